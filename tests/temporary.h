// A folder for one test, gone behind it.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

class Temporary {
 public:
  Temporary() {
    std::string name = (std::filesystem::temp_directory_path() / "dateline-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Temporary() { std::filesystem::remove_all(path_); }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;

  const std::string& path() const { return path_; }
  // Writes a file below the folder and returns its path.
  std::string file(const std::string& name, std::string_view content) const {
    const std::filesystem::path path = std::filesystem::path(path_) / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
    return path.string();
  }

 private:
  std::string path_;
};
