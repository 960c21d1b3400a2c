#include "calendar/time_zone.h"

#include "calendar/day.h"

namespace dateline {

namespace {

constexpr int kFirstYear = 1967, kSunday = 7;
constexpr int kChange = 2;  // at two in the morning

// The days on which the clocks of the United States are put forward and back.
DayRange american_summer(int year) {
  if (year >= 2007) return {nth_weekday(year, 3, kSunday, 2), nth_weekday(year, 11, kSunday, 1)};
  // The oil crisis: they were put forward in January and in February.
  if (year == 1974) return {nth_weekday(year, 1, kSunday, 1), nth_weekday(year, 10, kSunday, -1)};
  if (year == 1975) return {nth_weekday(year, 2, kSunday, -1), nth_weekday(year, 10, kSunday, -1)};
  const Day first = year >= 1987 ? nth_weekday(year, 4, kSunday, 1) : nth_weekday(year, 4, kSunday, -1);
  return {first, nth_weekday(year, 10, kSunday, -1)};
}

// By how many minutes they are ahead; nothing where the day is open.
std::optional<int> american_summer_minutes(const Timex& timex) {
  const bool whole = timex.year != kOpen && timex.month != kOpen && timex.day != kOpen;
  const auto day = whole ? make_day(timex.year, timex.month, timex.day) : std::nullopt;
  if (!day) return std::nullopt;
  if (timex.year < kFirstYear) return 0;
  const DayRange summer = american_summer(timex.year);
  const auto is_past = [&](Day change) { return *day > change || (*day == change && timex.hour >= kChange); };
  return is_past(summer.first) && !is_past(summer.last) ? 60 : 0;
}

}  // namespace

ZoneName zone_name(const Sense& sense) {
  return {static_cast<int>(sense.number), sense.option("summer") == "american"};
}

void put_zone(Timex& timex, const ZoneName& zone) {
  const std::optional<int> summer = zone.american ? american_summer_minutes(timex) : 0;
  timex.zone = summer ? zone.minutes + *summer : kOpen;
}

}  // namespace dateline
