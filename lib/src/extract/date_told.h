// The day that a passage tells of, which its clock times and parts of a day are those of.
#pragma once

#include "extract/date_resolver.h"
#include "extract/dates.h"
#include "extract/passage.h"

namespace dateline {

// Returns the day of a time of day; other dates as they are.
Timex without_time(Timex timex);

// Lets clock times be those of the date's day from here on; nothing where it is no day.
void tell(const Timex& timex, DateBase& base);

// Whether the match is a year alone before the name of what was made in it, "a 1989 Mercedes": nothing happened then.
bool names_make(const DateWords& words, const Passage& passage, const Match& match);

// Puts the day that heads an entry of a chronicle into the year that the entry before it goes on in, and notes it.
void follow_entry(const DateExpression& expression, const DateBase& base, const DateContext& context,
                  DateAnchor& anchor, ResolvedDate& resolved);

// Whether the passage goes on telling of the day that the anchor has: in the next sentence, or a few behind in the same
// paragraph.
bool goes_on_telling(const Passage& passage, const DateAnchor& anchor);

}  // namespace dateline
