// Divisions that are called as their seats are, where no word for a division says so.
#pragma once

#include <string_view>

#include "extract/name_candidates.h"
#include "gazetteer/match.h"

namespace dateline {

// Makes the name of a town that of the division called so: behind a town of it and a comma, "Oske, Velmar"; before or
// behind an office that divisions have, "the Velmar governor", "chief minister of Velmar"; in a row with divisions,
// "Oske, Drusk and Velmar", where only a large town stays a town. `kinds`: what divisions are called behind their
// names, apart by strokes. `all` is in text order, selected.
void tell_seats(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes,
                const NameMatcher& matcher, std::string_view kinds, NameCandidates& all);

}  // namespace dateline
