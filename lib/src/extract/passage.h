// One sentence with all that the readers of names, figures and dates look at, and what they give back.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "calendar/shapes.h"
#include "dateline/analyzer.h"
#include "extract/number.h"
#include "language/grammar.h"
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

enum class ReadingKind : std::uint8_t { entity, figure, date };

// One possible reading of a stretch of tokens; select.h decides between those that overlap. Most lose: what a reading
// gives is made when it has to be, and lies elsewhere.
struct Reading {
  std::uint32_t first = 0, last = 0;  // tokens covered, the match as a whole: what competes
  std::uint32_t order = 0;            // of its rule within its grammar: earlier is more specific; of a name: its place
                                      // in the document's annotations
  std::uint32_t place = 0;            // of a date: into Readings::matches
  ReadingKind kind = ReadingKind::entity;
  bool silent = false;               // takes the stretch and gives nothing: identifiers, scores, "Boeing 737"
  bool leaves_names = false;         // where silent: names inside stand, the street of "612 Kings Ave."
  std::string_view rule;             // its id
  Annotation* annotation = nullptr;  // of a figure; of a date once it has won; its span may be shorter than the tokens
  std::vector<std::string>* losers = nullptr;  // where asked to explain: what it beat, and why
};

// Annotations that stay where they are while others come. The memory of each is kept for the next document: they are
// large, and a deque would ask for each one's by itself.
class AnnotationStore {
 public:
  Annotation& add(Annotation annotation = {}) {
    if (count_ == kept_.size()) kept_.push_back(std::make_unique<Annotation>());
    return *kept_[count_++] = std::move(annotation);
  }
  void clear() { count_ = 0; }

 private:
  std::vector<std::unique_ptr<Annotation>> kept_;  // those from `count_` on are free
  std::size_t count_ = 0;
};

// The readings of a sentence, and what those of the whole document refer to. Reused from document to document.
struct Readings {
  std::vector<Reading> list;
  std::deque<Match> matches;  // of dates; those from `match_count` on are free
  std::size_t match_count = 0;
  AnnotationStore annotations;
  std::deque<std::vector<std::string>> losers;
  // Scratch of the readers.
  std::vector<Grammar::Found> found;
  Match match;
  struct Selection {
    std::vector<std::uint32_t> order, owner;
    std::vector<Reading> winners;
  } selection;

  // Begins a document.
  void clear() {
    list.clear();
    match_count = 0;
    annotations.clear();
    losers.clear();
  }
};

}  // namespace dateline
