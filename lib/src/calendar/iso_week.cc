#include "calendar/iso_week.h"

#include "calendar/day.h"

namespace dateline {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The number that exactly so many digits give; -1 where they do not stand there.
int digits_at(std::string_view text, std::size_t at, std::size_t count) {
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (i >= text.size() || !is_digit(text[i])) return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

}  // namespace

std::size_t read_iso_week(std::string_view text, std::size_t at, DateShape& out) {
  const int year = digits_at(text, at, 4);
  if (year < 1000) return 0;
  const bool hyphens = text.substr(at + 4).starts_with("-W");
  std::size_t end = at + (hyphens ? 6 : 5);
  if (!hyphens && !text.substr(at + 4).starts_with('W')) return 0;
  const int week = digits_at(text, end, 2);
  if (week < 1 || week > weeks_in_year(year)) return 0;
  end += 2;
  DateShape shape;
  shape.year = year;
  const std::size_t behind = end + (hyphens && text.substr(end).starts_with('-') ? 1 : 0);
  const int weekday = hyphens && behind == end ? -1 : digits_at(text, behind, 1);
  if (weekday >= 1 && weekday <= 7) {
    const auto day = day_of_week(year, week, weekday);
    if (!day) return 0;
    // The first days of a year may lie in the last week of the one before.
    shape.year = year_of(*day);
    shape.month = static_cast<std::int8_t>(month_of(*day));
    shape.day = static_cast<std::int8_t>(day_of_month(*day));
    end = behind + 1;
  } else {
    shape.week = static_cast<std::int8_t>(week);
  }
  if (end < text.size() && (is_digit(text[end]) || (text[end] >= 'a' && text[end] <= 'z'))) return 0;
  out = shape;
  return end;
}

}  // namespace dateline
