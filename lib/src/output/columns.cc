// tsv and csv: a line a finding, a column a key.
#include <algorithm>

#include "model/names.h"
#include "output/format.h"
#include "output/json.h"

namespace dateline {

namespace {

// Cells of one record in the order of the columns; fields of other kinds stay empty.
class CellSink final : public FieldSink {
 public:
  explicit CellSink(const std::vector<std::string>* columns)
      : columns_(columns), cells_(columns ? columns->size() : 0) {}

  void text(std::string_view key, std::string_view value) override { cell(key).assign(value); }
  void list(std::string_view key, const std::vector<std::string>& values) override {
    std::string& out = cell(key);
    for (const std::string& value : values) {
      if (&value != &values.front()) out += '|';
      out += value;
    }
  }
  void number(std::string_view key, std::uint32_t value, bool present) override {
    std::string& out = cell(key);
    if (present) append_number(out, value);
  }
  void flag(std::string_view key, bool value) override { cell(key).assign(value ? "true" : ""); }

  const std::vector<std::string>& cells() const { return cells_; }

 private:
  // Fields come in the order of the columns, so the next column is nearly always the one.
  std::string& cell(std::string_view key) {
    for (std::size_t i = 0; i < columns_->size(); ++i, ++next_) {
      if (next_ == columns_->size()) next_ = 0;
      if ((*columns_)[next_] == key) return cells_[next_++];
    }
    return spare_.assign("");
  }

  const std::vector<std::string>* columns_;
  std::vector<std::string> cells_;
  std::string spare_;
  std::size_t next_ = 0;
};

class NameSink final : public FieldSink {
 public:
  explicit NameSink(std::vector<std::string>& out) : out_(out) {}
  void text(std::string_view key, std::string_view) override { add(key); }
  void list(std::string_view key, const std::vector<std::string>&) override { add(key); }
  void number(std::string_view key, std::uint32_t, bool) override { add(key); }
  void flag(std::string_view key, bool) override { add(key); }

 private:
  void add(std::string_view key) {
    if (std::find(out_.begin(), out_.end(), key) == out_.end()) out_.emplace_back(key);
  }
  std::vector<std::string>& out_;
};

class Columns : public Format {
 public:
  explicit Columns(const OutputOptions& options) : Format(options), comma_(options.format == OutputFormat::csv) {
    names_ = {"kind", "doc"};
    NameSink sink(names_);
    if (options.events) {
      put_fields(Event{}, sink);
      return;
    }
    for (const PartName& part : kPartNames) {
      if (options.parts & part.part) put_columns(part.part, options.context, sink);
    }
    // The rule is last also where kinds are mixed.
    const auto rule = std::find(names_.begin(), names_.end(), "rule");
    if (rule != names_.end()) std::rotate(rule, rule + 1, names_.end());
  }

  std::string header() const override {
    std::string out;
    append_line(names_, out);
    return out;
  }

  void append(const Document& document, const std::vector<Item>& wanted, std::string& out) const override {
    for (const Item& item : wanted) {
      CellSink sink(&names_);
      sink.text("kind", kPartNames[static_cast<std::size_t>(__builtin_ctz(item.part))].kind);
      sink.text("doc", document.name());
      put_fields(document, item, options().context, sink);
      append_line(sink.cells(), out);
    }
  }

  void append(const Event& event, std::string& out) const override {
    CellSink sink(&names_);
    sink.text("kind", "event");
    sink.text("doc", event.doc);
    put_fields(event, sink);
    append_line(sink.cells(), out);
  }

 private:
  void append_line(const std::vector<std::string>& cells, std::string& out) const {
    for (const std::string& cell : cells) {
      if (&cell != &cells.front()) out += comma_ ? ',' : '\t';
      comma_ ? append_csv(cell, out) : append_tsv(cell, out);
    }
    out += '\n';
  }

  static void append_csv(const std::string& cell, std::string& out) {
    if (cell.find_first_of(",\"\r\n") == std::string::npos) {
      out += cell;
      return;
    }
    out += '"';
    for (const char c : cell) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  }

  static void append_tsv(const std::string& cell, std::string& out) {
    for (const char c : cell) {
      switch (c) {
        case '\\':
          out += "\\\\";
          break;
        case '\t':
          out += "\\t";
          break;
        case '\n':
          out += "\\n";
          break;
        case '\r':
          out += "\\r";
          break;
        default:
          out += c;
      }
    }
  }

  bool comma_;
  std::vector<std::string> names_;
};

}  // namespace

std::unique_ptr<Format> columns_format(const OutputOptions& options) { return std::make_unique<Columns>(options); }

}  // namespace dateline
