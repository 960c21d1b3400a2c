// Companies that no list knows, where an article speaks of them by a part of their name: "Belmarra" for "Belmarra
// Foods".
#pragma once

#include <cstdint>
#include <vector>

#include "extract/name_candidates.h"

namespace dateline {

// Types what the article tells to be a company: the first words of a company's name ("Orvaldi Marne" for "Orvaldi
// Marne S.A.", "Tolvane" for "Tolvane Savings Bank"), and what has shares or shareholders behind it. It speaks
// for open runs, for persons that only the look of their name tells ("Milton Harrow"), and against small places that
// the article never tells to be places; not against somebody of that family name. Returns the links, in text order.
// `all` is in text order, selected. Linear in the candidates.
std::vector<NameLink> settle_companies(const Document::Data& document, const Lexicon& lexicon,
                                       const NameClasses& classes, NameCandidates& all);

}  // namespace dateline
