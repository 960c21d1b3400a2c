// The names of months, weekdays and the like, whatever language they come from.
#pragma once

#include <optional>
#include <string_view>

#include "calendar/time_zone.h"

namespace dateline {

class DateNames {
 public:
  virtual ~DateNames() = default;
  // 1 to 12; 0 where the word names none.
  virtual int month(std::string_view word) const = 0;
  virtual bool is_weekday(std::string_view word) const = 0;
  virtual std::optional<ZoneName> zone(std::string_view word) const = 0;
  // 0 for a.m., 1 for p.m., -1 for neither. Dots within it are left out.
  virtual int meridiem(std::string_view word) const = 0;
};

// The names that CLDR has for a language (BCP 47, its regions and English included), whatever their case. Made once a
// language, then shared between threads.
const DateNames& cldr_date_names(std::string_view lang);

// Whether dates in figures have the day before the month there, by CLDR. Nothing where the language has many uses and
// no region is said.
std::optional<bool> writes_day_first(std::string_view lang);

}  // namespace dateline
