#include "gazetteer/source.h"

#include <algorithm>
#include <charconv>

#include "dateline/error.h"
#include "gazetteer/normalise.h"
#include "model/names.h"

namespace dateline {

bool parse_case_rule(std::string_view text, CaseRule& rule) {
  if (text == "upper") return rule = CaseRule::upper, true;
  if (text == "exact") return rule = CaseRule::exact, true;
  if (text == "any") return rule = CaseRule::any, true;
  return text.empty();
}

SourceReader::SourceReader(std::string path) : lines_(std::move(path)) {}

void SourceReader::fail(const std::string& reason) const { throw Error(lines_.path(), lines_.number(), reason); }

bool SourceReader::next_line() {
  if (!lines_.next(line_)) return false;
  if (const std::size_t at = invalid_byte(line_); at != std::string_view::npos) {
    fail("byte " + std::to_string(at + 1) + " is not valid UTF-8");
  }
  if (const std::string control = control_character(line_); !control.empty()) fail("control character " + control);
  return true;
}

bool SourceReader::next(SourceRow& row) {
  while (next_line()) {
    if (line_.empty() || line_.starts_with('#')) continue;
    if (line_.starts_with('!')) {
      read_directive();
    } else if (!header_) {
      read_header();
    } else {
      read_row(row);
      return true;
    }
  }
  if (!header_) throw Error(lines_.path(), "no header line that names the columns");
  return false;
}

void SourceReader::read_directive() {
  const std::vector<std::string_view> parts = split(line_, '\t');
  if (parts[0] == "!incomplete") fail("incomplete: " + std::string(trim(parts.back())));
  if (parts[0] != "!equal") fail("unknown directive " + std::string(parts[0]));
  if (parts.size() != 3 || parts[1].empty() || parts[2].empty()) fail("!equal takes two words");
  equals_.emplace_back(parts[1], parts[2]);
}

void SourceReader::read_header() {
  for (const std::string_view name : split(line_, '\t')) {
    Column column;
    if (!value_of(name, column)) fail("unknown column " + std::string(name));
    if (std::find(columns_.begin(), columns_.end(), column) != columns_.end())
      fail("column " + std::string(name) + " twice");
    columns_.push_back(column);
  }
  for (const Column needed : {Column::name, Column::type}) {
    if (std::find(columns_.begin(), columns_.end(), needed) == columns_.end())
      fail("no column " + std::string(name_of(needed)));
  }
  header_ = true;
}

std::string_view SourceReader::field(Column column) const { return fields_[static_cast<std::size_t>(column)]; }

void SourceReader::read_row(SourceRow& row) {
  fields_.fill({});
  std::size_t count = 0;
  for (std::size_t begin = 0; begin <= line_.size(); ++count) {
    const std::size_t end = std::min(line_.find('\t', begin), line_.size());
    if (count < columns_.size())
      fields_[static_cast<std::size_t>(columns_[count])] = trim(line_.substr(begin, end - begin));
    begin = end + 1;
  }
  if (count > columns_.size()) {
    fail("broken line: " + std::to_string(count) + " columns, the header has " + std::to_string(columns_.size()));
  }
  row = SourceRow{};
  row.line = lines_.number();
  if (field(Column::name).empty()) fail("empty name");
  if (!value_of(field(Column::type), row.type)) {
    fail(field(Column::type).empty() ? "broken line: no type" : "unknown type " + std::string(field(Column::type)));
  }
  SourceName defaults;
  if (!parse_case_rule(field(Column::rule), defaults.rule))
    fail("unknown case rule " + std::string(field(Column::rule)));
  if (!field(Column::weak).empty() && field(Column::weak) != "0" && field(Column::weak) != "1") fail("weak is 0 or 1");
  defaults.weak = field(Column::weak) == "1";
  read_names(row, field(Column::name), field(Column::aliases), defaults);
  row.canonical = field(Column::canonical).empty() ? row.names[0].text : std::string(field(Column::canonical));
  if (const std::string fault = fault_of_name(row.canonical); !fault.empty()) fail("canonical: " + fault);
  row.id = field(Column::id);
  if (!valid_id(row.id)) fail("malformed id " + row.id);
  row.country = field(Column::country);
  if (!row.country.empty() && !valid_country(row.country)) fail("malformed country " + row.country);
  row.region = field(Column::region);
  row.placed = !field(Column::lat).empty() || !field(Column::lon).empty();
  if (row.placed && !parse_degrees(field(Column::lat), 90, row.latitude)) fail("malformed latitude");
  if (row.placed && !parse_degrees(field(Column::lon), 180, row.longitude)) fail("malformed longitude");
  if (const std::string_view w = field(Column::weight); !w.empty()) {
    const auto [end, error] = std::from_chars(w.data(), w.data() + w.size(), row.weight);
    if (error != std::errc() || end != w.data() + w.size()) fail("malformed weight " + std::string(w));
  }
  row.from = field(Column::from);
  row.to = field(Column::to);
  for (const std::string* date : {&row.from, &row.to}) {
    if (!date->empty() && !valid_date(*date)) fail("malformed date " + *date);
  }
  if (!row.from.empty() && !row.to.empty() && row.to < row.from) fail("ends before it begins");
}

void SourceReader::read_names(SourceRow& row, std::string_view first, std::string_view others,
                              const SourceName& defaults) {
  row.names.push_back(read_name(first, defaults));
  if (others.empty()) return;
  for (const std::string_view alias : split(others, '|')) {
    SourceName more = read_name(trim(alias), defaults);
    const auto same =
        std::find_if(row.names.begin(), row.names.end(), [&](const SourceName& n) { return n.text == more.text; });
    if (same == row.names.end()) {
      row.names.push_back(std::move(more));
    } else if (same->rule != more.rule || same->weak != more.weak) {
      fail("the name " + more.text + " stands twice, with options that differ");
    }
  }
}

SourceName SourceReader::read_name(std::string_view text, const SourceName& defaults) const {
  SourceName out = defaults;
  while (text.ends_with('}')) {
    const std::size_t open = text.rfind('{');
    if (open == std::string_view::npos) fail("a } without its {");
    const std::string_view option = text.substr(open + 1, text.size() - open - 2);
    if (option == "weak") {
      out.weak = true;
    } else if (option.empty() || !parse_case_rule(option, out.rule)) {
      fail("unknown option {" + std::string(option) + "}");
    }
    text = trim(text.substr(0, open));
  }
  if (const std::string fault = fault_of_name(text); !fault.empty()) fail(fault);
  out.text = text;
  return out;
}

}  // namespace dateline
