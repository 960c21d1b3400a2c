// Name lists as people write them: tab-separated values, dateline(5), "Name lists".
#pragma once

#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/annotation.h"
#include "gazetteer/gazetteer_data.h"

namespace dateline {

// One spelling: a row's name or an alias, with the options that its braces give: "US{upper}", "March{weak}".
struct SourceName {
  std::string text;
  CaseRule rule = CaseRule::as_written;
  bool weak = false;
};

struct SourceRow {
  int line = 0;
  EntityType type = EntityType::org;
  std::vector<SourceName> names;  // the row's name first, then its aliases; none twice
  std::string canonical, id, country, region, from, to;
  bool placed = false;
  std::int32_t latitude = 0, longitude = 0;  // microdegrees
  std::uint32_t weight = 0;
};

// Reads a source row by row. Lines: comments (`#` first), directives (`!equal<TAB>&<TAB>and`), the header that names
// the columns, rows. Every method throws Error with file and line.
class SourceReader {
 public:
  explicit SourceReader(std::string path);

  // Returns false at the end.
  bool next(SourceRow& row);

  // Words that the directives read so far make equal.
  const std::vector<std::pair<std::string, std::string>>& equals() const { return equals_; }
  const std::string& path() const { return path_; }

 private:
  enum Column { name, type, id, canonical, aliases, country, region, lat, lon, weight, rule, weak, from, to, count_ };

  bool next_line();
  void read_header();
  void read_directive();
  void read_row(SourceRow& row);
  void read_names(SourceRow& row, std::string_view first, std::string_view others, const SourceName& defaults);
  SourceName read_name(std::string_view field, const SourceName& defaults) const;
  std::string_view field(Column column) const;
  [[noreturn]] void fail(const std::string& reason) const;

  std::string path_;
  std::ifstream in_;
  std::string line_;
  int line_number_ = 0;
  bool header_ = false;
  std::vector<Column> columns_;
  std::vector<std::string_view> fields_;  // of line_, one a Column; empty where the file has no such column
  std::vector<std::pair<std::string, std::string>> equals_;
};

// Returns the type that is written so ("GPE"), or false.
bool parse_entity_type(std::string_view text, EntityType& type);

}  // namespace dateline
