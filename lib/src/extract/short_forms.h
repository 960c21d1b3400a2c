// One name, one thing: short forms of an article's names linked to the fullest form.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/name_candidates.h"

namespace dateline {

// Appends the letters and digits of a name, in small letters, without marks and spaces: "Jong-un" and "Jong Un" are
// one.
void append_key(std::string_view text, std::string& key);

// Someone named in full in the article.
struct FullName {
  std::string name;                     // as written at its fullest, or the gazetteer's
  std::string key;                      // of the whole
  std::int32_t known = -1;              // of the gazetteers
  bool east = false;                    // the family name stands first
  bool male = false;                    // has a given name of men
  std::vector<std::string> words;       // keys of its parts, in order
  std::vector<std::uint32_t> mentions;  // indexes of candidates, in text order
};

// The persons of one article. Built from the selected candidates, asked for the others. Linear in the candidates.
class PersonIndex {
 public:
  PersonIndex(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes);

  // Enters a mention of two words or more, or one that a gazetteer knows. Returns the person's number.
  std::int32_t enter(const NameCandidates& all, std::uint32_t candidate);
  // Returns the person that a shorter mention means: the nearest one named before it, else the first one behind;
  // -1 where none has such a name. `given` too: the first name alone may be meant.
  std::int32_t find(const NameCandidates& all, std::uint32_t candidate, bool given) const;

  const std::vector<FullName>& persons() const { return persons_; }

 private:
  bool is_addressed_as_woman(const NameCandidate& candidate) const;
  std::vector<std::string> words_of(const NameCandidate& candidate) const;
  const std::vector<std::int32_t>* having(const std::string& word, bool given) const;

  const Document::Data& document_;
  const Lexicon& lexicon_;
  const NameClasses& classes_;
  std::vector<FullName> persons_;
  std::unordered_map<std::string, std::int32_t> by_key_;
  std::unordered_map<std::string, std::vector<std::int32_t>> by_family_, by_given_;
};

}  // namespace dateline
