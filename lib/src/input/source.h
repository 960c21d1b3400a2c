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

// Bytes in memory.
class MemoryStream : public ByteStream {
 public:
  explicit MemoryStream(std::string bytes) : bytes_(std::move(bytes)) {}
  std::size_t read(char* out, std::size_t size) override;
  std::uint64_t size_hint() const override { return bytes_.size(); }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

// Opens a file, or standard input for "-". `counter` takes the bytes as they are read.
// Throws Error where it cannot be opened.
std::unique_ptr<ByteStream> open_file(const std::string& path, std::uint64_t* counter,
                                      std::function<void()> before_wait);

// The buffer grows as far as the longest line or look ahead, no further. Views stay valid until the next call.
class Source {
 public:
  // Readable bytes behind every line, as simdjson wants them.
  static constexpr std::size_t kPadding = 64;

  explicit Source(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}

  // What is taken at once, by line() or rest(), may have so many bytes; they throw Error where it has more.
  void set_limit(std::uint64_t most) { limit_ = most; }
  std::uint64_t limit() const { return limit_; }
  // Throws Error where `size` is over the limit.
  void check(std::uint64_t size) const;

  // Returns what comes next: `size` bytes, or as many as are left. Does not consume.
  std::string_view peek(std::size_t size);
  void skip(std::size_t size) { begin_ += size; }
  // The bytes in hand, at least one unless at the end.
  std::string_view chunk() { return peek(begin_ == end_ ? 1 : end_ - begin_); }
  // Sets `line` to the next line without its LF and consumes it. Returns false at the end.
  bool line(std::string_view& line);
  // Consumes all that is left.
  std::string rest();
  // Consumes up to `size` bytes without keeping them; returns how many.
  std::uint64_t discard(std::uint64_t size);
  // Drops what is in hand and asks the stream again, though it had ended.
  void reopen();

 private:
  bool fill();

  std::unique_ptr<ByteStream> stream_;
  std::uint64_t limit_ = UINT64_MAX;
  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_ = 0, begin_ = 0, end_ = 0;
  bool ended_ = false;
};

// Reads on where a Source is.
class SourceStream : public ByteStream {
 public:
  explicit SourceStream(std::unique_ptr<Source> source) : source_(std::move(source)) {}
  std::size_t read(char* out, std::size_t size) override;

 private:
  std::unique_ptr<Source> source_;
};

// How much may come out of one file: compression that multiplies beyond reason is no article's.
class Budget {
 public:
  // `counter`: the bytes read of all files.
  explicit Budget(const std::uint64_t* counter) : counter_(counter), begun_(*counter) {}
  // Throws Error where it is spent.
  void spend(std::size_t size);

 private:
  const std::uint64_t* counter_;
  std::uint64_t begun_, spent_ = 0;
};

// Undoes gzip, bzip2, xz or zstd. Throws Error while reading, where the data is damaged.
std::unique_ptr<ByteStream> decompress(std::unique_ptr<Source> inner, std::shared_ptr<Budget> budget);
// Returns whether the bytes begin like one of these.
bool looks_compressed(std::string_view head);

}  // namespace dateline
