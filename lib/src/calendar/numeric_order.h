// Which of day and month a text writes first in dates of digits: "02/03/2025".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "calendar/day.h"

namespace dateline {

enum class DayMonthOrder : std::uint8_t { unknown, day_first, month_first };

// Returns the order that the text's own dates show: those that can be read in one order only ("25/12/2024"), and those
// that are the day of publication, or next to it, in one order only. Unknown where there are none, or they disagree.
// Linear in the text.
DayMonthOrder day_month_order(std::string_view text, std::optional<Day> published);

}  // namespace dateline
