#include "language/word_table.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <bit>

#include "model/utf8.h"

namespace dateline {

namespace {

constexpr std::size_t kBlocks = kFoldedSize / 8;

// Fills up with zero bytes, to two blocks at least: as WordTable::find hashes. Returns the number of blocks.
std::size_t load_blocks(const char* at, std::size_t size, std::array<std::uint64_t, kBlocks>& blocks) {
  const std::size_t count = std::max<std::size_t>((size + 7) / 8, 2);
  blocks[0] = blocks[1] = blocks[count - 1] = 0;
  std::memcpy(blocks.data(), at, size);
  return count;
}

std::size_t write_utf8(char32_t c, char* out) {
  if (c < 0x80) {
    out[0] = static_cast<char>(c);
    return 1;
  }
  if (c < 0x800) {
    out[0] = static_cast<char>(0xC0 | (c >> 6));
    out[1] = static_cast<char>(0x80 | (c & 0x3F));
    return 2;
  }
  if (c < 0x10000) {
    out[0] = static_cast<char>(0xE0 | (c >> 12));
    out[1] = static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out[2] = static_cast<char>(0x80 | (c & 0x3F));
    return 3;
  }
  out[0] = static_cast<char>(0xF0 | (c >> 18));
  out[1] = static_cast<char>(0x80 | ((c >> 12) & 0x3F));
  out[2] = static_cast<char>(0x80 | ((c >> 6) & 0x3F));
  out[3] = static_cast<char>(0x80 | (c & 0x3F));
  return 4;
}

}  // namespace

std::size_t fold_word(std::string_view word, char* out) {
  std::size_t size = 0;
  for (std::size_t at = 0; at < word.size();) {
    if (size + 4 >= kFoldedSize) return 0;
    const char c = word[at];
    if (static_cast<unsigned char>(c) < 0x80) {
      out[size++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      ++at;
      continue;
    }
    const char32_t character = next_character(word, at);
    // A quotation mark alone is no apostrophe.
    if (character == U'\u2019' || (character == U'\u2018' && word.size() > 3)) {
      out[size++] = '\'';
    } else {
      const UChar32 folded = u_foldCase(static_cast<UChar32>(character), U_FOLD_CASE_DEFAULT);
      size += write_utf8(static_cast<char32_t>(folded), out + size);
    }
  }
  return size;
}

WordTable::WordTable() : slots_(1U << 10), mask_(slots_.size() - 1), words_(1) {}

void WordTable::reserve(std::size_t words) {
  words_.reserve(words + 1);
  blocks_.reserve(words * 5 / 2);
  if (words > slots_.size()) grow(std::bit_ceil(words));
}

std::uint32_t WordTable::find_hashed(std::uint64_t hash, const std::uint64_t* blocks, std::size_t size) const {
  for (std::uint64_t i = hash & mask_;; i = (i + 1) & mask_) {
    const Slot& slot = slots_[i];
    if (slot.number == 0) return 0;
    if (slot.hash != hash || slot.size != size) continue;
    if (std::memcmp(blocks_.data() + words_[slot.number].first, blocks, size) == 0) return slot.number;
  }
}

std::uint32_t WordTable::find(std::string_view folded) const {
  if (folded.empty() || folded.size() > longest_) return 0;
  std::array<std::uint64_t, kBlocks> blocks;
  const std::size_t count = load_blocks(folded.data(), folded.size(), blocks);
  std::uint64_t hash = seed(folded.size());
  for (std::size_t i = 0; i < count; ++i) hash = mix(hash, blocks[i]);
  return find_hashed(hash, blocks.data(), folded.size());
}

std::uint32_t WordTable::find_slowly(std::string_view word) const {
  // Folding makes no character more than three times shorter ("K", the Kelvin sign, is "k").
  if (word.size() > 3 * longest_) return 0;
  std::array<char, kFoldedSize> folded;
  return find({folded.data(), fold_word(word, folded.data())});
}

std::uint32_t WordTable::add(std::string_view folded) {
  std::array<std::uint64_t, kBlocks> blocks;
  const std::size_t count = load_blocks(folded.data(), folded.size(), blocks);
  std::uint64_t hash = seed(folded.size());
  for (std::size_t i = 0; i < count; ++i) hash = mix(hash, blocks[i]);
  if (const std::uint32_t number = find_hashed(hash, blocks.data(), folded.size())) return number;
  return insert(hash, blocks.data(), folded.size());
}

std::uint32_t WordTable::add_short(const char* folded, std::size_t size) {
  std::uint64_t blocks[2];
  std::memcpy(blocks, folded, 16);
  const std::uint64_t hash = short_hash(folded, size);
  for (std::uint64_t i = hash & mask_; slots_[i].number != 0; i = (i + 1) & mask_) {
    const Slot& slot = slots_[i];
    if (slot.hash == hash && slot.size == size && (size <= 8 || stands(slot.number, blocks[0], blocks[1]))) {
      return slot.number;
    }
  }
  return insert(hash, blocks, size);
}

std::uint32_t WordTable::insert(std::uint64_t hash, const std::uint64_t* blocks, std::size_t size) {
  if (words_.size() * 8 > slots_.size() * 5) grow(slots_.size() * 2);
  const auto number = static_cast<std::uint32_t>(words_.size());
  words_.push_back({static_cast<std::uint32_t>(blocks_.size()), static_cast<std::uint32_t>(size)});
  blocks_.insert(blocks_.end(), blocks, blocks + (size + 7) / 8);
  longest_ = std::max(longest_, size);
  place({hash, number, static_cast<std::uint32_t>(size)});
  return number;
}

void WordTable::place(const Slot& slot) {
  std::uint64_t i = slot.hash & mask_;
  while (slots_[i].number != 0) i = (i + 1) & mask_;
  slots_[i] = slot;
}

void WordTable::grow(std::size_t slots) {
  std::vector<Slot> old(slots);
  old.swap(slots_);
  mask_ = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.number != 0) place(slot);
  }
}

}  // namespace dateline
