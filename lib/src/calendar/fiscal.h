// Fiscal years: those of governments, by country.
#pragma once

#include <optional>
#include <string_view>

#include "calendar/timex.h"

namespace dateline {

// When a country's fiscal year begins (on the first of a month), and which calendar year gives it its name.
struct FiscalCalendar {
  int first_month = 1;       // 1-12
  bool named_by_end = true;  // the fiscal year 2021 ends in 2021; else it begins then
};

// Returns nothing for a country whose fiscal year is not known here. `country`: ISO 3166-1 alpha-2, in any case.
std::optional<FiscalCalendar> fiscal_calendar(std::string_view country);

// Returns the days of a fiscal year, of its quarter or half; nothing where the year is open or `timex` is none.
std::optional<DayRange> fiscal_days(const Timex& timex, FiscalCalendar calendar);

}  // namespace dateline
