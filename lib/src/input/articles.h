// One JSON object of a crawler or a feed into a document.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/document.h"
#include "input/json.h"

namespace dateline {

// Keys that are not usual: "title" of the record is what stands under "kop".
using FieldKeys = std::vector<std::pair<std::string, std::string>>;

// Takes text, title, date, address, authors, source and language from the keys that are usual for them, or first from
// those that `fields` names. Returns false, with `reason`, where there is no text.
bool article_of(const JsonObject& object, const std::string& name, const FieldKeys& fields, Document& document,
                std::string& reason);

// Returns a date as `doc` records have it ("2024-02-07T14:35+01:00") from ISO 8601 and its everyday kin; "" where it is
// none.
std::string normal_date(const std::string& date);

// The same from a date of mail and of feeds (RFC 5322): "Wed, 07 Feb 2024 14:35:00 +0100".
std::string normal_mail_date(std::string_view date);

}  // namespace dateline
