// Classes of words, and sets of them.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace dateline {

// A class of words or of stretches of words ("MONTH", "CURRENCY_CODE", "NUMBER"), numbered by the language that
// names it. The first kBuiltinClasses are the engine's own (see Builtin), the others come from the tables.
using ClassId = std::uint16_t;
inline constexpr std::size_t kMaxClasses = 512;

// Classes that no table lists: they are told by a token's shape, or are put on stretches of tokens by a stage.
// Their names in rule files are these names in capitals.
enum class Builtin : ClassId {
  none,
  // By shape.
  word,            // any token of letters
  digits,          // a token of digits, perhaps with separators: "12", "1,200", "1.5"
  capital,         // "Abc", and mixed forms that begin with a capital ("McDonald"); not "ABC"
  upper,           // "ABC", two letters or more
  lower,           // "abc"
  initial,         // one capital letter
  punct,           // punctuation or symbol
  sentence_start,  // stands before the first token of a sentence: for before() only
  sentence_end,    // stands behind the last: for after() only
  // Put on stretches by later stages, with a payload of their own.
  number,        // extract/number: "2.5 million", "twenty-five", "half a million"
  ordinal,       // extract/number: "19th", "second"
  fraction,      // extract/number: "two-thirds", "1/2"
  year,          // calendar/shapes: "2024", as digits alone, 1000-2199
  short_year,    // calendar/shapes: "'99", "98"
  day,           // calendar/shapes: "7", "07", "31", "19th"
  month_number,  // calendar/shapes: "2", "02"
  clock,         // calendar/shapes: "02:35", "14.30", "2:35:10"
  full_date,     // calendar/shapes: "2024-02-22", "22/02/2024", "2024 / 02 / 22"
  decade,        // calendar/shapes: "1990s", "'90s"
  name,          // extract/names: a stretch that a gazetteer knows or a name rule took
  count_,
};
inline constexpr ClassId kBuiltinClasses = static_cast<ClassId>(Builtin::count_);

constexpr ClassId class_of(Builtin builtin) { return static_cast<ClassId>(builtin); }

// A set of classes.
class Features {
 public:
  constexpr bool has(ClassId c) const { return (bits_[c >> 6] >> (c & 63)) & 1; }
  constexpr bool has(Builtin b) const { return has(class_of(b)); }
  constexpr void add(ClassId c) { bits_[c >> 6] |= std::uint64_t{1} << (c & 63); }
  constexpr void add(Builtin b) { add(class_of(b)); }
  constexpr void add(const Features& other) {
    for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] |= other.bits_[i];
  }
  constexpr bool meets(const Features& other) const {
    std::uint64_t any = 0;
    for (std::size_t i = 0; i < bits_.size(); ++i) any |= bits_[i] & other.bits_[i];
    return any != 0;
  }
  // Those that are in both sets.
  constexpr Features common(const Features& other) const {
    Features out;
    for (std::size_t i = 0; i < bits_.size(); ++i) out.bits_[i] = bits_[i] & other.bits_[i];
    return out;
  }
  // Calls f(ClassId) for each class that is in both sets, in order of their numbers.
  template <typename F>
  void each_common(const Features& other, F f) const {
    for (std::size_t i = 0; i < bits_.size(); ++i) {
      for (std::uint64_t left = bits_[i] & other.bits_[i]; left != 0; left &= left - 1) {
        f(static_cast<ClassId>(i * 64 + static_cast<std::size_t>(std::countr_zero(left))));
      }
    }
  }
  constexpr std::uint64_t hash() const {
    std::uint64_t hash = 0;
    for (const std::uint64_t bits : bits_) {
      hash = (hash ^ bits) * 0x9E3779B97F4A7C15ULL;
      hash ^= hash >> 32;
    }
    return hash;
  }
  friend constexpr bool operator==(const Features&, const Features&) = default;
  constexpr bool none() const { return *this == Features(); }

 private:
  std::array<std::uint64_t, kMaxClasses / 64> bits_{};
};

}  // namespace dateline
