#include "extract/name_companies.h"

#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace dateline {

namespace {

// Short forms have no more words.
constexpr std::uint32_t kMostWords = 3;
// What only the look of a name tells to be a person: below the strength of titles, ages and initials.
constexpr std::uint8_t kSurePerson = 7;
// A place so small may be meant less often than the company.
constexpr std::uint32_t kSmallPlace = 100'000;
constexpr std::uint8_t kStrength = 5;

class Companies {
 public:
  Companies(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes, NameCandidates& all)
      : document_(document), lexicon_(lexicon), classes_(classes), all_(all) {}

  std::vector<NameLink> settle() {
    note_full_names();
    note_others();
    std::vector<NameLink> links;
    for (std::uint32_t i = 0; i < all_.list.size(); ++i) {
      NameCandidate& c = all_.list[i];
      if (!may_be_company(c)) continue;
      const auto full = short_forms_.find(text_of(document_, c.first, c.last));
      const bool short_form = full != short_forms_.end() && full->second != i && !is_other(c);
      if (!short_form && (!is_dealt_in(c) || is_listed(c, kSmallPlace))) continue;
      c.open = c.weak = false;
      c.type = EntityType::org;
      c.strength = kStrength;
      c.known = -1;
      c.rule = short_form ? "short-form" : "guess.company";
      if (short_form) links.push_back({i, full->second});
    }
    return links;
  }

 private:
  const Features& features(std::uint32_t at) const { return lexicon_.features(document_.tokens[at].word); }
  bool has(const NameCandidate& c, std::uint32_t at, ClassId cls) const {
    return at < document_.sentences[c.sentence].last && features(at).has(cls);
  }
  bool is_cued(const NameCandidate& c) const {
    return c.first > document_.sentences[c.sentence].first && features(c.first - 1).has(classes_.place_cue);
  }

  // A business by its last word. A school or a council is called after a place or a person that is meant as well.
  bool is_company(const NameCandidate& full) const {
    std::uint32_t at = full.last - 1;
    if (at > full.first && document_.tokens[at].type == TokenType::punctuation) --at;  // "Inc."
    // "Tolvane Savings & Loan Association"
    if (at > full.first + 1 && features(at).has(classes_.org_head) && features(at - 1).has(classes_.firm_noun)) {
      return true;
    }
    const Sense* head = lexicon_.sense(document_.tokens[at].word, classes_.org_head);
    return features(at).has(classes_.org_suffix) || (head != nullptr && head->value == "company");
  }

  // A word that can stand for a company alone: no ordinary one.
  bool is_distinct(std::uint32_t at) const {
    const Token& token = document_.tokens[at];
    if (token.type != TokenType::word || token.letters == LetterCase::lower || token.end - token.begin < 3)
      return false;
    const Features& of = features(at);
    return !of.has(classes_.sentence_word) && !of.has(classes_.org_head) && !of.has(classes_.title) &&
           !of.has(classes_.generic) && !of.has(classes_.direction) && !of.has(classes_.name_opener) &&
           !of.has(classes_.fac_head) && !of.meets(classes_.closed);
  }

  void note_full_names() {
    for (std::uint32_t i = 0; i < all_.list.size(); ++i) {
      const NameCandidate& c = all_.list[i];
      if (c.open || c.silent || c.weak || c.headline || c.type != EntityType::org || c.strength < kStrength) continue;
      if (!is_company(c)) continue;
      bool distinct = false;
      for (std::uint32_t end = c.first + 1; end < c.last && end <= c.first + kMostWords; ++end) {
        if (document_.tokens[end].gap == Gap::glued) continue;
        distinct = distinct || is_distinct(end - 1);
        if (distinct && document_.tokens[end - 1].type == TokenType::word)
          short_forms_.emplace(text_of(document_, c.first, end), i);
      }
    }
  }

  // "Craig Dunmore" where "Craig Dunmore Inc." stands nowhere.
  bool is_full_name(const NameCandidate& c) const {
    return c.last > c.first + 1 && short_forms_.find(text_of(document_, c.first, c.last)) == short_forms_.end() &&
           !is_dealt_in(c);
  }

  // The family names of persons, and the places that the article tells to be places.
  void note_others() {
    for (const NameCandidate& c : all_.list) {
      if (c.open || c.silent) continue;
      if (c.type == EntityType::person && (c.known >= 0 || c.strength >= kSurePerson || is_full_name(c))) {
        others_.insert(text_of(document_, c.last - 1, c.last));
      } else if (c.known >= 0 && (c.type == EntityType::gpe || c.type == EntityType::loc) && is_told_place(c)) {
        others_.insert(text_of(document_, c.first, c.last));
      }
    }
  }
  bool is_other(const NameCandidate& c) const { return others_.count(text_of(document_, c.first, c.last)) != 0; }

  // "in Wendover", "Wendover, Utah"
  bool is_told_place(const NameCandidate& c) const {
    const std::uint32_t last = document_.sentences[c.sentence].last;
    return is_cued(c) || (c.last < last && document_.text[document_.tokens[c.last].begin] == ',');
  }

  bool may_be_company(const NameCandidate& c) const {
    if (c.silent || c.headline || c.last - c.first > kMostWords) return false;
    if (c.open) return true;
    if (c.known < 0 && c.type == EntityType::org) return c.last > c.first + 1;
    if (c.known < 0) {
      return (c.type == EntityType::person || c.type == EntityType::gpe) && c.strength < kSurePerson;
    }
    if (c.type != EntityType::gpe) return false;
    if (c.weak) return !is_told_place(c) && !is_other(c);
    if (is_listed(c, kLargePlace)) return false;
    return !all_.entries[all_.known[static_cast<std::size_t>(c.known)].first_entry].id_prefix.starts_with("iso3166:") &&
           !is_told_place(c) && !is_other(c);
  }
  // A place of so many people.
  bool is_listed(const NameCandidate& c, std::uint32_t people) const {
    return c.known >= 0 && all_.entries[all_.known[static_cast<std::size_t>(c.known)].first_entry].weight >= people;
  }

  // "Tolvane shares", "Tolvane's shareholders".
  bool is_dealt_in(const NameCandidate& c) const {
    std::uint32_t at = c.last;
    const bool owns = has(c, at, classes_.clitic);
    if (owns) ++at;
    if (!c.open && c.type == EntityType::org) return false;
    if (!has(c, at, classes_.org_after) || !is_distinct(c.last - 1)) return false;
    // "Harrow shares his recipes".
    if (at + 1 < document_.sentences[c.sentence].last && features(at + 1).meets(classes_.phrase_opener)) return false;
    const Sense* sense = lexicon_.sense(document_.tokens[at].word, classes_.org_after);
    return sense->value == (owns ? "owner" : "company") || sense->value == "both";
  }

  const Document::Data& document_;
  const Lexicon& lexicon_;
  const NameClasses& classes_;
  NameCandidates& all_;
  std::unordered_map<std::string_view, std::uint32_t> short_forms_;  // the candidate that has the name in full
  std::unordered_set<std::string_view> others_;
};

}  // namespace

std::vector<NameLink> settle_companies(const Document::Data& document, const Lexicon& lexicon,
                                       const NameClasses& classes, NameCandidates& all) {
  return Companies(document, lexicon, classes, all).settle();
}

}  // namespace dateline
