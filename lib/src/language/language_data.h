// The inside of a Language, for the library's stages.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "dateline/language.h"
#include "language/grammar.h"
#include "language/lexicon.h"
#include "text/words.h"

namespace dateline {

struct Language::Data {
  std::string code;
  std::string folder;
  Lexicon lexicon;
  WordCutter cutter;  // cuts documents as the lexicon's forms were cut
  // One grammar a rule file, by its name without ".rules": "figures", "dates", "names", ...
  std::map<std::string, std::unique_ptr<Grammar>, std::less<>> grammars;
  Grammar no_rules;
  std::map<std::string, std::string, std::less<>> settings;  // settings.conf: key = value

  // Returns an empty grammar where the language has no such file.
  const Grammar& grammar(std::string_view name) const;
  // Returns "" where it is not set.
  std::string_view setting(std::string_view key) const;
};

}  // namespace dateline
