// What must hold of every document whatever its bytes were.
#pragma once

#include "dateline/document.h"

namespace dateline {

// Returns nullptr where all holds, else what does not: spans in range, on borders of characters and sorted; sentences
// over all tokens, each in one; zones apart from each other and over all that is not white space.
const char* broken_invariant(const Document& document);

}  // namespace dateline
