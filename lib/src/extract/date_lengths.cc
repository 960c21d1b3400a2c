#include "extract/date_lengths.h"

#include "extract/date_expression.h"

namespace dateline {

bool LengthJudge::accepts(std::string_view bare) const {
  if (bare == "unit") return is_period();
  if (bare == "theunit") return led() && !is_clock_unit() && (!is_day_unit(words_.unit) || compares());
  if (bare == "units") return are_units();
  if (bare == "inweeks") return !is_superlative();
  if (bare == "aunit") return is_a_unit();
  if (bare == "frequency") return recurs();
  if (bare == "parttime") return is_part_time();
  if (bare == "last") return !begins_with_verb() && are_last_units();
  if (bare == "mixed") return falls();
  if (bare == "range") return !begins_with_verb() && rises();
  if (bare == "oneday") return is_one_day();
  if (bare == "short") return is_short();
  if (bare == "ended") return has_end();
  return true;
}

// "earlier in the day": as seen from now, where "the end of the day" is any.
bool LengthJudge::compares() const {
  const Capture* mod = match_.find(words_.mod);
  return mod != nullptr && mod->sense != nullptr && !mod->sense->option("compare").empty();
}

// "3h", "12.5 sec"; not "12 H".
bool LengthJudge::is_short() const {
  if (before(words_.clock_cue) || before(words_.join) || before(words_.from))
    return false;  // "from 7h to 21h" are times of day
  return !capital(last_ - 1) && lattice_.str(last_ - 1).size() > (lattice_.token(last_ - 1).gap == Gap::glued ? 0 : 1);
}

// "60 Minutes" is a name, "2018 day" no stretch of days.
bool LengthJudge::is_clear() const {
  if (match_.rule->kind != "duration") return true;
  const Capture* unit = match_.find(words_.unit);
  if (unit == nullptr) unit = match_.find(words_.units);
  if (unit == nullptr) return true;
  // "a quarter of the voters", "a weekend of rain".
  const UnitKind kind = unit->sense == nullptr ? UnitKind::none : time_unit(unit->sense->value).kind;
  if (is_age() || is_throughout()) return false;
  // "some day"
  if (unit->name == words_.unit && match_.find(words_.vague) != nullptr && unit->last == last_ &&
      lattice_.token(unit->first).gap == Gap::space) {
    return false;
  }
  const bool a_single = match_.find(words_.one) != nullptr && match_.find(words_.number) == nullptr;
  if (a_single && (kind == UnitKind::quarter || kind == UnitKind::weekend || is_rate())) return false;
  if (runs_on() && capital(unit->first) && unit->first > lattice_.first()) return false;
  if (kind == UnitKind::hour && before(words_.clock_cue)) return false;  // "at 1730 hours"
  const Capture* count = match_.find(words_.number);
  if (count != nullptr && count->first == first_ && is_cued_year(first_)) return false;
  if (count == nullptr || unit->name != words_.unit) return true;
  // A singular behind a number: hyphenated ("a 25-year war"), or spelled out ("a five year plan").
  const Number& number = passage_.numbers[count->payload];
  if (number.value < Decimal(1)) return true;  // "½ hour"
  return number.spelled || unit->first > count->last || number.value == Decimal(1);
}

// "its lowest level in three weeks on Monday", "the first win in two years on Monday".
bool LengthJudge::is_superlative() const {
  constexpr std::uint32_t kReach = 6;
  for (std::uint32_t at = first_; at > lattice_.first() && first_ - at < kReach;) {
    if (has(--at, words_.past_verb) || has(at, words_.superlative)) return true;
  }
  return false;
}

// "over several days" is in the course of them, "over a dozen years" more than twelve.
bool LengthJudge::is_throughout() const {
  const Capture* bound = match_.find(words_.bound);
  return bound != nullptr && bound->first == first_ && bound->last == first_ + 1 && has(first_, words_.preposition) &&
         bound->sense != nullptr && bound->sense->value == "MORE_THAN" && match_.find(words_.vague) != nullptr;
}

// "aged three months", "raised the age to 24 years", "aged between 3 and 5 years".
bool LengthJudge::is_age() const {
  constexpr std::uint32_t kReach = 4;
  for (std::uint32_t at = first_; at > lattice_.first() && first_ - at < kReach;) {
    if (has(--at, words_.aged)) return true;
    const bool goes_on = has(at, words_.preposition) || has(at, words_.conjunction) || has(at, words_.join) ||
                         has(at, words_.number_word) || number_at(at);
    if (!goes_on) return false;
  }
  return false;
}

// "the year to March", "the year ended Nov. 30"; not "through the night to help".
bool LengthJudge::has_end() const {
  if (!has_behind() || behind(words_.period_end)) return true;
  const std::uint32_t at = last_ + 1;
  return at < lattice_.last() && (has(at, words_.month_class) || number_at(at));
}

// "four flights a week", "24 hours a day", "214,000 a month": how often, not how long.
bool LengthJudge::is_rate() const {
  if (!has_before() || match_.find(words_.bound) != nullptr) return false;
  if (number_before() || before(words_.number_word)) return true;
  const std::string_view noun = before();
  if (lattice_.token(first_ - 1).letters != LetterCase::lower || noun.size() < 4 || noun.back() != 's') return false;
  constexpr std::uint32_t kReach = 3;
  for (std::uint32_t at = first_ - 1; at > lattice_.first() && first_ - at <= kReach;) {
    --at;
    if (lattice_.token(at).type == TokenType::punctuation) return false;
    if (number_at(at) || has(at, words_.number_word)) return true;
  }
  return false;
}

// "He will one day return", "One day she left"; "one day of rain" has a length.
bool LengthJudge::is_one_day() const {
  if (has_behind() && (behind(words_.preposition) || lattice_.token(last_).gap == Gap::glued)) {
    return !has_before() && behind() == ",";
  }
  if (!has_before()) return behind(words_.pronoun) || behind(words_.determiner);
  return before(words_.modal) || before(words_.pronoun);
}

bool LengthJudge::is_clock_unit() const {
  const Capture* c = match_.find(words_.unit);
  if (c == nullptr || c->sense == nullptr) return false;
  const UnitKind kind = time_unit(c->sense->value).kind;
  return kind == UnitKind::minute || kind == UnitKind::hour || kind == UnitKind::second;
}

bool LengthJudge::is_day_unit(std::uint16_t name) const {
  const Capture* c = match_.find(name);
  return c != nullptr && c->sense != nullptr && time_unit(c->sense->value).kind == UnitKind::day;
}

bool LengthJudge::is_period() const {
  if (is_clock_unit()) return false;
  // "the last day of the trial"
  const Capture* direction = match_.find(words_.direction);
  const bool last = direction != nullptr && direction->sense != nullptr && direction->sense->number == -1;
  if (last && (behind(words_.whole_of) || ((has(first_, words_.definite) || before(words_.definite)) &&
                                           is_day_unit(words_.unit) && behind(words_.infinitive)))) {
    return false;  // "the last day to vote"
  }
  // A title: "This Week" on television.
  return !runs_on() || last_ - first_ < 2 || !capital(last_ - 1) || match_.find(words_.mod) != nullptr;
}

bool LengthJudge::are_units() const {
  // "12-hour days", "four-day weeks": so long is each.
  if (has_before() && has(first_ - 1, words_.time_unit_class) && lattice_.token(first_ - 1).gap == Gap::glued)
    return false;
  if (number_before() || (has_before() && has(first_ - 1, words_.number_word))) return false;
  if (before(words_.definite) && behind(words_.whole_of) && is_day_unit(words_.units))
    return false;                                                                  // "the days of oil"
  if (has_behind() && lattice_.has(last_, class_of(Builtin::year))) return false;  // "the years 2015-16"
  const Capture* c = match_.find(words_.units);
  const UnitKind kind = time_unit(c->sense->value).kind;
  if (kind == UnitKind::quarter || kind == UnitKind::night || kind == UnitKind::weekend) return false;
  if (kind == UnitKind::second || kind == UnitKind::minute || kind == UnitKind::hour) {
    return before(words_.span_cue);
  }
  return !capital(first_) || !capital_behind();
}

bool LengthJudge::is_a_unit() const {
  const Capture* c = match_.find(words_.unit);
  const UnitKind kind = time_unit(c->sense->value).kind;
  return kind != UnitKind::quarter && kind != UnitKind::weekend && kind != UnitKind::night;
}

bool LengthJudge::recurs() const {
  const Capture* c = match_.find(words_.frequency);
  const LetterCase letters = lattice_.token(c->first).letters;
  // An annual meeting comes back every year; annual sales are an amount, a quarterly report is a kind of one.
  const bool attribute = has_behind() && lattice_.token(last_).type == TokenType::word &&
                         lattice_.token(last_).gap == Gap::space && !behind(words_.preposition) &&
                         !behind(words_.conjunction) && !behind(words_.auxiliary) && !behind(words_.adverb) &&
                         !behind(words_.determiner) && !behind(words_.pronoun);
  const bool second = last_ + 1 < lattice_.last() && has(last_ + 1, words_.recurring);  // "a daily street rally"
  if (attribute && !behind(words_.recurring) && !second) return false;
  if (!attribute && names_paper()) return false;
  if (letters == LetterCase::lower) return true;
  return !has_before() && !capital_behind() && letters != LetterCase::upper;
}

// "four hours a week"; "24 hours a day" is always.
bool LengthJudge::is_part_time() const {
  const auto hours = [](const TimeUnit& unit) {
    constexpr int kDay = 24;
    switch (unit.kind) {
      case UnitKind::hour:
        return unit.multiple;
      case UnitKind::day:
        return unit.multiple * kDay;
      case UnitKind::week:
        return unit.multiple * kDay * 7;
      case UnitKind::month:
        return unit.multiple * kDay * 30;
      case UnitKind::year:
        return unit.multiple * kDay * 360;
      default:
        return 0;  // minutes and months would have one letter
    }
  };
  const TimeUnit part = time_unit(match_.find(words_.second_unit)->sense->value);
  const TimeUnit whole = time_unit(match_.find(words_.unit)->sense->value);
  const Number& number = passage_.numbers[match_.find(words_.number)->payload];
  const auto told = number.value.times(Decimal(hours(part)));
  return hours(part) > 0 && part.multiple == 1 && told && *told < Decimal(hours(whole));
}

// "the weekly was sold", "told the Arab Times daily".
bool LengthJudge::names_paper() const {
  constexpr std::uint32_t kMostWords = 5;
  std::uint32_t at = first_;
  while (at > lattice_.first() && first_ - at < kMostWords && capital(at - 1) && !has(at - 1, words_.determiner)) --at;
  return at > lattice_.first() && has(at - 1, words_.determiner);
}

// "two years and six months", "five days and four nights"; "two hours, three days" are two lengths.
bool LengthJudge::falls() const {
  TimeUnit before;
  for (const Capture& c : match_.captures) {
    const bool is_unit =
        c.name == words_.unit || c.name == words_.units || c.name == words_.second_unit || c.name == words_.third_unit;
    if (!is_unit || c.sense == nullptr) continue;
    const TimeUnit unit = time_unit(c.sense->value);
    const bool smaller = unit.kind < before.kind || (unit.kind == before.kind && unit.multiple < before.multiple) ||
                         (before.kind == UnitKind::day && unit.kind == UnitKind::night);
    if (before.kind != UnitKind::none && !smaller) return false;
    before = unit;
  }
  return true;
}

// "two to three weeks"; not "in 1996 to 20 years".
bool LengthJudge::rises() const {
  const Capture* least = match_.find(words_.least);
  const Capture* most = match_.find(words_.number);
  return least != nullptr && most != nullptr &&
         passage_.numbers[least->payload].value < passage_.numbers[most->payload].value;
}

// "It will last three weeks", "to last three weeks".
bool LengthJudge::begins_with_verb() const {
  const Capture* direction = match_.find(words_.direction);
  if (direction == nullptr || direction->first != first_ || !has_before()) return false;
  std::uint32_t at = first_;
  while (at > lattice_.first() + 1 && has(at - 1, words_.adverb)) --at;  // "could also last months"
  return has(at - 1, words_.modal) || has(at - 1, words_.infinitive) || has(at - 1, words_.negation);
}

bool LengthJudge::are_last_units() const {
  const Capture* direction = match_.find(words_.direction);
  if (direction == nullptr || direction->sense == nullptr) return false;
  // "the coming months" is the future, "the past months" a stretch that ends now.
  if (direction->sense->number == 1 && match_.find(words_.number) == nullptr && match_.find(words_.vague) == nullptr &&
      match_.find(words_.small) == nullptr) {
    return false;
  }
  const bool counted = match_.find(words_.number) != nullptr || match_.find(words_.vague) != nullptr ||
                       match_.find(words_.units) != nullptr || match_.find(words_.small) != nullptr;
  if (direction->sense->number != 0) return counted;
  // "the same four days", "the current four days"; "that four days" is "that", then a clause.
  return has(first_, words_.definite) && match_.find(words_.number) != nullptr;
}

}  // namespace dateline
