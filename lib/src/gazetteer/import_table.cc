// Tables with a header line, comma- or tab-separated, and bare lists of names.
#include <algorithm>
#include <charconv>
#include <vector>

#include "dateline/error.h"
#include "gazetteer/import.h"
#include "model/names.h"

namespace dateline {

namespace {

constexpr std::size_t kLongestRecord = std::size_t{1} << 20;  // bytes, where a quotation mark is never closed

// Reads records: lines cut at tabs, or comma-separated values as in RFC 4180.
class Table {
 public:
  Table(LineReader& lines, bool quoted) : lines_(lines), quoted_(quoted) {}

  // Returns false at the end; `fault` says what is wrong with the record. Views stay valid until the next call.
  bool next(std::vector<std::string>& fields, std::string& fault) {
    fault.clear();
    std::string_view line;
    do {
      if (!lines_.next(line)) return false;
    } while (line.empty());
    fields.clear();
    if (!quoted_) {
      for (const std::string_view part : split(line, '\t')) fields.emplace_back(part);
      return true;
    }
    if (separator_ == '\0') {
      const auto often = [&](char c) { return std::count(line.begin(), line.end(), c); };
      separator_ = often(';') > often(',') ? ';' : ',';
    }
    read_quoted(line, fields, fault);
    return true;
  }

 private:
  void read_quoted(std::string_view line, std::vector<std::string>& fields, std::string& fault) {
    std::string record(line);
    fields.emplace_back();
    bool inside = false;
    for (std::size_t at = 0;; ++at) {
      if (at >= record.size()) {
        if (!inside) return;
        std::string_view more;
        if (record.size() > kLongestRecord || !lines_.next(more)) {
          fault = "a quotation mark is never closed";
          return;
        }
        record.append("\n").append(more);
      }
      const char c = record[at];
      if (inside) {
        if (c != '"') {
          fields.back() += c;
        } else if (at + 1 < record.size() && record[at + 1] == '"') {
          fields.back() += record[++at];
        } else {
          inside = false;
        }
      } else if (c == '"' && fields.back().empty()) {
        inside = true;
      } else if (c == separator_) {
        fields.emplace_back();
      } else {
        fields.back() += c;
      }
    }
  }

  LineReader& lines_;
  bool quoted_;
  char separator_ = '\0';
};

bool same_word(std::string_view a, std::string_view b) {
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return small(x) == small(y); });
}

constexpr int kIgnored = -1;

// What each column of the file holds: a Column, or kIgnored.
std::vector<int> read_header(const LineReader& lines, const ImportSink& sink, const std::vector<std::string>& fields) {
  std::vector<int> columns(fields.size(), kIgnored);
  const auto wrong = [&](const std::string& reason) { return Error(lines.path(), lines.number(), reason); };
  std::vector<bool> chosen(kColumnCount, false);
  for (const auto& [ours, theirs] : sink.how().columns) {
    Column column;
    if (!value_of(ours, column)) throw Error("unknown column " + ours);
    const auto at = std::find(fields.begin(), fields.end(), theirs);
    if (at == fields.end()) throw wrong("no column " + theirs);
    columns[static_cast<std::size_t>(at - fields.begin())] = static_cast<int>(column);
    chosen[static_cast<std::size_t>(column)] = true;
  }
  for (std::size_t i = 0; i < fields.size(); ++i) {
    for (std::size_t c = 0; c < kColumnCount; ++c) {
      if (columns[i] == kIgnored && !chosen[c] && same_word(fields[i], name_of(static_cast<Column>(c))))
        columns[i] = static_cast<int>(c);
    }
  }
  const auto has = [&](Column c) {
    return std::find(columns.begin(), columns.end(), static_cast<int>(c)) != columns.end();
  };
  if (!has(Column::name)) throw wrong("no column name; --column name=THEIRS says which it is");
  if (!has(Column::type) && !sink.default_type()) throw wrong("no column type, and no --type for all rows");
  return columns;
}

// Fills the row field by field. What it may leave out is told to the sink.
class RowFiller {
 public:
  RowFiller(ImportSink& sink, ImportRow& row) : sink_(sink), row_(row) {
    row.type = sink.default_type().value_or(EntityType::org);
  }

  void set(Column column, const std::string& value) {
    switch (column) {
      case Column::name:
        name_ = value;
        return;
      case Column::aliases:
        aliases_.push_back(value);
        return;
      case Column::id:
        row_.id = value;
        return;
      case Column::canonical:
        row_.canonical = value;
        return;
      case Column::region:
        row_.region = value;
        return;
      case Column::lat:
        row_.lat = value;
        return;
      case Column::lon:
        row_.lon = value;
        return;
      case Column::from:
        row_.from = value;
        return;
      case Column::to:
        row_.to = value;
        return;
      case Column::weak:
        weak_ = value == "1";
        return;
      case Column::country:
        row_.country = value;
        for (char& c : row_.country) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        return;
      case Column::type:
        set_type(value);
        return;
      case Column::weight:
        set_weight(value);
        return;
      case Column::rule:
        if (!parse_case_rule(value, rule_)) sink_.skip("case rule left out: " + value);
        return;
    }
  }

  // Returns false, having said why, where the row cannot be taken.
  bool done(char alias_separator) {
    if (!unknown_type_.empty()) return sink_.skip("row left out: type " + unknown_type_), false;
    if (!typed_ && !sink_.default_type()) return sink_.skip("row left out: no type"), false;
    if (trim(name_).empty()) return sink_.skip("row left out: empty name"), false;
    row_.add(name_, weak_, rule_);
    for (const std::string& aliases : aliases_) {
      for (const std::string_view alias : split(aliases, alias_separator)) {
        if (!trim(alias).empty()) row_.add(alias, weak_, rule_);
      }
    }
    return true;
  }

 private:
  void set_type(const std::string& value) {
    if (value.empty()) return;
    EntityType own = EntityType::org;
    std::optional<EntityType> type;
    if (value_of(value, own)) type = own;
    type = sink_.type_of(value, type);
    typed_ = true;
    if (type) {
      row_.type = *type;
    } else {
      unknown_type_ = value;
    }
  }

  void set_weight(const std::string& value) {
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), row_.weight);
    if (!value.empty() && (error != std::errc() || end != value.data() + value.size())) {
      sink_.skip("weight left out: " + value);
      row_.weight = 0;
    }
  }

  ImportSink& sink_;
  ImportRow& row_;
  std::string name_, unknown_type_;
  std::vector<std::string> aliases_;
  CaseRule rule_ = CaseRule::as_written;
  bool weak_ = false, typed_ = false;
};

}  // namespace

void import_table(LineReader& lines, ImportSink& sink) {
  Table table(lines, sink.how().format == "csv");
  std::vector<std::string> fields;
  std::string fault;
  if (!table.next(fields, fault)) throw Error(lines.path(), "no header line that names the columns");
  if (!fault.empty()) throw Error(lines.path(), lines.number(), fault);
  const std::vector<int> columns = read_header(lines, sink, fields);
  while (table.next(fields, fault)) {
    if (fault.empty() && fields.size() != columns.size())
      fault = std::to_string(fields.size()) + " columns, the header has " + std::to_string(columns.size());
    if (!fault.empty()) {
      sink.broken("broken line: " + fault);
      continue;
    }
    ImportRow row;
    RowFiller filler(sink, row);
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (columns[i] != kIgnored) filler.set(static_cast<Column>(columns[i]), fields[i]);
    }
    if (filler.done(sink.how().alias_separator)) sink.add(row);
  }
}

void import_list(LineReader& lines, ImportSink& sink) {
  if (!sink.default_type()) throw Error("a list of names needs a type");
  for (std::string_view line; lines.next(line);) {
    if (trim(line).empty()) continue;
    ImportRow row;
    row.type = *sink.default_type();
    row.add(line);
    sink.add(row);
  }
}

}  // namespace dateline
