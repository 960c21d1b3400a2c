// A sentence cut into its phrases, and whose verb is whose: the light syntax behind "Exports rose 3.5%".
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "language/language_data.h"
#include "language/lattice.h"
#include "syntax/noun_phrase.h"

namespace dateline {

enum class PhraseKind : std::uint8_t {
  noun,         // "the city's debt", a name
  pronoun,      // "it", "there"
  verb,         // a verb group: "has fallen", "to close", "wiping"
  preposition,  // "in", "according to"
  conjunction,  // joins equals: "and"
  clause,       // begins a clause: "which", "because", "that"
  adverb,       // what goes with a verb and changes nothing here
  comma,
  open,    // (
  close,   // )
  stop,    // ends a clause: ";", ":", a dash
  amount,  // a stretch that the caller has taken: an amount
  time,    // the same: a date or a duration
};

enum class VerbForm : std::uint8_t { finite, past, infinitive, participle };

// Tokens [first, last). `head` is the noun or the main verb.
struct Phrase {
  std::uint32_t first = 0, last = 0, head = 0;
  PhraseKind kind = PhraseKind::noun;
  VerbForm form = VerbForm::finite;  // of verbs; `past` may also be a participle: "shares listed in Paris"
  bool relative = false;             // of clause: a relative pronoun; of preposition: may begin a clause, "after"
  bool passive = false;              // of verbs: "was sold"
  bool name = false;                 // of nouns: a name and no more
  bool bare = false;                 // of nouns: an article, and no noun behind it
};

// What is known to be no word of the clause: an amount, a date, a name. In order, apart from one another.
struct Stretch {
  std::uint32_t first = 0, last = 0;
  PhraseKind kind = PhraseKind::amount;
};

// Guesses by closed classes, verb forms and endings; no model. Immutable; any number of threads. Linear in the tokens.
class ClauseFinder {
 public:
  ClauseFinder(const Language::Data& language, const NounPhraseFinder& nouns);

  // Cuts the lattice's tokens into phrases, appended to `out`.
  void cut(const Lattice& lattice, std::span<const Stretch> taken, std::vector<Phrase>& out) const;

  // The subject of the verb at phrases[verb], as indexes [first, last) into `phrases`: "shares of the company". Nothing
  // where it is a pronoun or cannot be told. Looks at most kReach phrases to the left.
  struct Subject {
    std::size_t first = 0, last = 0;
  };
  std::optional<Subject> subject(const Lattice& lattice, const std::vector<Phrase>& phrases, std::size_t verb) const;

  // The verb whose clause the phrase at `at` stands in, to the left of it; nothing where there is none.
  std::optional<std::size_t> verb_before(const std::vector<Phrase>& phrases, std::size_t at) const;

  static constexpr std::size_t kReach = 40;

 private:
  friend class PhraseCutter;
  std::optional<Subject> subject(const Lattice& lattice, const std::vector<Phrase>& phrases, std::size_t verb,
                                 int depth) const;
  bool ends_as_past(const Lattice& lattice, std::uint32_t at) const;
  std::size_t before_attribute(const Lattice& lattice, const std::vector<Phrase>& phrases, std::size_t at) const;

  const NounPhraseFinder& nouns_;
  ClassId verb_, verb_only_, past_verb_, change_up_, change_down_, report_verb_, auxiliary_, modal_, negation_,
      preposition_, conjunction_, pronoun_, relative_, determiner_, possessive_, adverb_, verb_bound_, change_adverb_,
      particle_, infinitive_, no_verb_, clitic_, hyphen_, of_;
  Features closed_;  // those of closed-class words
  std::vector<std::string> adverb_endings_, participle_endings_, past_endings_, no_adverb_endings_, no_past_endings_;
};

}  // namespace dateline
