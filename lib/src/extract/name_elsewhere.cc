#include "extract/name_elsewhere.h"

#include <algorithm>
#include <string_view>

namespace dateline {

namespace {

constexpr std::uint32_t kSmallTown = 100'000;  // inhabitants
constexpr std::uint32_t kGreatTown = 500'000;  // inhabitants; greater ones may have a part with an article
constexpr std::size_t kRow = 2;                // persons with a place in brackets that make a row

class Teller {
 public:
  Teller(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes, NameCandidates& all)
      : document_(document), lexicon_(lexicon), classes_(classes), all_(all) {}

  void run() {
    for (NameCandidate& c : all_.list) {
      if (c.headline || !is_town(c)) continue;
      if (is_island(c)) {
        tell_island(c);
      } else if (is_articled(c) || is_called(c) || is_whole_of(c)) {
        c.elsewhere = true;
      }
    }
    tell_rows();
  }

 private:
  // A place of a list that is no country and no part of one.
  bool is_town(const NameCandidate& c) const {
    if (c.silent || c.open || c.known < 0 || c.type != EntityType::gpe) return false;
    const NameEntry& entry = first_entry(c);
    return entry.type == EntityType::gpe && entry.id_prefix == "geonames:";
  }
  const NameEntry& first_entry(const NameCandidate& c) const {
    return all_.entries[all_.known[static_cast<std::size_t>(c.known)].first_entry];
  }
  bool has(const NameCandidate& c, std::uint32_t at, ClassId cls) const {
    const Sentence& sentence = document_.sentences[c.sentence];
    return at >= sentence.first && at < sentence.last && lexicon_.features(document_.tokens[at].word).has(cls);
  }

  // "the island of Velmar", "Velmar island".
  bool is_island(const NameCandidate& c) const {
    if (has(c, c.last, classes_.island_noun) && document_.tokens[c.last].gap == Gap::space) return true;
    if (c.first < document_.sentences[c.sentence].first + 2) return false;
    const Sense* of = lexicon_.sense(document_.tokens[c.first - 1].word, classes_.row_opener);
    return of != nullptr && !of->value.empty() && has(c, c.first - 2, classes_.island_noun);
  }
  void tell_island(NameCandidate& c) {
    KnownName known = all_.known[static_cast<std::size_t>(c.known)];
    std::uint32_t best = known.last_entry;
    for (std::uint32_t e = known.first_entry; e < known.last_entry; ++e) {
      const NameEntry& entry = all_.entries[e];
      const bool nature = entry.type == EntityType::loc;
      if (!nature && !entry.id_prefix.starts_with("iso3166:")) continue;
      if (best == known.last_entry || (nature && all_.entries[best].type != EntityType::loc)) best = e;
    }
    if (best == known.last_entry) {
      c.elsewhere = first_entry(c).weight < kSmallTown;
      return;
    }
    c.type = all_.entries[best].type;
    known.first_entry = best;
    known.last_entry = best + 1;
    c.known = static_cast<std::int32_t>(all_.known.size());
    all_.known.push_back(known);
  }

  // "in the White Village in Velmar"; but "the Velmar police", "the Velmar and Osk areas", "the Bronx", "the Isles of
  // Velmar".
  bool is_articled(const NameCandidate& c) const {
    if (c.first == document_.sentences[c.sentence].first) return false;
    for (std::uint32_t i = c.first; i < c.last; ++i) {
      if (has(c, i, classes_.place_head) || document_.tokens[i].letters == LetterCase::lower) return false;
    }
    const Sense* article = lexicon_.sense(document_.tokens[c.first - 1].word, classes_.determiner);
    if (article == nullptr || article->option("article").empty()) return false;
    const KnownName& known = all_.known[static_cast<std::size_t>(c.known)];
    std::uint32_t most = 0;
    for (std::uint32_t e = known.first_entry; e < known.last_entry; ++e) {
      most = std::max(most, all_.entries[e].weight);
      // "the Hague": the article is the name's.
      const std::string_view name = all_.entries[e].name, text = text_of(document_, c);
      if (name.size() > text.size() + 1 && name.ends_with(text)) return false;
    }
    if (most >= kGreatTown) return false;
    if (c.last == document_.sentences[c.sentence].last) return true;
    const Token& next = document_.tokens[c.last];
    const char mark = document_.text[next.begin];
    // "the Velmar, Ohio, works"
    if (most >= kSmallTown && mark == ',') return false;
    if (next.type != TokenType::word) return mark == '.' || mark == ',' || mark == ';';
    const Features& features = lexicon_.features(next.word);
    return features.meets(classes_.closed) && !features.meets(classes_.phrase_opener) &&
           !features.has(classes_.conjunction);
  }

  // "a church called Velmar"; but "a village called Velmar".
  bool is_called(const NameCandidate& c) const {
    if (c.first < document_.sentences[c.sentence].first + 3 || !has(c, c.first - 1, classes_.called) ||
        !has(c, c.first - 3, classes_.determiner)) {
      return false;
    }
    const Token& noun = document_.tokens[c.first - 2];
    return noun.type == TokenType::word && noun.letters == LetterCase::lower &&
           !has(c, c.first - 2, classes_.region_noun) && !has(c, c.first - 2, classes_.place_cue) &&
           !lexicon_.features(noun.word).meets(classes_.closed);
  }

  // "Osk tehsil of Velmar": the district, which has tehsils, and not its town.
  bool is_whole_of(const NameCandidate& c) const {
    if (c.first < document_.sentences[c.sentence].first + 3) return false;
    const Sense* of = lexicon_.sense(document_.tokens[c.first - 1].word, classes_.row_opener);
    const Sense* noun = lexicon_.sense(document_.tokens[c.first - 2].word, classes_.division_noun);
    return of != nullptr && !of->value.empty() && noun != nullptr && !noun->option("part").empty() &&
           document_.tokens[c.first - 3].letters == LetterCase::capital;
  }

  // Brackets right behind a person.
  bool is_bracketed(std::size_t number) const {
    if (number == 0) return false;
    const NameCandidate& c = all_.list[number];
    const NameCandidate& person = all_.list[number - 1];
    if (person.sentence != c.sentence || person.silent || person.last + 1 != c.first) return false;
    if (person.type != EntityType::person && !person.open) return false;
    return document_.text[document_.tokens[person.last].begin] == '(' &&
           c.last < document_.sentences[c.sentence].last && document_.text[document_.tokens[c.last].begin] == ')';
  }
  void tell_rows() {
    std::size_t first = 0;
    while (first < all_.list.size()) {
      std::size_t last = first, count = 0;
      while (last < all_.list.size() && all_.list[last].sentence == all_.list[first].sentence) {
        count += is_bracketed(last++);
      }
      // A club is called as its town or its province is.
      bool clubs = false;
      for (std::size_t i = first; count >= kRow && i < last; ++i) {
        clubs = clubs || (is_bracketed(i) && all_.list[i].type == EntityType::org && all_.list[i].known >= 0);
      }
      for (std::size_t i = first; count >= kRow && i < last; ++i) {
        NameCandidate& c = all_.list[i];
        if (!is_bracketed(i) || c.known < 0 || c.type != EntityType::gpe || is_country(first_entry(c))) continue;
        if (clubs || (is_town(c) && first_entry(c).weight < kSmallTown)) c.elsewhere = true;
      }
      first = last;
    }
  }

  const Document::Data& document_;
  const Lexicon& lexicon_;
  const NameClasses& classes_;
  NameCandidates& all_;
};

}  // namespace

void tell_elsewhere(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes,
                    NameCandidates& all) {
  Teller(document, lexicon, classes, all).run();
}

}  // namespace dateline
