// How the words around a date bear on it: the tense that its clause has, and its preposition.
#pragma once

#include "extract/date_resolver.h"
#include "extract/date_words.h"
#include "extract/passage.h"
#include "syntax/verb_group.h"

namespace dateline {

// The classes of words that say which way a date lies, resolved once a language.
struct TenseWords {
  explicit TenseWords(const Lexicon& lexicon);
  VerbWords verbs;
  ClassId goal, postponing, dated_noun, ahead_verb, done_verb, ahead_participle, unplanned, aftermath, dating, halting,
      called_off, starting, time_relative;
};

// The context of the date over the tokens [first, last).
DateContext context_of(const DateWords& words, const TenseWords& tenses, const Passage& passage, std::uint32_t first,
                       std::uint32_t last);

}  // namespace dateline
