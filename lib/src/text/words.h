// Text into words: UAX #29 word boundaries with a tailoring for news.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/token.h"

namespace dateline {

// What a language adds to the boundaries. Forms are folded.
struct WordTailoring {
  std::vector<std::string> number_endings;  // stay with the digits before them: "th", "st", "s" ("19th", "1990s")
  std::vector<std::string> clitic_endings;  // a token of their own behind a word: "'s"
  std::vector<std::string> clitic_beginnings;  // a token of their own before a word: "l'", "d'"
};

// Appends the tokens of text[begin, end) to `out`: one pass over the bytes. `word` of the tokens is left 0.
// Requires: valid UTF-8, begin and end on character borders.
// Threads: const and free of state.
class WordCutter {
 public:
  explicit WordCutter(WordTailoring tailoring = {});
  void cut(std::string_view text, std::uint32_t begin, std::uint32_t end, std::vector<Token>& out) const;

 private:
  WordTailoring tailoring_;
};

}  // namespace dateline
