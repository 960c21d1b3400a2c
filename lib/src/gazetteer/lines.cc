#include "gazetteer/lines.h"

#include <archive.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "dateline/error.h"

namespace dateline {

namespace {

constexpr std::size_t kFirstCapacity = std::size_t{1} << 18;
constexpr std::size_t kBlock = std::size_t{1} << 16;

}  // namespace

LineReader::LineReader(std::string path) : path_(std::move(path)), archive_(archive_read_new()) {
  fd_ = path_ == "-" ? STDIN_FILENO : ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  const int reason = errno;
  struct stat status {};
  const bool folder = fd_ >= 0 && fstat(fd_, &status) == 0 && S_ISDIR(status.st_mode);
  if (fd_ < 0 || folder) {
    close();
    throw Error(path_, std::strerror(folder ? EISDIR : reason));
  }
  archive_read_support_filter_gzip(archive_);
  archive_read_support_filter_bzip2(archive_);
  archive_read_support_filter_xz(archive_);
  archive_read_support_filter_zstd(archive_);
  archive_read_support_format_empty(archive_);
  archive_read_support_format_raw(archive_);
  if (archive_read_open_fd(archive_, fd_, kBlock) != ARCHIVE_OK) fail();
  archive_entry* entry = nullptr;
  const int begun = archive_read_next_header(archive_, &entry);
  if (begun == ARCHIVE_EOF) ended_ = true;
  if (begun != ARCHIVE_EOF && begun != ARCHIVE_OK) fail();
}

LineReader::~LineReader() { close(); }

void LineReader::close() {
  archive_read_free(archive_);
  archive_ = nullptr;
  if (fd_ > STDIN_FILENO) ::close(fd_);
  fd_ = -1;
}

void LineReader::fail() {
  const char* said = archive_error_string(archive_);
  const std::string reason = said ? said : "cannot be read";
  close();
  throw Error(path_, reason);
}

bool LineReader::fill() {
  if (ended_) return false;
  if (begin_ > 0) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ + kBlock > capacity_) {
    capacity_ = capacity_ == 0 ? kFirstCapacity : capacity_ * 2;
    std::unique_ptr<char[]> larger(new char[capacity_ + kPadding]);
    if (end_ > 0) std::memcpy(larger.get(), buffer_.get(), end_);
    buffer_ = std::move(larger);
  }
  const la_ssize_t got = archive_read_data(archive_, buffer_.get() + end_, capacity_ - end_);
  if (got < 0) fail();
  if (got == 0) ended_ = true;
  end_ += static_cast<std::size_t>(got);
  std::memset(buffer_.get() + end_, 0, kPadding);
  return got > 0;
}

bool LineReader::next(std::string_view& line) {
  std::size_t looked = 0;  // bytes without an LF
  const void* found = nullptr;
  do {
    if (end_ - begin_ > looked) found = std::memchr(buffer_.get() + begin_ + looked, '\n', end_ - begin_ - looked);
    looked = end_ - begin_;
  } while (!found && fill());
  if (!found && looked == 0) return false;
  const char* begin = buffer_.get() + begin_;
  const std::size_t size = found ? static_cast<std::size_t>(static_cast<const char*>(found) - begin) : looked;
  begin_ += found ? size + 1 : size;
  line = std::string_view(begin, size);
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (++number_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  return true;
}

}  // namespace dateline
