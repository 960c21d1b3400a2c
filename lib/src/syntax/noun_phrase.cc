#include "syntax/noun_phrase.h"

#include <algorithm>
#include <string_view>

#include "syntax/endings.h"

namespace dateline {

namespace {

using At = std::uint32_t;

// How far a phrase reaches at most: longer ones are two phrases more often than one.
constexpr At kMaxWords = 7;

Features classes(const Language::Data& language, std::initializer_list<const char*> names) {
  Features out;
  for (const char* name : names) {
    if (const ClassId c = language.lexicon.class_named(name)) out.add(c);
  }
  return out;
}

}  // namespace

NounPhraseFinder::NounPhraseFinder(const Language::Data& language) {
  const auto cls = [&](std::string_view name) { return language.lexicon.class_named(name); };
  closed_ = classes(language, {"PREPOSITION", "CONJUNCTION", "PRONOUN", "RELATIVE_PRONOUN", "AUXILIARY", "MODAL",
                               "DETERMINER", "NEGATION", "POSSESSIVE"});
  stops_ = classes(language, {"REPORT_VERB", "PHRASE_END", "MONTH", "WEEKDAY", "VERB_ONLY"});
  listed_ = classes(language, {"PLURAL_NOUN", "COUNTED_PLURAL"});
  plural_endings_ = words_of(language.setting("plural_endings"));
  no_plural_endings_ = words_of(language.setting("no_plural_endings"));
  past_endings_ = words_of(language.setting("past_endings"));
  participle_endings_ = words_of(language.setting("participle_endings"));
  adverb_endings_ = words_of(language.setting("adverb_endings"));
  report_verb_ = cls("REPORT_VERB");
  counted_ = cls("COUNTED");
  not_plural_ = cls("NOT_PLURAL");
  clitic_ = cls("CLITIC_ENDING");
  adjunct_ = cls("NOUN_ADJUNCT");
  container_ = cls("CONTAINER");
  hyphen_ = cls("HYPHEN");
  conjunction_ = cls("NUMBER_AND");
  of_ = cls("NUMBER_OF");
  more_ = cls("COUNT_MORE");
  determiner_ = cls("DETERMINER");
  possessive_ = cls("POSSESSIVE");
}

bool NounPhraseFinder::is_open(const Lattice& lattice, At at) const {
  const Token& token = lattice.token(at);
  if (token.type != TokenType::word || (token.flags & Token::kAddress)) return false;
  if (token.word == 0) return true;
  const Features& features = lattice.lexicon().features(token.word);
  if (features.meets(listed_)) return true;
  return !features.meets(closed_) && !features.meets(stops_);
}

// Whether a word that reports elsewhere is a noun or a participle behind a number: "20 projects", "320 declared seats",
// "three warning signs", "four state religions". No verb in s goes with many. `first`: nothing but an adverb stands
// between.
bool NounPhraseFinder::behind_number(const Lattice& lattice, At at, bool first) const {
  const Token& token = lattice.token(at);
  if (token.type != TokenType::word || token.word == 0) return false;
  const Features& features = lattice.lexicon().features(token.word);
  if (!features.has(report_verb_) || features.meets(closed_) || features.has(not_plural_)) return false;
  const std::string_view word = lattice.str(at);
  return plural_form(lattice, at) || features.has(counted_) ||
         (first && (has_ending(word, past_endings_, 2) || has_ending(word, participle_endings_, 2)));
}

bool NounPhraseFinder::plural_form(const Lattice& lattice, At at) const {
  const std::string_view word = lattice.str(at);
  return has_ending(word, plural_endings_, 2) && !has_ending(word, no_plural_endings_, 2);
}

bool NounPhraseFinder::is_plural(const Lattice& lattice, At at) const {
  const Token& token = lattice.token(at);
  if (token.type != TokenType::word) return false;
  if (token.word != 0) {
    const Features& features = lattice.lexicon().features(token.word);
    if (features.meets(listed_)) return true;
    if (features.has(not_plural_) || features.has(clitic_) || features.meets(closed_) || features.meets(stops_)) {
      return false;
    }
  }
  const std::string_view word = lattice.str(at);
  // An acronym in capitals has no plural in a capital: "NASA's PLUS".
  if (token.letters == LetterCase::upper && word.size() < 5) return false;
  // "TVs", "MPs"
  if (token.letters == LetterCase::mixed && word.size() == 3) return has_ending(word, plural_endings_, 1);
  return has_ending(word, plural_endings_, 2) && !has_ending(word, no_plural_endings_, 2);
}

// Whether the token at `at` goes on the word before it: the parts of "co-workers".
bool NounPhraseFinder::compound(const Lattice& lattice, At at) const {
  return at + 1 < lattice.last() && lattice.token(at).gap == Gap::glued && lattice.token(at + 1).gap == Gap::glued &&
         lattice.sense(at, hyphen_) && lattice.token(at + 1).type == TokenType::word;
}

std::optional<NounPhrase> NounPhraseFinder::counted(const Lattice& lattice, At at) const {
  while (at < lattice.last() && lattice.token(at).gap != Gap::glued && lattice.sense(at, more_)) ++at;
  NounPhrase phrase{at, at, at, false};
  bool people = false;
  for (At i = at, words = 0; i < lattice.last() && words < kMaxWords; ++words) {
    const Token& token = lattice.token(i);
    if (token.gap == Gap::paragraph || (token.gap == Gap::glued && i == at)) break;
    // "Tata and Dacia lorries".
    if (!phrase.plural && i > at && lattice.sense(i, conjunction_) && i + 1 < lattice.last() &&
        is_open(lattice, i + 1)) {
      ++i;
      continue;
    }
    // "138 newly confirmed cases"
    const bool first = i == at || has_ending(lattice.str(i - 1), adverb_endings_, 2);
    const bool noun_after_all = behind_number(lattice, i, first);
    if (!noun_after_all && !is_open(lattice, i) && !compound(lattice, i + 1)) break;
    At end = i + 1;
    while (compound(lattice, end)) end += 2;
    // A possessive is no head: "12 Iran's ...".
    if (end < lattice.last() && lattice.token(end).gap == Gap::glued && lattice.token(end).type == TokenType::word)
      break;
    const bool plural = is_plural(lattice, end - 1) || (noun_after_all && end == i + 1 && plural_form(lattice, i));
    if (phrase.plural && !plural && (!people || has_ending(lattice.str(end - 1), past_endings_, 2))) break;
    if (plural) {
      phrase.last = end;
      phrase.head = end - 1;
      const bool goes_on = phrase.plural && !people ? false : lattice.sense(end - 1, adjunct_) != nullptr;
      // "12 Japanese tourists": a people's name may go before what is counted.
      people = token.letters != LetterCase::lower && !plural_form(lattice, end - 1);
      // "12 Dodgers fans"
      if (i == at && !people && token.letters == LetterCase::capital && end < lattice.last() &&
          lattice.token(end).gap == Gap::space && lattice.token(end).letters == LetterCase::lower &&
          is_open(lattice, end) && is_plural(lattice, end)) {
        phrase = {at, end + 1, end, true};
        break;
      }
      phrase.plural = true;
      if (!goes_on && !people) break;
    }
    i = end;
  }
  if (!phrase.plural) return std::nullopt;
  // "rounds of ammunition".
  const At of = phrase.last;
  if (of + 1 < lattice.last() && lattice.sense(phrase.head, container_) && lattice.sense(of, of_)) {
    if (const auto inner = beginning(lattice, of + 1); inner && inner->first == of + 1) {
      const Token& next = lattice.token(of + 1);
      if (next.word == 0 || !lattice.lexicon().features(next.word).meets(closed_)) phrase.last = inner->last;
    }
  }
  return phrase;
}

std::optional<NounPhrase> NounPhraseFinder::beginning(const Lattice& lattice, At at) const {
  NounPhrase phrase{at, at, at, false};
  At i = at;
  while (i < lattice.last() && i < at + 2 && (lattice.sense(i, determiner_) || lattice.sense(i, possessive_))) ++i;
  for (At words = 0; i < lattice.last() && words < kMaxWords; ++words) {
    const Token& token = lattice.token(i);
    if (token.gap == Gap::paragraph || (token.gap == Gap::glued && i == at)) break;
    if (!is_open(lattice, i)) break;
    At end = i + 1;
    while (compound(lattice, end)) end += 2;
    // "the government's budget".
    if (end < lattice.last() && lattice.token(end).gap == Gap::glued && lattice.token(end).type == TokenType::word)
      ++end;
    phrase.last = end;
    phrase.head = end - 1;
    const bool plural = is_plural(lattice, end - 1);
    phrase.plural = plural;
    i = end;
    if (plural && !lattice.sense(end - 1, adjunct_)) break;
  }
  if (phrase.last == phrase.first) return std::nullopt;
  return phrase;
}

std::optional<NounPhrase> NounPhraseFinder::ending(const Lattice& lattice, At at) const {
  NounPhrase phrase{at, at, at == 0 ? 0 : at - 1, false};
  for (At words = 0; phrase.first > lattice.first() && words < kMaxWords; ++words) {
    const At i = phrase.first - 1;
    const Token& token = lattice.token(i);
    if (token.type != TokenType::word) {
      // A hyphen inside a word goes along.
      if (i > lattice.first() && token.gap == Gap::glued && lattice.token(i + 1).gap == Gap::glued &&
          lattice.sense(i, hyphen_) && phrase.first < at) {
        phrase.first = i;
        continue;
      }
      break;
    }
    if (!is_open(lattice, i)) {
      if (phrase.first < at && (lattice.sense(i, determiner_) || lattice.sense(i, possessive_))) phrase.first = i;
      break;
    }
    phrase.first = i;
    if (token.gap == Gap::paragraph) break;
  }
  if (phrase.first == at) return std::nullopt;
  phrase.plural = is_plural(lattice, phrase.head);
  return phrase;
}

}  // namespace dateline
