// A bare number, which counts nothing that stands beside it, is an amount only where the words around it say so.
#include "extract/figure_context.h"
#include "syntax/endings.h"

namespace dateline {

// Whether a noun stands at `at` whose amount is told; `reached`: by what it was brought to.
bool FigureContext::level_noun(At at, bool reached) const {
  if (!is(at, d_.level_noun)) return false;
  const Sense* sense = d_.sense_at(lattice_, static_cast<std::uint32_t>(at), d_.level_noun);
  return reached || !sense || sense->option("to").empty();
}

// "Of the 40, 12 died": a whole at the start of its clause.
bool FigureContext::leads_whole() const {
  return is(first_ - 1, d_.determiner) && is(first_ - 2, d_.of) && !word(first_ - 3) && !digits(first_ - 3);
}

// "he has only three"
bool FigureContext::owns() const {
  At at = first_ - 1;
  while (is(at, d_.bound_adverb)) --at;
  const Sense* verb = inside(at) ? lattice_.sense(static_cast<std::uint32_t>(at), d_.auxiliary) : nullptr;
  return verb && verb->value == "have";
}

// "Kent (12 seats), Essex (9)": in brackets behind a name, as an amount before it that says what it is of.
bool FigureContext::bracketed(const Match& match) const {
  constexpr At kReach = 30;
  const auto opens = [&](At at) { return inside(at) && str(at) == "(" && word(at - 1); };
  if (!opens(first_ - 1) || !inside(last_) || str(last_) != ")") return false;
  for (At at = first_ - 3; inside(at) && at + kReach > match.first; --at) {
    if (!opens(at)) continue;
    const Chunk* number = lattice_.longest(static_cast<std::uint32_t>(at + 1), class_of(Builtin::number));
    if (!number) return false;
    if (inside(At{number->last}) && str(number->last) == ")") continue;
    const auto phrase = d_.counted_after(lattice_, number->last);
    return phrase && inside(At{phrase->last}) && str(At{phrase->last}) == ")" && !is(phrase->head, d_.time_noun);
  }
  return false;
}

// "Total injured: 88", "New cases: 342": the entry of a list, whose label says what is counted.
bool FigureContext::labelled() const {
  constexpr At kWords = 5;
  if (!inside(first_ - 2) || str(first_ - 1) != ":" || !(stops(last_) || (inside(last_) && str(last_) == "(")))
    return false;
  if (first_ - 1 - lattice_.first() > kWords) return false;
  for (At at = lattice_.first(); at + 1 < first_; ++at) {
    if (!word(at)) return false;
  }
  const At label = first_ - 2;
  return is(label, d_.counted_plural) || is(label, d_.object_participle) ||
         d_.phrases.is_listed_plural(lattice_, static_cast<std::uint32_t>(label));
}

// Whether a verb or adverb of change stands at `at`: "rose 3 to 20", "off 12.30".
bool FigureContext::changes(At at) const {
  for (const ClassId cls : {d_.change_up, d_.change_down}) {
    if (!is(at, cls)) continue;
    const Sense* sense = d_.sense_at(lattice_, static_cast<std::uint32_t>(at), cls);
    if (sense && (!sense->option("verb").empty() || !sense->option("adverb").empty())) return true;
  }
  return false;
}

// Whether a verb follows of which the amount is the subject: "Twelve signed", "more than half saw".
bool FigureContext::acts() const {
  return is(last_, d_.count_verb) || is(last_, d_.past_verb) ||
         (word(last_) && has_ending(str(last_), d_.past_endings, 2));
}

// The same, and of a number in words any verb: "Of them, twelve sell it".
bool FigureContext::acts(const Number& number) const { return acts() || (number.spelled && is(last_, d_.verb)); }

// "12 of them", "eight of Bill Hill's halls", "two more of the mills", "61 of 120 seats".
bool FigureContext::part_of_whole(const Match& match, const Number& number) const {
  if (!(number.value > Decimal(1))) return false;
  if (is(last_, d_.count_more) && is(last_ + 1, d_.of)) return is(last_ + 2, d_.partitive);
  const std::uint32_t of = match.last + (is(last_, d_.part_out) ? 1 : 0);
  if (!is(of, d_.of) || of + 1 >= lattice_.last()) return false;
  if (is(At{of} + 1, d_.partitive) || d_.behind_owner(lattice_, of + 1) > of + 1) return true;
  const Chunk* whole = year_like(number) ? nullptr : lattice_.longest(of + 1, class_of(Builtin::number));
  return whole && d_.counted_after(lattice_, whole->last);
}

// What is told of something: "a population of 950", "the population in the valley is 950", "310 in 2016, 95 in 2017",
// "he has only three", "of which 10 burned".
bool FigureContext::told(const Match& match) const {
  if (is(first_ - 1, d_.of) && level_noun(first_ - 2, false)) return true;
  // "Of the two, the elder": known already
  const bool parted = inside(last_ + 1) && lattice_.longest(match.last + 1, class_of(Builtin::number));
  // "none of the 12", "three of the 40 voted"
  if (digits(first_) && is(first_ - 1, d_.determiner) && is(first_ - 2, d_.of) && inside(first_ - 3) &&
      word(first_ - 3) && parts(first_ - 3) && (stops(last_) || acts() || is(last_, d_.auxiliary))) {
    return true;
  }
  if (leads_whole() && inside(last_) && str(last_) == "," && (parted || digits(first_))) return true;
  if (d_.sense_at(lattice_, match.last, d_.aboard)) return true;
  // "a cut of nearly 20", "a rise of 12 from June"
  if (is(first_ - 1, d_.of) && inside(first_ - 2) && d_.change_noun(lattice_, match.first - 2) &&
      (stops(last_) || (is(last_, d_.preposition) && !is(last_, d_.of)))) {
    return true;
  }
  const bool leads = is(last_, d_.preposition) && !is(last_, d_.level);
  const Sense* level = inside(first_ - 1) ? lattice_.sense(match.first - 1, d_.level) : nullptr;
  // "brought the number of cases to 121", "the toll stands at 45"
  const Sense* verb = level && inside(first_ - 2) ? lattice_.sense(match.first - 2, d_.verb) : nullptr;
  const bool stands = verb && !verb->option("level").empty();
  const bool reached = level && (stands || !level->option("ends").empty());
  // "will be capped at 340", "was limited to 40"
  if (level && is(first_ - 2, d_.limited) && (stops(last_) || is(last_, d_.conjunction) || leads)) return true;
  if ((stops(last_) || leads) && (is(first_ - 1, d_.auxiliary) || reached)) {
    constexpr At kSubject = 14;
    for (At at = first_ - 2; inside(at) && at + kSubject > first_ && !punctuation(at); --at) {
      if (level_noun(at, reached)) return true;
    }
  }
  const bool begins = punctuation(first_ - 1) || is(first_ - 1, d_.conjunction) || is(first_ - 1, d_.auxiliary);
  if (begins && is(last_, d_.preposition) && inside(last_ + 1) && !is(first_ - 2, d_.month) &&
      lattice_.longest(match.last + 1, class_of(Builtin::year)))
    return true;
  if (owns() && (stops(last_) || is(last_, d_.conjunction) || leads)) return true;
  return is(first_ - 1, d_.relative_pronoun) && is(first_ - 2, d_.preposition);
}

// "closed at 132.86", "the lowest is 61.20", "2210.15, off 9.40", "0.82 share", "(0.7 WAR, ...".
bool FigureContext::decimals_told(const Match& match, const Number& number) const {
  if (is(first_ - 1, d_.auxiliary) || is(first_ - 1, d_.level) || is(first_ - 1, d_.change_by)) return true;
  const At next = inside(last_) && str(last_) == "," ? last_ + 1 : last_;
  if (is(next, d_.change_up) || is(next, d_.change_down)) return true;
  if (!word(last_) || glued(last_) || !d_.phrases.is_open(lattice_, match.last)) return false;
  if (number.value < Decimal(1) && !number.spelled && letters(last_, LetterCase::lower)) return true;
  return punctuation(first_ - 1) && stops(last_ + 1);
}

// A change, "rose 3 to 20", "off 12.30", or the level it leads to, "to 20". "lost 6 to 4" tells a score: what is
// reached is more than what it rose or fell by.
bool FigureContext::moved(const Number& number) const {
  const auto number_at = [&](At at) {
    return inside(at) ? lattice_.longest(static_cast<std::uint32_t>(at), class_of(Builtin::number)) : nullptr;
  };
  if (changes(first_ - 1) && !is(last_, d_.hyphen)) {
    if (const Chunk* end = is(last_, d_.level) ? number_at(last_ + 1) : nullptr)
      return number.value < passage_.numbers[end->payload].value;
    if (stops(last_) || is(last_, d_.preposition)) return true;
  }
  if ((!is(first_ - 1, d_.level) && !is(first_ - 1, d_.change_by)) || !told_change(first_ - 1)) return false;
  // "set up an office at 319 Main Street"
  if (!number.spelled && letters(last_, LetterCase::capital) && !is(last_, d_.month)) return false;
  const Chunk* by = number_at(first_ - 2);
  const bool score = by && changes(first_ - 3) && number.value <= Decimal(24);
  return !(score && number.value <= passage_.numbers[by->payload].value);
}

// "10 in Oslo and 22 in Bergen": a number before, with the same preposition and a name behind it.
bool FigureContext::placed(At at) const {
  if (!is(last_, d_.preposition) || is(last_, d_.level) || !letters(last_ + 1, LetterCase::capital) ||
      is(last_ + 1, d_.month) || is(last_ + 1, d_.weekday)) {
    return false;
  }
  for (At steps = 0; steps < 6 && inside(at - 1) && !punctuation(at); ++steps, --at) {
    if (is(at, d_.preposition) && str(at) == str(last_) && letters(at + 1, LetterCase::capital)) {
      // "six worked for Acme and nine for Borel"
      const At number =
          is(at - 1, d_.past_verb) || (word(at - 1) && has_ending(str(at - 1), d_.past_endings, 2)) ? at - 2 : at - 1;
      return inside(number) &&
             lattice_.longest(static_cast<std::uint32_t>(number), class_of(Builtin::number)) != nullptr;
    }
  }
  return false;
}

// "40 arrests on Friday, 35 on Saturday and 12 on Sunday": an amount that counts something stands before a date led by
// the same preposition.
bool FigureContext::listed_dates() const {
  constexpr At kReach = 16;
  const auto date_at = [&](At at) { return is(at, d_.month) || is(at, d_.weekday); };
  const At front =
      is(first_ - 1, d_.conjunction) && inside(first_ - 2) && str(first_ - 2) == "," ? first_ - 2 : first_ - 1;
  const bool joined = is(front, d_.conjunction) || (inside(front) && str(front) == ",");
  if (!joined || !is(last_, d_.preposition) || !date_at(last_ + 1) || !date_at(front - 1) || digits(last_ + 2))
    return false;
  if (!is(front - 2, d_.preposition) || str(front - 2) != str(last_)) return false;
  for (At at = front - 3; inside(at) && at + kReach > first_; --at) {
    const Chunk* number = lattice_.longest(static_cast<std::uint32_t>(at), class_of(Builtin::number));
    if (!number) continue;
    if (At{number->last} == front - 2) continue;  // "35 on Saturday"
    if (!date_at(At{number->last})) {
      const auto phrase = d_.counted_after(lattice_, number->last);
      return phrase.has_value() && !is(phrase->head, d_.time_noun);
    }
  }
  return false;
}

// "28 mpg in the city and 36 on the highway", "5 km in 2018 and 6.2 last year": a unit stands before, and the same
// words around it.
bool FigureContext::parallel() const {
  const bool dated = is(last_, d_.anaphoric_adjective) && is(last_ + 1, d_.time_noun);
  if ((is(first_ - 1, d_.conjunction) && placed(first_ - 2)) || listed_dates()) return true;
  if (!is(first_ - 1, d_.conjunction) || !(dated || (is(last_, d_.preposition) && !is(last_, d_.level)))) return false;
  for (At at = first_ - 3; inside(at) && at + 12 > first_ && !punctuation(at); --at) {
    const bool unit = is(at, d_.unit) || is(at, d_.percent) || is(at, d_.currency_name);
    if (unit && digits(at - 1)) return !is(at + 1, d_.conjunction);
  }
  return false;
}

// "Sales: 5.2m (4.9m)": an m of millions, where money or people are spoken of and no lengths.
bool FigureContext::millions() const { return unit_told("million") && !unit_told("length"); }

// "Nearly 4m need food": no length is the first word of a sentence and does something.
bool FigureContext::millions_act() const {
  return first_ == lattice_.first() && word(last_) && !glued(last_) && !is(last_, d_.dimension) &&
         (is(last_, d_.count_verb) || is(last_, d_.verb)) && !is(last_, d_.preposition) && !is(last_, d_.unit_cue);
}

// "They make 40 a day", not "was 40 a year after".
bool FigureContext::rated(const Match& match) const {
  const Capture* per = match.find(d_.per_name);
  return per && per->last == match.last && !is(last_, d_.ago) && d_.sense_at(lattice_, per->first, d_.period) &&
         (stops(last_) || is(last_, d_.conjunction) != is(last_, d_.preposition));
}

// "paid 60k", "sold for 1.2m"; not "paid for the 100m".
bool FigureContext::priced(const Match& match, const Number& number) const {
  const bool metres = is(At{number.last} - 1, d_.unit);
  if (metres && (is(last_, d_.dimension) || str(number.first).find('.') == std::string_view::npos)) return false;
  return (stops(last_) || !d_.phrases.is_open(lattice_, match.last)) && money_told(match);
}

bool FigureContext::bare_count(const Match& match, const Number& number) const {
  if (part_of_whole(match, number)) return true;
  if (number.weak) return (millions() || millions_act() || priced(match, number)) && !is(last_, d_.hyphen);
  if (number.scaled) return true;
  if (year_like(number)) return false;
  const bool small = number.value.is_whole() && number.value <= Decimal(24);
  const Sense* bound = d_.sense_of(match, d_.bound_name);
  if (bound && !(bound->value == "about" && small) && !(small && is(match.first, d_.preposition) && !number.spelled)) {
    return true;
  }
  if (match.find(d_.post_name) || number.grouped) return true;
  if (d_.compared_behind(lattice_, match.last, false) != Change::none && number.value > Decimal(1)) return true;
  if (rated(match) && number.value > Decimal(1)) return true;
  // "would cost forty-five hundred if", not "Flight eight hundred"
  const bool named_before = letters(first_ - 1, LetterCase::upper) || is(first_ - 1, d_.clitic) ||
                            (letters(first_ - 1, LetterCase::capital) && first_ - 1 > lattice_.first());
  if (number.spelled && number.value >= Decimal(100) && !named_before) return true;
  const bool part =
      !number.value.is_whole() || (!number.spelled && str(number.first).find('.') != std::string_view::npos);
  const bool clock = lattice_.longest(number.first, class_of(Builtin::clock)) != nullptr;
  if (number.value <= Decimal(1) && (!part || (clock && !changes(first_ - 1)))) return false;
  if (is(first_ - 1, d_.count_object_verb) && (stops(last_) || is(last_, d_.preposition) || is(last_, d_.conjunction) ||
                                               (is(last_, d_.count_more) && stops(last_ + 1))))
    return true;
  // "The toll may pass 1,000"
  const Sense* passes = inside(first_ - 1) ? lattice_.sense(match.first - 1, d_.bound_verb) : nullptr;
  if (passes && passes->option("bare") != "moved" && passes->option("money").empty() && stops(last_) &&
      number.value >= Decimal(100))
    return true;
  // "Another 40 remain"
  At front = first_ - 1;
  while (is(front, d_.bound_adverb)) --front;  // "Only 42 survived"
  const bool begins = !inside(front) || punctuation(front) || is(front, d_.conjunction) || is(front, d_.count_more);
  if (acts(number) && begins) return true;
  // "Two more were hurt"
  const bool done = is(last_ + 1, d_.auxiliary) || is(last_ + 1, d_.past_verb) || is(last_ + 1, d_.object_participle);
  if (begins && is(last_, d_.count_more) && done && number.value > Decimal(1)) return true;
  // "plans to hire 60 more", "and another 12 on Saturday"
  if (is(last_, d_.change_more) && stops(last_ + 1) && number.value > Decimal(1) && word(first_ - 1) &&
      letters(first_ - 1, LetterCase::lower) && !is(first_ - 1, d_.preposition) && !is(first_ - 1, d_.numbered)) {
    return true;
  }
  const bool on_date = is(last_, d_.preposition) && (is(last_ + 1, d_.weekday) || is(last_ + 1, d_.month));
  if (on_date && is(first_ - 1, d_.count_more) && is(first_ - 2, d_.conjunction)) return true;
  if (d_.among_ages(lattice_, match.first, match.last) || bracketed(match)) return true;
  if (labelled() || parallel() || told(match) || d_.compared_before(lattice_, match.first) ||
      d_.listed_with(lattice_, match.last))
    return true;
  return (part && !clock && decimals_told(match, number)) || moved(number);
}

}  // namespace dateline
