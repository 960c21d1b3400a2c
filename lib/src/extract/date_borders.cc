#include "extract/date_borders.h"

#include <algorithm>

#include "extract/date_surroundings.h"

namespace dateline {
namespace {

class Borders : Surroundings {
 public:
  Borders(const DateWords& words, const Passage& passage, const Match& match) : Surroundings(words, passage, match) {}

  bool cut() const { return takes_money() || counts_months() || cuts_clock() || takes_next_phrase() || parts_shift(); }

 private:
  // "RM50,000 or two years": the sign is grown together with the number.
  bool takes_money() const {
    return std::any_of(match_.captures.begin(), match_.captures.end(), [this](const Capture& c) {
      return c.cls == class_of(Builtin::number) && passage_.numbers[c.payload].sign != nullptr;
    });
  }

  // "June, 25:61": what ends here would be half of a number.
  bool cuts_clock() const {
    return number_at(last_ - 1) && last_ + 1 < lattice_.last() && behind() == ":" && glued(last_) &&
           number_at(last_ + 1) && glued(last_ + 1);
  }

  // "In the week to 10 May, 12 people died": behind a comma a day has a year or the end of the phrase behind it.
  bool takes_next_phrase() const {
    const Capture* day = match_.find(words_.day);
    const Capture* month = match_.find(words_.month);
    if (day == nullptr || month == nullptr || day->first <= month->last || lattice_.str(month->last) != ",")
      return false;
    if (month->first > lattice_.first() && number_at(month->first - 1)) return true;
    return match_.find(words_.year) == nullptr && day->last == last_ && has_behind() &&
           lattice_.token(last_).type == TokenType::word && !behind(words_.preposition) && !behind(words_.conjunction);
  }

  // "the first June storm": in words and without "of" it may be the first of several.
  bool counts_months() const {
    const Capture* day = match_.find(words_.day);
    const Capture* month = match_.find(words_.month);
    if (day == nullptr || month == nullptr || day->cls != class_of(Builtin::ordinal) || day->last != month->first) {
      return false;
    }
    return month->last == last_ && has_behind() && lattice_.token(last_).letters == LetterCase::lower &&
           !behind(words_.preposition) && !behind(words_.conjunction) && !behind(words_.auxiliary);
  }

  // "three months later on July 15": months later.
  bool parts_shift() const {
    const Capture* mod = match_.find(words_.mod);
    return mod != nullptr && mod->first == first_ && mod->last - mod->first > 1 && mod->sense != nullptr &&
           !mod->sense->option("compare").empty() && (before(words_.time_units) || before(words_.time_unit_class));
  }
};

}  // namespace

bool cuts_neighbours(const DateWords& words, const Passage& passage, const Match& match) {
  return Borders(words, passage, match).cut();
}

}  // namespace dateline
