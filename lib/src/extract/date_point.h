// The day or period that an expression names, with what it leaves open filled from an anchor.
#pragma once

#include "extract/date_anchoring.h"
#include "extract/date_resolver.h"
#include "extract/open_date.h"

namespace dateline {

// Puts a day under what is said of the time.
void put_day(Timex& time, Day day);

Direction direction_of(const DateExpression& expression, const DateContext& context);

// What is said, with what is open filled from the anchor.
Timex point_of(const DateExpression& expression, const DateBase& base, const DateContext& context,
               DateAnchoring& anchor);

// The day that units are counted from: "two weeks after Easter".
Timex start_of_shift(const DateExpression& expression, const DateBase& base, const DateContext& context,
                     DateAnchoring& anchor);

// "that day" behind a year: some day of it. Requires: base.spoken.
Timex part_of_spoken(const DateExpression& expression, const DateBase& base, DateAnchoring& anchor);

// A period of the unit of which nothing is known yet.
Timex open_period(const TimeUnit& unit);

}  // namespace dateline
