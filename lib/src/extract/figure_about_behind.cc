// What an amount is said of where that stands behind it: "5% of voters", "a 40-mile road".
#include <utility>

#include "extract/figure_about.h"
#include "syntax/endings.h"

namespace dateline {

// The phrase behind the amount and what it counts.
std::size_t AboutFinder::behind(const Reading& reading, const Figure& figure) const {
  const std::size_t at = phrase_of_[static_cast<std::size_t>(&reading - winners_.data())];
  std::size_t next = at + 1;
  if (figure.object && figure.object->span.begin >= reading.annotation->span.end) {
    while (next < phrases_.size() && lattice_.token(phrases_[next].first).begin < figure.object->span.end) ++next;
  }
  // "8 miles (13 km) of tunnels"
  if (kind(next) == PhraseKind::open && kind(next + 1) == PhraseKind::amount && kind(next + 2) == PhraseKind::close)
    next += 3;
  return next;
}

bool AboutFinder::attributive(const Reading& reading, const Phrase& phrase) const {
  const std::int64_t before = std::int64_t{reading.first} - 1;
  const std::size_t at = phrase_of_[static_cast<std::size_t>(&reading - winners_.data())];
  for (At i = reading.first; i + 1 < reading.last; ++i) {
    if (is(i, d_.hyphen) && lattice_.token(i).gap == Gap::glued) return true;
  }
  // "a row over £2m debt"
  if (d_.is(lattice_, before, d_.bound_word) && d_.is(lattice_, before - 1, d_.dispute)) return true;
  // "a million dollar house"
  if (before < lattice_.first() || is(reading.first, d_.determiner)) return true;
  // "a five-year $700,000 award"
  if (at > 1 && kind(at - 1) == PhraseKind::time && kind(at - 2) == PhraseKind::noun && phrases_[at - 2].bare)
    return true;
  if (at > 0 && kind(at - 1) == PhraseKind::noun) {
    const At first = phrases_[at - 1].first;
    // "a record $5 million fine"
    return is(first, d_.determiner) || is(first, d_.possessive) || phrases_[at - 1].bare;
  }
  if (at > 0 && (kind(at - 1) == PhraseKind::preposition || kind(at - 1) == PhraseKind::comma ||
                 kind(at - 1) == PhraseKind::open)) {
    return d_.phrases.is_plural(lattice_, phrase.head);
  }
  return false;
}

const Sense* AboutFinder::pays(std::size_t verb) const {
  const Sense* sense = kind(verb) == PhraseKind::verb ? lattice_.sense(phrases_[verb].head, d_.verb) : nullptr;
  return sense && !sense->option("pays").empty() ? sense : nullptr;
}

// What stands behind: "5% of voters", "$30 million in frozen assets", "a 40-mile road". True where the search is over.
bool AboutFinder::from_behind(std::size_t next, const Reading& reading, const Figure& figure, std::string& out) {
  const std::size_t at = phrase_of_[static_cast<std::size_t>(&reading - winners_.data())];
  const bool count = figure.type == FigureType::count;
  std::size_t of = next;
  if (preposition(of, d_.worth)) ++of;
  if (preposition(of, d_.of)) {
    // "within five miles of the bridge" tells where.
    if (figure.type == FigureType::measure && at > 0 && preposition(at - 1, d_.within)) return true;
    // "12 of the 40 million euros": the whole, not what it is said of.
    if (kind(of + 1) == PhraseKind::amount || (kind(of + 2) == PhraseKind::amount && !noun(of + 1))) return false;
    if (kind(of + 1) != PhraseKind::noun) return kind(of + 1) == PhraseKind::pronoun;
    if (count && !(figure.object && !phrases_[of + 1].name && is(phrases_[of + 1].first, d_.determiner)) &&
        !(figure.object && phrases_[of + 1].name))
      return false;
    out = noun_text(of + 1);
    return true;
  }
  if (count) {
    // "a 12-member team", "a three course meal"
    if (!figure.object || figure.object->span.begin < reading.annotation->span.end) return false;
    At head = reading.last;
    while (head + 1 < lattice_.last() && lattice_.token(head).end < figure.object->span.end) ++head;
    const bool plural = d_.phrases.is_plural(lattice_, head);
    for (std::size_t i = at + 1; i < next && i < phrases_.size(); ++i) {
      const Phrase& phrase = phrases_[i];
      if (phrase.kind != PhraseKind::noun || tells_nothing(phrase)) continue;
      const auto end = lattice_.token(phrase.last - 1).end;
      if (end > figure.object->span.end && !plural && is(head, d_.counted)) {
        At first = phrase.first;
        while (first < phrase.last && lattice_.token(first).begin < figure.object->span.end) ++first;
        while (first < phrase.last && lattice_.token(first).type != TokenType::word) ++first;
        if (first == phrase.last) return false;
        const auto begin = lattice_.token(first).begin;
        out = std::string(lattice_.text().substr(begin, end - begin));
        return true;
      }
    }
    return false;
  }
  // "in frozen assets"; not "in the bank", "in his car".
  if (about_in(next, "money") && figure.type == FigureType::money && figure.per.empty() && noun(next + 1) &&
      lattice_.token(phrases_[next + 1].first).letters == LetterCase::lower &&
      !is(phrases_[next + 1].first, d_.determiner) && !is(phrases_[next + 1].first, d_.possessive)) {
    out = noun_text(next + 1);
    return !out.empty();
  }
  // "paid $5 million for the mill"
  if (figure.type == FigureType::money && kind(next) == PhraseKind::preposition) {
    std::size_t verb = at == 0 ? at : at - 1;
    // "spent a total of $5 million on"
    if (verb > 1 && preposition(verb, d_.of) && noun(verb - 1) && is(phrases_[verb - 1].head, d_.quantity_noun)) --verb;
    if (verb > 0 && noun(verb)) --verb;  // "paid the owner $5 million for"
    const Sense* sense = pays(verb);
    const Sense* preposition = lattice_.sense(phrases_[next].first, d_.preposition);
    if (sense && preposition && sense->option("pays").find(preposition->value) != std::string_view::npos) {
      const std::size_t thing = object_at(next + 1);
      if (thing != kNone) out = noun_text(thing);
      if (!out.empty()) return true;
    }
  }
  // "a 40-mile road", "a $20 million contract"
  if (kind(next) == PhraseKind::noun && next == at + 1 && phrases_[next].first == reading.last &&
      lattice_.token(reading.last).gap != Gap::glued && lattice_.token(reading.last).gap != Gap::paragraph &&
      (d_.phrases.is_open(lattice_, reading.last) || d_.change_noun(lattice_, reading.last) ||
       (figure.type == FigureType::money && is(reading.last, d_.report_verb) && !is(reading.last, d_.past_verb) &&
        !has_ending(lattice_.str(reading.last), d_.past_endings, 2) && at > 0 && kind(at - 1) == PhraseKind::noun &&
        phrases_[at - 1].bare && phrases_[next].last == phrases_[next].first + 1))) {  // "a $5 million claim"
    const Phrase& phrase = phrases_[next];
    const bool alone = phrase.last - phrase.first == 1;
    if (alone && age_unit(figure.unit) && is(phrase.head, d_.verb)) return false;  // "the 34-year-old faces"
    if (figure.type == FigureType::measure && is_done(reading, phrase)) return false;
    if (d_.change_noun(lattice_, phrase.head) && alone) {
      // "a 3.5% rise in wages": the change says nothing of what it is of.
      if ((about_in(next + 1, "money") || preposition(next + 1, d_.of)) && noun(next + 2)) {
        out = noun_text(next + 2);
        return true;
      }
      // "a 34% fall in third-quarter profit"
      if (about_in(next + 1, "money") && kind(next + 2) == PhraseKind::time && noun(next + 3)) {
        out = noun_text(next + 3);
        return true;
      }
      return false;
    }
    if (!tells_nothing(phrase) && attributive(reading, phrase)) {
      out = text(next, next + 1);
      // "a four-mile long bank"
      const At noun = At{phrase.first} + 1;
      if (is(phrase.first, d_.dimension) && noun < phrase.last && lattice_.token(phrase.first + 1).gap == Gap::space)
        out.erase(0, lattice_.token(phrase.first + 1).begin - lattice_.token(phrase.first).begin);
      told_by_noun_ = !d_.change_noun(lattice_, phrase.head);
      return true;
    }
  }
  return false;
}

}  // namespace dateline
