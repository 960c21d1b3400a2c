#include "text/characters.h"

#include <unicode/uchar.h>

#include <array>

#include "model/utf8.h"

namespace dateline {
namespace {

// Letters written without spaces between words: ICU finds those by dictionary.
bool needs_dictionary(UChar32 c) {
  if (u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC)) return true;
  return u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
}

CharClass class_of_other(UChar32 c) {
  if (u_isUWhiteSpace(c)) return CharClass::space;
  if (u_getIntPropertyValue(c, UCHAR_REGIONAL_INDICATOR) != 0) return CharClass::complex;
  const std::uint32_t category = U_MASK(u_charType(c));
  if (category & U_GC_C_MASK) return CharClass::control;
  if (category & U_GC_P_MASK) return CharClass::punctuation;
  // (c) and (r) count as pictographs, yet nobody writes emoji with them.
  if (c > 0xFF && u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC)) return CharClass::complex;
  return category & U_GC_L_MASK ? CharClass::complex : CharClass::symbol;
}

CharClass cased_letter(UChar32 c) {
  switch (u_charType(c)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return CharClass::upper;
    case U_LOWERCASE_LETTER:
      return CharClass::lower;
    default:
      return CharClass::letter;
  }
}

// Colons and semicolons join nothing here, see words.h; the narrow space of French thousands is a space.
CharClass tailored(UChar32 c) {
  switch (c) {
    case 0x27:
    case 0x2018:  // written for the other one: "Hussein‘s"
    case 0x2019:
      return CharClass::apostrophe;
    case ';':
    case 0x37E:
    case 0xFE14:
    case 0xFE54:
    case 0xFF1B:
      return CharClass::punctuation;
    case 0x202F:
      return CharClass::space;
    default:
      return CharClass::none;
  }
}

CharClass computed_class(UChar32 c) {
  if (const CharClass own = tailored(c); own != CharClass::none) return own;
  switch (u_getIntPropertyValue(c, UCHAR_WORD_BREAK)) {
    case U_WB_ALETTER:
      return needs_dictionary(c) ? CharClass::complex : cased_letter(c);
    case U_WB_NUMERIC:
      return needs_dictionary(c) ? CharClass::complex : CharClass::digit;
    case U_WB_EXTENDNUMLET:
      return CharClass::connector;
    case U_WB_MIDLETTER:
      return CharClass::mid_letter;
    case U_WB_MIDNUM:
      return CharClass::mid_number;
    case U_WB_MIDNUMLET:
      return CharClass::mid_both;
    case U_WB_CR:
    case U_WB_LF:
    case U_WB_NEWLINE:
      return CharClass::newline;
    case U_WB_EXTEND:
    case U_WB_FORMAT:
      return needs_dictionary(c) ? CharClass::complex : CharClass::mark;
    case U_WB_HEBREW_LETTER:
    case U_WB_KATAKANA:
    case U_WB_ZWJ:
    case U_WB_REGIONAL_INDICATOR:
      return CharClass::complex;
    default:
      return class_of_other(c);
  }
}

// Latin, Greek and Cyrillic; general punctuation, currency and letter-like signs.
constexpr char32_t kLowEnd = 0x600, kSignsBegin = 0x2000, kSignsEnd = 0x2150;

struct ClassTable {
  std::array<CharClass, kLowEnd> low;
  std::array<CharClass, kSignsEnd - kSignsBegin> signs;

  ClassTable() {
    for (char32_t c = 0; c < kLowEnd; ++c) low[c] = computed_class(static_cast<UChar32>(c));
    for (char32_t c = kSignsBegin; c < kSignsEnd; ++c) signs[c - kSignsBegin] = computed_class(static_cast<UChar32>(c));
  }
};

}  // namespace

CharClass class_of(char32_t c) {
  static const ClassTable table;
  if (c < kLowEnd) return table.low[c];
  if (c >= kSignsBegin && c < kSignsEnd) return table.signs[c - kSignsBegin];
  return computed_class(static_cast<UChar32>(c));
}

TokenType sign_type(std::string_view text, std::uint32_t at) {
  std::size_t next = at;
  const auto category = U_MASK(u_charType(static_cast<UChar32>(next_character(text, next))));
  if (category & U_GC_L_MASK) return TokenType::word;
  return category & U_GC_P_MASK ? TokenType::punctuation : TokenType::symbol;
}

bool is_visible(std::string_view text, std::uint32_t at, CharClass cls) {
  if (cls != CharClass::mark && cls != CharClass::complex) return !is_white(cls);
  std::size_t next = at;
  return !(U_MASK(u_charType(static_cast<UChar32>(next_character(text, next)))) & (U_GC_C_MASK | U_GC_Z_MASK));
}

Character read_character(std::string_view text, std::uint32_t at) {
  if (at >= text.size()) return {CharClass::none, at};
  std::size_t end = at;
  const char32_t c = next_character(text, end);
  return {class_of(c), static_cast<std::uint32_t>(end)};
}

}  // namespace dateline
