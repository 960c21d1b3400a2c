// Where an article plays, as far as its sure names tell.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "extract/name_candidates.h"

namespace dateline {

// How often an article names each country or its people. The views live as long as the gazetteers.
class CountryCount {
 public:
  // Counts the candidates that are places or peoples of one country, and no ordinary words.
  void count(const NameCandidates& all);

  // Whether the country is one of those that the article is about: named half as often as the one named most.
  bool leads(std::string_view country) const { return is_share(country, 2); }
  // Whether the article speaks of the country at all: not in passing only.
  bool speaks_of(std::string_view country) const { return is_share(country, 4); }
  // Whether it is named at all.
  bool names(std::string_view country) const;
  bool empty() const { return most_ == 0; }

 private:
  bool is_share(std::string_view country, std::uint32_t part) const;

  std::vector<std::pair<std::string_view, std::uint32_t>> counts_;
  std::uint32_t most_ = 0;
};

// An abbreviation that is not itself the name, or words that any country may call its own by ("Congress", "Supreme
// Court"), means a body of a list only where the article is about its country. Puts the reading of such a country
// first; a body of no country that the article is about links to nothing. Of people of one name, too, the one whose
// country the article speaks of is put first.
void settle_bodies(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes,
                   const CountryCount& countries, NameCandidates& all);

}  // namespace dateline
