// When a stretch of a sentence plays: the tense of the verb group nearest to it.
#pragma once

#include <cstdint>

#include "language/features.h"
#include "language/lattice.h"

namespace dateline {

enum class Tense : std::uint8_t { unknown, past, present, future };

// The classes of verbs.words, resolved once a language.
struct VerbWords {
  explicit VerbWords(const Lexicon& lexicon);
  ClassId future_verb, future_cue, past_auxiliary, present_auxiliary, arranged_verb, contest_verb, turn_verb,
      event_front, past_verb, past_ending, relative, present_ending, report_verb, plan_verb, seem_verb, determiner,
      infinitive, no_verb, negation, as_planned, conjunction, preposition, month, adverb, pronoun;
  Features verbs;  // all that a verb can be told by, but for its ending
};

// What was found and where: the token of the verb that decided.
struct TenseFinding {
  Tense tense = Tense::unknown;
  std::uint32_t verb = 0;
  bool report = false;      // a verb of saying: "said Wednesday"
  bool infinitive = false;  // one stands between: "raised money to open Wednesday"
  bool participle = false;  // a past form with a meaning of its own: "released in June"
  bool perfect = false;     // it stands behind "had" or "been"
  bool loose = false;       // a future that only a plan or a preposition speaks of: "decided to leave", "ahead of"
  bool even = false;        // what was planned: "was due to start"
};

// Looks from the tokens [first, last) to the left and to the right within the clause, at most 24 tokens either way; the
// nearer verb decides, the left one where both are near. Allocates nothing.
TenseFinding tense_near(const VerbWords& words, const Lattice& lattice, std::uint32_t first, std::uint32_t last);

// Looks to one side only: before the token `first`, or from the token `last` on, up to 40 tokens.
TenseFinding tense_before(const VerbWords& words, const Lattice& lattice, std::uint32_t first);
TenseFinding tense_behind(const VerbWords& words, const Lattice& lattice, std::uint32_t last);

}  // namespace dateline
