// What a user is told on standard error: `tool: place: reason`.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::cli {

// Belongs to one thread at a time.
class Messages {
 public:
  explicit Messages(std::string tool);
  ~Messages();

  void set_quiet(bool quiet) { quiet_ = quiet; }
  // Remembers that one was there: the program ends with 2.
  void error(std::string_view place, std::string_view reason);
  void warning(std::string_view place, std::string_view reason);
  // Lines that were asked for; each begins with a place.
  void explanation(std::string_view lines);
  bool failed() const { return failed_; }
  // Remembers an error that has been told before.
  void set_failed() { failed_ = true; }

  // Shows how far the work is, where someone looks on and it takes long.
  void progress(std::uint64_t documents, std::uint64_t bytes);

 private:
  void say(std::string_view line);
  void clear_progress();

  std::string tool_;
  bool quiet_ = false;
  bool failed_ = false;
  bool watched_;
  bool progress_shown_ = false;
  std::chrono::steady_clock::time_point started_, shown_;
};

}  // namespace dateline::cli
