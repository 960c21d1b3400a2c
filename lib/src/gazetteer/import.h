// What the readers of other programs' lists share.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "dateline/annotation.h"
#include "dateline/gazetteer_import.h"
#include "gazetteer/lines.h"
#include "gazetteer/ordinary_words.h"
#include "gazetteer/source.h"

namespace dateline {

// One thing named, as read: fields may be malformed. The first name is the row's.
struct ImportRow {
  EntityType type = EntityType::org;
  std::vector<SourceName> names;
  std::string id, canonical, country, region, lat, lon, from, to;
  std::uint32_t weight = 0;

  void add(std::string_view name, bool weak = false, CaseRule rule = CaseRule::as_written);
};

// Cleans rows and writes them as lines of a source.
class ImportSink {
 public:
  ImportSink(const GazetteerImport& how, std::function<void(std::string_view)> write, ImportSkip skip);

  const GazetteerImport& how() const { return how_; }
  // The file that rows come from, for messages and for the comment before its rows.
  void begin(const LineReader& lines) { lines_ = &lines; }
  void comment(std::string_view text);

  // The type of what the source calls so: by the user's word for it, else `usual`. Nothing where it is left out.
  std::optional<EntityType> type_of(std::string_view word, std::optional<EntityType> usual) const;
  // Of rows that name none.
  std::optional<EntityType> default_type() const { return default_; }

  void add(ImportRow& row);
  // Something of the line at hand is left out.
  void skip(std::string_view reason);
  // The line at hand is not of the format. Throws Error, or skips it.
  void broken(std::string_view reason);
  // Writes what is held back. Returns what there was.
  ImportCount finish();
  // Has the output refused.
  void spoil(std::string_view reason);

 private:
  bool clean(ImportRow& row);
  void clean_names(ImportRow& row);
  void clean_place(ImportRow& row);
  void clean_dates(ImportRow& row);
  void merge(ImportRow& row);
  void write(const ImportRow& row);
  void flush();

  const GazetteerImport& how_;
  std::function<void(std::string_view)> write_;
  ImportSkip skip_;
  OrdinaryWords ordinary_;
  const LineReader* lines_ = nullptr;
  std::optional<EntityType> default_;
  std::unordered_map<std::string, std::optional<EntityType>> types_;  // none: left out
  std::unordered_set<std::uint64_t> written_;                         // rows without an id, by their hashes
  std::vector<ImportRow> held_;                                       // to be merged
  std::unordered_map<std::string, std::size_t> held_by_id_;
  std::string out_;
  ImportCount count_;
};

// The readers. Each takes all of one file.
void import_geonames(LineReader& lines, ImportSink& sink);
void import_ftm(LineReader& lines, ImportSink& sink);
void import_list(LineReader& lines, ImportSink& sink);
void import_spacy(LineReader& lines, ImportSink& sink);
void import_table(LineReader& lines, ImportSink& sink);
void import_wikidata(LineReader& lines, ImportSink& sink);

// Writes a name that stands in capitals alone as titles are written: words of four letters and more with a capital, the
// others in small letters, which match either way. Leaves a name of one word, and one without a longer word.
std::string title_case(std::string_view name);

}  // namespace dateline
