// The bytes of one input, compression undone, read through one buffer.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace dateline {

// Where bytes come from.
class ByteStream {
 public:
  virtual ~ByteStream() = default;
  // Puts up to `size` bytes at `out`; returns how many, 0 at the end. Throws Error.
  virtual std::size_t read(char* out, std::size_t size) = 0;
  // How many bytes there are likely to be; 0 where that is not known.
  virtual std::uint64_t size_hint() const { return 0; }
};

// The buffer grows as far as the longest line or look ahead, no further. Views stay valid until the next call.
class Source {
 public:
  // Readable bytes behind every line, as simdjson wants them.
  static constexpr std::size_t kPadding = 64;

  // Opens a file, or standard input for "-". `counter` takes the bytes as they stand in the file.
  // Throws Error where it cannot be opened; compression is known by its first bytes.
  Source(const std::string& path, std::uint64_t* counter, std::function<void()> before_wait);
  explicit Source(std::unique_ptr<ByteStream> stream);

  const std::string& path() const { return path_; }

  // Returns what comes next: `size` bytes, or as many as are left. Does not consume.
  std::string_view peek(std::size_t size);
  void skip(std::size_t size) { begin_ += size; }
  // The bytes in hand, at least one unless at the end.
  std::string_view chunk() { return peek(begin_ == end_ ? 1 : end_ - begin_); }
  // Sets `line` to the next line without its LF and consumes it. Returns false at the end.
  bool line(std::string_view& line);
  // Consumes all that is left.
  std::string rest();

 private:
  bool fill();

  std::string path_;
  std::unique_ptr<ByteStream> stream_;
  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_ = 0, begin_ = 0, end_ = 0;
  bool ended_ = false;
};

// Undoes gzip, bzip2, xz or zstd. `path` is for messages. Throws Error while reading, where the data is damaged.
std::unique_ptr<ByteStream> decompress(std::unique_ptr<ByteStream> inner, std::string head, std::string path);
// Returns whether the bytes begin like one of these.
bool looks_compressed(std::string_view head);

}  // namespace dateline
