// The lines of a file, compression undone.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

struct archive;

namespace dateline {

// Reads a file, or standard input for "-"; gzip, bzip2, xz and zstd are known by their first bytes. Memory: the longest
// line. Throws Error where it cannot be read or its compression is damaged.
class LineReader {
 public:
  // Readable bytes behind every line, as simdjson wants them.
  static constexpr std::size_t kPadding = 64;

  explicit LineReader(std::string path);
  ~LineReader();
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;

  // Sets `line` to the next line without its LF or CR LF, and without a byte order mark before the first. The view
  // stays valid until the next call. Returns false at the end.
  bool next(std::string_view& line);
  int number() const { return number_; }  // of the last line, from 1
  const std::string& path() const { return path_; }

 private:
  bool fill();
  void close();
  [[noreturn]] void fail();

  std::string path_;
  int fd_ = -1;
  archive* archive_ = nullptr;
  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_ = 0, begin_ = 0, end_ = 0;
  bool ended_ = false;
  int number_ = 0;
};

}  // namespace dateline
