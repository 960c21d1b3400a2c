// What an article as a whole says about its dates: where it plays, in which order it writes day and month.
#pragma once

#include "calendar/numeric_order.h"
#include "extract/passage.h"

namespace dateline {

// Returns whether the article plays where spring begins in September: the country of the place in its dateline, else
// the one that it names most. Entities have to be made. Linear in them.
bool is_southern(const Document::Data& document);

// Returns the order of day and month in the article's dates of digits; failing that, the language's.
DayMonthOrder numeric_order(const Passage& passage);

}  // namespace dateline
