// Noun phrases around an amount: found by closed-class words, word lists and suffixes, only where somebody asks.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "language/language_data.h"
#include "language/lattice.h"

namespace dateline {

// Tokens [first, last); `head` is the noun it is about.
struct NounPhrase {
  std::uint32_t first = 0, last = 0;
  std::uint32_t head = 0;
  bool plural = false;
};

// Immutable; any number of threads. Looks at a handful of tokens around a place, whatever the sentence's length.
class NounPhraseFinder {
 public:
  explicit NounPhraseFinder(const Language::Data& language);

  // What the number that ends before `at` counts: "North Korean nationals", "rounds of ammunition", "more people".
  // Nothing where no plural noun follows in the same phrase.
  std::optional<NounPhrase> counted(const Lattice& lattice, std::uint32_t at) const;
  // The phrase that begins at `at`, with its determiner, whatever its number: "frozen assets", "the voters".
  std::optional<NounPhrase> beginning(const Lattice& lattice, std::uint32_t at) const;
  // The phrase that ends before `at`: "a budget deficit", "Exports".
  std::optional<NounPhrase> ending(const Lattice& lattice, std::uint32_t at) const;

  // Whether the token can be part of a noun phrase: a word of no closed class.
  bool is_open(const Lattice& lattice, std::uint32_t at) const;
  bool is_plural(const Lattice& lattice, std::uint32_t at) const;
  // Whether a table has the word for many: "people", "dead".
  bool is_listed_plural(const Lattice& lattice, std::uint32_t at) const {
    return lattice.token(at).word != 0 && lattice.table_features(at).meets(listed_);
  }

 private:
  bool compound(const Lattice& lattice, std::uint32_t at) const;
  bool behind_number(const Lattice& lattice, std::uint32_t at, bool first) const;
  bool plural_form(const Lattice& lattice, std::uint32_t at) const;

  std::vector<std::string> plural_endings_, no_plural_endings_, past_endings_, participle_endings_, adverb_endings_;
  Features closed_, stops_, listed_;
  ClassId not_plural_, clitic_, report_verb_, counted_, adjunct_, container_, hyphen_, conjunction_, of_, more_,
      determiner_, possessive_;
};

}  // namespace dateline
