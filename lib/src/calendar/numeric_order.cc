#include "calendar/numeric_order.h"

#include <algorithm>
#include <cstdlib>

#include "calendar/shapes.h"

namespace dateline {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_next_to(std::optional<Day> published, int year, int month, int day) {
  const auto read = make_day(year, month, day);
  return read && published && std::abs((*read - *published).count()) <= 1;
}

DayMonthOrder order_of(const DateShape& shape, int first, std::optional<Day> published) {
  if (!shape.ambiguous) {
    if (shape.month == shape.day) return DayMonthOrder::unknown;
    return first == shape.day ? DayMonthOrder::day_first : DayMonthOrder::month_first;
  }
  // An ambiguous shape holds its month-first reading.
  const bool month_first = is_next_to(published, shape.year, shape.month, shape.day);
  const bool day_first = is_next_to(published, shape.year, shape.day, shape.month);
  if (month_first == day_first) return DayMonthOrder::unknown;
  return day_first ? DayMonthOrder::day_first : DayMonthOrder::month_first;
}

}  // namespace

DayMonthOrder day_month_order(std::string_view text, std::optional<Day> published) {
  auto found = DayMonthOrder::unknown;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    int first = 0;
    for (; end < text.size() && is_digit(text[end]); ++end)
      first = first < 100 ? first * 10 + (text[end] - '0') : first;
    DateShape shape;
    // With points the day comes first whatever the habit.
    const std::size_t behind =
        end - at <= 2 && end < text.size() && text[end] == '/' ? read_numeric_date(text, at, shape) : 0;
    if (behind > 0 && shape.day > 0) {
      const DayMonthOrder order = order_of(shape, first, published);
      if (order != DayMonthOrder::unknown && found != DayMonthOrder::unknown && order != found)
        return DayMonthOrder::unknown;
      if (order != DayMonthOrder::unknown) found = order;
    }
    // What belongs to one run of digits and slashes is read once.
    at = std::max(end, behind);
    while (behind == 0 && at + 1 < text.size() && text[at] == '/' && is_digit(text[at + 1])) {
      ++at;
      while (at < text.size() && is_digit(text[at])) ++at;
    }
  }
  return found;
}

}  // namespace dateline
