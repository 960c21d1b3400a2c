// Any bytes as an article: the analysis never throws and keeps its invariants, and a second analysis gives the same
// records.
#include <cstdio>
#include <cstdlib>

#include "dateline/analyzer.h"
#include "dateline/output.h"
#include "fuzz/invariants.h"

using namespace dateline;

namespace {

const Analyzer& analyzer() {
  static const Analyzer kAnalyzer(Language::load("en"), Gazetteer::open_default());
  return kAnalyzer;
}

std::string records_of(const std::string& text) {
  Document document(text, "fuzz");
  analyzer().analyze(document, kZones | kTokens | kSentences | kEntities | kFigures | kDates);
  if (const char* broken = broken_invariant(document)) {
    std::fprintf(stderr, "broken: %s\n", broken);
    std::abort();
  }
  OutputOptions options;
  options.parts = kEntities | kFigures | kDates;
  std::string out;
  Writer(options).append(document, out);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  if (records_of(text) != records_of(text)) {
    std::fprintf(stderr, "two analyses differ\n");
    std::abort();
  }
  return 0;
}
