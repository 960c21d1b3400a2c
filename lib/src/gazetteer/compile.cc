#include "gazetteer/compile.h"

#include <zlib.h>

#include <algorithm>
#include <filesystem>
#include <unordered_map>
#include <vector>

#include "dateline/error.h"
#include "gazetteer/gazetteer_data.h"
#include "gazetteer/normalise.h"
#include "gazetteer/pending_file.h"
#include "gazetteer/source.h"

namespace dateline {

namespace {

constexpr std::uint64_t kNamesPerBucket = 4;
constexpr std::uint64_t kCellsPerKey = 6;
constexpr std::uint64_t kBitsPerLowerWord = 16;
constexpr std::size_t kMostStrings = 65535;
constexpr std::size_t kMostIdPrefixes = 4096;  // strings there may be when a new prefix of ids comes in

void put_u32(std::string& out, std::uint32_t value) {
  for (int i = 0; i < 4; ++i) out += static_cast<char>(value >> (8 * i));
}
void put_u64(std::string& out, std::uint64_t value) {
  put_u32(out, static_cast<std::uint32_t>(value));
  put_u32(out, static_cast<std::uint32_t>(value >> 32));
}
void put_varint(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
  out += static_cast<char>(value);
}
void put_bytes(std::string& out, std::string_view bytes) {
  put_varint(out, bytes.size());
  out += bytes;
}

std::uint64_t hash_of(std::string_view bytes) {
  std::uint64_t h = 0xCBF29CE484222325ULL;
  for (const char c : bytes) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return h ^ (h >> 29);
}

std::uint32_t checksum(std::string_view bytes) {
  return static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

// A spelling that names one entry.
struct Name {
  std::uint64_t hash;
  std::uint32_t entry;     // offset
  std::uint32_t spelling;  // offset of its bytes, behind their size: in `entries` where it is the entry's own name
  std::uint32_t weight;
  std::uint8_t flags;
  bool own;
};

struct Origin {
  std::uint64_t hash;
  std::uint32_t source;
  std::int32_t line;
  bool has_id;
};

// The strings that entries share: numbered in the order they are met.
class StringTable {
 public:
  std::uint32_t number(const std::string& text) {
    const auto [at, is_new] = numbers_.try_emplace(text, static_cast<std::uint32_t>(order_.size()));
    if (is_new) order_.push_back(text);
    return at->second;
  }
  bool has(const std::string& text) const { return numbers_.count(text) > 0; }
  std::size_t size() const { return order_.size(); }
  std::string bytes() const {
    std::string out;
    put_u32(out, static_cast<std::uint32_t>(order_.size()));
    for (const std::string& text : order_) put_bytes(out, text);
    return out;
  }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::string> order_;
};

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

struct GazetteerCompiler::Data {
  std::vector<std::string> sources;
  StringTable strings;
  std::string entries;
  std::uint64_t entry_count = 0;
  std::string spellings;
  std::vector<Name> names;
  std::vector<std::uint64_t> more, lower;  // hashes of what goes on; of first words that may be in small letters
  std::vector<Origin> ids, rows;
  std::vector<std::uint64_t> keys;  // scratch: of one row's names
  bool lower_pairs[26][32] = {};

  void add_row(const SourceRow& row, const SourceReader& reader);
  void add_name(const SourceName& name, const SourceRow& row, std::uint32_t entry, std::uint32_t own_name);
  void add_lower(std::string_view name, const KeyBorders& borders);
  // Returns where the entry begins, and in `own_name` where its name does.
  std::uint32_t add_entry(const SourceRow& row, std::uint32_t& own_name);
  void find_clashes();
  std::string_view spelling(const Name& name) const;
  std::string name_section(std::string& buckets, std::uint64_t& records) const;
  std::string cell_section(std::uint64_t& cells);
  std::string lower_section();
};

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
  ++entry_count;
  return offset;
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

void GazetteerCompiler::Data::find_clashes() {
  const auto before = [](const Origin& a, const Origin& b) {
    if (a.hash != b.hash) return a.hash < b.hash;
    return a.source != b.source ? a.source < b.source : a.line < b.line;
  };
  // The first in reading order is told, whatever the hashes.
  const Origin* worst = nullptr;
  std::string reason;
  const auto look = [&](std::vector<Origin>& all, bool ids_alone) {
    std::sort(all.begin(), all.end(), before);
    for (std::size_t i = 1; i < all.size(); ++i) {
      const Origin &a = all[i - 1], &b = all[i];
      if (a.hash != b.hash || (!ids_alone && a.has_id && b.has_id)) continue;
      if (worst && (worst->source != b.source ? worst->source < b.source : worst->line <= b.line)) continue;
      worst = &b;
      const std::string place = sources[a.source] + ":" + std::to_string(a.line);
      reason = ids_alone ? "duplicate id: the same as in " + place
                         : "clashes with " + place + ": nothing tells the two apart";
    }
  };
  look(ids, true);
  look(rows, false);
  if (worst) throw Error(sources[worst->source], worst->line, reason);
  ids = {};
  rows = {};
}

std::string_view GazetteerCompiler::Data::spelling(const Name& name) const {
  ByteReader reader(std::string_view(name.own ? entries : spellings).substr(name.spelling));
  return reader.bytes(reader.varint());
}

std::string GazetteerCompiler::Data::name_section(std::string& buckets, std::uint64_t& records) const {
  const std::uint64_t bucket_count = names.size() / kNamesPerBucket + 1;
  std::string out;
  std::uint64_t next = 0;
  records = 0;
  for (std::size_t i = 0; i < names.size();) {
    const Name& name = names[i];
    for (const std::uint32_t bucket = bucket_of(name.hash, bucket_count); next <= bucket; ++next) {
      put_u32(buckets, static_cast<std::uint32_t>(out.size()));
    }
    // One record for all entries that are spelled alike under the same rule.
    std::size_t end = i + 1;
    const std::string_view text = spelling(name);
    while (end < names.size() && names[end].hash == name.hash && names[end].flags == name.flags &&
           spelling(names[end]) == text) {
      ++end;
    }
    std::vector<std::uint32_t> offsets;
    for (std::size_t k = i; k < end; ++k) {
      if (offsets.empty() || offsets.back() != names[k].entry) offsets.push_back(names[k].entry);
    }
    unsigned flags = name.flags;
    if (!name.own) flags |= name_flag::spelled;
    if (offsets.size() > 1) flags |= name_flag::many;
    out += static_cast<char>(print_of(name.hash));
    out += static_cast<char>(flags);
    if (!name.own) put_bytes(out, text);
    if (offsets.size() > 1) put_varint(out, offsets.size());
    for (const std::uint32_t offset : offsets) put_u32(out, offset);
    ++records;
    i = end;
    if (out.size() > 0xFFFFFFFF - (std::size_t{1} << 26)) throw Error("too many names for one file");
  }
  for (; next <= bucket_count; ++next) put_u32(buckets, static_cast<std::uint32_t>(out.size()));
  return out;
}

std::string GazetteerCompiler::Data::cell_section(std::uint64_t& cells) {
  std::sort(more.begin(), more.end());
  more.erase(std::unique(more.begin(), more.end()), more.end());
  cells = std::min<std::uint64_t>((names.size() + more.size()) * kCellsPerKey + 64, 0xFFFFFFFF);
  std::string out((cells + 3) / 4, '\0');
  const auto set = [&](std::uint64_t hash, unsigned bit) {
    const std::uint32_t at = cell_of(hash, cells);
    out[at >> 2] = static_cast<char>(static_cast<unsigned char>(out[at >> 2]) | (bit << ((at & 3) * 2)));
  };
  for (const Name& name : names) set(name.hash, 1);
  for (const std::uint64_t hash : more) set(hash, 2);
  return out;
}

std::string GazetteerCompiler::Data::lower_section() {
  std::sort(lower.begin(), lower.end());
  lower.erase(std::unique(lower.begin(), lower.end()), lower.end());
  std::string out(kLowerPairs + lower.size() * kBitsPerLowerWord / 8 + 8, '\0');
  const auto set = [&](std::size_t bit) {
    out[bit >> 3] = static_cast<char>(static_cast<unsigned char>(out[bit >> 3]) | (1U << (bit & 7)));
  };
  for (std::size_t a = 0; a < 26; ++a) {
    for (std::size_t b = 0; b < 26; ++b) {
      if (lower_pairs[a][b]) set(a * 32 + b);
    }
  }
  const std::uint64_t bits = (out.size() - kLowerPairs) * 8;
  for (const std::uint64_t hash : lower) set(kLowerPairs * 8 + cell_of(hash, bits));
  return out;
}

void GazetteerCompiler::write(const std::string& path) {
  Data& d = *data_;
  for (const std::string& source : d.sources) {
    std::error_code none;
    if (source != "-" && std::filesystem::equivalent(source, path, none)) throw Error(path, "is a source of itself");
  }
  d.find_clashes();
  std::sort(d.names.begin(), d.names.end(), [&](const Name& a, const Name& b) {
    if (a.hash != b.hash) return a.hash < b.hash;
    if (a.flags != b.flags) return a.flags < b.flags;
    const std::string_view left = d.spelling(a), right = d.spelling(b);
    if (left != right) return left < right;
    return a.weight != b.weight ? a.weight > b.weight : a.entry < b.entry;
  });
  std::string sections[gazetteer_section::count];
  std::uint64_t cells = 0, records = 0;
  sections[gazetteer_section::strings] = d.strings.bytes();
  sections[gazetteer_section::names] = d.name_section(sections[gazetteer_section::buckets], records);
  sections[gazetteer_section::entries] = std::move(d.entries);
  d.spellings = {};
  sections[gazetteer_section::cells] = d.cell_section(cells);
  sections[gazetteer_section::lower] = d.lower_section();

  std::uint64_t at = kGazetteerHeader;
  std::string places;
  for (const std::string& section : sections) {
    put_u64(places, at);
    put_u64(places, section.size());
    put_u32(places, checksum(section));
    at += section.size();
  }
  std::string header(kGazetteerMagic);
  put_u32(header, kGazetteerVersion);
  put_u32(header, 0);
  put_u64(header, at);
  put_u64(header, records);
  put_u64(header, d.entry_count);
  put_u64(header, d.names.size() / kNamesPerBucket + 1);
  put_u64(header, cells);
  header += places;
  header.resize(kGazetteerHeader, '\0');
  std::string sum;
  put_u32(sum, checksum(header));
  header.replace(kGazetteerMagic.size() + 4, 4, sum);

  PendingFile file(path);
  file.write(header);
  for (const std::string& section : sections) file.write(section);
  file.keep();
}

}  // namespace dateline
