#include "extract/number_text.h"

#include <unicode/uchar.h>

#include "model/utf8.h"

namespace dateline {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Writes digits and separators of any script in ASCII; nothing where another character stands.
std::optional<std::string> in_ascii(std::string_view text) {
  std::string out;
  char32_t zero = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    const int digit = u_charDigitValue(static_cast<UChar32>(c));
    if (digit >= 0) {
      // Digits of two scripts in one number are a trick or a mistake.
      if (zero != 0 && c - static_cast<char32_t>(digit) != zero) return std::nullopt;
      zero = c - static_cast<char32_t>(digit);
      out += static_cast<char>('0' + digit);
    } else if (c == U'\u2019' || c == U'\'' || c == U'\u202F') {  // U+202F extends words, UAX #29
      out += '\'';
    } else if (c == U'\u066B' || c == U'\uFF0E') {
      out += '.';
    } else if (c == U'\u066C' || c == U'\uFF0C') {
      out += ',';
    } else if (c < 0x80) {
      out += static_cast<char>(c);
    } else {
      return std::nullopt;
    }
  }
  return out;
}

// Groups of three ("1,200,000"), or of two and a last one of three ("12,00,000"). `whole` holds digits and separators.
bool well_grouped(std::string_view whole, char separator) {
  const std::size_t first = whole.find(separator);
  if (first == 0 || first > 3 || whole.front() == '0') return false;
  std::size_t size = 0, groups = 0;
  bool threes = true, twos = first <= 2;
  for (std::size_t at = first + 1; at <= whole.size(); ++at) {
    if (at < whole.size() && is_digit(whole[at])) {
      ++size;
      continue;
    }
    const bool last = at == whole.size();
    if (!last && whole[at] != separator) return false;
    threes = threes && size == 3;
    twos = twos && size == (last ? 3u : 2u);
    ++groups;
    size = 0;
  }
  return threes || (twos && groups > 1);
}

}  // namespace

std::size_t leading_digits(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  return count;
}

bool is_group_space(std::string_view between) {
  return between == "\u00A0" || between == "\u2009" || between == "\u202F" || between == "\u2007";
}

std::optional<Decimal> parse_number_text(std::string_view text, char group, char decimal) {
  std::string ascii;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x80) continue;
    auto converted = in_ascii(text);
    if (!converted) return std::nullopt;
    ascii = std::move(*converted);
    text = ascii;
    group = ',';
    decimal = '.';
    break;
  }
  if (text.size() > 120) return std::nullopt;
  const std::size_t point = std::min(text.find(decimal), text.size());
  const std::string_view whole = text.substr(0, point);
  const std::string_view part = point < text.size() ? text.substr(point + 1) : std::string_view();
  if (point < text.size() && (part.empty() || leading_digits(part) != part.size())) return std::nullopt;
  if (whole.empty() && part.empty()) return std::nullopt;

  std::string digits;
  if (leading_digits(whole) == whole.size()) {
    // A leading zero makes an identifier, "007", not an amount.
    if (whole.size() > 1 && whole.front() == '0') return std::nullopt;
    digits = whole;
  } else {
    const char separator = whole.find('\'') != std::string_view::npos ? '\'' : group;
    if (!is_digit(whole.front()) || !well_grouped(whole, separator)) return std::nullopt;
    for (const char c : whole) {
      if (c != separator) digits += c;
    }
  }
  if (!part.empty()) digits.append(1, '.').append(part);
  return Decimal::parse(digits);
}

}  // namespace dateline
