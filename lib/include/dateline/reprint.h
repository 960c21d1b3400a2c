// Copies of one article: wire copy, mirrored posts, updated versions.
#pragma once

#include <memory>
#include <string>

#include "dateline/document.h"
#include "dateline/export.h"

namespace dateline {

// Compares every article with those before it, in time linear in its length, by a signature of some hundred bytes an
// article (MinHash). Belongs to one thread at a time.
class DATELINE_API ReprintFinder {
 public:
  ReprintFinder();
  ~ReprintFinder();
  ReprintFinder(ReprintFinder&&) noexcept;
  ReprintFinder& operator=(ReprintFinder&&) noexcept;

  // Returns the name of the first article that this one is a copy of; empty where it is none. Only body and quotations
  // are compared. Requires: zones and tokens, as after Analyzer::analyze().
  std::string add(const Document& document);

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

}  // namespace dateline
