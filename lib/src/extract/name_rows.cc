#include "extract/name_rows.h"

#include <string_view>
#include <unordered_set>

namespace dateline {

namespace {

class RowReader {
 public:
  RowReader(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes, PersonIndex& persons,
            NameCandidates& all)
      : document_(document), lexicon_(lexicon), classes_(classes), persons_(persons), all_(all) {}

  void run() {
    find_recurring();
    const std::size_t count = all_.list.size();
    for (std::size_t i = 1; i < count; ++i) follow(i - 1, i, false);
    for (std::size_t i = count; i-- > 1;) follow(i, i - 1, true);
    for (std::size_t i = 1; i < count; ++i) follow_places(i);
  }

 private:
  bool is_determined(const NameCandidate& c) const {
    return c.first > document_.sentences[c.sentence].first &&
           lexicon_.features(document_.tokens[c.first - 1].word).has(classes_.determiner);
  }

  // "Tolo Brancu … Brancu": people are named by the last word of their names, firms by the first, places by all.
  void find_recurring() {
    std::unordered_set<std::string_view> alone, determined;
    for (const NameCandidate& c : all_.list) {
      if (!c.open || c.silent || c.headline || c.last != c.first + 1) continue;
      (is_determined(c) ? determined : alone).insert(text_of(document_, c.first, c.last));
    }
    if (alone.empty()) return;
    for (std::uint32_t i = 0; i < all_.list.size(); ++i) {
      NameCandidate& c = all_.list[i];
      if (!c.open || c.silent || c.headline || c.last < c.first + 2 || !may_be_person(c)) continue;
      const std::string_view family = text_of(document_, c.last - 1, c.last);
      if (alone.count(family) == 0 || determined.count(family) != 0) continue;
      enter(i, "guess.recurring");
    }
  }
  void enter(std::uint32_t number, std::string_view rule) {
    NameCandidate& c = all_.list[number];
    c.open = false;
    c.type = EntityType::person;
    c.strength = 2;
    c.rule = rule;
    c.person = persons_.enter(all_, number);
  }

  // "Puntarenas, Bagaces and Cañas": a word of no table in one row with places on both sides, or with two before it.
  void follow_places(std::size_t number) {
    NameCandidate& c = all_.list[number];
    if (!c.open || c.silent || c.headline || c.last != c.first + 1) return;
    const Token& token = document_.tokens[c.first];
    if (token.word != 0 || token.letters != LetterCase::capital) return;
    const NameCandidate& before = all_.list[number - 1];
    if (!is_place(before) || !is_next(before, c)) return;
    const bool between =
        number + 1 < all_.list.size() && is_place(all_.list[number + 1]) && is_next(c, all_.list[number + 1]);
    // Or the last one; but "in Lyon, France and Brancu".
    const bool last = number > 1 && is_conjunction(c.first - 1) && is_place(all_.list[number - 2]) &&
                      is_next(all_.list[number - 2], before) && !is_state(before);
    if (!between && !last) return;
    c.open = false;
    c.type = EntityType::gpe;
    c.strength = 2;
    c.rule = "guess.row";
  }
  static bool is_place(const NameCandidate& c) {
    return c.type == EntityType::gpe && !c.open && !c.silent && !c.weak && !c.headline;
  }
  bool is_state(const NameCandidate& c) const {
    return c.known >= 0 &&
           all_.entries[all_.known[static_cast<std::size_t>(c.known)].first_entry].id_prefix.starts_with("iso3166:");
  }
  // A comma, a conjunction, or both stand between them.
  bool is_next(const NameCandidate& left, const NameCandidate& right) const {
    if (left.sentence != right.sentence || right.first <= left.last || right.first > left.last + 2) return false;
    const bool joined = is_conjunction(right.first - 1);
    return right.first == left.last + 1 ? joined || is_comma(left.last) : joined && is_comma(left.last);
  }

  // `person` and `other` are neighbours in the list; `before`: the other one stands before it.
  void follow(std::size_t person, std::size_t other, bool before) {
    NameCandidate& c = all_.list[other];
    const NameCandidate& p = all_.list[person];
    if (!c.open || c.silent || c.headline || p.person < 0 || p.open || p.silent || p.weak || p.headline) return;
    if (p.sentence != c.sentence || words(p) < 2 || !may_be_person(c)) return;
    const NameCandidate& left = before ? c : p;
    const NameCandidate& right = before ? p : c;
    if (right.first <= left.last || right.first > left.last + 2) return;
    const bool joined = is_conjunction(right.first - 1);
    if (right.first == left.last + 2 && !(is_comma(left.last) && joined)) return;
    // A comma alone may begin an apposition: the row must go on.
    if (!joined && !(is_comma(left.last) && (goes_on(left.first, false) || goes_on(right.last, true)))) return;
    enter(static_cast<std::uint32_t>(other), "guess.row");
  }

  bool is_comma(std::uint32_t at) const { return document_.text[document_.tokens[at].begin] == ','; }
  bool is_conjunction(std::uint32_t at) const {
    return lexicon_.features(document_.tokens[at].word).has(classes_.conjunction);
  }
  // A comma or conjunction, and a capital behind it, or before it.
  bool goes_on(std::uint32_t at, bool behind) const {
    const auto is_capital = [&](std::uint32_t i) {
      const LetterCase letters = document_.tokens[i].letters;
      return letters == LetterCase::capital || letters == LetterCase::mixed;
    };
    if (behind) {
      if (at + 2 >= document_.tokens.size()) return false;
      if (is_comma(at) && is_conjunction(at + 1)) return is_capital(at + 2);
      return (is_comma(at) || is_conjunction(at)) && is_capital(at + 1);
    }
    return at >= 2 && is_comma(at - 1) && is_capital(at - 2);
  }

  // Two or three words, of which none has a use of its own.
  bool may_be_person(const NameCandidate& c) const {
    const std::uint32_t count = words(c);
    if (count < 2 || count > 3) return false;
    if (is_determined(c) || document_.tokens[c.last - 1].letters == LetterCase::upper) return false;
    for (std::uint32_t i = c.first; i < c.last; ++i) {
      const Token& token = document_.tokens[i];
      if ((token.flags & Token::kDigits) != 0) return false;
      if (token.type != TokenType::word) continue;
      if (token.letters == LetterCase::upper && token.end - token.begin > 2) return false;
      const Features& features = lexicon_.features(token.word);
      if (features.has(classes_.sentence_word) || features.has(classes_.org_head) || features.has(classes_.title) ||
          features.has(classes_.place_head) || features.has(classes_.fac_head) || features.has(classes_.event_head) ||
          features.has(classes_.law_head) || features.has(classes_.direction) || features.has(classes_.region_head)) {
        return false;
      }
      const bool named = features.has(classes_.given) || features.has(classes_.family);
      if (features.has(classes_.verb) && !named) return false;
    }
    return true;
  }
  // Hyphened ones count once.
  std::uint32_t words(const NameCandidate& c) const {
    std::uint32_t out = 0;
    for (std::uint32_t i = c.first; i < c.last; ++i) {
      const Token& token = document_.tokens[i];
      out += token.type == TokenType::word && (i == c.first || token.gap != Gap::glued);
    }
    return out;
  }

  const Document::Data& document_;
  const Lexicon& lexicon_;
  const NameClasses& classes_;
  PersonIndex& persons_;
  NameCandidates& all_;
};

}  // namespace

void read_rows(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes, PersonIndex& persons,
               NameCandidates& all) {
  RowReader(document, lexicon, classes, persons, all).run();
}

}  // namespace dateline
