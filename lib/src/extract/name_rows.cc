#include "extract/name_rows.h"

namespace dateline {

namespace {

class RowReader {
 public:
  RowReader(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes, PersonIndex& persons,
            NameCandidates& all)
      : document_(document), lexicon_(lexicon), classes_(classes), persons_(persons), all_(all) {}

  void run() {
    const std::size_t count = all_.list.size();
    for (std::size_t i = 1; i < count; ++i) follow(i - 1, i, false);
    for (std::size_t i = count; i-- > 1;) follow(i, i - 1, true);
  }

 private:
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
    c.open = false;
    c.type = EntityType::person;
    c.strength = 2;
    c.rule = "guess.row";
    c.person = persons_.enter(all_, static_cast<std::uint32_t>(other));
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
    const std::uint32_t begin = document_.sentences[c.sentence].first;
    if (c.first > begin && lexicon_.features(document_.tokens[c.first - 1].word).has(classes_.determiner)) return false;
    for (std::uint32_t i = c.first; i < c.last; ++i) {
      const Token& token = document_.tokens[i];
      if ((token.flags & Token::kDigits) != 0) return false;
      if (token.type != TokenType::word) continue;
      if (token.letters == LetterCase::upper && token.end - token.begin > 2) return false;
      const Features& features = lexicon_.features(token.word);
      if (features.has(classes_.sentence_word) || features.has(classes_.org_head) || features.has(classes_.title) ||
          features.has(classes_.place_head) || features.has(classes_.fac_head) || features.has(classes_.event_head) ||
          features.has(classes_.law_head) || features.has(classes_.direction)) {
        return false;
      }
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
