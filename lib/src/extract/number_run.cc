// Groups and scales put together: "two million three hundred thousand".
#include "extract/number_run.h"
#include "extract/number_text.h"

namespace dateline {

namespace {

// "2 lakh crore", "a thousand million", "5 hundred thousand million"; more is no number that people write.
constexpr int kMaxPiled = 3;

}  // namespace

std::optional<NumberGroup> NumberRun::read_group(At at) const {
  if (auto fraction = read_fraction_of(at)) return fraction;
  const bool point = word(at, c_.decimal_point) != nullptr;
  auto group = is_digits(at) || is_grown(at) || point ? read_digits(at) : read_words(at);
  if (group) read_mixed(*group);
  return group;
}

// Multiplies the scales that stand at `at`; `fits` is false where the product cannot be held.
NumberRun::At NumberRun::read_scales(At at, bool digits, Decimal& product, bool& weak, bool& fits) const {
  fits = true;
  int piled = 0;
  At end = at;
  for (;;) {
    const At next = skip_hyphen(end);
    const Sense* scale = word(next, c_.scale);
    if (!scale && digits && end == at) scale = word(next, c_.hundred);
    if (!scale && digits && end == at && !word(next, c_.article)) {
      scale = word(next, c_.scale_short);
      if (scale && next != end) scale = nullptr;
      if (scale) weak = !scale->option("weak").empty();
    }
    if (!scale && end == at) {
      if (const Sense* dozen = word(next, c_.dozen)) {
        product = Decimal(dozen->number);
        return next + 1;
      }
    }
    if (!scale) return end;
    // "In 2010 crores of rupees vanished."
    if (!scale->option("plural").empty() && next > begin_ && is_digits(next - 1) &&
        lattice_.str(next - 1).size() == 4 && leading_digits(lattice_.str(next - 1)) == 4)
      return end;
    const auto more = ++piled <= kMaxPiled ? product.times(Decimal(scale->number)) : std::nullopt;
    if (!more) {
      fits = false;
      return end;
    }
    product = *more;
    end = next + 1;
    if (weak) return end;
  }
}

bool NumberRun::begins_words(At at) const {
  return word(at, c_.cardinal) || word(at, c_.tens) || word(at, c_.hundred) || word(at, c_.scale) || word(at, c_.dozen);
}

NumberRun::At NumberRun::skip_words(At at) const {
  for (At next = skip_hyphen(at); begins_words(next); next = skip_hyphen(at)) at = next + 1;
  return at;
}

// Whether more number words follow that did not fit in: then the whole is no number ("five five five", "two twenty").
bool NumberRun::left_over(At at, bool spelled) const {
  const At next = skip_hyphen(at);
  if (word(next, c_.hundred) || word(next, c_.scale)) return true;
  if (next > at && word(next, c_.ordinal)) return true;
  if (!spelled || !begins_words(next)) return false;
  // "two five-year terms", "four ten-man teams" are two numbers.
  const At behind = skip_words(next);
  return !(glued(behind) && word(behind, c_.hyphen)) || next > at;
}

// "a million and a half", "four million and two thirds": adds a fraction of the scale that stands before it.
bool NumberRun::read_part_of_scale(At& end, const Decimal& scale, Decimal& total, bool& rounded) const {
  if (!word(end, c_.conjunction)) return false;
  const auto part = read_proper_fraction(end + 1);
  if (!part) return false;
  // "a million and a third of the others" are two; "a million and a half of them" is one.
  const Sense* last = word(part->end - 1, c_.fraction);
  const bool mixed = word(end + 1, c_.article) && last && !last->option("mixed").empty();
  const bool ends = part->end >= lattice_.last() || lattice_.token(part->end).type == TokenType::punctuation;
  if (!mixed && !ends) return false;
  bool inexact = false;
  const auto above = scale.times(part->above);
  const auto more = above ? Decimal::ratio(*above, part->below, &inexact) : std::nullopt;
  const auto sum = more ? total.plus(*more) : std::nullopt;
  if (!sum) return false;
  total = *sum;
  rounded = rounded || inexact;
  end = part->end;
  return true;
}

bool NumberRun::read(At at, Number& number, At& stop) {
  Decimal total, limit;
  At end = at;
  bool first = true, spelled = true, weak = false, rounded = false, scaled = false;
  Decimal last_scale(1);
  for (At next = at;;) {
    auto group = read_group(next);
    // "a thousand and a million" are two, "a billion and a half million" is one.
    const bool whole = group && group->below == Decimal(1);
    if (!group || (!first && group->needs_scale && !group->digits && whole && word(next, c_.article))) break;
    Decimal product(1);
    bool fits = true, short_scale = false;
    const At behind = read_scales(group->end, group->digits, product, short_scale, fits);
    const bool has_scale = behind > group->end;
    if (group->needs_scale && !has_scale) break;
    if (group->large && !has_scale && !group->grouped && !group->grown) break;
    if (!fits) {
      stop = skip_words(behind);
      return false;
    }
    // "5 million 300" may be two numbers; "5 million 300 thousand" and "3 hundred and 21" are one.
    if (!first && group->digits && !has_scale && limit != Decimal(100)) break;
    // "$2.6 million one time", "two million one-time visitors": what digits begin, words alone do not end, and a word
    // that is joined to the next begins another number.
    const bool joined = glued(group->end) && word(group->end, c_.hyphen) != nullptr;
    const bool own = !spelled && limit != Decimal(100);  // "3 hundred and one" is one number
    if (!first && !has_scale && !group->digits && (own || joined)) break;
    const auto above = group->above.times(product);
    bool inexact = false;
    const auto term = above ? Decimal::ratio(*above, group->below, &inexact) : std::nullopt;
    if (!term) {
      stop = skip_words(behind);
      return false;
    }
    if (!first && !(*term < limit)) break;
    const auto sum = total.plus(*term);
    if (!sum) {
      stop = skip_words(behind);
      return false;
    }
    total = *sum;
    rounded = rounded || inexact;
    if (first) number.sign = group->sign;
    if (first) number.grouped = group->grouped;
    spelled = spelled && !group->digits;
    weak = short_scale;
    scaled = has_scale || group->grown;
    last_scale = product;
    end = behind;
    first = false;
    limit = product;
    if (!has_scale || short_scale || group->below != Decimal(1)) break;
    next = skip_hyphen(end);
    if ((spelled || limit == Decimal(100)) && word(next, c_.conjunction)) {
      next = skip_hyphen(next + 1);
      if (read_proper_fraction(next) && !read_fraction_of(next)) break;
    }
  }
  if (first) return false;
  if (scaled && !weak) read_part_of_scale(end, last_scale, total, rounded);
  stop = end;
  if (left_over(end, spelled)) {
    stop = skip_words(end);
    return false;
  }
  number.first = at;
  number.last = end;
  number.value = total;
  number.spelled = spelled;
  number.scaled = scaled;
  number.rounded = rounded;
  number.weak = weak;
  number.scale = last_scale;
  return true;
}

bool NumberRun::read_ordinal(At at, Number& number) const {
  number.first = at;
  if (is_digits(at)) {
    const std::string_view text = lattice_.str(at);
    const std::size_t digits = leading_digits(text);
    if (digits == 0 || digits == text.size()) {
      // "1,000th" and the like are cut by separators; only plain digits are looked at.
      return false;
    }
    const std::uint32_t ending = lattice_.lexicon().word_number(text.substr(digits));
    if (ending == 0 || !lattice_.lexicon().sense(ending, c_.ordinal_ending)) return false;
    const auto value = parse_number_text(text.substr(0, digits));
    if (!value) return false;
    number.value = *value;
    number.last = at + 1;
    return true;
  }
  At end = at;
  std::int64_t tens = 0;
  if (const Sense* sense = word(at, c_.tens)) {
    tens = sense->number;
    end = skip_hyphen(at + 1);
  }
  const Sense* ordinal = word(end, c_.ordinal);
  if (!ordinal || (tens > 0 && ordinal->number > 9)) return false;
  number.value = Decimal(tens + ordinal->number);
  number.spelled = true;
  number.last = end + 1;
  return true;
}

bool NumberRun::read_fraction(At at, Number& number) const {
  const auto group = read_fraction_group(at);
  if (!group) return false;
  bool rounded = false;
  const auto value = Decimal::ratio(group->above, group->below, &rounded);
  if (!value) return false;
  number.first = at;
  number.last = group->end;
  number.value = *value;
  number.spelled = !group->digits;
  number.rounded = rounded;
  return true;
}

}  // namespace dateline
