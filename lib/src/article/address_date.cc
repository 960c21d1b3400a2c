#include "article/address_date.h"

#include "calendar/day.h"

namespace dateline {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Reads exactly `length` digits that no other digit follows; -1 where they do not stand there.
int digits(std::string_view s, std::size_t at, std::size_t length) {
  if (at + length > s.size()) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + length; ++i) {
    if (!is_digit(s[i])) return -1;
    value = value * 10 + (s[i] - '0');
  }
  return at + length < s.size() && is_digit(s[at + length]) ? -1 : value;
}

std::string day(int year, int month, int day_number) {
  if (year < 1900 || year > 2100) return {};
  const auto made = make_day(year, month, day_number);
  return made ? day_str(*made) : std::string();
}

// The end of what may be a date must not run on into a word or number.
bool ends(std::string_view s, std::size_t at) {
  return at >= s.size() || !(is_digit(s[at]) || (is_letter(s[at]) && s[at] != 'T'));
}

// "20240207".
std::string compact(std::string_view s, std::size_t at) {
  const int all = digits(s, at, 8);
  if (all < 0 || !ends(s, at + 8)) return {};
  return day(all / 10000, all / 100 % 100, all % 100);
}

// "2024-02-07", "2024/2/7", "2024/feb/07".
std::string separated(const Lexicon& lexicon, std::string_view s, std::size_t at) {
  const int year = digits(s, at, 4);
  std::size_t i = at + 4;
  if (year < 0 || i >= s.size()) return {};
  const char sign = s[i++];
  if (sign != '/' && sign != '-' && sign != '_' && sign != '.') return {};
  int month = -1;
  if (i < s.size() && is_letter(s[i])) {
    const std::size_t begin = i;
    while (i < s.size() && is_letter(s[i])) ++i;
    std::string name(s.substr(begin, i - begin));
    name[0] = static_cast<char>(name[0] & ~0x20);  // "may" is a month with a capital alone
    const Sense* sense = lexicon.sense(lexicon.word_number(name), lexicon.class_named("MONTH"));
    month = sense == nullptr ? -1 : static_cast<int>(sense->number);
  } else {
    std::size_t length = i + 1 < s.size() && is_digit(s[i + 1]) ? 2 : 1;
    month = digits(s, i, length);
    i += length;
  }
  if (month < 1 || month > 12 || i >= s.size() || s[i] != sign) return {};
  ++i;
  const std::size_t length = i + 1 < s.size() && is_digit(s[i + 1]) ? 2 : 1;
  const int day_number = digits(s, i, length);
  if (day_number < 0 || !ends(s, i + length)) return {};
  return day(year, month, day_number);
}

}  // namespace

std::string date_in_address(const Lexicon& lexicon, std::string_view address) {
  for (std::size_t at = 0; at < address.size(); ++at) {
    const char c = address[at];
    if (c != '1' && c != '2') continue;
    if (at > 0) {
      // Letters before the digits are those of an identifier, but capitals may name a wire: "APW20240207".
      const char before = address[at - 1];
      if (is_digit(before) || (before >= 'a' && before <= 'z')) continue;
    }
    std::string found = separated(lexicon, address, at);
    if (found.empty()) found = compact(address, at);
    if (!found.empty()) return found;
  }
  return {};
}

}  // namespace dateline
