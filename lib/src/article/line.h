// The lines of a text and their shapes: what zones are judged by.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/document_data.h"

namespace dateline {

// A line, or several that were one before somebody wrapped them at a column.
struct Line {
  Span span;                          // from its first token to its last
  std::uint32_t first = 0, last = 0;  // tokens, half-open
  bool paragraph = false;             // an empty line, or the text's beginning, stands before it
  std::uint32_t words = 0;            // tokens of two letters or more
  std::uint32_t capitals = 0;         // of these: with a capital
  std::uint32_t lowers = 0;           // of these: without
  std::uint32_t known = 0;            // of these: in the language's tables
  std::uint32_t numbers = 0;
  std::uint32_t letters = 0;  // tokens of one letter
  std::uint32_t stops = 0;    // full stops, question and exclamation marks, the last one too
  std::uint32_t bars = 0;     // | • · » between links
  std::uint32_t wides = 0;    // gaps of two blanks and more between words: links side by side
  bool ends_stop = false;     // a sentence ends at its end, quotation marks and brackets aside
  bool ends_exclaiming = false;
  bool ends_colon = false;
  bool starts_lower = false;
  bool starts_bullet = false;

  // Running text: sentences rather than labels.
  bool is_prose() const;
  // A few words that end as no sentence does: a heading, a label, a name.
  bool is_label(std::uint32_t most_words) const { return words > 0 && words <= most_words && !ends_stop; }
};

// Returns the lines that hold a token, in order; lines wrapped at a column are joined. Linear in the tokens.
std::vector<Line> find_lines(const Document::Data& document);

// What a punctuation token does.
bool is_stop(std::string_view token);
bool is_closing(std::string_view token);  // quotation marks (either end) and closing brackets
bool is_opening_quote(std::string_view token);
bool is_dash(std::string_view token);
bool is_bar(std::string_view token);

}  // namespace dateline
