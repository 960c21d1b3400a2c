// A list of names, compiled to a file that is mapped into memory.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/export.h"

namespace dateline {

// Immutable; shared between threads. Opening costs milliseconds whatever the number of names.
class DATELINE_API Gazetteer {
 public:
  // Maps a file made by `gazetteer build`. Throws Error where it is missing, truncated or not a gazetteer.
  static std::shared_ptr<const Gazetteer> open(const std::string& path);

  // Opens the gazetteers that ship: DIR/gazetteer/*.gaz in byte order of their names; `data` as in Language::load.
  static std::vector<std::shared_ptr<const Gazetteer>> open_default(const std::string& data = {});

  ~Gazetteer();
  Gazetteer(const Gazetteer&) = delete;
  Gazetteer& operator=(const Gazetteer&) = delete;

  const std::string& path() const;
  std::uint64_t names() const;    // how many names and aliases
  std::uint64_t entries() const;  // how many things they name

  // For the library's own stages.
  struct Data;
  const Data& data() const;

 private:
  Gazetteer();
  std::unique_ptr<Data> data_;
};

}  // namespace dateline
