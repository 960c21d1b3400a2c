// The inside of a Language, for the library's stages.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "dateline/language.h"
#include "language/grammar.h"
#include "language/lexicon.h"
#include "language/resources.h"
#include "text/words.h"

namespace dateline {

struct Language::Data {
  std::string code;
  std::string folder;
  MappedFile mapped;  // what the lexicon was read from, where it was; see image.h
  Lexicon lexicon;
  WordCutter cutter;  // cuts documents as the lexicon's forms were cut
  // One grammar a rule file, by its name without ".rules": "figures", "dates", "names", ...
  std::map<std::string, std::unique_ptr<Grammar>, std::less<>> grammars;
  Grammar no_rules;
  std::map<std::string, std::string, std::less<>> settings;  // settings.conf: key = value

  // To an image, or from one: all but the settings.
  template <typename Image>
  void exchange(Image& image) {
    lexicon.exchange(image);
    for (const auto& [name, grammar] : grammars) grammar->exchange(image);
    no_rules.exchange(image);
  }

  // Returns an empty grammar where the language has no such file.
  const Grammar& grammar(std::string_view name) const;
  // Returns "" where it is not set.
  std::string_view setting(std::string_view key) const;
};

// Writes the image of a language to `path`, whole or not at all. It is found where load() looks for it:
// DIR/compiled/CODE.image. Throws Error as load() does, and where it cannot be written.
void write_language_image(std::string_view code, const std::string& data, const std::string& path);

}  // namespace dateline
