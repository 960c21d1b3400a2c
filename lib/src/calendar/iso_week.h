// Weeks as ISO 8601 writes them.
#pragma once

#include <cstddef>
#include <string_view>

#include "calendar/shapes.h"

namespace dateline {

// Reads "2024-W07", "2024W07" and the days "2024-W07-3", "2024W073" at text[at]: sets the year and the week, or the
// day. Returns its end, 0 where there is none, or no such week.
std::size_t read_iso_week(std::string_view text, std::size_t at, DateShape& out);

}  // namespace dateline
