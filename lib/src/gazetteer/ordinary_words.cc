#include "gazetteer/ordinary_words.h"

#include "dateline/error.h"
#include "gazetteer/fields.h"
#include "gazetteer/lines.h"
#include "gazetteer/normalise.h"
#include "language/language_data.h"

namespace dateline {

namespace {

constexpr std::uint32_t kLargeCity = 500000;  // people: whoever writes its name alone means it

}  // namespace

OrdinaryWords::OrdinaryWords(const std::string& language, const std::vector<std::string>& files) {
  if (!language.empty()) language_ = Language::load(language);
  for (const std::string& path : files) {
    LineReader lines(path);
    for (std::string_view line; lines.next(line);) {
      if (invalid_byte(line) != std::string_view::npos) throw Error(path, lines.number(), "not valid UTF-8");
      NameKey key;
      make_key(line, key);
      if (key.size > 0) words_.emplace(key.view());
    }
  }
}

bool OrdinaryWords::is_weak(std::string_view name, std::uint32_t weight) const {
  // As it is matched: without accents, since the text's "Many" finds the list's "Mány".
  NameKey key;
  make_key(name, key);
  const std::string_view small = key.view();
  if (small.find(' ') != std::string_view::npos) return false;
  if (words_.count(std::string(small)) > 0) return true;
  if (!language_) return false;
  const Lexicon& lexicon = language_->data().lexicon;
  const std::uint32_t word = lexicon.word_number(small);
  if (word == 0) return false;  // in no writing
  if (!lexicon.senses(word).empty()) return true;
  if (weight >= kLargeCity) return false;
  const Features& features = lexicon.features(lexicon.word_number(name));
  return features.has(lexicon.class_named("GIVEN_NAME")) || features.has(lexicon.class_named("FAMILY_NAME"));
}

}  // namespace dateline
