#include "extract/figure_about.h"

#include <utility>

#include "syntax/endings.h"

namespace dateline {

namespace {

// Longer subjects are two phrases more often than one: the first noun of them is said instead.
constexpr std::uint32_t kLongSubject = 14;

bool has_option(const Sense* sense, std::string_view option) { return sense && !sense->option(option).empty(); }

}  // namespace

AboutFinder::AboutFinder(const FigureReader::Data& data, const Passage& passage, std::vector<Reading>& winners)
    : d_(data), lattice_(passage.lattice), winners_(winners) {
  std::vector<Stretch> taken;
  taken.reserve(winners.size());
  for (const Reading& reading : winners) {
    if (reading.silent) continue;
    PhraseKind kind = PhraseKind::noun;
    if (reading.kind == ReadingKind::figure) kind = PhraseKind::amount;
    if (reading.kind == ReadingKind::date) kind = PhraseKind::time;
    taken.push_back({reading.first, reading.last, kind});
  }
  phrases_.reserve(lattice_.last() - lattice_.first());
  d_.clauses.cut(lattice_, taken, phrases_);
  phrase_of_.assign(winners.size(), kNone);
  winner_of_.assign(phrases_.size(), kNone);
  before_of_.assign(winners.size(), false);
  for (std::size_t w = 0, p = 0; w < winners.size(); ++w) {
    while (p < phrases_.size() && phrases_[p].first < winners[w].first) ++p;
    if (p == phrases_.size()) break;
    if (phrases_[p].kind != PhraseKind::amount || phrases_[p].first != winners[w].first) continue;
    phrase_of_[w] = p;
    winner_of_[p] = w;
  }
}

std::string AboutFinder::text(std::size_t first, std::size_t last) const {
  std::size_t from = first;
  // "The 1,200-page report" is one phrase.
  const At head = phrases_[first].first;
  if (from > 0 && kind(from - 1) == PhraseKind::amount && lattice_.token(head).gap == Gap::glued) {
    --from;
    if (from > 0 && kind(from - 1) == PhraseKind::noun && phrases_[from - 1].bare) --from;
  }
  // "whose wealth rose", "said that wages rose": the wealth, the wages. "which now yield" has no noun.
  At head_begin = phrases_[from].first;
  if (is(head_begin, d_.relative_pronoun) && lattice_.token(head_begin).letters == LetterCase::lower) {
    const Sense* determiner = lattice_.sense(static_cast<std::uint32_t>(head_begin), d_.determiner);
    if (!has_option(determiner, "definite")) return {};
    ++head_begin;
    if (head_begin == phrases_[from].last || lattice_.token(head_begin).gap == Gap::glued) return {};
  }
  const auto begin = lattice_.token(head_begin).begin;
  const auto end = lattice_.token(phrases_[last - 1].last - 1).end;
  said_head_ = phrases_[first].head;
  return std::string(lattice_.text().substr(begin, end - begin));
}

// The noun with the "of" that belongs to it: "a pair of tickets".
std::string AboutFinder::noun_text(std::size_t at) const {
  if (tells_nothing(phrases_[at])) return {};
  std::size_t last = at + 1;
  // "a drop in profit": the change says nothing of what it is of.
  if (d_.change_noun(lattice_, phrases_[at].head) && (about_in(last, "money") || preposition(last, d_.of)) &&
      noun(last + 1) && !tells_nothing(phrases_[last + 1])) {
    return text(last + 1, last + 2);
  }
  if (preposition(last, d_.of) && noun(last + 1)) last += 2;
  return text(at, last);
}

std::string AboutFinder::subject(std::size_t verb) const {
  const auto found = d_.clauses.subject(lattice_, phrases_, verb);
  if (!found) return {};
  // "Its 300 staff in 40 countries serve 5 million": more stands before it than is found.
  const std::size_t begin = found->first;
  const bool within = begin > 2 && kind(begin - 2) == PhraseKind::preposition && !preposition(begin - 2, d_.of);
  if (within && kind(begin - 1) == PhraseKind::amount && noun(begin - 3)) return {};
  if (tells_nothing(phrases_[found->last - 1])) return {};
  if (const auto whole = subject_whole(begin, found->last)) return *whole;
  // "the April blast aboard the rig" begins with an article that a date cuts off.
  const bool cut = phrases_[found->first].bare && kind(found->first + 1) == PhraseKind::time;
  const std::size_t head = cut ? found->first + 2 : found->first;
  if (head >= found->last || tells_nothing(phrases_[head])) return text(found->last - 1, found->last);
  const bool long_one = phrases_[found->last - 1].last - phrases_[found->first].first > kLongSubject;
  return long_one ? text(found->first, found->first + 1) : text(found->first, found->last);
}

// "rose to 12 points", "closed at 12 points"
bool AboutFinder::tells_level(std::size_t verb) const {
  const At head = phrases_[verb].head;
  return is(head, d_.change_up) || is(head, d_.change_down) || has_option(lattice_.sense(head, d_.verb), "level");
}

// "up", "down" before an amount of change.
bool AboutFinder::change_adverb(std::size_t at) const {
  const PhraseKind k = kind(at);
  if (k != PhraseKind::preposition && k != PhraseKind::adverb && k != PhraseKind::verb) return false;
  const At first = phrases_[at].first;
  return phrases_[at].last == first + 1 && is(first, d_.preposition) &&
         (is(first, d_.change_up) || is(first, d_.change_down));
}

// The amount that the one behind phrases[before] goes on: "64 points, or 2%", "$113 trillion ($161 trillion)".
std::size_t AboutFinder::amount_joined(std::size_t before) const {
  std::size_t i = before + 1;
  for (int steps = 0; i-- > 0 && steps < 5; ++steps) {
    switch (phrases_[i].kind) {
      case PhraseKind::amount:
        return winner_of_[i];
      case PhraseKind::close:
        // "12 cases (up 3%) and 5 deaths": what stands in brackets is said of the first alone.
        while (i > 0 && kind(i) != PhraseKind::open) --i;
        continue;
      case PhraseKind::conjunction:
      case PhraseKind::comma:
      case PhraseKind::open:
        continue;
      case PhraseKind::noun:
        // What the earlier one counts, or is for, stands between.
        if (i > 0 && phrases_[i - 1].kind == PhraseKind::amount) continue;
        if (i > 1 && phrases_[i - 1].kind == PhraseKind::preposition && phrases_[i - 2].kind == PhraseKind::amount)
          continue;
        return kNone;
      case PhraseKind::time:
      case PhraseKind::preposition:
        continue;
      default:
        return kNone;
    }
  }
  return kNone;
}

// What a verb does to something with an amount behind a preposition is said of that ("raised its forecast to 5%");
// of its subject else ("prices rose to $5").
std::string AboutFinder::verb_or_object(std::size_t verb, std::size_t before) const {
  // "is happy with $5"
  const Sense* copula = lattice_.sense(phrases_[verb].head, d_.auxiliary);
  if (copula && copula->value == "be") return subject(verb);
  const std::size_t object = object_at(verb + 1);
  if (object != kNone && object < before && !phrases_[verb].passive) return noun_text(object);
  if (verb + 1 < before && kind(verb + 1) == PhraseKind::pronoun) return {};
  return subject(verb);
}

std::string AboutFinder::from_before(std::size_t at, std::size_t next, const Figure& figure) const {
  const bool count = figure.type == FigureType::count;
  const bool age = figure.type == FigureType::measure && age_unit(figure.unit);
  const auto first = phrases_[at].first;
  const bool pair = is(first, d_.level) && figure.low && figure.high && !figure.value;  // "from 5 to 7 percent"
  for (int steps = 0; at > 0 && steps < 4; ++steps) {
    std::size_t before = at - 1;
    while (before > 0 &&
           ((kind(before) == PhraseKind::adverb && !change_adverb(before)) || kind(before) == PhraseKind::time)) {
      const bool time = kind(before) == PhraseKind::time;
      --before;
      if (time && before > 0 && kind(before) == PhraseKind::preposition) --before;
    }
    // "was, on average, 5"
    if (before > 2 && kind(before) == PhraseKind::comma) {
      for (std::size_t i = before - 1; i > 0 && i + 4 > before; --i) {
        if (kind(i) == PhraseKind::comma && kind(i - 1) == PhraseKind::verb) before = i - 1;
      }
    }
    // "a $5 million" with nothing behind, "an extra $5 million"
    if (kind(before) == PhraseKind::noun && (phrases_[before].bare || leads_on(phrases_[before]))) {
      if (age) return {};  // "the six-year-old" says who he is
      // "against the rival's 2,310"
      if (!figure.object && is(phrases_[before].last - 1, d_.clitic)) return {};
      at = before;
      continue;
    }
    if (change_adverb(before)) {
      auto verb = d_.clauses.verb_before(phrases_, before);
      // "has risen to 38, the ministry said, up from 31"
      while (verb && is(phrases_[*verb].head, d_.report_verb) && !is(phrases_[*verb].head, d_.verb) &&
             !tells_level(*verb)) {
        const auto earlier = d_.clauses.verb_before(phrases_, *verb);
        if (!earlier) break;
        verb = earlier;
      }
      if (kind(before) == PhraseKind::verb && (before == 0 || kind(before - 1) == PhraseKind::noun))
        return subject(before);
      if (gapped(before - 1)) return noun_text(before - 1);
      // "brought the toll down to 12"; but "closed the session down 12 points"
      const bool moves =
          verb && !phrases_[*verb].passive && !tells_level(*verb) && !is(phrases_[*verb].head, d_.auxiliary);
      const std::size_t moved = moves ? object_at(*verb + 1) : kNone;
      if (moved != kNone && moved + 1 == before) return noun_text(moved);
      if (verb) return subject(*verb);
      if (before > 0 && winner_of_[before - 1] != kNone)
        return std::get<Figure>(winners_[winner_of_[before - 1]].annotation->value).about;
      return before > 0 && noun(before - 1) ? noun_text(before - 1) : std::string();
    }
    switch (kind(before)) {
      case PhraseKind::verb: {
        // "Imports were $5 million and exports $3 million"
        const Phrase& told = phrases_[before];
        const auto copula = before > 2 && kind(before - 1) == PhraseKind::conjunction &&
                                    kind(before - 2) == PhraseKind::amount && told.last == told.first + 1 &&
                                    d_.phrases.is_plural(lattice_, told.head)
                                ? d_.clauses.verb_before(phrases_, before - 1)
                                : std::nullopt;
        const Sense* is_told = copula ? lattice_.sense(phrases_[*copula].head, d_.auxiliary) : nullptr;
        if (is_told && is_told->value == "be") return text(before, before + 1);
        // "He said 12 people died": the amount has a verb of its own.
        const bool own = kind(next) == PhraseKind::verb && phrases_[next].form != VerbForm::participle &&
                         phrases_[next].form != VerbForm::infinitive;
        const bool report = is(phrases_[before].head, d_.report_verb) && count && !is(phrases_[before].head, d_.verb) &&
                            figure.change == Change::none;
        // "Analysts had expected a 0.3% gain"
        const Sense* foretells = lattice_.sense(phrases_[before].head, d_.report_verb);
        const bool others = figure.type == FigureType::percent && figure.change != Change::none && foretells &&
                            foretells->option("stance") == "planned" && !phrases_[before].passive;
        return own || report || others ? std::string() : subject(before);
      }
      case PhraseKind::noun: {
        // "went for record sums", "to a rate between 3 and 4 percent"
        const bool pace = before > 0 && before + 1 == at && is(phrases_[before].head, d_.pace_noun) &&
                          kind(before - 1) == PhraseKind::preposition && is(phrases_[before - 1].first, d_.level);
        if (pace || (is(phrases_[before].head, d_.quantity_noun) && before > 0)) {
          at = before;
          continue;
        }
        const auto verb = d_.clauses.verb_before(phrases_, before);
        if (verb && *verb + 1 == before) {
          // "gave the school $5"; "studies investments over 35 GWh"
          if (count && !pair) return {};
          // "took home $5"
          const Phrase& object = phrases_[before];
          const bool alone =
              object.last - object.first == 1 && !object.name && !d_.phrases.is_plural(lattice_, object.head);
          const bool gives = has_option(lattice_.sense(phrases_[*verb].head, d_.verb), "gives");
          return gives || alone ? subject(*verb) : noun_text(before);
        }
        if (is(first, d_.level) && verb) return verb_or_object(*verb, before + 1);
        const bool listed = before == 0 || kind(before - 1) == PhraseKind::amount ||
                            kind(before - 1) == PhraseKind::stop || kind(before - 1) == PhraseKind::comma;
        return listed && !count ? noun_text(before) : std::string();
      }
      case PhraseKind::open:
        return before > 0 && noun(before - 1) ? noun_text(before - 1) : std::string();
      case PhraseKind::preposition: {
        if (before == 0) return {};
        const std::size_t left = before - 1;
        // "cheated them out of $5 million"
        if (phrases_[before].last > phrases_[before].first + 1 && is(phrases_[before].first, d_.part_out)) return {};
        if (change_adverb(left)) {  // "up from 31"
          at = before;
          continue;
        }
        if (is(phrases_[before].first, d_.of)) {
          if (!noun(left)) return {};
          const At head = phrases_[left].head;
          // "grew at an annual rate of 2.9 percent"
          if (is(head, d_.pace_noun) && left > 0 && kind(left - 1) == PhraseKind::preposition &&
              is(phrases_[left - 1].first, d_.level)) {
            at = left;
            continue;
          }
          if (is(head, d_.quantity_noun) || d_.change_noun(lattice_, head)) {
            const bool inside = about_in(next, "money") && !figure.object;  // no "20 people in Ohio"
            if ((inside || preposition(next, d_.of)) && noun(next + 1)) return noun_text(next + 1);
            at = left;
            continue;
          }
          if (tells_nothing(phrases_[left])) return {};
          // "a margin of error of 3 points"
          const At begin = phrases_[left].first;
          const bool joined = left > 1 && !is(begin, d_.determiner) && !is(begin, d_.possessive) &&
                              !d_.phrases.is_plural(lattice_, head) && preposition(left - 1, d_.of) && noun(left - 2);
          return text(joined ? left - 2 : left, left + 1);
        }
        // "led by Oslo with $9 million, Bergen with $7 million"
        if (about_in(before, "ranked") && noun(left) && phrases_[left].name && left > 0 && !figure.object &&
            ((kind(left - 1) == PhraseKind::preposition && is(phrases_[left - 1].first, d_.change_by)) ||
             kind(left - 1) == PhraseKind::comma || kind(left - 1) == PhraseKind::conjunction)) {
          return noun_text(left);
        }
        // "a tonne of cocaine worth $5 million"
        if (is(phrases_[before].first, d_.worth) && noun(left)) return worth(left);
        // "is put at $7 million and the lift at $2 million"
        if (is(phrases_[before].first, d_.level) && gapped(left)) return noun_text(left);
        const bool level = is(phrases_[before].first, d_.level) || is(phrases_[before].first, d_.change_by);
        if (count && !level) return {};
        // "at $1.25 sterling is dear"
        if (kind(left) == PhraseKind::comma || kind(left) == PhraseKind::clause || kind(left) == PhraseKind::adverb) {
          const std::size_t topic = kind(next) == PhraseKind::comma ? next + 1 : next;
          if (noun(topic) && kind(topic + 1) == PhraseKind::verb) return noun_text(topic);
        }
        if (!count && gapped(left)) return noun_text(left);
        const auto verb = d_.clauses.verb_before(phrases_, before);
        // "The index closed at 1,478 points", not "sent letters to 12 schools"
        if (count && figure.object && !(verb && tells_level(*verb))) return {};
        if (verb) return verb_or_object(*verb, before);
        // "climbed 0.5 points to 9.2 percent"
        const bool counted = left > 0 && kind(left - 1) == PhraseKind::amount;
        return noun(left) && !counted ? noun_text(left) : std::string();
      }
      case PhraseKind::amount: {
        // "fell 14 percent from 1,036 to 896"
        const auto verb = pair ? d_.clauses.verb_before(phrases_, before) : std::nullopt;
        return verb ? verb_or_object(*verb, at) : std::string();
      }
      default:
        return {};
    }
  }
  return {};
}

void AboutFinder::say(std::size_t index) {
  const Reading& reading = winners_[index];
  auto& figure = std::get<Figure>(winners_[index].annotation->value);
  const std::size_t at = phrase_of_[index];
  if (at == kNone) return;
  const std::size_t next = behind(reading, figure);
  std::string found;
  told_by_noun_ = false;
  if (from_behind(next, reading, figure, found)) {
    // "gained a 5% stake": the stake is gained.
    if (told_by_noun_) figure.change = Change::none;
    figure.about = std::move(found);
    return;
  }
  // "Kim, 52,"
  if (lattice_.token(reading.first).type == TokenType::punctuation && at > 0 && noun(at - 1) && age_unit(figure.unit)) {
    figure.about = noun_text(at - 1);
    return;
  }
  // "compared with 5.8% for services and 2% for retail"
  if (at > 0 && about_in(next, "compared") && noun(next + 1) && figure.type != FigureType::count &&
      (kind(at - 1) == PhraseKind::conjunction || kind(at - 1) == PhraseKind::comma ||
       d_.compared_before(lattice_, reading.first))) {
    figure.about = noun_text(next + 1);
    if (!figure.about.empty()) return;
  }
  const bool behind_comma = at > 1 && kind(at - 1) == PhraseKind::comma;
  // "162 points, or 2.1%", "$113 trillion ($161 trillion)"
  if (at > 1 && (behind_comma || kind(at - 1) == PhraseKind::conjunction || kind(at - 1) == PhraseKind::open)) {
    const std::size_t other = amount_joined(at - 1);
    if (other != kNone) {
      const auto& earlier = std::get<Figure>(winners_[other].annotation->value);
      // "two bars weighing 237 g, four watches": what is counted next is another thing.
      const std::size_t weighs = phrase_of_[other] - 1;
      const bool another = figure.object && figure.type == FigureType::count && earlier.type != FigureType::count;
      // "It paid $5 million, and 12 men left": it has a verb of its own.
      const bool acts = kind(next) == PhraseKind::verb && phrases_[next].form != VerbForm::participle &&
                        phrases_[next].form != VerbForm::infinitive;
      if (another && acts && kind(at - 1) == PhraseKind::conjunction) return;
      if (another && behind_comma && kind(weighs) == PhraseKind::verb &&
          phrases_[weighs].form == VerbForm::participle) {
        return;
      }
      const bool same = before_of_[other] || kind(at - 1) == PhraseKind::open;
      figure.about = same ? earlier.about : from_before(phrase_of_[other], next, figure);
      // "from $75m to $10bn (£6.5bn)": the second is the level alone.
      const bool fewer = is(winners_[other].last, d_.change_fewer);  // tells of that one alone
      const bool joined = !behind_comma && !fewer && earlier.bound != Bound::range;
      if (joined && figure.change == Change::none) figure.change = earlier.change;
      before_of_[index] = true;
      return;
    }
  }
  before_of_[index] = true;
  // "a larger battery, 4500 mAh,"
  if (behind_comma && noun(at - 2) && figure.type != FigureType::count &&
      (kind(next) == PhraseKind::comma || kind(next) == PhraseKind::stop ||
       (kind(next) == PhraseKind::preposition && kind(next + 1) == PhraseKind::time &&
        kind(next + 2) == PhraseKind::comma))) {
    figure.about = noun_text(at - 2);
    return;
  }
  said_head_ = reading.first;
  figure.about = from_before(at, next, figure);
  // "life expectancy is 73"
  const auto& most = figure.value ? figure.value : figure.high ? figure.high : figure.low;
  if (figure.type == FigureType::count && !figure.object && figure.per.empty() &&
      has_option(lattice_.sense(said_head_, d_.level_noun), "age") && most && Decimal(0) < *most &&
      *most < Decimal(130)) {
    figure.type = FigureType::measure;
    figure.unit.assign(1, 'a');  // years
  }
}

}  // namespace dateline
