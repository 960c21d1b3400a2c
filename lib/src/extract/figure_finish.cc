// What an amount counts, what it is said of, whether it is the amount of a change, what it is part of.
#include <string>
#include <utility>

#include "extract/figure_about.h"
#include "extract/figures_data.h"

namespace dateline {

namespace {

using At = std::int64_t;

// How many tokens back a verb of change may stand: "cut its forecast for the year by 5%".
constexpr At kChangeReach = 7;
// How many readings back the amount may stand that another is compared with.
constexpr std::size_t kInheritReach = 6;

// The figure that a reading gives; nullptr for a silent one or one of another kind.
Figure* figure_of(const Reading& reading) {
  const bool gives = reading.kind == ReadingKind::figure && !reading.silent;
  return gives ? &std::get<Figure>(reading.annotation->value) : nullptr;
}

// Measures in units of time are ages.
bool age_unit(std::string_view unit) { return unit == "a" || unit == "mo" || unit == "wk" || unit == "d"; }

bool one_of(const Sense* sense, std::string_view option) { return sense && !sense->option(option).empty(); }

}  // namespace

std::optional<NounPhrase> FigureReader::Data::counted_after(const Lattice& lattice, std::uint32_t at) const {
  return at < lattice.last() ? phrases.counted(lattice, at) : std::nullopt;
}

bool FigureReader::Data::compared_before(const Lattice& lattice, std::uint32_t at) const {
  if (is(lattice, At{at} - 1, compared)) return true;
  if (at < lattice.first() + 2) return false;
  const Chunk* chunk = lattice.longest(at - 2, compared);
  return chunk && chunk->last == at;
}

const Chunk* FigureReader::Data::listed_with(const Lattice& lattice, std::uint32_t at) const {
  // At most a handful of members: "9, 12 and 15".
  for (int members = 0; members < 6; ++members) {
    // "four-, five- and six-cylinder engines"
    const bool hanging = is(lattice, at, hyphen) && lattice.token(at).gap == Gap::glued;
    if (hanging) ++at;
    if (at >= lattice.last()) return nullptr;
    const bool comma = at < lattice.last() && lattice.str(at) == ",";
    if (!comma && !is(lattice, at, conjunction)) return nullptr;
    ++at;
    if (comma && is(lattice, at, conjunction)) ++at;
    if (at >= lattice.last()) return nullptr;
    const Chunk* next = lattice.longest(at, class_of(Builtin::number));
    if (!next) return nullptr;
    const std::uint32_t behind = next->last;
    const auto phrase = counted_after(lattice, behind);
    if (phrase && is(lattice, phrase->head, time_noun)) return nullptr;  // "terms of three and four years"
    if (sense_at(lattice, behind, percent) || sense_at(lattice, behind, unit) ||
        sense_at(lattice, behind, currency_name) || phrase ||
        (is(lattice, behind, hyphen) && is(lattice, At{behind} + 1, counted))) {
      return is(lattice, behind, month) ? nullptr : next;
    }
    at = behind;
  }
  return nullptr;
}

std::uint32_t FigureReader::Data::behind_owner(const Lattice& lattice, std::uint32_t at) const {
  for (std::uint32_t i = at; i < at + 6 && i + 1 < lattice.last(); ++i) {
    const Token& token = lattice.token(i);
    if (token.type != TokenType::word || token.letters == LetterCase::lower) return at;
    if (is(lattice, At{i} + 1, clitic) && lattice.token(i + 1).gap == Gap::glued) return i + 2;
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
    // "raised $5 million" is no change; "raised it by $5 million" is.
    // "gave up 517 yards": no direction, but "closed up 3%".
    if (is(lattice, at, preposition) && (is(lattice, at - 1, verb) || is(lattice, at - 1, past_verb)) &&
        !is(lattice, at - 1, change_up) && !is(lattice, at - 1, change_down)) {
      const Sense* sense = lattice.sense(place - 1, verb);
      if (!sense || sense->option("level").empty()) return Change::none;
    }
    const auto tells = [&](const Sense* sense) {
      return one_of(sense, option) && (by_told || sense->option(option) != "by");
    };
    if (tells(sense_at(lattice, place, change_up))) return Change::up;
    if (tells(sense_at(lattice, place, change_down))) return Change::down;
    return Change::none;
  };
  // "a 5% rise", "5 percent higher", "a 20-percent sharp increase".
  At behind = std::max(last, object_end);
  if (is(lattice, behind, hyphen)) ++behind;
  for (At at = behind; at < behind + 2; ++at) {
    if (const Change told = direction(at, "noun"); told != Change::none) return told;
    if (at < lattice.last() &&
        (is(lattice, at, preposition) || lattice.token(static_cast<std::uint32_t>(at)).type != TokenType::word))
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
  // A level, not a change: "rose to 5%", "up from 3%".
  if (is(lattice, before, level)) return Change::none;
  const bool by = is(lattice, before, change_by);
  for (At at = by ? before - 1 : before; at >= lattice.first() && at + (by ? kChangeReach : 5) >= before; --at) {
    if (const Change told = direction(at, "verb", by); told != Change::none) return told;
    const Token& token = lattice.token(static_cast<std::uint32_t>(at));
    if (token.type == TokenType::punctuation || token.type == TokenType::number) break;
    if (!by && (is(lattice, at, preposition) || is(lattice, at, conjunction))) break;
  }
  return Change::none;
}

namespace {

// Fills one figure from the words around it.
class Finisher {
 public:
  Finisher(const FigureReader::Data& data, const Passage& passage)
      : d_(data), passage_(passage), lattice_(passage.lattice) {}

  void object(const Reading& reading, Figure& figure) const;
  void share(const Reading& reading, const std::vector<Reading>& winners, std::size_t index, Figure& figure) const;
  void inherit(const Reading& reading, const std::vector<Reading>& winners, std::size_t index, Figure& figure) const;
  void reach(const Reading& reading, const std::vector<Reading>& winners, std::size_t index, Figure& figure) const;
  void elide(const Reading& reading, const std::vector<Reading>& winners, std::size_t index, Figure& figure) const;

 private:
  std::string text(const NounPhrase& phrase) const {
    const Span span{lattice_.token(phrase.first).begin, lattice_.token(phrase.last - 1).end};
    return std::string(lattice_.text().substr(span.begin, span.size()));
  }
  void set_object(const NounPhrase& phrase, Figure& figure) const {
    const Span span{lattice_.token(phrase.first).begin, lattice_.token(phrase.last - 1).end};
    figure.object = Mention{text(phrase), span};
  }

  const FigureReader::Data& d_;
  const Passage& passage_;
  const Lattice& lattice_;
};

void Finisher::object(const Reading& reading, Figure& figure) const {
  std::uint32_t at = reading.last;
  if (at >= lattice_.last()) return;
  if (d_.is(lattice_, at, d_.of) && at + 1 < lattice_.last()) {
    // "hundreds of protesters", "12 of the passengers", "12 of the 300 hostages", "two-thirds of voters".
    ++at;
    while (at < lattice_.last() && d_.is(lattice_, at, d_.determiner) && !d_.is(lattice_, at, d_.possessive)) ++at;
    if (at >= lattice_.last()) return;
    at = d_.behind_owner(lattice_, at);
    if (at >= lattice_.last()) return;
    if (const Chunk* number = lattice_.longest(at, class_of(Builtin::number))) at = number->last;
    if (at >= lattice_.last()) return;
    std::optional<NounPhrase> phrase;
    if (!d_.is(lattice_, at, d_.possessive)) phrase = d_.phrases.counted(lattice_, at);
    if (!phrase) phrase = d_.phrases.beginning(lattice_, at);
    if (phrase) set_object(*phrase, figure);
    return;
  }
  if (d_.is(lattice_, at, d_.hyphen) && d_.is(lattice_, At{at} + 1, d_.counted)) {
    set_object({at + 1, at + 2, at + 1, false}, figure);
    return;
  }
  if (const auto phrase = d_.phrases.counted(lattice_, at)) {
    set_object(*phrase, figure);
  } else if (d_.is(lattice_, at, d_.counted)) {
    set_object({at, at + 1, at, false}, figure);  // "a three course meal"
  } else if (figure.low == Decimal(1) || figure.value == Decimal(1) ||
             (figure.value && !figure.value->is_whole() && lattice_.token(at).type == TokenType::word &&
              d_.phrases.is_open(lattice_, at) && lattice_.token(at).gap == Gap::space)) {
    // "at least one man", "(0.5 WAR)".
    if (const auto singular = d_.phrases.beginning(lattice_, at)) set_object(*singular, figure);
  }
}

// "9, 12 and 15 million euros": the members of a list share what follows the last one.
void Finisher::share(const Reading& reading, const std::vector<Reading>& winners, std::size_t index,
                     Figure& figure) const {
  const Chunk* other = d_.listed_with(lattice_, reading.last);
  if (!other) return;
  for (std::size_t i = index + 1; i < winners.size() && i < index + 7; ++i) {
    const Reading& next = winners[i];
    const Figure* whole = figure_of(next);
    if (!whole || next.first > other->first || other->last > next.last) continue;
    const Number& shared = passage_.numbers[other->payload];
    if (shared.scaled && figure.value) {
      const auto mantissa = Decimal::ratio(shared.value, shared.scale, nullptr);
      const auto scaled = figure.value->times(shared.scale);
      if (!mantissa || !scaled || !(*figure.value < mantissa->times(Decimal(1000)).value_or(Decimal(0)))) return;
      if (figure.value->is_whole() && *figure.value >= Decimal(1000)) return;
      figure.value = *scaled;
      if (figure.bound == Bound::exact) figure.low = figure.high = *scaled;
    }
    figure.type = whole->type;
    figure.unit = whole->unit;
    figure.assumed = whole->assumed;
    figure.candidates = whole->candidates;
    figure.per = whole->per;
    if (whole->type == FigureType::count) {
      const auto phrase = d_.counted_after(lattice_, next.last);
      if (phrase) {
        set_object(*phrase, figure);
      } else if (whole->object) {
        figure.object = whole->object;
      } else if (d_.is(lattice_, next.last, d_.hyphen) && d_.is(lattice_, At{next.last} + 1, d_.counted)) {
        set_object({next.last + 1, next.last + 2, next.last + 1, false}, figure);
      }
    }
    return;
  }
}

// "rose 64 points to 4,577": a level counts what the change before it counts.
void Finisher::inherit(const Reading& reading, const std::vector<Reading>& winners, std::size_t index,
                       Figure& figure) const {
  // "16,369.03, up 58.06 points"
  const std::uint32_t behind =
      reading.last + (reading.last < lattice_.last() && lattice_.str(reading.last) == "," ? 1 : 0);
  if (d_.is(lattice_, behind, d_.preposition) &&
      (d_.is(lattice_, behind, d_.change_up) || d_.is(lattice_, behind, d_.change_down)) &&
      index + 1 < winners.size() && winners[index + 1].first == behind + 1) {
    const Figure* next = figure_of(winners[index + 1]);
    if (!next || next->type != FigureType::count) return;
    if (const auto phrase = d_.counted_after(lattice_, winners[index + 1].last)) set_object(*phrase, figure);
    return;
  }
  const At before = At{reading.first} - 1;
  if (!d_.is(lattice_, before, d_.level) && !d_.compared_before(lattice_, reading.first)) return;
  for (std::size_t i = index, steps = 0; i-- > 0 && steps < kInheritReach; ++steps) {
    const Figure* earlier = figure_of(winners[i]);
    if (!earlier || earlier->type != FigureType::count) continue;
    if (earlier->object) figure.object = earlier->object;
    return;
  }
}

// "rose from 24.2 to 33-35 billion euros": where a change begins has the scale and unit of where it ends.
void Finisher::reach(const Reading& reading, const std::vector<Reading>& winners, std::size_t index,
                     Figure& figure) const {
  if (!d_.is(lattice_, At{reading.first} - 1, d_.level) || !d_.is(lattice_, reading.last, d_.level)) return;
  if (index + 1 >= winners.size() || winners[index + 1].first != reading.last + 1 || !figure.value) return;
  const Figure* end = figure_of(winners[index + 1]);
  if (!end || end->bound != Bound::range || !end->low || end->type == FigureType::count) return;
  Decimal scale(1);
  for (std::uint32_t at = winners[index + 1].first; at < winners[index + 1].last; ++at) {
    const Chunk* number = lattice_.longest(at, class_of(Builtin::number));
    if (number && passage_.numbers[number->payload].scaled) scale = passage_.numbers[number->payload].scale;
  }
  const auto value = figure.value->times(scale);
  const auto most = value ? value->times(Decimal(30)) : std::nullopt;
  if (!value || !most || !(*end->low < *most)) return;
  figure.value = *value;
  if (figure.bound == Bound::exact) figure.low = figure.high = *value;
  figure.type = end->type;
  figure.unit = end->unit;
  figure.assumed = end->assumed;
  figure.candidates = end->candidates;
}

// "rose to 150 million euros from 131 million": an amount that is compared with the one before it, or joined to it, and
// counts nothing itself, has its unit.
void Finisher::elide(const Reading& reading, const std::vector<Reading>& winners, std::size_t index,
                     Figure& figure) const {
  const At before = At{reading.first} - 1;
  const bool inside = before >= lattice_.first();
  const Sense* level = inside ? lattice_.sense(static_cast<std::uint32_t>(before), d_.level) : nullptr;
  const bool compared = one_of(level, "ends") || d_.compared_before(lattice_, reading.first);
  if (index == 0 || (!compared && !d_.is(lattice_, before, d_.conjunction))) return;
  // Nothing that it could count or do may follow.
  const std::uint32_t behind = reading.last;
  if (d_.is(lattice_, behind, d_.hyphen) || d_.is(lattice_, behind, d_.of)) return;
  if (d_.is(lattice_, At{behind} + 1, d_.hyphen) && lattice_.token(behind + 1).gap == Gap::glued) return;
  if (behind < lattice_.last() && lattice_.token(behind).type == TokenType::word) {
    bool ends = false;
    for (const ClassId cls : {d_.preposition, d_.conjunction, d_.determiner, d_.anaphoric_adjective})
      ends = ends || d_.is(lattice_, behind, cls);
    if (!ends) return;
  }
  // Dates may stand between: "5 million euros in 2010 and 7 million in 2011".
  std::size_t last = index - 1;
  while (last > 0 && index < last + 3 && winners[last].kind != ReadingKind::figure) --last;
  const Figure* earlier = figure_of(winners[last]);
  if (!earlier || earlier->type == FigureType::count || age_unit(earlier->unit)) return;
  // "rose 2% to 132.8": the level is no percentage.
  if (earlier->type == FigureType::percent && earlier->change != Change::none) return;
  const auto amount = [](const Figure& f) { return f.value ? f.value : f.low ? f.low : f.high; };
  const auto mine = amount(figure), other = amount(*earlier);
  const auto near = [](const Decimal& a, const Decimal& b) {
    const auto most = a.times(Decimal(30));
    return most && b < *most;
  };
  if (!mine || !other || !near(*mine, *other) || !near(*other, *mine)) return;
  figure.type = earlier->type;
  figure.unit = earlier->unit;
  figure.assumed = earlier->assumed;
  figure.candidates = earlier->candidates;
  if (compared && figure.per.empty()) figure.per = earlier->per;
}

}  // namespace

void FigureReader::finish(const Passage& passage, Readings& readings) const {
  std::vector<Reading>& winners = readings.list;
  const Data& data = *data_;
  const Lattice& lattice = passage.lattice;
  const Finisher finisher(data, passage);
  for (std::size_t i = 0; i < winners.size(); ++i) {
    Reading& reading = winners[i];
    Figure* figure = figure_of(reading);
    if (!figure) continue;
    if (figure->type == FigureType::count) {
      finisher.object(reading, *figure);
      if (!figure->object) finisher.share(reading, winners, i, *figure);
      if (!figure->object && figure->type == FigureType::count) finisher.reach(reading, winners, i, *figure);
      if (!figure->object && figure->type == FigureType::count) finisher.inherit(reading, winners, i, *figure);
      if (!figure->object && figure->type == FigureType::count) finisher.elide(reading, winners, i, *figure);
    }
    std::uint32_t counted = reading.last;
    while (figure->object && counted < lattice.last() && lattice.token(counted).begin < figure->object->span.end)
      ++counted;
    if (!data.is(lattice, reading.first, data.level)) {
      figure->change = data.change_around(lattice, reading.first, reading.last, counted);
    } else if (figure->bound == Bound::range && figure->change == Change::none) {
      // "rose from 13 to 14 mm": a pair of levels tells the change.
      const At verb = data.change_verb(lattice, reading.first);
      if (verb >= 0 && data.sense_at(lattice, static_cast<std::uint32_t>(verb), data.change_up))
        figure->change = Change::up;
    }
    // "FTSE -0.6%"
    if (figure->type == FigureType::percent && figure->change == Change::none && figure->value &&
        figure->value->is_negative())
      figure->change = Change::down;
    // "$9 million out of $30 million", "12 of the 40 passengers".
    std::size_t behind = i + 1;
    while (behind < winners.size() && behind < i + 3 && winners[behind].kind != ReadingKind::figure) ++behind;
    if (behind >= winners.size()) continue;
    const Reading& next = winners[behind];
    const Figure* whole = figure_of(next);
    if (!whole || !whole->value || next.first <= reading.last || next.first > reading.last + 4) continue;
    std::uint32_t at = reading.last;
    if (data.is(lattice, at, data.part_out)) ++at;
    if (at >= next.first || !data.is(lattice, at, data.of)) continue;
    ++at;
    at = data.behind_owner(lattice, at);
    while (at < next.first && (data.is(lattice, at, data.determiner) || data.is(lattice, at, data.possessive) ||
                               data.is(lattice, at, data.part_total) || data.is(lattice, at, data.of))) {
      ++at;
    }
    // "12 of the 40 million euros".
    if (at == next.first && figure->type == FigureType::count && whole->type == FigureType::money) {
      figure->type = whole->type;
      figure->unit = whole->unit;
      figure->assumed = whole->assumed;
      figure->candidates = whole->candidates;
      figure->object.reset();
    }
    const bool same = figure->type == whole->type || figure->type == FigureType::percent;
    if (at == next.first && same) figure->of = whole->value;
  }
  std::optional<AboutFinder> about;
  for (std::size_t i = 0; i < winners.size(); ++i) {
    if (!figure_of(winners[i])) continue;
    if (!about) about.emplace(data, passage, winners);
    about->say(i);
  }
}

}  // namespace dateline
