// One sentence with all that the readers of names, figures and dates look at, and what they give back.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "calendar/shapes.h"
#include "dateline/analyzer.h"
#include "extract/number.h"
#include "language/language_data.h"
#include "language/lattice.h"
#include "model/document_data.h"

namespace dateline {

// Made by the analyzer, sentence by sentence. `lattice` covers the sentence's tokens and has chunks for the tables'
// phrases, for numbers (payload: index into `numbers`), for date shapes (index into `shapes`) and for the names already
// decided (class `name`; payload: index into `document.annotations`).
struct Passage {
  const Document::Data& document;
  const Language::Data& language;
  const AnalyzerOptions& options;
  const Lattice& lattice;
  std::uint32_t sentence = 0;
  ZoneRole zone = ZoneRole::body;
  const std::vector<Number>& numbers;
  const std::vector<DateShape>& shapes;
};

// One possible reading of a stretch of tokens; select.h decides between those that overlap.
struct Reading {
  std::uint32_t first = 0, last = 0;  // tokens covered, the match as a whole: what competes
  std::uint32_t order = 0;            // of its rule within its grammar: earlier is more specific
  Annotation annotation;              // its span may be shorter than the tokens covered
  bool silent = false;                // takes the stretch and gives nothing: identifiers, scores, "Boeing 737"
};

}  // namespace dateline
