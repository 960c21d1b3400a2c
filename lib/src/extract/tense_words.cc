#include "extract/tense_words.h"

namespace dateline {

TenseWords::TenseWords(const Lexicon& lexicon)
    : verbs(lexicon),
      goal(lexicon.class_named("DATE_GOAL")),
      postponing(lexicon.class_named("POSTPONE_VERB")),
      dated_noun(lexicon.class_named("DATED_NOUN")),
      ahead_verb(lexicon.class_named("AHEAD_VERB")),
      done_verb(lexicon.class_named("DONE_VERB")),
      ahead_participle(lexicon.class_named("AHEAD_PARTICIPLE")),
      unplanned(lexicon.class_named("UNPLANNED_EVENT")),
      aftermath(lexicon.class_named("AFTERMATH")),
      dating(lexicon.class_named("EVENT_PREPOSITION")),
      halting(lexicon.class_named("HALT_VERB")),
      failing(lexicon.class_named("FAIL_VERB")),
      runs_to(lexicon.class_named("RUNS_TO")),
      prefix(lexicon.class_named("DATE_PREFIX")),
      speech_front(lexicon.class_named("SPEECH_FRONT")),
      called_off(lexicon.class_named("CALLED_OFF")),
      starting(lexicon.class_named("START_CUE")),
      time_relative(lexicon.class_named("TIME_RELATIVE")) {}

}  // namespace dateline
