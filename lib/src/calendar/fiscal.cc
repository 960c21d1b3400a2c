#include "calendar/fiscal.h"

#include <algorithm>
#include <iterator>

namespace dateline {
namespace {

struct Country {
  char code[3];
  FiscalCalendar calendar;
};

// Of central governments. Japan and Singapore call the year by its beginning.
constexpr Country kCountries[] = {
    {"ae", {1, true}},  {"ar", {1, true}},  {"at", {1, true}}, {"au", {7, true}},  {"bd", {7, true}}, {"be", {1, true}},
    {"bg", {1, true}},  {"br", {1, true}},  {"ca", {4, true}}, {"ch", {1, true}},  {"cl", {1, true}}, {"cn", {1, true}},
    {"co", {1, true}},  {"cz", {1, true}},  {"de", {1, true}}, {"dk", {1, true}},  {"ee", {1, true}}, {"eg", {7, true}},
    {"es", {1, true}},  {"fi", {1, true}},  {"fr", {1, true}}, {"gb", {4, true}},  {"gr", {1, true}}, {"hk", {4, true}},
    {"hr", {1, true}},  {"hu", {1, true}},  {"id", {1, true}}, {"ie", {1, true}},  {"il", {1, true}}, {"in", {4, true}},
    {"it", {1, true}},  {"jp", {4, false}}, {"ke", {7, true}}, {"kr", {1, true}},  {"lt", {1, true}}, {"lv", {1, true}},
    {"mx", {1, true}},  {"my", {1, true}},  {"ng", {1, true}}, {"nl", {1, true}},  {"no", {1, true}}, {"nz", {7, true}},
    {"pe", {1, true}},  {"ph", {1, true}},  {"pk", {7, true}}, {"pl", {1, true}},  {"pt", {1, true}}, {"ro", {1, true}},
    {"rs", {1, true}},  {"ru", {1, true}},  {"se", {1, true}}, {"sg", {4, false}}, {"si", {1, true}}, {"sk", {1, true}},
    {"th", {10, true}}, {"tr", {1, true}},  {"tw", {1, true}}, {"tz", {7, true}},  {"ua", {1, true}}, {"ug", {7, true}},
    {"uk", {4, true}},  {"us", {10, true}}, {"vn", {1, true}}, {"za", {4, true}},
};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::optional<FiscalCalendar> fiscal_calendar(std::string_view country) {
  if (country.size() != 2) return std::nullopt;
  const auto* const found = std::find_if(std::begin(kCountries), std::end(kCountries), [&](const Country& one) {
    return one.code[0] == lower(country[0]) && one.code[1] == lower(country[1]);
  });
  if (found == std::end(kCountries)) return std::nullopt;
  return found->calendar;
}

std::optional<DayRange> fiscal_days(const Timex& t, FiscalCalendar calendar) {
  if (!t.fiscal || t.year == kOpen || !is_possible(t)) return std::nullopt;
  int first = 0, months = 12;
  if (t.grain == Grain::quarter && t.quarter != kOpen) {
    first = (t.quarter - 1) * 3;
    months = 3;
  } else if (t.grain == Grain::half && t.half != kOpen) {
    first = (t.half - 1) * 6;
    months = 6;
  } else if (t.grain != Grain::year) {
    return std::nullopt;
  }
  const int year = calendar.named_by_end && calendar.first_month > 1 ? t.year - 1 : t.year;
  const auto begin = make_day(year, calendar.first_month, 1);
  if (!begin) return std::nullopt;
  const Day from = add_months(*begin, first);
  return DayRange{from, add_days(add_months(from, months), -1)};
}

}  // namespace dateline
