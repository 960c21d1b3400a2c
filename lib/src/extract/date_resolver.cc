#include "extract/date_resolver.h"

#include <algorithm>

#include "calendar/edtf.h"
#include "extract/open_date.h"

namespace dateline {
namespace {

bool is_third(std::string_view mod) { return mod == "START" || mod == "MID" || mod == "END"; }

Third third_of_mod(std::string_view mod) {
  return mod == "START" ? Third::start : mod == "MID" ? Third::mid : mod == "END" ? Third::end : Third::none;
}

int floor_to(int value, int step) { return value - ((value % step) + step) % step; }

// Puts the date's day under what is said of the time.
void put_day(Timex& t, Day day) {
  t.year = year_of(day);
  t.month = month_of(day);
  t.day = day_of_month(day);
  t.week = t.weekday = kOpen;
  t.weekend = false;
  t.grain = std::max(t.grain, Grain::day);
}

class Resolver {
 public:
  Resolver(const DateExpression& e, const DateBase& base, const DateContext& context)
      : e_(e), base_(base), direction_{e.direction, context.tense, context.sure, context.definite}, context_(context) {
    // "The next year the port was closed" goes on from the year spoken of; "the next year will be hard" does not.
    const bool tells = e.from_spoken && (e.unit.kind != UnitKind::year || e.direction != 1 || !e.only_past ||
                                         context.tense == Tense::past);
    choose_anchor(tells);
  }

  ResolvedDate resolve() {
    switch (e_.kind) {
      case DateKind::duration:
        return duration();
      case DateKind::set:
        return resolve_set(e_);
      case DateKind::reference:
        return reference(e_.value);
      case DateKind::shift:
        // "an hour later": no day is told by it.
        if (e_.from_spoken && is_clock_unit(e_.count.unit.kind)) return duration();
        // "in two years" is a date where it is to come, a length of time where it is over.
        if (e_.only_future && direction_.tense != Tense::future) return duration();
        return shift();
      default:
        return place(e_.as_week ? week_of(point()) : point());
    }
  }

 private:
  void choose_anchor(bool spoken) {
    anchor_ = base_.published;
    anchor_name_ = base_.published ? day_str(*base_.published) : std::string();
    if (!spoken || !base_.spoken) return;
    const auto days = days_of(*base_.spoken);
    if (!days) return;
    anchor_ = days->first;
    anchor_name_ = timex_value(*base_.spoken);
  }

  Day anchor() {
    used_ = true;
    return *anchor_;
  }

  // What is said, with what is open filled from the anchor.
  Timex point() {
    Timex t = e_.said;
    if (e_.holiday != nullptr) return holiday(t);
    if (e_.day_shift != kOpen) {
      if (anchor_) put_day(t, add_days(anchor(), e_.day_shift));
      return missing(t);
    }
    if (e_.overnight && e_.weekday == kOpen && t.month == kOpen) {
      // The night that a paper tells of is the one before it.
      if (anchor_) put_day(t, add_days(anchor(), direction_.tense == Tense::future ? 0 : -1));
      return missing(t);
    }
    if (e_.of_quarter) return of_quarter();
    if (e_.nth != kOpen) return e_.weekday != kOpen ? nth_weekday_of_month(t) : nth_of_year(t);
    if (t.fiscal && e_.unit.kind == UnitKind::year && t.quarter == kOpen && t.half == kOpen) return fiscal_year(t);
    if (e_.unit.kind != UnitKind::none) return within_period(t);
    return fill(t);
  }

  // "the last Sunday of October".
  Timex nth_weekday_of_month(Timex t) {
    t.grain = Grain::month;
    if (e_.unit.kind == UnitKind::month && anchor_) {
      t = period_at(anchor(), e_.direction);
    } else if (e_.unit.kind == UnitKind::year && anchor_) {
      t.year = year_of(anchor()) + e_.direction;
    } else if (t.year == kOpen && t.month != kOpen && anchor_) {
      t.year = nth_weekday_near(anchor(), t.month, e_.weekday, e_.nth, direction_);
    }
    if (t.year == kOpen || t.month == kOpen || !is_possible(t)) return missing(t);
    if (const auto day = nth_weekday_in(t.year, t.month, e_.weekday, e_.nth)) put_day(t, *day);
    return t;
  }

  // "the third week of 2023", "the ninth month of next year".
  Timex nth_of_year(Timex t) {
    if (e_.unit.kind == UnitKind::year && anchor_) t.year = year_of(anchor()) + e_.direction;
    if (e_.nth_unit == UnitKind::month) {
      t.grain = Grain::month;
      t.month = e_.nth < 0 ? 12 : e_.nth;
    } else {
      t.grain = Grain::week;
      t.week = e_.nth > 0 ? e_.nth : t.year == kOpen ? kOpen : weeks_in_year(t.year);
    }
    return missing(t);
  }

  // "the quarter": the one spoken of, else the last that is complete. Of another year where that is said.
  Timex of_quarter() {
    Timex t;
    t.grain = Grain::quarter;
    if (base_.quarter) {
      used_ = true;
      anchor_name_ = timex_value(*base_.quarter);
      t = *base_.quarter;
    } else if (anchor_) {
      const Day before = add_months(anchor(), -3);
      t.year = year_of(before);
      t.quarter = (month_of(before) - 1) / 3 + 1;
    }
    if (e_.said.year != kOpen) t.year = e_.said.year;
    if (e_.unit.kind == UnitKind::year && e_.direction != kOpen && anchor_) t.year = year_of(anchor()) + e_.direction;
    return missing(t);
  }

  // "the week of May 19".
  static Timex week_of(const Timex& t) {
    const auto days = days_of(t);
    return days ? Timex::of_week(days->first) : t;
  }

  static bool is_clock_unit(UnitKind kind) {
    return kind == UnitKind::hour || kind == UnitKind::minute || kind == UnitKind::second;
  }

  Timex missing(const Timex& t) {
    missing_ |= t.year == kOpen;
    return t;
  }

  Timex holiday(Timex t) {
    std::optional<Day> day;
    if (t.year == kOpen && e_.unit.kind == UnitKind::year && anchor_) {
      t.year = year_of(anchor()) + (e_.direction == kOpen ? 0 : e_.direction);
    }
    if (t.year != kOpen) {
      day = holiday_in(*e_.holiday, t.year);
    } else if (anchor_) {
      day = holiday_near(anchor(), *e_.holiday, direction_);
    }
    if (day && e_.unit.kind == UnitKind::weekend) {
      // That of its week; the one before a Monday or Tuesday.
      t = Timex::of_week(add_days(*day, weekday_of(*day) <= 2 ? -7 : 0));
      t.weekend = true;
    } else if (day) {
      put_day(t, *day);
    } else if (e_.holiday->value.size() == 5) {
      t.month = std::atoi(e_.holiday->value.data());
      t.day = std::atoi(e_.holiday->value.data() + 3);
    }
    return missing(t);
  }

  // "last year", "June last year", "Tuesday of next week", "the 15th of last month".
  Timex within_period(Timex t) {
    const int by = e_.direction == kOpen ? 0 : e_.direction;
    const bool alone = t.grain == Grain::none;
    if (!anchor_) {
      if (alone) t = open_period();
      if (e_.weekday != kOpen && t.month == kOpen) t.weekday = e_.weekday;
      return missing(t);
    }
    if (alone && e_.from_spoken && base_.spoken && base_.spoken->grain < open_period().grain) return part_of_spoken();
    const Timex period = period_at(anchor(), by);
    if (alone) return period;
    if (e_.unit.kind == UnitKind::year) {
      t.year = period.year;
    } else if (e_.unit.kind == UnitKind::month) {
      t.year = period.year;
      t.month = period.month;
    } else if (e_.unit.kind == UnitKind::week && e_.weekday != kOpen) {
      if (const auto day = day_of_week(period.year, period.week, e_.weekday)) put_day(t, *day);
    } else if (const auto days = days_of(period)) {
      put_day(t, days->first);
    }
    return t;
  }

  // "that day" behind a year: some day of it.
  Timex part_of_spoken() {
    used_ = true;
    Timex t = open_period();
    t.year = base_.spoken->grain >= Grain::year ? base_.spoken->year : kOpen;
    if (t.grain >= Grain::day && base_.spoken->grain == Grain::month) t.month = base_.spoken->month;
    return t;
  }

  Timex open_period() const {
    Timex t;
    switch (e_.unit.kind) {
      case UnitKind::year:
        t.grain = e_.unit.multiple == 1 ? Grain::year : e_.unit.multiple == 10 ? Grain::decade : Grain::century;
        break;
      case UnitKind::quarter:
        t.grain = Grain::quarter;
        break;
      case UnitKind::month:
        t.grain = Grain::month;
        break;
      case UnitKind::week:
      case UnitKind::weekend:
        t.grain = Grain::week;
        t.weekend = e_.unit.kind == UnitKind::weekend;
        break;
      default:
        t.grain = Grain::day;
        break;
    }
    return t;
  }

  Timex period_at(Day day, int by) const {
    Timex t = open_period();
    switch (e_.unit.kind) {
      case UnitKind::year:
        t.year = floor_to(year_of(day), e_.unit.multiple) + by * e_.unit.multiple;
        return t;
      case UnitKind::quarter: {
        const int index = year_of(day) * 4 + (month_of(day) - 1) / 3 + by;
        t.year = floor_to(index, 4) / 4;
        t.quarter = index - t.year * 4 + 1;
        return t;
      }
      case UnitKind::month: {
        const Day moved = add_months(day, by);
        return Timex::of_month(year_of(moved), month_of(moved));
      }
      case UnitKind::weekend: {
        // On a working day, the weekend of a past sentence is the one before.
        const bool before = by == 0 && direction_.tense == Tense::past && weekday_of(day) <= 5 &&
                            (e_.direction == kOpen || weekday_of(day) <= 3);
        t = Timex::of_week(add_days(day, (before ? -1 : by) * 7));
        t.weekend = true;
        return t;
      }
      case UnitKind::week:
        return Timex::of_week(add_days(day, by * 7 * e_.unit.multiple));
      default:
        t = Timex::of_day(add_days(day, by));
        if (e_.unit.kind == UnitKind::night) {
          t.part = DayPart::night;
          t.grain = Grain::part;
        }
        return t;
    }
  }

  // A year of two digits lies no more than a generation ahead: "03/18/40" in 2016 is 1940.
  int century_of(int year) const {
    constexpr int kAhead = 20;
    return e_.two_digits && base_.published && year > year_of(*base_.published) + kAhead ? year - 100 : year;
  }

  // "this fiscal year": the one that has the anchor, where it is known whose year is meant.
  Timex fiscal_year(Timex t) {
    t.year = kOpen;
    t.grain = Grain::year;
    if (!base_.fiscal || !anchor_) return t;
    t.year = year_of(anchor());
    const auto days = fiscal_days(t, *base_.fiscal);
    if (days && days->last < *anchor_) ++t.year;
    if (days && days->first > *anchor_) --t.year;
    t.year += e_.direction == kOpen ? 0 : e_.direction;
    return t;
  }

  // "Friday 9/2": the order of day and month in which it is a Friday near by.
  Timex in_order(const Timex& t) const {
    Timex turned = t;
    std::swap(turned.month, turned.day);
    return !falls_near(t) && is_possible(turned) && falls_near(turned) ? turned : t;
  }

  bool falls_near(const Timex& t) const {
    for (int year = year_of(*anchor_) - 1; year <= year_of(*anchor_) + 1; ++year) {
      const auto day = make_day(year, t.month, t.day);
      if (day && weekday_of(*day) == e_.weekday) return true;
    }
    return false;
  }

  Timex fill(Timex t) {
    if (e_.in_digits && e_.weekday != kOpen && t.day != kOpen && anchor_) t = in_order(t);
    if (t.year != kOpen) {
      t.year = century_of(t.year);
      return t;
    }
    if (t.month != kOpen || t.season != kOpen || t.quarter != kOpen || t.half != kOpen) {
      // Firms speak of the quarter that is near, in whatever tense.
      const bool report = t.quarter != kOpen || t.half != kOpen;
      const Direction direction{e_.direction, report ? Tense::unknown : direction_.tense, direction_.sure,
                                direction_.definite && !report};
      const bool fiscal = t.fiscal;
      t.fiscal = false;
      if (anchor_) t = year_near(anchor(), t, direction, t.day == kOpen ? kOpen : e_.weekday);
      t.fiscal = fiscal;
      return missing(t);
    }
    if (t.day != kOpen) return weekday_and_day(t);
    if (e_.weekday != kOpen) {
      if (!anchor_) {
        t.weekday = e_.weekday;
        return missing(t);
      }
      put_day(t, weekday_near(anchor(), e_.weekday, direction_));
      return t;
    }
    if (t.grain >= Grain::part) return time_of_day(t);
    return missing(t);
  }

  // "Tuesday the eleventh": a month near by where it is one.
  Timex weekday_and_day(Timex t) {
    if (!anchor_) return missing(t);
    for (const int by : {0, 1, -1, 2, -2}) {
      const Day month = add_months(anchor(), by);
      const auto day = make_day(year_of(month), month_of(month), t.day);
      if (day && (e_.weekday == kOpen || weekday_of(*day) == e_.weekday)) {
        put_day(t, *day);
        return t;
      }
    }
    return missing(t);
  }

  Timex time_of_day(Timex t) {
    if (base_.near && e_.direction == kOpen) {
      if (const auto days = days_of(*base_.near); days && days->first == days->last) {
        anchor_name_ = timex_value(*base_.near);
        used_ = true;
        put_day(t, days->first);
        return t;
      }
    }
    if (e_.from_spoken && base_.spoken && base_.spoken->grain < Grain::week) {
      used_ = true;
      t.year = base_.spoken->grain >= Grain::year ? base_.spoken->year : kOpen;
      if (base_.spoken->grain == Grain::month) t.month = base_.spoken->month;
      return t;
    }
    if (anchor_) put_day(t, add_days(anchor(), e_.direction == kOpen ? 0 : e_.direction));
    return missing(t);
  }

  ResolvedDate place(const Timex& t) {
    ResolvedDate out;
    DateValue& v = out.value;
    v.type = t.grain >= Grain::part ? DateType::time : DateType::date;
    v.mod = e_.mod.empty() ? context_.relation : e_.mod;
    if (used_) {
      v.anchor = anchor_name_;
      v.implied = true;
    } else if (missing_) {
      v.issue = "no-anchor";
    }
    describe(t, e_, base_, v);
    if (!is_possible(t)) {
      v.issue = "no-such-day";
    } else if (t.fiscal && v.from.empty()) {
      v.issue = "fiscal-year";
    }
    out.timex = t;
    return out;
  }

  static ResolvedDate reference(std::string_view value) {
    ResolvedDate out;
    out.value.value = value;
    return out;
  }

  ResolvedDate shift() {
    const Timex* of = shifted_as_it_is();
    const bool spoken_unit = of != nullptr;
    if (!spoken_unit && e_.from_spoken) choose_anchor(base_.spoken && (spoken_is_fine() || moves_month()));
    if (!e_.count.count && e_.count.unit.kind != UnitKind::none && e_.sign != 2 && vague_)
      return reference(vague_ref());
    if (spoken_unit) {
      Timex t = *of;
      anchor_name_ = timex_value(t);
      used_ = true;
      t.year += steps() * e_.count.unit.multiple;
      return place(t);
    }
    if (e_.said.grain != Grain::none || e_.day_shift != kOpen || e_.holiday != nullptr) return shift_from_point();
    if (e_.from_spoken && base_.spoken && !spoken_is_fine() && !moves_month() && spoken_is_history()) {
      return place(part_of_spoken());
    }
    if (!anchor_) {
      missing_ = true;
      return place(open_period());
    }
    return place(shifted(anchor()));
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
    Timex t = fill_point();
    const auto days = days_of(t);
    if (!days) {
      missing_ = true;
      return place(open_period());
    }
    Timex moved = shifted(days->first);
    // "two weeks from January 15" is a day, since that is one.
    if (e_.count.unit.kind == UnitKind::week)
      moved = Timex::of_day(add_days(days->first, 7 * e_.count.unit.multiple * steps()));
    if (e_.count.unit.kind == UnitKind::month)
      moved = Timex::of_day(add_months(days->first, e_.count.unit.multiple * steps()));
    return place(moved);
  }

  Timex fill_point() {
    Timex t = e_.said;
    if (e_.holiday != nullptr) return holiday(t);
    if (e_.day_shift != kOpen) {
      if (anchor_) put_day(t, add_days(anchor(), e_.day_shift));
      return t;
    }
    return fill(t);
  }

  Timex shifted(Day from) const {
    const int by = steps() * e_.count.unit.multiple;
    switch (e_.count.unit.kind) {
      case UnitKind::year: {
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
        if (e_.from_spoken && base_.spoken) return Timex::of_day(add_days(from, by * 7));
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
      default:
        return Timex::of_day(add_days(from, by));
    }
  }

  ResolvedDate duration() const { return resolve_duration(e_, anchor_, anchor_name_); }

  const DateExpression& e_;
  const DateBase& base_;
  Direction direction_;
  const DateContext& context_;
  std::optional<Day> anchor_;
  std::string anchor_name_;
  bool used_ = false;
  bool missing_ = false;
  bool vague_ = e_.count.unit.kind != UnitKind::none && !e_.count.count && e_.vague;
};

}  // namespace

void describe(const Timex& t, const DateExpression& e, const DateBase& base, DateValue& out) {
  out.value = timex_value(t);
  out.edtf = edtf_of(t, out.mod);
  out.grain = grain_name(t.grain);
  auto days = t.fiscal && base.fiscal ? fiscal_days(t, *base.fiscal) : days_of(t);
  if (!days) return;
  if (t.fiscal) out.edtf = edtf_range(*days);
  if (is_third(out.mod)) {
    const bool seen = e.compare && base.published && days->first <= *base.published && *base.published <= days->last;
    if (seen) {
      // "earlier this month" ends at the anchor, "later this month" begins there.
      if (out.mod == "START") days->last = *base.published;
      if (out.mod == "END") days->first = *base.published;
      if (t.grain < Grain::day) out.edtf = edtf_range(*days);
    } else {
      *days = third_of(t, *days, third_of_mod(out.mod));
    }
  }
  out.from = day_str(days->first);
  out.to = day_str(days->last);
}

ResolvedDate resolve_date(const DateExpression& expression, const DateBase& base, const DateContext& context) {
  return Resolver(expression, base, context).resolve();
}

}  // namespace dateline
