#include "extract/name_labels.h"

#include <string_view>
#include <unordered_map>

namespace dateline {

namespace {

constexpr std::uint8_t kStrength = 5;
constexpr std::uint32_t kShortest = 4;  // letters

// A large place, or a country: meant wherever it stands.
bool is_great(const NameCandidate& c, const NameCandidates& all) {
  if (c.known < 0 || (c.type != EntityType::gpe && c.type != EntityType::loc)) return c.known >= 0;
  const NameEntry& entry = all.entries[all.known[static_cast<std::size_t>(c.known)].first_entry];
  return entry.weight >= kLargePlace || entry.id_prefix.starts_with("iso3166:");
}

}  // namespace

void settle_labels(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes,
                   PersonIndex& persons, NameCandidates& all) {
  std::unordered_map<std::string_view, std::uint32_t> turns;
  for (const NameCandidate& c : all.list) {
    if (c.label && !c.silent) ++turns[text_of(document, c)];
  }
  if (turns.empty()) return;
  for (std::uint32_t i = 0; i < all.list.size(); ++i) {
    NameCandidate& c = all.list[i];
    if (!c.label || c.silent || c.person >= 0) continue;
    const bool named = c.type == EntityType::person && !c.open;
    if (!named && is_great(c, all)) continue;
    std::int32_t person = persons.find(all, i, false);
    if (person < 0) {
      const Features& features = lexicon.features(document.tokens[c.first].word);
      const Token& token = document.tokens[c.first];
      // Two or three letters may stand for anybody, or for a paper.
      const bool name = (features.none() && token.end - token.begin >= kShortest) || features.has(classes.family) ||
                        features.has(classes.given);
      const bool speaks = turns[text_of(document, c)] > 1 && name && !features.has(classes.sentence_word);
      if (!speaks && !(named && c.last > c.first + 1)) continue;
    }
    c.open = c.weak = c.headline = false;
    c.type = EntityType::person;
    c.strength = kStrength;
    c.known = -1;
    c.rule = "label";
    c.person = person >= 0 ? person : persons.enter(all, i);
  }
}

}  // namespace dateline
