#include "syntax/line_shape.h"

#include <algorithm>

namespace dateline {
namespace {

// Prose is not set narrower than this; below it every break is somebody's.
constexpr std::uint32_t kNarrowest = 48;

constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; }
constexpr bool is_break(char c) { return c == '\n' || c == '\r'; }

}  // namespace

LineShape shape_of_lines(std::string_view text, std::uint32_t begin) {
  LineShape shape;
  const std::size_t before = text.substr(0, begin).find_last_of("\n\r");
  std::size_t at = before == std::string_view::npos ? 0 : before + 1;
  shape.begin = static_cast<std::uint32_t>(at);
  while (at < text.size()) {
    const std::size_t line_end = std::min(text.find_first_of("\n\r", at), text.size());
    std::size_t end = line_end;
    while (end > at && is_blank(text[end - 1])) --end;
    if (end == at) break;
    ++shape.lines;
    shape.width = std::max(shape.width, static_cast<std::uint32_t>(end - at));
    const char last = text[end - 1];
    shape.stops |= last == '.' || last == '!' || last == '?';
    at = line_end + 1;
    if (line_end + 1 < text.size() && text[line_end] == '\r' && text[line_end + 1] == '\n') ++at;
  }
  shape.end = static_cast<std::uint32_t>(std::min(at, text.size()));
  return shape;
}

bool fits_line_before(std::string_view text, const LineShape& shape, std::uint32_t before, std::uint32_t after) {
  std::uint32_t line = before;
  while (line > shape.begin && !is_break(text[line - 1])) --line;
  std::uint32_t word = after;
  while (word < text.size() && !is_blank(text[word]) && !is_break(text[word])) ++word;
  return before - line + 1 + (word - after) <= std::max(shape.width, kNarrowest);
}

}  // namespace dateline
