#include "language/letter_case.h"

#include <unicode/uchar.h>

#include "model/utf8.h"

namespace dateline {

namespace {

struct Letters {
  int upper = 0, lower = 0;
  bool capital_first = false;
};

Letters count_letters(std::string_view word) {
  Letters letters;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = static_cast<UChar32>(next_character(word, at));
    if (c < 0x80 ? c >= 'A' && c <= 'Z' : u_isupper(c) || u_istitle(c)) {
      letters.capital_first |= letters.upper + letters.lower == 0;
      ++letters.upper;
    } else if (c < 0x80 ? c >= 'a' && c <= 'z' : u_isalpha(c) != 0) {
      ++letters.lower;
    }
  }
  return letters;
}

}  // namespace

LetterCase letter_case(std::string_view word) {
  const Letters letters = count_letters(word);
  if (letters.upper + letters.lower == 0) return LetterCase::none;
  if (letters.upper == 0) return LetterCase::lower;
  if (letters.lower == 0) return letters.upper > 1 ? LetterCase::upper : LetterCase::capital;
  return letters.upper == 1 && letters.capital_first ? LetterCase::capital : LetterCase::mixed;
}

Need need_of(std::string_view form) {
  const Letters letters = count_letters(form);
  if (letters.upper == 0) return Need::any;
  if (letters.lower == 0 && letters.upper > 1) return Need::upper;
  return letters.capital_first ? Need::capital : Need::mixed;
}

}  // namespace dateline
