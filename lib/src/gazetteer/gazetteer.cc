#include "dateline/gazetteer.h"

#include <zlib.h>

#include <cstring>

#include "dateline/error.h"
#include "gazetteer/compile.h"
#include "gazetteer/fields.h"
#include "gazetteer/gazetteer_data.h"
#include "gazetteer/listed.h"

namespace dateline {

namespace {

constexpr std::size_t kChecksumAt = 12;

std::uint32_t checksum(std::string_view bytes) {
  return static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

bool valid(std::string_view text) { return invalid_byte(text) == std::string_view::npos; }

}  // namespace

std::uint64_t ByteReader::u64() {
  const std::uint64_t low = u32();
  return low | static_cast<std::uint64_t>(u32()) << 32;
}

std::uint64_t ByteReader::long_varint() {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    const std::uint8_t byte = u8();
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return value;
  }
  ok_ = false;
  return 0;
}

std::string_view ByteReader::fail() {
  ok_ = false;
  at_ = end_;
  return {};
}

void Gazetteer::Data::open(const std::string& file) {
  path = file;
  map = MappedFile(file);
  const std::string_view all = map.bytes();
  if (all.size() < kGazetteerHeader) throw Error(file, "not a compiled gazetteer: too short");
  ByteReader reader(all.substr(0, kGazetteerHeader));
  if (reader.bytes(kGazetteerMagic.size()) != kGazetteerMagic) throw Error(file, "not a compiled gazetteer");
  const std::uint32_t version = reader.u32();
  if (version != kGazetteerVersion) {
    throw Error(file, "format version " + std::to_string(version) + ", this program reads version " +
                          std::to_string(kGazetteerVersion) + ": build it again");
  }
  std::string header(all.substr(0, kGazetteerHeader));
  std::memset(header.data() + kChecksumAt, 0, 4);
  if (reader.u32() != checksum(header)) throw Error(file, "damaged: the header's checksum is wrong");
  if (reader.u64() != all.size()) throw Error(file, "truncated, or grown: the size is not the one in its header");
  names = reader.u64();
  entries = reader.u64();
  bucket_count = reader.u64();
  cell_count = reader.u64();
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const std::uint64_t begin = reader.u64(), length = reader.u64();
    checksums[i] = reader.u32();
    if (begin > all.size() || length > all.size() - begin)
      throw Error(file, "damaged: a section lies outside the file");
    sections[i] = all.substr(begin, length);
  }
  if (bucket_count == 0 || sections[gazetteer_section::buckets].size() != (bucket_count + 1) * 4 || cell_count == 0 ||
      sections[gazetteer_section::cells].size() < (cell_count + 3) / 4 ||
      sections[gazetteer_section::lower].size() <= kLowerPairs) {
    throw Error(file, "damaged: the sections do not fit together");
  }
  ByteReader table(sections[gazetteer_section::strings]);
  for (std::uint32_t left = table.u32(); left > 0 && table.ok(); --left) strings.push_back(table.bytes(table.varint()));
  if (!table.ok()) throw Error(file, "damaged: the table of strings is broken");
}

void Gazetteer::Data::check() const {
  static constexpr const char* kNames[] = {"strings", "entries", "names", "buckets", "cells", "lower"};
  for (std::size_t i = 0; i < sections.size(); ++i) {
    if (checksum(sections[i]) != checksums[i])
      throw Error(path, std::string("damaged: checksum of section ") + kNames[i]);
  }
  ByteReader all_entries(sections[gazetteer_section::entries]);
  std::uint64_t count = 0;
  for (NameEntry entry; !all_entries.done(); ++count) {
    if (!read_entry(all_entries, entry) || !valid(entry.name)) {
      throw Error(path, "damaged: entry " + std::to_string(count + 1));
    }
  }
  if (count != entries) throw Error(path, "damaged: the number of entries is not the one in the header");
  ByteReader all_names(sections[gazetteer_section::names]);
  count = 0;
  for (NameRecord record; !all_names.done(); ++count) {
    bool good = read_name(all_names, record) && valid(record.spelling);
    ByteReader offsets(record.offsets);
    for (NameEntry entry; good && !offsets.done();) good = read_entry(offsets.u32(), entry);
    if (!good) throw Error(path, "damaged: name " + std::to_string(count + 1));
  }
  if (count != names) throw Error(path, "damaged: the number of names is not the one in the header");
}

std::uint32_t Gazetteer::Data::lower_pairs(std::size_t first) const {
  return ByteReader(sections[gazetteer_section::lower].substr(first * 4, 4)).u32();
}

bool Gazetteer::Data::lower_word(std::uint64_t hash) const {
  const std::string_view bits = sections[gazetteer_section::lower].substr(kLowerPairs);
  const std::uint32_t bit = cell_of(hash, bits.size() * 8);
  return (static_cast<unsigned char>(bits[bit >> 3]) >> (bit & 7)) & 1;
}

std::string_view Gazetteer::Data::bucket(std::uint64_t hash) const {
  const std::uint32_t at = bucket_of(hash, bucket_count);
  ByteReader reader(sections[gazetteer_section::buckets].substr(std::size_t{at} * 4));
  const std::uint32_t begin = reader.u32(), end = reader.u32();
  const std::string_view all = sections[gazetteer_section::names];
  if (begin > end || end > all.size()) return {};
  return all.substr(begin, end - begin);
}

bool Gazetteer::Data::read_name(ByteReader& reader, NameRecord& record) {
  record.print = reader.u8();
  record.flags = reader.u8();
  record.spelling = record.flags & name_flag::spelled ? reader.bytes(reader.varint()) : std::string_view();
  const std::uint64_t count = record.flags & name_flag::many ? reader.varint() : 1;
  if (count > 0xFFFFFFFF) return false;
  record.count = static_cast<std::uint32_t>(count);
  record.offsets = reader.bytes(count * 4);
  return reader.ok();
}

bool Gazetteer::Data::read_entry(std::uint32_t offset, NameEntry& entry) const {
  const std::string_view all = sections[gazetteer_section::entries];
  if (offset >= all.size()) return false;
  ByteReader reader(all.substr(offset));
  return read_entry(reader, entry);
}

bool Gazetteer::Data::read_entry(ByteReader& reader, NameEntry& entry) const {
  entry = NameEntry{};
  const unsigned what = reader.u8(), more = reader.u8();
  const auto shared = [&] {
    const std::uint64_t at = reader.varint();
    return at < strings.size() ? strings[at] : std::string_view();
  };
  entry.type = static_cast<EntityType>(what & 7);
  entry.placed = what & 8;
  if (what & 16) entry.country = shared();
  if (what & 32) entry.region = shared();
  if (entry.placed) {
    entry.latitude = static_cast<std::int32_t>(reader.u32());
    entry.longitude = static_cast<std::int32_t>(reader.u32());
  }
  if (what & 64) entry.weight = static_cast<std::uint32_t>(reader.varint());
  if (more & 1) {
    entry.id_prefix = shared();
    entry.id_number = reader.varint();
    entry.numbered = true;
  }
  if (more & 2) entry.id_prefix = reader.bytes(reader.varint());
  if (more & 4) {
    entry.from = reader.bytes(reader.varint());
    entry.to = reader.bytes(reader.varint());
  }
  entry.name = reader.bytes(reader.varint());
  return reader.ok() && !entry.name.empty();
}

Gazetteer::Gazetteer() : data_(std::make_unique<Data>()) {}
Gazetteer::~Gazetteer() = default;

std::shared_ptr<const Gazetteer> Gazetteer::open(const std::string& path) {
  std::shared_ptr<Gazetteer> gazetteer(new Gazetteer);
  gazetteer->data_->open(path);
  return gazetteer;
}

std::vector<std::shared_ptr<const Gazetteer>> Gazetteer::open_default(const std::string& data) {
  std::vector<std::shared_ptr<const Gazetteer>> all;
  for (const std::string& path : list_resources(resource_folder(data) + "/gazetteer", ".gaz"))
    all.push_back(open(path));
  return all;
}

void Gazetteer::build(const std::vector<std::string>& sources, const std::string& path) {
  GazetteerCompiler compiler;
  for (const std::string& source : sources) compiler.add_source(source);
  compiler.write(path);
}

std::vector<ListedEntity> Gazetteer::look_up(std::string_view name, bool ignore_case) const {
  std::vector<ListedEntity> out;
  if (!valid(name)) return out;
  std::vector<NameEntry> found;
  look_up_name(*data_, name, ignore_case, found);
  for (const NameEntry& entry : found) out.push_back(listed(entry));
  return out;
}

std::array<TypeCount, 8> Gazetteer::count_types() const {
  std::array<TypeCount, 8> out{};
  ByteReader entries(data_->sections[gazetteer_section::entries]);
  for (NameEntry entry; !entries.done() && data_->read_entry(entries, entry);) {
    TypeCount& count = out[static_cast<std::size_t>(entry.type)];
    ++count.entries;
    if (entry.placed) ++count.placed;
    if (!entry.from.empty() || !entry.to.empty()) ++count.dated;
  }
  ByteReader names(data_->sections[gazetteer_section::names]);
  for (NameRecord record; !names.done() && Gazetteer::Data::read_name(names, record);) {
    unsigned types = 0;
    ByteReader offsets(record.offsets);
    for (NameEntry entry; !offsets.done() && data_->read_entry(offsets.u32(), entry);)
      types |= 1U << static_cast<unsigned>(entry.type);
    for (std::size_t type = 0; type < out.size(); ++type) out[type].names += (types >> type) & 1;
  }
  return out;
}

void Gazetteer::check() const { data_->check(); }
std::uint64_t Gazetteer::bytes() const { return data_->map.bytes().size(); }

const std::string& Gazetteer::path() const { return data_->path; }
std::uint64_t Gazetteer::names() const { return data_->names; }
std::uint64_t Gazetteer::entries() const { return data_->entries; }
const Gazetteer::Data& Gazetteer::data() const { return *data_; }

}  // namespace dateline
