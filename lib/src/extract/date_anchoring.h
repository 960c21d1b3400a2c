// What a date is seen from.
#pragma once

#include <optional>
#include <string>

#include "extract/date_resolver.h"

namespace dateline {

// What a date is seen from: the day of the article, or the last date spoken of.
struct DateAnchoring {
  DateAnchoring(const DateBase& base, bool spoken);
  void choose(const DateBase& base, bool spoken);
  // Requires: day.
  Day take() {
    used = true;
    return *day;
  }

  std::optional<Day> day;
  std::string name;      // as the record gives it
  bool used = false;     // something in the value came from it
  bool missing = false;  // something would have, had there been one
};

}  // namespace dateline
