// Calendar days: proleptic Gregorian calendar, ISO 8601 weeks, movable feasts. std::chrono does the arithmetic.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

using Day = std::chrono::sys_days;

// First and last day, inclusive.
struct DayRange {
  Day first, last;
  friend bool operator==(const DayRange&, const DayRange&) = default;
};

// A day's place in its ISO 8601 week: the week's year may differ from the day's.
struct IsoWeek {
  int year = 0;
  int week = 0;     // 1-53
  int weekday = 0;  // Monday 1 ... Sunday 7
};

// Returns whether there is such a day. Years -9999 to 9999; year 0 is 1 BC.
bool is_day(int year, int month, int day);
// Returns the number of days of a month. Requires: month in 1-12.
int month_length(int year, int month);

// Returns the day, or nothing where there is none.
std::optional<Day> make_day(int year, int month, int day);
int year_of(Day day);
int month_of(Day day);
int day_of_month(Day day);
int weekday_of(Day day);  // Monday 1 ... Sunday 7

IsoWeek iso_week(Day day);
int weeks_in_year(int year);  // 52 or 53
// Returns the day of that ISO week, or nothing where the year has no such week. Requires: weekday in 1-7.
std::optional<Day> day_of_week(int year, int week, int weekday);

// Moves by whole months; a day that the month does not have becomes its last: 31 March + 1 month = 30 April.
Day add_months(Day day, int months);
Day add_days(Day day, int days);

// Returns the `nth` (1, 2, ...; -1 the last) weekday of the month.
Day nth_weekday(int year, int month, int weekday, int nth);
// Western (Gregorian) and Eastern (Julian rule, Gregorian day) Easter Sunday.
Day easter(int year);
Day orthodox_easter(int year);

// "2024-02-07". Years outside 0-9999 are written as ISO 8601 expanded ones.
std::string day_str(Day day);
// Reads the "YYYY-MM-DD" at the beginning of `text`; nothing where there is none or no such day.
std::optional<Day> parse_day(std::string_view text);

}  // namespace dateline
