#include "extract/name_evidence.h"

namespace dateline {

namespace {

// The tokens of a candidate and of its surroundings, by class.
class Surroundings {
 public:
  Surroundings(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes,
               const NameCandidate& candidate)
      : document_(document), lexicon_(lexicon), classes_(classes), candidate_(candidate) {
    const Sentence& sentence = document.sentences[candidate.sentence];
    begin_ = sentence.first;
    end_ = sentence.last;
  }

  bool has(std::uint32_t at, ClassId cls) const {
    return cls != 0 && at >= begin_ && at < end_ && lexicon_.features(document_.tokens[at].word).has(cls);
  }
  bool before(ClassId cls) const { return candidate_.first > begin_ && has(candidate_.first - 1, cls); }
  bool after(ClassId cls) const { return has(candidate_.last, cls); }
  // A definite article stands before it.
  bool definite() const {
    const Sense* sense = sense_before(classes_.determiner);
    return sense != nullptr && !sense->option("definite").empty();
  }
  // What stands before it says that it is inside, or at, a place.
  bool inside() const {
    const Sense* sense = sense_before(classes_.place_cue);
    return sense != nullptr && sense->value == "inside";
  }
  // "a consultant at": one who works there.
  bool works_at() const {
    const Sense* sense = sense_before(classes_.place_cue);
    return sense != nullptr && sense->value == "at" && candidate_.first > begin_ + 1 &&
           (has(candidate_.first - 2, classes_.title) || has(candidate_.first - 2, classes_.staff));
  }
  // "EconViews"; but "McAllister", "DeSantis".
  bool has_inner_capital() const {
    constexpr std::uint32_t kFront = 4;  // letters before it
    const Token& t = document_.tokens[candidate_.first];
    if (t.letters != LetterCase::mixed || t.end - t.begin < kFront + 2) return false;
    const auto is_small = [&](std::uint32_t i) { return document_.text[i] >= 'a' && document_.text[i] <= 'z'; };
    for (std::uint32_t i = t.begin + 1; i + 1 < t.end; ++i) {
      if (document_.text[i] >= 'A' && document_.text[i] <= 'Z') return i >= t.begin + kFront && is_small(i - 1);
    }
    return false;
  }
  // "a stake in Velmar": what one has a part of.
  bool is_owned() const {
    return inside() && !goes_on() && candidate_.first > begin_ + 1 && has(candidate_.first - 2, classes_.stake);
  }
  // "told Osk".
  bool addressed() const {
    const Sense* sense = sense_before(classes_.person_before);
    return sense != nullptr && sense->value == "object";
  }
  // The verb before it stands behind a mark: "…,” said Osk".
  bool is_inverted() const {
    return candidate_.first < begin_ + 2 || document_.tokens[candidate_.first - 2].type != TokenType::word;
  }
  // Stands second in its sentence.
  bool second() const { return candidate_.first == begin_ + 1; }
  // In no table of the language.
  bool unheard(std::uint32_t at) const { return document_.tokens[at].word == 0; }
  // "Name, 45": an age behind a comma.
  bool has_age() const {
    return candidate_.last < end_ && document_.text[document_.tokens[candidate_.last].begin] == ',' &&
           has(candidate_.last + 1, class_of(Builtin::digits));
  }
  // The sentence goes on with another capital, or with a hyphen.
  bool goes_on() const {
    if (candidate_.last >= end_) return false;
    const Token& next = document_.tokens[candidate_.last];
    if (next.type == TokenType::word) return next.letters != LetterCase::lower && next.letters != LetterCase::none;
    return next.gap == Gap::glued && candidate_.last + 1 < end_ &&
           document_.tokens[candidate_.last + 1].gap == Gap::glued &&
           document_.text.substr(next.begin, next.end - next.begin) == "-";
  }
  // Another part of a name stands before it: "Abu Drusk", "del Drusk".
  bool comes_from() const {
    if (candidate_.first == begin_) return false;
    const Token& token = document_.tokens[candidate_.first - 1];
    if (before(classes_.particle)) return true;
    return token.type == TokenType::word && token.letters != LetterCase::lower && candidate_.first > begin_ + 1 &&
           !before(classes_.title) && !before(classes_.person_before);
  }
  // "a fixed rate (UCX)": brackets that gloss a common noun.
  bool glosses_noun() const {
    if (candidate_.first < begin_ + 2) return false;
    const Token& bracket = document_.tokens[candidate_.first - 1];
    const Token& noun = document_.tokens[candidate_.first - 2];
    return document_.text[bracket.begin] == '(' && noun.letters == LetterCase::lower;
  }
  bool has_dots() const {
    const Token& t = document_.tokens[candidate_.first];
    return std::string_view(document_.text).substr(t.begin, t.end - t.begin).find('.') != std::string_view::npos;
  }
  bool all_upper() const {
    for (std::uint32_t i = candidate_.first; i < candidate_.last; ++i) {
      const Token& t = document_.tokens[i];
      if (t.type == TokenType::word && t.letters != LetterCase::upper) return false;
    }
    return true;
  }
  bool any(ClassId cls) const {
    for (std::uint32_t i = candidate_.first; i < candidate_.last; ++i) {
      if (has(i, cls)) return true;
    }
    return false;
  }
  // Of the words behind the first.
  bool any_behind(ClassId cls) const {
    for (std::uint32_t i = candidate_.first + 1; i < candidate_.last; ++i) {
      if (has(i, cls)) return true;
    }
    return false;
  }
  bool strong_sense(std::uint32_t at, ClassId cls) const {
    const Sense* sense = lexicon_.sense(document_.tokens[at].word, cls);
    return sense != nullptr && sense->option("weak").empty();
  }
  // Name words, hyphened ones counted once.
  std::uint32_t words() const {
    std::uint32_t out = 0;
    for (std::uint32_t i = candidate_.first; i < candidate_.last; ++i) {
      if (document_.tokens[i].type == TokenType::word &&
          (i == candidate_.first || document_.tokens[i].gap != Gap::glued)) {
        ++out;
      }
    }
    return out;
  }
  bool has_digits() const {
    for (std::uint32_t i = candidate_.first; i < candidate_.last; ++i) {
      if ((document_.tokens[i].flags & Token::kDigits) != 0) return true;
    }
    return false;
  }

 private:
  const Sense* sense_before(ClassId cls) const {
    if (candidate_.first <= begin_) return nullptr;
    return lexicon_.sense(document_.tokens[candidate_.first - 1].word, cls);
  }

  const Document::Data& document_;
  const Lexicon& lexicon_;
  const NameClasses& classes_;
  const NameCandidate& candidate_;
  std::uint32_t begin_ = 0, end_ = 0;
};

// How much speaks for a person: 4 and more is enough.
int person_points(const Surroundings& s, const NameClasses& classes, const NameCandidate& c, std::uint32_t words) {
  int out = 0;
  if (s.strong_sense(c.last - 1, classes.family)) out += words > 1 ? 4 : 1;
  if (s.strong_sense(c.first, classes.given)) out += words > 1 ? 4 : 1;
  if (s.after(classes.report_verb) || s.after(classes.person_after)) out += 2;
  if (s.before(classes.report_verb) || s.before(classes.title)) out += 2;
  // "By" and a name are a byline.
  if (s.before(classes.person_before)) out += s.second() ? 2 : 1;
  if (s.has_age()) out += 2;
  if (words == 2 || words == 3) out += 2;
  if (words > 3) out -= 3;
  return out;
}

// One word, all in capitals.
NameGuess guess_acronym(const Document::Data& document, const Surroundings& s, const NameClasses& classes,
                        const NameCandidate& c) {
  const Token& token = document.tokens[c.first];
  const std::uint32_t letters = token.end - token.begin;
  if (letters > 7 || s.has_dots() || s.goes_on() || s.glosses_noun() || s.has(c.first, classes.suffix)) {
    return {};
  }
  if ((letters >= 3 && !c.starts) || (letters >= 2 && s.definite())) return {EntityType::org, 3, "guess.acronym"};
  return {};
}

NameGuess guess_word(const Surroundings& s, const NameClasses& classes, const NameCandidate& c) {
  if (s.has(c.first, classes.sentence_word) || s.has(c.first, classes.language)) return {};
  if (!c.starts && s.unheard(c.first) && s.has_inner_capital() && !s.goes_on())
    return {EntityType::org, 2, "guess.camel"};
  const bool given = s.strong_sense(c.first, classes.given), family = s.strong_sense(c.first, classes.family);
  if ((given || family) && !s.definite() && (s.after(classes.report_verb) || s.after(classes.person_after))) {
    return {EntityType::person, 2, "guess.speaker"};
  }
  if (s.unheard(c.first) && s.before(classes.report_verb) && (s.is_inverted() || s.addressed()) && !s.goes_on()) {
    return {EntityType::person, 2, "guess.speaker"};
  }
  if (c.starts) return {};
  if (s.definite() && s.after(classes.paper_noun)) return {EntityType::org, 3, "guess.paper"};
  if (s.before(classes.company_noun)) return {EntityType::org, 2, "guess.company"};
  if (s.works_at() || s.is_owned()) return {EntityType::org, 2, "guess.company"};
  if (s.before(classes.place_cue)) {
    if (s.goes_on() || s.any(classes.org_head) || s.has(c.first, classes.saint) || s.has(c.first, classes.particle)) {
      return {};
    }
    return {EntityType::gpe, 2, "guess.where"};
  }
  if ((given || family) && !s.definite() && !s.goes_on() && !s.comes_from())
    return {EntityType::person, 2, "guess.given"};
  return {};
}

}  // namespace

NameGuess guess_name(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes,
                     const NameCandidate& c) {
  const Surroundings s(document, lexicon, classes, c);
  const std::uint32_t words = s.words();
  if (c.headline || s.has_digits()) return {};
  if (words == 1 && s.all_upper()) return guess_acronym(document, s, classes, c);
  if (s.all_upper()) return {};
  if (s.has(c.last - 1, classes.title) && !s.strong_sense(c.last - 1, classes.family)) return {};
  if (s.any(classes.law_head) || s.any(classes.event_head)) return {};
  if (words == 1) return guess_word(s, classes, c);
  // "the Tolvane newspaper"
  if (s.definite() && s.after(classes.paper_noun)) return {EntityType::org, 3, "guess.paper"};
  if (s.definite()) {
    if (s.any_behind(classes.org_head)) return {EntityType::org, 2, "guess.the"};
    return {};
  }
  if (words <= 3 && s.has(c.last - 1, classes.firm_noun) && s.unheard(c.first) && !s.before(classes.title))
    return {EntityType::org, 3, kGuessFirm};
  const bool common =
      (s.has(c.last - 1, classes.sentence_word) && !s.has(c.last - 1, classes.family)) || s.has(c.first, classes.saint);
  const int person = common ? 0 : person_points(s, classes, c, words);
  if (person >= 4) return {EntityType::person, 2, "guess.person"};
  if (s.before(classes.company_noun) || s.works_at() || s.is_owned()) return {EntityType::org, 2, "guess.company"};
  if (!c.starts && s.inside() && !s.goes_on()) return {EntityType::gpe, 2, "guess.where"};
  return {};
}

}  // namespace dateline
