// A list of names, compiled to a file that is mapped into memory.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/annotation.h"
#include "dateline/export.h"

namespace dateline {

// What a list says of a thing that it names. An empty string: it does not say.
struct ListedEntity : Entity {
  std::string region;        // ISO 3166-2 of the subdivision it lies in
  std::string from, to;      // when the name was valid: YYYY, YYYY-MM or YYYY-MM-DD
  std::uint32_t weight = 0;  // which of several is meant most often: the greater
  bool weak = false;         // an ordinary word, or a name of other things: an article must say more
};

// One that is spelled much like what was asked for.
struct CloseEntity : ListedEntity {
  std::string spelling;   // as listed
  unsigned distance = 0;  // letters put in, taken out, changed or swapped, both in Latin letters without accents
};

// How much of one type a file holds.
struct TypeCount {
  std::uint64_t entries = 0;
  std::uint64_t names = 0;   // of these; a name of several things counts once for each type
  std::uint64_t placed = 0;  // entries with coordinates
  std::uint64_t dated = 0;   // entries with dates of validity
};

// Immutable; shared between threads. Opening costs milliseconds whatever the number of names.
class DATELINE_API Gazetteer {
 public:
  // Maps a file made by `gazetteer build`. Throws Error where it is missing, truncated or not a gazetteer.
  static std::shared_ptr<const Gazetteer> open(const std::string& path);

  // Opens the gazetteers that ship: DIR/gazetteer/*.gaz in byte order of their names; `data` as in Language::load.
  static std::vector<std::shared_ptr<const Gazetteer>> open_default(const std::string& data = {});

  // Compiles sources (tab-separated values, dateline(5); "-" for standard input; gzip, bzip2, xz and zstd are undone)
  // into one file. All or nothing: `path` is written when all is
  // well, or left as it was. The same sources give the same bytes on every machine.
  // Throws Error ("names.tsv:14: empty name") where a source is broken, rows clash, or the file cannot be written.
  static void build(const std::vector<std::string>& sources, const std::string& path);

  // Returns what the name means, the most usual first; `ignore_case`: in whatever case it is written.
  std::vector<ListedEntity> look_up(std::string_view name, bool ignore_case = false) const;

  // Returns what has a name spelled much like this one, in whatever script, the closest first: about one letter of five
  // may differ, three at most. Time: the whole file.
  std::vector<CloseEntity> look_up_close(std::string_view name, std::size_t most = 10) const;

  // By EntityType. Time: the whole file.
  std::array<TypeCount, 8> count_types() const;

  // Verifies every byte; throws Error where the file is damaged. Opening verifies its header alone.
  void check() const;

  ~Gazetteer();
  Gazetteer(const Gazetteer&) = delete;
  Gazetteer& operator=(const Gazetteer&) = delete;

  const std::string& path() const;
  std::uint64_t bytes() const;    // size of the file
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
