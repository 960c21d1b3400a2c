#include "cli_sink.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "dateline/error.h"

namespace dateline::cli {

namespace {

constexpr std::size_t kBuffer = std::size_t{1} << 16;

}  // namespace

Sink::Sink(const std::string& path, std::uint64_t kept)
    : name_(path.empty() ? "standard output" : path), descriptor_(STDOUT_FILENO), size_(kept) {
  if (path.empty()) return;
  descriptor_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | (kept > 0 ? 0 : O_TRUNC), 0666);
  if (descriptor_ < 0) throw Error(name_, std::strerror(errno));
  if (kept == 0) return;
  const auto size = static_cast<off_t>(kept);
  const off_t end = ::lseek(descriptor_, 0, SEEK_END);
  if (end >= 0 && end < size) throw Error(name_, "holds less than the run that is resumed had written");
  if (end >= 0 && (::ftruncate(descriptor_, size) != 0 || ::lseek(descriptor_, size, SEEK_SET) != size)) {
    throw Error(name_, std::strerror(errno));
  }
}

Sink::~Sink() {
  if (descriptor_ > STDOUT_FILENO) ::close(descriptor_);
}

void Sink::write(std::string_view data) {
  if (closed_pipe_) return;
  buffer_.append(data);
  size_ += data.size();
  if (buffer_.size() >= kBuffer) flush();
}

void Sink::flush() {
  std::string_view left = buffer_;
  while (!left.empty() && !closed_pipe_) {
    const ssize_t wrote = ::write(descriptor_, left.data(), left.size());
    if (wrote >= 0) {
      left.remove_prefix(static_cast<std::size_t>(wrote));
    } else if (errno == EPIPE) {
      closed_pipe_ = true;
    } else if (errno != EINTR) {
      buffer_.clear();
      throw Error(name_, std::strerror(errno));
    }
  }
  buffer_.clear();
}

void Sink::close() {
  flush();
  const int descriptor = descriptor_;
  descriptor_ = -1;
  if (descriptor >= 0 && ::close(descriptor) != 0 && !closed_pipe_) throw Error(name_, std::strerror(errno));
}

std::string path_in(const std::string& folder, std::string_view document, std::string_view extension) {
  std::string out = folder;
  for (std::size_t at = 0; at < document.size();) {
    const std::size_t end = std::min(document.find('/', at), document.size());
    const std::string_view part = document.substr(at, end - at);
    at = end + 1;
    if (part.empty() || part == ".") continue;
    out.append("/");
    for (const char c : part == ".." ? std::string_view("__") : part) out += c == '\0' ? '_' : c;
  }
  return out.append(".").append(extension);
}

void make_folders_for(const std::string& path) {
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  std::filesystem::create_directories(folder, error);
  if (error) throw Error(folder.string(), error.message());
}

}  // namespace dateline::cli
