#include "syntax/clause.h"

#include <algorithm>
#include <string_view>

#include "syntax/endings.h"

namespace dateline {

namespace {

using At = std::uint32_t;

// Quotation marks stand anywhere and change no clause.
bool is_quote(std::string_view sign) {
  return sign == "\"" || sign == "'" || sign == "“" || sign == "”" || sign == "‘" || sign == "’" || sign == "``" ||
         sign == "''" || sign == "`";
}

}  // namespace

// Cuts one sentence: keeps the noun phrase that is being built and looks one token ahead.
class PhraseCutter {
 public:
  PhraseCutter(const ClauseFinder& finder, const Lattice& lattice, std::span<const Stretch> taken,
               std::vector<Phrase>& out)
      : f_(finder), lattice_(lattice), taken_(taken), out_(out), begin_(out.size()) {}

  void run();

 private:
  bool is(At at, ClassId cls) const { return at < lattice_.last() && cls != 0 && lattice_.token_has(at, cls); }
  bool glued(At at) const { return at < lattice_.last() && lattice_.token(at).gap == Gap::glued; }
  bool word(At at) const { return at < lattice_.last() && lattice_.token(at).type == TokenType::word; }
  bool lower(At at) const { return word(at) && lattice_.token(at).letters == LetterCase::lower; }
  bool taken_at(At at) const { return next_ < taken_.size() && taken_[next_].first == at; }
  // An amount begins at `at`, one of the tokens next to the one that is looked at.
  bool amount_at(At at) const {
    return next_ < taken_.size() && taken_[next_].first == at && taken_[next_].kind == PhraseKind::amount;
  }
  bool ends(At at, const std::vector<std::string>& endings, std::size_t stem) const {
    return lower(at) && has_ending(lattice_.str(at), endings, stem);
  }
  bool adverb(At at) const {
    return is(at, f_.adverb_) || is(at, f_.change_adverb_) ||
           (ends(at, f_.adverb_endings_, 3) && !ends(at, f_.no_adverb_endings_, 0));
  }
  bool told(At at, ClassId cls, std::string_view option) const {
    const Sense* sense = is(at, cls) ? lattice_.sense(at, cls) : nullptr;
    return sense && !sense->option(option).empty();
  }
  bool past(At at) const {
    return told(at, f_.verb_, "past") || is(at, f_.past_verb_) ||
           (ends(at, f_.past_endings_, 2) && !ends(at, f_.no_past_endings_, 0));
  }
  bool change(At at) const { return told(at, f_.change_up_, "verb") || told(at, f_.change_down_, "verb"); }
  bool listed(At at) const {
    return is(at, f_.verb_) || is(at, f_.report_verb_) || (change(at) && !is(at, f_.preposition_));
  }
  // What can only follow a verb, or end it: an amount, an article, a preposition.
  bool complement(At at) const {
    if (at >= lattice_.last() || !word(at)) return true;
    return is(at, f_.determiner_) || is(at, f_.preposition_) || is(at, f_.pronoun_) || adverb(at) ||
           is(at, f_.particle_);
  }
  Phrase* group() {
    return !noun_ && out_.size() > begin_ && out_.back().kind == PhraseKind::verb ? &out_.back() : nullptr;
  }

  void close_noun();
  void emit(PhraseKind kind, At first, At last) { close_noun(), out_.push_back({first, last, last - 1, kind}); }
  void extend(Phrase& verb, At last, bool main) {
    verb.last = last;
    if (main) verb.head = last - 1;
  }
  void open_noun(At at) {
    if (!noun_) noun_ = Phrase{at, at, at, PhraseKind::noun}, count_ = 0;
  }
  void punctuation(At at);
  At closed(At at);  // where a closed-class word ends; `at` where it is none
  bool try_verb(At at);
  // A finite verb whose object a noun behind it is, and not the subject of what is said: "expects", not "says".
  bool takes_object(const Phrase& verb) const;

  const ClauseFinder& f_;
  const Lattice& lattice_;
  std::span<const Stretch> taken_;
  std::vector<Phrase>& out_;
  std::size_t begin_, next_ = 0;
  std::optional<Phrase> noun_;
  int count_ = 0;  // nouns, or what may be one, in the phrase that is being built
};

bool PhraseCutter::takes_object(const Phrase& verb) const {
  if (verb.form != VerbForm::finite || is(verb.head, f_.auxiliary_)) return false;
  const Sense* report = is(verb.head, f_.report_verb_) ? lattice_.sense(verb.head, f_.report_verb_) : nullptr;
  return report == nullptr || report->option("stance") == "planned";
}

void PhraseCutter::close_noun() {
  if (!noun_) return;
  noun_->bare = count_ == 0;
  if (noun_->last > noun_->first) out_.push_back(*noun_);
  noun_.reset();
}

void PhraseCutter::punctuation(At at) {
  const std::string_view sign = lattice_.str(at);
  if (is(at, f_.hyphen_) && glued(at) && glued(at + 1)) {
    if (noun_) noun_->last = at + 1;
    return;
  }
  if (is_quote(sign)) return;
  if (sign == ",") return emit(PhraseKind::comma, at, at + 1);
  if (sign == "(" || sign == "[") return emit(PhraseKind::open, at, at + 1);
  if (sign == ")" || sign == "]") return emit(PhraseKind::close, at, at + 1);
  if (sign == "." && glued(at + 1)) return;
  emit(PhraseKind::stop, at, at + 1);
}

At PhraseCutter::closed(At at) {
  if (lattice_.begins_chunk(at)) {
    // "Profit more than doubled"
    const Chunk* phrase = lattice_.longest(at, f_.verb_bound_);
    if (phrase && (At{phrase->last} == lattice_.last() || !past(phrase->last))) phrase = nullptr;
    // "on average"
    if (!phrase && !noun_) phrase = lattice_.longest(at, f_.adverb_);
    if (phrase && phrase->last > at + 1) {
      Phrase* verb = group();  // "has more than doubled"
      if (verb && !noun_) {
        verb->last = phrase->last;
      } else {
        emit(PhraseKind::adverb, at, phrase->last);
      }
      return phrase->last;
    }
  }
  // "according to": says who reports, and is no verb.
  const Chunk* says = lattice_.begins_chunk(at) ? lattice_.longest(at, f_.report_verb_) : nullptr;
  const Chunk* led = says && says->last > at + 1 ? lattice_.longest(at, f_.preposition_) : nullptr;
  if (led && led->last == says->last) {
    emit(PhraseKind::preposition, at, led->last);
    return led->last;
  }
  // Most words are open ones.
  if (!lattice_.table_features(at).meets(f_.closed_) && !adverb(at)) return at;
  if (is(at, f_.clitic_) && glued(at)) {
    if (noun_) {
      noun_->last = at + 1;
      noun_->name = false;
      count_ = 0;  // the noun is still to come
    }
    return at + 1;
  }
  Phrase* verb = group();
  if (is(at, f_.auxiliary_) || is(at, f_.modal_)) {
    if (verb && verb->head + 1 == verb->last) {
      extend(*verb, at + 1, true);
    } else {
      emit(PhraseKind::verb, at, at + 1);
    }
    return at + 1;
  }
  if (is(at, f_.infinitive_) && lower(at + 1) && !is(at + 1, f_.no_verb_) && !is(at + 1, f_.determiner_) &&
      !is(at + 1, f_.preposition_) &&
      (f_.nouns_.is_open(lattice_, at + 1) || listed(at + 1) || is(at + 1, f_.auxiliary_)) &&
      !f_.nouns_.is_plural(lattice_, at + 1) && !adverb(at + 1)) {
    emit(PhraseKind::verb, at, at + 2);
    out_.back().form = VerbForm::infinitive;
    return at + 2;
  }
  if (adverb(at) || is(at, f_.negation_)) {
    if (verb && !is(at, f_.pronoun_)) {
      verb->last = at + 1;
      return at + 1;
    }
    if (noun_ && count_ == 0) return noun_->last = at + 1;
    if (is(at, f_.adverb_) || is(at, f_.change_adverb_) || noun_) {
      emit(PhraseKind::adverb, at, at + 1);
      return at + 1;
    }
  }
  // "came back at", "were up 3%"; not "sat in the hall"
  const bool particle = verb && is(at, f_.particle_) && verb->head + 1 == verb->last;
  if (particle && (!is(at, f_.preposition_) || is(at + 1, f_.preposition_) || (change(at) && complement(at + 1)))) {
    verb->last = at + 1;
    return at + 1;
  }
  // "which stocks" asks, "which were" joins.
  const bool asks = is(at, f_.determiner_) && lower(at + 1) && !past(at + 1) && !listed(at + 1) &&
                    !is(at + 1, f_.auxiliary_) && !is(at + 1, f_.modal_) && !is(at + 1, f_.determiner_) &&
                    !is(at + 1, f_.pronoun_) && !noun_ && !verb;
  if (is(at, f_.relative_) && !asks) {
    const bool relative = noun_ || (!out_.empty() && out_.size() > begin_ && out_.back().kind != PhraseKind::verb);
    emit(PhraseKind::clause, at, at + 1);
    out_.back().relative = relative;
    return at + 1;
  }
  if (is(at, f_.pronoun_) && !is(at, f_.determiner_)) {
    emit(PhraseKind::pronoun, at, at + 1);
    return at + 1;
  }
  if (is(at, f_.determiner_) || is(at, f_.possessive_)) {
    if (!noun_ || count_ > 0) close_noun();
    open_noun(at);
    noun_->last = at + 1;
    return at + 1;
  }
  if (is(at, f_.preposition_)) {
    const Chunk* phrase = lattice_.longest(at, f_.preposition_);
    const At last = phrase ? std::max(phrase->last, at + 1) : at + 1;
    emit(PhraseKind::preposition, at, last);
    out_.back().relative = last == at + 1 && is(at, f_.conjunction_);
    return last;
  }
  if (is(at, f_.conjunction_)) {
    const Sense* sense = lattice_.sense(at, f_.conjunction_);
    const bool equal = sense && sense->option("kind") == "equal";
    // "steel and copper prices" is one phrase; it is told apart where the subject is looked for.
    emit(equal ? PhraseKind::conjunction : PhraseKind::clause, at, at + 1);
    return at + 1;
  }
  return at;
}

// Takes an open word for a verb where its form and its place say so.
bool PhraseCutter::try_verb(At at) {
  if (!lower(at)) return false;
  const At next = at + 1;
  const bool before_amount = amount_at(next);
  const bool ing = ends(at, f_.participle_endings_, 2);
  const auto take = [&](VerbForm form) {
    emit(PhraseKind::verb, at, next);
    out_.back().form = form;
    return true;
  };
  if (Phrase* verb = group()) {
    const At head = verb->head;
    const bool modal = is(head, f_.modal_) && !is(head, f_.auxiliary_);
    const bool auxiliary = is(head, f_.auxiliary_);
    if (modal || (auxiliary && (past(at) || ing || change(at)))) {
      const Sense* sense = auxiliary ? lattice_.sense(head, f_.auxiliary_) : nullptr;
      verb->passive = sense && sense->value == "be" && past(at) && !ing;
      extend(*verb, next, true);
      return true;
    }
    if (!auxiliary && ing && !complement(at)) {
      verb->last = next;
      return true;
    }
  }
  const bool after_noun = noun_ && count_ > 0;
  const bool begun = out_.size() > begin_;
  const PhraseKind before = begun ? out_.back().kind : PhraseKind::stop;
  // "the daily limit"
  const bool inside_noun =
      out_.size() > begin_ + 1 && out_[out_.size() - 2].kind == PhraseKind::noun && out_[out_.size() - 2].bare;
  const bool after_subject =
      after_noun ||
      (!noun_ && (before == PhraseKind::pronoun || before == PhraseKind::clause || before == PhraseKind::adverb ||
                  (before == PhraseKind::time && !inside_noun) || before == PhraseKind::close));
  const bool joined = !noun_ && (before == PhraseKind::comma || before == PhraseKind::conjunction);
  const bool follows = before_amount || complement(next);
  const bool to_amount = is(next, f_.preposition_) && amount_at(next + 1);
  if (ing) {
    // "before paring gains", not "in trading hours"
    const bool led =
        before == PhraseKind::preposition && out_.back().relative && lower(next) && f_.nouns_.is_plural(lattice_, next);
    const bool object = before_amount || to_amount || is(next, f_.determiner_) || is(next, f_.possessive_) || led;
    if ((after_subject || joined || before == PhraseKind::preposition || !begun) && !(noun_ && count_ == 0) && object)
      return take(VerbForm::participle);
    return false;
  }
  if (past(at)) {
    const bool report = joined && is(at, f_.report_verb_);  // "the concern, said profit rose"
    if (after_subject || report || (!noun_ && before == PhraseKind::amount && !inside_noun) || (joined && follows))
      return take(VerbForm::past);
    return false;
  }
  if (joined && is(at, f_.report_verb_) && lattice_.str(at).ends_with('s')) return take(VerbForm::finite);
  if (is(next, f_.relative_)) return false;
  if ((after_noun || (!noun_ && before == PhraseKind::pronoun)) && is(at, f_.verb_only_)) return take(VerbForm::finite);
  // "The rise - the most allowed - amounts to"
  if (!noun_ && before != PhraseKind::preposition && told(at, f_.verb_, "to") && is(next, f_.infinitive_))
    return take(VerbForm::finite);
  // "The mill currently faces fines": no noun follows an adverb.
  const bool adverb_before = (before == PhraseKind::adverb || (before == PhraseKind::time && !inside_noun)) &&
                             out_.size() > begin_ + 1 && out_[out_.size() - 2].kind == PhraseKind::noun;
  if (listed(at) && adverb_before && !noun_ && lattice_.str(at).ends_with('s') && word(next))
    return take(VerbForm::finite);
  if (!listed(at) || !(follows && (before_amount || word(next)))) return false;
  // "rises", "costs": a verb where it is followed as one, else a noun.
  const bool third_person = f_.nouns_.is_plural(lattice_, at) || lattice_.str(at).ends_with('s');
  if (after_noun) {
    const bool plural = f_.nouns_.is_plural(lattice_, noun_->last - 1);
    // "operating results for the year" are a noun, "ranges from 5" and "plans to sell" are not.
    const bool noun_goes_on = third_person && is(next, f_.preposition_) && !before_amount &&
                              (!to_amount || is(next, f_.of_) || is(next, f_.particle_)) &&
                              !(is(next, f_.infinitive_) && (lower(next + 1) || told(at, f_.verb_, "to"))) &&
                              !(is(next, f_.particle_) && is(next + 1, f_.preposition_));
    // "expects consumer prices to rise": an object, but for what is said or thought.
    const bool object = !noun_->name && before == PhraseKind::verb && takes_object(out_.back());
    return (third_person || plural) && follows && !noun_goes_on && !object && take(VerbForm::finite);
  }
  const bool after_amount = !noun_ && before == PhraseKind::amount && inside_noun && third_person && !is(next, f_.of_);
  if (joined && is(next, f_.determiner_)) return take(VerbForm::finite);  // "and extend the runway"
  if (after_subject || after_amount || (joined && third_person)) return follows && take(VerbForm::finite);
  return false;
}

void PhraseCutter::run() {
  for (At at = lattice_.first(); at < lattice_.last();) {
    while (next_ < taken_.size() && taken_[next_].first < at) ++next_;
    const Token& token = lattice_.token(at);
    if (token.gap == Gap::paragraph && at > lattice_.first()) emit(PhraseKind::stop, at, at);
    if (taken_at(at)) {
      const Stretch& stretch = taken_[next_++];
      // "the 2021 rich list": the year is part of the phrase.
      const bool inside = stretch.kind == PhraseKind::time && noun_ && count_ == 0 && stretch.last < lattice_.last() &&
                          f_.nouns_.is_open(lattice_, stretch.last) && !past(stretch.last);
      if (inside) {
        noun_->last = stretch.last;
      } else if (stretch.kind == PhraseKind::noun) {
        // A name inside a longer phrase: "the Vickers hardness test"; at its beginning it is one by itself.
        const bool alone = !noun_;
        open_noun(at);
        noun_->last = stretch.last;
        noun_->head = stretch.last - 1;
        noun_->name = alone;
        ++count_;
      } else {
        emit(stretch.kind, at, stretch.last);
      }
      at = stretch.last;
      continue;
    }
    if (token.type == TokenType::punctuation || token.type == TokenType::symbol) {
      punctuation(at++);
      continue;
    }
    const bool hyphened = noun_ && glued(at) && is(at - 1, f_.hyphen_);
    if (token.type == TokenType::word && !hyphened) {
      if (!is(at, f_.auxiliary_) && listed(at) && try_verb(at)) {
        ++at;
        continue;
      }
      const At behind = closed(at);
      if (behind > at) {
        at = behind;
        continue;
      }
      if (try_verb(at)) {
        ++at;
        continue;
      }
    }
    open_noun(at);
    noun_->last = at + 1;
    noun_->head = at;
    noun_->name = false;
    ++count_;
    ++at;
  }
  close_noun();
}

void ClauseFinder::cut(const Lattice& lattice, std::span<const Stretch> taken, std::vector<Phrase>& out) const {
  PhraseCutter(*this, lattice, taken, out).run();
}

}  // namespace dateline
