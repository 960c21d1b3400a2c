// The compiled file: what stands where, and how it is read.
//
// All numbers are little-endian; a "varint" is LEB128. After the header come the sections, one behind the other:
//   strings  count (u32), then each: varint size, bytes. Countries, regions and id prefixes, each stored once.
//   entries  one record a thing named; see read_entry.
//   names    records of spellings, those of one bucket together; see read_name.
//   buckets  u32 offsets into `names`; one more than there are buckets.
//   cells    two bits a cell: 1, a name ends with this hash; 2, a name goes on behind it.
//   lower    104 bytes: the pairs of letters that begin a name's first word where it may be written in small letters,
//            32 bits a first letter; then a bit set of the hashes of such words.
// Hashes are those of KeyHash. The same sources give the same bytes on every machine.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/gazetteer.h"
#include "gazetteer/match.h"
#include "language/resources.h"

namespace dateline {

inline constexpr std::string_view kGazetteerMagic{"DLGAZ\r\n\0", 8};
inline constexpr std::uint32_t kGazetteerVersion = 1;
inline constexpr std::size_t kGazetteerHeader = 256;
inline constexpr std::size_t kLowerPairs = 26 * 4;

enum class CaseRule : std::uint8_t { as_written, upper, exact, any };

namespace gazetteer_section {
enum Section { strings, entries, names, buckets, cells, lower, count };
}

// Bits of a name record's flags.
namespace name_flag {
inline constexpr std::uint8_t rule = 3, weak = 4, spelled = 8, many = 16, needs_dot = 32, ends_dot = 64,
                              apostrophe = 128;
}

constexpr std::uint32_t cell_of(std::uint64_t hash, std::uint64_t cells) {
  return static_cast<std::uint32_t>((((hash >> 8) & 0xFFFFFFFF) * cells) >> 32);
}
constexpr std::uint32_t bucket_of(std::uint64_t hash, std::uint64_t buckets) {
  return static_cast<std::uint32_t>(((hash >> 32) * buckets) >> 32);
}
constexpr std::uint8_t print_of(std::uint64_t hash) { return static_cast<std::uint8_t>(hash); }

// One spelling of a name, with the entries it names.
struct NameRecord {
  std::uint8_t print = 0;
  std::uint8_t flags = 0;
  std::string_view spelling;  // empty where `flags` lack `spelled`: then it is the first entry's own name
  std::uint32_t count = 0;
  std::string_view offsets;  // count times u32, into `entries`

  CaseRule rule() const { return static_cast<CaseRule>(flags & name_flag::rule); }
};

// Reads on in bytes that may be damaged: past the end everything is 0 and ok() false.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}
  bool ok() const { return ok_; }
  bool done() const { return at_ == end_; }
  std::uint8_t u8() { return at_ < end_ ? static_cast<std::uint8_t>(*at_++) : (ok_ = false, std::uint8_t{0}); }
  std::uint32_t u32() {
    const std::string_view b = bytes(4);
    if (b.empty()) return 0;
    const auto at = [&](std::size_t i) {
      return static_cast<std::uint32_t>(static_cast<unsigned char>(b[i])) << (8 * i);
    };
    return at(0) | at(1) | at(2) | at(3);
  }
  std::uint64_t u64();
  std::uint64_t varint() {
    if (at_ < end_ && static_cast<unsigned char>(*at_) < 0x80) return static_cast<unsigned char>(*at_++);
    return long_varint();
  }
  std::string_view bytes(std::uint64_t size) {
    if (size > static_cast<std::uint64_t>(end_ - at_)) return fail();
    const char* begin = at_;
    at_ += size;
    return {begin, static_cast<std::size_t>(size)};
  }

 private:
  std::uint64_t long_varint();
  std::string_view fail();

  const char* at_;
  const char* end_;
  bool ok_ = true;
};

struct Gazetteer::Data {
  std::string path;
  MappedFile map;
  std::uint64_t names = 0, entries = 0, bucket_count = 0, cell_count = 0;
  std::array<std::string_view, gazetteer_section::count> sections;
  std::array<std::uint32_t, gazetteer_section::count> checksums{};
  std::vector<std::string_view> strings;

  // Maps and verifies the header; throws Error.
  void open(const std::string& file);
  // Verifies every byte and every record; throws Error. Time: the whole file.
  void check() const;

  // Returns the two bits of the hash's cell.
  unsigned cell(std::uint64_t hash) const {
    const std::uint32_t at = cell_of(hash, cell_count);
    return (static_cast<unsigned char>(sections[gazetteer_section::cells][at >> 2]) >> ((at & 3) * 2)) & 3;
  }
  // The second letters (bit 0: a) that may follow this first one (0: a) in a word of small letters that begins a name.
  std::uint32_t lower_pairs(std::size_t first) const;
  // Returns whether a word in small letters that has this hash may begin a name.
  bool lower_word(std::uint64_t hash) const;

  // The records of the hash's bucket, to be read one by one with read_name until it is done.
  std::string_view bucket(std::uint64_t hash) const;
  // Returns false where the bytes are damaged.
  static bool read_name(ByteReader& reader, NameRecord& record);
  bool read_entry(std::uint32_t offset, NameEntry& entry) const;
  // Reads the entry that stands next; for running through them all.
  bool read_entry(ByteReader& reader, NameEntry& entry) const;
};

}  // namespace dateline
