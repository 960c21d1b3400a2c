// The year of a dateline that names none: "SEOUL, Feb 7 (Reuters)".
#pragma once

#include <optional>

#include "language/language_data.h"
#include "model/document_data.h"

namespace dateline {

// Returns the year that the article itself gives to its dateline's day, or nothing where it leaves it open.
//
// The latest date with a month and a year that the text outside of chrome names has to lie at most half a year before
// that day; a second year near it or a weekday written beside a day has to speak for it, too; no later year may be
// named, and no weekday fall otherwise.
// Requires: month in 1-12, day in 1-31; tokens and zones are made. Linear in the tokens.
std::optional<int> dateline_year(const Language::Data& language, const Document::Data& document, int month, int day);

}  // namespace dateline
