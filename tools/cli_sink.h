// Where output goes: every write is checked, a closed pipe ends the work without noise.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::cli {

// Belongs to one thread at a time.
class Sink {
 public:
  // "" for standard output. Of what a file holds, the first `kept` bytes stay and are gone on with.
  // Throws Error where the file cannot be made, or holds less.
  explicit Sink(const std::string& path, std::uint64_t kept = 0);
  ~Sink();
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;

  void write(std::string_view data);
  // Throws Error where the data cannot be written.
  void flush();
  // How many bytes there are, those that were kept and those not flushed included.
  std::uint64_t size() const { return size_; }
  // Flushes and closes: some failures show only here.
  void close();
  // Whether nobody reads any longer.
  bool closed_pipe() const { return closed_pipe_; }

 private:
  std::string name_;
  std::string buffer_;
  int descriptor_;
  std::uint64_t size_ = 0;
  bool closed_pipe_ = false;
};

// The path within `folder` for a document's own file. Names of documents that would lead out of it do not.
std::string path_in(const std::string& folder, std::string_view document, std::string_view extension);
// Makes the folders that a file's path needs. Throws Error.
void make_folders_for(const std::string& path);

}  // namespace dateline::cli
