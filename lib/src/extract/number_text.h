// Strings of digits as numbers.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dateline/decimal.h"

namespace dateline {

// Reads "1200", "1,200", "1,00,000", "1.5", "1’200", digits of any script. `group` and `decimal` are the language's
// separators. Returns nothing for what is written like no amount: "0123", "1,2", "1.2.3", "12,34,5", more than 38
// digits.
std::optional<Decimal> parse_number_text(std::string_view text, char group = ',', char decimal = '.');

// Returns how many bytes at the beginning of `text` are ASCII digits.
std::size_t leading_digits(std::string_view text);

// What stands between two tokens is one space that writers put inside numbers and not between words: no-break space,
// thin space, narrow no-break space, figure space.
bool is_group_space(std::string_view between);

}  // namespace dateline
