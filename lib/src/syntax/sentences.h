// Words into sentences.
#pragma once

#include "language/language_data.h"
#include "model/document_data.h"

namespace dateline {

// Lays sentences over the document's tokens. Sentences end at stops that the language's abbreviations and the context
// allow, at borders of zones and at paragraph ends; every token is in exactly one. Linear in the tokens.
// Requires: tokens cut and looked up; zones, where there are any.
void find_sentences(const Language::Data& language, Document::Data& document);

}  // namespace dateline
