// Dates and times of day written in digits: what their text says, whatever the context.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dateline {

inline constexpr std::int16_t kNoZone = -32768;

// What a shape says; -1 where it does not. Payload of the chunks year, short_year, day, month_number, clock, full_date,
// decade.
struct DateShape {
  std::int32_t year = -1;
  std::int8_t month = -1, day = -1;
  std::int8_t week = -1;  // of the year, as ISO 8601 counts them
  std::int8_t quarter = -1, half = -1;
  std::int8_t hour = -1, minute = -1, second = -1;
  // "02/03/2025": both readings are days of a month; `month` and `day` hold the month-first one.
  // Of a clock time or a decade: "14.30", "9:30", "90s" are one only where the context says so.
  bool ambiguous = false;
  std::int16_t zone = kNoZone;  // minutes east of UTC
  bool fiscal = false;          // "FY2021"
  bool two_digits = false;      // of the year: the century is a guess
};

// Reads the numeric date that begins at text[at]: "2024-02-22", "2024 / 02 / 22", "22/02/2024", "7.2.2024",
// "2024-02-07T14:35:00Z", and months: "2024-02", "02/2024" (day is -1). Returns its end, 0 where there is none.
// The day need not exist (31 June), but the month is in 1-12 and the day in 1-31.
std::size_t read_numeric_date(std::string_view text, std::size_t at, DateShape& out);

// Reads the clock time that begins at text[at]: "02:35", "2:35:10", "14.30", "14h30". Returns its end, 0 where there is
// none.
std::size_t read_clock(std::string_view text, std::size_t at, DateShape& out);

}  // namespace dateline
