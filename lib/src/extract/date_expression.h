// What an expression of time says, before it is known when it was said.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calendar/time_zone.h"
#include "calendar/timex.h"
#include "dateline/decimal.h"
#include "extract/date_words.h"
#include "extract/passage.h"
#include "language/grammar.h"

namespace dateline {

// The right sides of dates.rules.
enum class DateKind : std::uint8_t { date, shift, duration, set, reference, range, none };

// Returns nothing for a kind that dates do not know.
std::optional<DateKind> date_kind(std::string_view name);

enum class UnitKind : std::uint8_t { none, second, minute, hour, day, night, week, weekend, month, quarter, year };

// A unit of time, or several of it: a decade is ten years.
struct TimeUnit {
  UnitKind kind = UnitKind::none;
  int multiple = 1;
};

TimeUnit time_unit(std::string_view value);  // "Y", "10Y", "TH", ...

// A count of units.
struct UnitCount {
  TimeUnit unit;
  std::optional<Decimal> count;  // absent: an unknown number of them
  std::optional<Decimal> least;  // "four to six weeks": count has the most
  bool decimal = false;          // written with a decimal point
};

struct DateExpression {
  DateKind kind = DateKind::none;
  Timex said;                // what is said of the calendar; the rest is open
  Timex first;               // of a range: its beginning
  int weekday = kOpen;       // said beside a whole date
  int direction = kOpen;     // -1 last, 0 this, 1 next
  bool from_spoken = false;  // seen from the last date spoken of
  int day_shift = kOpen;     // yesterday: -1
  bool overnight = false;    // the night that the tense speaks of
  int nth = kOpen;           // which weekday of a month, which week or month of a year; -1: the last
  UnitKind nth_unit = UnitKind::none;
  const Sense* holiday = nullptr;
  TimeUnit unit;                 // the period that the direction is of
  UnitCount count;               // of a shift or a duration
  UnitCount also, third;         // "two years and six months", "two years, a month and 21 days"
  int of_week = kOpen;           // which day of the week that a shift comes to: "Friday three weeks from now"
  int sign = 0;                  // of a shift
  bool ambiguous = false;        // day and month may change places
  bool in_digits = false;        // day and month are digits: they may change places, too
  bool two_digits = false;       // the year's century is a guess
  std::optional<ZoneName> zone;  // named beside the clock time
  std::string_view mod;          // START MID END APPROX LESS_THAN ...
  bool compare = false;          // "earlier", "later": as seen from the anchor
  bool following = false;        // "the following week", said of what is told; "the next week" may be the one to come
  bool open_end = false;         // "more than two years ago": or long before; "just over" is near
  bool vague = false;            // "several", "a few"
  std::string_view value;        // of a reference or a frequency
  std::string_view quant, freq;
  bool only_past = false;      // seen from the date spoken of only in what is told of the past
  bool only_future = false;    // a length of time unless it is to come
  bool as_week = false;        // the week that has the day: "Easter week"
  bool as_weekend = false;     // its weekend: "the weekend of May 18"
  bool of_quarter = false;     // the quarter that the text speaks of
  bool any_period = false;     // "the same period of 2023": may be of another length
  bool compared = false;       // "the same period", of another year than the one spoken of
  bool onward = false;         // "a week from Tuesday": the Tuesday to come
  bool of_results = false;     // "for the full year": the one whose results are told
  bool freq_is_count = false;  // "three times a week"
};

// Reads a match of dates.rules. Allocates nothing but what Decimal needs.
DateExpression read_expression(const DateWords& words, const Passage& passage, const Match& match);

// "P25Y", "PXW", "PT1H30M".
std::string duration_value(const UnitCount& count, const UnitCount& also = {}, const UnitCount& third = {});

}  // namespace dateline
