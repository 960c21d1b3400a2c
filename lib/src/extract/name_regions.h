// Places whose names are ordinary words or somebody's, where what stands beside them says that they are meant.
#pragma once

#include "extract/name_candidates.h"

namespace dateline {

// Makes sure of such names: in a dateline ("MOBILE, Ala. (AP) --"); of countries and their parts also behind a town and
// a comma ("Amman, Jordan"), behind a party ("R-Miss."); of countries in one row with others ("Egypt, Jordan and
// Syria"), and where one moves to them ("left Chad") and nobody in the article is called so. `all` is in text order,
// selected.
void tell_regions(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes,
                  NameCandidates& all);

}  // namespace dateline
