// Whether what stands around a match lets it be an amount. Precision first: a bare number is one only where the words
// around it say so.
#include "extract/figures_data.h"
#include "extract/number_text.h"

namespace dateline {

namespace {

using At = std::int64_t;

// The words and signs around one match, asked by position; positions outside the sentence answer no.
class Context {
 public:
  Context(const FigureReader::Data& data, const Passage& passage, const Match& match)
      : d_(data), passage_(passage), lattice_(passage.lattice), first_(match.first), last_(match.last) {}

  bool inside(At at) const { return at >= lattice_.first() && at < lattice_.last(); }
  bool is(At at, ClassId cls) const { return d_.is(lattice_, at, cls); }
  const Token& token(At at) const { return lattice_.token(static_cast<std::uint32_t>(at)); }
  std::string_view str(At at) const { return lattice_.str(static_cast<std::uint32_t>(at)); }
  bool word(At at) const { return inside(at) && token(at).type == TokenType::word; }
  bool digits(At at) const { return inside(at) && token(at).type == TokenType::number; }
  bool glued(At at) const { return inside(at) && token(at).gap == Gap::glued; }
  bool letters(At at, LetterCase letters) const { return word(at) && token(at).letters == letters; }
  bool punctuation(At at) const {
    return inside(at) && (token(at).type == TokenType::punctuation || token(at).type == TokenType::symbol);
  }
  // The sentence's end counts as punctuation.
  bool stops(At at) const { return !inside(at) || punctuation(at) || token(at).gap == Gap::paragraph; }

  bool identifier() const;
  bool money(const Match& match, const Figure& figure) const;
  bool measure(const Match& match) const;
  bool count(const Match& match, const FigureRule& rule, const Figure& figure) const;
  bool fraction() const;
  bool age(const Match& match, const FigureRule& rule, const Figure& figure) const;
  bool ratio(const Match& match) const;
  bool silent(const Match& match, const FigureRule& rule) const;
  bool plural(const Match& match) const;
  bool told_change(At at) const { return d_.change_verb(lattice_, static_cast<std::uint32_t>(at)) >= 0; }

 private:
  const Entity* name_before(At at) const;
  bool named(At at) const;
  bool alone() const;
  bool year_like(const Number& number) const;
  bool bare_count(const Match& match, const Number& number) const;
  bool anaphoric() const;
  bool time_of_day_or_date(const Number& number) const;

  const FigureReader::Data& d_;
  const Passage& passage_;
  const Lattice& lattice_;
  At first_, last_;
};

// Digits grown together with letters, signs or other digits: "Su-35", "5-HT", "v2", "#4", "A/35", "10:5".
bool Context::identifier() const {
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
const Entity* Context::name_before(At at) const {
  for (At begin = at - 1; inside(begin) && begin + 6 > at; --begin) {
    const Chunk* chunk = lattice_.longest(static_cast<std::uint32_t>(begin), d_.name_chunk);
    if (!chunk || chunk->last != static_cast<std::uint32_t>(at)) continue;
    if (chunk->payload >= passage_.document.annotations.size()) return nullptr;
    return std::get_if<Entity>(&passage_.document.annotations[chunk->payload].value);
  }
  return nullptr;
}

// Whether a name of a place or a person ends before `at`: "In Gaza 12 people" counts people, "Boeing 737" nothing.
bool Context::named(At at) const {
  const Entity* entity = name_before(at);
  return entity && (entity->type == EntityType::gpe || entity->type == EntityType::loc ||
                    entity->type == EntityType::person || entity->type == EntityType::norp);
}

// Whether the match is all that the document says, but for a full stop: then it is meant as an amount.
bool Context::alone() const {
  const auto end = static_cast<At>(passage_.document.tokens.size());
  return first_ == 0 && (last_ == end || (last_ + 1 == end && punctuation(last_)));
}

// "one in ten voters": not "killed 3 in 5 attacks", not "two in 2019".
bool Context::ratio(const Match& match) const {
  const Capture* low = match.find(d_.low_name);
  const Capture* high = match.find(d_.high_name);
  if (!low || !high) return false;
  const Number& part = passage_.numbers[low->payload];
  const Number& whole = passage_.numbers[high->payload];
  if (!part.value.is_whole() || !whole.value.is_whole() || part.value < Decimal(1) || part.scaled || year_like(whole))
    return false;
  if (alone()) return true;
  const bool usual = whole.value <= Decimal(10) || whole.value.str().ends_with('0');
  if (!usual || whole.value < Decimal(3) || is(first_ - 1, d_.count_object_verb) || identifier()) return false;
  if (is(last_, d_.time_noun) || is(last_, d_.hyphen) || is(last_, d_.percent)) return false;
  const auto phrase = d_.counted_after(lattice_, match.last);
  if (phrase && is(phrase->head, d_.time_noun)) return false;
  return phrase.has_value() || (part.value == Decimal(1) && part.spelled == whole.spelled);
}

bool Context::year_like(const Number& number) const {
  if (number.spelled || number.scaled || number.last != number.first + 1) return false;
  const std::string_view text = str(number.first);
  return text.size() == 4 && leading_digits(text) == 4 && text >= "1900" && text <= "2099";
}

bool Context::time_of_day_or_date(const Number& number) const {
  if (is(last_, d_.meridiem) || is(last_, d_.month)) return true;
  return is(first_ - 1, d_.month) || (is(first_ - 1, d_.preposition) && is(last_, d_.of) && is(last_ + 1, d_.month)) ||
         (number.last - number.first == 1 && digits(number.first) && is(first_ - 1, d_.weekday));
}

// "the two countries", "these three", "the last five": known already, not counted.
bool Context::anaphoric() const {
  if (is(first_ - 1, d_.anaphoric)) return true;
  return is(first_ - 1, d_.anaphoric_adjective) || is(first_ - 1, d_.ordinal_word);
}

bool Context::money(const Match& match, const Figure& figure) const {
  const Capture* number = match.find(d_.number_name);
  for (const std::uint16_t name : {d_.unit_name, d_.sign_name}) {
    const Capture* unit = match.find(name);
    if (!unit || !unit->sense) continue;
    const bool code = unit->cls == d_.currency_code;
    // A sign behind the number belongs to the next one: "the 50 $20 notes".
    if (unit->cls == d_.currency_sign && name == d_.unit_name && unit->last == match.last && digits(last_) &&
        glued(last_)) {
      return false;
    }
    // "kr", "R" and the like inside words; letters glued before or behind.
    if (unit->first == match.first && glued(unit->first) && word(At{unit->first} - 1) && code) return false;
    if (unit->sense->option("weak").empty()) continue;
    if (code) {
      // An ordinary word in capitals among others in capitals: "ALL 50 STATES".
      if (letters(first_ - 1, LetterCase::upper) || letters(last_, LetterCase::upper)) return false;
      continue;
    }
    const Number* amount = number ? &passage_.numbers[number->payload] : nullptr;
    const bool large = (figure.value && *figure.value >= Decimal(100000)) ||
                       (figure.low && *figure.low >= Decimal(100000)) || (amount && amount->scaled);
    if (is(unit->first, d_.unit)) {  // "pounds": weight unless large, or sterling is spoken of near by
      if (large) continue;
      const std::string_view text = lattice_.text();
      const std::size_t from = token(first_).begin > 2000 ? token(first_).begin - 2000 : 0;
      const std::string_view near = text.substr(from, 4000);
      if (near.find("£") == std::string_view::npos) return false;
      continue;
    }
    if (unit->cls == d_.currency_minor) {
      if (!glued(unit->first)) return false;
      continue;
    }
    if (!large && figure.value && *figure.value < Decimal(50)) return false;
    if (!large && word(last_) && !stops(last_) && is(last_, d_.determiner)) return false;
  }
  if (glued(first_) && (word(first_ - 1) || digits(first_ - 1))) return false;
  return !(glued(last_) && (digits(last_) || (word(last_) && !is(last_, d_.clitic))));
}

bool Context::measure(const Match& match) const {
  const Capture* unit = match.find(d_.unit_name);
  if (unit && unit->sense && !unit->sense->option("weak").empty() && unit->sense->option("candidates").empty()) {
    const Capture* number = match.find(d_.number_name);
    if (!number) number = match.find(d_.high_name);
    if (!number || passage_.numbers[number->payload].spelled) return false;
    const bool close = glued(unit->first);
    const bool long_word = str(unit->first).size() > 2;
    if (!close && !long_word && is(unit->first, d_.preposition)) return false;  // "50,000 in"
    // A letter is a unit in its own case alone: "3G" is no mass.
    if (unit->last - unit->first == 1 && unit->sense->form.size() == 1 && str(unit->first) != unit->sense->form)
      return false;
    if (is(unit->first, d_.scale_short)) {  // "9m people", "2.7m combined sales"
      if (d_.counted_after(lattice_, match.last)) return false;
      const bool decimals = str(passage_.numbers[number->payload].first).find('.') != std::string_view::npos;
      if (decimals && word(last_) && d_.phrases.is_open(lattice_, match.last)) return false;
    }
    if (!close && letters(unit->first, LetterCase::upper) && str(unit->first).size() == 1) return false;  // "300 C"
    if (long_word && word(last_) && token(last_).gap != Gap::glued && d_.phrases.is_open(lattice_, match.last))
      return false;
    if (close && str(unit->first).size() == 1 && glued(unit->last) && !punctuation(unit->last)) return false;
  }
  if (glued(first_) && (word(first_ - 1) || digits(first_ - 1))) return false;
  if (glued(first_) && inside(first_ - 1) && is(first_ - 1, d_.hyphen) && glued(first_ - 1)) return false;
  return !(glued(last_) && (digits(last_) || (word(last_) && !is(last_, d_.clitic))));
}

bool Context::age(const Match& match, const FigureRule& rule, const Figure& figure) const {
  const Decimal most(130);
  const bool old = match.find(d_.unit_name) != nullptr;  // "-year-old" fits sites and rocks, too
  for (const auto& part : {figure.value, figure.low, figure.high}) {
    if (part && (part->is_negative() || (!old && (*part > most || !part->is_whole())))) return false;
  }
  if (glued(last_) && !punctuation(last_)) return false;
  if (rule.bare || rule.person) {
    const Capture* number = match.find(d_.number_name);
    const bool then = stops(last_) || is(last_, d_.age_then);
    if (!number || passage_.numbers[number->payload].value < Decimal(1) || identifier()) return false;
    if (is(last_, d_.hyphen) || d_.counted_after(lattice_, match.last)) return false;
    if (rule.bare) return then || match.find(d_.bound_name);
    At subject = first_ - 2;
    while (is(subject, d_.modal) || is(subject, d_.bound_adverb)) --subject;
    const Entity* entity = name_before(subject + 1);
    return then && (is(subject, d_.age_person) || (entity && entity->type == EntityType::person));
  }
  // ", 55," behind a person's name.
  if (punctuation(match.first)) {
    const Capture* number = match.find(d_.number_name);
    if (!number || passage_.numbers[number->payload].spelled || is(last_ + 1, d_.month)) return false;
    for (At begin = first_ - 1; inside(begin) && begin + 6 > first_; --begin) {
      const Chunk* chunk = lattice_.longest(static_cast<std::uint32_t>(begin), d_.name_chunk);
      if (!chunk || chunk->last != match.first) continue;
      if (chunk->payload >= passage_.document.annotations.size()) return false;
      const auto* entity = std::get_if<Entity>(&passage_.document.annotations[chunk->payload].value);
      return entity && entity->type == EntityType::person && figure.value && *figure.value > Decimal(4);
    }
    return false;
  }
  return true;
}

// "half of the voters", "a third of them", "half the country"; not "half of 2024", "the first half of the year".
bool Context::fraction() const {
  const bool of = is(last_, d_.of);
  if (!of && !(is(last_, d_.partitive) && !is(last_, d_.of))) return false;
  if (is(first_ - 1, d_.ordinal_word) || is(first_ - 1, d_.anaphoric_adjective)) return false;
  for (At at = last_; at < last_ + 4; ++at) {
    if (is(at, d_.time_noun) || is(at, d_.month) || is(at, d_.period)) return false;
    if (digits(at) && str(at).size() == 4) return false;
  }
  return !(glued(first_) && inside(first_ - 1) && !punctuation(first_ - 1));
}

// "hundreds of", "thousands protested", "tens of thousands": not "in their thousands", "tens", "scores 3-2".
bool Context::plural(const Match& match) const {
  const Capture* plural = match.find(d_.plural_name);
  if (!plural) return !is(last_, d_.time_noun);
  if (glued(first_) && inside(first_ - 1) && !punctuation(first_ - 1)) return false;
  if (is(first_ - 1, d_.possessive)) return false;
  const bool of = is(last_, d_.of);
  if (of && (is(last_ + 1, d_.time_noun) || is(last_ + 2, d_.time_noun))) return false;
  if (of) return true;
  const bool small = plural->sense && plural->sense->number < 100 && plural->sense->number != 12;
  if (small && match.last - match.first < 3) return false;
  if (is(last_, d_.time_noun)) return false;
  return d_.counted_after(lattice_, match.last).has_value() || is(last_, d_.count_verb) || word(last_) || stops(last_);
}

bool Context::bare_count(const Match& match, const Number& number) const {
  const bool small = number.value.is_whole() && number.value <= Decimal(24);
  if (is(last_, d_.of) && is(last_ + 1, d_.partitive)) return number.value > Decimal(1);
  // "61 of 120 seats".
  if (is(last_, d_.of) && inside(last_ + 1) && number.value > Decimal(1) && !year_like(number)) {
    const Chunk* whole = lattice_.longest(static_cast<std::uint32_t>(last_ + 1), class_of(Builtin::number));
    if (whole && d_.counted_after(lattice_, whole->last)) return true;
  }
  if (number.weak) return false;
  if (number.scaled) return true;
  if (year_like(number)) return false;
  const Sense* bound = d_.sense_of(match, d_.bound_name);
  if (bound && !(bound->value == "about" && small) && !(small && is(match.first, d_.preposition) && !number.spelled)) {
    return true;
  }
  if (match.find(d_.post_name)) return true;
  const std::string_view text = str(number.first);
  if (!number.spelled && text.find(',') != std::string_view::npos) return true;
  const std::size_t point = number.spelled ? std::string_view::npos : text.find('.');
  const bool clock = lattice_.longest(number.first, class_of(Builtin::clock)) != nullptr;
  if (number.value <= Decimal(1) && (point == std::string_view::npos || clock)) return false;
  if (is(first_ - 1, d_.count_object_verb) && (stops(last_) || is(last_, d_.preposition) || is(last_, d_.conjunction)))
    return true;
  if (is(last_, d_.count_verb) && (!inside(first_ - 1) || punctuation(first_ - 1) || is(first_ - 1, d_.conjunction))) {
    return true;
  }
  if (d_.compared_before(lattice_, match.first)) return true;
  if (d_.listed_with(lattice_, match.last)) return true;
  // "closed at 132.86", "the lowest is 74.07", "16,369.03, up 58 points".
  if (point != std::string_view::npos && !clock) {
    if (is(first_ - 1, d_.auxiliary) || is(first_ - 1, d_.level) || is(first_ - 1, d_.change_by)) return true;
    if (is(last_, d_.change_up) || is(last_, d_.change_down)) return true;
    // "(0.5 WAR, ...".
    if (punctuation(first_ - 1) && word(last_) && stops(last_ + 1) && !glued(last_) &&
        d_.phrases.is_open(lattice_, match.last))
      return true;
  }
  if ((is(first_ - 1, d_.level) || is(first_ - 1, d_.change_by)) && told_change(first_ - 1)) return true;
  return false;
}

bool Context::count(const Match& match, const FigureRule& rule, const Figure& figure) const {
  const Capture* capture = match.find(d_.number_name);
  if (!capture && rule.range) capture = match.find(d_.high_name);
  if (!capture) return alone() || fraction();
  const Number& number = passage_.numbers[capture->payload];
  if (number.sign) return false;
  if (alone()) return true;
  if (identifier() || time_of_day_or_date(number)) return false;
  if (is(last_, d_.time_noun) || (is(last_, d_.hyphen) && is(last_ + 1, d_.time_noun))) return false;
  const auto phrase = d_.counted_after(lattice_, match.last);
  if (phrase && is(phrase->head, d_.time_noun)) return false;
  const bool bounded = match.find(d_.bound_name) || match.find(d_.post_name);

  if (rule.range) {
    const Capture* low_capture = match.find(d_.low_name);
    if (!low_capture) return false;
    const Number& low = passage_.numbers[low_capture->payload];
    if (low.spelled != number.spelled && !number.scaled && !low.scaled) return false;
    if (year_like(low)) return false;
    if (rule.steady && told_change(first_)) return false;
    const bool grouped = str(number.first).find(',') != std::string_view::npos;
    return phrase.has_value() || number.scaled || bounded || grouped || (rule.steady && !year_like(number));
  }
  // "one" alone is an article more often than an amount.
  if (number.value == Decimal(1) && number.spelled) {
    return bounded && (is(last_, d_.of) || (word(last_) && d_.phrases.is_open(lattice_, match.last)));
  }
  if (!bounded && number.spelled && !number.scaled && number.value <= Decimal(10) && anaphoric()) return false;
  // Bare digits behind a capitalised word are part of its name: "Boeing 737", "iOS 5".
  const bool plain = !number.spelled && !number.scaled && str(number.first).find(',') == std::string_view::npos;
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
  if (phrase) return true;
  // "a 10-member team".
  if (is(last_, d_.hyphen) && glued(last_) && glued(last_ + 1) && is(last_ + 1, d_.counted)) return true;
  // "a three course meal".
  if (is(last_, d_.counted) && word(last_ + 1) && d_.phrases.is_open(lattice_, match.last + 1)) return true;
  if (figure.value && figure.value->is_negative()) return false;
  return bare_count(match, number);
}

// A stretch that gives nothing. Where the words around it count something after all, it is no such stretch.
bool Context::silent(const Match& match, const FigureRule& rule) const {
  if (!rule.need_nothing) return true;
  // "FTSE -0.6%".
  for (const ClassId cls : {d_.percent, d_.currency_name, d_.currency_sign}) {
    if (d_.sense_at(lattice_, match.last, cls)) return false;
  }
  if (match.find(d_.numbered_name)) {
    // Written small, the word may be a verb or a plain noun before an amount.
    const Capture* word_before = match.find(d_.numbered_name);
    if (token(word_before->first).letters != LetterCase::lower) return true;
    return !d_.counted_after(lattice_, match.last).has_value();
  }
  return !d_.counted_after(lattice_, match.last).has_value();
}

}  // namespace

bool FigureReader::Data::accepts(const Passage& passage, const Match& match, const FigureRule& rule,
                                 const Figure& figure) const {
  const Context context(*this, passage, match);
  if (rule.silent) return context.silent(match, rule);
  if (rule.steady && context.told_change(match.first)) return false;
  // "gained $1.15 to $76.11": a change and a level.
  if (rule.two && context.told_change(match.first)) {
    const bool money_level = figure.type == FigureType::money && figure.per.empty();
    const auto near = figure.low ? figure.low->times(Decimal(5)) : std::nullopt;
    if (money_level || (near && figure.high && *near < *figure.high)) return false;
  }
  if (rule.ratio) return context.ratio(match);
  if (rule.fold) {
    return change_around(passage.lattice, match.first, match.last, match.last) != Change::none;
  }
  // "went up to 85 pence" tells a level, not a bound.
  if (match.first > passage.lattice.first() && match.find(bound_name)) {
    const Chunk* change = passage.lattice.longest(match.first - 1, change_up);
    if (change && change->last > match.first) return false;
  }
  if (rule.age) return context.age(match, rule, figure);
  switch (figure.type) {
    case FigureType::money:
      return context.money(match, figure);
    case FigureType::measure:
      return rule.plural || context.measure(match);
    case FigureType::percent:
      return true;
    case FigureType::count:
      return rule.plural ? context.plural(match) : context.count(match, rule, figure);
  }
  return false;
}

}  // namespace dateline
