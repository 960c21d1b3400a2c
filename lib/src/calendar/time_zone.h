// Names of time zones beside a clock time.
#pragma once

#include <optional>

#include "calendar/timex.h"
#include "language/lexicon.h"

namespace dateline {

struct ZoneName {
  int minutes = 0;        // east of UTC; of `american` ones, in winter
  bool american = false;  // "ET": the clock of the United States, be it summer or winter
};

// Returns what the tables say of a name of TIME_ZONE.
ZoneName zone_name(const Sense& sense);

// Gives the time its zone; none where that hangs on a day that is open. Summer time is that of the Uniform Time Act
// (15 U.S.C. 260a), as it stood in the year.
void put_zone(Timex& timex, const ZoneName& zone);

}  // namespace dateline
