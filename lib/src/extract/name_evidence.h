// What a name that nobody listed may be: the words around it speak.
#pragma once

#include <cstdint>

#include "extract/name_candidates.h"

namespace dateline {

// A judgement on a run of capitals; `strength` 0 leaves it out.
struct NameGuess {
  EntityType type = EntityType::org;
  std::uint8_t strength = 0;
  std::string_view rule;
};

// The `rule` of a name that ends in a firm's noun: other files ask for it.
inline constexpr std::string_view kGuessFirm = "guess.firm";

// Judges the candidate by its own words and the tokens next to it in its sentence. Looks at a handful of tokens.
NameGuess guess_name(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes,
                     const NameCandidate& candidate);

// Makes the candidate what it was judged to be.
inline void take(const NameGuess& guess, NameCandidate& candidate) {
  candidate.open = guess.strength == 0;
  candidate.type = guess.type;
  candidate.strength = guess.strength;
  candidate.rule = guess.rule;
}

}  // namespace dateline
