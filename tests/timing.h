// Processor time in tests of growth: how much longer eight times the text takes, not how long.
#pragma once

#include <algorithm>
#include <ctime>
#include <string>

// Of the best of three calls, in seconds.
template <typename Work>
double best_seconds(Work work) {
  double best = 1e9;
  for (int i = 0; i < 3; ++i) {
    const std::clock_t begin = std::clock();
    work();
    best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  return best;
}

// At least so many bytes of it, one after the other.
inline std::string repeated(const std::string& what, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += what;
  return text;
}
