// Name lists as people write them: tab-separated values, dateline(5), "Name lists".
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/annotation.h"
#include "gazetteer/fields.h"
#include "gazetteer/gazetteer_data.h"
#include "gazetteer/lines.h"

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

// Sets the rule that the word asks for; "" for none. Returns false where there is no such rule.
bool parse_case_rule(std::string_view text, CaseRule& rule);

// Reads a source row by row, "-" from standard input. Lines: comments (`#` first), directives (`!equal<TAB>&<TAB>and`;
// `!incomplete<TAB>reason`, by which an import that failed has its output refused), the header that names the columns,
// rows. Every method throws Error with file and line.
class SourceReader {
 public:
  explicit SourceReader(std::string path);

  // Returns false at the end.
  bool next(SourceRow& row);

  // Words that the directives read so far make equal.
  const std::vector<std::pair<std::string, std::string>>& equals() const { return equals_; }
  const std::string& path() const { return lines_.path(); }

 private:
  bool next_line();
  void read_header();
  void read_directive();
  void read_row(SourceRow& row);
  void read_names(SourceRow& row, std::string_view first, std::string_view others, const SourceName& defaults);
  SourceName read_name(std::string_view field, const SourceName& defaults) const;
  std::string_view field(Column column) const;
  [[noreturn]] void fail(const std::string& reason) const;

  LineReader lines_;
  std::string_view line_;
  bool header_ = false;
  std::vector<Column> columns_;
  std::array<std::string_view, kColumnCount> fields_;  // of line_; empty where the file has no such column
  std::vector<std::pair<std::string, std::string>> equals_;
};

}  // namespace dateline
