// Letters that stand for a name: "National Intelligence Service (NIS)".
#pragma once

#include <vector>

#include "extract/name_candidates.h"

namespace dateline {

// Whether the candidate is one word of two letters or more, all capitals.
bool is_acronym(const Document::Data& document, const NameCandidate& candidate);

// Types the letters in brackets behind a name, or before one in brackets, as what they stand for, and all other
// mentions of the same letters; without brackets those of an organisation's initials. Returns the links, in text order.
std::vector<NameLink> link_acronyms(const Document::Data& document, NameCandidates& all);

}  // namespace dateline
