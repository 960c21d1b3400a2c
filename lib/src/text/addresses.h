// URLs, e-mail addresses, handles, domain and file names: where they end.
#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

// All positions are bytes of `text`; 0 means: none stands there. Each is linear in what it takes or rejects.

// Returns the end of a URL at `at`: "scheme://…" or "www.…". Stops and closing brackets behind it are not part of it.
// Requires: text[at] begins a word.
std::uint32_t find_url_end(std::string_view text, std::uint32_t at);

// Returns the end of what may follow a domain name at `at`: port, path, query.
std::uint32_t find_path_end(std::string_view text, std::uint32_t at);

// Returns the end of a domain name with at least one dot at `at`: what stands behind the "@" of an e-mail address.
std::uint32_t find_domain_end(std::string_view text, std::uint32_t at);

// Returns the end of a handle's name at `at`, behind its "@".
std::uint32_t find_handle_end(std::string_view text, std::uint32_t at);

// Returns whether a character may stand in the local part of an e-mail address.
bool is_local_part(char c);

enum class NameEnding : std::uint8_t { none, domain, file };

// Returns what the word behind the last dot of a name says: "com", "uk"; "pdf". Country codes count in lower case only,
// since "ended.It" is a missing space.
NameEnding name_ending(std::string_view last_word);

}  // namespace dateline
