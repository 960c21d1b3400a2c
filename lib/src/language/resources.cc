#include "language/resources.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "dateline/error.h"

namespace dateline {

namespace fs = std::filesystem;

namespace {

bool is_folder(const fs::path& path) {
  std::error_code error;
  return fs::is_directory(path, error);
}

// The folder of the file that this code was loaded from: the library, or a program it is linked into.
fs::path own_folder() {
  Dl_info info{};
  if (dladdr(reinterpret_cast<const void*>(&resource_folder), &info) == 0 || info.dli_fname == nullptr) return {};
  std::error_code error;
  fs::path file = fs::canonical(info.dli_fname, error);
  // A program started by its bare name says no more than that name.
  if (error) file = fs::canonical("/proc/self/exe", error);
  return error ? fs::path() : file.parent_path();
}

}  // namespace

std::string resource_folder(const std::string& data) {
  if (!data.empty()) {
    if (!is_folder(data)) throw Error(data, "no such resource folder");
    return data;
  }
  if (const char* variable = std::getenv("DATELINE_DATA"); variable != nullptr && *variable != '\0') {
    if (!is_folder(variable)) throw Error(variable, "no such resource folder (named by $DATELINE_DATA)");
    return variable;
  }
  const fs::path own = own_folder();
  std::string tried;
  // The second is for libraries in a folder of their architecture: lib/x86_64-linux-gnu.
  for (const char* way : {"../share/dateline", "../../share/dateline"}) {
    const fs::path folder = (own / way).lexically_normal();
    if (is_folder(folder)) return folder.string();
    tried += (tried.empty() ? "" : ", ") + folder.string();
  }
  throw Error("no resource folder: tried " + tried + "; $DATELINE_DATA can name it");
}

std::string read_resource(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw Error(path, std::strerror(errno));
  struct stat status {};
  std::string out;
  ssize_t count = 0;
  int reason = ::fstat(file, &status) != 0 ? errno : S_ISDIR(status.st_mode) ? EISDIR : 0;
  if (reason == 0) {
    out.resize(static_cast<std::size_t>(status.st_size));
    std::size_t size = 0;
    while (size < out.size() && (count = ::read(file, out.data() + size, out.size() - size)) > 0) {
      size += static_cast<std::size_t>(count);
    }
    if (count < 0) reason = errno;
    out.resize(size);
  }
  ::close(file);
  if (reason != 0) throw Error(path, std::strerror(reason));
  return out;
}

MappedFile::MappedFile(const std::string& path, bool all) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw Error(path, std::strerror(errno));
  struct stat status {};
  if (::fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) {
    ::close(file);
    throw Error(path, "not a regular file");
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  void* at = size == 0 ? nullptr : ::mmap(nullptr, size, PROT_READ, MAP_SHARED | (all ? MAP_POPULATE : 0), file, 0);
  const int reason = errno;
  ::close(file);
  if (at == MAP_FAILED) throw Error(path, std::strerror(reason));
  bytes_ = {static_cast<const char*>(at), size};
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

std::vector<std::string> list_resources(const std::string& folder, std::string_view ending) {
  std::error_code error;
  std::vector<std::string> out;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    std::error_code ignored;
    const std::string name = it->path().filename().string();
    if (name.ends_with(ending) && name[0] != '.' && it->is_regular_file(ignored)) out.push_back(it->path().string());
  }
  if (error) throw Error(folder, error.message());
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace dateline
