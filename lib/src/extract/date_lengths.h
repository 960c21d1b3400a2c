// Whether words of lengths of time, of periods and of repeated times are such where they stand.
#pragma once

#include <string_view>

#include "extract/date_surroundings.h"

namespace dateline {

// Short-lived: refers to what it is made of.
class LengthJudge : Surroundings {
 public:
  LengthJudge(const DateWords& words, const Passage& passage, const Match& match)
      : Surroundings(words, passage, match) {}

  // Returns false where the unit of a length of time is something else: "60 Minutes", "a quarter of the voters".
  bool is_clear() const;
  // Judges by the name that the rule's key `bare` gives; true for one that it does not know.
  bool accepts(std::string_view bare) const;

 private:
  bool is_rate() const;
  bool is_throughout() const;
  bool is_superlative() const;
  bool is_age() const;
  bool is_one_day() const;
  bool is_short() const;
  bool has_end() const;
  bool is_clock_unit() const;
  bool compares() const;
  bool is_day_unit(std::uint16_t name) const;
  bool is_period() const;
  bool are_units() const;
  bool is_a_unit() const;
  bool is_part_time() const;
  bool recurs() const;
  bool names_paper() const;
  bool falls() const;
  bool rises() const;
  bool begins_with_verb() const;
  bool are_last_units() const;
};

}  // namespace dateline
