#include "syntax/verb_group.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr std::uint32_t kReach = 24;
// Behind a date that opens its clause the verb may come late, after all that its subject is said to be.
constexpr std::uint32_t kClauseReach = 40;
// How far before a participle its auxiliaries stand: "will probably not have been met".
constexpr std::uint32_t kGroup = 5;

bool is_quote(std::string_view mark) {
  return mark == "\"" || mark == "“" || mark == "”" || mark == "‘" || mark == "’" || mark == "'" || mark == "`" ||
         mark == "«" || mark == "»" || mark == "„";
}

class Finder {
 public:
  Finder(const VerbWords& words, const Lattice& lattice) : words_(words), lattice_(lattice) {}

  TenseFinding left_of(std::uint32_t at, bool joined = true) const {
    const std::uint32_t stop = at - std::min(kReach, at - lattice_.first());
    bool infinitive = false, behind_event = false;
    for (; at > stop;) {
      --at;
      if (ends_clause(at)) break;
      TenseFinding found = verb_at(at);
      if (found.tense == Tense::unknown) {
        infinitive |= opens_infinitive(at);
        behind_event |= has(at, words_.event_front);
        continue;
      }
      // "agreed to meet Monday", "are to meet Monday"; but "was forced to leave Monday".
      if (infinitive && (found.tense == Tense::present || has(at, words_.plan_verb))) {
        found.loose |= found.tense != Tense::future;
        found.tense = Tense::future;
      }
      // "is flying to Rome on Friday"
      if (found.tense == Tense::present && !behind_event && has(at, words_.present_auxiliary) && plans(at)) {
        found.tense = Tense::future;
        found.loose = true;
      }
      found.infinitive = infinitive;
      if (joined && found.tense == Tense::past && goes_with_modal(at)) {
        const TenseFinding first = left_of(at - 1, false);
        if (first.tense == Tense::future) return first;
      }
      return found;
    }
    if (infinitive) return {Tense::future, at, false};
    return {};
  }

  TenseFinding right_of(std::uint32_t at, std::uint32_t reach = kReach) const {
    const std::uint32_t stop = std::min(lattice_.last(), at + reach);
    for (; at < stop; ++at) {
      if (ends_clause(at)) break;
      TenseFinding found = verb_at(at);
      if (found.tense == Tense::unknown) continue;
      if (found.tense != Tense::future && plans(at)) {
        found.loose = found.tense == Tense::present;
        found.tense = Tense::future;
      }
      return found;
    }
    return {};
  }

 private:
  // A past form that is the bare one as well: "hit".
  bool looks_bare(std::uint32_t at) const {
    const Sense* sense = lattice_.sense(at, words_.past_verb);
    return sense != nullptr && !sense->option("same").empty();
  }

  // "could veer and hit the port": the past form is as well the one behind a modal.
  bool goes_with_modal(std::uint32_t at) const {
    return looks_bare(at) && at > lattice_.first() + 1 && has(at - 1, words_.conjunction) &&
           lattice_.str(at - 2) != ",";
  }

  // "were planning", "was due", "is now expected"; of the present also "are going to", "is flying".
  bool plans(std::uint32_t at) const {
    const Sense* sense = lattice_.sense(at, words_.past_auxiliary);
    if (sense == nullptr ? !has(at, words_.present_auxiliary) : !sense->option("perfect").empty()) return false;
    for (++at; at < lattice_.last() && has(at, words_.adverb) && !has_any(at, words_.future_cue) &&
               !has(at, words_.plan_verb);)
      ++at;
    if (at >= lattice_.last()) return false;
    if (sense == nullptr && (is_future_verb(at) || has(at, words_.arranged_verb))) return true;  // "aren't going to"
    // "is likely to cut"; "was forced to cut" is over.
    if (sense == nullptr && has(at, words_.plan_verb) && at + 1 < lattice_.last() && has(at + 1, words_.infinitive))
      return true;
    return has_any(at, words_.future_cue) && !is_bare_form(at);
  }

  bool has(std::uint32_t at, ClassId cls) const { return cls != 0 && lattice_.token_has(at, cls); }

  bool has_any(std::uint32_t at, ClassId cls) const { return cls != 0 && lattice_.has(at, cls); }

  // "will", "may"; within a sentence "May" is the month.
  bool is_future_verb(std::uint32_t at) const {
    if (!has_any(at, words_.future_verb)) return false;
    if (at > lattice_.first() && has(at, words_.infinitive) && has(at - 1, words_.seem_verb)) return false;
    return at == lattice_.first() || lattice_.token(at).letters != LetterCase::capital || !has(at, words_.month);
  }

  // "to" before a word that can be a verb.
  bool opens_infinitive(std::uint32_t at) const {
    if (at + 1 >= lattice_.last() || words_.infinitive == 0 || !has(at, words_.infinitive)) return false;
    const Token& next = lattice_.token(at + 1);
    return next.type == TokenType::word && next.letters == LetterCase::lower && !has(at + 1, words_.determiner) &&
           !has(at + 1, words_.no_verb);
  }

  bool ends_clause(std::uint32_t at) const {
    const Token& token = lattice_.token(at);
    if (token.type != TokenType::punctuation) return false;
    const std::string_view mark = lattice_.str(at);
    const char c = mark.front();
    if (is_quote(mark)) return bounds_speech(at);
    return c == ';' || c == ':' || c == '(' || c == ')';
  }

  // `said, "We`, `Monday," he`, `said "I will run" on`: not the marks of a word that is another's, as in `a "dynamic
  // kill" of the well`.
  bool bounds_speech(std::uint32_t quote) const {
    constexpr std::uint32_t kWords = 16;
    if (quote == lattice_.first()) return true;
    const char before = lattice_.str(quote - 1).front();
    if (before == ',' || before == '.' || before == '!' || before == '?') return true;
    const bool closes = lattice_.token(quote).gap == Gap::glued;
    for (std::uint32_t words = 1; words < kWords; ++words) {
      const std::uint32_t at = closes ? quote - words : quote + words;
      if (at < lattice_.first() || at >= lattice_.last() || is_quote(lattice_.str(at))) return false;
      if (has(at, words_.future_verb) || has(at, words_.present_auxiliary) || has(at, words_.past_auxiliary))
        return true;
    }
    return false;
  }

  bool ends_as_past(std::uint32_t at) const {
    const Token& token = lattice_.token(at);
    if (token.type != TokenType::word || token.letters != LetterCase::lower || words_.past_ending == 0) return false;
    const std::string_view word = lattice_.str(at);
    if (word.size() < 5) return false;
    const Lexicon& lexicon = lattice_.lexicon();
    return lexicon.sense(lexicon.word_number(word.substr(word.size() - 2)), words_.past_ending) != nullptr;
  }

  // "Smith faces a hearing Friday", "he turns 65 on Monday": a name or pronoun, a word in -s, and its object.
  // News tells what is over in the past tense.
  bool is_present_form(std::uint32_t at) const {
    const Token& token = lattice_.token(at);
    if (token.type != TokenType::word || token.letters != LetterCase::lower || at == lattice_.first() ||
        at + 1 >= lattice_.last() || words_.present_ending == 0) {
      return false;
    }
    const bool turns = has(at, words_.turn_verb) && lattice_.token(at + 1).type == TokenType::number;
    if (!has(at + 1, words_.determiner) && !turns) return false;
    const Sense* pronoun = lattice_.sense(at - 1, words_.pronoun);
    const bool subject = pronoun != nullptr ? !pronoun->option("case").empty() && pronoun->option("case") != "object"
                                            : lattice_.token(at - 1).letters == LetterCase::capital || ends_subject(at);
    const std::string_view word = lattice_.str(at);
    if (!subject || word.size() < 5 || word[word.size() - 2] == word.back()) return false;
    const Lexicon& lexicon = lattice_.lexicon();
    return lexicon.sense(lexicon.word_number(word.substr(word.size() - 1)), words_.present_ending) != nullptr;
  }

  // "United play City", "Orlando hosts the champions": between a name or pronoun and those whom they meet.
  bool is_contest(std::uint32_t at) const {
    if (!has(at, words_.contest_verb) || at == lattice_.first() || at + 1 >= lattice_.last()) return false;
    const Token &own = lattice_.token(at), &next = lattice_.token(at + 1);
    const Sense* pronoun = lattice_.sense(at - 1, words_.pronoun);
    const bool subject = pronoun != nullptr ? !pronoun->option("case").empty() && pronoun->option("case") != "object"
                                            : lattice_.token(at - 1).letters == LetterCase::capital ||
                                                  lattice_.str(at - 1) == ",";  // "City, who lost, face United"
    return own.letters == LetterCase::lower && subject && next.letters == LetterCase::capital;
  }

  // Nothing but a determiner and nouns before it in the sentence, the last in the singular: "The party holds".
  bool ends_subject(std::uint32_t at) const {
    constexpr std::uint32_t kWords = 4;
    if (lattice_.str(at - 1).back() == lattice_.str(at).back() || has(at - 1, words_.determiner)) return false;
    const std::uint32_t verb = at;
    while (--at > lattice_.first() && verb - at <= kWords) {
      const Token& token = lattice_.token(at);
      const bool noun = token.type == TokenType::word && token.gap == Gap::space && !has(at, words_.preposition) &&
                        !has(at, words_.conjunction) && !has(at, words_.pronoun) && !has(at, words_.adverb) &&
                        !has(at, words_.past_verb) && !ends_as_past(at);
      if (!noun) return false;
    }
    return at == lattice_.first() && has(at, words_.determiner);
  }

  // Behind a determiner, or a determiner and an adverb: "a still unnamed day"; not "which closed in May".
  bool is_attribute(std::uint32_t at) const {
    if (at == lattice_.first()) return false;
    if (has(at - 1, words_.relative) && at + 1 < lattice_.last() && has(at + 1, words_.preposition)) return false;
    if (has(at - 1, words_.determiner)) return true;
    return at >= lattice_.first() + 2 && has(at - 1, words_.adverb) && has(at - 2, words_.determiner);
  }

  // "announced plans Monday", "presented a peace plan Friday": a noun behind a verb of the past, and in the singular
  // one behind a determiner; not "the company plans", "the unions plan".
  bool is_noun(std::uint32_t at) const {
    constexpr std::uint32_t kWords = 5;
    const bool several = lattice_.str(at).back() == 's';
    if (at == lattice_.first() || (!several && lattice_.str(at - 1).back() == 's')) return false;
    // "plans to reopen", "plans an event"
    if (at + 1 < lattice_.last() && (has(at + 1, words_.infinitive) || has(at + 1, words_.determiner))) return false;
    bool led = false;
    for (std::uint32_t word = at; word > lattice_.first() && at - word < kWords;) {
      --word;
      const Token& token = lattice_.token(word);
      const bool past = has(word, words_.past_verb) || ends_as_past(word);
      // "said Iran plans talks": whoever is between has plans.
      if (past && has(word, words_.report_verb) && word + (led ? 2 : 1) < at) return false;
      if (past) return !has(word - (word > lattice_.first() ? 1 : 0), words_.relative);
      if (token.type == TokenType::punctuation && lattice_.token(word).gap != Gap::glued) return led && !several;
      if (has(word, words_.preposition) || has(word, words_.conjunction) || has(word, words_.pronoun)) break;
      led |= has(word, words_.determiner);
    }
    return led && !several;
  }

  // "appears in court Monday"; "appears to be" tells of no day.
  bool leads(std::uint32_t at) const {
    return at + 1 < lattice_.last() && has(at + 1, words_.preposition) && !opens_infinitive(at + 1);
  }

  // Not "these failed to", "that killed the": no noun follows that it could be said of.
  bool leads_to_noun(std::uint32_t at) const {
    return at + 1 == lattice_.last() || (!has(at + 1, words_.infinitive) && !has(at + 1, words_.determiner));
  }

  // A form such as "open" that is no verb of a plural subject: "failed to open", "the season start".
  bool is_bare_form(std::uint32_t at) const {
    const Chunk* phrase = lattice_.begins_chunk(at) ? lattice_.longest(at, words_.future_cue) : nullptr;
    const Sense* sense = phrase != nullptr ? phrase->sense : lattice_.sense(at, words_.future_cue);
    if (sense == nullptr || sense->option("base").empty()) return false;
    if (at == lattice_.first() || lattice_.token(at).letters != LetterCase::lower) return true;
    const std::string_view before = lattice_.str(at - 1);
    const bool name = lattice_.token(at - 1).letters == LetterCase::capital;
    const bool plural = before.size() > 3 && before.back() == 's' && !has_any(at - 1, words_.past_auxiliary);
    return !name && !plural && !has(at - 1, words_.pronoun);
  }

  // What the token is as a verb, with the auxiliaries before it.
  TenseFinding verb_at(std::uint32_t at) const {
    if (!lattice_.begins_chunk(at) && !lattice_.table_features(at).meets(words_.verbs) && !ends_as_past(at)) {
      const bool ahead = is_present_form(at) || is_contest(at);
      return ahead ? TenseFinding{.tense = Tense::future, .verb = at, .loose = true} : TenseFinding{};
    }
    if (is_future_verb(at)) return {negated_past(at) || looks_back(at) ? Tense::past : Tense::future, at, false};
    // "had been set to close" is over.
    const bool noun = is_attribute(at);                                               // "announced the plan"
    const bool as_planned = at > lattice_.first() && has(at - 1, words_.as_planned);  // "began as planned Monday"
    if (!noun && !as_planned && has_any(at, words_.future_cue) && !is_bare_form(at)) {
      const Sense* sense = lattice_.sense(at, words_.future_cue);
      if (sense != nullptr && !sense->option("noun").empty() && is_noun(at)) return {};
      if (sense != nullptr && !sense->option("led").empty() && !leads(at)) return {};
      const Chunk* phrase = lattice_.longest(at, words_.future_cue);
      // "scheduled a hearing for June 10" was done; the hearing may be over, too.
      const bool done = ends_as_past(at) && at + 1 < lattice_.last() && has(at + 1, words_.determiner);
      const bool loose =
          done || (phrase != nullptr && phrase->sense != nullptr && !phrase->sense->option("loose").empty());
      return {.tense = after_perfect(at) ? Tense::past : Tense::future,
              .verb = at,
              .loose = loose,
              .even = was_planned(at)};
    }
    // "is likely to hit": as the bare form.
    const bool bare = at > lattice_.first() && has(at - 1, words_.infinitive) && looks_bare(at);
    if (bare) return {};
    const bool past = has(at, words_.past_verb) || has(at, words_.past_auxiliary) ||
                      (ends_as_past(at) && !(noun && leads_to_noun(at)));
    const bool report = has(at, words_.report_verb);
    if (past) {
      TenseFinding found{group_tense(at, Tense::past), at, report};
      const bool auxiliary = has(at, words_.past_auxiliary);
      found.participle = !auxiliary && !has(at, words_.plan_verb);
      found.perfect = found.participle && found.tense == Tense::past && after_perfect(at);
      return found;
    }
    if (has(at, words_.present_auxiliary)) return {group_tense(at, Tense::present), at, report};
    return {};
  }

  // "may have been hit", "must have left": what they guess at is over; "will have left" is still to come.
  bool looks_back(std::uint32_t modal) const {
    const Sense* sense = lattice_.sense(modal, words_.future_verb);
    if (sense == nullptr || sense->option("perfect") != "past") return false;
    std::uint32_t at = modal + 1;
    while (at < lattice_.last() && (has(at, words_.adverb) || has(at, words_.negation))) ++at;
    return at < lattice_.last() && is_base_auxiliary(at);
  }

  // "have", "been": the form that stands behind a modal too.
  bool is_base_auxiliary(std::uint32_t at) const {
    const Sense* sense = lattice_.sense(at, words_.past_auxiliary);
    return sense != nullptr && !sense->option("base").empty();
  }

  // "had", "have been", "may have"; "will have been".
  Tense auxiliary_tense(std::uint32_t at) const {
    if (!is_base_auxiliary(at)) return Tense::past;
    const auto within = [this](std::uint32_t word) {
      return is_base_auxiliary(word) || has(word, words_.adverb) || has(word, words_.negation);
    };
    while (at > lattice_.first() && within(at - 1) && !is_future_verb(at - 1)) --at;
    return at > lattice_.first() && is_future_verb(at - 1) && !looks_back(at - 1) ? Tense::future : Tense::past;
  }

  // "could not be reached Wednesday", "neither could be found".
  bool negated_past(std::uint32_t at) const {
    const Sense* sense = lattice_.sense(at, words_.future_verb);
    if (sense == nullptr || sense->option("negated") != "past") return false;
    if (at + 1 < lattice_.last() && has(at + 1, words_.negation)) return true;
    constexpr std::uint32_t kNeither = 10;
    const std::uint32_t stop = at - std::min(kNeither, at - lattice_.first());
    while (at > stop && !ends_clause(at - 1)) {
      if (has(--at, words_.negation)) return true;
    }
    return false;
  }

  // "was due to start", "were then expected to": a plan of the past, which may have come to pass.
  bool was_planned(std::uint32_t at) const {
    constexpr std::uint32_t kWords = 3;
    for (std::uint32_t word = at; word > lattice_.first() && at - word < kWords;) {
      --word;
      const Sense* sense = lattice_.sense(word, words_.past_auxiliary);
      if (sense != nullptr) return sense->value.empty();
      if (!has(word, words_.adverb) && !has(word, words_.negation)) return false;
    }
    return false;
  }

  // "had been due", and "expire" in "had been due to end".
  bool after_perfect(std::uint32_t at) const {
    while (at >= lattice_.first() + 2 && has(at - 1, words_.infinitive) && has_any(at - 2, words_.future_cue)) at -= 2;
    const Sense* sense = at > lattice_.first() ? lattice_.sense(at - 1, words_.past_auxiliary) : nullptr;
    return sense != nullptr && !sense->option("perfect").empty();
  }

  Tense group_tense(std::uint32_t at, Tense alone) const {
    const std::uint32_t stop = at - std::min(kGroup, at - lattice_.first());
    bool near = true;
    while (at > stop) {
      --at;
      if (lattice_.token(at).type != TokenType::word) break;
      if (is_future_verb(at)) return negated_past(at) ? Tense::past : Tense::future;
      if (has(at, words_.past_auxiliary)) return auxiliary_tense(at);
      // "is shut", "is now shut"; not "these are reports made Friday".
      if (has(at, words_.present_auxiliary)) {
        if (!lattice_.sense(at, words_.present_auxiliary)->option("inside").empty()) continue;
        return near ? Tense::present : alone;
      }
      near &= has(at, words_.adverb);
    }
    return alone;
  }

  const VerbWords& words_;
  const Lattice& lattice_;
};

}  // namespace

TenseFinding tense_near(const VerbWords& words, const Lattice& lattice, std::uint32_t first, std::uint32_t last) {
  const Finder finder(words, lattice);
  const TenseFinding left = finder.left_of(first);
  const bool decided = left.tense == Tense::past || left.tense == Tense::future;
  const std::uint32_t left_distance = decided ? first - left.verb : kReach + 1;
  if (left_distance <= 3) return left;
  const TenseFinding right = finder.right_of(last);
  if (right.tense == Tense::unknown) return left;
  if (!decided) return right;
  // Behind a comma or "and" another clause begins: "will report Monday, the firm said".
  const bool border =
      lattice.str(last) == "," || (words.conjunction != 0 && lattice.token_has(last, words.conjunction));
  const std::uint32_t comma = border ? kGroup : 0;
  return right.verb - last + 1 + comma < left_distance ? right : left;
}

TenseFinding tense_before(const VerbWords& words, const Lattice& lattice, std::uint32_t first) {
  return Finder(words, lattice).left_of(first);
}

TenseFinding tense_behind(const VerbWords& words, const Lattice& lattice, std::uint32_t last) {
  return Finder(words, lattice).right_of(last, kClauseReach);
}

}  // namespace dateline
