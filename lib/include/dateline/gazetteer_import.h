// Lists of names that other programs made, as sources of a gazetteer.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/export.h"

namespace dateline {

// How to read them; gazetteer(1) says what each format takes and gives.
struct GazetteerImport {
  std::string format;                                        // one of gazetteer_formats()
  std::string type;                                          // of rows that name none: "ORG"
  std::vector<std::pair<std::string, std::string>> types;    // their word for a kind, and the type it is, or "-"
  std::vector<std::pair<std::string, std::string>> columns;  // csv, tsv: a column of sources, and theirs
  std::vector<std::string> languages = {"en", "mul"};        // wikidata: of labels and aliases; "*" for all
  std::string alternate_names;                               // geonames: the file alternateNamesV2.txt
  char alias_separator = '|';                                // csv, tsv: within a column of aliases
  // Names that are an ordinary word of this language ("Of", "Deal") are written weak; empty: "en" where the format is a
  // list of others' (ftm, geonames, wikidata), else none; "none": none.
  std::string lang;
  std::vector<std::string> weak_words;  // files of more such words, one a line
  std::string id_prefix;                // put before every id that is read
  std::uint32_t least_weight = 0;       // rows of less weight are left out
  bool merge = false;                   // rows of one id and type become one, with all names
  bool title_case = false;              // "BANK OF SNOW" is read as "Bank of Snow"
  bool keep_going = false;              // a broken line is skipped, not an error
};

// Something left out: where ("places.txt:17") and why.
using ImportSkip = std::function<void(std::string_view place, std::string_view reason)>;

struct ImportCount {
  std::uint64_t rows = 0, names = 0, skipped = 0;
};

// "csv", "ftm", "geonames", "list", "spacy", "tsv", "wikidata".
DATELINE_API const std::vector<std::string>& gazetteer_formats();

// Reads the files ("-" for standard input; gzip, bzip2, xz and zstd are undone), and hands the lines of a source to
// `write`, piece by piece. What a gazetteer cannot take is skipped and told. A broken line throws Error with file and
// line; what was written until then ends with a line for which Gazetteer::build refuses it.
DATELINE_API ImportCount import_gazetteer(const GazetteerImport& how, const std::vector<std::string>& paths,
                                          const std::function<void(std::string_view)>& write, const ImportSkip& skip);

}  // namespace dateline
