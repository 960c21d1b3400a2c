// A date as far as it is said: its TIMEX3 value (ISO 24617-1), its EDTF form (ISO 8601-2) and the days it can mean.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "calendar/day.h"

namespace dateline {

// The finest thing that a date says; the record key `grain`.
enum class Grain : std::uint8_t {
  none,
  century,
  decade,
  year,
  half,
  season,
  quarter,
  month,
  week,
  day,
  part,
  hour,
  minute,
  second,
};

std::string_view grain_name(Grain grain);  // "" for none

enum class DayPart : std::uint8_t { none, morning, midday, afternoon, evening, night, daytime };

// Early, mid, late: thirds of a period (for `mod`).
enum class Third : std::uint8_t { none, start, mid, end };

inline constexpr int kOpen = std::numeric_limits<std::int16_t>::min();  // "not said"

// A calendar date or a time of day. What is not said is kOpen: an unresolved Tuesday has a weekday and no week.
// A decade or a century is its first year.
struct Timex {
  Grain grain = Grain::none;
  int year = kOpen;     // astronomical: 0 is 1 BC. With `week` or `weekday`, of the ISO week.
  int month = kOpen;    // 1-12
  int day = kOpen;      // 1-31
  int week = kOpen;     // ISO, 1-53
  int weekday = kOpen;  // Monday 1 ... Sunday 7; only where the date is no day of a month
  int quarter = kOpen;  // 1-4
  int half = kOpen;     // 1-2
  int season = kOpen;   // 0 spring, 1 summer, 2 autumn, 3 winter (of the year it begins in)
  bool weekend = false;
  bool fiscal = false;    // a fiscal year: has no days
  bool southern = false;  // a season south of the equator
  DayPart part = DayPart::none;
  int hour = kOpen, minute = kOpen, second = kOpen;
  int zone = kOpen;  // minutes east of UTC

  static Timex of_day(Day day);
  static Timex of_year(int year);
  static Timex of_month(int year, int month);
  static Timex of_week(Day day);
  friend bool operator==(const Timex&, const Timex&) = default;
};

// Returns "2024-02-19", "2024-W07", "2024-Q1", "2023-FA", "199", "XXXX-WXX-2", "2024-02-07T14:35", "2024-02-07TMO",
// "FY2021".
std::string timex_value(const Timex& timex);

// Reads a value that timex_value writes, but for weekdays of unknown weeks; nothing for durations and references.
std::optional<Timex> parse_timex(std::string_view value);

// Returns the first and last day that it can mean, or nothing where it is open, fiscal or no day of the calendar.
// Seasons are meteorological: northern, or `southern` ones.
std::optional<DayRange> days_of(const Timex& timex, bool southern = false);

// The days of the early, middle or late part of a period: thirds by its next smaller unit.
DayRange third_of(const Timex& timex, DayRange whole, Third third);

// Returns false for the 31st of June, 29 February of a common year, hour 25: what is said is no date. What is open
// passes.
bool is_possible(const Timex& timex);

}  // namespace dateline
