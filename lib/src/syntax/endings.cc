#include "syntax/endings.h"

#include <algorithm>

namespace dateline {

namespace {

bool same_ignoring_case(std::string_view word, std::string_view lower) {
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const char c = word[i] >= 'A' && word[i] <= 'Z' ? static_cast<char>(word[i] + ('a' - 'A')) : word[i];
    if (c != lower[i]) return false;
  }
  return true;
}

}  // namespace

std::vector<std::string> words_of(std::string_view list) {
  std::vector<std::string> out;
  while (!list.empty()) {
    const std::size_t space = std::min(list.find(' '), list.size());
    if (space > 0) out.emplace_back(list.substr(0, space));
    list.remove_prefix(std::min(space + 1, list.size()));
  }
  return out;
}

bool has_ending(std::string_view word, const std::vector<std::string>& endings, std::size_t stem) {
  for (const std::string& ending : endings) {
    if (word.size() > ending.size() + stem && same_ignoring_case(word.substr(word.size() - ending.size()), ending))
      return true;
  }
  return false;
}

}  // namespace dateline
