// A stretch of a document's text.
#pragma once

#include <compare>
#include <cstdint>

namespace dateline {

// Half-open range of **bytes** into the text of one Document: [begin, end).
// Both ends stand on borders of UTF-8 characters. A document is smaller than 4 GiB.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

}  // namespace dateline
