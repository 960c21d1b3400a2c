// Whether a number counts something that stands beside it.
#include "extract/figure_context.h"

namespace dateline {

// Whether what stands at `at` parts the whole that its "of" names: a number, a word like "any", or nothing at all.
bool FigureContext::parts(At at) const {
  if (!inside(at) || punctuation(at) || is(at, d_.determiner) || is(at, d_.pronoun)) return true;
  return lattice_.longest(static_cast<std::uint32_t>(at), class_of(Builtin::number)) != nullptr;
}

// "the two countries", "these three", "the last five": known already, not counted.
bool FigureContext::anaphoric() const {
  // "Of the nine sailors, four", "any of the eight sites": a whole that is counted; not "leaders of the two lands".
  if (is(first_ - 1, d_.anaphoric)) return !(is(first_ - 2, d_.of) && parts(first_ - 3));
  if (is(first_ - 1, d_.ordinal_word)) return !is(first_ - 2, d_.clitic) && !is(first_ - 2, d_.possessive);
  return definite_adjective(first_ - 1);
}

// Whether an adjective stands at `at` that names what is known: "the last four", "the only four cases"; not "in only
// four cases".
bool FigureContext::definite_adjective(At at) const {
  if (!is(at, d_.anaphoric_adjective)) return false;
  const Sense* sense = d_.sense_at(lattice_, static_cast<std::uint32_t>(at), d_.anaphoric_adjective);
  return !sense || sense->option("definite").empty() || is(at - 1, d_.determiner) || is(at - 1, d_.possessive);
}

// "one in ten voters": not "killed 3 in 5 attacks", not "two in 2019".
bool FigureContext::ratio(const Match& match) const {
  const Capture* low = match.find(d_.low_name);
  const Capture* high = match.find(d_.high_name);
  if (!low || !high) return false;
  const Number& part = passage_.numbers[low->payload];
  const Number& whole = passage_.numbers[high->payload];
  // "1 over 4", "the answer is minus one over 20"
  const Sense* between = d_.sense_of(match, d_.ratio_name);
  if (between && !between->value.empty()) return alone() || (is(first_ - 1, d_.auxiliary) && stops(last_));
  if (!part.value.is_whole() || !whole.value.is_whole() || part.value < Decimal(1) || part.scaled || year_like(whole))
    return false;
  if (alone()) return true;
  const bool usual = whole.value <= Decimal(10) || whole.value.str().ends_with('0');
  if (!usual || whole.value < Decimal(3) || identifier()) return false;
  if (is(first_ - 1, d_.count_object_verb) && part.value != Decimal(1)) return false;
  if (is(last_, d_.time_noun) || is(last_, d_.hyphen) || is(last_, d_.percent)) return false;
  const auto phrase = d_.counted_after(lattice_, match.last);
  if (phrase && is(phrase->head, d_.time_noun)) return false;
  // "one child in five"
  if (is(At{low->last}, d_.person_one)) return part.value == Decimal(1) && (!phrase || is(phrase->head, d_.verb));
  const bool acts = is(last_, d_.auxiliary) || is(last_, d_.past_verb) || is(last_, d_.report_verb);
  // "Six in 10 back him, up from five in 10"
  const bool round = whole.value == Decimal(10) || whole.value == Decimal(100);
  const bool leads = !inside(first_ - 1) || is(first_ - 1, d_.level) || is(first_ - 1, d_.conjunction);
  if (round && leads && (stops(last_) || is(last_, d_.verb))) return true;
  return phrase.has_value() || acts || is(last_, d_.of) ||
         (part.value == Decimal(1) && (part.spelled == whole.spelled || whole.scaled));
}

// "1/2 cup": digits with a slash before a noun for one.
bool FigureContext::part_of_one(const Match& match) const {
  const Chunk* fraction = lattice_.longest(match.first, class_of(Builtin::fraction));
  return fraction && fraction->last == match.last && !identifier() && word(last_) && !glued(last_) &&
         letters(last_, LetterCase::lower) && d_.phrases.is_open(lattice_, match.last) && !is(last_, d_.time_noun) &&
         !is(last_, d_.verb) && !is(last_, d_.past_verb);
}

// "half of the voters", "a third of them", "half the country"; not "half of 2024", "the first half of the year".
bool FigureContext::fraction(const Match& match) const {
  const bool of = is(last_, d_.of);
  if (is(last_, d_.hyphen) && (is(last_ + 1, d_.time_noun) || is(last_ + 1, d_.period)))
    return false;                   // "quarter-century"
  const bool sign = !word(first_);  // "the result is 2/3", "sometimes ½"
  if (sign && part_of_one(match)) return true;
  if (sign && match.last - match.first == 1 && !identifier()) return true;
  if (!is(first_, d_.determiner) && is(first_ - 1, d_.auxiliary) && stops(last_) && (sign || last_ > first_ + 1)) {
    return true;
  }
  if (match.find(d_.bound_name) && d_.counted_after(lattice_, match.last)) return true;
  // "more than half saw", "slightly more than half, or"
  if (match.find(d_.bound_name) && (acts() || is(last_, d_.number_and) || (inside(last_) && str(last_) == ",")))
    return true;
  // "fell by half", "was cut in half"
  const bool by = is(first_ - 1, d_.change_by) || is(first_ - 1, d_.about_in);
  const bool leads = is(last_, d_.preposition) && !of;
  const bool dated = is(last_, d_.anaphoric_adjective) || is(last_ + 1, d_.time_noun);  // "by a third this year"
  if (by && told_change(first_ - 1) &&
      (stops(last_) || is(last_, d_.level) || leads || is(last_, d_.conjunction) || dated)) {
    return true;
  }
  // "a drop of one third in profit"
  if (is(first_ - 1, d_.of) && inside(first_ - 2) && d_.change_noun(lattice_, match.first - 2) &&
      (stops(last_) || leads))
    return true;
  // "a two-thirds majority"
  if (last_ == first_ + 3 && word(first_) && glued(first_ + 1) && glued(first_ + 2) && word(last_) && !glued(last_) &&
      d_.phrases.is_open(lattice_, match.last) && !is(last_, d_.time_noun)) {
    return true;
  }
  const bool known = is(first_ - 1, d_.ordinal_word) || definite_adjective(first_ - 1);
  // "about half are", "of which a third may be", "fell two-thirds"
  const bool led = is(first_ - 1, d_.determiner) || is(first_ - 1, d_.possessive);
  // "Two were held and a third is being sought"
  const bool another =
      is(first_, d_.determiner) && is(last_ - 1, d_.ordinal_word) && !is(first_ - 1, d_.relative_pronoun);
  if (!known && !led && !another && (is(last_, d_.auxiliary) || is(last_, d_.modal))) return true;
  if (changes(first_ - 1) && (stops(last_) || is(last_, d_.level))) return true;
  if (!of && !(is(last_, d_.partitive) && !is(last_, d_.of))) return false;
  if (known) return false;
  for (At at = last_; at < last_ + 4; ++at) {
    if (is(at, d_.time_noun) || is(at, d_.month) || is(at, d_.period)) return false;
    if (digits(at) && str(at).size() == 4) return false;
  }
  return !(glued(first_) && inside(first_ - 1) && !punctuation(first_ - 1));
}

// "hundreds of", "thousands protested", "tens of thousands": not "in their thousands", "tens", "scores 3-2".
bool FigureContext::plural(const Match& match) const {
  const Capture* plural = match.find(d_.plural_name);
  if (!plural) return !is(last_, d_.time_noun);
  if (glued(first_) && inside(first_ - 1) && !punctuation(first_ - 1)) return false;
  if (is(first_ - 1, d_.possessive)) return false;
  const bool of = is(last_, d_.of);
  if (of && (is(last_ + 1, d_.time_noun) || is(last_ + 2, d_.time_noun))) return false;
  if (of) return true;
  const bool small = plural->sense && plural->sense->number < 100 && plural->sense->number != 12;
  // "Scores more were hurt"; not "he scores more"
  const bool begins = !inside(first_ - 1) || punctuation(first_ - 1) || is(first_ - 1, d_.conjunction);
  if (small && begins && is(last_, d_.count_more) &&
      (is(last_ + 1, d_.auxiliary) || is(last_ + 1, d_.past_verb) || is(last_ + 1, d_.object_participle))) {
    return true;
  }
  // "Scores more soldiers were hurt"
  if (small && begins && is(last_, d_.count_more)) {
    const auto phrase = d_.counted_after(lattice_, match.last);
    if (phrase && (is(phrase->last, d_.auxiliary) || is(phrase->last, d_.past_verb))) return true;
  }
  if (small && match.last - match.first < 3) return false;
  if (is(last_, d_.time_noun)) return false;
  return d_.counted_after(lattice_, match.last).has_value() || is(last_, d_.count_verb) || word(last_) || stops(last_);
}

// "the Gang of Four": capitals around "of" in running text.
bool FigureContext::of_name() const {
  return passage_.zone != ZoneRole::title && passage_.zone != ZoneRole::heading &&
         letters(first_, LetterCase::capital) && is(first_ - 1, d_.of) && letters(first_ - 2, LetterCase::capital);
}

// "from 1440 to 1490"
bool FigureContext::years(const Number& from, const Number& to) const {
  const auto looks = [&](const Number& n) {
    return !n.spelled && !n.scaled && !n.grouped && n.last == n.first + 1 && str(n.first).size() == 4 &&
           n.value.is_whole() && Decimal(1000) < n.value && n.value < Decimal(2200);
  };
  return looks(from) && looks(to);
}

// "the 711 Support Battalion": a name.
bool FigureContext::names_unit(const Number& number) const {
  if (number.spelled || number.grouped || number.scaled) return false;
  for (At at = last_; at < last_ + 4 && letters(at, LetterCase::capital); ++at) {
    if (is(at, d_.force_unit)) return true;
  }
  return false;
}

bool FigureContext::count(const Match& match, const FigureRule& rule, const Figure& figure) const {
  const Capture* capture = match.find(d_.number_name);
  if (!capture && rule.range) capture = match.find(d_.high_name);
  if (!capture) return alone() || fraction(match);
  const Number& number = passage_.numbers[capture->payload];
  if (number.sign) return false;
  if (alone()) return true;
  if (number.value.is_zero() && figure.bound == Bound::less_than) return false;  // "sub-zero winds"
  if (number.spelled && place_name(match, last_)) return false;
  if (number.spelled && of_name()) return false;
  if (identifier() || time_of_day_or_date(number)) return false;
  if (is(last_, d_.time_noun) || (is(last_, d_.hyphen) && is(last_ + 1, d_.time_noun))) return false;
  const auto phrase = d_.counted_after(lattice_, match.last);
  if (phrase && is(phrase->head, d_.time_noun)) return false;
  if (number.weak && is(At{number.last} - 1, d_.unit) && length_at(last_)) return false;
  if (names_unit(number)) return false;
  // "three of those years"
  if (is(last_, d_.of) && is(last_ + 1, d_.determiner) && is(last_ + 2, d_.time_noun)) return false;
  const bool bounded = match.find(d_.bound_name) || match.find(d_.post_name);

  if (rule.range) {
    const Capture* low_capture = match.find(d_.low_name);
    if (!low_capture) return false;
    const Number& low = passage_.numbers[low_capture->payload];
    // "five to 10": words up to nine, digits from ten on.
    // At the start of a sentence any number is a word, "Twelve to 15".
    const bool by_size = low.spelled && number.value >= Decimal(10);
    if (low.spelled != number.spelled && !number.scaled && !low.scaled && !by_size) return false;
    if (year_like(low)) return false;
    if (rule.framed && figure.change != Change::none && !told_change(first_) && !phrase) return false;
    // "The range is 1000-5000"; "the score was 3-2" is none.
    const bool told = low.value >= Decimal(1000) && is(first_ - 1, d_.auxiliary) && stops(last_);
    const bool attributive = is(last_, d_.hyphen) && glued(last_) && is(last_ + 1, d_.counted);
    if (attributive && is(low.last, d_.hyphen) && !glued(low.last + 1)) return true;  // "four- to 12-bedroom"
    const bool acting = acts(number) && !glued(low.last);  // "nine or 10 died", not "won 3-2 said"
    // "The ratio is 0.4 to 0.8"
    const bool decimals = !low.value.is_whole() && !number.value.is_whole() && !low.spelled && !number.spelled &&
                          decimals_told(match, number) && !(glued(low.last) && is(low.last, d_.hyphen));
    if (decimals) return true;
    return acting || rated(match) || phrase.has_value() || number.scaled || bounded || number.grouped || told ||
           (rule.framed && !year_like(number) && !years(low, number));
  }
  // "one" alone is an article more often than an amount.
  if (number.value == Decimal(1) && number.spelled) {
    return bounded && (is(last_, d_.of) || (word(last_) && d_.phrases.is_open(lattice_, match.last)));
  }
  // "the three-judge panel" says what panel it is.
  const bool attributive = is(last_, d_.hyphen) && glued(last_) && is(last_ + 1, d_.counted);
  const bool small = number.spelled && !number.scaled && number.value <= Decimal(10);
  if (!bounded && small && !attributive && anaphoric()) return false;
  // Bare digits behind a capitalised word are part of its name: "Boeing 737", "iOS 5".
  const bool plain = !number.spelled && !number.scaled && !number.grouped;
  const Entity* entity = plain && !bounded && word(first_ - 1) ? name_before(first_) : nullptr;
  if (entity && (entity->type == EntityType::product || entity->type == EntityType::org) && !phrase) return false;
  if (plain && !bounded && word(first_ - 1) && !letters(first_ - 1, LetterCase::lower) &&
      (letters(first_ - 1, LetterCase::mixed) ||
       (passage_.zone != ZoneRole::title && passage_.zone != ZoneRole::heading))) {
    const Token& before = token(first_ - 1);
    const bool known = is(first_ - 1, d_.preposition) || is(first_ - 1, d_.determiner) ||
                       is(first_ - 1, d_.conjunction) || is(first_ - 1, d_.count_object_verb) ||
                       is(first_ - 1, d_.report_verb) || is(first_ - 1, d_.weekday) || is(first_ - 1, d_.pronoun) ||
                       is(first_ - 1, d_.auxiliary) || is(first_ - 1, d_.bound_adverb) ||
                       (first_ - 1 == lattice_.first() && before.letters == LetterCase::capital && before.word != 0);
    if (!known && !named(first_)) return false;
    // "Windows 11 needs more memory"
    if (first_ - 1 == lattice_.first() && phrase && phrase->last == phrase->first + 1 && is(phrase->head, d_.verb) &&
        !is(first_ - 1, d_.preposition) && !is(first_ - 1, d_.determiner) && !is(first_ - 1, d_.bound_adverb)) {
      return false;
    }
  }
  if (plain && token(number.first).end - token(number.first).begin >= 7) {
    const auto size = token(number.first).end - token(number.first).begin;
    const bool decimals = str(number.first).find('.') != std::string_view::npos;
    if (size >= 16 || (!decimals && (size >= 10 || !phrase))) return false;
  }
  if (year_like(number)) {
    const auto noun = phrase && phrase->first == match.last && phrase->head == match.last;
    return noun && is(phrase->head, d_.counted_plural) && !is(first_ - 1, d_.determiner) &&
           !is(first_ - 1, d_.preposition) && !is(first_ - 1, d_.possessive);
  }
  if (phrase || rule.need_nothing) return true;  // "a 50-strong mob"
  if (d_.models_at(lattice_, match.last)) return true;
  // "a 10-member team".
  if (is(last_, d_.hyphen) && glued(last_) && glued(last_ + 1) && is(last_ + 1, d_.counted)) return true;
  // "1 person died"
  if (plain && number.value == Decimal(1) && is(last_, d_.counted) && !glued(last_) && !is(first_ - 1, d_.determiner)) {
    return true;
  }
  // "a three course meal".
  if (is(last_, d_.counted) && !number.weak && word(last_ + 1) && d_.phrases.is_open(lattice_, match.last + 1))
    return true;
  if (figure.value && figure.value->is_negative()) return is(match.first, d_.negative) && stops(last_);  // "minus five"
  return bare_count(match, number);
}

}  // namespace dateline
