// The one place that decides between overlapping readings.
#pragma once

#include <vector>

#include "extract/passage.h"

namespace dateline {

// Keeps, of readings that overlap, the one that covers most tokens; of equally long ones the kind in the order date,
// figure, entity, silent ones before the others of their kind; of one kind the rule written earlier. Silent winners
// stay in the list. Sorted by first on return. Where `explain`, a winner's `losers` name the readings that it beat, and
// why.
void select_readings(bool explain, Readings& readings);

}  // namespace dateline
