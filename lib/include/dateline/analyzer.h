// The main object: text in, annotations out.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "dateline/document.h"
#include "dateline/export.h"
#include "dateline/gazetteer.h"
#include "dateline/language.h"

namespace dateline {

struct AnalyzerOptions {
  // What a bare "$", "dollars", "pounds" means: an ISO 4217 code, "none" for no guess, empty for the usual one.
  std::string currency;
  // Country whose fiscal year "fiscal 2021" means ("us", "in", "jp", ...); empty leaves its days open.
  std::string fiscal;
  bool all_zones = false;  // annotate chrome too
  bool explain = false;    // fill Annotation::explain
};

// Joins one Language with any number of Gazetteers, earlier ones winning. Immutable: one Analyzer serves any number of
// threads, each with a Document of its own.
class DATELINE_API Analyzer {
 public:
  explicit Analyzer(std::shared_ptr<const Language> language,
                    std::vector<std::shared_ptr<const Gazetteer>> gazetteers = {}, AnalyzerOptions options = {});
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  // Makes those `wanted` parts, and what they rest on, that the document does not have yet, and adds them to made().
  // Total: whatever the text says, it does not throw. Time is linear in the text. The result depends on the document,
  // the resources and the options alone.
  void analyze(Document& document, Parts wanted) const;

  const Language& language() const;

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

}  // namespace dateline
