// How words end, as settings.conf lists it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Cuts a list at its blanks.
std::vector<std::string> words_of(std::string_view list);

// Whether `word` ends in one of `endings` (in small letters; A-Z in the word count as small), with more than `stem`
// bytes before it.
bool has_ending(std::string_view word, const std::vector<std::string>& endings, std::size_t stem);

}  // namespace dateline
