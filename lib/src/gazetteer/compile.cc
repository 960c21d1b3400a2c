#include "gazetteer/compile.h"

#include "dateline/error.h"
#include "gazetteer/compile_data.h"
#include "gazetteer/gazetteer_data.h"

namespace dateline {

namespace {

constexpr std::size_t kMostStrings = 65535;
constexpr std::size_t kMostIdPrefixes = 4096;  // strings there may be when a new prefix of ids comes in

// Replaces whole words; returns whether there was one.
bool replace_word(std::string& name, const std::string& from, const std::string& to) {
  bool done = false;
  for (std::size_t at = 0; (at = name.find(from, at)) != std::string::npos;) {
    const bool begins = at == 0 || name[at - 1] == ' ';
    const bool ends = at + from.size() == name.size() || name[at + from.size()] == ' ';
    if (begins && ends) {
      name.replace(at, from.size(), to);
      at += to.size();
      done = true;
    } else {
      at += from.size();
    }
  }
  return done;
}

std::uint8_t spelling_flags(const SourceName& name) {
  std::uint8_t flags = static_cast<std::uint8_t>(name.rule);
  if (name.weak) flags |= name_flag::weak;
  if (has_apostrophe(name.text)) flags |= name_flag::apostrophe;
  if (name.text.ends_with('.')) {
    flags |= name_flag::ends_dot;
    const bool one_word = name.text.find_first_of(" -") == std::string::npos;
    if (one_word && name.text.find('.') + 1 == name.text.size()) flags |= name_flag::needs_dot;
  }
  return flags;
}

// Returns whether the two are one spelling to the matcher, which looks at keys and capitals alone.
bool same_to_matcher(const SourceName& a, const SourceName& b) {
  if (spelling_flags(a) != spelling_flags(b)) return false;
  NameKey left, right;
  make_key(a.text, left);
  make_key(b.text, right);
  if (left.view() != right.view()) return false;
  for (std::size_t i = 0, k = 0; i < a.text.size() && k < b.text.size();) {
    if (!(next_shape(a.text, i) == next_shape(b.text, k))) return false;
  }
  return true;
}

}  // namespace

GazetteerCompiler::GazetteerCompiler() : data_(std::make_unique<Data>()) {}
GazetteerCompiler::~GazetteerCompiler() = default;

void GazetteerCompiler::add_source(const std::string& path) {
  SourceReader reader(path);
  data_->sources.push_back(path);
  for (SourceRow row; reader.next(row);) data_->add_row(row, reader);
}

void GazetteerCompiler::Data::add_row(const SourceRow& row, const SourceReader& reader) {
  const std::uint32_t source = static_cast<std::uint32_t>(sources.size() - 1);
  if (!row.id.empty()) ids.push_back({hash_of(row.id), source, row.line, true});
  std::string all;
  for (const std::string* part : {&row.canonical, &row.country, &row.region, &row.from, &row.to})
    all.append(*part).append(1, '\t');
  put_u32(all, static_cast<std::uint32_t>(row.type));
  put_u32(all, static_cast<std::uint32_t>(row.latitude));
  put_u32(all, static_cast<std::uint32_t>(row.longitude));
  rows.push_back({hash_of(all), source, row.line, !row.id.empty()});

  std::uint32_t own_name = 0;
  const std::uint32_t entry = add_entry(row, own_name);
  keys.clear();
  for (const SourceName& name : row.names) {
    KeyHash key;
    key.add(name.text);
    bool told = false;  // an earlier name of the row does for this one
    for (std::size_t i = 0; i < keys.size() && !told; ++i)
      told = keys[i] == key.value() && same_to_matcher(row.names[i], name);
    keys.push_back(key.value());
    if (!told) add_name(name, row, entry, own_name);
    for (const auto& [one, other] : reader.equals()) {
      SourceName variant = name;
      if (replace_word(variant.text, one, other) || replace_word(variant.text, other, one))
        add_name(variant, row, entry, own_name);
    }
  }
}

std::uint32_t GazetteerCompiler::Data::add_entry(const SourceRow& row, std::uint32_t& own_name) {
  if (entries.size() > 0xFFFFFFFF - 2048) throw Error(sources.back(), row.line, "too many entries for one file");
  const std::uint32_t offset = static_cast<std::uint32_t>(entries.size());
  std::size_t digits = row.id.size();
  while (digits > 0 && row.id[digits - 1] >= '0' && row.id[digits - 1] <= '9') --digits;
  const std::string number = row.id.substr(digits), prefix = row.id.substr(0, digits);
  // Not where every id has a prefix of its own.
  const bool numbered = !number.empty() && number.size() < 19 && (number[0] != '0' || number.size() == 1) &&
                        (strings.has(prefix) || strings.size() < kMostIdPrefixes);
  const bool period = !row.from.empty() || !row.to.empty();
  unsigned what = static_cast<unsigned>(row.type);
  if (row.placed) what |= 8;
  if (!row.country.empty()) what |= 16;
  if (!row.region.empty()) what |= 32;
  if (row.weight > 0) what |= 64;
  unsigned more_bits = numbered ? 1 : row.id.empty() ? 0 : 2;
  if (period) more_bits |= 4;
  entries += static_cast<char>(what);
  entries += static_cast<char>(more_bits);
  if (!row.country.empty()) put_varint(entries, strings.number(row.country));
  if (!row.region.empty()) put_varint(entries, strings.number(row.region));
  if (row.placed) {
    put_u32(entries, static_cast<std::uint32_t>(row.latitude));
    put_u32(entries, static_cast<std::uint32_t>(row.longitude));
  }
  if (row.weight > 0) put_varint(entries, row.weight);
  if (numbered) {
    put_varint(entries, strings.number(prefix));
    put_varint(entries, std::stoull(number));
  } else if (!row.id.empty()) {
    put_bytes(entries, row.id);
  }
  if (period) {
    put_bytes(entries, row.from);
    put_bytes(entries, row.to);
  }
  own_name = static_cast<std::uint32_t>(entries.size());
  put_bytes(entries, row.canonical);
  if (strings.size() > kMostStrings)
    throw Error(sources.back(), row.line, "more than 65535 countries, regions and kinds of id");
  entry_offsets.push_back(offset);
  return static_cast<std::uint32_t>(entry_offsets.size() - 1);
}

void GazetteerCompiler::Data::add_name(const SourceName& name, const SourceRow& row, std::uint32_t entry,
                                       std::uint32_t own_name) {
  const KeyBorders borders(name.text);
  const bool own = name.text == row.canonical;
  if (!own) {
    if (spellings.size() > 0xFFFFFFFF - 2048) throw Error(sources.back(), row.line, "too many names for one file");
    own_name = static_cast<std::uint32_t>(spellings.size());
    put_bytes(spellings, name.text);
  }
  names.push_back({borders.whole(), entry, own_name, row.weight, spelling_flags(name), own});
  for (std::size_t i = 0; i < borders.size(); ++i) {
    if (borders[i].hash != borders.whole()) more.push_back(borders[i].hash);
  }
  std::size_t end = 0;
  if (name.rule == CaseRule::any || (name.rule != CaseRule::upper && !next_shape(name.text, end).any_capital)) {
    add_lower(name.text, borders);
  }
}

void GazetteerCompiler::Data::add_lower(std::string_view name, const KeyBorders& borders) {
  bool one_word = true;
  for (std::size_t i = 0; i < borders.size(); ++i) {
    if (borders[i].first_word) {
      lower.push_back(borders[i].hash);
    } else {
      one_word = false;
    }
  }
  if (one_word) lower.push_back(borders.whole());
  NameKey key;
  make_key(name, key);
  const auto in_alphabet = [](char c) { return c >= 'a' && c <= 'z'; };
  const char first = key.bytes[0], second = key.size > 1 ? key.bytes[1] : '\0';
  if (in_alphabet(first) && in_alphabet(second)) lower_pairs[first - 'a'][second - 'a'] = true;
}

}  // namespace dateline
