// Numbers in words below a scale: "twenty-five", "two and a half", "three quarters of a".
#include <algorithm>
#include <string>

#include "extract/number_run.h"

namespace dateline {

namespace {

// How far from a hyphen set apart another is looked for.
constexpr std::uint32_t kDashReach = 40;

}  // namespace

// Where text was cut into words before, hyphens are set apart: "fifty - two". A pair of them are dashes: "about forty -
// five of them women - came".
NumberRun::At NumberRun::skip_any_hyphen(At at) const {
  const At next = skip_hyphen(at);
  const auto apart = [&](At i) {
    return word(i, c_.hyphen) && !glued(i) && i + 1 < lattice_.last() && lattice_.token(i + 1).gap == Gap::space;
  };
  if (next > at || !apart(at) || at == begin_) return next;
  if (!word(at + 1, c_.cardinal) && !word(at + 1, c_.fraction)) return at;
  const At from = at > lattice_.first() + kDashReach ? at - kDashReach : lattice_.first();
  for (At i = from; i < std::min(at + kDashReach, lattice_.last()); ++i) {
    if (i != at && apart(i)) return at;
  }
  return at + 1;
}

NumberRun::At NumberRun::read_below_hundred(At at, std::int64_t& value) const {
  if (const Sense* tens = word(at, c_.tens)) {
    value = tens->number;
    const At next = skip_any_hyphen(at + 1);
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

NumberRun::At NumberRun::read_hundreds(At at, std::int64_t& value) const {
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
  if (word(next, c_.conjunction)) {
    next = skip_hyphen(next + 1);
    // "two hundred and three quarters" are more than a hundred, not a quarter of 103.
    if (read_proper_fraction(next)) return end;
  }
  const At behind = read_below_hundred(next, rest);
  if (behind > next && rest > 0) {
    value += rest;
    end = behind;
  }
  return end;
}

std::optional<NumberGroup> NumberRun::read_words(At at) const {
  std::int64_t value = 0;
  NumberGroup group;
  group.end = read_hundreds(at, value);
  if (group.end == at && at == lattice_.first() && word(at, c_.hundred) && word(at + 1, c_.scale)) {
    value = 100;  // "Hundred thousand march"
    group.end = at + 1;
    group.needs_scale = true;
  } else if (group.end == at) {
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
void NumberRun::read_spelled_decimals(NumberGroup& group) const {
  if (!word(group.end, c_.point)) return;
  std::string digits = group.above.str() + ".";
  At at = group.end + 1;
  std::int64_t tens = 0;
  // "two point seventy-one"
  if (const At behind = read_below_hundred(at, tens); behind > at && tens >= 10) {
    digits += std::to_string(tens);
    at = behind;
  } else {
    for (const Sense* digit = word(at, c_.cardinal); digit && digit->number < 10; digit = word(++at, c_.cardinal)) {
      digits += static_cast<char>('0' + digit->number);
      if (digits.size() > 40) return;
    }
  }
  const auto value = Decimal::parse(digits);
  if (at == group.end + 1 || !value) return;
  group.above = *value;
  group.end = at;
}

// "two-thirds", "a quarter", "half": a numerator and a fraction word.
std::optional<NumberGroup> NumberRun::read_fraction_group(At at) const {
  if (auto digits = read_digit_fraction(at)) return digits;
  const Sense* bare = word(at, c_.fraction);
  if (bare) {
    if (bare->option("bare").empty()) return std::nullopt;
    return NumberGroup{at + 1, Decimal(1), Decimal(bare->number)};
  }
  std::int64_t above = 0;
  if (word(at, c_.article)) return read_below_line(at + 1, 1);
  At end = read_below_hundred(at, above);
  if (end == at || above == 0) return std::nullopt;
  if (const At hundred = skip_hyphen(end); word(hundred, c_.hundred)) {
    // "two hundred forty-fifths" divides by 35, "two hundred forty-two fifths" by 5.
    if (auto hundreds = read_below_line(hundred + 1, above * 100)) return hundreds;
    end = read_hundreds(at, above);
  }
  return read_below_line(end, above);
}

// The fraction whose upper part, `above`, ends before `at`.
std::optional<NumberGroup> NumberRun::read_below_line(At at, std::int64_t above) const {
  std::int64_t below = 0;
  bool plural = false;
  const At begin = skip_any_hyphen(at);
  const At behind = read_denominator(begin, below, plural);
  if (behind == begin) return std::nullopt;
  // "twenty thirds" is a number, "four quarters" are quarters of a year.
  const Sense* last = word(behind - 1, c_.fraction);
  const bool mixed = last && !last->option("mixed").empty();
  if (above >= below && (above < 10 || mixed)) return std::nullopt;
  // "two third-placed teams" holds no fraction, "two thirds" does.
  if (plural != (above > 1)) return std::nullopt;
  return NumberGroup{behind, Decimal(above), Decimal(below)};
}

// A fraction less than one whose upper part is less than a hundred: "three quarters", "a third", not "thirty fifths".
std::optional<NumberGroup> NumberRun::read_proper_fraction(At at) const {
  std::int64_t above = 1;
  const At end = word(at, c_.article) ? at + 1 : read_below_hundred(at, above);
  auto group = end > at && above > 0 ? read_below_line(end, above) : std::nullopt;
  if (group && group->above >= group->below) group.reset();
  return group;
}

// "third", "twenty-fifth", "one hundred and fifth": returns where it ends, `at` where none stands there.
NumberRun::At NumberRun::read_denominator(At at, std::int64_t& value, bool& plural) const {
  std::int64_t above = 0, tens = 0;
  At end = at;
  if (const Sense* one = word(at, c_.cardinal); one && one->number == 1) {
    const At next = skip_hyphen(at + 1);
    const Sense* hundredth = word(next, c_.fraction);
    // "one one-hundredth"
    if (hundredth && hundredth->number >= 100) {
      end = next;
    } else if (word(next, c_.hundred)) {
      above = 100;
      end = skip_hyphen(next + 1);
      if (word(end, c_.conjunction)) end = skip_hyphen(end + 1);
    } else {
      return at;
    }
  }
  if (const Sense* sense = word(end, c_.tens)) {
    tens = sense->number;
    end = skip_hyphen(end + 1);
  }
  const Sense* last = word(end, c_.fraction);
  if (!last || (tens + above == 0 && !last->option("last").empty())) return at;
  if ((tens > 0 && last->number > 9) || (above > 0 && last->number > 99)) return at;
  // "twenty quarters", "a hundred half" are none.
  if (tens + above > 0 && !last->option("mixed").empty()) return at;
  value = above + tens + last->number;
  plural = !last->option("plural").empty();
  return end + 1;
}

// "half a million", "three quarters of a million", "a quarter million", "half-million".
std::optional<NumberGroup> NumberRun::read_fraction_of(At at) const {
  auto group = read_fraction_group(at);
  if (!group) {
    const Sense* bare = word(at, c_.fraction);
    if (!bare || bare->option("mixed").empty()) return std::nullopt;
    group = NumberGroup{at + 1, Decimal(1), Decimal(bare->number)};
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
void NumberRun::read_mixed(NumberGroup& group) const {
  if (!group.above.is_whole() || group.needs_scale) return;
  std::optional<NumberGroup> part;
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
    // "ten and a third man" are two, "forty-two and a third." is one.
    const bool ends =
        part && (part->end >= lattice_.last() || lattice_.token(part->end).type == TokenType::punctuation);
    if (part && !part->digits && (!divisor || (article && !ends && divisor->option("mixed").empty()))) part.reset();
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

}  // namespace dateline
