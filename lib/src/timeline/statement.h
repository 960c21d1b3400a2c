// Dated statements: what one article's sentence says happened when.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/document_data.h"

namespace dateline {

struct Statement {
  std::uint32_t article = 0;  // number of its document, in the order added
  Span span;                  // its sentence
  std::uint32_t sentence = 0;
  std::string text;
  std::string value, from, to, grain, rule;  // of its date
  std::vector<std::string> entities;         // canonical names, in order of mention
  std::vector<std::string> figures;          // amounts as written, with what they count where that follows
  // Hashes of what it speaks of, ascending: words, entities and amounts.
  std::vector<std::uint64_t> features;
  std::uint32_t words = 0;
};

// Appends the document's dated statements: one for each sentence and stretch of days. Sentences of headers and chrome
// make none. Linear in the document.
void find_statements(const Document::Data& document, std::uint32_t article, std::vector<Statement>& out);

}  // namespace dateline
