// Stands in, weakly, for stages that are not merged yet; goes away with the last of them.
#include "calendar/shapes.h"
#include "extract/names.h"
#include "syntax/sentences.h"

#define PENDING __attribute__((weak))

namespace dateline {

struct NameReader::Data {};
PENDING NameReader::NameReader(const Language::Data&, std::vector<std::shared_ptr<const Gazetteer>>) {}
PENDING NameReader::~NameReader() {}
PENDING std::vector<Annotation> NameReader::read(const Document::Data&, const AnalyzerOptions&,
                                                 const std::vector<bool>&, Lattice&) const {
  return {};
}
PENDING void mark_date_shapes(Lattice&, std::vector<DateShape>&) {}

}  // namespace dateline
