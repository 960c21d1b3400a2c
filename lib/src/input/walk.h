// Paths given into files to read.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "dateline/input.h"

namespace dateline {

// Walks one folder after the other, file by file, in byte order of the paths. Holds the names of the folders it is in.
class Walk {
 public:
  explicit Walk(std::string folder);

  // Sets `path` to the next file, or `error` to what could not be read. Returns false at the end.
  bool next(std::string& path, InputError& error, bool& is_error);
  // Whether any file has been met.
  bool found() const { return found_; }

 private:
  struct Level {
    std::string folder;              // ends with a slash
    std::vector<std::string> names;  // in reverse order; folders end with a slash
    std::uint64_t device = 0, inode = 0;
  };
  bool enter(std::string folder, InputError& error);

  std::vector<Level> levels_;
  InputError pending_;
  bool has_pending_ = false;
  bool found_ = false;
};

// Returns a path as a document's name: bytes that are no UTF-8 as %XX.
std::string name_of_path(const std::string& path);

}  // namespace dateline
