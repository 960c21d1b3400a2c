#include "extract/date_words.h"

#include "syntax/endings.h"

namespace dateline {

DateWords::DateWords(const Language::Data& language) {
  const Grammar& grammar = language.grammar("dates");
  const auto capture = [&](const char* name) { return grammar.capture_named(name); };
  year = capture("year");
  short_year = capture("short_year");
  month = capture("month");
  day = capture("day");
  weekday = capture("weekday");
  weekdays = capture("weekdays");
  full_date = capture("full_date");
  decade = capture("decade");
  clock = capture("clock");
  hour = capture("hour");
  clock_word = capture("clock_word");
  meridiem = capture("meridiem");
  zone = capture("time_zone");
  part = capture("part_of_day");
  parts = capture("parts_of_day");
  season = capture("season");
  quarter = capture("quarter");
  quarter_code = capture("quarter_code");
  half = capture("half");
  half_code = capture("half_code");
  week = capture("week");
  century = capture("century");
  holiday = capture("holiday");
  era = capture("era");
  year_number = capture("year_number");
  mod = capture("time_mod");
  bound = capture("date_bound");
  direction = capture("time_direction");
  unit = capture("time_unit");
  units = capture("time_units");
  unit_short = capture("time_unit_short");
  number = capture("number");
  least = capture("least");
  vague = capture("vague_count");
  small = capture("small_count");
  one = capture("one");
  day_word = capture("day_word");
  quantifier = capture("quantifier");
  times = capture("times");
  frequency = capture("frequency");
  reference = capture("time_reference");
  first = capture("first");
  second = capture("second");
  second_unit = capture("second_unit");
  part_word = capture("part_word");
  fiscal = capture("fiscal");
  other = capture("other");
  century_number = capture("century_number");
  year_in_century = capture("year_in_century");
  decade_word = capture("decade_word");
  nth = capture("nth");
  nth_unit = capture("nth_unit");
  overnight = capture("overnight");
  of = capture("of");
  spelled_day = capture("spelled_day");
  of_week = capture("of_week");
  third = capture("third");
  third_unit = capture("third_unit");
  split_second = capture("split_second");
  any_period = capture("any_period");
  same = capture("same");
  decade_year = capture("decade_year");
  onward = capture("onward");

  const Lexicon& lexicon = language.lexicon;
  month_class = lexicon.class_named("MONTH");
  weekday_class = lexicon.class_named("WEEKDAY");
  cue = lexicon.class_named("DATE_CUE");
  relation = lexicon.class_named("DATE_RELATION");
  preposition = lexicon.class_named("PREPOSITION");
  conjunction = lexicon.class_named("CONJUNCTION");
  determiner = lexicon.class_named("DETERMINER");
  possessive = lexicon.class_named("POSSESSIVE");
  auxiliary = lexicon.class_named("AUXILIARY");
  time_units = lexicon.class_named("TIME_UNITS");
  bound_class = lexicon.class_named("DATE_BOUND");
  no_weekday = lexicon.class_named("NO_WEEKDAY");
  possessive_ending = lexicon.class_named("CLITIC_ENDING");
  from = lexicon.class_named("INTERVAL_FROM");
  direction_class = lexicon.class_named("TIME_DIRECTION");
  infinitive = lexicon.class_named("INFINITIVE_MARK");
  negation = lexicon.class_named("NEGATION");
  join = lexicon.class_named("INTERVAL_TO");
  past_verb = lexicon.class_named("PAST_VERB");
  period_end = lexicon.class_named("PERIOD_END");
  given_name = lexicon.class_named("GIVEN_NAME");
  recurring = lexicon.class_named("RECURRING");
  adverb = lexicon.class_named("ADVERB");
  pronoun = lexicon.class_named("PRONOUN");
  number_word = lexicon.class_named("CARDINAL");
  definite = lexicon.class_named("DEFINITE");
  clock_cue = lexicon.class_named("CLOCK_CUE");
  span_cue = lexicon.class_named("SPAN_CUE");
  whole_of = lexicon.class_named("WHOLE_OF");
  modal = lexicon.class_named("FUTURE_VERB");
  number_sign = lexicon.class_named("NUMBER_SIGN");
  currency_sign = lexicon.class_named("CURRENCY_SIGN");
  percent = lexicon.class_named("PERCENT");
  no_season_cue = lexicon.class_named("NO_SEASON_CUE");
  no_year_noun = lexicon.class_named("NO_YEAR_NOUN");
  plural_endings = words_of(language.setting("plural_endings"));
  no_plural_endings = words_of(language.setting("no_plural_endings"));
}

}  // namespace dateline
