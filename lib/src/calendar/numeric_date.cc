#include "calendar/numeric_date.h"

#include "calendar/digit_run.h"

namespace dateline {
namespace {

// What stands behind a number does not make it a piece of a longer one: "2024-02-22-7", "2.5.2024.1".
bool ends_well(std::string_view text, std::size_t end) {
  const char c = char_at(text, end);
  if (is_digit(c) || is_letter(c) || c == '%') return false;
  return !((c == '-' || c == '/' || c == '.' || c == ':' || c == ',') && is_digit(char_at(text, end + 1)));
}

// Skips the separator `sep`, with at most one space on either side. Returns where the next part begins, 0 where there
// is none.
std::size_t skip_separator(std::string_view text, std::size_t at, char sep) {
  if (char_at(text, at) == ' ') ++at;
  if (char_at(text, at) != sep) return 0;
  ++at;
  if (char_at(text, at) == ' ') ++at;
  return is_digit(char_at(text, at)) ? at : 0;
}

// The separator behind a first part, '\0' where there is none.
char separator_at(std::string_view text, std::size_t at) {
  const char c = char_at(text, at) == ' ' ? char_at(text, at + 1) : char_at(text, at);
  return c == '-' || c == '/' || c == '.' ? c : '\0';
}

// "T14:35:00.123+09:00" behind a date.
std::size_t read_iso_time(std::string_view text, std::size_t at, DateShape& out) {
  if (char_at(text, at) != 'T') return at;
  DateShape clock;
  std::size_t end = read_clock(text, at + 1, clock);
  if (end == 0) return at;
  if (char_at(text, end) == '.' && is_digit(char_at(text, end + 1))) end = run_at(text, end + 1).end();
  const char sign = char_at(text, end);
  if (sign == 'Z') {
    out.zone = 0;
    ++end;
  } else if (sign == '+' || sign == '-') {
    const DigitRun hours = run_at(text, end + 1);
    std::int32_t minutes = -1;
    std::size_t stop = hours.end();
    if (hours.length == 2 && char_at(text, stop) == ':') {
      const DigitRun rest = run_at(text, stop + 1);
      if (rest.length == 2) minutes = hours.value * 60 + rest.value, stop = rest.end();
    } else if (hours.length == 4) {
      minutes = hours.value / 100 * 60 + hours.value % 100;
    } else if (hours.length == 2) {
      minutes = hours.value * 60;
    }
    if (minutes < 0 || minutes > 15 * 60) return at;
    out.zone = static_cast<std::int16_t>(sign == '-' ? -minutes : minutes);
    end = stop;
  }
  out.hour = clock.hour;
  out.minute = clock.minute;
  out.second = clock.second;
  return end;
}

std::size_t read_year_first(std::string_view text, const DigitRun& year, char sep, DateShape& out) {
  const std::size_t second = skip_separator(text, year.end(), sep);
  const DigitRun month = second == 0 ? DigitRun{} : run_at(text, second);
  if (!is_month(month)) return 0;
  out.year = year.value;
  out.month = static_cast<std::int8_t>(month.value);
  const std::size_t third = skip_separator(text, month.end(), sep);
  const DigitRun day = third == 0 ? DigitRun{} : run_at(text, third);
  if (is_day(day)) {
    out.day = static_cast<std::int8_t>(day.value);
    const std::size_t end = read_iso_time(text, day.end(), out);
    return ends_well(text, end) ? end : 0;
  }
  // "2012-13", "2009-12" and "1532-3" are stretches of years, "2015-12" and "2015/3" months; with a point it is a
  // number.
  if (sep == '.' || text[year.end()] == ' ' || !ends_well(text, month.end())) return 0;
  if (sep == '-' && month.value > year.value % (month.length == 2 ? 100 : 10)) return 0;
  return month.end();
}

std::size_t read_year_last(std::string_view text, const DigitRun& first, char sep, DateShape& out) {
  const std::size_t at = skip_separator(text, first.end(), sep);
  const DigitRun second = at == 0 ? DigitRun{} : run_at(text, at);
  if (is_month(first) && is_year(second) && sep != '.' && text[first.end()] != ' ') {  // "02/2024"
    if (!ends_well(text, second.end())) return 0;
    out.month = static_cast<std::int8_t>(first.value);
    out.year = second.value;
    return second.end();
  }
  if (!is_day(first) || !is_day(second)) return 0;
  const std::size_t third = skip_separator(text, second.end(), sep);
  const DigitRun year = third == 0 ? DigitRun{} : run_at(text, third);
  // "7.2.24" is as often a version or a section as a date.
  const bool short_year = year.length == 2 && sep != '-' && text[first.end()] != ' ' &&
                          (sep == '/' || (first.length == 2 && second.length == 2));
  if ((!is_year(year) && !short_year) || !ends_well(text, year.end())) return 0;
  const bool month_first = is_month(first) && sep != '.';
  const bool day_first = is_month(second);
  if (!month_first && !day_first) return 0;
  out.ambiguous = month_first && day_first && first.value != second.value;
  out.month = static_cast<std::int8_t>(month_first ? first.value : second.value);
  out.day = static_cast<std::int8_t>(month_first ? second.value : first.value);
  out.year = year.length == 4 ? year.value : year.value + (year.value < 50 ? 2000 : 1900);
  out.two_digits = year.length == 2;
  return year.end();
}

}  // namespace

std::size_t read_numeric_date(std::string_view text, std::size_t at, DateShape& out) {
  const DigitRun first = run_at(text, at);
  if (first.length == 0 || first.length > 4) return 0;
  const char sep = separator_at(text, first.end());
  if (sep == '\0') return 0;
  DateShape shape;
  const std::size_t end =
      is_year(first) ? read_year_first(text, first, sep, shape) : read_year_last(text, first, sep, shape);
  if (end > 0) out = shape;
  return end;
}

std::size_t read_clock(std::string_view text, std::size_t at, DateShape& out) {
  const DigitRun hour = run_at(text, at);
  if (hour.length == 0 || hour.length > 2 || hour.value > 24) return 0;
  const char sep = char_at(text, hour.end());
  const bool letter = sep == 'h' && hour.length == 2;  // "14h30"
  if (sep != ':' && sep != '.' && !letter) return 0;
  const DigitRun minute = run_at(text, hour.end() + 1);
  if (minute.length != 2 || minute.value > 59) return 0;
  std::size_t end = minute.end();
  DateShape shape;
  if (char_at(text, end) == sep && is_digit(char_at(text, end + 1))) {
    const DigitRun second = run_at(text, end + 1);
    if (sep == '.' || second.length != 2 || second.value > 59) return 0;
    shape.second = static_cast<std::int8_t>(second.value);
    end = second.end();
  }
  if (hour.value == 24 && (minute.value > 0 || shape.second > 0)) return 0;
  const char next = char_at(text, end);
  if (is_digit(next) || next == '%' || (letter && is_letter(next)) ||
      ((next == ':' || next == ',') && is_digit(char_at(text, end + 1))))
    return 0;
  if (next == '.' && sep == '.' && is_digit(char_at(text, end + 1))) return 0;
  shape.hour = static_cast<std::int8_t>(hour.value);
  shape.minute = static_cast<std::int8_t>(minute.value);
  shape.ambiguous = sep == '.' || hour.length == 1;
  out = shape;
  return end;
}

}  // namespace dateline
