#include "extract/name_setting.h"

#include <algorithm>
#include <string_view>

namespace dateline {

namespace {

bool is_of_several(const KnownName& known, const NameCandidates& all) {
  const std::string_view country = all.entries[known.first_entry].country;
  return std::any_of(
      all.entries.begin() + known.first_entry, all.entries.begin() + known.last_entry,
      [&](const NameEntry& e) { return e.type == EntityType::norp && !e.country.empty() && e.country != country; });
}

}  // namespace

void CountryCount::count(const NameCandidates& all) {
  for (const NameCandidate& c : all.list) {
    if (c.open || c.silent || c.weak || c.known < 0) continue;
    if (c.type != EntityType::gpe && c.type != EntityType::norp) continue;
    const KnownName& known = all.known[static_cast<std::size_t>(c.known)];
    const NameEntry& first = all.entries[known.first_entry];
    if (first.country.empty()) continue;
    // A country, or a name that all its readings put into one.
    const bool people = first.type == EntityType::norp;
    // A people's name that another country's people have as well says nothing.
    bool sure = people ? !is_of_several(known, all) : first.id_prefix.starts_with("iso3166:") && first.region.empty();
    if (!sure && !people) {
      sure = true;
      for (std::uint32_t e = known.first_entry; e < known.last_entry; ++e) {
        sure = sure && all.entries[e].country == first.country;
      }
    }
    if (!sure) continue;
    auto it = std::find_if(counts_.begin(), counts_.end(), [&](const auto& n) { return n.first == first.country; });
    if (it == counts_.end()) it = counts_.insert(counts_.end(), {first.country, 0});
    most_ = std::max(most_, ++it->second);
  }
}

bool CountryCount::is_share(std::string_view country, std::uint32_t part) const {
  const auto it = std::find_if(counts_.begin(), counts_.end(), [&](const auto& n) { return n.first == country; });
  return it != counts_.end() && it->second * part >= most_;
}

bool CountryCount::names(std::string_view country) const {
  return std::any_of(counts_.begin(), counts_.end(), [&](const auto& n) { return n.first == country; });
}

namespace {

constexpr std::uint32_t kLongestAbbreviation = 5;  // bytes

bool is_abbreviation(const Document::Data& document, const NameCandidate& c) {
  const Token& token = document.tokens[c.first];
  const std::uint32_t size = token.end - token.begin;
  return c.last == c.first + 1 && token.letters == LetterCase::upper && size > 1 && size <= kLongestAbbreviation;
}

bool is_generic(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes,
                const NameCandidate& c) {
  for (std::uint32_t i = c.first; i < c.last; ++i) {
    // "Channel 7": a number is no name.
    if (document.tokens[i].letters == LetterCase::lower || document.tokens[i].type == TokenType::number) continue;
    const Features& features = lexicon.features(document.tokens[i].word);
    const bool place = features.has(classes.direction) || features.has(classes.place_head);
    if (!(c.type == EntityType::loc ? place : features.has(classes.org_head) || features.has(classes.generic))) {
      return false;
    }
  }
  return true;
}

// "Central African" is of the whole region, and of the republic in an article that names it. Of two peoples of one
// name that of a country which the article speaks of.
void settle_peoples(const CountryCount& countries, const KnownName& known, NameCandidates& all) {
  const NameEntry& first = all.entries[known.first_entry];
  if (!first.country.empty() && (countries.empty() || countries.speaks_of(first.country))) return;
  for (std::uint32_t e = known.first_entry + 1; e < known.last_entry; ++e) {
    const NameEntry& entry = all.entries[e];
    if (entry.type != EntityType::norp || entry.country.empty() ||
        !(first.country.empty() ? countries.names(entry.country) : countries.speaks_of(entry.country))) {
      continue;
    }
    std::swap(all.entries[e], all.entries[known.first_entry]);
    return;
  }
}

// "Stalin" in an article on Tamil Nadu: of people of one name, the one of a country that the article speaks of.
void settle_namesakes(const CountryCount& countries, const KnownName& known, NameCandidates& all) {
  for (std::uint32_t e = known.first_entry; e < known.last_entry; ++e) {
    const NameEntry& entry = all.entries[e];
    if (entry.type != EntityType::person || !countries.speaks_of(entry.country)) continue;
    std::swap(all.entries[e], all.entries[known.first_entry]);
    return;
  }
}

// The country whose people stand right before it.
std::string_view owner_of(const Document::Data& document, const NameCandidates& all, std::size_t number) {
  const NameCandidate& c = all.list[number];
  const NameCandidate& people = all.list[number - 1];
  if (people.type != EntityType::norp || people.known < 0 || people.open || people.last != c.first) return {};
  if (document.tokens[c.first].gap != Gap::space) return {};
  return all.entries[all.known[static_cast<std::size_t>(people.known)].first_entry].country;
}

// "MoD": letters of what begins as "Ministry of …".
bool is_office(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes,
               const NameCandidate& c, const NameCandidates& all) {
  const Token& token = document.tokens[c.first];
  if (c.last != c.first + 1 || token.letters == LetterCase::lower || token.letters == LetterCase::capital) return false;
  const std::string_view name = all.entries[all.known[static_cast<std::size_t>(c.known)].first_entry].name;
  return lexicon.features(lexicon.word_number(name.substr(0, name.find(' ')))).has(classes.org_front);
}

// "the Velmarian Ministry of Defence": none of another country.
void settle_owned(std::string_view owner, NameCandidate& c, NameCandidates& all) {
  const KnownName& known = all.known[static_cast<std::size_t>(c.known)];
  for (std::uint32_t e = known.first_entry; e < known.last_entry; ++e) {
    if (all.entries[e].type != c.type || (!all.entries[e].country.empty() && all.entries[e].country != owner)) continue;
    std::swap(all.entries[e], all.entries[known.first_entry]);
    return;
  }
  c.known = -1;
}

}  // namespace

void settle_bodies(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes,
                   const CountryCount& countries, NameCandidates& all) {
  for (std::size_t i = 0; i < all.list.size(); ++i) {
    NameCandidate& c = all.list[i];
    // The agency of a dateline is itself wherever the article plays.
    if (c.known < 0 || c.dateline) continue;
    if (c.type == EntityType::person) settle_namesakes(countries, all.known[static_cast<std::size_t>(c.known)], all);
    if (c.type == EntityType::norp) settle_peoples(countries, all.known[static_cast<std::size_t>(c.known)], all);
    if (c.type != EntityType::org && c.type != EntityType::loc) continue;
    const bool abbreviation = is_abbreviation(document, c);
    const std::string_view owner = c.type == EntityType::org && i > 0 ? owner_of(document, all, i) : std::string_view();
    if (!owner.empty() &&
        (is_generic(document, lexicon, classes, c) || is_office(document, lexicon, classes, c, all))) {
      settle_owned(owner, c, all);
      continue;
    }
    if (!abbreviation && !is_generic(document, lexicon, classes, c)) continue;
    const auto is_at_home = [&](const NameEntry& entry) {
      // "BP", "NASA": named so itself, and known so everywhere.
      if (entry.country.empty() || (abbreviation && entry.name == text_of(document, c))) return true;
      return abbreviation ? countries.empty() || countries.speaks_of(entry.country) : countries.leads(entry.country);
    };
    const KnownName& known = all.known[static_cast<std::size_t>(c.known)];
    std::uint32_t e = known.first_entry;
    while (e < known.last_entry && !is_at_home(all.entries[e])) ++e;
    if (e == known.last_entry) {
      c.known = -1;
    } else if (all.entries[e].type == c.type) {
      std::swap(all.entries[e], all.entries[known.first_entry]);
    }
  }
}

}  // namespace dateline
