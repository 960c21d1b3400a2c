// On which side of the equator a country's seasons are.
#pragma once

#include <string_view>

namespace dateline {

// Returns whether spring begins there in September. `country`: ISO 3166-1 alpha-2, in capitals. Countries that the
// equator crosses or comes near to count as northern: they do not name the year's parts so.
bool has_southern_seasons(std::string_view country);

}  // namespace dateline
