// Places whose names are ordinary words or somebody's, where what stands beside them says that they are meant.
#pragma once

#include <string_view>
#include <vector>

#include "extract/name_candidates.h"

namespace dateline {

// Makes sure of such names: in a dateline ("MOBILE, Ala. (AP) --"); of countries and their parts also behind a town and
// a comma ("Amman, Jordan"), behind a party ("R-Miss."); of countries in one row with others ("Egypt, Jordan and
// Syria"), and where one moves to them ("left Chad") and nobody in the article is called so. `all` is in text order,
// selected.
void tell_regions(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes,
                  NameCandidates& all);

// The rule of a place or a body that is named by the word for what it is: no name by itself elsewhere.
inline constexpr std::string_view kKindRule = "short-kind";

// "the Gulf" for "the Gulf of Oman", "the Post" for "the Wessex Post": the word for what it is, where the article names
// one such place or body of a list in full. And
// "Odile" for "Hurricane Odile", where the article knows nobody of that name. Returns the links, in text order.
std::vector<NameLink> link_kinds(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes,
                                 NameCandidates& all);

}  // namespace dateline
