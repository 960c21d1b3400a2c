// Which language a text is in.
#pragma once

#include <string>
#include <string_view>

#include "dateline/export.h"

namespace dateline {

// Returns the BCP 47 code of the main language of a text, "" where that is not clear (a few words, none at all).
// Requires: valid UTF-8.
DATELINE_API std::string detect_language(std::string_view text);

}  // namespace dateline
