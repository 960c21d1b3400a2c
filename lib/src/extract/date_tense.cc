#include "extract/date_tense.h"

#include "extract/date_event.h"
#include "extract/date_heading.h"

namespace dateline {
namespace {

class ContextReader {
 public:
  ContextReader(const DateWords& words, const TenseWords& tenses, const Lattice& lattice, std::uint32_t first,
                std::uint32_t last)
      : words_(words),
        tenses_(tenses),
        lattice_(lattice),
        first_(first),
        last_(last),
        event_(words, tenses, lattice, first, last) {}

  DateContext read() {
    // What an entry of a chronicle tells is told as of its day.
    if (const Heading heading = heading_of(words_, tenses_.verbs, lattice_, first_, last_); heading != Heading::none) {
      context_.entry = heading == Heading::entry;
      if (!context_.entry) context_.tense = Tense::future;
      return context_;
    }
    const TenseFinding found = tense_near(tenses_.verbs, lattice_, first_, last_);
    context_.tense = found.tense;
    context_.firm = !found.loose;
    context_.even = found.even;
    context_.sure = found.verb < first_ && first_ - found.verb <= 3;
    // "a June agreement": the sentence's tense is not the month's.
    const bool attribute = has_before(words_.determiner);
    // "At its Tuesday meeting, the board will vote"
    constexpr std::uint32_t kNear = 5;
    const bool will = found.tense == Tense::future && found.verb > first_ && found.verb - last_ < kNear &&
                      lattice_.has(found.verb, tenses_.verbs.future_verb) &&
                      lattice_.token_has(first_, words_.weekday_class) && !judges(found.verb);
    if ((attribute && !will) || event_.owns_date()) context_.tense = Tense::unknown;
    context_.definite = has_before(words_.definite) || has_before(words_.possessive) || event_.owns_date();
    context_.settled = is_settled(found);
    const bool ahead = found.tense == Tense::future;
    const bool of_event = event_.follows_unplanned();
    // "will speak about the spill on Friday": on that day or about that of the spill.
    context_.even |= ahead && of_event;
    if (is_made_then() || event_.is_of_unplanned() || (of_event && !ahead) || event_.is_compared(ahead)) {
      context_.tense = Tense::past;
      context_.settled = true;
    }
    context_.perfect = found.perfect;
    // "Friday's ruling" is nearly always over, whatever the sentence goes on to say.
    const bool owner = last_ < lattice_.last() && lattice_.token(last_).gap == Gap::glued &&
                       lattice_.token_has(last_, words_.possessive_ending);
    if (owner && context_.tense == Tense::future &&
        (found.verb < first_ ? !context_.sure : found.loose || judges(found.verb))) {
      context_.tense = Tense::unknown;
      been_ = found.verb > first_ && judges(found.verb);
    }
    context_.relation = relation();
    // "gave them until April 24": what ends then went on behind the verb.
    if (context_.relation == "ON_OR_BEFORE") context_.sure = false;
    // "The vote is Monday", "is on Monday": so it is planned.
    if ((found.tense == Tense::present && found.verb < first_ && is_next_to_date(found.verb)) || runs_to_date() ||
        is_weekday_to_come()) {
      context_.tense = Tense::future;
    }
    if (!owner && is_goal(found)) {
      context_.tense = Tense::future;
      context_.firm = context_.sure = false;  // "sold cards for Valentine's Day" may be over
      context_.settled = false;
    } else {
      weigh_relation(attribute);
    }
    if (ends_ahead(found) || (owner && is_called_off()) || starts_ahead()) {
      context_.tense = Tense::future;
      context_.settled = false;
    }
    if ((context_.relation == "ON_OR_BEFORE" && is_over_by_then(found)) || is_day_of_speech()) {
      context_.tense = Tense::past;
    }
    return context_;
  }

 private:
  bool has_before(ClassId cls) const { return first_ > lattice_.first() && lattice_.token_has(first_ - 1, cls); }

  // Where the phrase of the class begins that ends before token `end`; `end` where there is none.
  std::uint32_t phrase_before(std::uint32_t end, ClassId cls, const Sense** sense) const {
    constexpr std::uint32_t kWords = 3;
    for (std::uint32_t back = kWords; back >= 2; --back) {
      if (end < lattice_.first() + back || !lattice_.begins_chunk(end - back)) continue;
      const Chunk* chunk = lattice_.longest(end - back, cls);
      if (chunk == nullptr || chunk->last != end) continue;
      *sense = chunk->sense;
      return end - back;
    }
    if (end == lattice_.first()) return end;
    *sense = lattice_.sense(end - 1, cls);
    return *sense == nullptr ? end : end - 1;
  }

  // What the preposition makes of the date: "until Sunday", "no later than Sunday", "until at least Sunday".
  std::string_view relation() {
    const Sense* sense = nullptr;
    // "pre-2008"
    if (first_ > lattice_.first() + 1 && lattice_.token(first_).gap == Gap::glued && lattice_.str(first_ - 1) == "-") {
      sense = lattice_.sense(first_ - 2, tenses_.prefix);
      if (sense != nullptr) return sense->value;
    }
    const std::uint32_t begin = phrase_before(first_, words_.bound_class, &sense);
    sense = nullptr;
    relation_ = phrase_before(begin, words_.relation, &sense);
    if (sense == nullptr) relation_ = first_;
    opens_ = sense != nullptr && !sense->option("open").empty();
    // "is out until after Christmas"
    const Sense* until = nullptr;
    if (sense != nullptr && sense->value == "AFTER") phrase_before(relation_, words_.relation, &until);
    lasts_beyond_ = until != nullptr && until->value == "ON_OR_BEFORE";
    return sense == nullptr ? std::string_view() : std::string_view(sense->value);
  }

  // Nothing but a preposition between.
  bool is_next_to_date(std::uint32_t verb) const {
    return verb + 1 == first_ || (verb + 2 == first_ && has_before(words_.preposition));
  }

  // "The hearing continues on Monday".
  bool runs_to_date() const {
    const std::uint32_t back = has_before(words_.preposition) ? 2 : 1;
    return first_ > lattice_.first() + back && lattice_.token_has(first_ - back, tenses_.runs_to) &&
           !lattice_.token_has(first_ - back - 1, words_.determiner);
  }

  // "had been let in on June 16", "a film released in June": over, however near the next June may be.
  bool is_settled(const TenseFinding& found) const {
    // "grew in the 12 months to March"
    const bool period =
        has_before(words_.join) && first_ > lattice_.first() + 1 &&
        (lattice_.token_has(first_ - 2, words_.time_units) || lattice_.token_has(first_ - 2, words_.time_unit_class));
    if (period && found.tense == Tense::past) return true;
    if (found.tense != Tense::past || !found.participle || !(found.verb < first_)) return false;
    const Sense* goal = first_ > lattice_.first() ? lattice_.sense(first_ - 1, tenses_.goal) : nullptr;
    if (goal != nullptr) return false;
    constexpr std::uint32_t kObject = 7;  // "had closed the old plant in June"
    const bool perfect = found.perfect && first_ - found.verb <= kObject &&
                         !lattice_.has(found.verb, tenses_.ahead_verb) &&
                         !lattice_.token_has(found.verb, tenses_.postponing);
    return is_next_to_date(found.verb) || (found.perfect && context_.sure) || perfect || is_done(found.verb);
  }

  // "met Kim in early March": a name or pronoun has no month of its own, so that it is the verb's, and over.
  bool is_done(std::uint32_t verb) const {
    constexpr std::uint32_t kObject = 5;
    const std::uint32_t end = first_ - 1;
    if (!has_before(words_.preposition) || end - verb > kObject || lattice_.has(verb, tenses_.ahead_verb) ||
        lattice_.token_has(verb, tenses_.postponing)) {
      return false;
    }
    // "signed the treaty in April": what these are done to is there when they are done.
    const bool done = lattice_.token_has(verb, tenses_.done_verb);
    for (std::uint32_t at = verb + 1; at < end; ++at) {
      const Token& token = lattice_.token(at);
      const bool name = token.type == TokenType::word && token.letters != LetterCase::lower;
      const bool noun = done && token.type == TokenType::word && !lattice_.token_has(at, words_.preposition) &&
                        !lattice_.token_has(at, words_.conjunction) && !lattice_.token_has(at, words_.past_verb);
      if (!name && !noun && !lattice_.token_has(at, words_.pronoun)) return false;
    }
    return true;
  }

  // "Monday's speech could be described as": what is only thought of it has been heard; "could be held up" has not.
  bool judges(std::uint32_t at) const {
    const Sense* modal = lattice_.sense(at, tenses_.verbs.future_verb);
    if (modal == nullptr || modal->value.empty() || ++at >= lattice_.last()) return false;
    const auto skip = [&] {
      while (at < lattice_.last() && (lattice_.token_has(at, words_.adverb) || lattice_.token_has(at, words_.negation)))
        ++at;
    };
    skip();
    const Sense* be = at < lattice_.last() ? lattice_.sense(at, words_.auxiliary) : nullptr;
    if (be == nullptr || be->value != "be") return false;
    ++at;
    skip();
    if (at >= lattice_.last() || lattice_.has(at, tenses_.ahead_participle) ||
        lattice_.token_has(at, tenses_.postponing)) {
      return false;
    }
    if (lattice_.token_has(at, words_.past_verb)) return true;
    const std::string_view word = lattice_.str(at);
    if (word.size() < 5 || lattice_.token(at).type != TokenType::word) return false;
    const Lexicon& lexicon = lattice_.lexicon();
    return lexicon.sense(lexicon.word_number(word.substr(word.size() - 2)), tenses_.verbs.past_ending) != nullptr;
  }

  // "has halted work until Oct. 12", "closed the port until June": what was begun ends then, and lasts; not "was shut
  // until June".
  bool ends_ahead(const TenseFinding& found) const {
    constexpr std::uint32_t kGroup = 4;
    const bool lasts = first_ > lattice_.first() && lattice_.has(first_ - 1, tenses_.goal);
    if (context_.relation != "ON_OR_BEFORE" || !lasts || found.tense != Tense::past || found.verb > first_)
      return false;
    const bool halts = lattice_.token_has(found.verb, tenses_.halting);
    for (std::uint32_t at = found.verb; at > lattice_.first() && found.verb - at < kGroup;) {
      --at;
      const Sense* auxiliary = lattice_.sense(at, words_.auxiliary);
      if (auxiliary == nullptr && !lattice_.token_has(at, words_.adverb)) return halts;
      if (auxiliary == nullptr) continue;
      const Sense* past = lattice_.sense(at, tenses_.verbs.past_auxiliary);
      if (auxiliary->value == "have") return past == nullptr || past->option("perfect").empty();
      if (past == nullptr || past->option("base").empty()) return false;  // "was shut", unlike "has been shut"
    }
    return halts;
  }

  // "Saturday's concert has been called off"; "had been" is of a day that is over.
  bool is_called_off() const {
    constexpr std::uint32_t kReach = 8;
    const std::uint32_t stop = std::min(lattice_.last(), last_ + kReach);
    bool have = false, been = false;
    for (std::uint32_t at = last_ + 2; at < stop; ++at) {
      const Sense* auxiliary = lattice_.sense(at, tenses_.verbs.past_auxiliary);
      if (been) return lattice_.has(at, tenses_.called_off);
      if (have && auxiliary != nullptr && !auxiliary->option("perfect").empty()) {
        been = true;
      } else if (auxiliary != nullptr && !have && auxiliary->option("perfect").empty()) {
        have = true;
      } else if (lattice_.token(at).type != TokenType::word || auxiliary != nullptr ||
                 lattice_.token_has(at, words_.conjunction) || lattice_.token_has(at, tenses_.verbs.relative) ||
                 lattice_.lexicon().features(lattice_.token(at).word).meets(tenses_.verbs.verbs)) {
        return false;  // what is told of something else
      }
    }
    return false;
  }

  // "starting Monday, fares rise": from then on, where nothing tells that it is over.
  bool starts_ahead() const {
    const Sense* start = nullptr;
    const std::uint32_t begin = phrase_before(first_, tenses_.starting, &start);
    if (start == nullptr) return false;
    // "will visit on a trip beginning Monday, he said"
    const Tense left = tense_before(tenses_.verbs, lattice_, begin).tense;
    return left == Tense::future || (left != Tense::past && context_.tense != Tense::past);
  }

  // "stayed shut until Sunday, when it reopened".
  bool is_over_by_then(const TenseFinding& found) const {
    constexpr std::uint32_t kClause = 16;
    if (found.tense == Tense::future) return false;
    for (std::uint32_t at = last_; at < std::min(lattice_.last(), last_ + kClause); ++at) {
      if (lattice_.token_has(at, tenses_.verbs.future_verb)) return false;  // "when he would rule"
    }
    return last_ + 1 < lattice_.last() && lattice_.str(last_) == "," &&
           lattice_.token_has(last_ + 1, tenses_.time_relative) &&
           tense_behind(tenses_.verbs, lattice_, last_ + 2).tense == Tense::past;
  }

  // "Asked on Monday whether he would run, he laughed"; not "Speaking on Monday, he will say", "Asked about tickets for
  // Monday, he laughed".
  bool is_day_of_speech() const {
    constexpr std::uint32_t kReach = 10, kClause = 24;
    const Sense* cue = first_ > lattice_.first() ? lattice_.sense(first_ - 1, words_.cue) : nullptr;
    const bool on = cue != nullptr && !cue->option("day").empty();
    if (!on && first_ != lattice_.first() + 1) return false;
    if (first_ - lattice_.first() > kReach || !lattice_.token_has(lattice_.first(), tenses_.speech_front)) return false;
    const Lexicon& lexicon = lattice_.lexicon();
    for (std::uint32_t at = lattice_.first() + 1; at < std::min(lattice_.last(), last_ + kClause); ++at) {
      // "Asked how it would look in five years, he laughed"
      if (at < first_ && (lexicon.features(lattice_.token(at).word).meets(tenses_.verbs.verbs) ||
                          lattice_.has(at, tenses_.verbs.future_cue))) {
        return false;
      }
      if (lattice_.str(at) != ",") continue;
      return at >= last_ && tense_behind(tenses_.verbs, lattice_, at + 1).tense == Tense::past;
    }
    return false;
  }

  // "Monday is a holiday."
  bool is_weekday_to_come() const {
    return first_ == lattice_.first() && last_ == first_ + 1 && lattice_.token_has(first_, words_.weekday_class) &&
           last_ + 1 < lattice_.last() && lattice_.token_has(last_, tenses_.verbs.present_auxiliary) &&
           lattice_.token_has(last_ + 1, words_.determiner);
  }

  // "a letter from July 21".
  bool is_made_then() const {
    return first_ >= lattice_.first() + 2 && has_before(words_.from) &&
           lattice_.token_has(first_ - 2, tenses_.dated_noun);
  }

  // "called a strike for Monday"; "postponed the vote to Monday".
  bool is_goal(const TenseFinding& found) const {
    const Sense* goal = first_ > lattice_.first() ? lattice_.sense(first_ - 1, tenses_.goal) : nullptr;
    if (goal == nullptr || first_ - 1 == lattice_.first() || found.tense == Tense::future || after_perfect(found)) {
      return false;
    }
    if (goal->value == "plan") return ends_phrase();
    constexpr std::uint32_t kReach = 8;
    return lattice_.stands_before(first_ - 1, tenses_.postponing, kReach);
  }

  // "had been called for Monday".
  bool after_perfect(const TenseFinding& found) const {
    constexpr std::uint32_t kGroup = 3;
    for (std::uint32_t at = found.verb + 1; at > lattice_.first() && found.verb + 1 - at <= kGroup;) {
      const Sense* sense = lattice_.sense(--at, tenses_.verbs.past_auxiliary);
      if (sense != nullptr && !sense->option("perfect").empty() && sense->option("base").empty()) return true;
    }
    return false;
  }

  // No noun follows that the date would be said of: "for Monday night's show", "for Sunday lunch".
  bool ends_phrase() const {
    if (last_ == lattice_.last()) return true;
    const Token& next = lattice_.token(last_);
    // "for July-September".
    if (next.gap == Gap::glued && last_ + 1 < lattice_.last() && lattice_.token(last_ + 1).gap == Gap::glued)
      return false;
    return next.type == TokenType::punctuation || lattice_.token_has(last_, words_.preposition) ||
           lattice_.token_has(last_, words_.conjunction);
  }

  void weigh_relation(bool attribute) {
    // What goes on since a day is behind it, whatever the verb: "since Monday".
    if (context_.relation == "ON_OR_AFTER" && !opens_) {
      context_.settled |= context_.tense != Tense::future;
      context_.tense = Tense::past;
    }
    // "Until Saturday, he had": the verb behind rules. "will double by August in the hope": the one before.
    if (!been_ && opens_clause()) {
      const TenseFinding behind = tense_behind(tenses_.verbs, lattice_, last_);
      if (behind.tense == Tense::past || behind.tense == Tense::future) context_.tense = behind.tense;
      context_.sure |= behind.tense == Tense::past && !attribute;
    } else if (context_.relation == "ON_OR_BEFORE" && !context_.sure) {
      const TenseFinding left = tense_before(tenses_.verbs, lattice_, relation_);
      if (left.tense == Tense::past || left.tense == Tense::future) context_.tense = left.tense;
      // "raised its goal, to be ready by Monday"; not "failed to agree by Monday"
      const bool failed = lattice_.token_has(left.verb, tenses_.failing);
      if (left.infinitive) context_.tense = failed ? Tense::past : Tense::future;
    }
    // "is shut until Monday", "the ban stays until Monday", "gave them until Monday to leave".
    const bool open = context_.tense == Tense::unknown || context_.tense == Tense::present ||
                      (last_ < lattice_.last() && lattice_.token_has(last_, tenses_.verbs.infinitive));
    if ((context_.relation == "ON_OR_BEFORE" || lasts_beyond_) && open) context_.tense = Tense::future;
    context_.settled &= context_.tense == Tense::past && context_.relation != "ON_OR_BEFORE";
    context_.firm |= context_.relation == "ON_OR_BEFORE";
  }

  // The date, with a preposition before it, begins the sentence, or what stands behind a semicolon.
  bool opens_clause() const {
    std::uint32_t first = first_;
    if (first > lattice_.first() && (!context_.relation.empty() || has_before(words_.preposition))) --first;
    return first == lattice_.first() || lattice_.str(first - 1) == ";";
  }

  const DateWords& words_;
  const TenseWords& tenses_;
  const Lattice& lattice_;
  std::uint32_t first_, last_;
  const DateEvent event_;
  std::uint32_t relation_ = 0;  // where its preposition begins
  bool opens_ = false;          // "on or after", unlike "since"
  bool lasts_beyond_ = false;   // "until after"
  bool been_ = false;           // it is the day of something that has been: see read()
  DateContext context_;
};

}  // namespace

DateContext context_of(const DateWords& words, const TenseWords& tenses, const Passage& passage, std::uint32_t first,
                       std::uint32_t last) {
  return ContextReader(words, tenses, passage.lattice, first, last).read();
}

}  // namespace dateline
