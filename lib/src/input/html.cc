#include "input/format.h"

namespace dateline {

std::unique_ptr<FormatReader> read_html(std::unique_ptr<Source> source, std::string name) {
  return read_text(std::move(source), std::move(name));
}

}  // namespace dateline
