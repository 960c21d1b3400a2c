#include "language/rule_lines.h"

#include "dateline/error.h"
#include "model/utf8.h"

namespace dateline {

int RuleLine::line_of(std::size_t at) const {
  int line = pieces.empty() ? 1 : pieces[0].line;
  for (const Piece& piece : pieces) {
    if (piece.begin <= at) line = piece.line;
  }
  return line;
}

std::vector<RuleLine> split_rule_lines(const std::string& path, std::string_view content) {
  std::vector<RuleLine> out;
  for (int number = 1; !content.empty(); ++number) {
    const std::size_t end = content.find('\n');
    const std::string_view line = content.substr(0, end);
    content.remove_prefix(end == std::string_view::npos ? content.size() : end + 1);
    const std::size_t begin = line.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos || line[begin] == '#') continue;
    for (std::size_t at = 0; at < line.size();) {
      const std::uint32_t size = static_cast<unsigned char>(line[at]) < 0x80 ? 1 : valid_character(line, at);
      if (size == 0) throw Error(path, number, "invalid UTF-8");
      at += size;
    }
    if (begin == 0) {
      out.emplace_back();
    } else if (out.empty()) {
      throw Error(path, number, "a line that begins with white space continues nothing");
    } else {
      out.back().text += ' ';
    }
    out.back().pieces.push_back({out.back().text.size(), number});
    out.back().text += line.substr(begin);
  }
  return out;
}

}  // namespace dateline
