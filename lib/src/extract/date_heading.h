// Dates that head a line, as in chronicles and programmes.
#pragma once

#include <cstdint>

#include "extract/date_words.h"
#include "language/lattice.h"
#include "syntax/verb_group.h"

namespace dateline {

enum class Heading : std::uint8_t {
  none,
  entry,         // "May 9 - The firm says": what is told is told as of that day
  announcement,  // "May 9: The choir will sing", "Monday: The choir sings at 7 p.m.": to come
};

// What the date over the tokens [first, last) heads: nothing but a mark before it, and a colon or a dash behind it.
Heading heading_of(const DateWords& words, const VerbWords& verbs, const Lattice& lattice, std::uint32_t first,
                   std::uint32_t last);

}  // namespace dateline
