// What each part of an article is: title, byline, body, chrome ...
#pragma once

#include "language/language_data.h"
#include "model/document_data.h"

namespace dateline {

// Sets document.zones (and zone_reasons where `explain`). Looks at lines: their shape, position and the language's cue
// phrases. Linear in the text.
void find_zones(const Language::Data& language, bool explain, Document::Data& document);

}  // namespace dateline
