// Text into words: UAX #29 word boundaries with a tailoring for news.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/token.h"

namespace dateline {

// What a language adds to the boundaries. Forms are folded.
struct WordTailoring {
  std::vector<std::string> number_endings;     // stay with the digits before them: "th", "st", "s" ("19th", "1990s")
  std::vector<std::string> clitic_endings;     // a token of their own behind a word: "'s"
  std::vector<std::string> clitic_beginnings;  // a token of their own before a word: "l'", "d'"
};

// Appends the tokens of text[begin, end) to `out`: one pass over the bytes. `word` of the tokens is left 0.
// Requires: valid UTF-8, begin and end on character borders.
// Threads: const and free of state.
//
// Borders are those of UAX #29 (Unicode 15), but for this tailoring; news is written so, and what follows counts in
// words:
//   white space, controls,   no token. Format characters (a byte order mark) make none either, and stay with the word
//   they format characters        stand in. What was there is told by the next token's gap.
//   1.2-2.3                  1.2 - 2.3      as UAX #29
//   1,200  1.5  2024.02.22   one token      as UAX #29
//   02:35  2024/02/22  50%   signs apart    as UAX #29
//   COVID-19  Jong-un        COVID - 19     as UAX #29
//   G20  A320  F16s  v1.5    one token      as UAX #29: letters first
//   9m  5G  4x4              9 m, 5 G, 4 x4: digits first are a number, what follows is its unit; but 19th, 1990s and
//   the
//                            language's other number_endings stay whole
//   1'000  12’500            one token, as UAX #29; but 5'10 is 5 ' 10, feet and inches. So with U+202F, which is white
//                            space elsewhere
//   $9m  US$                 $ 9 m, US $    as UAX #29
//   a:b  a;b  1;2            three tokens: a colon is a missing space ("said:He"), but for S:t, Swedish. ICU does the
//   same U.N.  U.S.  a.m.  Ph.D.  one token with its last stop: the stop belongs to the abbreviation; U.S.-led is U.S.
//   - led,
//                            U.S.Army is U.S. Army
//   J. Smith  J.Smith        J. Smith: a single capital before a space or hyphen and a capital, or glued to a name
//   Gov.  Inc.  No.          Gov . : which words are abbreviations is the language's to say
//   underway.Belarus         underway . Belarus: a small letter before and a capital behind is a missing space
//   don't  O'Brien  rock'n'roll  one token, as UAX #29
//   Korea's  U.S.'s  "It"'s  Korea 's: the language's clitic_endings; behind any token, with either apostrophe
//   l'État                   l' État: the language's clitic_beginnings
//   AT&T  R&D  S&P500        one token: capitals alone before the sign, one behind it
//   -- *** !!! ??? === >>    one token a run
//   http://x.org/a?b  www.x.org  x.co.uk/a  a.b@x.org  @handle  report-2.pdf
//                            one token with Token::kAddress, without the stops and brackets behind it
// Scripts written without spaces, Hebrew and emoji are cut by ICU as they are.
//
// Of letters: a lone capital is `capital` ("A", "J."), one with digits `upper` ("G20").
class WordCutter {
 public:
  explicit WordCutter(WordTailoring tailoring = {});
  void cut(std::string_view text, std::uint32_t begin, std::uint32_t end, std::vector<Token>& out) const;
  const WordTailoring& tailoring() const { return tailoring_; }

 private:
  WordTailoring tailoring_;
};

}  // namespace dateline
