#include "extract/name_neighbours.h"

#include <algorithm>

#include "extract/name_evidence.h"

namespace dateline {

namespace {

constexpr std::uint32_t kGreatCity = 500'000;      // inhabitants
constexpr std::uint32_t kContinent = 300'000'000;  // inhabitants

class Joiner {
 public:
  Joiner(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes, PersonIndex& persons,
         NameCandidates& all)
      : document_(document), lexicon_(lexicon), classes_(classes), persons_(persons), all_(all) {}

  // `left` and `right` follow one another in the list. Returns whether they were joined.
  bool join(std::uint32_t left, std::uint32_t right) {
    NameCandidate& a = all_.list[left];
    NameCandidate& b = all_.list[right];
    if (a.sentence != b.sentence || a.silent || b.silent || a.headline) return false;
    if (is_campus(a, b)) {
      merge(a, b, EntityType::org);
      return true;
    }
    // "Velmar Sports Argentina"
    if (a.known < 0 && (a.open || a.rule == kGuessFirm) && a.last == b.first && words(a) > 1 && b.known >= 0 &&
        !b.open && is_land(b) && !is_front_of_noun(b) &&
        lexicon_.features(document_.tokens[a.last - 1].word).has(classes_.firm_noun)) {
      merge(a, b, EntityType::org);
      return true;
    }
    // "Velmar Union Bank Kenya"
    if (!a.open && !a.weak && a.known < 0 && !b.open && b.known >= 0 && a.last == b.first && words(a) > 1 &&
        a.type == EntityType::org && document_.tokens[b.first].gap == Gap::space && is_land(b) &&
        !is_front_of_noun(b)) {
      merge(a, b, EntityType::org);
      return true;
    }
    // "Oske Brancu Technology", where Oske is a town.
    if (!a.open && !a.weak && a.known >= 0 && a.type == EntityType::gpe && b.rule == kGuessFirm && b.known < 0 &&
        a.last == b.first && !is_acronym(a) && document_.tokens[b.first].gap == Gap::space) {
      merge(a, b, EntityType::org);
      return true;
    }
    if (a.open == b.open) return !a.open && join_known(a, b);
    if (is_local_firm(a, b)) {
      merge(a, b, EntityType::org);
      return true;
    }
    if (is_person(a, b)) {
      merge(a, b, EntityType::person);
      a.person = persons_.enter(all_, left);
      return true;
    }
    const NameCandidate& known = a.open ? b : a;
    const NameCandidate& run = a.open ? a : b;
    if (known.known < 0 || (!is_place(known) && known.type != EntityType::org)) return false;
    if (!are_one(a, b) || !is_free(run, is_firm(a)) || persons_.find(all_, a.open ? left : right, false) >= 0)
      return false;
    const bool acronym = is_acronym(run);
    if (a.open) {
      const bool place = b.type == EntityType::gpe && !is_state(b) && b.last == b.first + 1;
      if (acronym || has_before(a, classes_.company_noun)) {
        merge(a, b, EntityType::org);
      } else if (!b.weak && place && words(a) == 1 && !has_before(a, classes_.determiner) &&
                 !has_before(a, classes_.place_cue)) {
        merge(a, b, EntityType::person);
        a.person = persons_.enter(all_, left);
      } else {
        reopen(a, b);
      }
      return true;
    }
    // "Google Harbour", "Ghana Textiles Union"; but "US Senator Dole", "UK FSA".
    if (acronym || lexicon_.features(document_.tokens[b.first].word).has(classes_.given)) return false;
    if (!a.weak && (a.type == EntityType::org || is_state(a))) {
      merge(a, b, EntityType::org);
    } else {
      reopen(a, b);
    }
    return true;
  }

 private:
  // Side by side, or capitals and a hyphen: "IIT-Madras".
  bool are_one(const NameCandidate& a, const NameCandidate& b) const {
    if (a.last == b.first) return document_.tokens[b.first].gap != Gap::paragraph;
    if (a.last + 1 != b.first || !a.open || !is_acronym(a)) return false;
    const Token& hyphen = document_.tokens[a.last];
    return hyphen.gap == Gap::glued && document_.tokens[b.first].gap == Gap::glued &&
           document_.text[hyphen.begin] == '-';
  }
  // "Tariq Rana", a town and a name of people; "Christian Valdano", a creed that is a given name and a word of no
  // table.
  bool is_person(const NameCandidate& a, const NameCandidate& b) const {
    if (a.open || a.known < 0 || a.weak || a.last != a.first + 1 || words(b) != 1 || !are_one(a, b)) return false;
    const Token& word = document_.tokens[b.first];
    if (word.letters == LetterCase::upper) return false;
    const Features& front = lexicon_.features(document_.tokens[a.first].word);
    const Features& back = lexicon_.features(word.word);
    if (a.type == EntityType::norp) return front.has(classes_.given) && word.word == 0 && !is_definite(a);
    if (a.type != EntityType::gpe || !is_town(a) || has_before(a, classes_.place_cue)) return false;
    return (back.has(classes_.given) || back.has(classes_.family)) && !back.has(classes_.title) &&
           !back.has(classes_.sentence_word);
  }

  bool is_definite(const NameCandidate& c) const {
    if (c.first == document_.sentences[c.sentence].first) return false;
    const Sense* sense = lexicon_.sense(document_.tokens[c.first - 1].word, classes_.determiner);
    return sense != nullptr && !sense->option("definite").empty();
  }

  // Two names that a list knows, side by side: "Renault Argentina" is a firm, "Viseu Lancaster" neither town.
  bool join_known(NameCandidate& a, NameCandidate& b) {
    if (a.known < 0 || b.known < 0 || a.weak || b.weak || !is_place(b) || a.last != b.first) return false;
    if (document_.tokens[b.first].gap != Gap::space) return false;
    const bool firm = (is_firm(a) && !a.starts) || is_long_firm(a);
    const bool branch = is_land(b) && ((firm && !is_front_of_noun(b)) || (is_body(a) && (acts(b) || is_led(a, b))));
    if (branch) {
      merge(a, b, EntityType::org);
      return true;
    }
    // "the Velmar Phoenix": no town has an article.
    const bool articled = a.type == EntityType::gpe && b.type == EntityType::gpe && !is_country(a) && is_definite(a);
    if (articled && !is_country(b) && !is_state(b) && !is_front_of_noun(b)) {
      merge(a, b, EntityType::org);
      a.open = true;
      a.strength = 0;
      a.rule = "run";
      return true;
    }
    if (!is_town(a) || b.type != EntityType::gpe || is_country(b) || (share_country(a, b) && !are_same(a, b)))
      return false;
    if (is_town(b)) {
      merge(a, b, EntityType::org);
    } else {
      a.known = -1;  // "Nava Chennai"
    }
    a.open = true;
    a.strength = 0;
    a.rule = "run";
    return true;
  }
  // A company or the like: of one word that is no abbreviation, and of no country's government.
  bool is_firm(const NameCandidate& c) const {
    if (c.open || c.known < 0 || c.weak || c.type != EntityType::org || c.last != c.first + 1) return false;
    const Features& features = lexicon_.features(document_.tokens[c.first].word);
    return document_.tokens[c.first].letters != LetterCase::upper && !features.has(classes_.org_head) &&
           !features.has(classes_.generic);
  }
  // The same of several words, where the list tells its country: "TNT Sports Argentina".
  bool is_long_firm(const NameCandidate& c) const {
    if (c.open || c.known < 0 || c.weak || c.type != EntityType::org || c.last == c.first + 1) return false;
    const NameEntry& entry = all_.entries[all_.known[static_cast<std::size_t>(c.known)].first_entry];
    const Sense* head = lexicon_.sense(document_.tokens[c.last - 1].word, classes_.org_head);
    return !entry.country.empty() && (head == nullptr || head->value == "company") &&
           !lexicon_.features(document_.tokens[c.last - 1].word).has(classes_.generic);
  }
  // A firm or a body that works in many countries: "Amnesty International Velmaria", "UNICEF Velmaria"; but "At the
  // United Nations Velmaria said".
  bool is_body(const NameCandidate& c) const {
    if (c.open || c.known < 0 || c.weak || c.type != EntityType::org || is_definite(c) ||
        has_before(c, classes_.place_cue) || has_before(c, classes_.preposition) ||
        document_.tokens[c.first].letters == LetterCase::lower) {
      return false;
    }
    // A ministry has no branches.
    const NameEntry& entry = all_.entries[all_.known[static_cast<std::size_t>(c.known)].first_entry];
    const Sense* head = lexicon_.sense(document_.tokens[c.last - 1].word, classes_.org_head);
    return entry.country.empty() || head == nullptr || head->value == "company";
  }
  // "BP Velmaria Vice President Nora Marlowe": a firm's branch and its officer.
  bool is_led(const NameCandidate& a, const NameCandidate& b) const {
    if (b.last >= document_.sentences[b.sentence].last || a.last != a.first + 1) return false;
    const std::uint32_t end = std::min(document_.sentences[b.sentence].last, b.last + 2);  // "Vice President"
    bool title = false;
    for (std::uint32_t i = b.last; i < end && document_.tokens[i].letters == LetterCase::capital; ++i) {
      title = title || lexicon_.features(document_.tokens[i].word).has(classes_.title);
    }
    const KnownName& known = all_.known[static_cast<std::size_t>(a.known)];
    return title && !lexicon_.features(document_.tokens[a.first].word).has(classes_.org_head) &&
           !all_.entries[known.first_entry].country.empty();
  }
  // A verb of telling or of the past stands behind it.
  bool acts(const NameCandidate& c) const {
    if (c.last >= document_.sentences[c.sentence].last) return false;
    const Token& next = document_.tokens[c.last];
    if (next.type != TokenType::word || next.letters != LetterCase::lower || next.gap != Gap::space) return false;
    const Features& features = lexicon_.features(next.word);
    if (features.has(classes_.verb) || features.has(classes_.report_verb) || features.has(classes_.org_after))
      return true;
    constexpr std::uint32_t kEnding = 2, kStem = 2;  // letters: "called"
    if (next.end - next.begin < kStem + kEnding) return false;
    const std::string_view ending = std::string_view(document_.text).substr(next.end - kEnding, kEnding);
    return lexicon_.sense(lexicon_.word_number(ending), classes_.past_ending) != nullptr;
  }
  // "Reuters Kenya bureau": a noun in small letters.
  bool is_front_of_noun(const NameCandidate& c) const {
    if (c.last >= document_.sentences[c.sentence].last) return false;
    const Token& next = document_.tokens[c.last];
    if (next.type != TokenType::word || next.letters != LetterCase::lower || next.gap == Gap::glued) return false;
    const Features& features = lexicon_.features(next.word);
    return !features.meets(classes_.closed) && !features.has(classes_.verb) && !features.has(classes_.report_verb);
  }
  // "Velmar University-Oske": one of its houses, and the town of it.
  bool is_campus(const NameCandidate& a, const NameCandidate& b) const {
    if (a.open || b.open || a.type != EntityType::org || b.type != EntityType::gpe || a.last + 1 != b.first)
      return false;
    const Token& hyphen = document_.tokens[a.last];
    return hyphen.gap == Gap::glued && document_.tokens[b.first].gap == Gap::glued &&
           document_.text[hyphen.begin] == '-' && a.last > a.first + 1 &&
           lexicon_.features(document_.tokens[a.last - 1].word).has(classes_.org_front);
  }
  // "Devon Energy": a place, what a firm makes, and no name goes on behind ("Kerala Finance Minister").
  bool is_local_firm(const NameCandidate& a, const NameCandidate& b) const {
    if (!b.open || a.known < 0 || (a.weak && a.starts) || a.type != EntityType::gpe || a.last != b.first) return false;
    if (b.last != b.first + 1 || document_.tokens[b.first].gap != Gap::space || b.headline) return false;
    if (is_acronym(a) || is_acronym(b) || is_front_of_noun(b)) return false;
    if (!lexicon_.features(document_.tokens[b.first].word).has(classes_.firm_noun)) return false;
    if (b.last >= document_.sentences[b.sentence].last) return true;
    const Token& next = document_.tokens[b.last];
    return next.letters != LetterCase::capital && next.letters != LetterCase::upper &&
           next.letters != LetterCase::mixed && !lexicon_.features(next.word).has(classes_.title) &&
           !lexicon_.features(next.word).has(classes_.conjunction);
  }
  // A country or a continent, where firms have a branch.
  bool is_land(const NameCandidate& c) const {
    if (c.weak || c.headline) return false;
    const NameEntry& entry = all_.entries[all_.known[static_cast<std::size_t>(c.known)].first_entry];
    return c.type == EntityType::gpe ? is_country(c) : entry.type == EntityType::loc && entry.weight >= kContinent;
  }
  bool is_country(const NameCandidate& c) const {
    return dateline::is_country(all_.entries[all_.known[static_cast<std::size_t>(c.known)].first_entry]);
  }
  // "Marwa Marwa" is no place twice.
  bool are_same(const NameCandidate& a, const NameCandidate& b) const {
    return text_of(document_, a) == text_of(document_, b);
  }
  bool is_town(const NameCandidate& c) const {
    const KnownName& known = all_.known[static_cast<std::size_t>(c.known)];
    return c.type == EntityType::gpe && !is_country(c) && all_.entries[known.first_entry].weight < kGreatCity;
  }
  bool share_country(const NameCandidate& a, const NameCandidate& b) const {
    const KnownName& left = all_.known[static_cast<std::size_t>(a.known)];
    const KnownName& right = all_.known[static_cast<std::size_t>(b.known)];
    for (std::uint32_t i = left.first_entry; i < left.last_entry; ++i) {
      for (std::uint32_t k = right.first_entry; k < right.last_entry; ++k) {
        if (all_.entries[i].country == all_.entries[k].country) return true;
      }
    }
    return false;
  }
  static bool is_place(const NameCandidate& c) { return c.type == EntityType::gpe || c.type == EntityType::loc; }

  // No word of the run has a use of its own before or behind a name; behind a firm's name common nouns have none.
  bool is_free(const NameCandidate& run, bool behind_firm) const {
    for (std::uint32_t i = run.first; i < run.last; ++i) {
      const Token& token = document_.tokens[i];
      if (token.type != TokenType::word) continue;
      const Features& features = lexicon_.features(token.word);
      if (run.starts && token.word != 0) return false;
      if (features.has(classes_.direction) || features.has(classes_.title) || features.has(classes_.place_cue) ||
          features.has(classes_.event_head) || features.has(classes_.law_head) || features.has(classes_.not_name) ||
          (features.has(classes_.sentence_word) && !behind_firm)) {
        return false;
      }
    }
    return true;
  }
  bool is_acronym(const NameCandidate& c) const {
    const Token& token = document_.tokens[c.first];
    // "B.B. Valle" are initials.
    const std::string_view str = std::string_view(document_.text).substr(token.begin, token.end - token.begin);
    return c.last == c.first + 1 && token.letters == LetterCase::upper && str.size() > 1 &&
           str.find('.') == std::string_view::npos;
  }
  bool is_state(const NameCandidate& c) const {
    return all_.entries[all_.known[static_cast<std::size_t>(c.known)].first_entry].id_prefix.starts_with("iso3166:");
  }
  bool has_before(const NameCandidate& c, ClassId cls) const {
    return c.first > document_.sentences[c.sentence].first &&
           lexicon_.features(document_.tokens[c.first - 1].word).has(cls);
  }
  std::uint32_t words(const NameCandidate& c) const {
    std::uint32_t out = 0;
    for (std::uint32_t i = c.first; i < c.last; ++i) out += document_.tokens[i].type == TokenType::word;
    return out;
  }
  void merge(NameCandidate& a, NameCandidate& b, EntityType type) {
    a.last = b.last;
    a.open = a.weak = false;
    a.known = -1;
    a.type = type;
    a.strength = 2;
    a.rule = "joined";
    b.silent = true;
  }

  // One run of capitals, of which nothing is known.
  void reopen(NameCandidate& a, NameCandidate& b) {
    const NameCandidate& known = a.open ? b : a;
    if (known.type == EntityType::gpe) all_.doubtful.insert(text_of(document_, known));
    merge(a, b, EntityType::org);
    a.open = true;
    a.strength = 0;
    a.rule = "run";
  }

  const Document::Data& document_;
  const Lexicon& lexicon_;
  const NameClasses& classes_;
  PersonIndex& persons_;
  NameCandidates& all_;
};

}  // namespace

void join_neighbours(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes,
                     PersonIndex& persons, NameCandidates& all) {
  Joiner joiner(document, lexicon, classes, persons, all);
  for (std::uint32_t i = 0; i + 1 < all.list.size(); ++i) {
    if (joiner.join(i, i + 1)) ++i;
  }
}

}  // namespace dateline
