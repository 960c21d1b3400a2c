// Which of the candidates for one stretch of words stands.
#pragma once

#include "extract/name_candidates.h"

namespace dateline {

// Of each sentence's candidates that overlap, keeps the longest, of equally long ones the strongest; what a run of
// capitals has left over stays open. Another reading of the same stretch lends its identity. Appends to `all.list`, by
// sentence, then first. `found` is NameFinder::find's.
void select_names(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes,
                  const NameFinder::Found& found, NameCandidates& all);

}  // namespace dateline
