// What a character means for the borders of words: its word-break property (UAX #29) and letter case in one value.
#pragma once

#include <cstdint>
#include <string_view>

#include "dateline/token.h"

namespace dateline {

enum class CharClass : std::uint8_t {
  lower,
  upper,       // titlecase too
  letter,      // a letter without case
  digit,       // Numeric
  connector,   // ExtendNumLet: "_"
  mid_letter,  // joins letters only
  mid_number,  // joins digits only: ","
  mid_both,    // joins letters and digits: "."
  apostrophe,  // "'", "’": joins letters, and thousands
  space,
  newline,  // LF, VT, FF, CR, U+0085, U+2028, U+2029
  control,  // neither seen nor joined: no token
  mark,     // Extend and Format: belongs to the character before it
  punctuation,
  symbol,
  complex,  // needs dictionaries or long context: Han, kana, Thai, Hebrew, emoji, zero width joiner
  none,     // behind the text's end
};

constexpr bool is_letter(CharClass c) { return c <= CharClass::letter; }
constexpr bool is_white(CharClass c) { return c >= CharClass::space && c <= CharClass::control; }

// A character with the marks that belong to it.
struct Character {
  CharClass cls = CharClass::none;
  std::uint32_t end = 0;  // behind its last byte
};

// Returns the class of a code point.
CharClass class_of(char32_t character);

// Returns what a token without letters and digits is, by its first character: a punctuation mark or a symbol; a word
// where the character is a letter of a complex script. Requires: at < text.size().
TokenType sign_type(std::string_view text, std::uint32_t at);

// Returns whether a character of that class at text[at] is seen on paper: not so format and control characters.
bool is_visible(std::string_view text, std::uint32_t at, CharClass cls);

// Returns the character at text[at], without marks; `none` at or behind the text's end. Requires: valid UTF-8.
Character read_character(std::string_view text, std::uint32_t at);

}  // namespace dateline
