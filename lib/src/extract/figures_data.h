// The inside of FigureReader: what is looked up once a language, and the steps from a match to a figure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/figures.h"
#include "syntax/clause.h"
#include "syntax/noun_phrase.h"

namespace dateline {

// A rule of figures.rules, its right side read.
struct FigureRule {
  FigureType type = FigureType::count;
  bool silent = false;  // kind none
  bool age = false;
  bool range = false;
  bool plural = false;         // low is twice what is captured: "hundreds of"
  bool glued = false;          // the currency is grown together with the digits: "RM23.50"
  bool framed = false;         // a range for the words around it alone: "between 5 and 12"
  bool two = false;            // each end has its unit: "$1 to $2"; a change and a level where a change is told
  bool negative = false;       // in parentheses: "$(0.15)"
  bool bare = false;           // an age only where no noun follows: "children under five"
  bool person = false;         // an age only of somebody: "she is 35"
  bool opens = false;          // an age only before somebody: "At 35, she left"
  bool both = false;           // a lower and an upper bound: "more than 5 but fewer than 9"
  bool ratio = false;          // "one in ten"
  bool fold = false;           // "sixfold"
  bool names = false;          // of none: names inside stand
  bool need_nothing = false;   // only where no noun follows that could be counted
  bool need_end = false;       // only where the phrase ends: "one dollar and fifty"
  Bound bound = Bound::exact;  // where no word says another
  std::string unit;
  std::optional<Decimal> value;
};

// Measures in units of time are ages: other stretches of time are dates.
bool age_unit(std::string_view unit);

// Puts the amount where its bound says: see the table of bounds in dateline(5).
void put_amount(Figure& figure, Decimal amount, Bound bound);

// The bound of a name in tables and rules; exact for one that is not known.
Bound bound_named(std::string_view name);

// The figure that a reading gives; nullptr for a silent one or one of another kind.
Figure* figure_of(const Reading& reading);

struct FigureReader::Data {
  explicit Data(const Language::Data& language);

  // figure_value.cc: the amount, bound and unit that a match captured. Nothing where they make no sense together.
  std::optional<Figure> compose(const Passage& passage, const Match& match, const FigureRule& rule) const;
  // Adds what the match gives to the readings; false where it gives nothing.
  bool add(const Passage& passage, const Match& match, Readings& out) const;
  // figure_context.cc: whether what stands around a match lets it be an amount.
  bool accepts(const Passage& passage, const Match& match, const FigureRule& rule, const Figure& figure) const;

  // figure_context.cc: ounces of what is weighed in others: "$1,900 an ounce" of gold.
  void weigh_metal(const Passage& passage, const Match& match, Figure& figure) const;

  const Sense* sense_of(const Match& match, std::uint16_t name) const;
  bool is(const Lattice& lattice, std::int64_t at, ClassId cls) const {
    return cls != 0 && at >= lattice.first() && at < lattice.last() &&
           (lattice.sense(static_cast<std::uint32_t>(at), cls) != nullptr);
  }
  // The table's sense of the word or phrase at `at`.
  const Sense* sense_at(const Lattice& lattice, std::uint32_t at, ClassId cls) const;
  const Number* number(const Passage& passage, const Match& match, std::uint16_t name) const;
  // The direction told by a verb, noun or adverb of change that the amount at [first, last) belongs to.
  // `object_end`: where what it counts ends; `last` where it counts nothing.
  Change change_around(const Lattice& lattice, std::uint32_t first, std::uint32_t last, std::uint32_t object_end) const;
  // Which way an amount goes from what it is compared with by "more than" or "less than" at `at`; `in_time`: only where
  // that is another time.
  Change compared_behind(const Lattice& lattice, std::uint32_t at, bool in_time) const;
  // Whether what may bound the amount before it, at [first, last), goes on with what follows instead: "12 and more than
  // 200", "5% and above the target", "12 seats and more room".
  bool goes_on(const Lattice& lattice, std::uint32_t first, std::uint32_t last) const;
  // Gives an exact amount from `first` on the bound of the verb before it: "exceeded 100", "must not exceed 100".
  void bind_by_verb(const Lattice& lattice, std::uint32_t first, Figure& figure) const;
  // Whether what seems to be counted behind the amount from `first` on is a verb: "a city of 3 million lies", "a
  // reading above 50 shows".
  bool acts_behind(const Lattice& lattice, std::uint32_t first, const NounPhrase& phrase, const Figure& figure) const;
  // Whether a past form stands at `at`, and no noun behind it that it could belong to.
  bool acts_alone(const Lattice& lattice, std::uint32_t at) const;
  // Gives winners[i], a figure, the whole that it is part of.
  void part_of(const Lattice& lattice, const std::vector<Reading>& winners, std::size_t i) const;
  // Whether a phrase like "compared with" ends before `at`.
  bool compared_before(const Lattice& lattice, std::uint32_t at) const;
  // The number that shares what follows with the one before `at`: "9, 12 and 15 million euros"; nullptr where none
  // does.
  const Chunk* listed_with(const Lattice& lattice, std::uint32_t at) const;
  // Whether the number over [first, last) goes on a list of ages: "aged 23, 25 and 31"; not "aged 34, and 12 were
  // hurt".
  bool among_ages(const Lattice& lattice, std::uint32_t first, std::uint32_t last) const;
  // Where what is owned begins behind the owner's name at `at`: "Nebraska's 93 counties"; `at` where none stands there.
  std::uint32_t behind_owner(const Lattice& lattice, std::uint32_t at) const;
  // The unit of the rate at `at`, behind what is counted: "90 visitors per day"; "" where none stands there.
  std::string rate_at(const Lattice& lattice, std::uint32_t at) const;
  // The same behind what the amount is of, or as an adverb: "2,000 loaves of bread a week", "2 million cars annually".
  std::string rate_behind(const Lattice& lattice, std::uint32_t at) const;
  // The same behind brackets that begin or end at `at`: "5,000 barrels (210,000 gallons) per day".
  std::string rate_behind_brackets(const Lattice& lattice, std::uint32_t at) const;
  // The unit of a rate among many at `at`: "10*5" for "per 100,000 people", "100.km" for "per 100 km"; "" where none
  // stands there.
  std::string rate_of_many(const Passage& passage, std::uint32_t at) const;
  bool change_noun(const Lattice& lattice, std::uint32_t at) const;
  // The place of the verb of change before `at`, -1 where none is near.
  std::int64_t change_verb(const Lattice& lattice, std::uint32_t at) const;
  // What is counted by the name of its model at `at`: "12 F-16s", "40 T-72 tanks".
  std::optional<NounPhrase> models_at(const Lattice& lattice, std::uint32_t at) const;
  std::optional<NounPhrase> counted_after(const Lattice& lattice, std::uint32_t at) const;

  const Language::Data& language;
  const Grammar& grammar;
  std::vector<FigureRule> rules;  // by Rule::order
  NounPhraseFinder phrases;
  ClauseFinder clauses;

  std::uint16_t number_name, low_name, high_name, fraction_name, bound_name, post_name, unit_name, unit2_name,
      sign_name, sign2_name, percent_name, per_name, rate_name, plural_name, scale_name, cents_name, inches_name,
      part_name, numbered_name, bound2_name, fold_name, ratio_name;
  ClassId change_up, change_down, numbered, partitive, ago, anaphoric, anaphoric_adjective, count_verb,
      count_object_verb, counted, counted_plural, time_noun, month, weekday, meridiem, hyphen, level, of, unit,
      scale_short, preposition, determiner, conjunction, auxiliary, pronoun, modal, ordinal_word, currency_sign,
      report_verb, possessive, bound_adverb, period, currency_code, currency_name, range_dash, phrase_end, change_by,
      change_adverb, part_out, part_total, worth, about_in, compared, currency_minor, percent, relative_pronoun, verb,
      quantity_noun, past_verb, clitic, age_person, age_noun, unit_cue, rate_adverb, within, force_unit, change_fewer,
      negation, talk_word, no_topic, title, money_cue, weight_cue, compass, times_sign, currency_nation, age_then,
      negative, level_noun, number_and, rate_word, rate_noun, rate_per, count_more, bound_post, object_participle,
      distance_from, pace_noun, aged, given_name, limited, verb_only, dimension, age_old, ing_noun, spread_noun,
      step_noun, particle_verb, change_more, aboard, bound_closing, bound_verb, bound_word, dispute, age_people,
      person_one, peopled;
  // How past forms and participles end that no table lists.
  std::vector<std::string> past_endings, participle_endings;
  ClassId name_chunk = class_of(Builtin::name);
};

}  // namespace dateline
