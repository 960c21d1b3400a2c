// Shapes of dates on tokens: what is a year, a day, a clock time, a whole numeric date, whatever the context.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "language/lattice.h"

namespace dateline {

// What a shape says; -1 where it does not. Payload of the chunks year, short_year, day, month_number, clock, full_date, decade.
struct DateShape {
  std::int32_t year = -1;
  std::int8_t month = -1, day = -1;
  std::int8_t hour = -1, minute = -1, second = -1;
  // "02/03/2025": both readings are days of a month; `month` and `day` hold the month-first one.
  bool ambiguous = false;
};

// Lays chunks over the lattice's stretch, their payload the index into `out`, which is appended to.
// Looks at digits and separators alone; linear in the tokens.
void mark_date_shapes(Lattice& lattice, std::vector<DateShape>& out);

}  // namespace dateline
