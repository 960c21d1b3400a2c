#include "syntax/list_marker.h"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

using namespace std::literals;

constexpr std::array kRoman = {"i"sv,  "ii"sv, "iii"sv, "iv"sv,  "v"sv,    "vi"sv,  "vii"sv, "viii"sv,
                               "ix"sv, "x"sv,  "xi"sv,  "xii"sv, "xiii"sv, "xiv"sv, "xv"sv};

// Bytes of the longest count: "viii".
constexpr std::uint32_t kLongest = 4;

void count_of(std::string_view word, ListMarker& marker) {
  if (word.size() <= 3 && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    marker.count = ListMarker::Count::digits;
    for (const char c : word) marker.value = marker.value * 10 + static_cast<std::uint32_t>(c - '0');
  } else if (word.size() == 1 && word[0] >= 'a' && word[0] <= 'z') {
    marker.count = ListMarker::Count::small_letters;
    marker.value = static_cast<std::uint32_t>(word[0] - 'a') + 1;
  } else if (word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z') {
    marker.count = ListMarker::Count::capitals;
    marker.value = static_cast<std::uint32_t>(word[0] - 'A') + 1;
  } else if (const auto it = std::find(kRoman.begin(), kRoman.end(), word); it != kRoman.end()) {
    marker.count = ListMarker::Count::roman;
    marker.value = static_cast<std::uint32_t>(it - kRoman.begin()) + 1;
  }
}

// The value of "i", "v", "x" as Roman numbers, of others as they are.
std::uint32_t roman_value(const ListMarker& marker) {
  if (marker.count == ListMarker::Count::roman) return marker.value;
  if (marker.count != ListMarker::Count::small_letters) return 0;
  const char letter = static_cast<char>('a' + marker.value - 1);
  return letter == 'i' ? 1 : letter == 'v' ? 5 : letter == 'x' ? 10 : 0;
}

}  // namespace

bool ListMarker::continues(const ListMarker& before) const {
  if (opened != before.opened || stopped != before.stopped || closed != before.closed) return false;
  if (count == before.count && value == before.value + 1) return true;
  const std::uint32_t roman = roman_value(*this);
  return roman != 0 && roman == roman_value(before) + 1 && roman_value(before) != 0;
}

ListMarker list_marker_at(std::string_view text, std::span<const Token> tokens, std::uint32_t at) {
  const auto str = [&](std::uint32_t i) { return text.substr(tokens[i].begin, tokens[i].end - tokens[i].begin); };
  const auto is_glued = [&](std::uint32_t i, std::string_view sign) {
    return i < tokens.size() && tokens[i].gap == Gap::glued && str(i) == sign;
  };
  ListMarker marker;
  if (tokens[at].end - tokens[at].begin > kLongest) return marker;
  std::uint32_t next = at;
  if (str(next) == "(") {
    marker.opened = true;
    if (++next >= tokens.size() || tokens[next].gap != Gap::glued) return {};
  }
  std::string_view word = str(next++);
  // The cutter leaves the stop with an initial.
  if (word.size() == 2 && word[1] == '.') {
    marker.stopped = true;
    word.remove_suffix(1);
  } else if (is_glued(next, ".")) {
    marker.stopped = true;
    ++next;
  }
  if (is_glued(next, ")")) {
    marker.closed = true;
    ++next;
  }
  if (marker.opened ? !marker.closed : !(marker.stopped || marker.closed)) return {};
  if (next >= tokens.size() || tokens[next].gap == Gap::glued || tokens[next].gap == Gap::paragraph) return {};
  count_of(word, marker);
  marker.last = next;
  return marker;
}

bool is_bullet(std::string_view token) {
  static constexpr std::array kBullets = {"\u2022"sv, "\u2023"sv, "\u2043"sv, "\u25AA"sv, "\u25A0"sv,
                                          "\u25BA"sv, "\u25CF"sv, "\u25E6"sv, "\u27A2"sv, "\u2756"sv};
  return token.size() == 3 && token[0] == '\xE2' &&
         std::find(kBullets.begin(), kBullets.end(), token) != kBullets.end();
}

}  // namespace dateline
