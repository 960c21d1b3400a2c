// Numbers in words below a scale: "twenty-five", "two and a half", "three quarters of a".
#include <string>

#include "extract/number_run.h"

namespace dateline {

NumberRun::At NumberRun::read_below_hundred(At at, std::int64_t& value) const {
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
  if (word(next, c_.conjunction)) next = skip_hyphen(next + 1);
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
    return NumberGroup{at + 1, Decimal(1), Decimal(bare->number), false, false};
  }
  std::int64_t above = 0;
  At end = at;
  if (word(at, c_.article)) {
    above = 1;
    end = at + 1;
  } else {
    end = read_hundreds(at, above);
  }
  if (end == at || above == 0) return std::nullopt;
  end = skip_hyphen(end);
  const Sense* below = word(end, c_.fraction);
  // "twenty thirds" is a number, "four quarters" are quarters of a year.
  if (!below || (above >= below->number && (above < 10 || !below->option("mixed").empty()))) return std::nullopt;
  // "two third-placed teams" holds no fraction, "two thirds" does.
  const bool plural = !below->option("plural").empty();
  if (plural != (above > 1)) return std::nullopt;
  return NumberGroup{end + 1, Decimal(above), Decimal(below->number), false, false};
}

// "half a million", "three quarters of a million", "a quarter million", "half-million".
std::optional<NumberGroup> NumberRun::read_fraction_of(At at) const {
  auto group = read_fraction_group(at);
  if (!group) {
    const Sense* bare = word(at, c_.fraction);
    if (!bare || bare->option("mixed").empty()) return std::nullopt;
    group = NumberGroup{at + 1, Decimal(1), Decimal(bare->number), false, false};
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
