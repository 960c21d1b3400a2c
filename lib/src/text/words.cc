#include "text/words.h"

#include <utility>

#include "text/scanner.h"

namespace dateline {

WordCutter::WordCutter(WordTailoring tailoring) : tailoring_(std::move(tailoring)) {}

void WordCutter::cut(std::string_view text, std::uint32_t begin, std::uint32_t end, std::vector<Token>& out) const {
  // News has some five bytes a token; a vector that has to grow copies all of them.
  if (out.capacity() - out.size() < (end - begin) / 5) out.reserve(out.size() + (end - begin) / 5 + 8);
  WordScanner(tailoring_, text.substr(0, end), begin, out).run();
}

}  // namespace dateline
