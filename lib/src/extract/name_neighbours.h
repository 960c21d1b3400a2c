// Names that a list knows inside longer ones that none does: "Lima Chemicals" is no town.
#pragma once

#include "extract/name_candidates.h"
#include "extract/short_forms.h"

namespace dateline {

// Joins what a gazetteer knows to the open run of capitals right beside it, where the two read as one name: a company
// called after a place ("Taiwan Tekstil"), a person whose family name is a town's ("Nora Valle"). Such a name links to
// nothing. Runs that mean a person of the article stay apart, and so does all in headlines. `all` is in text order.
void join_neighbours(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes,
                     PersonIndex& persons, NameCandidates& all);

}  // namespace dateline
