// Dates that leave their year, month or week open: the place that the anchor and the direction give them.
#pragma once

#include <optional>

#include "calendar/timex.h"
#include "language/lexicon.h"
#include "syntax/verb_group.h"

namespace dateline {

// Which of the possible places is meant: an explicit one (-1 last, 0 this, 1 next), else by the tense.
struct Direction {
  int said = kOpen;
  Tense tense = Tense::unknown;
  bool sure = false;      // the tense holds even where the other side is far nearer
  bool firm = true;       // of what is to come: said of the date itself, not of a plan ("decided to leave in March")
  bool settled = false;   // no day after the anchor is meant, but for a feast at hand
  bool even = false;      // a plan of the past, "was due to start in July": over or not, whichever is nearer
  bool definite = false;  // "the October flood": what readers are taken to know of has mostly been
};

// "Wednesday" seen from `anchor`.
Day weekday_near(Day anchor, int weekday, Direction direction);

// The `day` of the month nearest to `anchor`'s in which it is that weekday, the tense's side first; nothing where none
// of a year is.
std::optional<Day> day_on_weekday(Day anchor, int day, int weekday, Tense tense);
// The `day` of a month nearest to `anchor`, on the side that the tense speaks of; nothing for a day that no month near
// by has.
std::optional<Day> day_of_month_near(Day anchor, int day, Tense tense);

// Fills the year of a date that has a month, season, quarter or half and no year: the place before, at or after the
// anchor that the direction says, else the nearest. Where no year has such a day the date comes back as it is.
// `weekday` (kOpen: none) prefers the years where the day falls on it.
Timex year_near(Day anchor, const Timex& open, Direction direction, int weekday = kOpen);

// The day that is the `nth` (-1: the last) such weekday of a month; nothing where the month has no fifth one.
// Requires: month in 1-12.
std::optional<Day> nth_weekday_in(int year, int month, int weekday, int nth);
// The year in which it is meant, seen from `anchor`.
int nth_weekday_near(Day anchor, int month, int weekday, int nth, Direction direction);

// Puts the month and the day of a feast of the class HOLIDAY that has the same ones each year ("12-25"), and tells
// whether it has.
bool put_fixed_day(Timex& timex, const Sense& holiday);
// The days of a feast of the class HOLIDAY in a year; nothing where other calendars or the country decide.
std::optional<Day> holiday_in(const Sense& holiday, int year);
// The same, in the year near the anchor.
std::optional<Day> holiday_near(Day anchor, const Sense& holiday, Direction direction);

}  // namespace dateline
