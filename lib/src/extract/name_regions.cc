#include "extract/name_regions.h"

#include <string_view>
#include <unordered_set>

namespace dateline {

namespace {

class RegionTeller {
 public:
  RegionTeller(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes, NameCandidates& all)
      : document_(document), lexicon_(lexicon), classes_(classes), all_(all) {}

  void run() {
    for (std::size_t i = 0; i < all_.list.size(); ++i) {
      NameCandidate& c = all_.list[i];
      if (!c.weak || c.silent || c.known < 0 || c.type != EntityType::gpe) continue;
      if (!c.dateline && (!is_region(c) || !is_told(i))) continue;
      c.weak = c.open = false;
      c.strength = kStrength;
    }
  }

 private:
  static constexpr std::uint8_t kStrength = 5;

  const NameEntry& entry(const NameCandidate& c) const {
    return all_.entries[all_.known[static_cast<std::size_t>(c.known)].first_entry];
  }
  // A country, or a part of one; no direction ("the North").
  bool is_region(const NameCandidate& c) const {
    return entry(c).id_prefix.starts_with("iso3166:") && document_.tokens[c.first].letters != LetterCase::lower &&
           !lexicon_.features(document_.tokens[c.first].word).has(classes_.direction);
  }
  bool has(std::uint32_t at, ClassId cls) const { return lexicon_.features(document_.tokens[at].word).has(cls); }
  char mark(std::uint32_t at) const { return document_.text[document_.tokens[at].begin]; }

  bool is_told(std::size_t number) {
    const NameCandidate& c = all_.list[number];
    if (is_behind_party(c) || is_behind_town(number)) return true;
    if (c.headline || is_somebody(c)) return false;
    if (!is_country(entry(c))) return false;
    const bool ordinary = has(c.first, classes_.sentence_word) || has(c.first, classes_.place_head);
    if (c.first > document_.sentences[c.sentence].first && !ordinary && has(c.first - 1, classes_.place_goal))
      return true;
    return ((number > 0 && is_in_row(all_.list[number - 1], c, all_.list[number - 1])) ||
            (number + 1 < all_.list.size() && is_in_row(c, all_.list[number + 1], all_.list[number + 1])));
  }

  // "R-Miss.", "(D-Pa.)"
  bool is_behind_party(const NameCandidate& c) const {
    return c.first > document_.sentences[c.sentence].first + 1 && document_.tokens[c.first].gap == Gap::glued &&
           document_.tokens[c.first - 1].gap == Gap::glued && mark(c.first - 1) == '-' &&
           has(c.first - 2, classes_.party_letter);
  }

  // "Amman, Jordan"; behind a town that no list knows, an abbreviation alone: "Elmsford, Miss."
  bool is_behind_town(std::size_t number) const {
    if (number == 0) return false;
    const NameCandidate& c = all_.list[number];
    const NameCandidate& town = all_.list[number - 1];
    if (town.sentence != c.sentence || town.last + 1 != c.first || town.silent || mark(town.last) != ',') return false;
    if (town.type == EntityType::gpe && (town.known >= 0 || !town.open)) return true;
    const Token& last = document_.tokens[c.last - 1];
    return town.open && !c.headline && document_.text[last.end - 1] == '.';
  }

  // A comma, a conjunction or both between two names, of which `other` is a country for sure.
  bool is_in_row(const NameCandidate& left, const NameCandidate& right, const NameCandidate& other) const {
    if (left.sentence != right.sentence || right.first <= left.last || right.first > left.last + 2) return false;
    if (other.open || other.silent || other.weak || other.known < 0 || !is_country(entry(other))) return false;
    const bool joined = has(right.first - 1, classes_.conjunction);
    return joined || (right.first == left.last + 1 && mark(left.last) == ',');
  }

  // A word of some person's name in the article.
  bool is_somebody(const NameCandidate& c) {
    if (!gathered_) {
      gathered_ = true;
      for (const NameCandidate& p : all_.list) {
        if (p.silent || p.open || p.type != EntityType::person) continue;
        for (std::uint32_t i = p.first; i < p.last; ++i) people_.insert(text_of(document_, i, i + 1));
      }
    }
    return people_.count(text_of(document_, c)) != 0;
  }

  const Document::Data& document_;
  const Lexicon& lexicon_;
  const NameClasses& classes_;
  NameCandidates& all_;
  bool gathered_ = false;
  std::unordered_set<std::string_view> people_;
};

}  // namespace

void tell_regions(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes,
                  NameCandidates& all) {
  RegionTeller(document, lexicon, classes, all).run();
}

}  // namespace dateline
