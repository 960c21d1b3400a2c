// Where the words, rules and name lists are.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

// Returns `data` where it is not empty, else $DATELINE_DATA, else share/dateline relative to the library's own file:
// in the build tree and in an installation alike. Throws Error where there is no such folder.
std::string resource_folder(const std::string& data);

// Returns the whole file. Throws Error with the reason where it cannot be read.
std::string read_resource(const std::string& path);

// A file as bytes in memory: its pages are shared with whoever else has it mapped.
class MappedFile {
 public:
  MappedFile() = default;
  // Throws Error with the reason where it cannot be mapped. `all`: all of it will be read, and soon.
  explicit MappedFile(const std::string& path, bool all = false);
  MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}
  MappedFile& operator=(MappedFile&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
  }
  ~MappedFile();

  std::string_view bytes() const { return bytes_; }

 private:
  std::string_view bytes_;
};

// The regular files in a folder whose names end so, as full paths in byte order. Throws Error where it cannot be read.
std::vector<std::string> list_resources(const std::string& folder, std::string_view ending);

}  // namespace dateline
