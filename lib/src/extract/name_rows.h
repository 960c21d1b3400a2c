// Names in a row with persons or places.
#pragma once

#include "extract/name_candidates.h"
#include "extract/short_forms.h"

namespace dateline {

// Takes an open run of two or three capitals for a person where it stands in a row with one ("Ana Ruiz, Tolo Brancu and
// Mira Osk"), or where its last word stands alone elsewhere, and enters it; an open word in a row with two places for a
// place. `all` is in text order.
void read_rows(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes, PersonIndex& persons,
               NameCandidates& all);

}  // namespace dateline
