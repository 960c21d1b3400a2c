// A match of dates.rules and the words beside it, as a judge of it looks at them.
#pragma once

#include <cstdint>
#include <string_view>

#include "extract/date_words.h"
#include "extract/passage.h"
#include "language/grammar.h"
#include "syntax/endings.h"

namespace dateline {

// Short-lived: refers to what it is made of.
class Surroundings {
 protected:
  Surroundings(const DateWords& words, const Passage& passage, const Match& match)
      : words_(words),
        lattice_(passage.lattice),
        passage_(passage),
        match_(match),
        first_(match.first),
        last_(match.last) {}

  bool has(std::uint32_t at, ClassId cls) const { return cls != 0 && lattice_.token_has(at, cls); }
  bool has_before() const { return first_ > lattice_.first(); }
  bool has_behind() const { return last_ < lattice_.last(); }
  bool before(ClassId cls) const { return has_before() && has(first_ - 1, cls); }
  bool behind(ClassId cls) const { return has_behind() && has(last_, cls); }
  bool behind(Builtin cls) const { return has_behind() && lattice_.token_has(last_, cls); }
  std::string_view before() const { return has_before() ? lattice_.str(first_ - 1) : std::string_view(); }
  std::string_view behind() const { return has_behind() ? lattice_.str(last_) : std::string_view(); }
  bool glued_before() const { return has_before() && lattice_.token(first_).gap == Gap::glued; }
  bool glued_behind() const { return has_behind() && lattice_.token(last_).gap == Gap::glued; }
  bool led() const { return match_.find(words_.mod) != nullptr; }
  bool cued() const { return before(words_.cue); }
  bool capital(std::uint32_t at) const {
    const LetterCase letters = lattice_.token(at).letters;
    return letters == LetterCase::capital || letters == LetterCase::upper || letters == LetterCase::mixed;
  }
  bool capital_before() const {
    return has_before() && lattice_.token(first_ - 1).type == TokenType::word && capital(first_ - 1) &&
           !before(words_.cue) && !before(words_.determiner);
  }
  bool capital_behind() const {
    return has_behind() && lattice_.token(last_).gap == Gap::space && lattice_.token(last_).type == TokenType::word &&
           capital(last_);
  }
  bool glued(std::uint32_t at) const { return lattice_.token(at).gap == Gap::glued; }
  bool number_at(std::uint32_t at) const { return lattice_.token(at).type == TokenType::number; }
  bool number_before() const { return has_before() && lattice_.token(first_ - 1).type == TokenType::number; }
  bool number_behind() const { return has_behind() && lattice_.token(last_).type == TokenType::number; }

  // What stands glued before a year: "(2015", "mid-2015", "2014/2015", "'2015"; not "$2000", "F-2000".
  static bool opens_or_joins(std::string_view sign) {
    return sign == "(" || sign == "[" || sign == "-" || sign == "–" || sign == "—" || sign == "/" || sign == "\"" ||
           sign == "'" || sign == "“" || sign == "‘" || sign == ",";
  }

  // Running text, where capitals mean something.
  bool runs_on() const { return passage_.zone != ZoneRole::title && passage_.zone != ZoneRole::heading; }

  // "in 2009 days after it": the number behind a word like "in" is a year, whatever unit of time follows. Round ones
  // may be counts.
  bool is_cued_year(std::uint32_t at) const {
    if (at == lattice_.first() || !lattice_.has(at, class_of(Builtin::year))) return false;
    const Sense* cue = lattice_.sense(at - 1, words_.cue);
    const std::string_view year = lattice_.str(at);
    return cue != nullptr && cue->option("loose").empty() && year > "1900" && year < "2060" && !year.ends_with("00");
  }

  // Whether a word of the class stands near, on either side.
  bool tells_of(ClassId cls) const {
    constexpr std::uint32_t kReach = 24;
    const std::uint32_t begin = first_ - std::min(kReach, first_ - lattice_.first());
    const std::uint32_t end = std::min(last_ + kReach, lattice_.last());
    for (std::uint32_t at = begin; at < end; ++at) {
      if (has(at, cls)) return true;
    }
    return false;
  }

  // A lower-case word behind that may be what is counted: a plural.
  bool plural_behind() const {
    if (!has_behind() || lattice_.token(last_).letters != LetterCase::lower) return false;
    const std::string_view word = lattice_.str(last_);
    if (has(last_, words_.time_units)) return true;
    return has_ending(word, words_.plural_endings, 3) && !has_ending(word, words_.no_plural_endings, 0) &&
           !has(last_, words_.auxiliary) && !has(last_, words_.preposition) && !has(last_, words_.conjunction);
  }

  bool whole(std::uint16_t name, std::int64_t low, std::int64_t high) const {
    const Capture* c = match_.find(name);
    if (c == nullptr) return false;
    const auto value = passage_.numbers[c->payload].value.whole();
    return value && *value >= low && *value <= high;
  }

  bool weak(std::uint16_t name, std::string_view key) const {
    const Capture* c = match_.find(name);
    return c != nullptr && c->sense != nullptr && !c->sense->option(key).empty();
  }

  const DateWords& words_;
  const Lattice& lattice_;
  const Passage& passage_;
  const Match& match_;
  std::uint32_t first_, last_;
};

}  // namespace dateline
