// Names of people, organisations, places: from gazetteers and by rule.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "dateline/gazetteer.h"
#include "extract/passage.h"

namespace dateline {

// As FigureReader. Names are decided for an article as a whole: a short form ("Kozhemyako") may stand before or after
// its full one.
class NameReader {
 public:
  NameReader(const Language::Data& language, std::vector<std::shared_ptr<const Gazetteer>> gazetteers);
  ~NameReader();

  // Returns the entities of the document, not overlapping, by begin. Requires: tokens looked up, sentences, zones;
  // `lattice` begun with the document, its phrases laid. What names are made of is added there.
  // Sentences for which `wanted` is false (chrome) give nothing.
  std::vector<Annotation> read(const Document::Data& document, const AnalyzerOptions& options,
                               const std::vector<bool>& wanted, Lattice& lattice) const;

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

}  // namespace dateline
