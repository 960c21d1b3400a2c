// Whether what stands around a match lets it be an amount. Precision first: a bare number is one only where the words
// around it say so.
#include "extract/figure_context.h"

#include <algorithm>

#include "extract/number_text.h"
#include "language/letter_case.h"

namespace dateline {

// Digits grown together with letters, signs or other digits: "Su-35", "5-HT", "v2", "#4", "A/35", "10:5".
bool FigureContext::identifier() const {
  if (glued(first_) && inside(first_ - 1)) {
    if (word(first_ - 1) || digits(first_ - 1)) return true;
    const std::string_view before = str(first_ - 1);
    if (before.size() == 1 && std::string_view("-/.:_#&@\\*+='").find(before.front()) != std::string_view::npos)
      return true;
    if (before == "’" || before == "‘") return glued(first_ - 1);
    if ((before == "–" || before == "‐" || before == "‑") && glued(first_ - 1)) return true;
  }
  if (glued(last_)) {
    if (word(last_) || digits(last_)) return !is(last_, d_.clitic);
    const std::string_view behind = str(last_);
    const bool goes_on = glued(last_ + 1) && (word(last_ + 1) || digits(last_ + 1));
    if (behind.size() == 1 && std::string_view("/:._&@\\*+=").find(behind.front()) != std::string_view::npos)
      return goes_on;
    if (is(last_, d_.hyphen) && goes_on) return digits(last_ + 1) || token(last_ + 1).letters == LetterCase::upper;
  }
  return false;
}

// The entity whose name ends before `at`, or nullptr.
const Entity* FigureContext::name_before(At at) const {
  for (At begin = at - 1; inside(begin) && begin + 6 > at; --begin) {
    const Chunk* chunk = lattice_.longest(static_cast<std::uint32_t>(begin), d_.name_chunk);
    if (!chunk || chunk->last != static_cast<std::uint32_t>(at)) continue;
    if (chunk->payload >= passage_.document.annotations.size()) return nullptr;
    return std::get_if<Entity>(&passage_.document.annotations[chunk->payload].value);
  }
  return nullptr;
}

// Whether a name of a place or a person ends before `at`: "In Gaza 12 people" counts people, "Boeing 737" nothing.
bool FigureContext::named(At at) const {
  const Entity* entity = name_before(at);
  return entity && (entity->type == EntityType::gpe || entity->type == EntityType::loc ||
                    entity->type == EntityType::person || entity->type == EntityType::norp);
}

// Whether the match is all that the document says, but for a full stop: then it is meant as an amount.
bool FigureContext::alone() const {
  const auto end = static_cast<At>(passage_.document.tokens.size());
  return first_ == 0 && (last_ == end || (last_ + 1 == end && punctuation(last_)));
}

bool FigureContext::year_like(const Number& number) const {
  if (number.spelled || number.scaled || number.last != number.first + 1) return false;
  const std::string_view text = str(number.first);
  return text.size() == 4 && leading_digits(text) == 4 && text >= "1900" && text <= "2099";
}

bool FigureContext::time_of_day_or_date(const Number& number) const {
  if (is(last_, d_.meridiem) || is(last_, d_.month)) return true;
  return is(first_ - 1, d_.month) || (is(first_ - 1, d_.preposition) && is(last_, d_.of) && is(last_ + 1, d_.month)) ||
         (number.last - number.first == 1 && digits(number.first) && is(first_ - 1, d_.weekday));
}

// Whether a name stands before the match that may be a maker's or a model's: "Boeing 777F", not "In Phoenix 110F".
bool FigureContext::product_before() const {
  const bool capital = letters(first_ - 1, LetterCase::capital) || letters(first_ - 1, LetterCase::upper);
  return capital && first_ - 1 > lattice_.first() && !named(first_) && !is(first_ - 1, d_.preposition);
}

// Whether the sentence speaks of what the unit measures: temperatures, doses.
bool FigureContext::unit_told(std::string_view what) const {
  constexpr At kReach = 30;
  for (At at = std::max<At>(first_ - kReach, lattice_.first()); inside(at) && at < last_ + kReach; ++at) {
    const Sense* cue = lattice_.sense(static_cast<std::uint32_t>(at), d_.unit_cue);
    if (cue && cue->value.find(what) != std::string_view::npos) return true;
  }
  return false;
}

// "a 5 m radius"
bool FigureContext::length_at(At at) const {
  const Sense* cue = inside(at) ? lattice_.sense(static_cast<std::uint32_t>(at), d_.unit_cue) : nullptr;
  return cue && cue->value == "length" && !is(at, d_.verb);
}

// "of Ten Mile", "to Five Points": in running text a number in words has no capital, nor has what it counts.
bool FigureContext::place_name(const Match& match, At noun) const {
  const bool runs_on = passage_.zone != ZoneRole::title && passage_.zone != ZoneRole::heading;
  return runs_on && letters(first_, LetterCase::capital) && letters(noun, LetterCase::capital) &&
         letters(first_ - 1, LetterCase::lower) && match.last - match.first <= 2;
}

bool FigureContext::measure(const Match& match) const {
  const Capture* unit = match.find(d_.unit_name);
  // "a third degree felony", unlike "a third of a degree", "half a degree".
  const Capture* fraction = match.find(d_.fraction_name);
  if (fraction && unit && unit->first == fraction->last && is(fraction->first, d_.determiner) &&
      is(At{fraction->last} - 1, d_.ordinal_word)) {
    return false;
  }
  if (unit && place_name(match, unit->first)) return false;
  if (unit && unit->sense && !unit->sense->option("weak").empty() && unit->sense->option("candidates").empty()) {
    const Capture* number = match.find(d_.number_name);
    if (!number) number = match.find(d_.high_name);
    if (!number || passage_.numbers[number->payload].spelled) return false;
    const std::string_view cue = unit->sense->option("cued");
    if (!cue.empty() && !unit_told(cue)) return false;
    const bool close = glued(unit->first);
    const bool long_word = str(unit->first).size() > 2;
    if (!close && !long_word && is(unit->first, d_.preposition)) return false;  // "50,000 in"
    // A letter is a unit in its own case alone: "3G" is no mass.
    if (unit->last - unit->first == 1 && unit->sense->form.size() == 1 && str(unit->first) != unit->sense->form)
      return false;
    if (is(unit->first, d_.scale_short)) {  // "9m people", "2.7m combined sales"
      if (d_.counted_after(lattice_, match.last) && !length_at(last_)) return false;
      const bool decimals = str(passage_.numbers[number->payload].first).find('.') != std::string_view::npos;
      const bool long_of = is(last_, d_.dimension) || (word(last_) && d_.phrases.is_open(lattice_, match.last));
      if (millions() || millions_act() || (decimals && !long_of && money_told(match)))
        return false;  // "sold for 1.2m"; "1.8m high"
      const bool names = word(last_) && d_.phrases.is_open(lattice_, match.last);
      if (decimals && names && !unit_told("length")) return false;
    }
    // "the 13F filing", "800,000 F-Series trucks", "a Boeing 777F"
    const bool letter = str(unit->first).size() == 1 && token(unit->first).letters != LetterCase::lower;
    if (letter && close && product_before()) return false;
    if (letter && word(unit->first) && glued(last_) && is(last_, d_.hyphen)) return false;
    if (letter && cue.empty() && word(unit->first) && word(last_) && d_.phrases.is_open(lattice_, match.last))
      return false;
    if (!close && letters(unit->first, LetterCase::upper) && str(unit->first).size() == 1) return false;  // "300 C"
    if (long_word && word(last_) && token(last_).gap != Gap::glued && d_.phrases.is_open(lattice_, match.last))
      return false;
    if (close && str(unit->first).size() == 1 && glued(unit->last) && !punctuation(unit->last)) return false;
  }
  if (glued(first_) && (word(first_ - 1) || digits(first_ - 1))) return false;
  if (glued(first_) && inside(first_ - 1) && is(first_ - 1, d_.hyphen) && glued(first_ - 1)) return false;
  return !(glued(last_) && (digits(last_) || (word(last_) && !is(last_, d_.clitic))));
}

bool FigureContext::age(const Match& match, const FigureRule& rule, const Figure& figure) const {
  const Decimal most(130);
  const bool old = match.find(d_.unit_name) != nullptr;  // "-year-old" fits sites and rocks, too
  for (const auto& part : {figure.value, figure.low, figure.high}) {
    if (part && (part->is_negative() || (!old && (*part > most || !part->is_whole())))) return false;
  }
  if (glued(last_) && !punctuation(last_) && !is(last_, d_.clitic)) return false;
  if (is(last_, d_.time_noun)) return false;  // "as young as six months"
  if (rule.bare || rule.person) {
    const Capture* number = match.find(rule.range ? d_.high_name : d_.number_name);
    const bool then = stops(last_) || d_.sense_at(lattice_, match.last, d_.age_then) || is(last_, d_.modal) ||
                      is(last_, d_.auxiliary);
    if (!number || passage_.numbers[number->payload].value < Decimal(1) || identifier()) return false;
    // "died at 10" may be an hour.
    if (is(first_ - 1, d_.level) && passage_.numbers[number->payload].value <= Decimal(24)) return false;
    if (is(last_, d_.hyphen) || d_.counted_after(lattice_, match.last)) return false;
    if (rule.bare) return then || match.find(d_.bound_name) || (is(first_ - 1, d_.of) && acts());
    At subject = first_ - 2;
    while (is(subject, d_.modal) || is(subject, d_.bound_adverb)) --subject;
    const Entity* entity = name_before(subject + 1);
    // "half of them are under 18"
    const bool many = match.find(d_.bound_name) && figure.bound != Bound::about && is(subject, d_.age_people);
    return then && (many || is(subject, d_.age_person) || (entity && entity->type == EntityType::person));
  }
  if (rule.opens) return at_age(match, figure);
  // ", 55," behind a person's name.
  if (punctuation(match.first)) {
    const Capture* number = match.find(d_.number_name);
    if (!number || passage_.numbers[number->payload].spelled || is(last_ + 1, d_.month)) return false;
    if (is(first_ - 1, d_.age_noun)) return figure.value && *figure.value > Decimal(4);
    if (is(first_ - 1, d_.title)) return figure.value && *figure.value > Decimal(16);
    for (At begin = first_ - 1; inside(begin) && begin + 6 > first_; --begin) {
      const Chunk* chunk = lattice_.longest(static_cast<std::uint32_t>(begin), d_.name_chunk);
      if (!chunk || chunk->last != match.first) continue;
      if (chunk->payload >= passage_.document.annotations.size()) return false;
      const auto* entity = std::get_if<Entity>(&passage_.document.annotations[chunk->payload].value);
      return entity && entity->type == EntityType::person && figure.value && *figure.value > Decimal(4);
    }
    return figure.value && *figure.value > Decimal(4) && inside(last_) && str(last_) == "," && given_name_before();
  }
  return true;
}

// "At 35, she left", "At just nine, Ana Ruiz": what may be an hour is none without a word such as "just".
bool FigureContext::at_age(const Match& match, const Figure& figure) const {
  const Decimal least(13), most(110);
  At front = first_ - 1;
  while (inside(front) && is(front, d_.bound_adverb)) --front;
  const Sense* level = inside(front) ? lattice_.sense(static_cast<std::uint32_t>(front), d_.level) : nullptr;
  if (front != lattice_.first() || !level || !level->option("ends").empty()) return false;
  if (!figure.value || most < *figure.value || (front + 1 == first_ && *figure.value < least)) return false;
  if (is(last_ + 1, d_.age_person)) return true;
  if (!inside(last_ + 1)) return false;
  const Chunk* chunk = lattice_.longest(match.last + 1, d_.name_chunk);
  if (!chunk || chunk->payload >= passage_.document.annotations.size()) return false;
  const auto* entity = std::get_if<Entity>(&passage_.document.annotations[chunk->payload].value);
  return entity && entity->type == EntityType::person;
}

// "Anna, 34, is": a given name that is nothing else, and no part of a longer name.
bool FigureContext::given_name_before() const {
  if (!letters(first_ - 1, LetterCase::capital)) return false;
  const Sense* sense = lattice_.sense(static_cast<std::uint32_t>(first_ - 1), d_.given_name);
  if (!sense || !sense->option("weak").empty()) return false;
  return first_ - 1 == lattice_.first() || !word(first_ - 2) || letters(first_ - 2, LetterCase::lower);
}

bool FigureContext::of_metal() const {
  constexpr At kOf = 4;
  if (!unit_told("precious")) return false;
  if (!is(last_, d_.of)) return true;
  for (At at = last_ + 1; at < last_ + kOf; ++at) {
    const Sense* cue = inside(at) ? lattice_.sense(static_cast<std::uint32_t>(at), d_.unit_cue) : nullptr;
    if (cue && cue->value.find("precious") != std::string_view::npos) return true;
  }
  return false;
}

// "over two legs", "over six instalments": in the course of so many, not more than so many.
bool FigureContext::spread(const Match& match, const Figure& figure) const {
  const Decimal most(20);
  const Sense* bound = d_.sense_of(match, d_.bound_name);
  if (!bound || bound->option("spread").empty() || !figure.low) return false;
  // "a row over 300 jobs", "sued over a $5m debt": what it is about.
  if (const Sense* dispute = inside(first_ - 1) ? lattice_.sense(match.first - 1, d_.dispute) : nullptr) {
    const bool noun = word(last_) && d_.phrases.is_open(lattice_, match.last) && figure.type == FigureType::money;
    if (noun || dispute->option("verb").empty()) return true;
  }
  if (most < *figure.low) return false;
  const auto phrase = d_.counted_after(lattice_, match.last);
  return phrase && is(phrase->head, d_.spread_noun);
}

void FigureReader::Data::weigh_metal(const Passage& passage, const Match& match, Figure& figure) const {
  for (const std::uint16_t name : {unit_name, per_name}) {
    const Sense* sense = sense_of(match, name);
    const std::string_view troy = sense ? sense->option("precious") : std::string_view();
    if (troy.empty() || !FigureContext(*this, passage, match).of_metal()) continue;
    (name == per_name ? figure.per : figure.unit) = troy;
    if (name == per_name) continue;
    figure.assumed = false;
    figure.candidates.clear();
  }
}

// A stretch that gives nothing. Where the words around it count something after all, it is no such stretch.
bool FigureContext::silent(const Match& match, const FigureRule& rule) const {
  if (!rule.need_nothing) return true;
  if (part_of_one(match)) return false;
  // "The range is 1000-5000".
  const Capture* number = match.find(d_.number_name);
  if (number && !(passage_.numbers[number->payload].value < Decimal(1000)) && is(first_ - 1, d_.auxiliary) &&
      stops(last_))
    return false;
  // "#62.5 million", "20-35mm"; but "Section 14 C".
  for (const Capture& capture : match.captures) {
    if (capture.name != d_.number_name) continue;
    const Number& one = passage_.numbers[capture.payload];
    if (one.scaled && !(one.weak && match.find(d_.numbered_name))) return false;
  }
  // "volume 170,330,000 shares"
  if (number && passage_.numbers[number->payload].grouped && d_.counted_after(lattice_, match.last)) return false;
  // "FTSE -0.6%".
  for (const ClassId cls : {d_.percent, d_.currency_name, d_.currency_sign}) {
    if (d_.sense_at(lattice_, match.last, cls)) return false;
  }
  if (match.find(d_.numbered_name)) {
    // Written small, the word may be a verb or a plain noun before an amount.
    const Capture* word_before = match.find(d_.numbered_name);
    const bool dated = word_before->sense != nullptr && !word_before->sense->option("dated").empty();
    if (dated && number && lattice_.has(number->first, class_of(Builtin::year))) return false;
    const std::string_view upto =
        word_before->sense != nullptr ? word_before->sense->option("upto") : std::string_view();
    const auto most = upto.empty() ? std::nullopt : Decimal::parse(upto);
    const bool owned = is(match.last, d_.percent) || is(match.last, d_.unit);
    if (most && number && !owned && !passage_.numbers[number->payload].spelled &&
        passage_.numbers[number->payload].value <= *most) {
      return true;
    }
    if (token(word_before->first).letters != LetterCase::lower) return true;
  }
  // "the chart on page 12 shows"
  const auto counted = d_.counted_after(lattice_, match.last);
  return !counted || (is(counted->head, d_.verb) && counted->head == counted->first);
}

// "warned residents about two scams": of a few, no bound.
bool FigureContext::talked_about(const Match& match, const Figure& figure) const {
  constexpr At kReach = 4;
  const Decimal most(12);
  if (figure.bound != Bound::about || !figure.value || most < *figure.value) return false;
  const Sense* about = lattice_.sense(match.first, d_.talk_word);
  if (!about || about->option("about").empty()) return false;
  for (At at = first_ - 1; inside(at) && at + kReach >= first_ && !punctuation(at); --at) {
    if (is(at, d_.talk_word)) return true;
  }
  return false;
}

// "one dollar and fifty": small change without its name, in words throughout, and nothing that it could count.
bool FigureContext::spoken(const Match& match) const {
  const Capture* whole = match.find(d_.number_name);
  const Capture* cents = match.find(d_.cents_name);
  if (!whole || !cents) return false;
  const Number& small = passage_.numbers[cents->payload];
  return passage_.numbers[whole->payload].spelled && small.spelled && small.value < Decimal(100) &&
         (stops(last_) || is(last_, d_.conjunction));
}

bool FigureReader::Data::accepts(const Passage& passage, const Match& match, const FigureRule& rule,
                                 const Figure& figure) const {
  const FigureContext context(*this, passage, match);
  if (rule.silent) return context.silent(match, rule);
  const Decimal kWidest(5);  // times its low end is the high end of a range that somebody changed by
  // "400 BP drivers", "a 3.5 GPA", "In 2004 Schilling pitched".
  for (const Capture& capture : match.captures) {
    if (capture.sense && !capture.sense->option("exact").empty() &&
        passage.lattice.token(capture.first).letters != letter_case(capture.sense->form)) {
      return false;
    }
  }
  // "fell 3 bps to 4.12%"
  if (rule.two && rule.type == FigureType::percent) {
    const Sense* first = sense_of(match, percent_name);
    for (const Capture& capture : match.captures) {
      if (first && capture.name == percent_name && capture.sense && capture.sense->value != first->value) return false;
    }
  }
  // "Rs 500 or EUR 20 million": two currencies.
  const Sense *sign = sense_of(match, sign_name), *sign2 = sense_of(match, sign2_name);
  if (rule.range && sign && sign2 && sign->value != sign2->value &&
      sign->option("candidates").find(sign2->value) == std::string_view::npos &&
      sign2->option("candidates").find(sign->value) == std::string_view::npos) {
    return false;
  }
  // "fell by 4,000 to 444,000"
  const Capture* low = rule.range && !rule.two ? match.find(low_name) : nullptr;
  if (low && is(passage.lattice, low->last, level) && !is(passage.lattice, match.first, level) &&
      context.told_change(match.first)) {
    const auto near = figure.low ? figure.low->times(kWidest) : std::nullopt;
    if (near && figure.high && *near < *figure.high) return false;
  }
  // "gained $1.15 to $76.11": a change and a level.
  if (rule.two && context.told_change(match.first)) {
    const bool money_level = figure.type == FigureType::money && figure.per.empty();
    const auto near = figure.low ? figure.low->times(kWidest) : std::nullopt;
    if (money_level || (near && figure.high && *near < *figure.high)) return false;
  }
  if (rule.ratio) return context.ratio(match);
  if (rule.fold) {
    return change_around(passage.lattice, match.first, match.last, match.last) != Change::none;
  }
  if (context.talked_about(match, figure) || context.spread(match, figure)) return false;
  // "went up to 85 pence" tells a level, not a bound.
  if (match.first > passage.lattice.first() && match.find(bound_name)) {
    const Chunk* change = passage.lattice.longest(match.first - 1, change_up);
    if (change && change->last > match.first) return false;
  }
  if (rule.age) return context.age(match, rule, figure);
  const auto counts = [&] { return counted_after(passage.lattice, match.last).has_value(); };
  switch (figure.type) {
    case FigureType::money:
      return context.money(match, figure) && (!rule.need_end || context.spoken(match)) &&
             (!rule.need_nothing || !counts());
    case FigureType::measure:
      // "over a barrel", "under a stone" tell where.
      if (rule.value && figure.bound != Bound::about && match.last - match.first == 3 &&
          is(passage.lattice, match.first, preposition)) {
        return false;
      }
      return (rule.plural || context.measure(match)) && (!rule.need_nothing || !counts());
    case FigureType::percent:
      return !rule.need_nothing || !counts();
    case FigureType::count:
      return rule.plural ? context.plural(match) : context.count(match, rule, figure);
  }
  return false;
}

}  // namespace dateline
