#include "calendar/day.h"

#include <fmt/format.h>

namespace dateline {
namespace chrono = std::chrono;

namespace {

chrono::year_month_day civil(Day day) { return chrono::year_month_day{day}; }

Day civil_day(int year, int month, int day) {
  return Day{chrono::year{year} / chrono::month{static_cast<unsigned>(month)} /
             chrono::day{static_cast<unsigned>(day)}};
}

// The number of two or four ASCII digits at `at`, or -1.
int digits_at(std::string_view text, std::size_t at, std::size_t length) {
  if (at + length > text.size()) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + length; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

}  // namespace

int month_length(int year, int month) {
  const auto last = chrono::year{year} / chrono::month{static_cast<unsigned>(month)} / chrono::last;
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

bool is_day(int year, int month, int day) {
  return year >= -9999 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= month_length(year, month);
}

std::optional<Day> make_day(int year, int month, int day) {
  if (!is_day(year, month, day)) return std::nullopt;
  return civil_day(year, month, day);
}

int year_of(Day day) { return static_cast<int>(civil(day).year()); }
int month_of(Day day) { return static_cast<int>(static_cast<unsigned>(civil(day).month())); }
int day_of_month(Day day) { return static_cast<int>(static_cast<unsigned>(civil(day).day())); }
int weekday_of(Day day) { return static_cast<int>(chrono::weekday{day}.iso_encoding()); }

IsoWeek iso_week(Day day) {
  // A week belongs to the year that its Thursday is in.
  const int weekday = weekday_of(day);
  const Day thursday = add_days(day, 4 - weekday);
  const int year = year_of(thursday);
  const auto since = (thursday - civil_day(year, 1, 1)).count();
  return {year, static_cast<int>(since / 7) + 1, weekday};
}

int weeks_in_year(int year) { return iso_week(civil_day(year, 12, 28)).week; }

std::optional<Day> day_of_week(int year, int week, int weekday) {
  if (year < -9999 || year > 9999 || week < 1 || week > weeks_in_year(year)) return std::nullopt;
  const Day fourth = civil_day(year, 1, 4);  // always in week 1
  return add_days(fourth, (week - 1) * 7 + weekday - weekday_of(fourth));
}

Day add_days(Day day, int days) { return day + chrono::days{days}; }

Day add_months(Day day, int months) {
  const auto from = civil(day);
  const auto moved = from.year() / from.month() + chrono::months{months};
  const int year = static_cast<int>(moved.year());
  const int month = static_cast<int>(static_cast<unsigned>(moved.month()));
  return civil_day(year, month, std::min(day_of_month(day), month_length(year, month)));
}

Day nth_weekday(int year, int month, int weekday, int nth) {
  if (nth < 0) {
    const Day last = civil_day(year, month, month_length(year, month));
    return add_days(last, -((weekday_of(last) - weekday + 7) % 7) + (nth + 1) * 7);
  }
  const Day first = civil_day(year, month, 1);
  return add_days(first, (weekday - weekday_of(first) + 7) % 7 + (nth - 1) * 7);
}

Day easter(int year) {
  // The anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).
  const int a = year % 19, b = year / 100, c = year % 100;
  const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4, k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int sum = h + l - 7 * m + 114;
  return civil_day(year, sum / 31, sum % 31 + 1);
}

Day orthodox_easter(int year) {
  // Meeus' Julian algorithm; the Julian calendar is behind by centuries - centuries / 4 - 2 days.
  const int a = year % 4, b = year % 7, c = year % 19;
  const int d = (19 * c + 15) % 30, e = (2 * a + 4 * b - d + 34) % 7;
  const int sum = d + e + 114;
  const int behind = year / 100 - year / 400 - 2;
  return add_days(civil_day(year, sum / 31, sum % 31 + 1), behind);
}

std::string day_str(Day day) {
  const int year = year_of(day);
  if (year >= 0 && year <= 9999) {
    std::string out = "0000-00-00";
    const auto put = [&](std::size_t at, int value) {
      out[at] = static_cast<char>('0' + value / 10);
      out[at + 1] = static_cast<char>('0' + value % 10);
    };
    const chrono::year_month_day date = civil(day);
    put(0, year / 100);
    put(2, year % 100);
    put(5, static_cast<int>(static_cast<unsigned>(date.month())));
    put(8, static_cast<int>(static_cast<unsigned>(date.day())));
    return out;
  }
  return fmt::format("{}{:04}-{:02}-{:02}", year < 0 ? "-" : "+", std::abs(year), month_of(day), day_of_month(day));
}

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = digits_at(text, 0, 4), month = digits_at(text, 5, 2), day = digits_at(text, 8, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  return make_day(year, month, day);
}

}  // namespace dateline
