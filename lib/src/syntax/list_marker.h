// Markers of list items: "1.", "(b)", "iv)", bullets.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "dateline/token.h"

namespace dateline {

struct ListMarker {
  enum class Count : std::uint8_t { none, digits, small_letters, capitals, roman };
  Count count = Count::none;
  bool opened = false;   // "("
  bool stopped = false;  // "."
  bool closed = false;   // ")"
  std::uint32_t value = 0;
  std::uint32_t last = 0;  // the token behind it

  // Returns whether the other is the next item of the same list. "i" may be a letter or a number.
  bool continues(const ListMarker& before) const;
  explicit operator bool() const { return count != Count::none; }
};

// Returns the marker that begins at tokens[at] and is followed by white space and more text; `count` is none where
// there is none.
ListMarker list_marker_at(std::string_view text, std::span<const Token> tokens, std::uint32_t at);

// Returns whether the token is a sign that only begins list items.
bool is_bullet(std::string_view token);

}  // namespace dateline
