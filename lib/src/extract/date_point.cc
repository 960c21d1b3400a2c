#include "extract/date_point.h"

#include <algorithm>
#include <cstdlib>

#include "extract/open_date.h"

namespace dateline {
namespace {

constexpr int kSaturday = 6, kMidnight = 24;

int floor_to(int value, int step) { return value - ((value % step) + step) % step; }

class PointResolver {
 public:
  PointResolver(const DateExpression& e, const DateBase& base, const DateContext& context, DateAnchoring& anchor)
      : e_(e), base_(base), direction_(direction_of(e, context)), anchor_(anchor) {}

  Timex point() {
    Timex t = e_.said;
    if (e_.holiday != nullptr) return holiday(t);
    if (e_.day_shift != kOpen) {
      if (anchor_.day) put_day(t, add_days(anchor_.take(), e_.day_shift));
      return missing(t);
    }
    if (e_.overnight && e_.weekday == kOpen && t.month == kOpen) {
      // The night that a paper tells of is the one before it.
      if (anchor_.day) put_day(t, add_days(anchor_.take(), direction_.tense == Tense::future ? 0 : -1));
      return missing(t);
    }
    if (e_.of_quarter) return of_quarter();
    if (e_.nth != kOpen && e_.as_weekend) return nth_weekday_of_month(t, kSaturday);  // whose week is that weekend's
    if (e_.nth != kOpen) return e_.weekday != kOpen ? nth_weekday_of_month(t, e_.weekday) : nth_of_year(t);
    if (t.fiscal && e_.unit.kind == UnitKind::year && t.quarter == kOpen && t.half == kOpen) return fiscal_year(t);
    if (e_.unit.kind != UnitKind::none) return within_period(t);
    return fill(t);
  }

  // The day that units are counted from: "two weeks after Easter".
  Timex start() { return e_.holiday != nullptr || e_.day_shift != kOpen ? point() : fill(e_.said); }

 private:
  // "the last Sunday of October".
  Timex nth_weekday_of_month(Timex t, int weekday) {
    const Grain said = t.grain;  // with a time of day
    t.grain = Grain::month;
    if (e_.unit.kind == UnitKind::month && anchor_.day) {
      t = period_at(anchor_.take(), e_.direction);
    } else if (e_.unit.kind == UnitKind::year && anchor_.day) {
      t.year = year_of(anchor_.take()) + e_.direction;
    } else if (t.year == kOpen && t.month != kOpen && anchor_.day) {
      t.year = nth_weekday_near(anchor_.take(), t.month, weekday, e_.nth, direction_);
    }
    if (t.year == kOpen || t.month == kOpen || !is_possible(t)) return missing(t);
    if (const auto day = nth_weekday_in(t.year, t.month, weekday, e_.nth)) put_day(t, *day);
    t.grain = std::max(t.grain, said);
    return t;
  }

  // "the third week of 2023", "the ninth month of next year".
  Timex nth_of_year(Timex t) {
    if (e_.unit.kind == UnitKind::year && anchor_.day) t.year = year_of(anchor_.take()) + e_.direction;
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
    const bool of_year = e_.said.year != kOpen || (e_.unit.kind == UnitKind::year && e_.direction != kOpen);
    if (base_.quarter) {
      anchor_.used = true;
      anchor_.name = timex_value(*base_.quarter);
      t = *base_.quarter;
    } else if (of_year && e_.any_period) {
      // "the same period of 2023" behind a month or a year.
      t = base_.spoken && base_.spoken->grain == Grain::month ? *base_.spoken : Timex::of_year(kOpen);
    } else if (anchor_.day) {
      const Day before = add_months(anchor_.take(), -3);
      t.year = year_of(before);
      t.quarter = (month_of(before) - 1) / 3 + 1;
    }
    if (e_.said.year != kOpen) {
      t.year = e_.said.year;
    } else if (of_year && anchor_.day) {
      // "up from the same period last year", said in January of the year before.
      const int year = year_of(anchor_.take()) + e_.direction;
      t.year = e_.compared && e_.direction < 0 && base_.quarter && year == base_.quarter->year ? year - 1 : year;
    }
    return missing(t);
  }

  Timex missing(const Timex& t) {
    anchor_.missing |= t.year == kOpen;
    return t;
  }

  Timex holiday(Timex t) {
    std::optional<Day> day;
    if (t.year == kOpen && e_.unit.kind == UnitKind::year && anchor_.day) {
      t.year = year_of(anchor_.take()) + (e_.direction == kOpen ? 0 : e_.direction);
    }
    if (t.year != kOpen) {
      day = holiday_in(*e_.holiday, t.year);
    } else if (anchor_.day) {
      day = holiday_near(anchor_.take(), *e_.holiday, direction_);
    }
    if (day && e_.unit.kind == UnitKind::weekend) {
      // That of its week; the one before a Monday or Tuesday.
      t = Timex::of_week(add_days(*day, weekday_of(*day) <= 2 ? -7 : 0));
      t.weekend = true;
    } else if (day) {
      put_day(t, *day);
    } else {
      put_fixed_day(t, *e_.holiday);
    }
    return missing(t);
  }

  // In a year's first months firms tell how the last one went: "profit fell for the full year".
  bool results_of_last_year() {
    constexpr int kReportMonths = 2;
    return e_.of_results && e_.unit.kind == UnitKind::year && direction_.tense == Tense::past &&
           month_of(anchor_.take()) <= kReportMonths;
  }

  // "last year", "June last year", "Tuesday of next week", "the 15th of last month".
  Timex within_period(Timex t) {
    const int by = e_.direction == kOpen ? 0 : e_.direction;
    const bool alone = t.grain == Grain::none;
    if (!anchor_.day) {
      if (alone) t = open_period(e_.unit);
      if (e_.weekday != kOpen && t.month == kOpen) t.weekday = e_.weekday;
      return missing(t);
    }
    if (alone && e_.from_spoken && base_.spoken && base_.spoken->grain < open_period(e_.unit).grain)
      return part_of_spoken(e_, base_, anchor_);
    const bool near = direction_.tense == Tense::past || e_.compare;
    if (alone && near && e_.unit.kind == UnitKind::day && e_.direction == kOpen) {
      t.grain = Grain::day;
      return time_of_day(t);  // "by the end of the day", "later in the day"
    }
    if (t.year != kOpen && e_.unit.kind == UnitKind::day) {  // "on this day in 1969"
      const Day day = anchor_.take();
      return Timex::of_day(make_day(t.year, month_of(day), day_of_month(day)).value_or(day));
    }
    const Timex period = period_at(anchor_.take(), by - (results_of_last_year() ? 1 : 0));
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
  Timex period_at(Day day, int by) const {
    Timex t = open_period(e_.unit);
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

  // "this fiscal year": the one that has the anchor. Where it is not known whose year is meant, the one of the calendar
  // year's name; place() tells the other that it can be.
  Timex fiscal_year(Timex t) {
    t.year = kOpen;
    t.grain = Grain::year;
    if (!anchor_.day) return t;
    t.year = year_of(anchor_.take());
    const auto days = base_.fiscal ? fiscal_days(t, *base_.fiscal) : std::nullopt;
    if (days && days->last < *anchor_.day) ++t.year;
    if (days && days->first > *anchor_.day) --t.year;
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
    for (int year = year_of(*anchor_.day) - 1; year <= year_of(*anchor_.day) + 1; ++year) {
      const auto day = make_day(year, t.month, t.day);
      if (day && weekday_of(*day) == e_.weekday) return true;
    }
    return false;
  }

  Timex fill(Timex t) {
    if (e_.in_digits && e_.weekday != kOpen && t.day != kOpen && anchor_.day) t = in_order(t);
    if (t.year != kOpen) {
      t.year = century_of(t.year);
      return t;
    }
    if (t.month != kOpen || t.season != kOpen || t.quarter != kOpen || t.half != kOpen) {
      // Firms speak of the quarter that is near, in whatever tense; but what was is of one that has begun.
      const bool report = t.quarter != kOpen || t.half != kOpen;
      Direction direction = direction_;
      if (e_.from_spoken && e_.direction == 0 && !base_.spoken) {  // "that summer she left"
        direction.said = kOpen;
        direction.settled = direction_.tense == Tense::past;
      }
      if (report) {
        direction = {.said = e_.direction, .sure = direction_.sure, .firm = direction_.firm};
        direction.settled = direction_.tense == Tense::past && direction_.sure && direction_.firm && !t.fiscal;
      }
      const bool fiscal = t.fiscal;
      t.fiscal = false;
      if (anchor_.day) t = year_near(anchor_.take(), t, direction, t.day == kOpen ? kOpen : e_.weekday);
      t.fiscal = fiscal;
      return missing(t);
    }
    if (t.week != kOpen) return week_of_year(t);
    if (t.day != kOpen) return e_.weekday == kOpen ? day_alone(t) : weekday_and_day(t);
    if (e_.weekday != kOpen) {
      if (!anchor_.day) {
        t.weekday = e_.weekday;
        return missing(t);
      }
      put_day(t, weekday_near(anchor_.take(), e_.weekday, direction_));
      return t;
    }
    if (t.grain >= Grain::part) return time_of_day(t);
    return missing(t);
  }

  // "calendar week 23", "Tuesday, week 31": of the year at hand.
  Timex week_of_year(Timex t) {
    if (!anchor_.day) return missing(t);
    t.year = year_of(anchor_.take());
    const auto day = e_.weekday == kOpen ? std::nullopt : day_of_week(t.year, t.week, e_.weekday);
    if (day) put_day(t, *day);
    return t;
  }

  // "Tuesday the eleventh": the nearest month where it is one.
  Timex weekday_and_day(Timex t) {
    if (!anchor_.day) return missing(t);
    const auto day = day_on_weekday(anchor_.take(), t.day, e_.weekday, direction_.tense);
    if (day) put_day(t, *day);
    return missing(t);
  }

  // "left on the 27th": near the day spoken of, unless that is over and this is to come.
  Timex day_alone(Timex t) {
    if (!anchor_.day) return missing(t);
    const bool told = base_.spoken && base_.spoken->grain >= Grain::day && direction_.tense != Tense::future;
    const auto spoken = told ? days_of(*base_.spoken) : std::nullopt;
    if (spoken) anchor_.choose(base_, true);
    const auto day = day_of_month_near(anchor_.take(), t.day, spoken ? Tense::unknown : direction_.tense);
    if (day) put_day(t, *day);
    return missing(t);
  }

  // "was shot on Monday. The funeral is at 10 a.m.": the sentence plays on the other side of today.
  bool is_apart() const {
    if (!base_.near_before || !base_.published) return false;
    const auto days = days_of(*base_.near);
    return days && ((direction_.tense == Tense::future && days->last < *base_.published) ||
                    (direction_.tense == Tense::past && days->first > *base_.published));
  }

  Timex time_of_day(Timex t) {
    if (base_.near && e_.direction == kOpen && !is_apart()) {
      if (const auto days = days_of(*base_.near); days && days->first == days->last) {
        anchor_.name = timex_value(*base_.near);
        anchor_.used = true;
        put_day(t, days->first);
        return t;
      }
    }
    if (e_.from_spoken && base_.spoken && base_.spoken->grain < Grain::week) {
      anchor_.used = true;
      t.year = base_.spoken->grain >= Grain::year ? base_.spoken->year : kOpen;
      if (base_.spoken->grain == Grain::month) t.month = base_.spoken->month;
      return t;
    }
    // "came into force at midnight": the one that ended the day before.
    const bool gone = t.hour == kMidnight && direction_.tense == Tense::past && e_.direction == kOpen;
    if (anchor_.day) put_day(t, add_days(anchor_.take(), gone ? -1 : e_.direction == kOpen ? 0 : e_.direction));
    return missing(t);
  }

  const DateExpression& e_;
  const DateBase& base_;
  Direction direction_;
  DateAnchoring& anchor_;
};

}  // namespace

void put_day(Timex& t, Day day) {
  t.year = year_of(day);
  t.month = month_of(day);
  t.day = day_of_month(day);
  t.week = t.weekday = kOpen;
  t.weekend = false;
  t.grain = std::max(t.grain, Grain::day);
}

Direction direction_of(const DateExpression& e, const DateContext& context) {
  const Tense tense = e.onward ? Tense::future : context.tense;
  return {e.direction, tense, context.sure, context.firm, context.settled, context.even, context.definite};
}

Timex point_of(const DateExpression& e, const DateBase& base, const DateContext& context, DateAnchoring& anchor) {
  return PointResolver(e, base, context, anchor).point();
}

Timex start_of_shift(const DateExpression& e, const DateBase& base, const DateContext& context, DateAnchoring& anchor) {
  return PointResolver(e, base, context, anchor).start();
}

Timex part_of_spoken(const DateExpression& e, const DateBase& base, DateAnchoring& anchor) {
  anchor.used = true;
  Timex t = open_period(e.unit);
  t.year = base.spoken->grain >= Grain::year ? base.spoken->year : kOpen;
  if (t.grain >= Grain::day && base.spoken->grain == Grain::month) t.month = base.spoken->month;
  return t;
}

Timex open_period(const TimeUnit& unit) {
  Timex t;
  switch (unit.kind) {
    case UnitKind::year:
      t.grain = unit.multiple == 1 ? Grain::year : unit.multiple == 10 ? Grain::decade : Grain::century;
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
      t.weekend = unit.kind == UnitKind::weekend;
      break;
    default:
      t.grain = Grain::day;
      break;
  }
  return t;
}

}  // namespace dateline
