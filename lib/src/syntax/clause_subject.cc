// The words of the clause finder, and whose verb it is: from a verb to the left, over what belongs to its subject.
#include "syntax/clause.h"
#include "syntax/endings.h"

namespace dateline {

namespace {

// "[the cost] of making [clips]", "[the fine] for phoning while driving": the noun that what is done belongs to; `at`
// itself where no gerund stands there.
std::size_t before_gerund(const std::vector<Phrase>& phrases, std::size_t at) {
  const auto kind = [&](std::size_t i) { return phrases[i].kind; };
  const auto gerund = [&](std::size_t i) {
    return kind(i) == PhraseKind::verb && phrases[i].form == VerbForm::participle;
  };
  std::size_t verb = at;
  if (verb > 3 && kind(verb) == PhraseKind::clause && !phrases[verb].relative && gerund(verb - 1)) --verb;
  if (verb < 2 || !gerund(verb) || kind(verb - 1) != PhraseKind::preposition) return at;
  return kind(verb - 2) == PhraseKind::noun && !phrases[verb - 2].bare ? verb - 2 : at;
}

// "[buyers] who live in [their houses]", "[the man] who shot [her]": the noun that the clause belongs to.
template <typename Reports>
std::size_t before_relative_clause(const std::vector<Phrase>& phrases, std::size_t at, const Reports& reports) {
  const auto kind = [&](std::size_t i) { return phrases[i].kind; };
  std::size_t verb = at;
  if (verb > 2 && kind(verb) == PhraseKind::preposition && !phrases[verb].relative) --verb;
  // "the fund that suggested [that] damages could rise"
  if (verb < 2 || kind(verb) != PhraseKind::verb || reports(verb)) return at;
  const bool relative = kind(verb - 1) == PhraseKind::clause && phrases[verb - 1].relative;
  return relative && kind(verb - 2) == PhraseKind::noun && !phrases[verb - 2].bare ? verb - 2 : at;
}

}  // namespace

ClauseFinder::ClauseFinder(const Language::Data& language, const NounPhraseFinder& nouns) : nouns_(nouns) {
  const auto cls = [&](std::string_view name) { return language.lexicon.class_named(name); };
  verb_ = cls("VERB");
  verb_only_ = cls("VERB_ONLY");
  past_verb_ = cls("PAST_VERB");
  change_up_ = cls("CHANGE_UP");
  change_down_ = cls("CHANGE_DOWN");
  report_verb_ = cls("REPORT_VERB");
  auxiliary_ = cls("AUXILIARY");
  modal_ = cls("MODAL");
  negation_ = cls("NEGATION");
  preposition_ = cls("PREPOSITION");
  conjunction_ = cls("CONJUNCTION");
  pronoun_ = cls("PRONOUN");
  relative_ = cls("RELATIVE_PRONOUN");
  determiner_ = cls("DETERMINER");
  possessive_ = cls("POSSESSIVE");
  adverb_ = cls("ADVERB");
  verb_bound_ = cls("VERB_BOUND");
  change_adverb_ = cls("CHANGE_ADVERB");
  particle_ = cls("PARTICLE");
  infinitive_ = cls("INFINITIVE_MARK");
  no_verb_ = cls("NO_VERB");
  clitic_ = cls("CLITIC_ENDING");
  hyphen_ = cls("HYPHEN");
  of_ = cls("NUMBER_OF");
  for (const ClassId closed : {clitic_, auxiliary_, modal_, infinitive_, adverb_, change_adverb_, negation_, particle_,
                               relative_, pronoun_, determiner_, possessive_, preposition_, conjunction_}) {
    if (closed != 0) closed_.add(closed);
  }
  adverb_endings_ = words_of(language.setting("adverb_endings"));
  participle_endings_ = words_of(language.setting("participle_endings"));
  past_endings_ = words_of(language.setting("past_endings"));
  no_adverb_endings_ = words_of(language.setting("no_adverb_endings"));
  no_past_endings_ = words_of(language.setting("no_past_endings"));
}

// A verb more often than the head of a noun phrase: "The board agreed,".
bool ClauseFinder::ends_as_past(const Lattice& lattice, std::uint32_t at) const {
  return lattice.token(at).letters == LetterCase::lower && has_ending(lattice.str(at), past_endings_, 2);
}

// "[the yield] on the benchmark 10-year [note]", "[prices] of two-bedroom [flats]": the noun before an amount or a
// length that belongs to the noun behind it; `at` itself where none does.
std::size_t ClauseFinder::before_attribute(const Lattice& lattice, const std::vector<Phrase>& phrases,
                                           std::size_t at) const {
  const auto kind = [&](std::size_t i) { return phrases[i].kind; };
  if (kind(at) != PhraseKind::time && kind(at) != PhraseKind::amount) return at;
  const std::uint32_t last = phrases[at].last;
  const bool hyphened = last > phrases[at].first + 1 && lattice.token_has(last - 2, hyphen_);
  if (!hyphened && (last >= lattice.last() || lattice.token(last).gap != Gap::glued)) return at;
  std::size_t i = at;
  if (i > 0 && kind(i - 1) == PhraseKind::noun) --i;
  const bool led = i > 1 && kind(i - 1) == PhraseKind::preposition && !phrases[i - 1].relative;
  return led && kind(i - 2) == PhraseKind::noun && !phrases[i - 2].bare ? i - 2 : at;
}

std::optional<std::size_t> ClauseFinder::verb_before(const std::vector<Phrase>& phrases, std::size_t at) const {
  for (std::size_t i = at, steps = 0; i-- > 0 && steps < kReach; ++steps) {
    if (phrases[i].kind == PhraseKind::verb) return i;
    if (phrases[i].kind == PhraseKind::stop) return std::nullopt;
    if (phrases[i].kind == PhraseKind::clause) return std::nullopt;
  }
  return std::nullopt;
}

std::optional<ClauseFinder::Subject> ClauseFinder::subject(const Lattice& lattice, const std::vector<Phrase>& phrases,
                                                           std::size_t verb) const {
  return subject(lattice, phrases, verb, 0);
}

// Walks to the left over what belongs to the subject: "[shares] [of] [the company] [listed] [in] [Paris] rose".
std::optional<ClauseFinder::Subject> ClauseFinder::subject(const Lattice& lattice, const std::vector<Phrase>& phrases,
                                                           std::size_t verb, int depth) const {
  const auto kind = [&](std::size_t i) { return phrases[i].kind; };
  const auto earlier_verb = [&](std::size_t from) -> std::optional<Subject> {
    if (depth > 6) return std::nullopt;
    for (std::size_t i = from, steps = 0; i-- > 0 && steps < kReach; ++steps) {
      if (kind(i) == PhraseKind::stop || kind(i) == PhraseKind::clause) return std::nullopt;
      if (kind(i) == PhraseKind::verb && phrases[i].form != VerbForm::infinitive)
        return subject(lattice, phrases, i, depth + 1);
    }
    return std::nullopt;
  };
  // "The bank off Kent, estimated at": where no verb stands before it, the noun before the comma is what it tells of.
  const auto apposed = [&](std::size_t comma) -> std::optional<Subject> {
    if (depth > 0 || verb_before(phrases, comma)) return earlier_verb(comma);
    if (comma == 0 || kind(comma) != PhraseKind::comma || kind(comma - 1) != PhraseKind::noun ||
        phrases[comma - 1].bare || ends_as_past(lattice, phrases[comma - 1].head)) {
      return std::nullopt;
    }
    std::size_t first = comma - 1;
    while (first > 1 && kind(first - 1) == PhraseKind::preposition && kind(first - 2) == PhraseKind::noun) first -= 2;
    return first == 0 ? std::optional<Subject>({first, comma}) : std::nullopt;
  };
  std::size_t at = verb;
  while (at > 0 && (kind(at - 1) == PhraseKind::adverb || kind(at - 1) == PhraseKind::time)) {
    --at;
    if (at > 0 && kind(at) == PhraseKind::time && kind(at - 1) == PhraseKind::preposition) --at;
  }
  if (at == 0) return std::nullopt;
  // "farmers aged 30 to 40"
  if (at > 1 && kind(at - 1) == PhraseKind::amount && kind(at - 2) == PhraseKind::noun && !phrases[at - 2].bare) --at;
  if (kind(at - 1) == PhraseKind::conjunction) return earlier_verb(at - 1);
  if (phrases[verb].form == VerbForm::infinitive && kind(at - 1) != PhraseKind::noun) return earlier_verb(at);
  if (phrases[verb].form == VerbForm::infinitive) {
    // "expects the value to rise" has a subject of its own; "agreed a deal to sell" has its verb's.
    const auto outer = verb_before(phrases, at);
    const Sense* sense = outer ? lattice.sense(phrases[*outer].head, verb_) : nullptr;
    const bool controls = sense && !sense->option("control").empty() && !phrases[*outer].passive;
    if (!controls) return earlier_verb(at);
  }
  if (kind(at - 1) == PhraseKind::clause && phrases[at - 1].relative) {
    // "ferry fares, which were up 4%"
    --at;
    if (at > 0 && kind(at - 1) == PhraseKind::comma) --at;
    if (at == 0 || kind(at - 1) != PhraseKind::noun || phrases[at - 1].bare) return std::nullopt;
    return Subject{at - 1, at};
  }
  if (kind(at - 1) == PhraseKind::comma || kind(at - 1) == PhraseKind::close) {
    if (phrases[verb].form == VerbForm::participle) return apposed(at - 1);
    // "Healthcare, the best sector, dropped": what stands between the two marks is passed over.
    const bool comma = kind(at - 1) == PhraseKind::comma;
    std::size_t i = at - 1;
    for (std::size_t steps = 0; i-- > 0 && steps < kReach / 2; ++steps) {
      if (kind(i) == PhraseKind::stop) return std::nullopt;
      if (kind(i) == (comma ? PhraseKind::comma : PhraseKind::open)) break;
    }
    if (i == static_cast<std::size_t>(-1) || kind(i) != (comma ? PhraseKind::comma : PhraseKind::open)) {
      return phrases[verb].form == VerbForm::past ? apposed(at - 1) : std::nullopt;
    }
    // "The firm, founded here, sold"; but "hired guards, rented halls, sold".
    if (comma && kind(i + 1) == PhraseKind::verb && phrases[i + 1].form == VerbForm::past && verb_before(phrases, i))
      return earlier_verb(at - 1);
    at = i;
    // A list of places: "in Nairobi, Kenya, and Lagos, Nigeria, killed".
    if (at > 1 && (kind(at - 2) == PhraseKind::conjunction || kind(at - 2) == PhraseKind::comma)) return std::nullopt;
  }
  if (at == 0 || kind(at - 1) != PhraseKind::noun || phrases[at - 1].bare) {
    if (at > 0 && kind(at - 1) == PhraseKind::amount) return earlier_verb(at - 1);
    return std::nullopt;
  }
  const std::size_t last = at;
  std::size_t first = at - 1;
  // Infinitives and participles belong to the nearest noun: "[the law] that helped [BP] to make".
  const bool inner = phrases[verb].form == VerbForm::infinitive || phrases[verb].form == VerbForm::participle;
  const auto reports = [&](std::size_t i) { return lattice.sense(phrases[i].head, report_verb_) != nullptr; };
  for (std::size_t steps = 0; first > 1 && steps < kReach / 2; ++steps) {
    const std::size_t before = first - 1;
    if (const std::size_t noun = inner ? before : before_relative_clause(phrases, before, reports); noun != before) {
      first = noun;
      continue;
    }
    if (const std::size_t noun = before_attribute(lattice, phrases, before); noun != before) {
      first = noun;
      continue;
    }
    // "[The April] blast aboard the rig": one phrase, cut by the stretch of time.
    if (kind(before) == PhraseKind::time && kind(before - 1) == PhraseKind::noun && phrases[before - 1].bare &&
        phrases[before - 1].last == phrases[before - 1].first + 1) {
      first = before - 1;
      continue;
    }
    if (const std::size_t noun = before_gerund(phrases, before); noun != before) {
      first = noun;
      continue;
    }
    if (kind(before) == PhraseKind::preposition) {
      if (kind(before - 1) == PhraseKind::noun && !phrases[before - 1].bare) {
        // "cut prices after Acme lost": there a clause begins; "profit after tax" is one subject.
        if (phrases[before].relative && before > 1 && kind(before - 2) == PhraseKind::verb) break;
        first = before - 1;
        continue;
      }
      // "shares listed in Paris", "shares sold last week in Paris".
      if (kind(before - 1) == PhraseKind::verb && phrases[before - 1].form == VerbForm::past && before > 1 &&
          kind(before - 2) == PhraseKind::noun && phrases[before - 1].first + 1 == phrases[before - 1].last) {
        first = before - 2;
        continue;
      }
      // An amount or a date before the preposition: "sales last year in Europe".
      if (kind(before - 1) == PhraseKind::time && before > 1 && kind(before - 2) == PhraseKind::noun &&
          !phrases[before].relative) {
        first = before - 2;
        continue;
      }
      break;
    }
    if (kind(before) == PhraseKind::conjunction && kind(before - 1) == PhraseKind::noun &&
        (before == 1 || kind(before - 2) == PhraseKind::stop || kind(before - 2) == PhraseKind::comma ||
         kind(before - 2) == PhraseKind::clause || kind(before - 2) == PhraseKind::preposition)) {
      first = before - 1;
      continue;
    }
    break;
  }
  return Subject{first, last};
}

}  // namespace dateline
