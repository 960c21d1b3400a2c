// One JSON object of a crawler or a feed into a document.
#pragma once

#include <string>

#include "dateline/document.h"
#include "input/json.h"

namespace dateline {

// Takes text, title, date, address, authors, source and language from the keys that are usual for them.
// Returns false, with `reason`, where there is no text.
bool article_of(const JsonObject& object, const std::string& name, Document& document, std::string& reason);

// Returns a date as `doc` records have it ("2024-02-07T14:35+01:00") from ISO 8601 and its everyday kin; "" where it is
// none.
std::string normal_date(const std::string& date);

}  // namespace dateline
