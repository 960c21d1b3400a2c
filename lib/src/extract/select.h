// The one place that decides between overlapping readings.
#pragma once

#include <vector>

#include "extract/passage.h"

namespace dateline {

// Keeps, of readings that overlap, the one that covers most tokens; of equally long ones the kind in the order date,
// figure, entity, silent ones first; of one kind the rule written earlier. Sorted by first on return.
// Where `explain`, a winner's annotation names the readings that it beat. n log n in the readings.
void select_readings(const Passage& passage, bool explain, std::vector<Reading>& readings);

}  // namespace dateline
