// What a thread remembers of names and words looked up: news repeats them, within an article and from one to the next,
// so most look-ups end here, whatever the size of the lists.
#pragma once

#include <bit>
#include <cstdint>
#include <cstdlib>
#include <deque>
#include <memory>
#include <new>
#include <string>
#include <type_traits>
#include <vector>

#include "gazetteer/match.h"
#include "gazetteer/normalise.h"

namespace dateline {

// What the text of one end gave when it was last looked up.
struct RememberedName {
  std::uint64_t matcher = 0, hash = 0, gazetteers = 0;
  bool clitic = false, dot_follows = false;
  bool found = false, takes_dot = false, upper = false;
  std::string written;
  std::vector<NameEntry> entries;
};

// A word of ASCII, itself as its key.
struct ShortWord {
  std::uint64_t matcher = 0, front = 0, back = 0;
  bool operator==(const ShortWord&) const = default;
};

// Where a word leads from what was read before it.
struct alignas(64) RememberedStep {
  std::uint64_t matcher = 0;
  std::uint64_t before = 0, after = 0;   // KeyHash::state()
  std::uint64_t front = 0, back = 0;     // the word
  std::uint16_t names = 0, goes_on = 0;  // a bit for each gazetteer: names end there, go on behind it
  RememberedName* name = nullptr;        // where what ends there is remembered, if it is
};

// Zeros that take no memory before they are written to, so that a short run pays for none of it.
template <typename T>
class ZeroArray {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

 public:
  explicit ZeroArray(std::size_t size) : memory_(std::calloc(size * sizeof(T) + alignof(T), 1)) {
    if (!memory_) throw std::bad_alloc();
    void* at = memory_.get();
    std::size_t room = size * sizeof(T) + alignof(T);
    items_ = static_cast<T*>(std::align(alignof(T), size * sizeof(T), at, room));
  }
  T& operator[](std::size_t i) { return items_[i]; }

 private:
  struct Free {
    void operator()(void* memory) const { std::free(memory); }
  };
  std::unique_ptr<void, Free> memory_;
  T* items_;
};

// Belongs to one thread. What belongs to a matcher that is gone is never asked for again.
class NameMatcher::Memory {
 public:
  static constexpr std::size_t kLongestWord = 16;

  Memory() : places_(kNames), steps_(kSteps), dead_(kWords) {}

  RememberedName& name(std::uint64_t hash) {
    std::uint32_t& place = places_[hash % kNames];
    if (place == 0) {
      names_.emplace_back();
      place = static_cast<std::uint32_t>(names_.size());
    }
    return names_[place - 1];
  }

  // The place of a step with a word of ASCII.
  RememberedStep& step(const ShortWord& word, std::uint64_t state) {
    const std::uint64_t hash = (word.front ^ std::rotl(word.back, 29) ^ state) * 0x9E3779B97F4A7C15ULL;
    return steps_[hash >> (64 - std::bit_width(kSteps - 1))];
  }

  // The place of words that begin no name.
  ShortWord& dead(const ShortWord& word) {
    const std::uint64_t hash = (word.front ^ std::rotl(word.back, 29)) * 0x9E3779B97F4A7C15ULL;
    return dead_[hash >> (64 - std::bit_width(kWords - 1))];
  }

  // The same of words that have a number, which tells their letters but where they are mixed.
  bool is_dead(std::uint64_t matcher, const Token& token) const {
    return matcher == numbered_by_ && token.word / 64 < dead_numbers_.size() &&
           ((dead_numbers_[token.word / 64] >> (token.word % 64)) & 1) != 0;
  }
  void set_dead(std::uint64_t matcher, const Token& token) {
    if (token.word == 0 || token.letters == LetterCase::mixed) return;
    if (matcher != numbered_by_) dead_numbers_.clear();
    numbered_by_ = matcher;
    if (dead_numbers_.size() <= token.word / 64) dead_numbers_.resize(token.word / 64 + 64);
    dead_numbers_[token.word / 64] |= std::uint64_t{1} << (token.word % 64);
  }

 private:
  static constexpr std::size_t kNames = 1U << 14, kSteps = 1U << 13, kWords = 1U << 12;
  ZeroArray<std::uint32_t> places_;  // in names_, from 1 on; 0 where nothing is remembered
  std::deque<RememberedName> names_;
  ZeroArray<RememberedStep> steps_;
  ZeroArray<ShortWord> dead_;
  std::uint64_t numbered_by_ = 0;
  std::vector<std::uint64_t> dead_numbers_;
};

}  // namespace dateline
