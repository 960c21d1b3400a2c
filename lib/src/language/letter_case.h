// Letter case: what a form of the tables asks of the text.
#pragma once

#include <cstdint>
#include <string_view>

#include "dateline/token.h"

namespace dateline {

// What a form's writing asks of a word of the text.
enum class Need : std::uint8_t {
  any,      // "per": any case
  capital,  // "May", "McDonald", "I": a capital in front, or capitals throughout
  upper,    // "US": capitals throughout
  mixed,    // "kWh": a capital within, none in front
};

constexpr bool allows(Need need, LetterCase letters) {
  switch (need) {
    case Need::any:
      return true;
    case Need::capital:
      return letters == LetterCase::capital || letters == LetterCase::upper || letters == LetterCase::mixed;
    case Need::upper:
      return letters == LetterCase::upper;
    case Need::mixed:
      return letters == LetterCase::mixed;
  }
  return false;
}

// A word number is an entry of the lexicon together with the letter case it was met in.
inline constexpr std::uint32_t kLetterCases = 5;
constexpr std::uint32_t word_of(std::uint32_t entry, LetterCase letters) {
  return entry * kLetterCases + static_cast<std::uint32_t>(letters);
}
constexpr std::uint32_t entry_of(std::uint32_t word) { return word / kLetterCases; }
constexpr LetterCase case_of(std::uint32_t word) { return static_cast<LetterCase>(word % kLetterCases); }

// The case that a word is written in, and what it asks for where it is a form. Requires: valid UTF-8.
LetterCase letter_case(std::string_view word);
Need need_of(std::string_view form);

}  // namespace dateline
