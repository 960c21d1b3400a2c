// When an article was published, and how we know.
#pragma once

#include "language/language_data.h"
#include "model/document_data.h"

namespace dateline {

// Where info.date is empty, looks for the publication date in the order of trust that RECORDS lists: header line,
// dateline, URL, file name; sets info.date and info.date_from. Fills an empty title, author and source from the zones
// as well. Requires: zones. Never the clock, never the file's time.
void find_publication(const Language::Data& language, Document::Data& document);

}  // namespace dateline
