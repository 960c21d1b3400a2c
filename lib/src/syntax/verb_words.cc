#include "syntax/verb_group.h"

namespace dateline {

VerbWords::VerbWords(const Lexicon& lexicon)
    : future_verb(lexicon.class_named("FUTURE_VERB")),
      future_cue(lexicon.class_named("FUTURE_CUE")),
      past_auxiliary(lexicon.class_named("PAST_AUXILIARY")),
      present_auxiliary(lexicon.class_named("PRESENT_AUXILIARY")),
      arranged_verb(lexicon.class_named("ARRANGED_VERB")),
      contest_verb(lexicon.class_named("CONTEST_VERB")),
      turn_verb(lexicon.class_named("TURN_VERB")),
      event_front(lexicon.class_named("PAST_EVENT_FRONT")),
      past_verb(lexicon.class_named("PAST_VERB")),
      past_ending(lexicon.class_named("PAST_ENDING")),
      relative(lexicon.class_named("RELATIVE_PRONOUN")),
      present_ending(lexicon.class_named("PRESENT_ENDING")),
      report_verb(lexicon.class_named("REPORT_VERB")),
      plan_verb(lexicon.class_named("PLAN_VERB")),
      seem_verb(lexicon.class_named("SEEM_VERB")),
      determiner(lexicon.class_named("DETERMINER")),
      infinitive(lexicon.class_named("INFINITIVE_MARK")),
      no_verb(lexicon.class_named("NO_VERB")),
      negation(lexicon.class_named("NEGATION")),
      as_planned(lexicon.class_named("AS_PLANNED")),
      conjunction(lexicon.class_named("CONJUNCTION")),
      preposition(lexicon.class_named("PREPOSITION")),
      month(lexicon.class_named("MONTH")),
      adverb(lexicon.class_named("ADVERB")),
      pronoun(lexicon.class_named("PRONOUN")) {
  for (const ClassId cls : {future_verb, future_cue, past_verb, past_auxiliary, present_auxiliary}) {
    if (cls != 0) verbs.add(cls);
  }
}

}  // namespace dateline
