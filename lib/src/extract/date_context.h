// Whether words that could be a date are one here.
#pragma once

#include "extract/date_words.h"
#include "extract/passage.h"
#include "language/grammar.h"

namespace dateline {

// Returns whether the match is an expression of time where it stands: judges rules with the key `bare`, whose words are
// as often something else, and whatever a name covers.
bool is_date_here(const DateWords& words, const Passage& passage, const Match& match);

}  // namespace dateline
