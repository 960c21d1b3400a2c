// Which part of a page is the article.
#pragma once

#include <cstdint>
#include <vector>

#include "input/html_page.h"

namespace dateline {

inline constexpr std::uint32_t kNoBlock = 0xFFFFFFFF;

// What a block has from the elements around it.
struct BlockPlace {
  ChromeName chrome = ChromeName::none;
  std::uint16_t cues = 0;    // NameCue bits of elements too small to be more than that
  std::uint8_t heading = 0;  // 1-6 within <h1> ... <h6>
  bool quote = false, list = false, figure = false, table = false, verbatim = false;
};

struct MainText {
  std::vector<BlockPlace> places;     // one a block
  std::uint32_t element = 0;          // holds the article
  std::uint32_t first = 0, last = 0;  // its blocks, half-open; empty where the page has no running text
};

// Running text: sentences, not links.
bool is_running_text(const HtmlBlock& block);

// `title` is the block of the visible headline, or kNoBlock. `said` tells of each block whether the page's own copy of
// the article has it: 1 yes, -1 no, 0 unknown; may be empty. Linear in the page.
MainText find_main(const HtmlPage& page, std::uint32_t title, const std::vector<std::int8_t>& said);

// Sets said[block] by a text that the page gives apart from what it shows (articleBody); leaves it empty where the two
// have little in common.
std::vector<std::int8_t> compare_with(const HtmlPage& page, std::string_view body);

}  // namespace dateline
