// The classes of words that say which way a date lies.
#pragma once

#include "language/lexicon.h"
#include "syntax/verb_group.h"

namespace dateline {

// Resolved once a language.
struct TenseWords {
  explicit TenseWords(const Lexicon& lexicon);
  VerbWords verbs;
  ClassId goal, postponing, dated_noun, ahead_verb, done_verb, ahead_participle, unplanned, aftermath, dating, halting,
      failing, runs_to, prefix, speech_front, called_off, starting, time_relative;
};

}  // namespace dateline
