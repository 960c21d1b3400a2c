#include "input/headers.h"

#include <algorithm>

namespace dateline {

std::string lower_case(std::string_view s) {
  std::string out(s);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

std::string_view stripped(std::string_view s) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t first = s.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return s.substr(first, s.find_last_not_of(kBlank) - first + 1);
}

std::string one_line(std::string_view s) {
  std::string out;
  for (const char c : stripped(s)) {
    const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!blank) out += c;
    if (blank && !out.ends_with(' ')) out += ' ';
  }
  return out;
}

bool Headers::add(std::string_view line) {
  // Lines that are folded without end would make the look-ups slow.
  constexpr std::size_t kMostFields = 1000, kMostBytes = std::size_t{1} << 16;
  if (line.starts_with(' ') || line.starts_with('\t')) {
    if (fields_.empty()) return false;
    std::string& value = fields_.back().second;
    if (value.size() < kMostBytes) value.append(" ").append(stripped(line));
    return true;
  }
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  const std::string_view name = line.substr(0, colon);
  if (std::any_of(name.begin(), name.end(), [](char c) { return c <= ' ' || c == 0x7F; })) return false;
  if (fields_.size() < kMostFields) fields_.emplace_back(lower_case(name), stripped(line.substr(colon + 1)));
  return true;
}

std::string_view Headers::value(std::string_view name) const {
  for (const auto& [known, value] : fields_) {
    if (known == name) return value;
  }
  return {};
}

bool Headers::has(std::string_view name) const {
  return std::any_of(fields_.begin(), fields_.end(), [&](const auto& field) { return field.first == name; });
}

bool take_headers(std::string_view& text, Headers& headers) {
  bool right = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) break;
    if (!headers.add(line)) right = false;
  }
  return right;
}

std::string media_type(std::string_view value) { return lower_case(stripped(value.substr(0, value.find(';')))); }

std::string media_parameter(std::string_view value, std::string_view name) {
  for (std::size_t at = value.find(';'); at != std::string_view::npos; at = value.find(';', at)) {
    ++at;
    const std::size_t equals = value.find('=', at);
    if (equals == std::string_view::npos) return {};
    const bool found = lower_case(stripped(value.substr(at, equals - at))) == name;
    std::string_view rest = stripped(value.substr(equals + 1));
    std::string_view parameter;
    if (rest.starts_with('"')) {
      parameter = rest.substr(1, rest.find('"', 1) - 1);
    } else {
      parameter = stripped(rest.substr(0, rest.find(';')));
    }
    if (found) return std::string(parameter);
    at = equals + 1;
  }
  return {};
}

}  // namespace dateline
