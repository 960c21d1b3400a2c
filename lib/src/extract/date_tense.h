// How the words around a date bear on it: the tense that its clause has, and its preposition.
#pragma once

#include "extract/date_resolver.h"
#include "extract/date_words.h"
#include "extract/passage.h"
#include "extract/tense_words.h"

namespace dateline {

// The context of the date over the tokens [first, last).
DateContext context_of(const DateWords& words, const TenseWords& tenses, const Passage& passage, std::uint32_t first,
                       std::uint32_t last);

}  // namespace dateline
