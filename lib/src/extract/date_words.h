// The classes and capture names that dates are read by, resolved once a language.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "language/language_data.h"

namespace dateline {

struct DateWords {
  explicit DateWords(const Language::Data& language);

  // Captures of dates.rules.
  std::uint16_t year, short_year, month, day, weekday, weekdays, full_date, decade, clock, hour, past, before_hour,
      clock_word, meridiem, zone, part, parts, season, quarter, quarter_code, half, half_code, week, century, holiday,
      era, year_number, mod, bound, direction, unit, units, unit_short, number, least, vague, small, one, day_word,
      quantifier, times, frequency, reference, first, second, second_unit, part_word, quarter_more, fiscal, other,
      century_number, year_in_century, decade_word, nth, nth_unit, overnight, of, spelled_day, of_week, third,
      third_unit, split_second, first_century, any_period, same, decade_year, onward, other_year;

  // Classes of the tables.
  ClassId month_class, weekday_class, quantifier_class, meridiem_class, cue, relation, preposition, conjunction,
      determiner, possessive, auxiliary, time_units, time_unit_class, bound_class, no_weekday, number_word,
      possessive_ending, join, past_verb, definite, clock_cue, span_cue, whole_of, number_sign, currency_sign, percent,
      no_season_cue, recurring, adverb, pronoun, given_name, period_end, modal, from, direction_class, infinitive,
      negation, no_year_noun, law_noun, span_word, aged, night_event, game_word, superlative, degree_word, range_verb;

  // How nouns end that may be what a number counts.
  std::vector<std::string> plural_endings, no_plural_endings;
};

}  // namespace dateline
