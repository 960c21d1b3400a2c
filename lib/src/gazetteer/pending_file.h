// A file that appears when it is whole, or not at all.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// What is written has no name until keep() gives it one, so that nothing is left behind whatever ends the program;
// where the file system cannot do that, it has another name until then. Throws Error.
class PendingFile {
 public:
  // Refuses a path at which something else than a regular file stands.
  explicit PendingFile(const std::string& path);
  ~PendingFile();
  PendingFile(const PendingFile&) = delete;
  PendingFile& operator=(const PendingFile&) = delete;

  void write(std::string_view bytes);
  // Puts what was written where it belongs, over what may stand there.
  void keep();

 private:
  [[noreturn]] void fail() const;

  std::string path_, temporary_;
  int fd_ = -1;
  bool named_ = false;  // temporary_ is there
};

}  // namespace dateline
