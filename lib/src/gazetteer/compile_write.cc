// From what has been read to the file.
#include <zlib.h>

#include <algorithm>
#include <filesystem>

#include "dateline/error.h"
#include "gazetteer/compile_data.h"
#include "gazetteer/gazetteer_data.h"
#include "gazetteer/pending_file.h"

namespace dateline {

namespace {

constexpr std::uint64_t kNamesPerBucket = 4;
constexpr std::uint64_t kCellsPerKey = 6;
constexpr std::uint64_t kBitsPerLowerWord = 16;

std::uint32_t checksum(std::string_view bytes) {
  return static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

}  // namespace

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

// There are many Springfields: who asks for one asks for all of them, and finds them in one place. The names come in
// the order in which the sources first have them, and those of one name in that of the sources.
std::vector<std::uint32_t> GazetteerCompiler::Data::entry_order() const {
  struct Item {
    std::uint64_t key;
    std::uint32_t entry;
  };
  const auto before = [](const Item& a, const Item& b) { return a.key != b.key ? a.key < b.key : a.entry < b.entry; };
  // One that has not its own name among its names stays alone.
  std::vector<Item> items(entry_offsets.size());
  for (std::uint32_t entry = 0; entry < items.size(); ++entry) items[entry] = {entry, entry};
  for (const Name& name : names) {
    if (name.own) items[name.entry].key = name.hash | (std::uint64_t{1} << 63);
  }
  std::sort(items.begin(), items.end(), before);
  for (std::size_t i = 0; i < items.size();) {
    const std::uint64_t key = items[i].key;
    const std::uint32_t first = items[i].entry;
    for (; i < items.size() && items[i].key == key; ++i) items[i].key = first;
  }
  std::sort(items.begin(), items.end(), before);
  std::vector<std::uint32_t> out;
  out.reserve(items.size());
  for (const Item& item : items) out.push_back(item.entry);
  return out;
}

std::vector<std::uint32_t> GazetteerCompiler::Data::entry_section(std::string& out) const {
  std::vector<std::uint32_t> places(entry_offsets.size());
  out.reserve(entries.size());
  for (const std::uint32_t entry : entry_order()) {
    places[entry] = static_cast<std::uint32_t>(out.size());
    const std::size_t begin = entry_offsets[entry];
    const std::size_t end = entry + 1 < entry_offsets.size() ? entry_offsets[entry + 1] : entries.size();
    out.append(entries, begin, end - begin);
  }
  return places;
}

std::string GazetteerCompiler::Data::name_section(const std::vector<std::uint32_t>& entry_places, std::string& buckets,
                                                  std::uint64_t& records) const {
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
      const std::uint32_t place = entry_places[names[k].entry];
      if (offsets.empty() || offsets.back() != place) offsets.push_back(place);
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
  const std::vector<std::uint32_t> entry_places = d.entry_section(sections[gazetteer_section::entries]);
  sections[gazetteer_section::names] = d.name_section(entry_places, sections[gazetteer_section::buckets], records);
  d.entries = {};
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
  put_u64(header, d.entry_offsets.size());
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
