// Runs of digits in text, and what they may be in a date.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dateline {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
// ASCII letters, and whatever is not ASCII.
inline bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }

// A run of ASCII digits: nine at the most, longer ones being no part of a date. value is -1 where there is none.
struct DigitRun {
  std::int32_t value = -1;
  std::size_t begin = 0, length = 0;
  std::size_t end() const { return begin + length; }
};

// Returns the run that begins at text[at].
inline DigitRun run_at(std::string_view text, std::size_t at) {
  DigitRun run{-1, at, 0};
  std::int32_t value = 0;
  while (at + run.length < text.size() && is_digit(text[at + run.length]) && run.length < 9) {
    value = value * 10 + (text[at + run.length] - '0');
    ++run.length;
  }
  if (run.length > 0) run.value = value;
  return run;
}

// Returns '\0' behind the text.
inline char char_at(std::string_view text, std::size_t at) { return at < text.size() ? text[at] : '\0'; }

// What a run may be by its length and value alone.
inline bool is_year(const DigitRun& run) { return run.length == 4 && run.value >= 1000 && run.value < 2200; }
inline bool is_month(const DigitRun& run) {
  return (run.length == 1 || run.length == 2) && run.value >= 1 && run.value <= 12;
}
inline bool is_day(const DigitRun& run) {
  return (run.length == 1 || run.length == 2) && run.value >= 1 && run.value <= 31;
}

}  // namespace dateline
