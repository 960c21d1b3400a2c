// Whether a number is a year where it stands.
#pragma once

#include <optional>
#include <string_view>

#include "extract/date_surroundings.h"

namespace dateline {

class YearJudge : Surroundings {
 public:
  YearJudge(const DateWords& words, const Passage& passage, const Match& match) : Surroundings(words, passage, match) {}

  // Returns what is to be said of a rule with that bare=; nothing where that is not about years.
  std::optional<bool> answer(std::string_view bare) const;

 private:
  bool year() const;
  bool stands_alone() const;
  bool joined_year() const;
  bool names_far_year(int value) const;
  bool in_code() const;
  bool numbered() const;
  bool dates_law() const;
  bool lasts(std::uint32_t from) const;
  bool in_span() const;
  bool between_years() const;
  bool is_work_title() const;
  bool is_quoted() const;
  bool names_year() const;
  bool counts() const;
  bool years() const;
  bool spelled_year() const;
  bool year_in_words() const;
};

}  // namespace dateline
