// The names that documents have had, so that a second one of a name gets another.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dateline {

// Holds a hash of each name, no more: some 16 bytes a document. Two names of one hash would cost a "#2" that was not
// needed.
class NamesSeen {
 public:
  // Returns the name, with #2, #3, ... where it has been returned before.
  std::string unique(const std::string& name);

 private:
  bool insert(std::string_view name);
  void grow();

  std::vector<std::uint64_t> slots_;
  std::size_t used_ = 0;
  std::unordered_map<std::uint64_t, std::uint32_t> repeats_;
};

}  // namespace dateline
