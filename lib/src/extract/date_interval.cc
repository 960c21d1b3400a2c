#include "extract/date_interval.h"

#include <utility>

#include "calendar/edtf.h"
#include "extract/date_point.h"
#include "extract/open_date.h"

namespace dateline {
namespace {

// A date that a year can be given to, and that has none.
bool wants_year(const DateExpression& e) {
  return e.kind == DateKind::date && e.said.year == kOpen && e.said.month != kOpen && e.direction == kOpen;
}

// The year that a month is said with: "3 May 2023", "3 May last year".
int year_said(const JoinedDate& date) {
  const DateExpression& e = date.expression;
  if (e.said.month == kOpen) return kOpen;
  const bool by_anchor = e.unit.kind == UnitKind::year && e.direction != kOpen && !e.from_spoken;
  return by_anchor ? date.resolved.timex->year : e.said.year;
}

void set(JoinedDate& date, const DateBase& base, int year) {
  date.expression.said.year = year;
  date.resolved = resolve_date(date.expression, base, date.context);
}

bool is_before(const ResolvedDate& a, const ResolvedDate& b) {
  if (!a.timex || !b.timex) return false;
  const auto first = days_of(*a.timex), second = days_of(*b.timex);
  return first && second && first->first < second->first;
}

void describe_again(JoinedDate& date, const DateBase& base, const Timex& timex) {
  date.resolved.timex = timex;
  describe(timex, date.expression, base, date.resolved.value, date.context.relation);
}

// A time of day without a day of its own.
bool wants_day(const DateExpression& e) {
  return e.kind == DateKind::date && e.said.grain >= Grain::part && e.said.year == kOpen && e.said.month == kOpen &&
         e.said.day == kOpen && e.said.week == kOpen && e.weekday == kOpen && e.day_shift == kOpen &&
         e.direction == kOpen && e.holiday == nullptr && e.nth == kOpen && e.unit.kind == UnitKind::none;
}

// "8 p.m. to 2 a.m.": past midnight.
bool ends_next_day(const JoinedDate& first, const JoinedDate& second) {
  constexpr int kEvening = 17, kNoon = 12;
  const Timex &from = *first.resolved.timex, &to = *second.resolved.timex;
  return wants_day(second.expression) && from.grain >= Grain::part && from.day != kOpen && to.year == from.year &&
         to.month == from.month && to.day == from.day && from.hour >= kEvening && to.hour != kOpen && to.hour < kNoon;
}

// "from Monday to Friday": the first Friday behind that Monday; "from November to March": the March behind it.
void put_behind(const DateBase& base, const JoinedDate& first, JoinedDate& second) {
  if (ends_next_day(first, second)) {
    Timex moved = *second.resolved.timex;
    const auto day = make_day(moved.year, moved.month, moved.day);
    if (!day) return;
    put_day(moved, add_days(*day, 1));
    return describe_again(second, base, moved);
  }
  if (!is_before(second.resolved, first.resolved) || second.expression.said.year != kOpen) return;
  const auto begin = days_of(*first.resolved.timex);
  const int weekday = second.expression.weekday;
  if (weekday != kOpen && second.expression.said.month == kOpen && second.expression.said.grain == Grain::day) {
    describe_again(second, base, Timex::of_day(weekday_near(begin->first, weekday, {1, Tense::unknown, false})));
  } else if (wants_year(second.expression) && second.resolved.timex->year != kOpen) {
    Timex moved = *second.resolved.timex;
    ++moved.year;
    describe_again(second, base, moved);
  }
}

bool is_bare_weekday(const DateExpression& e) {
  return e.kind == DateKind::date && e.weekday != kOpen && e.said.month == kOpen && e.said.day == kOpen &&
         e.direction == kOpen;
}

// "a warning from noon Tuesday until 8 p.m. Thursday": the Tuesday before that Thursday.
void keep_within_week(const DateBase& base, JoinedDate& first, const JoinedDate& second) {
  constexpr int kWeek = 7;
  if (!is_bare_weekday(first.expression) || !is_bare_weekday(second.expression)) return;
  const auto begin = days_of(*first.resolved.timex), end = days_of(*second.resolved.timex);
  if (!begin || !end || end->first - begin->first <= std::chrono::days(kWeek)) return;
  Timex moved = *first.resolved.timex;
  put_day(moved, weekday_near(end->first, first.expression.weekday, {-1, Tense::unknown, false}));
  describe_again(first, base, moved);
}

// "next Wednesday and Thursday": the Thursday behind that Wednesday.
void follow_weekday(const DateBase& base, const JoinedDate& first, JoinedDate& second) {
  const DateExpression &of = first.expression, &day = second.expression;
  const bool bare = day.weekday != kOpen && day.direction == kOpen && day.said.month == kOpen &&
                    day.said.day == kOpen && day.said.grain == Grain::day;
  if (!bare || of.weekday == kOpen || of.weekday == day.weekday || of.direction == kOpen || of.direction == 0) return;
  const auto begin = days_of(*first.resolved.timex);
  if (begin)
    describe_again(second, base, Timex::of_day(weekday_near(begin->first, day.weekday, {1, Tense::unknown, false})));
}

// "between 4 and 4.15 a.m. on Saturday", "8 a.m. to 5 p.m. Saturday": both are that day's, or the first is the evening
// before.
void share_day(const DateBase& base, JoinedDate& first, const JoinedDate& second) {
  const Timex& of = *second.resolved.timex;
  const auto day = of.grain >= Grain::part ? make_day(of.year, of.month, of.day) : std::nullopt;
  if (!wants_day(first.expression) || wants_day(second.expression) || !day) return;
  Timex time = first.expression.said;
  const bool before = time.hour != kOpen && of.hour != kOpen && time.hour > of.hour;
  put_day(time, add_days(*day, before ? -1 : 0));
  describe_again(first, base, time);
  DateValue& value = first.resolved.value;
  value.issue.clear();
  value.anchor = second.resolved.value.anchor;
  value.implied = true;
}

// The months of a counted period: "nine months", "the year"; 0 where it is none.
int months_of(const UnitCount& count) {
  const auto whole = count.count ? count.count->whole() : std::nullopt;
  if (!whole || *whole < 1 || *whole > 1200) return 0;
  const int units = static_cast<int>(*whole) * count.unit.multiple;
  switch (count.unit.kind) {
    case UnitKind::month:
      return units;
    case UnitKind::quarter:
      return units * 3;
    case UnitKind::year:
      return units * 12;
    default:
      return 0;
  }
}

void put_days(DateValue& value, Day end, int months) {
  const DayRange days = {add_months(add_days(end, 1), -months), end};
  value.from = day_str(days.first);
  value.to = day_str(days.last);
  value.edtf = edtf_range(days);
}

}  // namespace

JoinWords::JoinWords(const Lexicon& lexicon)
    : from(lexicon.class_named("INTERVAL_FROM")),
      to(lexicon.class_named("INTERVAL_TO")),
      postponing(lexicon.class_named("POSTPONE_VERB")) {}

void share_fiscal(const JoinWords& words, const Lattice& lattice, const JoinedDate& first, std::uint32_t between,
                  DateExpression& second) {
  const Timex& year = first.expression.said;
  const bool joined = lattice.token_has(between, words.to) || lattice.str(between) == ",";
  const bool bare = second.kind == DateKind::date && second.said.grain == Grain::year && second.direction == kOpen;
  if (joined && bare && year.fiscal && year.grain == Grain::year) second.said.fiscal = true;
}

Join join_of(const JoinWords& words, const Lattice& lattice, const JoinedDate& first, std::uint32_t at,
             const DateExpression& second, std::uint32_t between) {
  const Sense* to = lattice.sense(between, words.to);
  if (to == nullptr) return Join::none;
  const Sense* from = at > lattice.first() ? lattice.sense(at - 1, words.from) : nullptr;
  if (to->value == "dash" || to->value == "through") return Join::interval;
  // "8 a.m. to noon"
  const auto is_time = [](const DateExpression& e) { return e.kind == DateKind::date && e.said.grain >= Grain::part; };
  if (from == nullptr && to->value == "to" && wants_day(first.expression) && is_time(second)) return Join::interval;
  // "Monday to Friday"; but "was put off Monday to Friday".
  constexpr std::uint32_t kPostponed = 5;
  const auto is_weekday = [](const DateExpression& e) {
    return e.kind == DateKind::date && e.weekday != kOpen && e.said.month == kOpen && e.said.hour == kOpen;
  };
  if (from == nullptr && to->value == "to" && is_weekday(first.expression) && is_weekday(second) &&
      !lattice.stands_before(at, words.postponing, kPostponed)) {
    return Join::interval;
  }
  if (from == nullptr) return to->value == "to" ? Join::none : Join::choice;
  if (to->value == "and" || to->value == "or") return from->value == "between" ? Join::interval : Join::choice;
  return Join::interval;
}

bool is_alternative(const JoinWords& words, const Lattice& lattice, std::uint32_t between) {
  const Sense* sense = lattice.sense(between, words.to);
  return sense != nullptr && sense->value == "or";
}

void end_period(JoinedDate& period, const ResolvedDate& end, const DateBase& base) {
  const auto days = end.timex && end.timex->grain >= Grain::month ? days_of(*end.timex) : std::nullopt;
  if (!days) return;
  DateValue& value = period.resolved.value;
  const DateExpression& e = period.expression;
  if (value.type == DateType::duration) {
    const int months = months_of(e.count);
    if (months == 0) return;
    put_days(value, days->last, months);
  } else if ((e.of_quarter || e.said.quarter != kOpen) && e.said.year == kOpen && e.direction == kOpen) {
    // The middle of a quarter says which one it is, wherever a firm's year begins.
    constexpr int kHalfQuarter = 45;
    const Day middle = add_days(days->last, -kHalfQuarter);
    Timex quarter = Timex::of_year(year_of(middle));
    quarter.grain = Grain::quarter;
    quarter.quarter = e.said.quarter != kOpen ? e.said.quarter : (month_of(middle) - 1) / 3 + 1;
    quarter.fiscal = e.said.fiscal;
    period.resolved.timex = quarter;
    describe(quarter, e, base, value);
    put_days(value, days->last, 3);
    value.issue.clear();
  } else if (e.said.fiscal && e.unit.kind == UnitKind::year) {
    Timex year = Timex::of_year(year_of(days->last));
    year.fiscal = true;
    period.resolved.timex = year;
    describe(year, e, base, value);
    constexpr int kMonths = 12;
    put_days(value, days->last, kMonths);
    value.issue.clear();
    value.candidates.clear();
  } else {
    return;
  }
  value.anchor = end.value.value;
  value.implied = true;
}

void join_dates(Join join, const DateBase& base, JoinedDate& first, JoinedDate& second) {
  if (join == Join::none || !first.resolved.timex || !second.resolved.timex) return;
  if (const int year = year_said(second); year != kOpen && wants_year(first.expression)) {
    set(first, base, year);
    if (is_before(second.resolved, first.resolved)) set(first, base, year - 1);
    if (second.resolved.value.implied) {
      first.resolved.value.implied = true;
      first.resolved.value.anchor = second.resolved.value.anchor;
    }
  }
  share_day(base, first, second);
  follow_weekday(base, first, second);
  if (join != Join::interval) return;
  // "from noon until 3 p.m.": what ends the interval is said of the second alone, and not of the interval.
  const std::string_view relation = std::exchange(second.context.relation, {});
  if (!relation.empty()) second.resolved = resolve_date(second.expression, base, second.context);
  put_behind(base, first, second);
  keep_within_week(base, first, second);
  DateValue &from = first.resolved.value, &to = second.resolved.value;
  const bool in_order = !from.edtf.empty() && !to.edtf.empty() && !is_before(second.resolved, first.resolved);
  const std::string interval = in_order ? from.edtf + "/" + to.edtf : std::string();
  if (!relation.empty()) {
    second.context.relation = relation;
    if (second.expression.mod.empty()) to.mod = relation;
    describe_again(second, base, *second.resolved.timex);
  }
  // "Waitangi Day - February 6" are one day by two names.
  if (!in_order || from.edtf == to.edtf) return;
  from.interval = to.interval = interval;
}

}  // namespace dateline
