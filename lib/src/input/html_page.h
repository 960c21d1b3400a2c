// A page as it was read: its elements, its visible text in blocks, and what it says of itself.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/span.h"
#include "input/html_names.h"

namespace dateline {

// An element of the page. The elements stand in the order of their start tags, so that the ones inside element `e` are
// those from e + 1 up to, not including, its `end`.
struct HtmlElement {
  HtmlTag tag = HtmlTag::other;
  ChromeName chrome = ChromeName::none;  // what its tag or names say it is, where that is no part of the article
  std::uint16_t cues = 0;                // NameCue bits
  std::uint32_t parent = 0;              // of element 0, the page itself: 0
  std::uint32_t end = 0;
};

// Text that stands together in lines, between two borders of paragraphs. Counted in one pass when it is complete.
struct HtmlBlock {
  Span span;                  // bytes of HtmlPage::text
  std::uint32_t element = 0;  // the innermost element that holds all of it
  std::uint32_t bytes_linked = 0;
  std::uint32_t words = 0;  // letters of scripts without blanks between words count as half a word
  std::uint32_t stops = 0;  // ends of sentences
  std::uint32_t commas = 0;
  bool ends_stop = false;  // quotation marks and brackets aside
};

// A date that an element carries in an attribute.
struct HtmlTime {
  std::string value;
  std::uint32_t element = 0;
  std::uint32_t block = 0;  // how many blocks were complete where it stands
  bool published = false;   // itemprop="datePublished", <time pubdate>
  bool modified = false;    // itemprop="dateModified"
};

// A link that its relation or its address says to be to an author.
struct HtmlAuthorLink {
  Span span;                // bytes of HtmlPage::text, white space around them
  std::uint32_t block = 0;  // as in HtmlTime
};

struct HtmlMeta {
  std::string name;  // in lower case
  std::string content;
};

struct HtmlPage {
  std::string text;  // blocks apart by an empty line; ends with a line end unless empty
  std::vector<HtmlElement> elements;
  std::vector<HtmlBlock> blocks;
  std::vector<HtmlTime> times;
  std::vector<HtmlAuthorLink> author_links;
  std::vector<HtmlMeta> metas;
  std::vector<std::string> json_ld;  // the scripts of that type
  std::string title, lang, canonical;
  bool too_deep = false;  // elements below kDeepest were taken as one

  static constexpr std::uint32_t kDeepest = 512;

  std::string_view str(const HtmlBlock& block) const {
    return std::string_view(text).substr(block.span.begin, block.span.size());
  }
  bool is_inside(std::uint32_t element, std::uint32_t outer) const {
    return outer <= element && element < elements[outer].end;
  }
};

// Reads a page with libxml2: nothing is executed, nothing fetched, and no tree of its own is built.
// Requires: valid UTF-8 without NUL, less than 2 GiB. Linear in the page.
HtmlPage parse_html(const std::string& text);

// White space runs as one blank, none at the ends.
std::string collapsed(std::string_view text);

}  // namespace dateline
