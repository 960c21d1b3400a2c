// Where an expression of time ends.
#pragma once

#include "extract/date_words.h"
#include "extract/passage.h"
#include "language/grammar.h"

namespace dateline {

// Whether the match takes words that belong to what stands before or behind it.
bool cuts_neighbours(const DateWords& words, const Passage& passage, const Match& match);

}  // namespace dateline
