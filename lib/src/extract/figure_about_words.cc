// Which phrases an amount can be said of.
#include "extract/figure_about.h"
#include "syntax/endings.h"

namespace dateline {

// One word that is a verb more often than a noun, "emptied the town", or says which length: "31 miles long".
bool AboutFinder::is_no_noun(const Phrase& noun) const {
  return noun.last == noun.first + 1 && lattice_.token(noun.first).letters == LetterCase::lower &&
         (has_ending(lattice_.str(noun.first), d_.past_endings, 2) || is(noun.first, d_.dimension));
}

// An article alone, a stretch of time, a number: nothing that an amount is said of.
bool AboutFinder::tells_nothing(const Phrase& noun) const {
  if (noun.bare || is(noun.head, d_.negation) || is(noun.head, d_.time_noun) || is(noun.head, d_.month) ||
      is(noun.head, d_.weekday) || is_no_noun(noun))
    return true;
  for (At at = noun.first; at < noun.last; ++at) {
    const Token& token = lattice_.token(at);
    if (at == noun.first && (token.flags & Token::kDigits) != 0) return true;  // "K9.4 million"
    // "3 m x 4 m"
    const bool times = is(at, d_.times_sign) && at > lattice_.first() &&
                       (is(at - 1, d_.unit) || (lattice_.token(at - 1).flags & Token::kDigits) != 0);
    const bool rest = is(at, d_.no_topic) && token.letters == LetterCase::lower;  // "the remaining"
    const bool empty = is(at, d_.determiner) || is(at, d_.possessive) || rest || times;
    if (token.type == TokenType::word && !empty) return false;
  }
  return true;
}

// "wages were up 3% and [rents] down 5%": the verb is left out.
bool AboutFinder::gapped(std::size_t at) const {
  if (at < 2 || !noun(at) || kind(at - 1) != PhraseKind::conjunction || kind(at - 2) != PhraseKind::amount)
    return false;
  // "and accelerate to 100 km/h", "and gain to 5.25"
  const Phrase& phrase = phrases_[at];
  if (phrase.last == phrase.first + 1 && (is(phrase.first, d_.verb) || is(phrase.first, d_.change_up))) return false;
  const Sense* up = lattice_.sense(phrase.head, d_.change_up);
  return up == nullptr || up->option("verb").empty();
}

// A subject over phrases [begin, end) that a date or an amount cuts in two, whole: "gold for June delivery", "shares of
// the 12 banks". "" where what stands before it belongs to it and cannot be told; nothing where it is not cut.
std::optional<std::string> AboutFinder::subject_whole(std::size_t begin, std::size_t end) const {
  const auto adjoins = [&](std::size_t at) { return phrases_[at].last == phrases_[at + 1].first; };
  const bool verb_next = kind(end) == PhraseKind::verb || kind(end) == PhraseKind::adverb;
  if (begin < 2 || !verb_next || is(phrases_[begin].first, d_.determiner) || !adjoins(begin - 1) || !adjoins(begin - 2))
    return {};
  if (kind(begin - 1) == PhraseKind::time && about_in(begin - 2, "compared") && noun(begin - 3) &&
      !phrases_[begin].name)
    return text(begin - 3, end);
  if (kind(begin - 1) != PhraseKind::amount) return {};
  const std::size_t lead = kind(begin - 2) == PhraseKind::noun ? begin - 3 : begin - 2;  // "the 12", "12"
  if (lead == 0 || kind(lead) != PhraseKind::preposition || !noun(lead - 1)) return {};
  if (!preposition(lead, d_.of)) return std::string();
  std::size_t first = lead - 1;
  // "the tax on a pack of 20 cigarettes", at the start of its clause
  if (first > 1 && kind(first - 1) == PhraseKind::preposition && noun(first - 2) && adjoins(first - 1) &&
      adjoins(first - 2) &&
      (first == 2 || kind(first - 3) == PhraseKind::comma || kind(first - 3) == PhraseKind::clause)) {
    first -= 2;
  }
  return text(first, end);
}

// Nothing but words that go with the amount behind them: "an additional", "the remaining".
bool AboutFinder::leads_on(const Phrase& noun) const {
  bool rest = false;
  for (At at = noun.first; at < noun.last; ++at) {
    const bool empty = is(at, d_.no_topic) && lattice_.token(at).letters == LetterCase::lower;
    if (!empty && !is(at, d_.determiner) && !is(at, d_.possessive)) return false;
    rest |= empty;
  }
  return rest;
}

// A preposition of one word that leads to what an amount is said of.
bool AboutFinder::about_in(std::size_t at, std::string_view how) const {
  if (kind(at) != PhraseKind::preposition || phrases_[at].last != phrases_[at].first + 1) return false;
  const Sense* sense = lattice_.sense(phrases_[at].first, d_.about_in);
  return sense && sense->value == how;
}

// Whether what stands behind an age, or behind several of a unit, tells what is done and not of what it is: "a
// 3-year-old playing outside", "the 40-year-old repairs the bikes", "900 litres seeping out"; unlike "a 200-year-old
// building".
bool AboutFinder::is_done(const Reading& reading, const Phrase& phrase) const {
  const At first = phrase.first;
  if (lattice_.token(first).letters != LetterCase::lower) return false;
  const bool hyphened = is(reading.last - 2, d_.hyphen);
  const At next = first + 1;
  if (has_ending(lattice_.str(first), d_.participle_endings, 2)) {
    return (hyphened ? is(reading.last - 1, d_.age_old) : d_.phrases.is_plural(lattice_, reading.last - 1)) &&
           !is(first, d_.ing_noun) && (phrase.last == next || lattice_.token(next).letters != LetterCase::lower);
  }
  return phrase.last == next && is(reading.last - 1, d_.age_old) && d_.phrases.is_plural(lattice_, first) &&
         next < lattice_.last() && !is(next, d_.relative_pronoun) && !is(next, d_.conjunction) &&
         (is(next, d_.determiner) || is(next, d_.possessive) || is(next, d_.pronoun));
}

// What is worth an amount: "payments to staff", "a tonne of cocaine". A name is hardly.
std::string AboutFinder::worth(std::size_t at) const {
  constexpr int kSteps = 3;
  for (int step = 0; step < kSteps && at > 1; ++step) {
    const At led = phrases_[at - 1].first;
    if (kind(at - 1) != PhraseKind::preposition || is(led, d_.of) || !(phrases_[at].name || is(led, d_.level))) break;
    if (!noun(at - 2)) return {};
    at -= 2;
  }
  return phrases_[at].name ? std::string() : noun_text(at);
}

// The noun of the phrase that begins at `at`, over what stands inside it: "its [three-year] forecast", "a [51%] stake".
std::size_t AboutFinder::object_at(std::size_t at) const {
  if (noun(at)) return at;
  if (kind(at) != PhraseKind::noun && kind(at) != PhraseKind::amount) return kNone;
  std::size_t end = at + 1;
  for (int steps = 0; steps < 2 && (kind(end) == PhraseKind::amount || kind(end) == PhraseKind::time); ++steps) ++end;
  return end > at + 1 && kind(at) == PhraseKind::noun && noun(end) ? end : kNone;
}

}  // namespace dateline
