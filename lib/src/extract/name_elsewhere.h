// Places that are called as a town of the lists is and are not that town.
#pragma once

#include "extract/name_candidates.h"

namespace dateline {

// Marks as being elsewhere what the words beside it say to be no town of the lists: "the island of Velmar", unless the
// lists have an island or a division of that name, which is then taken; "the White Village", a small town with an
// article and no noun behind it; a row of persons each with a place in brackets, "Osk (Velmar), Drusk (Brancu)", which
// are the clubs or the seats that they stand for.
void tell_elsewhere(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes,
                    NameCandidates& all);

}  // namespace dateline
