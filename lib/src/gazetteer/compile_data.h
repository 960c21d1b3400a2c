// The inside of the compiler: what has been read of the sources, on its way into one file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gazetteer/compile.h"
#include "gazetteer/normalise.h"
#include "gazetteer/source.h"

namespace dateline {

inline void put_u32(std::string& out, std::uint32_t value) {
  for (int i = 0; i < 4; ++i) out += static_cast<char>(value >> (8 * i));
}
inline void put_u64(std::string& out, std::uint64_t value) {
  put_u32(out, static_cast<std::uint32_t>(value));
  put_u32(out, static_cast<std::uint32_t>(value >> 32));
}
inline void put_varint(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
  out += static_cast<char>(value);
}
inline void put_bytes(std::string& out, std::string_view bytes) {
  put_varint(out, bytes.size());
  out += bytes;
}

inline std::uint64_t hash_of(std::string_view bytes) {
  std::uint64_t h = 0xCBF29CE484222325ULL;
  for (const char c : bytes) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return h ^ (h >> 29);
}

// A spelling that names one entry.
struct Name {
  std::uint64_t hash;
  std::uint32_t entry;     // its number
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

struct GazetteerCompiler::Data {
  std::vector<std::string> sources;
  StringTable strings;
  std::string entries;
  std::vector<std::uint32_t> entry_offsets;  // where each begins
  std::string spellings;
  std::vector<Name> names;
  std::vector<std::uint64_t> more, lower;  // hashes of what goes on; of first words that may be in small letters
  std::vector<Origin> ids, rows;
  std::vector<std::uint64_t> keys;  // scratch: of one row's names
  bool lower_pairs[26][32] = {};

  void add_row(const SourceRow& row, const SourceReader& reader);
  void add_name(const SourceName& name, const SourceRow& row, std::uint32_t entry, std::uint32_t own_name);
  void add_lower(std::string_view name, const KeyBorders& borders);
  // Returns the entry's number, and in `own_name` where its name begins.
  std::uint32_t add_entry(const SourceRow& row, std::uint32_t& own_name);
  void find_clashes();
  std::string_view spelling(const Name& name) const;
  // Returns the entries by number, those of one name together.
  std::vector<std::uint32_t> entry_order() const;
  // Lays them out so; returns where each is then.
  std::vector<std::uint32_t> entry_section(std::string& out) const;
  std::string name_section(const std::vector<std::uint32_t>& entry_places, std::string& buckets,
                           std::uint64_t& records) const;
  std::string cell_section(std::uint64_t& cells);
  std::string lower_section();
};

}  // namespace dateline
