// UTF-8 (RFC 3629): validity and single characters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

// Returns the number of bytes of the valid character at text[at], or 0 where none stands there.
// Requires: at < text.size().
std::uint32_t valid_character(std::string_view text, std::size_t at);

// Writes '?' over each byte that belongs to no valid character. Returns whether there was one.
bool make_valid_utf8(std::string& text);

// Returns the character at text[at] and moves `at` behind it. Requires: valid UTF-8, at < text.size().
char32_t next_character(std::string_view text, std::size_t& at);

// Appends the UTF-8 form of a code point; U+FFFD for a surrogate or one above U+10FFFF.
void append_utf8(std::string& out, char32_t character);

}  // namespace dateline
