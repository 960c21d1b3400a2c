// What an amount counts, what it is said of, whether it is the amount of a change, what it is part of.
#include <string>
#include <utility>

#include "extract/figures_data.h"

namespace dateline {

namespace {

using At = std::int64_t;

// How many tokens back a verb of change may stand: "cut its forecast for the year by 5%".
constexpr At kChangeReach = 7;

bool one_of(const Sense* sense, std::string_view option) { return sense && !sense->option(option).empty(); }

}  // namespace

std::optional<NounPhrase> FigureReader::Data::counted_after(const Lattice& lattice, std::uint32_t at) const {
  return at < lattice.last() ? phrases.counted(lattice, at) : std::nullopt;
}

bool FigureReader::Data::compared_before(const Lattice& lattice, std::uint32_t at) const {
  if (is(lattice, At{at} - 1, compared)) return true;
  if (at < lattice.first() + 2) return false;
  const Chunk* chunk = lattice.longest(at - 2, compared);
  return chunk && chunk->last == at;
}

std::int64_t FigureReader::Data::change_verb(const Lattice& lattice, std::uint32_t at) const {
  for (At i = At{at} - 1; i >= lattice.first() && i + kChangeReach >= at; --i) {
    const auto place = static_cast<std::uint32_t>(i);
    const Token& token = lattice.token(place);
    if (token.type == TokenType::punctuation && !is(lattice, i, hyphen)) return -1;
    if (token.word == 0) continue;
    for (const ClassId cls : {change_up, change_down}) {
      if (one_of(sense_at(lattice, place, cls), "verb") || one_of(sense_at(lattice, place, cls), "noun")) return i;
    }
  }
  return -1;
}

Change FigureReader::Data::change_around(const Lattice& lattice, std::uint32_t first, std::uint32_t last) const {
  const auto direction = [&](At at, std::string_view option) {
    if (at < lattice.first() || at >= lattice.last()) return Change::none;
    const auto place = static_cast<std::uint32_t>(at);
    if (one_of(sense_at(lattice, place, change_up), option)) return Change::up;
    if (one_of(sense_at(lattice, place, change_down), option)) return Change::down;
    return Change::none;
  };
  // "a 5% rise", "5 percent higher", "a 20-percent sharp increase".
  At behind = last;
  if (is(lattice, behind, hyphen)) ++behind;
  for (At at = behind; at < behind + 2; ++at) {
    if (const Change told = direction(at, "noun"); told != Change::none) return told;
    if (at < lattice.last() &&
        (is(lattice, at, preposition) || lattice.token(static_cast<std::uint32_t>(at)).type != TokenType::word))
      break;
  }
  const At before = At{first} - 1;
  if (before < lattice.first()) return Change::none;
  // "a drop of $5".
  if (is(lattice, before, of)) return direction(before - 1, "noun");
  // A level, not a change: "rose to 5%", "up from 3%".
  if (is(lattice, before, level)) return Change::none;
  const bool by = is(lattice, before, change_by);
  for (At at = by ? before - 1 : before; at >= lattice.first() && at + (by ? kChangeReach : 5) >= before; --at) {
    if (const Change told = direction(at, "verb"); told != Change::none) return told;
    const Token& token = lattice.token(static_cast<std::uint32_t>(at));
    if (token.type == TokenType::punctuation || token.type == TokenType::number) break;
    if (!by && (is(lattice, at, preposition) || is(lattice, at, conjunction))) break;
  }
  return Change::none;
}

namespace {

// Fills one figure from the words around it.
class Finisher {
 public:
  Finisher(const FigureReader::Data& data, const Passage& passage)
      : d_(data), passage_(passage), lattice_(passage.lattice) {}

  void object(const Reading& reading, Figure& figure) const;
  void about(const Reading& reading, Figure& figure) const;

 private:
  std::string text(const NounPhrase& phrase) const {
    const Span span{lattice_.token(phrase.first).begin, lattice_.token(phrase.last - 1).end};
    return std::string(lattice_.text().substr(span.begin, span.size()));
  }
  void set_object(const NounPhrase& phrase, Figure& figure) const {
    const Span span{lattice_.token(phrase.first).begin, lattice_.token(phrase.last - 1).end};
    figure.object = Mention{text(phrase), span};
  }
  std::optional<NounPhrase> subject(At verb) const;

  const FigureReader::Data& d_;
  const Passage& passage_;
  const Lattice& lattice_;
};

void Finisher::object(const Reading& reading, Figure& figure) const {
  std::uint32_t at = reading.last;
  if (at >= lattice_.last()) return;
  if (d_.is(lattice_, at, d_.of) && at + 1 < lattice_.last()) {
    // "hundreds of protesters", "12 of the passengers", "two-thirds of voters".
    ++at;
    auto phrase = d_.phrases.counted(lattice_, at);
    if (!phrase && d_.is(lattice_, at, d_.determiner)) phrase = d_.phrases.beginning(lattice_, at);
    if (!phrase) phrase = d_.phrases.beginning(lattice_, at);
    if (phrase) set_object(*phrase, figure);
    return;
  }
  if (d_.is(lattice_, at, d_.hyphen) && d_.is(lattice_, At{at} + 1, d_.counted)) {
    set_object({at + 1, at + 2, at + 1, false}, figure);
    return;
  }
  if (const auto phrase = d_.phrases.counted(lattice_, at)) set_object(*phrase, figure);
}

// The subject of a verb of change: "Exports rose", "Sales in Europe fell".
std::optional<NounPhrase> Finisher::subject(At verb) const {
  At at = verb;
  while (at > lattice_.first() && (d_.is(lattice_, at - 1, d_.auxiliary) || d_.is(lattice_, at - 1, d_.modal) ||
                                   d_.is(lattice_, at - 1, d_.change_adverb))) {
    --at;
  }
  if (at <= lattice_.first()) return std::nullopt;
  auto phrase = d_.phrases.ending(lattice_, static_cast<std::uint32_t>(at));
  // "shares of the company", "sales in Europe": the first noun is what it is said of.
  for (int steps = 0; phrase && steps < 2; ++steps) {
    const At before = At{phrase->first} - 1;
    if (before <= lattice_.first() || !(d_.is(lattice_, before, d_.of) || d_.is(lattice_, before, d_.preposition)))
      break;
    const auto outer = d_.phrases.ending(lattice_, static_cast<std::uint32_t>(before));
    if (!outer) break;
    phrase = NounPhrase{outer->first, phrase->last, outer->head, outer->plural};
  }
  return phrase;
}

void Finisher::about(const Reading& reading, Figure& figure) const {
  const At before = At{reading.first} - 1;
  const std::uint32_t behind = reading.last;
  // "5% of voters", "$9 million worth of aid", "$30 million in frozen assets".
  if (behind + 1 < lattice_.last()) {
    const bool of = d_.is(lattice_, behind, d_.of);
    const bool worth = d_.is(lattice_, behind, d_.worth) && d_.is(lattice_, At{behind} + 1, d_.of);
    const bool in = d_.is(lattice_, behind, d_.about_in) && figure.type == FigureType::money;
    const std::uint32_t at = behind + (worth ? 2 : 1);
    if ((of || worth || in) && at < lattice_.last()) {
      const auto phrase = d_.phrases.beginning(lattice_, at);
      const bool lower = phrase && lattice_.token(phrase->first).letters == LetterCase::lower;
      if (phrase && (!in || lower) && !d_.is(lattice_, phrase->head, d_.time_noun)) {
        figure.about = text(*phrase);
        return;
      }
    }
  }
  // "a budget deficit of RUB 350 million".
  if (before > lattice_.first() && d_.is(lattice_, before, d_.of)) {
    if (const auto phrase = d_.phrases.ending(lattice_, static_cast<std::uint32_t>(before))) {
      figure.about = text(*phrase);
      return;
    }
  }
  const At verb = d_.change_verb(lattice_, reading.first);
  if (verb > lattice_.first()) {
    if (const auto phrase = subject(verb)) figure.about = text(*phrase);
  }
}

}  // namespace

void FigureReader::finish(const Passage& passage, std::vector<Reading>& winners) const {
  const Data& data = *data_;
  const Lattice& lattice = passage.lattice;
  const Finisher finisher(data, passage);
  for (std::size_t i = 0; i < winners.size(); ++i) {
    Reading& reading = winners[i];
    auto* figure = std::get_if<Figure>(&reading.annotation.value);
    if (!figure || reading.silent) continue;
    if (figure->type == FigureType::count) finisher.object(reading, *figure);
    figure->change = data.change_around(lattice, reading.first, reading.last);
    if (figure->type != FigureType::count) finisher.about(reading, *figure);
    // "$9 million out of $30 million", "12 of the 40 passengers".
    if (i + 1 >= winners.size()) continue;
    const Reading& next = winners[i + 1];
    const auto* whole = std::get_if<Figure>(&next.annotation.value);
    if (!whole || next.silent || !whole->value || next.first <= reading.last || next.first > reading.last + 4) continue;
    std::uint32_t at = reading.last;
    if (data.is(lattice, at, data.part_out)) ++at;
    if (at >= next.first || !data.is(lattice, at, data.of)) continue;
    ++at;
    while (at < next.first && (data.is(lattice, at, data.determiner) || data.is(lattice, at, data.possessive) ||
                               data.is(lattice, at, data.part_total) || data.is(lattice, at, data.of))) {
      ++at;
    }
    const bool same = figure->type == whole->type || figure->type == FigureType::percent;
    if (at == next.first && same) figure->of = whole->value;
  }
}

}  // namespace dateline
