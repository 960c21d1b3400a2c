// Names that a list knows and that the article hardly means.
#pragma once

#include "extract/name_candidates.h"
#include "extract/name_setting.h"

namespace dateline {

// A town that no word beside it says to be a place, in an article that names other countries than its own: "Sumi" is
// hardly the one of Ukraine where all else is in China. Such a name is a run of capitals like others. Nothing is
// doubted where the article names no country at all.
//
// A small town that some word does say to be a place is one, though not that one of the lists; neither is a name of
// many towns in countries that the article does not name.
void doubt_towns(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes,
                 const CountryCount& countries, NameCandidates& all);

}  // namespace dateline
