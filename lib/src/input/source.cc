#include "input/source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "dateline/error.h"

namespace dateline {

namespace {

constexpr std::size_t kChunk = std::size_t{1} << 16;

class FileStream : public ByteStream {
 public:
  FileStream(const std::string& path, std::uint64_t* counter, std::function<void()> before_wait)
      : path_(path), counter_(counter), before_wait_(std::move(before_wait)) {
    fd_ = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd_ < 0) throw Error(path, std::strerror(errno));
    struct stat info {};
    const bool known = fstat(fd_, &info) == 0;
    if (known && S_ISREG(info.st_mode)) size_ = static_cast<std::uint64_t>(info.st_size);
    // A file never makes a reader wait for long.
    if (known && S_ISREG(info.st_mode)) before_wait_ = nullptr;
  }
  ~FileStream() override {
    if (fd_ > STDIN_FILENO) ::close(fd_);
  }
  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;

  std::size_t read(char* out, std::size_t size) override {
    if (before_wait_) before_wait_();
    ssize_t got;
    do got = ::read(fd_, out, size);
    while (got < 0 && errno == EINTR);
    if (got < 0) throw Error(path_, std::strerror(errno));
    if (counter_) *counter_ += static_cast<std::uint64_t>(got);
    return static_cast<std::size_t>(got);
  }
  std::uint64_t size_hint() const override { return size_; }

 private:
  std::string path_;
  std::uint64_t* counter_;
  std::function<void()> before_wait_;
  int fd_ = -1;
  std::uint64_t size_ = 0;
};

}  // namespace

std::unique_ptr<ByteStream> open_file(const std::string& path, std::uint64_t* counter,
                                      std::function<void()> before_wait) {
  return std::make_unique<FileStream>(path, counter, std::move(before_wait));
}

std::size_t MemoryStream::read(char* out, std::size_t size) {
  const std::size_t got = std::min(size, bytes_.size() - at_);
  std::memcpy(out, bytes_.data() + at_, got);
  at_ += got;
  return got;
}

std::size_t SourceStream::read(char* out, std::size_t size) {
  const std::string_view chunk = source_->chunk();
  const std::size_t got = std::min(size, chunk.size());
  std::memcpy(out, chunk.data(), got);
  source_->skip(got);
  return got;
}

void Budget::spend(std::size_t size) {
  // zlib gives at most 1032 bytes for one, text some 20 in any format.
  constexpr std::uint64_t kFree = std::uint64_t{1} << 30, kFactor = 2000;
  spent_ += size;
  if (spent_ > kFree && (spent_ - kFree) / kFactor > *counter_ - begun_) {
    throw Error("decompresses to more than " + std::to_string(kFactor) + " times its size");
  }
}

void Source::check(std::uint64_t size) const {
  if (size > limit_) throw Error("larger than the limit of " + std::to_string(limit_) + " bytes");
}

bool Source::fill() {
  if (ended_) return false;
  if (begin_ > 0) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (capacity_ - end_ < kChunk / 4) {
    const std::size_t wanted = std::max(capacity_ * 2, kChunk);
    std::unique_ptr<char[]> larger(new char[wanted + kPadding]);
    if (end_ > 0) std::memcpy(larger.get(), buffer_.get(), end_);
    std::memset(larger.get() + wanted, 0, kPadding);
    buffer_ = std::move(larger);
    capacity_ = wanted;
  }
  const std::size_t got = stream_->read(buffer_.get() + end_, capacity_ - end_);
  end_ += got;
  // What stands behind the text is read by simdjson, though it does not count.
  std::memset(buffer_.get() + end_, 0, std::min(kPadding, capacity_ + kPadding - end_));
  if (got == 0) ended_ = true;
  return got > 0;
}

std::string_view Source::peek(std::size_t size) {
  while (end_ - begin_ < size && fill()) {
  }
  return {buffer_.get() + begin_, std::min(size, end_ - begin_)};
}

bool Source::line(std::string_view& line) {
  std::size_t seen = 0;
  for (;;) {
    const std::size_t have = end_ - begin_;
    const char* start = buffer_.get() + begin_;
    if (have > seen) {
      if (const void* found = std::memchr(start + seen, '\n', have - seen)) {
        const std::size_t size = static_cast<std::size_t>(static_cast<const char*>(found) - start);
        check(size);
        line = {start, size};
        begin_ += size + 1;
        return true;
      }
    }
    seen = have;
    check(have);
    if (!fill()) break;
  }
  line = {buffer_.get() + begin_, end_ - begin_};
  begin_ = end_;
  return !line.empty();
}

std::string Source::rest() {
  std::string out;
  const std::uint64_t hint = stream_->size_hint();
  check(hint);
  out.reserve(std::max<std::size_t>(end_ - begin_, static_cast<std::size_t>(hint)) + 1);
  out.append(buffer_.get() + begin_, end_ - begin_);
  begin_ = end_ = 0;
  while (!ended_) {
    const std::size_t have = out.size();
    check(have);
    out.resize(std::max(out.capacity() - 1, have + kChunk));
    const std::size_t got = stream_->read(out.data() + have, out.size() - have);
    out.resize(have + got);
    if (got == 0) ended_ = true;
  }
  check(out.size());
  return out;
}

std::uint64_t Source::discard(std::uint64_t size) {
  std::uint64_t gone = 0;
  while (gone < size) {
    const std::string_view have = chunk();
    if (have.empty()) break;
    const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(have.size(), size - gone));
    skip(part);
    gone += part;
  }
  return gone;
}

void Source::reopen() {
  begin_ = end_ = 0;
  ended_ = false;
}

}  // namespace dateline
