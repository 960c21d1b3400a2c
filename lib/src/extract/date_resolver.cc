#include "extract/date_resolver.h"

#include <algorithm>

#include "calendar/edtf.h"
#include "extract/date_point.h"

namespace dateline {
namespace {

constexpr int kMidnight = 24;  // of the day that ends

class Resolver {
 public:
  Resolver(const DateExpression& e, const DateBase& base, const DateContext& context)
      : e_(e), base_(base), direction_(direction_of(e, context)), context_(context), anchor_(base, tells(e, context)) {}

  ResolvedDate resolve() {
    switch (e_.kind) {
      case DateKind::duration:
        return duration();
      case DateKind::set:
        return resolve_set(e_);
      case DateKind::reference:
        return reference(e_.only_future && direction_.tense == Tense::past ? "PAST_REF" : e_.value);
      case DateKind::shift:
        // "an hour later": without a time that it is seen from no day is told by it.
        if (e_.from_spoken && is_clock_unit(e_.count.unit.kind)) {
          const auto time = clock_moved();
          return time ? place(*time) : duration();
        }
        // "in two years" is a date where it is to come, a length of time where it is over.
        // "A decade later nothing has changed", where no date has been spoken of: how long, but not when.
        if (e_.from_spoken && e_.sign > 0 && !base_.spoken && direction_.tense != Tense::future) return duration();
        // "will land 13 days later": not reckoned from what is long over.
        if (e_.from_spoken && e_.sign > 0 && direction_.tense == Tense::future && base_.spoken && spoken_is_history())
          return duration();
        // "A few days later she left" tells how long after.
        if (e_.from_spoken && vague_ && e_.sign > 0) return duration();
        if (e_.only_future && direction_.tense != Tense::future) return duration();
        if (e_.only_future && e_.vague) return reference(vague_ref());  // "will, in a year or two"
        return lies_ahead(shift());
      default:
        return place(e_.as_week ? week_of(point()) : reached(point()));
    }
  }

 private:
  // "The next year the port was closed" goes on from the year spoken of; "the next year will be hard" does not.
  static bool tells(const DateExpression& e, const DateContext& context) {
    return e.from_spoken &&
           (e.unit.kind != UnitKind::year || e.direction != 1 || !e.only_past || context.tense == Tense::past);
  }

  Timex point() { return point_of(e_, base_, context_, anchor_); }

  // "Two weeks later it sank" is over: where that would be after the day of writing, the date spoken of is not the one
  // that it is seen from.
  ResolvedDate lies_ahead(ResolvedDate out) {
    if (!e_.from_spoken || e_.sign < 0 || direction_.tense != Tense::past || !base_.published || !out.timex) return out;
    const auto days = days_of(*out.timex);
    return days && days->first > *base_.published ? duration() : out;
  }

  // "The next morning she left" is over: where that would be behind the day of writing, it is some morning.
  Timex reached(const Timex& t) const {
    const bool alone = e_.said.month == kOpen && e_.weekday == kOpen && e_.holiday == nullptr;
    const bool told = e_.from_spoken && e_.direction == 1 && (e_.following || t.grain >= Grain::day);
    if (!alone || !told || direction_.tense != Tense::past || !base_.published) return t;
    const auto days = days_of(t);
    if (!days || days->first <= *base_.published) return t;
    Timex open = open_period(e_.unit);
    open.part = e_.said.part;
    open.grain = std::max(open.grain, e_.said.grain);
    return open;
  }

  // "the week of May 19", "the weekend of May 18".
  Timex week_of(const Timex& t) const {
    const auto days = days_of(t);
    if (!days) return t;
    Timex week = Timex::of_week(days->first);
    week.weekend = e_.as_weekend;
    return week;
  }

  static bool is_clock_unit(UnitKind kind) {
    return kind == UnitKind::hour || kind == UnitKind::minute || kind == UnitKind::second;
  }

  // "at 1 p.m. ... two hours later".
  std::optional<Timex> clock_moved() {
    constexpr int kHour = 60, kDay = 24 * kHour;
    const std::optional<Timex>& told = base_.told;
    const UnitKind unit = e_.count.unit.kind;
    if (!told || told->hour == kOpen || !e_.count.count || e_.also.unit.kind != UnitKind::none) return std::nullopt;
    const auto day = make_day(told->year, told->month, told->day);
    const auto by =
        unit == UnitKind::second ? std::nullopt : e_.count.count->times(Decimal(unit == UnitKind::hour ? kHour : 1));
    const auto whole = by ? by->whole() : std::nullopt;
    if (!day || !whole || *whole > kDay) return std::nullopt;
    const int minutes = told->hour * kHour + std::max(told->minute, 0) + e_.sign * static_cast<int>(*whole);
    const int days = minutes < 0 ? -1 : minutes / kDay;
    Timex t = *told;
    put_day(t, add_days(*day, days));
    t.hour = (minutes - days * kDay) / kHour;
    t.minute = (minutes - days * kDay) % kHour;
    t.second = kOpen;
    t.grain = Grain::minute;
    anchor_.name = timex_value(*told);
    anchor_.used = true;
    return t;
  }

  ResolvedDate place(Timex t) {
    // "shortly after midnight on Friday" is early on that day, where "midnight on Friday" ends it.
    const bool says_day = e_.said.day != kOpen || e_.weekday != kOpen || e_.day_shift != kOpen;
    if (t.hour == kMidnight && says_day && context_.relation == "AFTER") t.hour = 0;
    if (e_.zone) put_zone(t, *e_.zone);
    ResolvedDate out;
    DateValue& v = out.value;
    v.type = t.grain >= Grain::part ? DateType::time : DateType::date;
    v.mod = e_.mod.empty() ? context_.relation : e_.mod;
    if (anchor_.used) {
      v.anchor = anchor_.name;
      v.implied = true;
    } else if (anchor_.missing) {
      v.issue = "no-anchor";
    }
    describe(t, e_, base_, v, context_.relation);
    if (e_.kind == DateKind::shift && e_.open_end) open_end(v);
    if (!is_possible(t)) {
      v.issue = "no-such-day";
    } else if (t.fiscal && v.from.empty()) {
      v.issue = "fiscal-year";
      if (e_.said.year == kOpen && t.year != kOpen && t.grain == Grain::year) {
        Timex other = t;
        ++other.year;
        v.candidates = {v.value, timex_value(other)};
      }
    }
    out.timex = t;
    return out;
  }

  // "more than 100 years ago": then, or at any time before.
  void open_end(DateValue& v) const {
    const bool back = e_.sign < 0, range = v.edtf.find('/') != std::string::npos;
    const std::string near = range ? (back ? v.to : v.from) : v.edtf;
    (back ? v.from : v.to).clear();
    if (!near.empty()) v.edtf = back ? "../" + near : near + "/..";
  }

  static ResolvedDate reference(std::string_view value) {
    ResolvedDate out;
    out.value.value = value;
    return out;
  }

  ResolvedDate shift() {
    const Timex* of = shifted_as_it_is();
    const bool spoken_unit = of != nullptr;
    if (!spoken_unit && e_.from_spoken) anchor_.choose(base_, base_.spoken && (spoken_is_fine() || moves_month()));
    if (e_.of_week != kOpen && e_.count.unit.kind == UnitKind::none && steps() == 0) return reference(vague_ref());
    if (!e_.count.count && e_.count.unit.kind != UnitKind::none && e_.sign != 2 && vague_)
      return reference(vague_ref());
    if (e_.vague && e_.count.count) return reference(vague_ref());  // "a year or two ago"
    if (steps() == 0 && e_.count.count && !e_.count.count->is_zero() && e_.count.count->is_whole()) {
      return reference(vague_ref());  // "66 million years ago"
    }
    if (spoken_unit) {
      Timex t = *of;
      anchor_.name = timex_value(t);
      anchor_.used = true;
      t.year += steps() * e_.count.unit.multiple;
      return place(t);
    }
    if (e_.said.grain != Grain::none || e_.day_shift != kOpen || e_.holiday != nullptr) return shift_from_point();
    if (e_.from_spoken && base_.spoken && !spoken_is_fine() && !moves_month() && spoken_is_history()) {
      return place(part_of_spoken(e_, base_, anchor_));
    }
    if (!anchor_.day) {
      anchor_.missing = true;
      return place(open_period(e_.unit));
    }
    ResolvedDate out = place(moved_from(anchor_.take()));
    if (e_.count.least) spread(out.value);
    return out;
  }

  // "two or three years ago": from the one to the other.
  void spread(DateValue& value) const {
    UnitCount nearest = e_.count;
    nearest.count = nearest.least;
    const auto far = parse_day(value.from);
    const Day near = moved_by(nearest, *anchor_.day);
    const Timex t = e_.count.unit.kind == UnitKind::year    ? Timex::of_year(year_of(near))
                    : e_.count.unit.kind == UnitKind::month ? Timex::of_month(year_of(near), month_of(near))
                    : e_.count.unit.kind == UnitKind::week  ? Timex::of_week(near)
                                                            : Timex::of_day(near);
    const auto days = days_of(t);
    if (!far || !days || days->last < *far) return;
    value.mod = "APPROX";
    value.to = day_str(days->last);
    value.edtf = edtf_range({*far, days->last});
  }

  // "Friday three weeks from now": the Monday of the week come to; so many months or years on, the first one from
  // there. "two years, a month and 21 days later" is a day.
  Timex moved_from(Day from) const {
    if (e_.of_week != kOpen && e_.count.unit.kind == UnitKind::none) return weekdays_away(from);
    if (e_.nth_unit != UnitKind::none) {  // "50 years ago this week", "ten years ago next month"
      const int by = e_.direction == kOpen ? 0 : e_.direction;
      const Day then = moved_by(e_.count, from), month = add_months(then, by);
      return e_.nth_unit == UnitKind::week    ? Timex::of_week(add_days(then, by * 7))
             : e_.nth_unit == UnitKind::month ? Timex::of_month(year_of(month), month_of(month))
                                              : Timex::of_day(add_days(then, by));
    }
    if (e_.also.unit.kind == UnitKind::none && e_.of_week == kOpen) return shifted(from);
    Day day = moved_by(e_.third, moved_by(e_.also, moved_by(e_.count, from)));
    if (e_.of_week == kOpen) return Timex::of_day(day);
    const bool far = e_.count.unit.kind == UnitKind::month || e_.count.unit.kind == UnitKind::year;
    const int by = e_.of_week - weekday_of(day);
    return Timex::of_day(add_days(day, far && by < 0 ? by + 7 : by));
  }

  // "two Fridays ago": the last one is one ago.
  Timex weekdays_away(Day from) const {
    Direction nearest;
    nearest.said = e_.sign;
    const int more = std::max(std::abs(steps()) - 1, 0) * e_.sign;
    return Timex::of_day(add_days(weekday_near(from, e_.of_week, nearest), more * 7));
  }

  Day moved_by(const UnitCount& count, Day from) const {
    const auto whole = count.count ? count.count->whole() : std::optional<std::int64_t>(0);
    const int by = whole && std::abs(*whole) < 10000 ? static_cast<int>(*whole) * count.unit.multiple * e_.sign : 0;
    switch (count.unit.kind) {
      case UnitKind::year:
        return add_months(from, by * 12);
      case UnitKind::quarter:
        return add_months(from, by * 3);
      case UnitKind::month:
        return add_months(from, by);
      case UnitKind::week:
      case UnitKind::weekend:
        return add_days(from, by * 7);
      case UnitKind::day:
      case UnitKind::night:
        return add_days(from, by);
      default:
        return from;
    }
  }

  // "a year earlier" behind a quarter or a month spoken of is that quarter or month of the year before.
  const Timex* shifted_as_it_is() const {
    if (e_.count.unit.kind != UnitKind::year || (e_.count.count && !e_.count.count->is_whole()) || vague_)
      return nullptr;
    if (base_.quarter && steps() == -1 && e_.count.unit.multiple == 1) return &*base_.quarter;
    if (!e_.from_spoken || !base_.spoken || base_.spoken->year == kOpen) return nullptr;
    return base_.spoken->grain == Grain::month || base_.spoken->grain == Grain::year ? &*base_.spoken : nullptr;
  }

  // Whether units can be counted from the date spoken of.
  bool spoken_is_fine() const {
    return base_.spoken->grain >= Grain::day ||
           (base_.spoken->grain == Grain::week && e_.count.unit.kind == UnitKind::week);
  }

  // The date spoken of is not that of the day's news: "two weeks later" behind "in 1967" is some day of 1967.
  bool spoken_is_history() const {
    const auto days = days_of(*base_.spoken);
    return days && (!base_.published || days->last < *base_.published);
  }

  // "a month earlier" behind a month.
  bool moves_month() const {
    return e_.count.unit.kind == UnitKind::month && base_.spoken->grain == Grain::month && base_.spoken->year != kOpen;
  }

  int steps() const {
    const auto whole = e_.count.count ? e_.count.count->whole() : std::optional<std::int64_t>(1);
    const auto by = whole && std::abs(*whole) < 100000 ? static_cast<int>(*whole) : 0;
    return by * e_.sign;
  }

  std::string_view vague_ref() const { return e_.sign < 0 ? "PAST_REF" : "FUTURE_REF"; }

  ResolvedDate shift_from_point() {
    Timex t = start_of_shift(e_, base_, context_, anchor_);
    const auto days = days_of(t);
    if (!days) {
      anchor_.missing = true;
      return place(open_period(e_.unit));
    }
    if (e_.of_week != kOpen) return place(moved_from(days->first));
    // "two years ago in May"
    if (e_.said.grain == Grain::month && e_.count.unit.kind == UnitKind::year && anchor_.day) {
      return place(Timex::of_month(year_of(*anchor_.day) + steps() * e_.count.unit.multiple, e_.said.month));
    }
    // "two weeks from January 15", "15 years ago today" are days, since these are.
    const bool by_days = e_.count.unit.kind == UnitKind::week || e_.count.unit.kind == UnitKind::month ||
                         e_.count.unit.kind == UnitKind::year;
    const bool whole = !e_.count.count || e_.count.count->is_whole();
    if (!by_days || !whole) return place(shifted(days->first));
    UnitCount count = e_.count;
    if (!count.count) count.count = Decimal(1);
    return place(Timex::of_day(moved_by(count, days->first)));
  }

  Timex shifted(Day from) const {
    const int by = steps() * e_.count.unit.multiple;
    switch (e_.count.unit.kind) {
      case UnitKind::year: {
        const auto years = e_.count.count ? e_.count.count->times(Decimal(e_.count.unit.multiple)) : std::nullopt;
        const auto even = years && years->is_whole() ? years->whole() : std::nullopt;  // half a century
        if (even && std::abs(*even) < 100000) return Timex::of_year(year_of(from) + e_.sign * static_cast<int>(*even));
        if (e_.count.count && !e_.count.count->is_whole()) {  // a year and a half
          const auto months = e_.count.count->times(Decimal(12 * e_.count.unit.multiple * e_.sign));
          const auto whole = months ? months->whole() : std::nullopt;
          if (whole && std::abs(*whole) < 100000) {
            const Day day = add_months(from, static_cast<int>(*whole));
            return Timex::of_month(year_of(day), month_of(day));
          }
        }
        return Timex::of_year(year_of(from) + by);
      }
      case UnitKind::quarter: {
        const Day day = add_months(from, by * 3);
        Timex t = Timex::of_year(year_of(day));
        t.grain = Grain::quarter;
        t.quarter = (month_of(day) - 1) / 3 + 1;
        return t;
      }
      case UnitKind::month: {
        const Day day = add_months(from, by);
        return Timex::of_month(year_of(day), month_of(day));
      }
      case UnitKind::week:
        if (e_.from_spoken && base_.spoken && base_.spoken->grain >= Grain::day) {
          return Timex::of_day(add_days(from, by * 7));
        }
        return Timex::of_week(add_days(from, by * 7));
      case UnitKind::weekend: {
        Timex t = Timex::of_week(add_days(from, by * 7));
        t.weekend = true;
        return t;
      }
      case UnitKind::hour:
      case UnitKind::minute:
      case UnitKind::second:
        return Timex::of_day(from);  // the clock that they would be counted from is not known
      case UnitKind::night: {
        Timex t = Timex::of_day(add_days(from, by));
        t.part = DayPart::night;
        t.grain = Grain::part;
        return t;
      }
      default:
        return Timex::of_day(add_days(from, by));
    }
  }

  ResolvedDate duration() {
    ResolvedDate out = resolve_duration(e_, anchor_.day, anchor_.name);
    // "over the past week": what comes before or after it is seen from that week.
    if (e_.sign >= 0 || e_.kind != DateKind::duration || e_.unit.multiple != 1 || !anchor_.day) return out;
    DateExpression period = e_;
    period.direction = -1;
    out.timex = point_of(period, base_, context_, anchor_);
    return out;
  }

  const DateExpression& e_;
  const DateBase& base_;
  Direction direction_;
  const DateContext& context_;
  DateAnchoring anchor_;
  bool vague_ = e_.count.unit.kind != UnitKind::none && !e_.count.count && e_.vague;
};

}  // namespace

ResolvedDate resolve_date(const DateExpression& expression, const DateBase& base, const DateContext& context) {
  return Resolver(expression, base, context).resolve();
}

}  // namespace dateline
