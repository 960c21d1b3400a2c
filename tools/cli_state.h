// How far a run has come, so that another can go on where it was interrupted.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace dateline::cli {

// A file of a few lines, replaced as a whole: what it says has been written.
class State {
 public:
  // `path`: "" for none. `run`: what tells this run from others; a state of another is refused. Throws Error.
  State(std::string path, const std::string& run);

  // Items that are done, bytes of output that hold them, and whether one of them was an error.
  std::uint64_t items() const { return items_; }
  std::uint64_t output() const { return output_; }
  bool failed() const { return failed_; }

  // Whether it is time to save: writing out every article at once would cost more than it saves.
  bool is_due() const;
  // Throws Error.
  void save(std::uint64_t items, std::uint64_t output, bool failed);

 private:
  void load();

  std::string path_, run_;
  std::uint64_t items_ = 0, output_ = 0;
  bool failed_ = false;
  std::chrono::steady_clock::time_point saved_;
};

}  // namespace dateline::cli
