// Shapes of dates on tokens: what is a year, a day, a clock time, a whole numeric date, whatever the context.
#pragma once

#include <vector>

#include "calendar/numeric_date.h"
#include "language/lattice.h"

namespace dateline {

// Lays chunks over the lattice's stretch, their payload the index into `out`, which is appended to.
// Looks at digits, separators and the language's number endings alone; linear in the tokens.
void mark_date_shapes(Lattice& lattice, std::vector<DateShape>& out);

}  // namespace dateline
