// When a page says that its article was published.
#pragma once

#include <string>

#include "input/html_metadata.h"
#include "input/html_outline.h"
#include "input/html_page.h"

namespace dateline {

struct HtmlDate {
  std::string value;      // as `doc` records have it; "" where the page does not say
  std::string_view from;  // "metadata" or "header"
};

// In order of trust: what programs are told of the publication, dates of elements beside the headline, visible dates
// in the names of the page's language there.
HtmlDate date_of(const HtmlPage& page, const HtmlMetadata& metadata, const HtmlOutline& outline);

}  // namespace dateline
