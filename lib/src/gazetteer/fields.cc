#include "gazetteer/fields.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "gazetteer/normalise.h"
#include "model/utf8.h"

namespace dateline {

namespace {

constexpr std::array<std::string_view, kColumnCount> kColumns = {"name",    "type",   "id",   "canonical", "aliases",
                                                                 "country", "region", "lat",  "lon",       "weight",
                                                                 "case",    "weak",   "from", "to"};
constexpr std::size_t kLongestName = 400;  // bytes: its key is never longer than kLongestKey
constexpr std::size_t kLongestId = 200;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string_view name_of(Column column) { return kColumns[static_cast<std::size_t>(column)]; }

bool value_of(std::string_view name, Column& column) {
  const auto at = std::find(kColumns.begin(), kColumns.end(), name);
  if (at == kColumns.end()) return false;
  column = static_cast<Column>(at - kColumns.begin());
  return true;
}

std::string fault_of_name(std::string_view name) {
  if (name.empty()) return "empty name";
  std::size_t words = 0;
  for (std::size_t at = 0; at < name.size(); ++words) next_shape(name, at);
  if (words > kMostWords)
    return "a name of " + std::to_string(words) + " words; " + std::to_string(kMostWords) + " is the most";
  if (name.size() > kLongestName)
    return "a name of " + std::to_string(name.size()) + " bytes; " + std::to_string(kLongestName) + " is the most";
  NameKey key;
  make_key(name, key);
  if (key.size == 0) return "a name without letters or digits: " + std::string(name);
  return {};
}

bool valid_id(std::string_view id) {
  return id.find_first_of(" |\t") == std::string_view::npos && id.size() <= kLongestId;
}

bool valid_country(std::string_view country) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  return country.size() == 2 && is_capital(country[0]) && is_capital(country[1]);
}

bool valid_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == 4 || i == 7 ? text[i] != '-' : !is_digit(text[i])) return false;
  }
  const auto two = [&](std::size_t at) {
    return text.size() < at + 2 ? 1 : (text[at] - '0') * 10 + text[at + 1] - '0';
  };
  return two(5) >= 1 && two(5) <= 12 && two(8) >= 1 && two(8) <= 31;
}

bool parse_degrees(std::string_view text, std::int32_t most, std::int32_t& microdegrees) {
  const bool minus = text.starts_with('-');
  if (minus) text.remove_prefix(1);
  const std::size_t dot = text.find('.');
  const std::string_view whole = text.substr(0, dot);
  std::string_view fraction = dot == std::string_view::npos ? std::string_view() : text.substr(dot + 1);
  const auto digits = [](std::string_view s) { return std::all_of(s.begin(), s.end(), is_digit); };
  if (whole.empty() || whole.size() > 3 || !digits(whole) || !digits(fraction)) return false;
  fraction = fraction.substr(0, 6);
  std::int64_t value = 0;
  for (const char c : whole) value = value * 10 + (c - '0');
  for (std::size_t i = 0; i < 6; ++i) value = value * 10 + (i < fraction.size() ? fraction[i] - '0' : 0);
  if (value > std::int64_t{most} * 1000000) return false;
  microdegrees = static_cast<std::int32_t>(minus ? -value : value);
  return true;
}

std::vector<std::string_view> split(std::string_view line, char by) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t end = line.find(by, begin);
    parts.push_back(line.substr(begin, end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

std::string_view trim(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

std::string control_character(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if ((c >= 0x20 || c == '\t') && (c < 0x7F || c >= 0xA0)) continue;
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "U+%04X", static_cast<unsigned>(c));
    return buffer;
  }
  return {};
}

std::size_t invalid_byte(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::uint32_t size = valid_character(text, at);
    if (size == 0) return at;
    at += size;
  }
  return std::string_view::npos;
}

}  // namespace dateline
