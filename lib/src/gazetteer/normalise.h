// The key of a name: what is left of it when accents, case, dots, apostrophes and the kind of gap between words do not
// count. Names and text go through the same function, so that it needs no tokens and knows no language.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

// Keys are UTF-8; words are apart by one space.
inline constexpr std::size_t kLongestKey = 512;  // bytes
inline constexpr std::size_t kMostWords = 64;

// The key of one string, on the stack. Too long a key is cut short and `whole` is false.
struct NameKey {
  std::array<char, kLongestKey + 8> bytes;
  std::size_t size = 0;
  bool whole = true;

  std::string_view view() const { return {bytes.data(), size}; }
};

// Folds text piece by piece into a key's hash, so that a text's words can be added one after the other.
class KeyHash {
 public:
  // Adds the bytes of one token. Requires: valid UTF-8.
  void add(std::string_view token);
  // White space stands here.
  void separate() { pending_ = true; }
  bool empty() const { return empty_; }
  // The hash of all until here; a separator behind the last word does not count. The same on every machine.
  std::uint64_t value() const;
  // What the next letter is added to: all that it depends on. KeyHash(state()) goes on from there.
  std::uint64_t state() const;
  // Returns whether the last thing read was a letter, so that state() is all there is to know.
  bool in_word() const { return !pending_ && !empty_; }
  KeyHash() = default;
  explicit KeyHash(std::uint64_t state) : state_(state), empty_(false) {}

 private:
  void add_byte(unsigned char byte);
  std::uint64_t state_ = 0xCBF29CE484222325ULL;
  bool pending_ = false;
  bool empty_ = true;
};

// Makes the key of a whole string: a name of a list, or a slice of text. Requires: valid UTF-8.
void make_key(std::string_view name, NameKey& key);

// Where a token of a text may end within a key, apart from its end: calls f(hash of the key until there, whether the
// key's first word reaches so far). May name places where no token ends; names all where one can.
class KeyBorders {
 public:
  static constexpr std::size_t kMost = kLongestKey;
  explicit KeyBorders(std::string_view name);

  struct Border {
    std::uint64_t hash;
    bool first_word;
  };
  std::size_t size() const { return size_; }
  const Border& operator[](std::size_t i) const { return borders_[i]; }
  std::uint64_t whole() const { return whole_; }

 private:
  std::array<Border, kMost> borders_;
  std::size_t size_ = 0;
  std::uint64_t whole_ = 0;
};

// How a word of a name is written.
struct WordShape {
  bool first_capital = false;  // its first letter is a capital
  bool any_capital = false;
  bool all_capitals = false;  // every letter is a capital, and there are two or more

  bool operator==(const WordShape&) const = default;
};

// Returns the shape of the word at `at` (words as in keys) and moves `at` behind it. Requires: valid UTF-8.
WordShape next_shape(std::string_view name, std::size_t& at);

// Returns whether every letter is a capital and there is one at least.
bool is_upper(std::string_view text);

bool is_apostrophe(std::string_view text, std::size_t at);
bool has_apostrophe(std::string_view text);

}  // namespace dateline
