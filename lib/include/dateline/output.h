// Documents and what was found in them into records, tables and annotation files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/document.h"
#include "dateline/export.h"
#include "dateline/input.h"
#include "dateline/timeline.h"

namespace dateline {

enum class OutputFormat : std::uint8_t { jsonl, tsv, csv, table, ann };

struct OutputOptions {
  OutputFormat format = OutputFormat::jsonl;
  // What this program is there to make: the kinds it writes. jsonl also carries what came in, and zones that were made.
  Parts parts = 0;
  bool events = false;    // columns are those of events
  bool documents = true;  // false: of a document only the `error` records that it passes on are written
  // Findings of these types (or zone roles) only; empty: of all.
  std::vector<std::string> types = {};
  bool text = true;      // the text within `doc` records
  bool context = false;  // the sentence, as a column or key `context`
  bool explain = false;
  std::uint32_t width = 0;  // columns of the terminal; 0: lines are not cut
  bool colour = false;
};

// Formats; the caller writes. Same input, same bytes. The appending calls are const: any number of threads may make
// them. finish() and lay_out() belong to the one thread that writes.
class DATELINE_API Writer {
 public:
  explicit Writer(OutputOptions options);
  ~Writer();
  Writer(Writer&&) noexcept;
  Writer& operator=(Writer&&) noexcept;

  // What stands before all else: the header line of tsv and csv.
  std::string header() const;

  // Appends a document's records. Returns how many findings of `parts` and `types` they hold.
  std::size_t append(const Document& document, std::string& out) const;
  void append(const Event& event, std::string& out) const;
  // These give something in jsonl alone.
  void append(const InputError& error, std::string& out) const;
  void append(const LooseRecord& record, std::string& out) const;

  // Appends what the findings of a document rest on, a line each, for people: "doc:start-end: text: why".
  void append_explanations(const Document& document, std::string& out) const;

  // Turns what was appended, in the order it is to stand, into what is to be written. Only tables are changed: their
  // columns wait for the first rows to know how wide to be.
  std::string lay_out(std::string appended);
  std::string finish();

  // Of the files of one document each: "jsonl", "tsv", ...
  static std::string_view extension(OutputFormat format);

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

}  // namespace dateline
