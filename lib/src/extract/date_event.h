// Whether a date is that of something that happens, which has a day of its own.
#pragma once

#include "extract/date_words.h"
#include "extract/tense_words.h"
#include "language/lattice.h"

namespace dateline {

// Of the date over the tokens [first, last). Each question looks at a handful of tokens.
class DateEvent {
 public:
  DateEvent(const DateWords& words, const TenseWords& tenses, const Lattice& lattice, std::uint32_t first,
            std::uint32_t last)
      : words_(words), tenses_(tenses), lattice_(lattice), first_(first), last_(last) {}

  // "the losses of June 20", "since the deadly June 20 blast", "since the blast on June 20": the sentence's tense is
  // not theirs.
  bool owns_date() const;
  // "the July 7 bombings", "a March 9 mill fire", "May's Leeds rail disaster".
  bool is_of_unplanned() const;
  // "the flood in May", "its collapse, on March 9".
  bool follows_unplanned() const;
  // "down from 70 percent in May": what it is compared with has been; in "will rise from 70 percent" it may not.
  bool is_compared(bool ahead) const;

 private:
  bool has_before(ClassId cls) const { return first_ > lattice_.first() && lattice_.token_has(first_ - 1, cls); }
  // "a June 10 murder trial", "the June 3 fire drill": a thing of its own, which has its day.
  bool leads_to_aftermath(std::uint32_t at) const;

  const DateWords& words_;
  const TenseWords& tenses_;
  const Lattice& lattice_;
  std::uint32_t first_, last_;
};

}  // namespace dateline
