#include "extract/date_years.h"

namespace dateline {

namespace {

// What may stand glued behind a year.
bool closes_or_joins(std::string_view sign) {
  return sign != "%" && sign != "$" && sign != "€" && sign != "£" && sign != "°" && sign != "+" && sign != "@" &&
         sign != "_" && sign != "#";
}

bool opens_quote(std::string_view sign) { return sign == "\"" || sign == "“" || sign == "‘" || sign == "'"; }

bool closes_quote(std::string_view sign) { return sign == "\"" || sign == "”" || sign == "’" || sign == "'"; }

}  // namespace

std::optional<bool> YearJudge::answer(std::string_view bare) const {
  if (bare == "year") return year();
  if (bare == "leadyear") return led() && !counts();
  if (bare == "aboutyear") return !counts() && !plural_behind();
  if (bare == "years") return years();
  if (bare == "fiscalcode") return passage_.shapes[match_.find(words_.other_year)->payload].fiscal;
  if (bare == "spelled") return spelled_year();
  if (bare == "words") return year_in_words();
  if (bare == "era") return whole(words_.year_number, 1, 9999);
  if (bare == "yearword") return match_.find(words_.year) != nullptr || whole(words_.year_number, 1000, 2999);
  return std::nullopt;
}

bool YearJudge::year() const {
  const Capture* c = match_.find(words_.year);
  const int value = passage_.shapes[c->payload].year;
  if (glued_before() && !opens_or_joins(before())) return false;
  if (glued_behind() && !closes_or_joins(behind())) return false;
  if (in_code()) return false;
  // "at 1984 Main Street", "at 1998 points"
  if (counts() || (before(words_.clock_cue) && (capital_behind() || plural_behind()))) return false;
  if (is_work_title()) return false;
  constexpr int kOldestLaw = 1600;  // earlier numbers are serial
  if ((value >= kOldestLaw && dates_law()) || in_span()) return true;
  const bool cue = cued() || (before() == "(" && behind() == ")") || before(words_.month_class);
  const bool near = value >= 1900 && value <= 2060;
  if (!near && (joined_year() || names_far_year(value) || between_years())) return true;
  if (!near && !cue) return false;
  if (value % 100 == 0 && plural_behind()) return false;
  if (!near && value % 10 == 0 && plural_behind()) return false;
  if (cue) {
    const Sense* sense = has_before() ? lattice_.sense(first_ - 1, words_.cue) : nullptr;
    return near || sense == nullptr || sense->option("loose").empty() ||
           (!sense->option("far").empty() && value >= 1400 && stands_alone());
  }
  if (number_before() || number_behind() || numbered()) return false;
  return !plural_behind() || names_year();
}

// Nothing stands behind it that could be counted: "before 1861.".
bool YearJudge::stands_alone() const {
  return !has_behind() || lattice_.token(last_).type == TokenType::punctuation || behind(words_.conjunction) ||
         behind(words_.preposition) || behind(words_.auxiliary);
}

// Behind a year with a cue of its own: "in 1840 or 1841", "in 1851, 1861 and 1871".
bool YearJudge::joined_year() const {
  constexpr std::uint32_t kMost = 6;
  if (!stands_alone()) return false;
  std::uint32_t at = first_;
  for (std::uint32_t item = 0; item < kMost && at >= lattice_.first() + 3; ++item) {
    const bool joins = has(at - 1, words_.conjunction) || has(at - 1, words_.join) || lattice_.str(at - 1) == ",";
    if (!joins || !lattice_.has(at - 2, class_of(Builtin::year))) return false;
    at -= 2;
    const Sense* sense = lattice_.sense(at - 1, words_.cue);
    if (sense != nullptr && sense->option("loose").empty()) return true;
  }
  return false;
}

// "the Children Act 1989", "the Berne Convention of 1886".
bool YearJudge::dates_law() const {
  const std::uint32_t noun = before(words_.whole_of) ? 2 : 1;
  if (noun == 2 && plural_behind()) return false;
  return first_ >= lattice_.first() + noun && has(first_ - noun, words_.law_noun) && capital(first_ - noun) &&
         !behind(words_.time_units);
}

// Between "from" at the token and its sentence's beginning a verb of what goes on for a while.
bool YearJudge::lasts(std::uint32_t from) const {
  constexpr std::uint32_t kReach = 8;
  for (std::uint32_t at = from; at > lattice_.first() && from - at < kReach;) {
    if (has(--at, words_.span_word)) return true;
    if (lattice_.token(at).type == TokenType::punctuation) return false;
  }
  return false;
}

// "ruled from 1693 to 1827"; numbers may rise so as well.
bool YearJudge::in_span() const {
  if (before(words_.from)) {
    return last_ + 1 < lattice_.last() && has(last_, words_.join) && lattice_.has(last_ + 1, class_of(Builtin::year)) &&
           lasts(first_ - 1);
  }
  constexpr std::uint32_t kFrom = 3;  // "from 1693 to"
  return first_ >= lattice_.first() + kFrom && before(words_.join) && stands_alone() &&
         lattice_.has(first_ - 2, class_of(Builtin::year)) && has(first_ - kFrom, words_.from) && lasts(first_ - kFrom);
}

// "between 1850 and 1890"; "between 1850 and 1890 men" are counted.
bool YearJudge::between_years() const {
  constexpr std::uint32_t kBetween = 3;
  const std::uint32_t begin = before(words_.join) && first_ >= lattice_.first() + kBetween ? first_ - 2 : first_;
  const std::uint32_t end = begin + 2;
  if (begin == lattice_.first() || end >= lattice_.last() || !has(begin + 1, words_.join)) return false;
  const Sense* between = lattice_.sense(begin - 1, words_.from);
  if (between == nullptr || between->value != "between") return false;
  const std::string_view from = lattice_.str(begin), to = lattice_.str(end);
  if (from.size() != 4 || to.size() != 4 || from < "1400" || !(from < to) || to > "2060") return false;
  if (begin > lattice_.first() + 1 && has(begin - 2, words_.range_verb)) return false;
  return end + 1 == lattice_.last() || lattice_.token(end + 1).type == TokenType::punctuation ||
         has(end + 1, words_.conjunction) || has(end + 1, words_.preposition) || has(end + 1, words_.auxiliary);
}

// "Orwell's 1984": of a year that somebody had more would be said, as in "Spain's 2008 drought".
// "1984" in quotation marks is a title as well, and what "The 1975" within a sentence names is no year.
bool YearJudge::is_work_title() const {
  if (before(words_.possessive_ending)) return stands_alone();
  if (is_quoted()) return true;
  return before(words_.definite) && capital(first_ - 1) && runs_on() && first_ - 1 > lattice_.first() &&
         lattice_.token(first_ - 2).type == TokenType::word && !capital_behind();
}

// Alone between quotation marks, but for a comma or full stop.
bool YearJudge::is_quoted() const {
  if (!glued_before() || !opens_quote(before())) return false;
  std::uint32_t end = last_;
  if (end < lattice_.last() && (lattice_.str(end) == "," || lattice_.str(end) == ".")) ++end;
  return end < lattice_.last() && lattice_.token(end).gap == Gap::glued && closes_quote(lattice_.str(end));
}

// "the 1881 census", "a 1851 law": before a noun alone, which is not counted. Round numbers are sizes as often.
bool YearJudge::names_far_year(int value) const {
  constexpr int kRound = 10;
  if (value < 1500 || value % kRound == 0 || !before(words_.determiner) || !has_behind()) return false;
  const Token& noun = lattice_.token(last_);
  return noun.type == TokenType::word && noun.gap == Gap::space && !plural_behind() && !behind(words_.time_units) &&
         !behind(words_.auxiliary) && !behind(words_.preposition) && !behind(words_.conjunction);
}

// "2015-32": neither a stretch of years nor a month.
bool YearJudge::in_code() const {
  return glued_behind() && behind() == "-" && last_ + 1 < lattice_.last() && number_at(last_ + 1) &&
         lattice_.token(last_ + 1).gap == Gap::glued && !lattice_.has(last_ + 1, class_of(Builtin::year));
}

// "H.R. 2015", "Flight 1999": a capital initialism before it.
bool YearJudge::numbered() const { return before().size() > 2 && before().back() == '.' && capital(first_ - 1); }

// "the 2019 elections"; not "won 1984 votes".
bool YearJudge::names_year() const {
  return !has_before() || before(words_.determiner) || before(words_.possessive) || before(words_.preposition) ||
         before(words_.conjunction) || before(words_.possessive_ending) ||
         lattice_.token(first_ - 1).type == TokenType::punctuation;
}

// "2000 years", "$2000", "2000 %", "the 2000 block".
bool YearJudge::counts() const {
  return (behind(words_.time_units) && !is_cued_year(first_)) || behind(words_.no_year_noun) ||
         behind(words_.percent) || before(words_.currency_sign) || before(words_.number_sign);
}

bool YearJudge::years() const {
  const Capture* from = match_.find(words_.first);
  if (from == nullptr) return false;
  if (glued_before() && !opens_or_joins(before())) return false;
  const int begin = passage_.shapes[from->payload].year;
  if (const Capture* to = match_.find(words_.year)) {
    const int end = passage_.shapes[to->payload].year;
    return end > begin && end - begin < 300;
  }
  const Capture* to = match_.find(words_.short_year);
  if (to == nullptr) return false;
  const int end = passage_.shapes[to->payload].year % 100;
  // "in 1612-13"; older numbers are codes unless something says that they are years.
  constexpr int kOld = 1300, kNew = 1800;
  const bool near = begin >= kNew || (begin >= kOld && (end == begin % 100 + 1 || cued()));
  return near && (end > begin % 100 || (begin % 100 == 99 && end == 0));
}

// "nineteen ninety-six", "twenty twenty-four"; not "nineteen five".
bool YearJudge::spelled_year() const {
  const Capture* low = match_.find(words_.year_in_century);
  return low != nullptr && low->sense != nullptr && low->sense->number >= 10 && behind() != "-";
}

// "two thousand and fifteen".
bool YearJudge::year_in_words() const {
  const Capture* c = match_.find(words_.year_number);
  const bool of_day = match_.find(words_.day) != nullptr;
  return c != nullptr && passage_.numbers[c->payload].spelled && whole(words_.year_number, of_day ? 1000 : 1900, 2099);
}

}  // namespace dateline
