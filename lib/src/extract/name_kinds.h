// Places and bodies that an article goes on to name by the word for what they are: "the Gulf".
#pragma once

#include <string_view>
#include <vector>

#include "extract/name_candidates.h"

namespace dateline {

// The rule of a place or a body that is named by the word for what it is: no name by itself elsewhere.
inline constexpr std::string_view kKindRule = "short-kind";

// "the Gulf" for "the Gulf of Oman", "the Post" for "the Wessex Post": the word for what it is, where the article names
// one such place or body of a list in full. And "Odile" for "Hurricane Odile", where the article knows nobody of that
// name. Returns the links, in text order.
std::vector<NameLink> link_kinds(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes,
                                 NameCandidates& all);

}  // namespace dateline
