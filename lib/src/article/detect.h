// Which language a text is in.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// Returns the BCP 47 code of the main language of a text, "" where that is not clear (a few words, none at all).
std::string detect_language(std::string_view text);

}  // namespace dateline
