#include "gazetteer/source.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>

#include "dateline/error.h"
#include "gazetteer/normalise.h"
#include "model/utf8.h"

namespace dateline {

namespace {

constexpr std::array<std::string_view, 14> kColumns = {"name",    "type",   "id",   "canonical", "aliases",
                                                       "country", "region", "lat",  "lon",       "weight",
                                                       "case",    "weak",   "from", "to"};
constexpr std::array<std::string_view, 8> kTypes = {"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "PRODUCT"};
constexpr std::size_t kLongestName = 400;  // bytes: its key is never longer than kLongestKey

std::vector<std::string_view> split(std::string_view line, char by) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t end = line.find(by, begin);
    parts.push_back(line.substr(begin, end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

bool parse_rule(std::string_view text, CaseRule& rule) {
  if (text == "upper") return rule = CaseRule::upper, true;
  if (text == "exact") return rule = CaseRule::exact, true;
  if (text == "any") return rule = CaseRule::any, true;
  return text.empty();
}

// Decimal degrees, without going through binary floating point.
bool parse_degrees(std::string_view text, std::int32_t most, std::int32_t& microdegrees) {
  const bool minus = text.starts_with('-');
  if (minus) text.remove_prefix(1);
  const std::size_t dot = text.find('.');
  const std::string_view whole = text.substr(0, dot);
  std::string_view fraction = dot == std::string_view::npos ? std::string_view() : text.substr(dot + 1);
  const auto digits = [](std::string_view s) {
    return std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  if (whole.empty() || whole.size() > 3 || !digits(whole) || !digits(fraction)) return false;
  fraction = fraction.substr(0, 6);
  std::int64_t value = 0;
  for (const char c : whole) value = value * 10 + (c - '0');
  for (std::size_t i = 0; i < 6; ++i) value = value * 10 + (i < fraction.size() ? fraction[i] - '0' : 0);
  if (value > std::int64_t{most} * 1000000) return false;
  microdegrees = static_cast<std::int32_t>(minus ? -value : value);
  return true;
}

// YYYY, YYYY-MM or YYYY-MM-DD.
bool is_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? text[i] != '-' : (text[i] < '0' || text[i] > '9')) return false;
  }
  const auto two = [&](std::size_t at) {
    return text.size() < at + 2 ? 1 : (text[at] - '0') * 10 + text[at + 1] - '0';
  };
  return two(5) >= 1 && two(5) <= 12 && two(8) >= 1 && two(8) <= 31;
}

std::string_view trim(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

std::string code_point(char32_t c) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "U+%04X", static_cast<unsigned>(c));
  return buffer;
}

}  // namespace

bool parse_entity_type(std::string_view text, EntityType& type) {
  const auto at = std::find(kTypes.begin(), kTypes.end(), text);
  if (at == kTypes.end()) return false;
  type = static_cast<EntityType>(at - kTypes.begin());
  return true;
}

SourceReader::SourceReader(std::string path) : path_(std::move(path)), in_(path_, std::ios::binary) {
  if (!in_) throw Error(path_, std::strerror(errno));
  fields_.resize(count_);
}

void SourceReader::fail(const std::string& reason) const { throw Error(path_, line_number_, reason); }

bool SourceReader::next_line() {
  if (!std::getline(in_, line_)) {
    if (in_.bad()) throw Error(path_, std::strerror(errno));
    return false;
  }
  ++line_number_;
  if (line_.ends_with('\r')) line_.pop_back();
  if (line_number_ == 1 && line_.starts_with("\xEF\xBB\xBF")) line_.erase(0, 3);
  for (std::size_t at = 0; at < line_.size();) {
    if (valid_character(line_, at) == 0) fail("byte " + std::to_string(at + 1) + " is not valid UTF-8");
    const char32_t c = next_character(line_, at);
    if ((c < 0x20 && c != '\t') || (c >= 0x7F && c < 0xA0)) fail("control character " + code_point(c));
  }
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
  if (!header_) throw Error(path_, "no header line that names the columns");
  return false;
}

void SourceReader::read_directive() {
  const std::vector<std::string_view> parts = split(line_, '\t');
  if (parts[0] != "!equal") fail("unknown directive " + std::string(parts[0]));
  if (parts.size() != 3 || parts[1].empty() || parts[2].empty()) fail("!equal takes two words");
  equals_.emplace_back(parts[1], parts[2]);
}

void SourceReader::read_header() {
  for (const std::string_view column : split(line_, '\t')) {
    const auto at = std::find(kColumns.begin(), kColumns.end(), column);
    if (at == kColumns.end()) fail("unknown column " + std::string(column));
    const Column c = static_cast<Column>(at - kColumns.begin());
    if (std::find(columns_.begin(), columns_.end(), c) != columns_.end())
      fail("column " + std::string(column) + " twice");
    columns_.push_back(c);
  }
  for (const Column needed : {name, type}) {
    if (std::find(columns_.begin(), columns_.end(), needed) == columns_.end()) {
      fail("no column " + std::string(kColumns[needed]));
    }
  }
  header_ = true;
}

std::string_view SourceReader::field(Column column) const { return fields_[column]; }

void SourceReader::read_row(SourceRow& row) {
  std::fill(fields_.begin(), fields_.end(), std::string_view());
  std::size_t count = 0;
  for (std::size_t begin = 0; begin <= line_.size(); ++count) {
    const std::size_t end = std::min(line_.find('\t', begin), line_.size());
    if (count < columns_.size()) fields_[columns_[count]] = trim(std::string_view(line_).substr(begin, end - begin));
    begin = end + 1;
  }
  if (count > columns_.size()) {
    fail("broken line: " + std::to_string(count) + " columns, the header has " + std::to_string(columns_.size()));
  }
  row = SourceRow{};
  row.line = line_number_;
  if (field(name).empty()) fail("empty name");
  if (!parse_entity_type(field(type), row.type)) {
    fail(field(type).empty() ? "broken line: no type" : "unknown type " + std::string(field(type)));
  }
  SourceName defaults;
  if (!parse_rule(field(rule), defaults.rule)) fail("unknown case rule " + std::string(field(rule)));
  if (!field(weak).empty() && field(weak) != "0" && field(weak) != "1") fail("weak is 0 or 1");
  defaults.weak = field(weak) == "1";
  read_names(row, field(name), field(aliases), defaults);
  row.canonical = field(canonical).empty() ? row.names[0].text : std::string(field(canonical));
  row.id = field(id);
  if (row.id.find_first_of(" |") != std::string::npos || row.id.size() > 200) fail("malformed id " + row.id);
  row.country = field(country);
  if (!row.country.empty() && (row.country.size() != 2 || !is_upper(row.country)))
    fail("malformed country " + row.country);
  row.region = field(region);
  row.placed = !field(lat).empty() || !field(lon).empty();
  if (row.placed && !parse_degrees(field(lat), 90, row.latitude)) fail("malformed latitude");
  if (row.placed && !parse_degrees(field(lon), 180, row.longitude)) fail("malformed longitude");
  if (const std::string_view w = field(weight); !w.empty()) {
    const auto [end, error] = std::from_chars(w.data(), w.data() + w.size(), row.weight);
    if (error != std::errc() || end != w.data() + w.size()) fail("malformed weight " + std::string(w));
  }
  row.from = field(from);
  row.to = field(to);
  for (const std::string* date : {&row.from, &row.to}) {
    if (!date->empty() && !is_date(*date)) fail("malformed date " + *date);
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
    } else if (option.empty() || !parse_rule(option, out.rule)) {
      fail("unknown option {" + std::string(option) + "}");
    }
    text = trim(text.substr(0, open));
  }
  if (text.empty()) fail("empty name");
  std::size_t words = 0;
  for (std::size_t at = 0; at < text.size(); ++words) next_shape(text, at);
  if (words > kMostWords)
    fail("a name of " + std::to_string(words) + " words; " + std::to_string(kMostWords) + " is the most");
  if (text.size() > kLongestName)
    fail("a name of " + std::to_string(text.size()) + " bytes; " + std::to_string(kLongestName) + " is the most");
  NameKey key;
  make_key(text, key);
  if (key.size == 0) fail("a name without letters or digits: " + std::string(text));
  out.text = text;
  return out;
}

}  // namespace dateline
