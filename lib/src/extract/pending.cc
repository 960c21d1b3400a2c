// Stands in, weakly, for stages that are not merged yet; goes away with the last of them.
#include "calendar/shapes.h"
#include "extract/figures.h"
#include "extract/names.h"
#include "syntax/sentences.h"

#define PENDING __attribute__((weak))

namespace dateline {

PENDING void compose_numbers(const Language::Data&, Lattice&, std::vector<Number>&) {}
struct FigureReader::Data {};
PENDING FigureReader::FigureReader(const Language::Data&) {}
PENDING FigureReader::~FigureReader() {}
PENDING void FigureReader::read(const Passage&, std::vector<Reading>&) const {}
PENDING void FigureReader::finish(const Passage&, std::vector<Reading>&) const {}
struct NameReader::Data {};
PENDING NameReader::NameReader(const Language::Data&, std::vector<std::shared_ptr<const Gazetteer>>) {}
PENDING NameReader::~NameReader() {}
PENDING std::vector<Annotation> NameReader::read(const Document::Data&, const AnalyzerOptions&,
                                                 const std::vector<bool>&, Lattice&) const {
  return {};
}
PENDING void mark_date_shapes(Lattice&, std::vector<DateShape>&) {}

}  // namespace dateline
