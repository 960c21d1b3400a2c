#include "extract/name_kinds.h"

#include <string_view>
#include <unordered_map>

namespace dateline {

namespace {

class KindLinker {
 public:
  KindLinker(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes, NameCandidates& all)
      : document_(document), lexicon_(lexicon), classes_(classes), all_(all) {}

  std::vector<NameLink> link() {
    for (std::uint32_t i = 0; i < all_.list.size(); ++i) note(i);
    std::vector<NameLink> links;
    if (full_.empty()) return links;
    drop_people();
    for (std::uint32_t i = 0; i < all_.list.size(); ++i) {
      NameCandidate& c = all_.list[i];
      if (c.silent || c.headline || c.last != c.first + 1) continue;
      const auto it = full_.find(text_of(document_, c));
      if (it == full_.end() || it->second == kSeveral) continue;
      // "the Durango" is a car behind a Dodge Durango; else what is known is what it is.
      const bool product = all_.list[it->second].type == EntityType::product;
      if (product && c.known >= 0 && is_before_noun(c)) continue;
      if (!(c.open || c.weak || c.type == EntityType::person || (product && c.type == EntityType::gpe))) continue;
      // The storm may come first, in a headline; what is said by its kind has been named.
      if (it->second > i && all_.list[it->second].type != EntityType::event) continue;
      const NameCandidate& full = all_.list[it->second];
      if (full.type != EntityType::event && !is_definite(c)) continue;
      c.open = c.weak = false;
      c.type = full.type;
      c.strength = kStrength;
      c.rule = full.type == EntityType::event ? "short-form" : kKindRule;
      links.push_back({i, it->second});
    }
    return links;
  }

 private:
  static constexpr std::uint8_t kStrength = 5;
  static constexpr std::uint32_t kSeveral = 0xFFFFFFFF;

  bool has(std::uint32_t at, ClassId cls) const { return lexicon_.features(document_.tokens[at].word).has(cls); }

  void note(std::uint32_t number) {
    const NameCandidate& c = all_.list[number];
    if (c.open || c.silent || c.weak || c.headline || c.last < c.first + 2) return;
    if (c.type == EntityType::loc && c.known >= 0) {
      if (has(c.first, classes_.place_head)) enter(c.first, number);
      if (has(c.last - 1, classes_.place_head)) enter(c.last - 1, number);
    } else if (c.type == EntityType::org && c.strength >= kStrength) {
      if (has(c.last - 1, classes_.org_head)) enter(c.last - 1, number);
      if (c.last > c.first + 2 && has(c.first, classes_.org_front)) enter(c.first, number);
    } else if (c.type == EntityType::product && c.known >= 0) {
      enter(c.last - 1, number);
    } else if (c.type == EntityType::event && c.last <= c.first + 3) {
      const bool front = has(c.first, classes_.event_front) || has(c.last - 2, classes_.event_front) ||
                         has(c.last - 2, classes_.storm_front);
      if (front && !has(c.last - 1, classes_.sentence_word)) enter(c.last - 1, number);
    }
  }
  // Two of one kind have no short form: but one that is named twice has.
  void enter(std::uint32_t token, std::uint32_t number) {
    if (has(token, classes_.own_head)) return;
    const auto [it, is_new] = full_.emplace(text_of(document_, token, token + 1), number);
    if (is_new || it->second == kSeveral) return;
    if (text_of(document_, all_.list[it->second]) != text_of(document_, all_.list[number])) it->second = kSeveral;
  }
  void drop_people() {
    for (const NameCandidate& c : all_.list) {
      if (c.silent || c.open || c.type != EntityType::person || c.last == c.first + 1) continue;
      for (std::uint32_t i = c.first; i < c.last; ++i) {
        if (const auto it = full_.find(text_of(document_, i, i + 1)); it != full_.end()) it->second = kSeveral;
      }
    }
  }
  // "The Rio carnival": no car, where a word follows that is no word of grammar.
  bool is_before_noun(const NameCandidate& c) const {
    if (c.last == document_.sentences[c.sentence].last) return false;
    const Token& next = document_.tokens[c.last];
    if (next.type != TokenType::word) return false;
    return !lexicon_.features(next.word).meets(classes_.closed);
  }

  bool is_definite(const NameCandidate& c) const {
    if (c.first == document_.sentences[c.sentence].first) return false;
    const Sense* sense = lexicon_.sense(document_.tokens[c.first - 1].word, classes_.determiner);
    return sense != nullptr && !sense->option("definite").empty();
  }

  const Document::Data& document_;
  const Lexicon& lexicon_;
  const NameClasses& classes_;
  NameCandidates& all_;
  std::unordered_map<std::string_view, std::uint32_t> full_;  // the one candidate that has the word, or kSeveral
};

}  // namespace

std::vector<NameLink> link_kinds(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes,
                                 NameCandidates& all) {
  return KindLinker(document, lexicon, classes, all).link();
}

}  // namespace dateline
