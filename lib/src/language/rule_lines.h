// Rule files, line by line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// A line with those that continue it (they begin with white space), as one text with a space for each line end.
struct RuleLine {
  struct Piece {
    std::size_t begin = 0;  // in text
    int line = 0;
  };
  std::string text;
  std::vector<Piece> pieces;

  // The line of the file that text[at] comes from.
  int line_of(std::size_t at) const;
};

// Leaves comments and empty lines out. Throws Error for invalid UTF-8 and a first line that continues nothing.
std::vector<RuleLine> split_rule_lines(const std::string& path, std::string_view content);

}  // namespace dateline
