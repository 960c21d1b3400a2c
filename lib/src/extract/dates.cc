#include "extract/dates.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "calendar/edtf.h"
#include "dateline/error.h"
#include "extract/date_article.h"
#include "extract/date_context.h"
#include "extract/date_expression.h"
#include "extract/date_interval.h"
#include "extract/date_list.h"
#include "extract/date_resolver.h"
#include "extract/date_tense.h"
#include "extract/date_told.h"
#include "extract/date_words.h"

namespace dateline {
namespace {

constexpr std::string_view kKeys[] = {"sign", "from", "value", "bare", "freq", "needs", "as"};

void check_rules(const Grammar& grammar) {
  for (const Rule& rule : grammar.rules()) {
    if (!date_kind(rule.kind)) throw Error(rule.file, rule.line, "rule " + rule.id + ": unknown kind " + rule.kind);
    for (const auto& [key, value] : rule.values) {
      if (std::find(std::begin(kKeys), std::end(kKeys), key) == std::end(kKeys)) {
        throw Error(rule.file, rule.line, "rule " + rule.id + ": unknown key " + key);
      }
    }
  }
}

// A name longer than the match covers it: "The Sunday Times", "April Jones".
bool covered_by_name(const Passage& passage, std::uint32_t first, std::uint32_t last) {
  constexpr std::uint32_t kLongest = 6;
  const Lattice& lattice = passage.lattice;
  const std::uint32_t begin = first - std::min(kLongest, first - lattice.first());
  bool covered = false;
  for (std::uint32_t at = begin; at <= first; ++at) {
    if (!lattice.begins_chunk(at)) continue;
    lattice.each_chunk(at, [&](const Chunk& chunk) {
      if (chunk.cls != class_of(Builtin::name)) return;
      covered |= chunk.last >= last && chunk.last - chunk.first > last - first;
    });
  }
  return covered;
}

}  // namespace

struct DateReader::Data {
  explicit Data(const Language::Data& language)
      : grammar(language.grammar("dates")), words(language), tenses(language.lexicon), joins(language.lexicon) {
    check_rules(grammar);
  }

  // The token behind the match: without a full stop that may end the sentence as well.
  static std::uint32_t end_of(const Lattice& lattice, std::uint32_t first, std::uint32_t last) {
    return last - first > 1 && lattice.str(last - 1) == "." ? last - 1 : last;
  }

  const Grammar& grammar;
  DateWords words;
  TenseWords tenses;
  JoinWords joins;
};

DateReader::DateReader(const Language::Data& language) : data_(std::make_unique<Data>(language)) {}
DateReader::~DateReader() = default;

void DateReader::read(const Passage& passage, Readings& out) const {
  const Lattice& lattice = passage.lattice;
  std::vector<Grammar::Found>& found = out.found;
  for (std::uint32_t at = lattice.first(); (at = data_->grammar.next_begin(lattice, at)) < lattice.last(); ++at) {
    data_->grammar.find(lattice, at, found);
    if (found.empty()) continue;
    // Of those that begin here the longest is the one to compete; of equally long ones the first.
    if (found.size() > 1) {
      std::stable_sort(found.begin(), found.end(), [&](const Grammar::Found& a, const Grammar::Found& b) {
        return Data::end_of(lattice, at, a.last) > Data::end_of(lattice, at, b.last);
      });
    }
    if (out.matches.size() == out.match_count) out.matches.emplace_back();
    Match& match = out.matches[out.match_count];
    const Rule* best = nullptr;
    std::uint32_t best_last = 0;
    for (const Grammar::Found& one : found) {
      if (!data_->grammar.complete(lattice, at, one, match)) continue;
      const std::uint32_t last = Data::end_of(lattice, at, one.last);
      if (!is_date_here(data_->words, passage, match) || covered_by_name(passage, at, last)) continue;
      best = match.rule;
      best_last = last;
      break;
    }
    if (best == nullptr) continue;
    Reading reading;
    reading.first = at;
    reading.last = best_last;
    reading.order = best->order;
    reading.place = static_cast<std::uint32_t>(out.match_count++);
    reading.kind = ReadingKind::date;
    reading.silent = best->kind == "none";
    reading.rule = best->id;
    out.list.push_back(reading);
  }
}

namespace {

// Resolves the winners of one passage in text order.
class Finisher {
 public:
  Finisher(const DateWords& words, const JoinWords& joins, const Passage& passage, DateAnchor& anchor)
      : words_(words), joins_(joins), passage_(passage), anchor_(anchor) {
    base_.published = parse_day(anchor.published);
    if (!anchor.spoken.empty()) base_.spoken = parse_timex(anchor.spoken);
    base_.fiscal = fiscal_calendar(passage.options.fiscal);
    if (!anchor.quarter.empty()) base_.quarter = parse_timex(anchor.quarter);
    if (goes_on_telling(passage, anchor)) {
      if (const auto told = parse_timex(anchor.told)) tell(*told, base_);
      base_.near_before = true;
    }
  }

  // Whether it is "the period" where no quarter has been spoken of, nor its year said.
  bool lacks_quarter(const Match& match) const {
    return match.find(words_.any_period) != nullptr && !base_.quarter && match.find(words_.year) == nullptr &&
           match.find(words_.direction) == nullptr;
  }

  // "in the morning" tells of no day unless one has been told of whose morning had not passed.
  bool lacks_day(const Match& match, const DateContext& context) const {
    if (match.rule->value("needs") != "day") return false;
    if (!base_.near || context.tense != Tense::past) return true;
    const Capture* part = match.find(words_.part);
    if (!part->sense->option("early").empty()) return true;  // "in the small hours", as likely of the day after
    const Timex said = read_expression(words_, passage_, match).said;
    const Timex& told = *base_.told;
    return told.part >= said.part || told.hour != kOpen;
  }

  // `before` is the last date that this sentence had, `reading` the one at hand.
  void resolve(const Match& match, DateContext context, Reading* before, Reading& reading) {
    Annotation& annotation = *reading.annotation;
    if (goes_on(before, reading, context)) context.tense = last_->context.tense;
    JoinedDate now{read_expression(words_, passage_, match), context, {}};
    DateExpression& expression = now.expression;
    ask_article(expression);
    const bool beside = before != nullptr && last_ && before->last + 1 == reading.first;
    if (beside) share_fiscal(joins_, passage_.lattice, *last_, before->last, expression);
    now.resolved = resolve_date(expression, is_choice(before, reading) ? base_before_ : base_, context);
    if (context.entry) follow_entry(expression, base_, context, anchor_, now.resolved);
    if (beside) {
      const Join join = join_of(joins_, passage_.lattice, *last_, before->first, expression, before->last);
      join_dates(join, base_, *last_, now);
      if (join != Join::none) before->annotation->value = last_->resolved.value;
    }
    if (before != nullptr && last_ && ends_period(*before, reading)) {
      end_period(*last_, now.resolved, base_);
      before->annotation->value = last_->resolved.value;
      remember_quarter(last_->resolved, true);
    }
    ResolvedDate& resolved = now.resolved;
    if (expression.ambiguous) note_order(expression, context, resolved.value);
    if (passage_.options.explain) explain(expression, context, resolved.value, annotation);
    // Not what is compared with: "a year earlier".
    const bool compares = expression.kind == DateKind::shift && resolved.timex && resolved.timex->grain < Grain::week;
    base_before_ = base_;
    if (!compares && !names_make(words_, passage_, match)) remember(resolved, context.perfect || context.definite);
    annotation.value = resolved.value;
    last_ = std::move(now);
  }

  std::vector<Annotation> resolve_several(const Match& match, const DateContext& context, Annotation& annotation) {
    ResolvedDate last;
    auto more = resolve_list(words_, passage_, match, base_, context, annotation, last);
    remember(last, context.perfect);
    return more;
  }

  // "3 to 5 May": the first end takes from the second what it lacks.
  std::optional<Annotation> resolve_range(const Match& match, const DateContext& context, Annotation& annotation) {
    DateExpression expression = read_expression(words_, passage_, match);
    if (expression.count.least) return two_lengths(match, expression, annotation);
    const Timex begin = expression.first;
    ResolvedDate end = resolve_date(expression, base_, context);
    if (begin.grain == Grain::century) {
      put_range(begin, end.timex.value_or(begin), end.value, annotation);
      return std::nullopt;
    }
    if (begin.grain == Grain::year) {
      year_range(begin.year, match.find(words_.short_year) != nullptr, end, annotation);
      return std::nullopt;
    }
    expression.said.day = begin.day;
    if (end.timex && expression.said.month != kOpen) expression.said.year = end.timex->year;
    ResolvedDate start = resolve_date(expression, base_, context);
    start.value.anchor = end.value.anchor;
    start.value.implied = end.value.implied;
    const Capture* first = match.find(words_.first);
    const Capture* day = match.find(words_.day);
    // "May 3 and 5" are two days, "between May 3 and 5" all from one to the other.
    if (first == nullptr || day == nullptr || spans(match, *first))
      start.value.interval = end.value.interval = join(start.value.edtf, end.value.edtf);
    if (first == nullptr || day == nullptr) return std::nullopt;
    // "3 to 5 May 2024" is "3" and "5 May 2024".
    Annotation second = annotation;
    annotation.span.end = passage_.lattice.token(first->last - 1).end;
    second.span.begin = passage_.lattice.token(day->first).begin;
    remember(end, context.perfect);
    annotation.value = std::move(start.value);
    second.value = std::move(end.value);
    return second;
  }

 private:
  // "the quarter ended June 30", "the fiscal year that ends in March", "the three months to June".
  bool ends_period(const Reading& before, const Reading& end) const {
    const Lattice& lattice = passage_.lattice;
    if (before.last >= end.first) return false;
    const Chunk* phrase = lattice.begins_chunk(before.last) ? lattice.longest(before.last, words_.period_end) : nullptr;
    if (phrase != nullptr && phrase->last == end.first) return true;
    if (before.last + 1 != end.first) return false;
    if (lattice.token_has(before.last, words_.period_end)) return true;
    const Sense* to = lattice.sense(before.last, joins_.to);
    const DateExpression& period = last_->expression;
    const bool fiscal = period.kind == DateKind::date && period.said.fiscal && period.unit.kind == UnitKind::year;
    return to != nullptr && to->value == "to" && (period.kind == DateKind::duration || fiscal) &&
           period.direction == kOpen && lattice.token_has(before.first, words_.definite);
  }

  // "is at 7 p.m. Saturday and 2 p.m. Sunday": what is said of the first is said of the second.
  bool goes_on(const Reading* before, const Reading& reading, const DateContext& context) const {
    if (before == nullptr || !last_ || before->last + 1 != reading.first) return false;
    if (context.sure || !context.relation.empty() || last_->expression.kind != DateKind::date) return false;
    if (last_->context.tense != Tense::past && last_->context.tense != Tense::future) return false;
    return passage_.lattice.str(before->last) == "," || passage_.lattice.token_has(before->last, joins_.to);
  }

  // "next Monday or the previous Wednesday": neither is seen from the other.
  bool is_choice(const Reading* before, const Reading& reading) const {
    return before != nullptr && last_ && before->last + 1 == reading.first &&
           is_alternative(joins_, passage_.lattice, before->last);
  }

  // Whether the token behind the first of two days, or the one before them, makes a stretch of them.
  bool spans(const Match& match, const Capture& first) const {
    const Lattice& lattice = passage_.lattice;
    const Sense* to = first.last < lattice.last() ? lattice.sense(first.last, joins_.to) : nullptr;
    if (to == nullptr || (to->value != "and" && to->value != "or")) return true;
    const Sense* from = match.first > lattice.first() ? lattice.sense(match.first - 1, joins_.from) : nullptr;
    return from != nullptr && from->value == "between";
  }

  static std::string join(const std::string& from, const std::string& to) {
    return from.empty() || to.empty() ? std::string() : from + "/" + to;
  }

  void year_range(int begin, bool short_end, ResolvedDate& end, Annotation& annotation) {
    DateValue& value = end.value;
    int last = end.timex ? end.timex->year : begin;
    if (short_end) last = begin / 100 * 100 + last % 100;
    if (last < begin) last += 100;
    put_range(Timex::of_year(begin), Timex::of_year(last), value, annotation);
  }

  // "2012–13", "the 13th-14th century": one date.
  static void put_range(const Timex& begin, const Timex& end, DateValue& value, Annotation& annotation) {
    value.value = timex_value(begin);
    value.interval = value.edtf = join(edtf_of(begin), edtf_of(end));
    if (const auto days = days_of(begin)) value.from = day_str(days->first);
    if (const auto days = days_of(end)) value.to = day_str(days->last);
    annotation.value = std::move(value);
  }

  // What only the whole article can tell: the side of its seasons, the order of its day and month.
  void ask_article(DateExpression& expression) {
    if (expression.said.season != kOpen) {
      if (!anchor_.southern) anchor_.southern = is_southern(passage_.document);
      expression.said.southern = *anchor_.southern;
    }
    if (!expression.ambiguous) return;
    if (!anchor_.order) anchor_.order = numeric_order(passage_);
    if (*anchor_.order == DayMonthOrder::unknown) return;
    if (*anchor_.order == DayMonthOrder::day_first) std::swap(expression.said.month, expression.said.day);
    expression.ambiguous = false;
  }

  // "three and four years": two lengths of time.
  std::optional<Annotation> two_lengths(const Match& match, DateExpression expression, Annotation& annotation) const {
    Annotation second = annotation;
    annotation.span.end = passage_.lattice.token(match.find(words_.least)->last - 1).end;
    second.span.begin = passage_.lattice.token(match.find(words_.number)->first).begin;
    const std::optional<Decimal> least = std::exchange(expression.count.least, std::nullopt);
    second.value = resolve_duration(expression, std::nullopt, {}).value;
    expression.count.count = least;
    annotation.value = resolve_duration(expression, std::nullopt, {}).value;
    return second;
  }

  // Both readings of "02/03/2025".
  void note_order(const DateExpression& expression, const DateContext& context, DateValue& value) const {
    DateExpression other = expression;
    std::swap(other.said.month, other.said.day);
    value.candidates = {value.value, resolve_date(other, base_, context).value.value};
    value.issue = "day-month-ambiguous";
  }

  void explain(const DateExpression& expression, const DateContext& context, const DateValue& value,
               Annotation& annotation) const {
    if (value.implied && context.tense == Tense::past) annotation.explain.emplace_back("direction: past tense");
    if (value.implied && context.tense == Tense::future) annotation.explain.emplace_back("direction: what is to come");
    for (const std::string& other : value.candidates) {
      if (other != value.value) annotation.explain.push_back("reading " + other + " lost: as likely");
    }
    if (!value.implied || expression.kind != DateKind::date || expression.direction != kOpen) return;
    // What the other tense would have made of it.
    DateContext turned = context;
    turned.tense = value.value > value.anchor ? Tense::past : Tense::future;
    turned.sure = true;
    const ResolvedDate other = resolve_date(expression, base_, turned);
    if (other.value.value == value.value) return;
    const bool told = context.tense == Tense::past || context.tense == Tense::future;
    annotation.explain.push_back("reading " + other.value.value +
                                 " lost: " + (told ? "the verb's tense speaks against it" : "farther from the anchor"));
  }

  void remember(const ResolvedDate& resolved, bool aside) {
    if (!resolved.timex || resolved.timex->year == kOpen || !is_possible(*resolved.timex)) return;
    const Timex spoken = without_time(*resolved.timex);
    if (!days_of(spoken)) return;
    remember_quarter(resolved);
    base_.spoken = spoken;
    anchor_.spoken = timex_value(spoken);
    if (spoken.grain != Grain::day) return;
    // "had left on Thursday, due at 8 p.m.", "the April 20 fire": what was before the story is none of its days.
    aside_ = aside || (aside_ && resolved.value.anchor == timex_value(*base_.near));
    tell(*resolved.timex, base_);
    if (aside_) return;
    anchor_.told = timex_value(*resolved.timex);
    anchor_.told_in = passage_.sentence;
  }

  // The quarter whose results are told: the last one that is over, rather than one that it is compared with or one that
  // is still to come. `ended`: it is said to be over, as of a firm's own year.
  void remember_quarter(const ResolvedDate& resolved, bool ended = false) {
    if (!resolved.timex || (resolved.timex->grain != Grain::quarter && resolved.timex->grain != Grain::half)) return;
    const auto days = days_of(*resolved.timex), known = base_.quarter ? days_of(*base_.quarter) : std::nullopt;
    if (!ended && days && known && base_.published) {
      const bool over = days->last < *base_.published, known_over = known->last < *base_.published;
      if (known_over && (!over || days->last < known->last)) return;
    }
    base_.quarter = resolved.timex;
    anchor_.quarter = timex_value(*resolved.timex);
  }

  const DateWords& words_;
  const JoinWords& joins_;
  const Passage& passage_;
  DateAnchor& anchor_;
  DateBase base_;
  bool aside_ = false;    // the day in base_.near is none that is told of: see remember()
  DateBase base_before_;  // as it was before the last date
  std::optional<JoinedDate> last_;
};

}  // namespace

void DateReader::finish(const Passage& passage, DateAnchor& anchor, Readings& readings) const {
  std::vector<Reading>& winners = readings.list;
  std::optional<Finisher> finisher;
  Reading* before = nullptr;
  for (std::size_t i = 0; i < winners.size(); ++i) {
    Reading& winner = winners[i];
    if (winner.silent || winner.kind != ReadingKind::date) continue;
    const Match* match = &readings.matches[winner.place];
    if (!finisher) finisher.emplace(data_->words, data_->joins, passage, anchor);
    const DateContext context = context_of(data_->words, data_->tenses, passage, winner.first, winner.last);
    if (finisher->lacks_quarter(*match) || finisher->lacks_day(*match, context)) {
      winners.erase(winners.begin() + static_cast<std::ptrdiff_t>(i--));
      continue;
    }
    if (match->rule->kind == "range") before = nullptr;
    if (match->rule->kind != "range") {
      finisher->resolve(*match, context, before, winner);
      before = &winner;
      continue;
    }
    if (!match->rule->value("as").empty()) {
      add_behind(finisher->resolve_several(*match, context, *winner.annotation), i, readings);
    } else if (auto second = finisher->resolve_range(*match, context, *winner.annotation)) {
      add_behind({std::move(*second)}, i, readings);
    }
  }
}

}  // namespace dateline
