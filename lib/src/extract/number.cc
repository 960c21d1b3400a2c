#include "extract/number.h"

#include <optional>
#include <string>

#include "extract/number_text.h"

namespace dateline {

namespace {

using At = std::uint32_t;

// "2 lakh crore", "a thousand million", "5 hundred thousand million"; more is no number that people write.
constexpr int kMaxPiled = 3;

// What a scale multiplies: digits, words below a thousand, a fraction. below > 1 only for fractions.
struct Group {
  At end = 0;
  Decimal above;
  Decimal below = Decimal(1);
  bool digits = false;
  bool grown = false;  // a scale is part of the token: "EUR50m"
  const Sense* sign = nullptr;
  bool needs_scale = false;  // "a", "half", "quarter of a": no number of its own
};

// Reads one number from one place. Looks ahead only, and never over a token twice but for a few at borders.
class NumberRun {
 public:
  NumberRun(const Lattice& lattice, const NumberComposer::Classes& classes, char group, char decimal)
      : lattice_(lattice), c_(classes), group_(group), decimal_(decimal) {}

  // Sets `number` to what begins at `at`. `stop`: how far the run of number words goes, whether they make a number or
  // not.
  bool read(At at, Number& number, At& stop);
  // "second", "19th", "twenty-first".
  bool read_ordinal(At at, Number& number) const;
  // "half", "two-thirds", "1/2", "½".
  bool read_fraction(At at, Number& number) const;
  // Reading starts at `at`: there the gap before the token does not matter.
  void begin(At at) { begin_ = at; }
  // Returns where the number words end that begin with a sign at `at`; `at` where no sign stands there.
  At skip_sign(At at) const;

 private:
  const Sense* word(At at, ClassId cls) const {
    if (at >= lattice_.last()) return nullptr;
    const Token& token = lattice_.token(at);
    return token.word == 0 || (token.gap == Gap::paragraph && at != begin_) ? nullptr : lattice_.sense(at, cls);
  }
  bool is_digits(At at) const { return at < lattice_.last() && lattice_.token(at).type == TokenType::number; }
  bool is_grown(At at) const {
    if (at >= lattice_.last()) return false;
    const Token& token = lattice_.token(at);
    return token.type == TokenType::word && (token.flags & Token::kDigits) && !(token.flags & Token::kAddress);
  }
  bool glued(At at) const { return at < lattice_.last() && lattice_.token(at).gap == Gap::glued; }
  At skip_hyphen(At at) const { return glued(at) && glued(at + 1) && word(at, c_.hyphen) ? at + 1 : at; }

  std::optional<Group> read_group(At at) const;
  std::optional<Group> read_digits(At at) const;
  std::optional<Group> read_grown(At at) const;
  std::optional<Group> read_words(At at) const;
  std::optional<Group> read_fraction_of(At at) const;
  std::optional<Group> read_digit_fraction(At at) const;
  std::optional<Group> read_fraction_group(At at) const;
  At read_hundreds(At at, std::int64_t& value) const;
  At read_below_hundred(At at, std::int64_t& value) const;
  void read_mixed(Group& group) const;
  void read_spelled_decimals(Group& group) const;
  At space_groups(At at, std::string& digits) const;
  At read_scales(At at, bool digits, Decimal& product, bool& weak, bool& fits) const;
  bool begins_words(At at) const;
  bool left_over(At at, bool spelled) const;
  At skip_words(At at) const;

  const Lattice& lattice_;
  const NumberComposer::Classes& c_;
  char group_, decimal_;
  At begin_ = 0;
};

At NumberRun::skip_sign(At at) const {
  if (word(at, c_.negative) && at + 1 < lattice_.last()) return skip_hyphen(at + 1);
  if (!word(at, c_.minus) || !glued(at + 1) || !is_digits(at + 1)) return at;
  // "5 -10" and "F-16" have no negative number; "(-3)" has.
  if (lattice_.token(at).gap == Gap::glued && at > lattice_.first() &&
      lattice_.token(at - 1).type != TokenType::punctuation && lattice_.token(at - 1).type != TokenType::symbol) {
    return at;
  }
  return at > lattice_.first() && is_digits(at - 1) ? at : at + 1;
}

At NumberRun::space_groups(At at, std::string& digits) const {
  const Token& head = lattice_.token(at);
  if (head.end - head.begin > 3 || digits.front() == '0') return at + 1;
  At end = at + 1;
  int groups = 0;
  bool special = true;
  std::string joined = digits;
  while (is_digits(end) && lattice_.token(end).gap == Gap::space) {
    const std::string_view text = lattice_.str(end);
    if (text.size() != 3 || leading_digits(text) != 3) break;
    const auto before = lattice_.token(end - 1).end;
    const std::string_view between = lattice_.text().substr(before, lattice_.token(end).begin - before);
    if (between != " " && !is_group_space(between)) break;
    special = special && between != " ";
    joined += text;
    ++groups;
    ++end;
  }
  // Figures that stand side by side by chance are common; with plain spaces only what can hardly be chance is one
  // number.
  const bool plain = groups > 1 || (groups == 1 && joined.ends_with("00"));
  if (groups == 0 || (!special && !plain) || is_digits(end)) return at + 1;
  digits = joined;
  return end;
}

// "RM23.50", "EUR50m": a currency and its amount in one token.
std::optional<Group> NumberRun::read_grown(At at) const {
  const std::string_view text = lattice_.str(at);
  std::size_t letters = 0;
  while (letters < text.size() && (text[letters] < '0' || text[letters] > '9')) ++letters;
  if (letters < 1 || letters > 4 || letters == text.size()) return std::nullopt;
  const std::uint32_t prefix = lattice_.lexicon().word_number(text.substr(0, letters));
  if (prefix == 0) return std::nullopt;
  Group group;
  const bool signed_before = glued(at) && at > lattice_.first() && lattice_.sense(at - 1, c_.currency_sign);
  group.sign = lattice_.lexicon().sense(prefix, signed_before ? c_.currency_country : c_.currency_sign);
  if (!group.sign && !signed_before) group.sign = lattice_.lexicon().sense(prefix, c_.currency_code);
  std::size_t end = text.find_last_of("0123456789");
  const std::string_view rest = text.substr(end + 1);
  const auto value = parse_number_text(text.substr(letters, end + 1 - letters), group_, decimal_);
  if (!group.sign || !value || !group.sign->option("weak").empty()) return std::nullopt;
  group.above = *value;
  if (!rest.empty()) {
    const std::uint32_t scale = lattice_.lexicon().word_number(rest);
    const Sense* by = scale == 0 ? nullptr : lattice_.lexicon().sense(scale, c_.scale_short);
    const auto scaled = by ? value->times(Decimal(by->number)) : std::nullopt;
    if (!scaled) return std::nullopt;
    group.above = *scaled;
    group.grown = true;
  }
  group.digits = true;
  group.end = at + 1;
  return group;
}

std::optional<Group> NumberRun::read_digits(At at) const {
  // ".5": digits that lack their zero.
  if (word(at, c_.decimal_point) && glued(at + 1) && is_digits(at + 1) && (!glued(at) || at == begin_)) {
    const std::string_view part = lattice_.str(at + 1);
    const auto value = leading_digits(part) == part.size() ? Decimal::parse("0." + std::string(part)) : std::nullopt;
    if (!value) return std::nullopt;
    Group group;
    group.above = *value;
    group.digits = true;
    group.end = at + 2;
    return group;
  }
  if (!is_digits(at)) return is_grown(at) ? read_grown(at) : std::nullopt;
  const std::string_view text = lattice_.str(at);
  Group group;
  group.digits = true;
  group.end = at + 1;
  std::string joined;
  if (leading_digits(text) == text.size() && is_digits(at + 1)) {
    joined = text;
    group.end = space_groups(at, joined);
  }
  const auto value = parse_number_text(group.end > at + 1 ? std::string_view(joined) : text, group_, decimal_);
  if (!value) return std::nullopt;
  group.above = *value;
  return group;
}

At NumberRun::read_below_hundred(At at, std::int64_t& value) const {
  if (const Sense* tens = word(at, c_.tens)) {
    value = tens->number;
    const At next = skip_hyphen(at + 1);
    const Sense* ones = word(next, c_.cardinal);
    if (ones && ones->number > 0 && ones->number < 10) {
      value += ones->number;
      return next + 1;
    }
    return at + 1;
  }
  if (const Sense* ones = word(at, c_.cardinal)) {
    value = ones->number;
    return at + 1;
  }
  return at;
}

At NumberRun::read_hundreds(At at, std::int64_t& value) const {
  At end = read_below_hundred(at, value);
  const bool article = end == at && word(at, c_.article) && word(skip_hyphen(at + 1), c_.hundred);
  if (article) {
    value = 1;
    end = at + 1;
  }
  if (end == at || value == 0) return end;
  const At hundred = skip_hyphen(end);
  if (!word(hundred, c_.hundred)) return end;
  value *= 100;
  end = hundred + 1;
  std::int64_t rest = 0;
  At next = skip_hyphen(end);
  if (word(next, c_.conjunction)) next = skip_hyphen(next + 1);
  const At behind = read_below_hundred(next, rest);
  if (behind > next && rest > 0) {
    value += rest;
    end = behind;
  }
  return end;
}

std::optional<Group> NumberRun::read_words(At at) const {
  std::int64_t value = 0;
  Group group;
  group.end = read_hundreds(at, value);
  if (group.end == at) {
    // "a million", "a dozen".
    const At next = skip_hyphen(at + 1);
    if (!word(at, c_.article) || !(word(next, c_.scale) || word(next, c_.dozen))) return std::nullopt;
    value = 1;
    group.end = at + 1;
    group.needs_scale = true;
  }
  group.above = Decimal(value);
  read_spelled_decimals(group);
  return group;
}

// "two point five".
void NumberRun::read_spelled_decimals(Group& group) const {
  if (!word(group.end, c_.point)) return;
  std::string digits = group.above.str() + ".";
  At at = group.end + 1;
  for (const Sense* digit = word(at, c_.cardinal); digit && digit->number < 10; digit = word(++at, c_.cardinal)) {
    digits += static_cast<char>('0' + digit->number);
    if (digits.size() > 40) return;
  }
  const auto value = Decimal::parse(digits);
  if (at == group.end + 1 || !value) return;
  group.above = *value;
  group.end = at;
}

std::optional<Group> NumberRun::read_digit_fraction(At at) const {
  if (const Sense* sign = word(at, c_.fraction_sign)) {
    const std::size_t slash = sign->value.find('/');
    const auto above = Decimal::parse(sign->value.substr(0, slash));
    const auto below = Decimal::parse(sign->value.substr(std::min(slash, sign->value.size() - 1) + 1));
    if (slash == std::string_view::npos || !above || !below) return std::nullopt;
    return Group{at + 1, *above, *below, true, false};
  }
  if (!is_digits(at) || !glued(at + 1) || !word(at + 1, c_.slash) || !glued(at + 2) || !is_digits(at + 2)) {
    return std::nullopt;
  }
  // "9/11", "24/7", "1/2/2020" are none: only the divisors that people write.
  if (glued(at + 3) && word(at + 3, c_.slash)) return std::nullopt;
  if (glued(at) && at > lattice_.first() && word(at - 1, c_.slash)) return std::nullopt;
  const auto above = parse_number_text(lattice_.str(at));
  const auto below = parse_number_text(lattice_.str(at + 2));
  if (!above || !below || above->is_zero() || *above >= *below) return std::nullopt;
  const auto divisor = below->whole();
  if (!divisor || !above->is_whole()) return std::nullopt;
  for (const int usual : {2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 128}) {
    if (divisor == usual) return Group{at + 3, *above, *below, true, false};
  }
  return std::nullopt;
}

// "two-thirds", "a quarter", "half": a numerator and a fraction word.
std::optional<Group> NumberRun::read_fraction_group(At at) const {
  if (auto digits = read_digit_fraction(at)) return digits;
  const Sense* bare = word(at, c_.fraction);
  if (bare) {
    if (bare->option("bare").empty()) return std::nullopt;
    return Group{at + 1, Decimal(1), Decimal(bare->number), false, false};
  }
  std::int64_t above = 0;
  At end = at;
  if (word(at, c_.article)) {
    above = 1;
    end = at + 1;
  } else {
    end = read_below_hundred(at, above);
  }
  if (end == at || above == 0) return std::nullopt;
  end = skip_hyphen(end);
  const Sense* below = word(end, c_.fraction);
  if (!below || above >= below->number) return std::nullopt;
  // "two third-placed teams" holds no fraction, "two thirds" does.
  const bool plural = !below->option("plural").empty();
  if (plural != (above > 1)) return std::nullopt;
  return Group{end + 1, Decimal(above), Decimal(below->number), false, false};
}

// "half a million", "three quarters of a million", "a quarter million", "half-million".
std::optional<Group> NumberRun::read_fraction_of(At at) const {
  auto group = read_fraction_group(at);
  if (!group) {
    const Sense* bare = word(at, c_.fraction);
    if (!bare || bare->option("mixed").empty()) return std::nullopt;
    group = Group{at + 1, Decimal(1), Decimal(bare->number), false, false};
  }
  At end = group->end;
  if (word(end, c_.of)) ++end;
  end = skip_hyphen(end);
  if (word(end, c_.article)) end = skip_hyphen(end + 1);
  if (!word(end, c_.scale) && !word(end, c_.dozen) && !word(end, c_.hundred)) return std::nullopt;
  group->end = end;
  group->needs_scale = true;
  return group;
}

// "two and a half", "3½", "2 1/2", "two and three-quarters": adds the fraction to the group.
void NumberRun::read_mixed(Group& group) const {
  if (!group.above.is_whole() || group.needs_scale) return;
  std::optional<Group> part;
  if (group.digits) {
    part = read_digit_fraction(skip_hyphen(group.end));
    if (part && is_digits(group.end) && glued(group.end)) part.reset();
  }
  At next = skip_hyphen(group.end);
  if (!part && word(next, c_.conjunction)) {
    next = skip_hyphen(next + 1);
    const bool article = word(next, c_.article);
    part = read_fraction_group(next);
    const Sense* divisor = part ? word(part->end - 1, c_.fraction) : nullptr;
    if (part && !part->digits && (!divisor || (article && divisor->option("mixed").empty()))) part.reset();
    if (part && !part->digits && !article && word(next, c_.fraction)) part.reset();  // "ten and half the others"
  }
  if (!part) return;
  const auto whole = group.above.times(part->below);
  const auto sum = whole ? whole->plus(part->above) : std::nullopt;
  if (!sum) return;
  group.above = *sum;
  group.below = part->below;
  group.end = part->end;
}

std::optional<Group> NumberRun::read_group(At at) const {
  if (auto fraction = read_fraction_of(at)) return fraction;
  const bool point = word(at, c_.decimal_point) != nullptr;
  auto group = is_digits(at) || is_grown(at) || point ? read_digits(at) : read_words(at);
  if (group) read_mixed(*group);
  return group;
}

// Multiplies the scales that stand at `at`; `fits` is false where the product cannot be held.
At NumberRun::read_scales(At at, bool digits, Decimal& product, bool& weak, bool& fits) const {
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

At NumberRun::skip_words(At at) const {
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

bool NumberRun::read(At at, Number& number, At& stop) {
  Decimal total, limit;
  At end = at;
  bool first = true, spelled = true, weak = false, rounded = false, scaled = false;
  Decimal last_scale(1);
  for (At next = at;;) {
    auto group = read_group(next);
    if (!group || (!first && group->needs_scale && !group->digits && word(next, c_.article))) break;
    Decimal product(1);
    bool fits = true, short_scale = false;
    const At behind = read_scales(group->end, group->digits, product, short_scale, fits);
    const bool has_scale = behind > group->end;
    if (group->needs_scale && !has_scale) break;
    if (!fits) {
      stop = skip_words(behind);
      return false;
    }
    // "5 million 300" may be two numbers; "5 million 300 thousand" is one.
    if (!first && group->digits && !has_scale) break;
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
    spelled = spelled && !group->digits;
    weak = short_scale;
    scaled = has_scale || group->grown;
    last_scale = product;
    end = behind;
    first = false;
    limit = product;
    if (!has_scale || short_scale || group->below != Decimal(1)) break;
    next = skip_hyphen(end);
    if (spelled && word(next, c_.conjunction)) next = skip_hyphen(next + 1);
  }
  if (first) return false;
  // "a million and a half".
  if (scaled && !weak && word(end, c_.conjunction) && word(end + 1, c_.article)) {
    const Sense* part = word(end + 2, c_.fraction);
    const auto more = part && !part->option("mixed").empty()
                          ? Decimal::ratio(last_scale, Decimal(part->number), nullptr)
                          : std::nullopt;
    const auto sum = more ? total.plus(*more) : std::nullopt;
    if (sum) {
      total = *sum;
      end += 3;
    }
  }
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

void lay(Lattice& lattice, Builtin cls, const Number& number, std::vector<Number>& out) {
  lattice.add({number.first, number.last, class_of(cls), nullptr, static_cast<std::uint32_t>(out.size())});
  out.push_back(number);
}

}  // namespace

NumberComposer::NumberComposer(const Language::Data& language) {
  const auto cls = [&](std::string_view name) { return language.lexicon.class_named(name); };
  classes_ = {cls("CARDINAL"),        cls("TENS"),           cls("HUNDRED"),
              cls("SCALE"),           cls("SCALE_SHORT"),    cls("DOZEN"),
              cls("ORDINAL_WORD"),    cls("ORDINAL_ENDING"), cls("FRACTION_WORD"),
              cls("FRACTION_SIGN"),   cls("NUMBER_AND"),     cls("NUMBER_A"),
              cls("NUMBER_OF"),       cls("NUMBER_POINT"),   cls("NEGATIVE"),
              cls("HYPHEN"),          cls("MINUS_SIGN"),     cls("SLASH"),
              cls("DECIMAL_POINT"),   cls("CURRENCY_SIGN"),  cls("CURRENCY_CODE"),
              cls("CURRENCY_COUNTRY")};
  Features starts, signs, plain, goes_on;
  for (const ClassId c : {classes_.cardinal, classes_.tens, classes_.ordinal, classes_.fraction, classes_.fraction_sign,
                          classes_.article, classes_.negative, classes_.minus, classes_.decimal_point}) {
    if (c != 0) starts.add(c);
    const bool is_sign = c == classes_.minus || c == classes_.decimal_point;
    if (c != 0 && is_sign) signs.add(c);
    if (c != 0 && !is_sign && c != classes_.article) plain.add(c);
  }
  for (const ClassId c : {classes_.fraction, classes_.scale, classes_.dozen, classes_.hundred, classes_.hyphen}) {
    if (c != 0) goes_on.add(c);
  }
  for (const Features& set : language.lexicon.feature_sets()) {
    of_set_.push_back(static_cast<std::uint8_t>((set.meets(starts) ? kStarts : 0) | (set.meets(goes_on) ? kGoesOn : 0) |
                                                (set.meets(signs) ? kSign : 0) | (set.meets(plain) ? kPlain : 0)));
  }
  if (const std::string_view group = language.setting("number_group"); !group.empty()) group_ = group.front();
  if (const std::string_view point = language.setting("number_decimal"); !point.empty()) decimal_ = point.front();
}

bool NumberComposer::begins(const Lattice& lattice, At at) const {
  const Token& token = lattice.token(at);
  if (token.type == TokenType::number || (token.type == TokenType::word && (token.flags & Token::kDigits) != 0)) {
    return true;
  }
  const std::uint8_t bits = of_set_[lattice.lexicon().set_of_word(token.word)];
  if ((bits & kStarts) == 0) return false;
  if ((bits & kPlain) != 0) return true;
  if (at + 1 == lattice.last()) return false;
  // Nearly every "a" is an article and no more, nearly every "." a full stop.
  const Token& next = lattice.token(at + 1);
  if ((bits & kSign) != 0 && next.type == TokenType::number) return true;
  return (of_set_[lattice.lexicon().set_of_word(next.word)] & kGoesOn) != 0;
}

void NumberComposer::compose(Lattice& lattice, std::vector<Number>& out) const {
  NumberRun run(lattice, classes_, group_, decimal_);
  for (At at = lattice.first(); at < lattice.last();) {
    if (!begins(lattice, at)) {
      ++at;
      continue;
    }
    run.begin(at);
    Number number;
    At end = at;
    if (run.read_ordinal(at, number)) {
      lay(lattice, Builtin::ordinal, number, out);
      end = number.last;
    }
    Number fraction;
    if (run.read_fraction(at, fraction)) {
      lay(lattice, Builtin::fraction, fraction, out);
      end = std::max(end, fraction.last);
    }
    const At sign = run.skip_sign(at);
    At stop = sign;
    Number amount;
    if (run.read(sign, amount, stop) && amount.last > end) {
      if (sign > at) amount.value = amount.value.negated();
      amount.first = at;
      if (amount.weak) {
        const auto bare = Decimal::ratio(amount.value, amount.scale, nullptr);
        Number plain = amount;
        --plain.last;
        plain.weak = plain.scaled = false;
        plain.scale = Decimal(1);
        if (bare) plain.value = *bare;
        lay(lattice, Builtin::number, plain, out);
      }
      lay(lattice, Builtin::number, amount, out);
    }
    at = std::max(at + 1, std::max(end, stop));
  }
}

void compose_numbers(const Language::Data& language, Lattice& lattice, std::vector<Number>& out) {
  NumberComposer(language).compose(lattice, out);
}

}  // namespace dateline
