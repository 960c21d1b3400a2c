// Provinces, counties and districts that are called as their towns are.
#pragma once

#include "extract/name_candidates.h"
#include "gazetteer/match.h"

namespace dateline {

// Makes the name of a town that of the division where the word for one says so: "Velmar prefecture", "the county of
// Velmar", "Oske and Velmar provinces", "the counties of Oske and Velmar". Where no list has the division, the name
// links to nothing. Some kinds hold for the mentions behind it, too. `all` is in text order, selected.
void tell_divisions(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes,
                    const NameMatcher& matcher, NameCandidates& all);

}  // namespace dateline
