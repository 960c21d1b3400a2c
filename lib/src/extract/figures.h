// Amounts: money, counts, percentages, measures.
#pragma once

#include <memory>
#include <vector>

#include "extract/passage.h"

namespace dateline {

// Holds what is resolved once a language: capture names, classes, checks of figures.rules.
// Immutable; any number of threads. Throws Error on construction where a rule's right side is wrong (file and line).
class FigureReader {
 public:
  struct Data;  // figures_data.h

  explicit FigureReader(const Language::Data& language);
  ~FigureReader();

  // Appends every reading of the passage. What an amount counts or is said of (`object`, `about`) is filled by
  // finish().
  void read(const Passage& passage, Readings& out) const;

  // Completes a reading that has been selected: object, about, change, of. `readings` are those selected
  // of the passage, by first.
  void finish(const Passage& passage, Readings& readings) const;

 private:
  std::unique_ptr<Data> data_;
};

// Gives amounts of money with an ambiguous sign the currency that the article settles: one that it names ("Philippine
// pesos") where it names one that fits, else that of the dateline's country. `found`: a document's findings, in text
// order.
void settle_currencies(const Document::Data& document, const std::vector<Annotation*>& found);

// Gives degrees of warmth that name no scale the one that the article names, where it names one alone, else that of the
// United States where most of its places lie there.
void settle_degrees(const Document::Data& document, const std::vector<Annotation*>& found);

}  // namespace dateline
