// Dates in EDTF, the Extended Date/Time Format of ISO 8601-2.
#pragma once

#include <string>
#include <string_view>

#include "calendar/timex.h"

namespace dateline {

// Returns the date without any `mod`: "2024-02-19", "199X", "2023-23" (autumn), "2024-33" (first quarter), "XXXX-09",
// "2024-02-12/2024-02-18" (a week), "2024-02-07T14:35:00Z". "" where EDTF has no form for it (a weekday of no known
// week).
std::string edtf_of(const Timex& timex);

// Returns the date under a TIMEX3 `mod`: APPROX "2024~", ON_OR_AFTER "2024/..", ON_OR_BEFORE "../2024",
// START "2024-03-01~/2024-03-10~" (thirds). Under a `relation` too, a `mod` as well, a third is open on one side: by
// the end of 2024 is "../2024-12~".
std::string edtf_of(const Timex& timex, std::string_view mod, std::string_view relation = {});

// Returns "first/last", open on the side that the relation leaves open.
std::string edtf_range(DayRange range, std::string_view relation = {});

}  // namespace dateline
