// What an amount counts, what it is said of, whether it is the amount of a change, what it is part of.
#include <string>
#include <utility>

#include "extract/figure_about.h"
#include "extract/figures_data.h"

namespace dateline {

namespace {

// The amount is of the same kind as another, which says its unit: "9, 12 and 15 million euros".
void take_unit(const Figure& from, Figure& figure) {
  figure.type = from.type;
  figure.unit = from.unit;
  figure.assumed = from.assumed;
  figure.candidates = from.candidates;
}

using At = std::int64_t;

// How many readings back the amount may stand that another is compared with.
constexpr std::size_t kInheritReach = 6;

// Fills one figure from the words around it.
class Finisher {
 public:
  Finisher(const FigureReader::Data& data, const Passage& passage)
      : d_(data), passage_(passage), lattice_(passage.lattice) {}

  void object(const Reading& reading, Figure& figure) const;
  // "22 men or so", "500 people or more", "20 people at most": the bound at `at`, behind what is counted.
  void bound_behind(std::uint32_t at, Figure& figure) const;
  void share(const Reading& reading, const std::vector<Reading>& winners, std::size_t index, Figure& figure) const;
  void inherit(const Reading& reading, const std::vector<Reading>& winners, std::size_t index, Figure& figure) const;
  void reach(const Reading& reading, const std::vector<Reading>& winners, std::size_t index, Figure& figure) const;
  void elide(const Reading& reading, const std::vector<Reading>& winners, std::size_t index, Figure& figure) const;
  void list(const Reading& reading, const std::vector<Reading>& winners, std::size_t index, Figure& figure) const;
  const Number* number_of(const Reading& reading) const;

 private:
  void set_object(NounPhrase phrase, Figure& figure) const {
    if (is_participle(phrase.last)) ++phrase.last;
    // "at least one clerk thinks so"
    if (phrase.last > phrase.first + 1 && d_.is(lattice_, At{phrase.last} - 1, d_.verb_only)) --phrase.last;
    const Span span{lattice_.token(phrase.first).begin, lattice_.token(phrase.last - 1).end};
    figure.object = Mention{std::string(lattice_.text().substr(span.begin, span.size())), span};
  }

  // What the tables say of a bound that ends a phrase at `at`; nullptr where none does.
  const Sense* closing_bound(std::uint32_t at) const;

  // "12 people killed", "12 people killed in Gao"; not "12 people killed a man".
  bool is_participle(std::uint32_t at) const {
    if (!d_.is(lattice_, at, d_.object_participle)) return false;
    const std::uint32_t next = at + 1;
    return next >= lattice_.last() || lattice_.token(next).type == TokenType::punctuation ||
           d_.is(lattice_, next, d_.preposition) || d_.is(lattice_, next, d_.conjunction);
  }

  const FigureReader::Data& d_;
  const Passage& passage_;
  const Lattice& lattice_;
};

const Sense* Finisher::closing_bound(std::uint32_t at) const {
  const Chunk* phrase = lattice_.longest(at, d_.bound_closing);
  const Sense* bound = d_.sense_at(lattice_, at, d_.bound_closing);
  const std::uint32_t next = phrase ? phrase->last : at + 1;
  const bool ends = next >= lattice_.last() || lattice_.token(next).type == TokenType::punctuation ||
                    d_.is(lattice_, next, d_.preposition) || d_.is(lattice_, next, d_.conjunction);
  return ends ? bound : nullptr;
}

void Finisher::bound_behind(std::uint32_t at, Figure& figure) const {
  if (figure.bound != Bound::exact || !figure.value || at >= lattice_.last()) return;
  const Chunk* post = lattice_.begins_chunk(at) ? lattice_.longest(at, d_.bound_post) : nullptr;
  const Sense* bound = post ? post->sense : closing_bound(at);
  if (bound == nullptr || (post && d_.goes_on(lattice_, at, post->last))) return;
  put_amount(figure, *figure.value, bound_named(bound->value));
}

void Finisher::object(const Reading& reading, Figure& figure) const {
  // "one child in five"
  for (std::uint32_t i = reading.first + 1; i + 1 < reading.last; ++i) {
    if (d_.is(lattice_, i, d_.person_one)) return set_object({i, i + 1, i, false}, figure);
  }
  std::uint32_t at = reading.last;
  if (d_.is(lattice_, at, d_.part_out) && d_.is(lattice_, At{at} + 1, d_.of)) ++at;
  if (at >= lattice_.last()) return;
  if (d_.is(lattice_, at, d_.of) && at + 1 < lattice_.last()) {
    // "hundreds of protesters", "12 of the passengers", "12 of the 300 hostages", "two-thirds of voters".
    ++at;
    while (at < lattice_.last() && d_.is(lattice_, at, d_.determiner) && !d_.is(lattice_, at, d_.possessive)) ++at;
    if (at >= lattice_.last()) return;
    at = d_.behind_owner(lattice_, at);
    // "12 of her last 14 matches"
    std::uint32_t inner = at;
    while (inner < lattice_.last() && inner < at + 4 &&
           (d_.is(lattice_, inner, d_.possessive) || d_.is(lattice_, inner, d_.anaphoric_adjective)))
      ++inner;
    // "12 of its more than 300 jobs"
    if (const Sense* bound = d_.sense_at(lattice_, inner, d_.bound_word)) {
      const Chunk* phrase = lattice_.longest(inner, d_.bound_word);
      inner = bound && phrase ? phrase->last : inner + 1;
    }
    if (inner < lattice_.last() && lattice_.longest(inner, class_of(Builtin::number))) at = inner;
    if (at >= lattice_.last()) return;
    if (const Chunk* number = lattice_.longest(at, class_of(Builtin::number))) {
      at = number->last;
      if (at >= lattice_.last() || d_.acts_alone(lattice_, at)) return;  // "three of the 40 voted"
    }
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
  // "50,000 its citizens": a word is missing, and yet it is clear.
  const bool owned =
      at + 1 < lattice_.last() && d_.is(lattice_, at, d_.possessive) && lattice_.token(at).gap == Gap::space;
  auto phrase = d_.phrases.counted(lattice_, owned ? at + 1 : at);
  if (!phrase) phrase = d_.models_at(lattice_, at);
  if (phrase && !owned && d_.acts_behind(lattice_, reading.first, *phrase, figure)) return;
  if (phrase) {
    if (owned) phrase->first = at;
    set_object(*phrase, figure);
  } else if (d_.is(lattice_, at, d_.counted)) {
    set_object({at, at + 1, at, false}, figure);  // "a three course meal"
  } else if (figure.low == Decimal(1) || figure.value == Decimal(1) ||
             (figure.value && !figure.value->is_whole() && !d_.is(lattice_, at, d_.anaphoric_adjective) &&
              lattice_.token(at).type == TokenType::word && d_.phrases.is_open(lattice_, at) &&
              lattice_.token(at).gap == Gap::space)) {
    // "at least one man", "(0.7 WAR)".
    if (d_.acts_alone(lattice_, at)) return;  // "one in three survived"
    if (const auto singular = d_.phrases.beginning(lattice_, at)) set_object(*singular, figure);
  }
}

// "9, 12 and 15 million euros": the members of a list share what follows the last one.
void Finisher::share(const Reading& reading, const std::vector<Reading>& winners, std::size_t index,
                     Figure& figure) const {
  if (!figure.per.empty()) return;  // "3 a year, 90 km/h"
  // "of the 40, 12 percent"
  if (d_.is(lattice_, At{reading.first} - 1, d_.determiner) && d_.is(lattice_, At{reading.first} - 2, d_.of)) return;
  const Chunk* other = d_.listed_with(lattice_, reading.last);
  if (!other) return;
  for (std::size_t i = index + 1; i < winners.size() && i < index + 7; ++i) {
    const Reading& next = winners[i];
    const Figure* whole = figure_of(next);
    if (!whole || next.first > other->first || other->last > next.last) continue;
    const Number& shared = passage_.numbers[other->payload];
    const Number* own = number_of(reading);
    // "(840,000 and 1.7 million gallons)" shares the gallons alone.
    const bool large = figure.value && figure.value->is_whole() && *figure.value >= Decimal(1000);
    if (shared.scaled && figure.value && !large && !(own && own->scaled)) {
      const auto mantissa = Decimal::ratio(shared.value, shared.scale, nullptr);
      const auto scaled = figure.value->times(shared.scale);
      if (!mantissa || !scaled || !(*figure.value < mantissa->times(Decimal(1000)).value_or(Decimal(0)))) return;
      figure.value = *scaled;
      if (figure.bound == Bound::exact) figure.low = figure.high = *scaled;
    }
    take_unit(*whole, figure);
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
    const auto phrase = d_.counted_after(lattice_, winners[index + 1].last);
    // "hit 82 off 53 balls"
    if (phrase && (behind > reading.last || d_.is(lattice_, phrase->head, d_.step_noun))) set_object(*phrase, figure);
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
  take_unit(*end, figure);
}

// "aged 23, 25 and 31", "Kent (12 seats), Essex (9)": what an earlier one is an amount of.
void Finisher::list(const Reading& reading, const std::vector<Reading>& winners, std::size_t index,
                    Figure& figure) const {
  if (index == 0) return;
  if (d_.among_ages(lattice_, reading.first, reading.last)) {
    const Figure* earlier = figure_of(winners[index - 1]);
    if (earlier && age_unit(earlier->unit)) take_unit(*earlier, figure);
    return;
  }
  const auto in_brackets = [&](const Reading& one) {
    return one.first > lattice_.first() && lattice_.str(one.first - 1) == "(";
  };
  if (!in_brackets(reading) || reading.last >= lattice_.last() || lattice_.str(reading.last) != ")") return;
  for (std::size_t i = index, steps = 0; i-- > 0 && steps < kInheritReach; ++steps) {
    const Figure* earlier = figure_of(winners[i]);
    if (!earlier || !in_brackets(winners[i])) continue;
    // "Oslo (12 million tons), Bergen (9 million)"
    if (earlier->type != FigureType::count) {
      take_unit(*earlier, figure);
    } else {
      figure.object = earlier->object;
    }
    return;
  }
}

// The first number of a reading, as it is written.
const Number* Finisher::number_of(const Reading& reading) const {
  for (std::uint32_t at = reading.first; at < reading.last; ++at) {
    if (const Chunk* number = lattice_.longest(at, class_of(Builtin::number)))
      return &passage_.numbers[number->payload];
  }
  return nullptr;
}

// "rose to 150 million euros from 131 million": an amount that is compared with the one before it, or joined to it, and
// counts nothing itself, has its unit.
void Finisher::elide(const Reading& reading, const std::vector<Reading>& winners, std::size_t index,
                     Figure& figure) const {
  const At before = At{reading.first} - 1;
  const bool inside = before >= lattice_.first();
  const Sense* level = inside ? lattice_.sense(static_cast<std::uint32_t>(before), d_.level) : nullptr;
  const bool compared = (level && !level->option("ends").empty()) || d_.compared_before(lattice_, reading.first);
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
  while (last > 0 && index < last + 4 && winners[last].kind != ReadingKind::figure) --last;
  const Figure* earlier = figure_of(winners[last]);
  if (!earlier || earlier->type == FigureType::count || age_unit(earlier->unit)) return;
  // "rose 2% to 132.8": the level is no percentage.
  // But "narrowed 12 basis points to 240".
  const bool points =
      earlier->unit == "{bp}" && figure.value && figure.value->is_whole() && Decimal(20) < *figure.value;
  if (earlier->type == FigureType::percent && earlier->change != Change::none && !points) return;
  const auto amount = [](const Figure& f) { return f.value ? f.value : f.low ? f.low : f.high; };
  const auto mine = amount(figure);
  auto other = amount(*earlier);
  // "84.75 cents" is an amount of 0.8475, and the one behind it, "74.07", is written in cents, too.
  const Number* written = earlier->type == FigureType::money ? number_of(winners[last]) : nullptr;
  // But "rose 14 kopecks to 92.35": two decimals behind whole ones are of the main unit.
  const bool cents = written && other && other->times(Decimal(100)) == written->value;
  const Number* own = cents && written->value.is_whole() ? number_of(reading) : nullptr;
  const std::string_view digits = own ? lattice_.str(own->first) : std::string_view();
  const std::size_t point = digits.rfind('.');
  const bool main_unit = point != std::string_view::npos && digits.size() > point + 2;
  const bool minor = cents && !main_unit;
  if (cents) other = written->value;
  const auto size = [](const Decimal& d) { return d.is_negative() ? d.negated() : d; };
  const auto near = [&](const Decimal& a, const Decimal& b) {
    const auto most = size(a).times(Decimal(30));
    return most && size(b) < *most;
  };
  if (!mine || !other || !near(*mine, *other) || !near(*other, *mine)) return;
  take_unit(*earlier, figure);
  const auto main = minor ? Decimal::ratio(*mine, Decimal(100), nullptr) : std::nullopt;
  if (main) put_amount(figure, *main, figure.bound);
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
      if (!figure->object && figure->type == FigureType::count) finisher.list(reading, winners, i, *figure);
    }
    std::uint32_t counted = reading.last;
    while (figure->object && counted < lattice.last() && lattice.token(counted).begin < figure->object->span.end)
      ++counted;
    if (counted > reading.last) finisher.bound_behind(counted, *figure);
    data.bind_by_verb(lattice, reading.first, *figure);
    if (figure->per.empty() && (figure->object || data.is(lattice, counted, data.of)))
      figure->per = data.rate_behind(lattice, counted);
    if (figure->per.empty()) figure->per = data.rate_of_many(passage, counted);
    if (figure->per.empty()) figure->per = data.rate_behind_brackets(lattice, counted);
    // "5,000 feet of water or more"
    if (!figure->object && data.is(lattice, reading.last, data.of)) {
      if (const auto phrase = data.phrases.beginning(lattice, At{reading.last} + 1))
        finisher.bound_behind(static_cast<std::uint32_t>(phrase->last), *figure);
    }
    if (!data.is(lattice, reading.first, data.level)) {
      figure->change = data.change_around(lattice, reading.first, reading.last, counted);
    } else if (figure->low && figure->high && !figure->value && figure->change == Change::none) {
      // "rose from 13 to 14 mm": a pair of levels tells the change.
      const At verb = data.change_verb(lattice, reading.first);
      // "its growth forecast from 5 to 7": the word tells what is forecast.
      const Sense* up = verb < 0 ? nullptr : data.sense_at(lattice, static_cast<std::uint32_t>(verb), data.change_up);
      const bool attribute = up && up->option("verb").empty() && verb + 1 < At{reading.first} &&
                             !data.is(lattice, verb + 1, data.preposition);
      if (up && !attribute) figure->change = Change::up;
      // "grew 3%, from $5 to $7"
      const Figure* by = i > 0 ? figure_of(winners[i - 1]) : nullptr;
      const bool beside = by && winners[i - 1].last + 1 >= reading.first;
      if (beside && figure->change == Change::none) figure->change = by->change;
    }
    // "a loss of $3 million" is a result; "a loss of 300 jobs" is a change.
    const At lost = At{reading.first} - 2;
    if (figure->type == FigureType::money && data.is(lattice, lost + 1, data.of) &&
        data.is(lattice, lost, data.change_down) &&
        !data.sense_at(lattice, static_cast<std::uint32_t>(lost), data.change_down)->option("result").empty()) {
      figure->change = Change::none;
    }
    // "68,000 fewer students"
    if (figure->object && data.is(lattice, reading.last, data.change_fewer) && figure->change == Change::none)
      figure->change = Change::down;
    // "fell below $2", "rose above 5%" tell what is reached.
    const Sense* bound = lattice.sense(reading.first, data.bound_word);
    if (bound && !bound->option("level").empty()) figure->change = Change::none;
    // "20 cents more a litre than last year"
    if (figure->change == Change::none)
      figure->change = data.compared_behind(lattice, std::max(counted, reading.last), true);
    // "sank 80 km off the coast" tells where.
    if (figure->type == FigureType::measure && data.is(lattice, reading.last, data.distance_from))
      figure->change = Change::none;
    // "FTSE -0.6%"
    if (figure->type == FigureType::percent && figure->change == Change::none && figure->value &&
        figure->value->is_negative())
      figure->change = Change::down;
    data.part_of(lattice, winners, i);
  }
  std::optional<AboutFinder> about;
  for (std::size_t i = 0; i < winners.size(); ++i) {
    if (!figure_of(winners[i])) continue;
    if (!about) about.emplace(data, passage, winners);
    about->say(i);
  }
}

}  // namespace dateline
