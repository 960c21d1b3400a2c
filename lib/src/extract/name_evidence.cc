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
  std::string_view text(std::uint32_t at) const {
    if (at < begin_ || at >= end_) return {};
    const Token& t = document_.tokens[at];
    return std::string_view(document_.text).substr(t.begin, t.end - t.begin);
  }
  std::string_view previous() const {
    return candidate_.first > begin_ ? text(candidate_.first - 1) : std::string_view();
  }
  std::string_view next() const { return text(candidate_.last); }
  bool is_possessive() const {
    return next().size() >= 3 && next().ends_with("s") && next()[0] != 's' && next().size() <= 4;
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
  const Document::Data& document_;
  const Lexicon& lexicon_;
  const NameClasses& classes_;
  const NameCandidate& candidate_;
  std::uint32_t begin_ = 0, end_ = 0;
};

int person_points(const Surroundings& s, const NameClasses& classes, const NameCandidate& c, std::uint32_t words) {
  int out = 0;
  if (s.strong_sense(c.last - 1, classes.family)) out += words > 1 ? 4 : 1;
  if (s.strong_sense(c.first, classes.given)) out += words > 1 ? 4 : 1;
  if (s.after(classes.report_verb) || s.after(classes.person_after)) out += 2;
  if (s.before(classes.report_verb) || s.before(classes.title)) out += 2;
  if (s.before(classes.person_before)) out += 1;
  if (s.next() == "," && s.has(c.last + 1, class_of(Builtin::digits))) out += 2;
  if (words == 2 || words == 3) out += 2;
  if (words > 3) out -= 3;
  return out;
}

}  // namespace

NameGuess guess_name(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes,
                     const NameCandidate& c) {
  const Surroundings s(document, lexicon, classes, c);
  const std::uint32_t words = s.words();
  const bool definite = s.previous() == "the" || s.previous() == "The";
  if (c.headline || s.has_digits()) return {};
  if (words == 1 && s.all_upper()) {
    const Token& token = document.tokens[c.first];
    const std::uint32_t letters = token.end - token.begin;
    if (letters >= 3 && letters <= 7 && !c.starts) return {EntityType::org, 3, "guess.acronym"};
    if (letters >= 2 && letters <= 7 && definite) return {EntityType::org, 3, "guess.acronym"};
    return {};
  }
  if (s.all_upper()) return {};
  if (s.has(c.last - 1, classes.title) && !s.strong_sense(c.last - 1, classes.family)) return {};
  if (s.any(classes.law_head) || s.any(classes.event_head)) return {};
  if (words == 1) {
    if (c.starts) return {};
    if (s.after(classes.report_verb) || s.after(classes.person_after)) return {EntityType::person, 2, "guess.speaker"};
    if (s.before(classes.place_cue) && !s.any(classes.org_head)) return {EntityType::gpe, 2, "guess.where"};
    return {};
  }
  if (definite) {
    if (words >= 2 && s.any(classes.org_head)) return {EntityType::org, 2, "guess.the"};
    return {};
  }
  const bool common = s.has(c.last - 1, classes.sentence_word) && !s.has(c.last - 1, classes.family);
  const int person = common ? 0 : person_points(s, classes, c, words);
  if (s.previous() == "in" && person < 6) return {EntityType::gpe, 2, "guess.where"};
  if (words >= 4) return {EntityType::org, 2, "guess.long"};
  if (person >= (c.starts ? 4 : 2)) return {EntityType::person, 2, "guess.person"};
  return {};
}

}  // namespace dateline
