#include "gazetteer/pending_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "dateline/error.h"

namespace dateline {

namespace fs = std::filesystem;

PendingFile::PendingFile(const std::string& path) : path_(path) {
  std::error_code ignored;
  // A link stays; what it points at is replaced.
  if (fs::is_symlink(path_, ignored)) {
    if (const fs::path target = fs::canonical(path_, ignored); !ignored) path_ = target.string();
  }
  if (fs::exists(path_, ignored) && !fs::is_regular_file(path_, ignored)) throw Error(path_, "not a regular file");
  temporary_ = path_ + ".part." + std::to_string(getpid());
  fs::path folder = fs::path(path_).parent_path();
  if (folder.empty()) folder = ".";
#ifdef O_TMPFILE
  fd_ = open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
#endif
  if (fd_ >= 0) return;
  fd_ = open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (fd_ < 0) fail();
  named_ = true;
}

PendingFile::~PendingFile() {
  if (fd_ >= 0) close(fd_);
  if (named_) unlink(temporary_.c_str());
}

void PendingFile::fail() const { throw Error(path_, std::strerror(errno)); }

void PendingFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t done = ::write(fd_, bytes.data(), bytes.size());
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) fail();
    bytes.remove_prefix(static_cast<std::size_t>(done));
  }
}

void PendingFile::keep() {
  // Its bytes before its name: else a machine that stops may leave the name without them.
  if (fsync(fd_) != 0 && errno != EINVAL && errno != EROFS) fail();
  if (!named_) {
    const std::string unnamed = "/proc/self/fd/" + std::to_string(fd_);
    if (linkat(AT_FDCWD, unnamed.c_str(), AT_FDCWD, temporary_.c_str(), AT_SYMLINK_FOLLOW) != 0) fail();
    named_ = true;
  }
  const int fd = fd_;
  fd_ = -1;
  if (close(fd) != 0 || rename(temporary_.c_str(), path_.c_str()) != 0) fail();
  named_ = false;
}

}  // namespace dateline
