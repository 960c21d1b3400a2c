// Dates in web addresses and file names.
#pragma once

#include <string>
#include <string_view>

#include "language/lexicon.h"

namespace dateline {

// Returns the day in a path, "YYYY-MM-DD": /2024/02/07/, /2024/feb/07/, 2024-02-07, 2024_02_07, 20240207; "" where
// there is none. Digits that belong to a longer number, and days that do not exist, are none.
std::string date_in_address(const Lexicon& lexicon, std::string_view address);

}  // namespace dateline
