// A whole date in a short line: "Wed 07 Feb 2024 | 02:35 PM", "Published: 7 February 2024, 14:35 GMT", "2024 / 02 /
// 22".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calendar/date_names.h"
#include "calendar/timex.h"
#include "dateline/span.h"
#include "language/lexicon.h"

namespace dateline {

// A date as a header, a caption or a meta tag gives it.
struct DateLine {
  Span span;    // bytes of the line: weekday, date, clock time and zone
  Timex timex;  // a day of a month, or a time of that day; the year may be open ("SEOUL, Feb 7")
  // "02/03/2025": may be the 2nd of March as well; timex has the month-first reading, unless the caller said otherwise.
  bool ambiguous = false;

  // "2024-02-07", "2024-02-07T14:35+09:00"; "" where the year is open or there is no such day.
  std::string value() const;
};

// Returns the first date of `line` that has a day; one with a year before one without. Month and weekday names, zones
// and a.m./p.m. are those of the lexicon (classes MONTH, WEEKDAY, TIME_ZONE, MERIDIEM). Needs no tokens; linear in the
// line.
std::optional<DateLine> read_date_line(const Lexicon& lexicon, std::string_view line, bool day_first = false);
// The same with the names of any language.
std::optional<DateLine> read_date_line(const DateNames& names, std::string_view line, bool day_first = false);

}  // namespace dateline
