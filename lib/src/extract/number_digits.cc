// Numbers in digits: grouped, grown together with a currency, fractions with a slash.
#include <algorithm>
#include <string>

#include "extract/number_run.h"
#include "extract/number_text.h"

namespace dateline {

// "a margin of plus or minus 3 points": `at` is the last word of it.
bool NumberRun::either_sign(At at) const {
  for (At words = 2; words < 5 && at >= lattice_.first() + words; words += 2) {
    const Chunk* sign = lattice_.longest(at - words, c_.either_sign);
    if (sign != nullptr && sign->last == at + 1) return true;
  }
  return false;
}

NumberRun::At NumberRun::skip_sign(At at) const {
  if (word(at, c_.negative) && at + 1 < lattice_.last()) return either_sign(at) ? at : skip_hyphen(at + 1);
  if (!word(at, c_.minus) || !glued(at + 1) || !is_digits(at + 1)) return at;
  // "5 -10", "F-16" and "20%-30%" have no negative number; "(-3)" and "$-3" have.
  if (at > lattice_.first() && word(at - 1, c_.percent)) return at;
  if (glued(at) && at > lattice_.first()) {
    const TokenType before = lattice_.token(at - 1).type;
    if ((before != TokenType::punctuation && before != TokenType::symbol) || word(at - 1, c_.unit)) return at;
  }
  // "Stoxx 50 -1.3%"
  const bool apart = !glued(at) && word(at + 2, c_.percent);
  return at > lattice_.first() && is_digits(at - 1) && !apart ? at : at + 1;
}

// "2 715 tons", behind a word that is no name and before a unit.
bool NumberRun::measures(At at, At end) const {
  const Sense* unit = word(end, c_.unit);
  if (unit == nullptr || !unit->option("weak").empty() || glued(end)) return false;
  if (at == lattice_.first()) return true;
  const Token& before = lattice_.token(at - 1);
  return before.type == TokenType::word && before.letters == LetterCase::lower;
}

NumberRun::At NumberRun::space_groups(At at, std::string& digits) const {
  const Token& head = lattice_.token(at);
  if (head.end - head.begin > 3 || digits.front() == '0') return at + 1;
  At end = at + 1;
  int groups = 0;
  bool special = true;
  std::string joined = digits;
  // More than these are a table, which is not read from each of its numbers to its end.
  constexpr int kMostGroups = 12;
  while (groups <= kMostGroups && is_digits(end) && lattice_.token(end).gap == Gap::space) {
    const std::string_view text = lattice_.str(end);
    // "1 234 567.89"
    const bool decimals = text.size() > 4 && text[3] == decimal_ && leading_digits(text.substr(4)) == text.size() - 4;
    if (leading_digits(text) != 3 || (text.size() != 3 && !decimals)) break;
    const auto before = lattice_.token(end - 1).end;
    const std::string_view between = lattice_.text().substr(before, lattice_.token(end).begin - before);
    if (between != " " && !is_group_space(between)) break;
    special = special && between != " ";
    joined += text;
    ++groups;
    ++end;
    if (decimals) break;
  }
  // Figures that stand side by side by chance are common; with plain spaces only what can hardly be chance is one
  // number.
  const bool plain = groups > 1 || (groups == 1 && (joined.ends_with("00") || measures(at, end)));
  if (groups == 0 || groups > kMostGroups || (!special && !plain) || is_digits(end)) return at + 1;
  digits = joined;
  return end;
}

// "1,2 billion", "3,5%": a comma that can part no groups, before a scale or a percent sign, is a decimal one.
std::optional<Decimal> NumberRun::read_decimal_comma(std::string_view text) const {
  const std::size_t comma = text.find(group_);
  if (comma == std::string_view::npos || text.find(decimal_) != std::string_view::npos) return std::nullopt;
  const std::size_t decimals = text.size() - comma - 1;
  if (comma > 3 || decimals < 1 || decimals > 2) return std::nullopt;
  return parse_number_text(text, decimal_, group_);
}

bool NumberRun::scale_or_percent(At at) const {
  at = skip_hyphen(at);
  return word(at, c_.scale) || word(at, c_.percent) || (glued(at) && word(at, c_.scale_short));
}

// "€5,50", "5,50 €": two decimals beside a currency's sign.
bool NumberRun::priced(At at) const {
  const std::string_view text = lattice_.str(at);
  if (text.size() < 4 || text[text.size() - 3] != group_) return false;
  return word(at + 1, c_.currency_sign) || (at > lattice_.first() && lattice_.sense(at - 1, c_.currency_sign));
}

// "RM23.50", "EUR50m": a currency and its amount in one token.
std::optional<NumberGroup> NumberRun::read_grown(At at) const {
  const std::string_view text = lattice_.str(at);
  std::size_t letters = 0;
  while (letters < text.size() && (text[letters] < '0' || text[letters] > '9')) ++letters;
  if (letters < 1 || letters > 4 || letters == text.size()) return std::nullopt;
  const std::uint32_t prefix = lattice_.lexicon().word_number(text.substr(0, letters));
  if (prefix == 0) return std::nullopt;
  NumberGroup group;
  const bool signed_before = glued(at) && at > lattice_.first() && lattice_.sense(at - 1, c_.currency_sign);
  group.sign = lattice_.lexicon().sense(prefix, signed_before ? c_.currency_country : c_.currency_sign);
  if (!group.sign && !signed_before) group.sign = lattice_.lexicon().sense(prefix, c_.currency_code);
  group.large = group.sign && !group.sign->option("grown").empty();
  std::size_t end = text.find_last_of("0123456789");
  const std::string_view rest = text.substr(end + 1);
  const std::string_view amount = text.substr(letters, end + 1 - letters);
  auto value = parse_number_text(amount, group_, decimal_);
  if (!value && (!rest.empty() || scale_or_percent(at + 1))) value = read_decimal_comma(amount);
  group.grouped = text.find(group_) != std::string_view::npos;
  const bool plain = rest.empty() && !group.grouped && !word(at + 1, c_.scale);
  if (!group.sign || !value || (plain && !group.sign->option("weak").empty())) return std::nullopt;
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

namespace {

// More digits than anyone counts with; the product would not be exact.
constexpr int kLargestPower = 30;

// "⁻²³"; nothing where other signs stand in it.
std::optional<int> superscript(std::string_view text) {
  static constexpr std::string_view kDigits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  constexpr std::string_view kMinus = "⁻";
  const bool negative = text.starts_with(kMinus);
  if (negative) text.remove_prefix(kMinus.size());
  int out = 0, digits = 0;
  while (!text.empty() && ++digits <= 2) {
    const auto* digit = std::find_if(std::begin(kDigits), std::end(kDigits),
                                     [&](std::string_view sign) { return text.starts_with(sign); });
    if (digit == std::end(kDigits)) return std::nullopt;
    out = out * 10 + static_cast<int>(digit - std::begin(kDigits));
    text.remove_prefix(digit->size());
  }
  if (!text.empty() || digits == 0) return std::nullopt;
  return negative ? -out : out;
}

std::optional<Decimal> power_of_ten(int exponent) {
  if (exponent > kLargestPower || exponent < -kLargestPower) return std::nullopt;
  const std::string zeros(static_cast<std::size_t>(exponent < 0 ? -exponent : exponent), '0');
  return exponent < 0 ? Decimal::parse("0." + zeros.substr(1) + "1") : Decimal::parse("1" + zeros);
}

}  // namespace

// "^23", "^-3", "⁹", grown together with what stands before them.
std::optional<int> NumberRun::read_exponent(At& at) const {
  const auto is = [&](At i, std::string_view sign) { return glued(i) && lattice_.str(i) == sign; };
  At end = at;
  if (glued(end) && !is(end, "^")) {
    const auto raised = superscript(lattice_.str(end));
    if (raised) at = end + 1;
    return raised;
  }
  if (!is(end, "^")) return std::nullopt;
  const bool negative = is(++end, "-") || is(end, "\u2212");
  if (negative) ++end;
  if (!glued(end) || !is_digits(end)) return std::nullopt;
  const std::string_view digits = lattice_.str(end);
  if (digits.size() > 2 || leading_digits(digits) != digits.size()) return std::nullopt;
  at = end + 1;
  const int out = std::stoi(std::string(digits));
  return negative ? -out : out;
}

namespace {

// One or two ASCII digits.
bool is_small(std::string_view digits) { return digits.size() < 3 && leading_digits(digits) == digits.size(); }

}  // namespace

// "6.02 x 10^23", "10⁹", "1.5e6", "5e-3": adds the power of ten that follows the group, if one does.
void NumberRun::read_power(At at, NumberGroup& group) const {
  At end = group.end;
  std::optional<int> exponent;
  bool alone = false;
  const std::string_view next = end < lattice_.last() ? lattice_.str(end) : std::string_view();
  if (glued(end) && next.size() > 1 && next.size() < 4 && (next[0] == 'e' || next[0] == 'E') &&
      leading_digits(next.substr(1)) == next.size() - 1) {
    exponent = std::stoi(std::string(next.substr(1)));
    ++end;
  } else if (glued(end) && (next == "e" || next == "E") && glued(end + 1) && word(end + 1, c_.minus) &&
             glued(end + 2) && is_digits(end + 2) && is_small(lattice_.str(end + 2))) {
    exponent = -std::stoi(std::string(lattice_.str(end + 2)));
    end += 3;
  } else if (lattice_.str(at) == "10" && group.end == at + 1) {
    exponent = read_exponent(end);
    alone = true;
  } else if ((next == "x" || next == "\u00D7" || next == "*") && end + 1 < lattice_.last() &&
             lattice_.str(end + 1) == "10") {
    end += 2;
    exponent = read_exponent(end);
  } else if (glued(end) && next == "x10") {
    exponent = read_exponent(++end);
  }
  const auto power = exponent ? power_of_ten(*exponent) : std::nullopt;
  const auto product = power ? (alone ? power : group.above.times(*power)) : std::nullopt;
  if (!product) return;
  group.above = *product;
  group.grouped = true;  // no year, no house number
  group.end = end;
}

std::optional<NumberGroup> NumberRun::read_digits(At at) const {
  // ".5": digits that lack their zero.
  if (word(at, c_.decimal_point) && glued(at + 1) && is_digits(at + 1) && (!glued(at) || at == begin_)) {
    const std::string_view part = lattice_.str(at + 1);
    const auto value = leading_digits(part) == part.size() ? Decimal::parse("0." + std::string(part)) : std::nullopt;
    if (!value) return std::nullopt;
    NumberGroup group;
    group.above = *value;
    group.digits = true;
    group.end = at + 2;
    return group;
  }
  if (!is_digits(at)) return is_grown(at) ? read_grown(at) : std::nullopt;
  const std::string_view text = lattice_.str(at);
  NumberGroup group;
  group.digits = true;
  group.end = at + 1;
  std::string joined;
  if (leading_digits(text) == text.size() && is_digits(at + 1)) {
    joined = text;
    group.end = space_groups(at, joined);
  }
  auto value = parse_number_text(group.end > at + 1 ? std::string_view(joined) : text, group_, decimal_);
  // "1.234.567,50", as much of Europe writes it; "1.234" and "1,5" might be either, "192.168.100.200" an address.
  const bool foreign = !value && std::count(text.begin(), text.end(), decimal_) == 2;
  if (foreign) value = parse_number_text(text, decimal_, group_);
  if (!value && group.end == at + 1 && (scale_or_percent(group.end) || priced(at))) value = read_decimal_comma(text);
  if (!value) return std::nullopt;
  group.above = *value;
  group.grouped = group.end > at + 1 || text.find(group_) != std::string_view::npos ||
                  text.find('\'') != std::string_view::npos || text.find("’") != std::string_view::npos ||
                  text.find("\u202F") != std::string_view::npos;
  read_power(at, group);
  return group;
}

// "1⁄32" is one word by the rules of Unicode: the sign is a fraction's and nothing else, whatever it divides by.
std::optional<NumberGroup> NumberRun::read_digit_pair(At at) const {
  if (!is_digits(at) || (lattice_.token(at).flags & Token::kAscii) != 0) return std::nullopt;
  const std::string_view text = lattice_.str(at);
  const std::size_t slash = text.find("\u2044");
  if (slash == std::string_view::npos) return std::nullopt;
  const auto above = parse_number_text(text.substr(0, slash));
  const auto below = parse_number_text(text.substr(slash + std::string_view("\u2044").size()));
  if (!above || !below || below->is_zero() || !above->is_whole() || !below->is_whole()) return std::nullopt;
  return NumberGroup{at + 1, *above, *below, true};
}

std::optional<NumberGroup> NumberRun::read_digit_fraction(At at) const {
  if (const auto pair = read_digit_pair(at)) return pair;
  if (const Sense* sign = word(at, c_.fraction_sign)) {
    const std::size_t slash = sign->value.find('/');
    const auto above = Decimal::parse(sign->value.substr(0, slash));
    const auto below = Decimal::parse(sign->value.substr(std::min(slash, sign->value.size() - 1) + 1));
    if (slash == std::string_view::npos || !above || !below) return std::nullopt;
    return NumberGroup{at + 1, *above, *below, true};
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
    if (divisor == usual) return NumberGroup{at + 3, *above, *below, true};
  }
  return std::nullopt;
}

}  // namespace dateline
