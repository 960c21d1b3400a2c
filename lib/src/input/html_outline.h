// From a page's structure to what each stretch of its text is.
#pragma once

#include <string>
#include <vector>

#include "input/html_main.h"
#include "input/html_metadata.h"
#include "input/html_page.h"
#include "model/document_data.h"

namespace dateline {

struct HtmlOutline {
  std::vector<OutlineZone> zones;  // one a block; none where the page has no article that shows
  std::uint32_t title = kNoBlock;  // the visible headline
  MainText main;
};

HtmlOutline outline_of(const HtmlPage& page, const HtmlMetadata& metadata);

}  // namespace dateline
