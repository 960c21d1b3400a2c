// What the library throws.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "dateline/export.h"

namespace dateline {

// Thrown for what the program cannot go on with: a missing or malformed resource, input that cannot be
// read, wrong use of an interface. Never thrown because of what a text says: extraction is total.
//
// what() reads "place: reason", or "reason" where there is no place. A place is a file, "file:line",
// or a document's name.
class DATELINE_API Error : public std::runtime_error {
 public:
  explicit Error(const std::string& reason);
  Error(std::string_view place, std::string_view reason);
  // Requires: line counts from 1.
  Error(std::string_view file, int line, std::string_view reason);

  const std::string& place() const noexcept;
  const std::string& reason() const noexcept;

 private:
  std::string place_;
  std::string reason_;
};

}  // namespace dateline
