// What stands around an amount: what it counts, the lists and comparisons it stands in, the change that it is told of.
#include <string>

#include "extract/figures_data.h"
#include "syntax/endings.h"

namespace dateline {

namespace {

using At = std::int64_t;

// How many tokens back a verb of change may stand: "cut its forecast for the year by 5%".
constexpr At kChangeReach = 7;

bool one_of(const Sense* sense, std::string_view option) { return sense && !sense->option(option).empty(); }

}  // namespace

std::optional<NounPhrase> FigureReader::Data::counted_after(const Lattice& lattice, std::uint32_t at) const {
  return at < lattice.last() ? phrases.counted(lattice, at) : std::nullopt;
}

std::optional<NounPhrase> FigureReader::Data::models_at(const Lattice& lattice, std::uint32_t at) const {
  constexpr std::size_t kLetters = 4;
  const auto glued = [&](std::uint32_t i) { return lattice.token(i).gap == Gap::glued; };
  if (at + 2 >= lattice.last() || lattice.token(at).type != TokenType::word || glued(at) ||
      lattice.token(at).letters == LetterCase::lower || lattice.str(at).size() > kLetters ||
      !is(lattice, At{at} + 1, hyphen) || !glued(at + 1) || !glued(at + 2)) {
    return std::nullopt;
  }
  const std::string_view model = lattice.str(at + 2);
  if (model.front() < '0' || model.front() > '9') return std::nullopt;
  if (model.back() == 's') return NounPhrase{at, at + 3, at + 2, true};
  auto behind = counted_after(lattice, at + 3);
  if (behind) behind->first = at;
  return behind;
}

bool FigureReader::Data::compared_before(const Lattice& lattice, std::uint32_t at) const {
  if (is(lattice, At{at} - 1, compared)) return true;
  if (at < lattice.first() + 2) return false;
  const Chunk* chunk = lattice.longest(at - 2, compared);
  return chunk && chunk->last == at;
}

bool FigureReader::Data::goes_on(const Lattice& lattice, std::uint32_t first, std::uint32_t last) const {
  if (!is(lattice, first, conjunction) || last >= lattice.last()) return false;
  const Sense* than = lattice.sense(last, compared);
  if (lattice.longest(last, class_of(Builtin::number)) || is(lattice, last, currency_sign) ||
      (than && than->value == "than")) {
    return true;
  }
  const At word = At{last} - 1;
  if (is(lattice, word, preposition))  // "and above the target"; but "12 and over the year before"
    return is(lattice, last, determiner) || is(lattice, last, possessive);
  return is(lattice, first, number_and) && phrases.is_open(lattice, last) && !is(lattice, last, preposition);
}

void FigureReader::Data::bind_by_verb(const Lattice& lattice, std::uint32_t first, Figure& figure) const {
  if (figure.bound != Bound::exact || !figure.value || first == lattice.first()) return;
  const Sense* passes = lattice.sense(first - 1, bound_verb);
  if (passes == nullptr || (!passes->option("money").empty() && figure.type != FigureType::money)) return;
  const std::string_view bare = passes->option("bare");
  if (!bare.empty() && figure.object) return;
  if (bare == "count" && figure.type != FigureType::count) return;
  if (bare == "moved" && !is(lattice, At{first} - 2, change_up) && !is(lattice, At{first} - 2, change_down)) return;
  bool kept = false;  // "did not quite exceed"
  for (At at = At{first} - 2; at >= lattice.first() && at + 4 > first; --at) kept |= is(lattice, at, negation);
  put_amount(figure, *figure.value, kept ? Bound::at_most : bound_named(passes->value));
}

const Chunk* FigureReader::Data::listed_with(const Lattice& lattice, std::uint32_t at) const {
  // At most a handful of members: "9, 12 and 15".
  bool joined = false;
  for (int members = 0; members < 6; ++members) {
    // "four-, five- and six-cylinder engines"
    const bool hanging = is(lattice, at, hyphen) && lattice.token(at).gap == Gap::glued;
    if (hanging) ++at;
    if (at >= lattice.last()) return nullptr;
    const bool comma = lattice.str(at) == ",";
    const bool times = is(lattice, at, times_sign);  // "10 x 12 feet"
    if (!comma && !times && !is(lattice, at, conjunction)) return nullptr;
    joined = joined || !comma || hanging;
    ++at;
    // "fell 5.39, or 1.2%" says one thing twice.
    if (comma && is(lattice, at, conjunction)) {
      if (members == 0 && !is(lattice, at, number_and)) return nullptr;
      joined = true;
      ++at;
    }
    if (at >= lattice.last()) return nullptr;
    const Chunk* next = lattice.longest(at, class_of(Builtin::number));
    if (!next) return nullptr;
    const std::uint32_t behind = next->last;
    if (times && is(lattice, behind, times_sign)) {
      at = behind;
      continue;
    }
    if (times) return sense_at(lattice, behind, unit) ? next : nullptr;
    if (lattice.token(behind - 1).type != TokenType::punctuation && is(lattice, At{behind} + 1, age_old))
      return next;  // "4 and 6 years old"
    const auto phrase = counted_after(lattice, behind);
    if (phrase && is(lattice, phrase->head, time_noun)) return nullptr;  // "terms of three and four years"
    if (sense_at(lattice, behind, percent) || sense_at(lattice, behind, unit) ||
        sense_at(lattice, behind, currency_name) || phrase ||
        (is(lattice, behind, hyphen) && is(lattice, At{behind} + 1, counted)) ||
        (hanging && is(lattice, behind, hyphen) &&
         (sense_at(lattice, behind + 1, unit) || is(lattice, At{behind} + 2, age_old) ||
          is(lattice, At{behind} + 3, age_old)))) {
      // "40, 7-foot trailers" are forty, "9, 12 and 15 feet" all feet.
      const bool attribute = is(lattice, behind, hyphen) || is(lattice, At{behind} + 1, hyphen);
      // "It holds 400, three times its capacity"
      const bool apart = comma && !joined && (attribute || (phrase && members == 0));
      return is(lattice, behind, month) || apart ? nullptr : next;
    }
    at = behind;
  }
  return nullptr;
}

bool FigureReader::Data::among_ages(const Lattice& lattice, std::uint32_t first, std::uint32_t last) const {
  constexpr At kReach = 16;
  const auto number_at = [&](At at) {
    return lattice.longest(static_cast<std::uint32_t>(at), class_of(Builtin::number));
  };
  const auto comma_at = [&](At at) {
    return at >= lattice.first() && at < lattice.last() && lattice.str(static_cast<std::uint32_t>(at)) == ",";
  };
  const bool joined = is(lattice, At{first} - 1, conjunction);
  const bool comma = comma_at(At{first} - (joined ? 2 : 1));
  if (!joined && !comma) return false;
  // Behind a comma the list has to go on.
  const bool goes_on = (comma_at(last) || is(lattice, last, conjunction)) && At{last} + 1 < lattice.last() &&
                       (number_at(At{last} + 1) || is(lattice, At{last} + 1, conjunction));
  if (!joined && !goes_on) return false;
  int members = 0;
  for (At at = At{first} - 1; at >= lattice.first() && at + kReach > first; --at) {
    if (is(lattice, at, aged)) return members > (joined && comma ? 1 : 0);
    if (number_at(at)) {
      ++members;
    } else if (!comma_at(at) && !is(lattice, at, conjunction)) {
      return false;
    }
  }
  return false;
}

std::string FigureReader::Data::rate_at(const Lattice& lattice, std::uint32_t at) const {
  if (!is(lattice, at, rate_word) || at + 1 >= lattice.last()) return {};
  const std::uint32_t unit_at = at + 1;
  if (const Sense* time = sense_at(lattice, unit_at, period)) {
    const Chunk* chunk = lattice.longest(unit_at, period);
    // "12 people a year ago"; but "12 tonnes a year before it closed"
    const At behind = chunk ? At{chunk->last} : At{unit_at} + 1;
    const bool clause =
        is(lattice, behind, conjunction) && (is(lattice, behind + 1, pronoun) || is(lattice, behind + 1, determiner));
    const bool past = is(lattice, behind, ago) && !clause;
    return past ? std::string() : std::string(time->value);
  }
  // "12 people a mile away": an article leads to a rate in time alone.
  if (is(lattice, at, determiner)) return {};
  for (const ClassId cls : {rate_noun, unit}) {
    if (const Sense* sense = sense_at(lattice, unit_at, cls)) return std::string(sense->value);
  }
  return {};
}

// "12 more than the quorum", "£30 a week less than in May": what follows is what it is more or less than. Where that is
// another time it is a change.
Change FigureReader::Data::compared_behind(const Lattice& lattice, std::uint32_t at, bool in_time) const {
  const bool up = is(lattice, at, change_more), down = is(lattice, at, change_fewer);
  if (!up && !down) return Change::none;
  std::uint32_t than = at + 1;
  if (is(lattice, than, rate_word)) than += 2;
  const Sense* sense = than < lattice.last() ? lattice.sense(than, compared) : nullptr;
  // "wells more than 3 miles deep": a bound of what follows.
  if (!sense || sense->value != "than" || than + 1 >= lattice.last() ||
      lattice.longest(than + 1, class_of(Builtin::number)) != nullptr) {
    return Change::none;
  }
  constexpr std::uint32_t kWords = 4;
  bool time = !in_time;
  for (std::uint32_t word = than + 1; !time && word < lattice.last() && word - than < kWords; ++word) {
    time = is(lattice, word, time_noun) || is(lattice, word, month) || is(lattice, word, weekday) ||
           is(lattice, word, ago) || lattice.has(word, class_of(Builtin::year));
    if (lattice.token(word).type == TokenType::punctuation) break;
  }
  return !time ? Change::none : up ? Change::up : Change::down;
}

// "2,000 loaves of bread a week", "2 million cars annually".
std::string FigureReader::Data::rate_behind(const Lattice& lattice, std::uint32_t at) const {
  if (is(lattice, at, of)) {
    const auto phrase = phrases.beginning(lattice, At{at} + 1);
    if (!phrase || phrase->first != At{at} + 1) return {};
    at = static_cast<std::uint32_t>(phrase->last);
  }
  // "5% of the average daily volume" has none.
  const bool attributive = At{at} + 1 < lattice.last() && phrases.is_open(lattice, At{at} + 1);
  const Sense* adverb = attributive ? nullptr : sense_at(lattice, at, rate_adverb);
  return adverb ? std::string(adverb->value) : rate_at(lattice, at);
}

// "5,000 barrels (210,000 gallons) per day": the rate of both.
std::string FigureReader::Data::rate_behind_brackets(const Lattice& lattice, std::uint32_t at) const {
  constexpr std::uint32_t kInside = 10;
  if (at >= lattice.last()) return {};
  if (lattice.str(at) == "(") {
    const std::uint32_t most = std::min(at + kInside, lattice.last());
    while (at < most && lattice.str(at) != ")") ++at;
  }
  if (at >= lattice.last() || lattice.str(at) != ")") return {};
  return is(lattice, at + 1, determiner) ? std::string() : rate_at(lattice, at + 1);
}

std::string FigureReader::Data::rate_of_many(const Passage& passage, std::uint32_t at) const {
  const Lattice& lattice = passage.lattice;
  if (!is(lattice, at, rate_per) || at + 1 >= lattice.last()) return {};
  const Chunk* many = lattice.longest(at + 1, class_of(Builtin::number));
  if (many == nullptr) return {};
  const std::string digits = passage.numbers[many->payload].value.str();
  if (const Sense* measured = sense_at(lattice, many->last, unit)) return digits + "." + std::string(measured->value);
  const bool power = digits.size() > 1 && digits[0] == '1' && digits.find_first_not_of('0', 1) == std::string::npos;
  return power ? "10*" + std::to_string(digits.size() - 1) : digits;
}

std::uint32_t FigureReader::Data::behind_owner(const Lattice& lattice, std::uint32_t at) const {
  // "the world's 160 million", "Iran's 5,000", "Toyota Motor's 20"
  for (std::uint32_t i = is(lattice, at, determiner) ? at + 1 : at; i < at + 6 && i + 1 < lattice.last(); ++i) {
    const Token& token = lattice.token(i);
    if (token.type != TokenType::word) return at;
    const bool owner = is(lattice, At{i} + 1, clitic) && lattice.token(i + 1).gap == Gap::glued;
    const bool lower = token.letters == LetterCase::lower;
    // Of whom many speak, "the mayor's allies", is part of what is counted; "the world's 160 million" has it behind.
    const bool counts = i + 2 < lattice.last() && (lattice.longest(i + 2, class_of(Builtin::number)) != nullptr ||
                                                   is(lattice, At{i} + 2, currency_sign));
    if (owner && (!lower || counts)) return i + 2;
    if (lower) return at;
  }
  return at;
}

std::int64_t FigureReader::Data::change_verb(const Lattice& lattice, std::uint32_t at) const {
  for (At i = At{at} - 1; i >= lattice.first() && i + kChangeReach >= at; --i) {
    const auto place = static_cast<std::uint32_t>(i);
    const Token& token = lattice.token(place);
    if (token.type == TokenType::punctuation && !is(lattice, i, hyphen)) return -1;
    if (token.word == 0) continue;
    for (const ClassId cls : {change_up, change_down}) {
      if (one_of(sense_at(lattice, place, cls), "verb") || one_of(sense_at(lattice, place, cls), "noun")) return i;
    }
  }
  return -1;
}

bool FigureReader::Data::change_noun(const Lattice& lattice, std::uint32_t at) const {
  return one_of(sense_at(lattice, at, change_up), "noun") || one_of(sense_at(lattice, at, change_down), "noun");
}

Change FigureReader::Data::change_around(const Lattice& lattice, std::uint32_t first, std::uint32_t last,
                                         std::uint32_t object_end) const {
  const auto direction = [&](At at, std::string_view option, bool by_told = true) {
    if (at < lattice.first() || at >= lattice.last()) return Change::none;
    const auto place = static_cast<std::uint32_t>(at);
    if (is(lattice, at, preposition) && is(lattice, at - 1, hyphen) && lattice.token(place).gap == Gap::glued)
      return Change::none;  // "the clean-up which now totals $4bn"
    // "raised $5 million" is no change; "raised it by $5 million" is.
    // "gave up 517 yards": no direction, but "closed up 3%".
    // "picked up three cards": so of what is counted any verb but one that tells a level.
    const bool led = is(lattice, at, preposition) && at > lattice.first();
    const bool things = led && object_end > last;
    const std::string_view word = things ? lattice.str(place - 1) : std::string_view();
    const bool acts = things && (has_ending(word, past_endings, 2) || has_ending(word, participle_endings, 2));
    // "cough up $5"; but "picked up 3%", "turned down 12 points"
    const bool moved = is(lattice, At{last} - 1, percent) || is(lattice, At{object_end} - 1, step_noun);
    if (led && !moved && is(lattice, at - 1, particle_verb)) return Change::none;
    if (led && (acts || is(lattice, at - 1, verb) || is(lattice, at - 1, past_verb)) &&
        !is(lattice, at - 1, change_up) && !is(lattice, at - 1, change_down)) {
      const Sense* sense = lattice.sense(place - 1, verb);
      if (!sense || sense->option("level").empty()) return Change::none;
    }
    const auto tells = [&](const Sense* sense) {
      if (!one_of(sense, option)) return false;
      const std::string_view where = sense->option(option);
      if (where == "pair") return false;
      return by_told || (where != "by" && (where != "percent" || is(lattice, At{last} - 1, percent)));
    };
    if (tells(sense_at(lattice, place, change_up))) return Change::up;
    if (tells(sense_at(lattice, place, change_down))) return Change::down;
    return Change::none;
  };
  // "dropped two charges": what is counted is what it is done to.
  const auto done_to = [&](At at) {
    if (object_end == last || at < lattice.first()) return false;
    const auto place = static_cast<std::uint32_t>(at);
    const bool acts =
        one_of(sense_at(lattice, place, change_up), "acts") || one_of(sense_at(lattice, place, change_down), "acts");
    return acts && !is(lattice, At{object_end} - 1, step_noun);
  };
  const auto haves = [&](At at) {
    const Sense* sense = lattice.sense(static_cast<std::uint32_t>(at), auxiliary);
    return sense && sense->value == "have";
  };
  // "a 5% rise", "5 percent higher", "a 20-percent sharp increase".
  At behind = std::max(last, object_end);
  if (is(lattice, behind, hyphen)) ++behind;
  for (At at = behind; at < behind + 2; ++at) {
    if (const Change told = direction(at, "noun"); told != Change::none) return told;
    // "seven analysts have cut their forecasts"
    if (at < lattice.last() && (haves(at) || is(lattice, at, modal))) break;
    if (at < lattice.last() && (is(lattice, at, preposition) || is(lattice, at, conjunction) ||
                                lattice.token(static_cast<std::uint32_t>(at)).type != TokenType::word))
      break;
  }
  const At before = At{first} - 1;
  if (before < lattice.first()) return Change::none;
  // "a drop of $5".
  if (is(lattice, before, of)) {
    if (const Change told = direction(before - 1, "noun"); told != Change::none) return told;
    // "a drop in profit of $5"
    const bool inner = is(lattice, before - 2, preposition) && !is(lattice, before - 1, preposition);
    return inner ? direction(before - 3, "noun") : Change::none;
  }
  // A level, not a change: "rose to 5%", "up from 3%", "the cost of cleaning up could be $7 billion".
  const Sense* copula = lattice.sense(static_cast<std::uint32_t>(before), auxiliary);
  if (is(lattice, before, level) || (copula && copula->value == "be")) return Change::none;
  const bool by = is(lattice, before, change_by);
  for (At at = by ? before - 1 : before; at >= lattice.first() && at + (by ? kChangeReach : 5) >= before; --at) {
    const Token& token = lattice.token(static_cast<std::uint32_t>(at));
    if (const Change told = direction(at, "verb", by); told != Change::none)
      return !by && done_to(at) ? Change::none : told;
    // "ended up treating 40 people"
    if (!by && is(lattice, at - 1, preposition) && token.letters == LetterCase::lower &&
        has_ending(lattice.str(static_cast<std::uint32_t>(at)), participle_endings, 2)) {
      break;
    }
    if (token.type == TokenType::punctuation || token.type == TokenType::number) break;
    // "adding it hired nine": the amount is another verb's.
    const bool acts =
        is(lattice, at, past_verb) || has_ending(lattice.str(static_cast<std::uint32_t>(at)), past_endings, 2);
    const bool noun = by || is(lattice, at - 1, determiner) || is(lattice, at, preposition);
    if (acts && !noun && token.letters == LetterCase::lower) break;
    if (!by && (is(lattice, at, preposition) || is(lattice, at, conjunction))) break;
  }
  return Change::none;
}

bool FigureReader::Data::acts_alone(const Lattice& lattice, std::uint32_t at) const {
  const bool acts = is(lattice, at, past_verb) || has_ending(lattice.str(at), past_endings, 2);
  return acts && (At{at} + 1 >= lattice.last() || !phrases.is_open(lattice, At{at} + 1));
}

bool FigureReader::Data::acts_behind(const Lattice& lattice, std::uint32_t first, const NounPhrase& phrase,
                                     const Figure& figure) const {
  if (phrase.last != phrase.first + 1 || !is(lattice, phrase.head, verb) || is(lattice, phrase.head, counted_plural))
    return false;
  const bool many = figure.value && Decimal(10000) < *figure.value;
  if (many && is(lattice, At{first} - 1, of) && is(lattice, At{first} - 2, peopled)) return true;
  const Sense* bound = lattice.sense(first, bound_word);
  return bound && !bound->option("level").empty() && first > lattice.first() && phrases.is_open(lattice, first - 1);
}

// "$9 million out of $30 million", "12 of the 40 passengers".
void FigureReader::Data::part_of(const Lattice& lattice, const std::vector<Reading>& winners, std::size_t i) const {
  const Reading& reading = winners[i];
  Figure& figure = *figure_of(reading);
  std::size_t behind = i + 1;
  while (behind < winners.size() && behind < i + 3 && winners[behind].kind != ReadingKind::figure) ++behind;
  if (behind >= winners.size()) return;
  const Reading& next = winners[behind];
  const Figure* whole = figure_of(next);
  if (!whole || !whole->value || next.first <= reading.last || next.first > reading.last + 4) return;
  std::uint32_t at = reading.last;
  if (is(lattice, at, part_out)) ++at;
  if (at >= next.first || !is(lattice, at, of)) return;
  ++at;
  at = behind_owner(lattice, at);
  while (at < next.first &&
         (is(lattice, at, determiner) || is(lattice, at, possessive) || is(lattice, at, part_total) ||
          is(lattice, at, of) || is(lattice, at, anaphoric_adjective))) {
    ++at;
  }
  // "12 of the 40 million euros".
  const auto& amount = figure.value ? figure.value : figure.low ? figure.low : figure.high;
  const bool fraction = amount && *amount < Decimal(1);  // "a third of $900 million"
  if (at == next.first && figure.type == FigureType::count && whole->type == FigureType::money && !fraction) {
    figure.type = whole->type;
    figure.unit = whole->unit;
    figure.assumed = whole->assumed;
    figure.candidates = whole->candidates;
    figure.object.reset();
  }
  const bool same = figure.type == whole->type || figure.type == FigureType::percent || fraction;
  if (at == next.first && same) figure.of = whole->value;
}

}  // namespace dateline
