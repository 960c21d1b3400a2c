#include "dateline/error.h"

namespace dateline {

namespace {

std::string joined(std::string_view place, std::string_view reason) {
  std::string out(place);
  if (!out.empty()) out += ": ";
  return out.append(reason);
}

std::string at_line(std::string_view file, int line) {
  return std::string(file).append(":").append(std::to_string(line));
}

}  // namespace

Error::Error(const std::string& reason) : std::runtime_error(reason), reason_(reason) {}

Error::Error(std::string_view place, std::string_view reason)
    : std::runtime_error(joined(place, reason)), place_(place), reason_(reason) {}

Error::Error(std::string_view file, int line, std::string_view reason)
    : Error(std::string_view(at_line(file, line)), reason) {}

const std::string& Error::place() const noexcept { return place_; }
const std::string& Error::reason() const noexcept { return reason_; }

}  // namespace dateline
