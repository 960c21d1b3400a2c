// What a page says of its article beside the visible text.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "input/html_page.h"
#include "input/json_ld.h"

namespace dateline {

struct HtmlMetadata {
  JsonLd json;
  std::vector<std::string> titles;  // the page's own words for its title, the most trusted first; site names may follow
  std::vector<std::string> authors;
  std::string site, url, lang, description;
  std::string published, modified;  // as `doc` records have dates
};

HtmlMetadata read_metadata(const HtmlPage& page);

// The names in links to authors' pages that stand in the blocks [first, last).
std::vector<std::string> linked_authors(const HtmlPage& page, std::uint32_t first, std::uint32_t last);

// A date as programs write it, in ISO 8601 or in words of English or `lang`, as `doc` records have it; "" for none.
std::string machine_date(const std::string& value, std::string_view lang);

// Which of the names that a site may have stand at the end or beginning of a title, behind a bar or dash: the title
// without them.
std::string without_site(const std::string& title, const HtmlMetadata& metadata);

}  // namespace dateline
