// Lines that stand in many files of a folder: the menus, notices and feet of the site they were pasted from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/document_data.h"

namespace dateline {

// Made once a folder, from a sample of its text files, the same whatever part of them is read; then immutable, for any
// number of threads. Holds some hundred kilobytes at most.
class RepeatedLines {
 public:
  // Counts the lines of the text files that lie in the folder itself: of up to 200 of them, spread over all in byte
  // order of their names, the first 64 KiB. Files that cannot be read do not count; nothing is thrown.
  explicit RepeatedLines(const std::string& folder);

  // Returns the text's lines, without the blanks around them, that stand in at least five of these files and in a tenth
  // of them.
  std::vector<RepeatedLine> find(std::string_view text) const;

 private:
  struct Known {
    std::uint64_t hash = 0;
    bool most = false;
    bool operator<(const Known& other) const { return hash < other.hash; }
  };
  std::vector<Known> lines_;  // by hash
};

}  // namespace dateline
