// Words of a text, and the sentences and zones laid over them.
#pragma once

#include <cstdint>

#include "dateline/span.h"

namespace dateline {

enum class TokenType : std::uint8_t { word, number, punctuation, symbol };

// How a word is written. `none` for tokens without letters.
enum class LetterCase : std::uint8_t { none, lower, capital, upper, mixed };

// What stands between a token and the one before it (for the first: the text's beginning is `paragraph`).
enum class Gap : std::uint8_t { glued, space, line, paragraph };

// One token: a word, a number, a punctuation mark or a symbol. White space belongs to no token.
// Borders are those of UAX #29 with the tailoring that dateline.7 documents.
struct Token {
  std::uint32_t begin = 0;  // bytes, as in Span
  std::uint32_t end = 0;
  std::uint32_t word = 0;  // the language's number for this word in this case; 0: not in its tables
  TokenType type = TokenType::word;
  LetterCase letters = LetterCase::none;
  Gap gap = Gap::space;
  std::uint8_t flags = 0;

  static constexpr std::uint8_t kAscii = 1;    // every byte below 0x80
  static constexpr std::uint8_t kDigits = 2;   // has a digit
  static constexpr std::uint8_t kAddress = 4;  // a URL, e-mail address, @handle or file name

  constexpr Span span() const { return {begin, end}; }
};
static_assert(sizeof(Token) == 16);

// A sentence covers the tokens [first, last) of its document; `span` runs from the first token's begin to the last
// one's end.
struct Sentence {
  Span span;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

enum class ZoneRole : std::uint8_t { title, byline, published, dateline, heading, body, caption, quote, chrome };

// What a stretch of an article is. Zones do not overlap and cover every byte that is not white space.
struct Zone {
  Span span;
  ZoneRole role = ZoneRole::body;
};

}  // namespace dateline
