// Pieces of longer names.
#pragma once

#include "extract/name_candidates.h"
#include "language/lexicon.h"

namespace dateline {

// Takes the identity from places and peoples that are but a piece of a longer name: the land in the name of a firm's
// branch, the town in that of a constituency. Requires: neighbours joined.
void leave_longer(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes,
                  NameCandidates& all);

}  // namespace dateline
