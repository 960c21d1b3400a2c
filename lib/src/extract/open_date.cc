#include "extract/open_date.h"

#include <charconv>
#include <cstdlib>

namespace dateline {
namespace {

// How much farther away the side that the tense speaks for may be: "declared a dividend payable Dec. 15", said in
// November, is to come for all its past tense. Three times that where the verb stands by the date: "ended Jan. 31".
constexpr long kTensePull = 4;
// What will be in December is to come, even in February: a verb of the future says more.
constexpr long kFuturePull = 3 * kTensePull;

// One possible place, seen from the anchor: days that it lies before (negative), 0 where it has the anchor, after.
struct Place {
  int year = 0;
  long gap = 0;
};

Place place_of(int year, DayRange days, Day anchor) {
  if (days.last < anchor) return {year, (days.last - anchor).count()};
  if (days.first > anchor) return {year, (days.first - anchor).count()};
  return {year, 0};
}

// Picks among places in order of time.
class Picker {
 public:
  void add(Place place) {
    if (place.gap == 0) at_ = place;
    if (place.gap < 0 && (!before_ || place.gap > before_->gap)) before_ = place;
    if (place.gap > 0 && (!after_ || place.gap < after_->gap)) after_ = place;
  }

  // Whether the one before is a year ago, and the next at hand.
  bool is_at_hand() const {
    constexpr long kYearAgo = 340, kAtHand = 14;
    return before_ && after_ && -before_->gap >= kYearAgo && after_->gap <= kAtHand;
  }

  std::optional<int> pick(Direction direction) const {
    if (direction.said == -1 && before_) return before_->year;
    if (direction.said == 1 && after_) return after_->year;
    if (at_) return at_->year;
    if (!before_ || !after_)
      return before_ ? std::optional(before_->year) : after_ ? std::optional(after_->year) : std::nullopt;
    if (direction.settled) return before_->year;
    const long back = -before_->gap, on = after_->gap;
    const long pull = direction.sure ? 3 * kTensePull : kTensePull;
    const long for_past = direction.tense == Tense::past ? 2 * pull
                          : direction.definite           ? 5
                                                         : 2,
               for_future =
                   direction.tense == Tense::future && !direction.even ? 2 * (direction.firm ? kFuturePull : pull) : 2;
    const bool past = back * for_future <= on * for_past;
    return past ? before_->year : after_->year;
  }

 private:
  std::optional<Place> before_, at_, after_;
};

int option(const Sense& sense, std::string_view key, int absent) {
  const std::string_view text = sense.option(key);
  int value = absent;
  if (!text.empty()) std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

Day weekday_near(Day anchor, int weekday, Direction direction) {
  const int back = (weekday_of(anchor) - weekday + 7) % 7, on = (weekday - weekday_of(anchor) + 7) % 7;
  if (direction.said == -1) return add_days(anchor, back == 0 ? -7 : -back);
  if (direction.said == 1) return add_days(anchor, on == 0 ? 7 : on);
  if (direction.said == 0) {
    const Day here = add_days(anchor, weekday - weekday_of(anchor));
    return here < anchor && direction.tense != Tense::past ? add_days(here, 7) : here;
  }
  return direction.tense == Tense::future ? add_days(anchor, on) : add_days(anchor, -back);
}

std::optional<Day> day_on_weekday(Day anchor, int day, int weekday, Tense tense) {
  constexpr int kReach = 12;
  const int first = tense == Tense::past ? -1 : 1;
  for (int step = 0; step <= 2 * kReach; ++step) {
    const int by = (step + 1) / 2 * (step % 2 == 1 ? first : -first);
    const Day month = add_months(anchor, by);
    const auto here = make_day(year_of(month), month_of(month), day);
    if (here && weekday_of(*here) == weekday) return here;
  }
  return std::nullopt;
}

std::optional<Day> day_of_month_near(Day anchor, int day, Tense tense) {
  std::optional<Day> best;
  for (const int by : {0, -1, 1, -2, 2}) {  // of two months that follow each other one has 31 days
    const Day month = add_months(anchor, by);
    const auto here = make_day(year_of(month), month_of(month), day);
    if (!here || (tense == Tense::past && *here > anchor) || (tense == Tense::future && *here < anchor)) continue;
    if (!best || std::abs((*here - anchor).count()) < std::abs((*best - anchor).count())) best = here;
  }
  return best;
}

Timex year_near(Day anchor, const Timex& open, Direction direction, int weekday) {
  const int here = year_of(anchor);
  Timex out = open;
  if (direction.said == 0) {
    out.year = here - 1;  // "this winter", in January
    if (const auto days = days_of(out); open.season != kOpen && days && place_of(out.year, *days, anchor).gap == 0) {
      return out;
    }
    out.year = here;
    if (days_of(out)) return out;
  }
  // A season that spans the new year is named by the year before. A leap day may be seven years away.
  const int near = open.season != kOpen ? 2 : 1;
  const int reach = open.month == 2 && open.day == 29 ? 8 : near;
  Picker picker, matching;
  for (int year = here - reach; year <= here + reach; ++year) {
    out.year = year;
    Timex whole = out;
    whole.grain = std::min(whole.grain, Grain::day);
    const auto days = days_of(whole);
    if (!days) continue;
    const Place place = place_of(year, *days, anchor);
    if (std::abs(year - here) <= near || reach == 8) picker.add(place);
    if (weekday != kOpen && weekday_of(days->first) == weekday) matching.add(place);
  }
  auto picked = matching.pick(direction);
  if (!picked) picked = picker.pick(direction);
  out.year = picked.value_or(kOpen);
  return out;
}

std::optional<Day> nth_weekday_in(int year, int month, int weekday, int nth) {
  if (year < -9998 || year > 9998 || nth == 0 || nth < -5 || nth > 5) return std::nullopt;
  const Day day = nth_weekday(year, month, weekday, nth);
  return month_of(day) == month ? std::optional(day) : std::nullopt;
}

int nth_weekday_near(Day anchor, int month, int weekday, int nth, Direction direction) {
  Picker picker;
  for (int year = year_of(anchor) - 1; year <= year_of(anchor) + 1; ++year) {
    if (const auto day = nth_weekday_in(year, month, weekday, nth)) picker.add(place_of(year, {*day, *day}, anchor));
  }
  return picker.pick(direction).value_or(kOpen);
}

bool put_fixed_day(Timex& timex, const Sense& holiday) {
  if (holiday.value.size() != 5) return false;
  timex.month = std::atoi(holiday.value.data());
  timex.day = std::atoi(holiday.value.data() + 3);
  return true;
}

std::optional<Day> holiday_in(const Sense& holiday, int year) {
  if (year < 1 || year > 9998 || !holiday.option("open").empty()) return std::nullopt;
  if (Timex fixed; put_fixed_day(fixed, holiday)) return make_day(year, fixed.month, fixed.day);
  if (const int days = option(holiday, "easter", kOpen); days != kOpen) return add_days(easter(year), days);
  const int month = option(holiday, "month", 0), weekday = option(holiday, "weekday", 0);
  if (month < 1 || month > 12 || weekday < 1 || weekday > 7) return std::nullopt;
  return add_days(nth_weekday(year, month, weekday, option(holiday, "nth", 1)), option(holiday, "plus", 0));
}

std::optional<Day> holiday_near(Day anchor, const Sense& holiday, Direction direction) {
  Picker picker;
  for (int year = year_of(anchor) - 1; year <= year_of(anchor) + 1; ++year) {
    if (const auto day = holiday_in(holiday, year)) picker.add(place_of(year, {*day, *day}, anchor));
  }
  if (direction.said == 0) return holiday_in(holiday, year_of(anchor));
  // "Ferries added on St. Patrick's Day", said the day before it: of a year ago the year would be said.
  direction.settled &= !picker.is_at_hand();
  const auto year = picker.pick(direction);
  return year ? holiday_in(holiday, *year) : std::nullopt;
}

}  // namespace dateline
