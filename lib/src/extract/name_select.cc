#include "extract/name_select.h"

#include <algorithm>

namespace dateline {

namespace {

class Selector {
 public:
  Selector(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes, NameCandidates& all)
      : document_(document), lexicon_(lexicon), classes_(classes), all_(all) {}

  // Takes the candidates of one sentence; orders them.
  void select(std::vector<NameCandidate>& sorted) {
    const std::size_t from = all_.list.size();
    std::stable_sort(sorted.begin(), sorted.end(), [](const NameCandidate& a, const NameCandidate& b) {
      if (a.open != b.open) return b.open;
      if ((a.strength < 2) != (b.strength < 2)) return b.strength < 2;
      const std::uint32_t length_a = a.last - a.first, length_b = b.last - b.first;
      if (length_a != length_b) return length_a > length_b;
      return a.strength > b.strength;
    });
    const Sentence& sentence = document_.sentences[sorted[0].sentence];
    taken_.assign(sentence.last - sentence.first, 0);
    sure_.assign(sentence.last - sentence.first, 0);
    for (std::uint32_t k = 0; k < sorted.size(); ++k) {
      const NameCandidate& c = sorted[k];
      if (c.known < 0 || c.weak || c.type == EntityType::person) continue;
      for (std::uint32_t i = c.first; i < c.last; ++i) sure_[i - sentence.first] = k + 1;
    }
    for (const NameCandidate& c : sorted) {
      if (!loses_to_known(c, sorted, sentence.first)) keep(c, sentence.first);
    }
    std::stable_sort(all_.list.begin() + static_cast<std::ptrdiff_t>(from), all_.list.end(),
                     [](const NameCandidate& a, const NameCandidate& b) { return a.first < b.first; });
  }

 private:
  // "North Korea May": what only looks like a person does not take a known place's words; and in a headline, where
  // everything has a capital, only what is sure counts.
  bool loses_to_known(const NameCandidate& c, const std::vector<NameCandidate>& all, std::uint32_t base) const {
    if (c.open || c.known >= 0 || c.silent) return false;
    if (c.headline && c.strength <= 4) return true;
    // "[Harrow Institute of Technology] and Tolvane State University".
    if (c.type == EntityType::org && sure_[c.first - base] != 0) {
      const NameCandidate& other = all[sure_[c.first - base] - 1];
      if (other.first < c.first && other.last < c.last) return true;
    }
    // "[Tolvane News]-[Wessex Post]": two bodies, and a hyphen between them.
    if (c.type == EntityType::org && sure_[c.last - 1 - base] != 0) {
      const NameCandidate& other = all[sure_[c.last - 1 - base] - 1];
      const bool hyphen = other.type == EntityType::org && other.first > c.first + 1 && other.last == c.last &&
                          document_.tokens[other.first].gap == Gap::glued &&
                          document_.text[document_.tokens[other.first - 1].begin] == '-';
      if (hyphen && sure_[other.first - 2 - base] != 0) return true;
    }
    if (c.type != EntityType::person) return false;
    // "the deputy Danish trade minister"; but "Mr French".
    if (c.last == c.first + 1 && c.first > base && sure_[c.first - base] != 0 &&
        all[sure_[c.first - base] - 1].type == EntityType::norp &&
        document_.tokens[c.first - 1].letters == LetterCase::lower) {
      return true;
    }
    if (is_land(c, all, base)) return true;
    if (is_listed_rival(c, all, base)) return true;
    if (c.strength >= 7) return false;
    for (std::uint32_t i = c.first; i < c.last; ++i) {
      const std::uint32_t at = sure_[i - base];
      if (at == 0) continue;
      const NameCandidate& other = all[at - 1];
      if (other.last - other.first >= c.last - c.first) continue;
      // "Christian Sandler": a given name as well. "Nora German": a family name behind one.
      const bool given = lexicon_.features(document_.tokens[c.first].word).has(classes_.given);
      const bool beside_given = other.first == c.first || (other.last == c.last && !c.weak);
      const bool one_word = other.last == other.first + 1;
      // But "German Christoph Marlowe", where another follows that is nothing else.
      const bool before_given =
          other.first == c.first && c.last > c.first + 2 && is_sure_given(c.first + 1) && !is_sure_given(c.first);
      if (other.type == EntityType::norp && one_word && beside_given && given && !before_given) continue;
      if (!one_word || other.type == EntityType::norp) return true;
      const KnownName& known = all_.known[static_cast<std::size_t>(other.known)];
      // "Kenya Tabitha Odera", "U.N. Harald Lund": hardly a given name.
      const bool upper = document_.tokens[c.first].letters == LetterCase::upper;
      if (other.first == c.first && !given && (upper || is_country(all_.entries[known.first_entry]))) return true;
      if (c.weak && all_.entries[known.first_entry].weight >= kLargePlace) return true;
      // "told Forbes Asia": what only stands beside a verb.
      if (c.strength <= 4 && !given && other.first == c.first && other.type == EntityType::org) return true;
    }
    return false;
  }

  bool is_sure_given(std::uint32_t at) const {
    const Sense* given = lexicon_.sense(document_.tokens[at].word, classes_.given);
    return given != nullptr && given->option("weak").empty();
  }

  // "a major Vatican paper": a country behind an office in small letters.
  bool is_land(const NameCandidate& c, const std::vector<NameCandidate>& all, std::uint32_t base) const {
    if (c.last != c.first + 1 || c.first == base || sure_[c.first - base] == 0) return false;
    const NameCandidate& other = all[sure_[c.first - base] - 1];
    return other.type == EntityType::gpe && document_.tokens[c.first - 1].letters == LetterCase::lower &&
           is_country(all_.entries[all_.known[static_cast<std::size_t>(other.known)].first_entry]) &&
           !lexicon_.features(document_.tokens[c.first].word).has(classes_.given);
  }

  // "rival Chevron": an occupation before what a list knows, and the word is nobody's name.
  bool is_listed_rival(const NameCandidate& c, const std::vector<NameCandidate>& all, std::uint32_t base) const {
    if (c.last != c.first + 1 || c.first == base || sure_[c.first - base] == 0) return false;
    const NameCandidate& other = all[sure_[c.first - base] - 1];
    if (other.type != EntityType::org || other.first != c.first || other.last != c.last) return false;
    const Features& features = lexicon_.features(document_.tokens[c.first].word);
    if (features.has(classes_.given) || features.has(classes_.family)) return false;
    const Sense* title = lexicon_.sense(document_.tokens[c.first - 1].word, classes_.title);
    return title != nullptr && title->value == "occupation";
  }

  void keep(NameCandidate c, std::uint32_t base) {
    const auto free = [&](std::uint32_t at) { return taken_[at - base] == 0; };
    if (c.open) {
      for (std::uint32_t i = c.first; i < c.last; ++i) {
        if (!free(i) || document_.tokens[i].type == TokenType::punctuation) continue;
        NameCandidate rest = c;
        rest.first = i;
        while (i < c.last && free(i)) taken_[i++ - base] = kOpen;
        rest.last = i;
        rest.starts = c.starts && rest.first == c.first;
        while (rest.last > rest.first && document_.tokens[rest.last - 1].type == TokenType::punctuation) --rest.last;
        if (rest.last > rest.first) all_.list.push_back(rest);
      }
      return;
    }
    for (std::uint32_t i = c.first; i < c.last; ++i) {
      if (!free(i)) return merge(c, taken_[c.first - base]);
    }
    all_.list.push_back(c);
    for (std::uint32_t i = c.first; i < c.last; ++i) {
      taken_[i - base] = static_cast<std::uint32_t>(all_.list.size());
    }
  }

  // "BP Plc" is the "BP" of the list.
  bool is_listed_firm(const NameCandidate& full, const NameCandidate& listed) const {
    if (full.type != EntityType::org || listed.type != EntityType::org || listed.known < 0 || listed.weak) return false;
    if (full.first != listed.first || full.last <= listed.last) return false;
    // Letters may be another's, unless they are the name itself.
    const NameEntry& entry = all_.entries[all_.known[static_cast<std::size_t>(listed.known)].first_entry];
    const bool letters = document_.tokens[listed.first].letters == LetterCase::upper;
    if (letters && entry.name != text_of(document_, listed)) return false;
    for (std::uint32_t i = listed.last; i < full.last; ++i) {
      const Token& token = document_.tokens[i];
      if (token.type == TokenType::word && !lexicon_.features(token.word).has(classes_.org_suffix)) return false;
    }
    return true;
  }

  // Another reading of the same stretch: a rule's type and a gazetteer's identity belong together.
  void merge(const NameCandidate& c, std::uint32_t taken) {
    if (taken == 0 || taken == kOpen) return;
    NameCandidate& kept = all_.list[taken - 1];
    if (kept.known < 0 && is_listed_firm(kept, c)) {
      kept.known = c.known;
      return;
    }
    if (kept.first != c.first || kept.last != c.last) return;
    if (kept.known < 0 && c.known >= 0 && (kept.type == c.type || c.strength >= kept.strength)) {
      kept.known = c.known;
      kept.weak = false;
    } else if (kept.weak && kept.known >= 0 && kept.type == c.type) {
      kept.weak = false;
      kept.strength = std::max(kept.strength, c.strength);
    }
  }

  const Document::Data& document_;
  const Lexicon& lexicon_;
  const NameClasses& classes_;
  NameCandidates& all_;
  // One a token of the sentence in hand: the candidate that has it (its index and one), kOpen for a run; and the sure
  // name of a gazetteer that covers it.
  static constexpr std::uint32_t kOpen = 0xFFFFFFFF;
  std::vector<std::uint32_t> taken_, sure_;
};

}  // namespace

void select_names(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes,
                  const NameFinder::Found& found, NameCandidates& all) {
  Selector selector(document, lexicon, classes, all);
  std::vector<NameCandidate> of_sentence;
  std::array<std::size_t, 3> next{};
  for (std::uint32_t i = 0; i < document.sentences.size(); ++i) {
    of_sentence.clear();
    for (std::size_t k = 0; k < found.size(); ++k) {
      while (next[k] < found[k].size() && found[k][next[k]].sentence == i) of_sentence.push_back(found[k][next[k]++]);
    }
    if (!of_sentence.empty()) selector.select(of_sentence);
  }
}

}  // namespace dateline
