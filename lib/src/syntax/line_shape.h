// What the lines of a paragraph say: whether a line break was set by hand or by the width of the page.
#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

// The lines of one block of text without blank lines. Widths are bytes.
struct LineShape {
  std::uint32_t begin = 0, end = 0;  // the block
  std::uint32_t width = 0;           // of its longest line
  std::uint32_t lines = 0;
  bool stops = false;  // one of its lines ends in a full stop, question or exclamation mark

  // Three lines or more, all short and without stops: a menu, a list, a table.
  bool is_list() const { return lines >= 3 && width <= 40 && !stops; }
};

// Returns the block that begins at text[begin], which stands in its first line. Linear in the block.
LineShape shape_of_lines(std::string_view text, std::uint32_t begin);

// Returns whether the first word behind the line break between `before` and `after` would have fitted into the line
// before: then somebody wanted the break. Requires: before <= after, white space with one line break between them.
bool fits_line_before(std::string_view text, const LineShape& shape, std::uint32_t before, std::uint32_t after);

}  // namespace dateline
