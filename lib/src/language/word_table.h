// Folded words and their numbers.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "dateline/token.h"

namespace dateline {

// Writes the folded form of `word` to `out` (at least kFoldedSize bytes): simple case folding, and the typographic
// apostrophe as '. Returns its size in bytes; 0 where it would be longer than that. Requires: valid UTF-8.
inline constexpr std::size_t kFoldedSize = 256;
std::size_t fold_word(std::string_view word, char* out);

// Folded words, numbered from 1 in the order they came: open addressing with linear probing, at most five eighths full:
// few probes a look-up, and few pages to be made at start-up. Words are hashed and compared in blocks of eight bytes.
class WordTable {
 public:
  WordTable();

  // Returns the number of a folded word, a new one where it is not there yet. Requires: not empty, < kFoldedSize bytes.
  std::uint32_t add(std::string_view folded);
  // The same for one of up to 16 bytes. Requires: zero bytes behind it, up to 16.
  std::uint32_t add_short(const char* folded, std::size_t size);
  // Fetches what add_short will look at.
  void prefetch_short(const char* folded, std::size_t size) const {
    __builtin_prefetch(&slots_[short_hash(folded, size) & mask_]);
  }
  // Makes room for so many words.
  void reserve(std::size_t words);
  // Returns the number of a folded word, 0 where it is not there.
  std::uint32_t find(std::string_view folded) const;
  // Returns the number of the token as folded, 0 where it is not there.
  std::uint32_t find(std::string_view text, const Token& token) const {
    const std::size_t size = token.end - token.begin;
    if ((token.flags & Token::kAscii) == 0 || size > 16 || token.begin + std::size_t{16} > text.size()) {
      return find_slowly(text.substr(token.begin, size));
    }
    std::uint64_t first, second;
    std::memcpy(&first, text.data() + token.begin, 8);
    std::memcpy(&second, text.data() + token.begin + 8, 8);
    first = lower_ascii(first & kMasks[size]);
    second = lower_ascii(second & kMasks[size + 17]);
    const std::uint64_t hash = mix(mix(seed(size), first), second);
    for (std::uint64_t i = hash & mask_;; i = (i + 1) & mask_) {
      const Slot& slot = slots_[i];
      // Whether a word is known is a coin toss: better no branch on it.
      const bool same = slot.hash == hash && slot.size == size;
      const std::uint32_t number = same ? slot.number : 0;
      if (!same && slot.number != 0) continue;
      // The hash of up to eight bytes is one to one; that of more is not.
      if (size > 8 && number != 0 && !stands(number, first, second)) continue;
      return number;
    }
  }

  template <typename Image>
  void exchange(Image& image) {
    image.field(slots_);
    image.field(words_);
    image.field(blocks_);
    image.field(longest_);
    mask_ = slots_.size() - 1;
  }

  // One more than the highest number.
  std::uint32_t size() const { return static_cast<std::uint32_t>(words_.size()); }
  std::string_view word(std::uint32_t number) const {
    return {reinterpret_cast<const char*>(blocks_.data() + words_[number].first), words_[number].size};
  }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t number = 0;  // 0: free
    std::uint32_t size = 0;    // bytes of the word
  };
  struct Word {
    std::uint32_t first = 0;  // in blocks_; zero bytes behind the word fill the last block
    std::uint32_t size = 0;   // bytes
  };

  // Keep the first `size` of 16 bytes: kMasks[size] those of the first eight, kMasks[17 + size] of the others.
  static constexpr std::array<std::uint64_t, 34> kMasks = [] {
    std::array<std::uint64_t, 34> masks{};
    for (std::size_t size = 1; size <= 16; ++size) {
      masks[size] = ~std::uint64_t{0} >> (size < 8 ? 64 - 8 * size : 0);
      masks[17 + size] = size <= 8 ? 0 : ~std::uint64_t{0} >> (128 - 8 * size);
    }
    return masks;
  }();

  // Capitals to small letters, in all bytes at once. Requires: bytes below 0x80.
  static std::uint64_t lower_ascii(std::uint64_t block) {
    constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
    const std::uint64_t from_a = block + kOnes * (0x80 - 'A');
    const std::uint64_t past_z = block + kOnes * (0x80 - 'Z' - 1);
    return block | ((from_a & ~past_z & kOnes * 0x80) >> 2);
  }
  static std::uint64_t seed(std::size_t size) { return size * 0x9E3779B97F4A7C15ULL; }
  static std::uint64_t mix(std::uint64_t hash, std::uint64_t block) {
    hash = (hash ^ block) * 0xD6E8FEB86659FD93ULL;
    return hash ^ (hash >> 32);
  }
  static std::uint64_t short_hash(const char* folded, std::size_t size) {
    std::uint64_t blocks[2];
    std::memcpy(blocks, folded, 16);
    return mix(mix(seed(size), blocks[0]), blocks[1]);
  }
  bool stands(std::uint32_t number, std::uint64_t first, std::uint64_t second) const {
    const std::uint64_t* blocks = blocks_.data() + words_[number].first;
    return blocks[0] == first && blocks[1] == second;
  }

  std::uint32_t find_slowly(std::string_view word) const;
  std::uint32_t find_hashed(std::uint64_t hash, const std::uint64_t* blocks, std::size_t size) const;
  // Adds a word that is not there. Returns its number.
  std::uint32_t insert(std::uint64_t hash, const std::uint64_t* blocks, std::size_t size);
  void place(const Slot& slot);
  void grow(std::size_t slots);

  std::vector<Slot> slots_;
  std::uint64_t mask_ = 0;
  std::vector<Word> words_;
  std::vector<std::uint64_t> blocks_;
  std::size_t longest_ = 0;  // bytes of the longest word
};

}  // namespace dateline
