// Words of a language that are no names where they stand alone, whatever a list says.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "dateline/language.h"

namespace dateline {

class OrdinaryWords {
 public:
  // `language`: the code of one whose tables tell its words; empty for none. `files`: more words, one a line.
  // Throws Error where one of these cannot be read.
  OrdinaryWords(const std::string& language, const std::vector<std::string>& files);

  // Returns whether the name is one word that the language has in small letters, or that is a name of people, unless
  // the weight is that of a large city.
  bool is_weak(std::string_view name, std::uint32_t weight) const;

 private:
  std::shared_ptr<const Language> language_;
  std::unordered_set<std::string> words_;  // as keys
};

}  // namespace dateline
