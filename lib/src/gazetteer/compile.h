// Sources into one compiled gazetteer.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace dateline {

// All or nothing: write() makes the file under another name and renames it when it is whole. The same sources in the
// same order give the same bytes. Memory: about 80 bytes a name.
class GazetteerCompiler {
 public:
  GazetteerCompiler();
  ~GazetteerCompiler();

  // Throws Error with file and line.
  void add_source(const std::string& path);

  // Throws Error where two rows clash, or the file cannot be written.
  void write(const std::string& path);

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

}  // namespace dateline
