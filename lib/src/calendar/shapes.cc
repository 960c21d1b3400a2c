#include "calendar/shapes.h"

#include <algorithm>

#include "calendar/day.h"
#include "calendar/digit_run.h"
#include "calendar/iso_week.h"

namespace dateline {
namespace {

bool all_lower(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool begins_well(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  const char c = text[at - 1];
  if (is_digit(c) || (is_letter(c) && (c & 0x80) == 0) || c == '$' || c == '#' || c == '_' || c == '+') return false;
  return !((c == '-' || c == '/' || c == '.' || c == ':' || c == ',') && at > 1 && is_digit(text[at - 2]));
}

// "7-10:30 a.m.": the second of two times of day.
bool ends_hours(std::string_view text, std::size_t at) {
  if (at < 2 || text[at - 1] != '-' || !is_digit(text[at - 2])) return false;
  std::size_t begin = at - 1;
  while (begin > 0 && is_digit(text[begin - 1])) --begin;
  return at - 1 - begin <= 2 && begins_well(text, begin);
}

// Marks the shapes of one passage.
class Marker {
 public:
  Marker(Lattice& lattice, std::vector<DateShape>& out) : lattice_(lattice), out_(out) {}

  void mark() {
    for (std::uint32_t at = lattice_.first(); at < lattice_.last(); ++at) {
      const Token& token = lattice_.token(at);
      if (token.type == TokenType::number) {
        mark_number(at);
      } else if (token.type == TokenType::word && is_digit(lattice_.str(at).back())) {
        mark_coded(at);
      }
    }
  }

 private:
  void put(std::uint32_t first, std::uint32_t last, Builtin cls, const DateShape& shape) {
    lattice_.add({first, last, class_of(cls), nullptr, static_cast<std::uint32_t>(out_.size())});
    out_.push_back(shape);
  }

  // The token behind the one that ends at byte `end`, 0 where none does.
  std::uint32_t token_ending(std::uint32_t at, std::size_t end) const {
    while (at < lattice_.last() && lattice_.token(at).end < end) ++at;
    return at < lattice_.last() && lattice_.token(at).end == end ? at + 1 : 0;
  }

  bool glued(std::uint32_t at) const {
    return at > lattice_.first() && at < lattice_.last() && lattice_.token(at).gap == Gap::glued;
  }

  bool has_apostrophe(std::uint32_t at) const {
    if (!glued(at)) return false;
    const auto before = lattice_.str(at - 1);
    return (before == "'" || before == "\u2019" || before == "\u2018") && !glued(at - 1);
  }

  void mark_number(std::uint32_t at) {
    const std::string_view text = lattice_.text();
    const Token& token = lattice_.token(at);
    const std::string_view str = lattice_.str(at);
    const DigitRun run = run_at(text, token.begin);
    if (run.length == 8 && str.size() == 8) mark_basic_date(at, run);
    if (run.length == 0 || run.length > 4) return;
    const bool begins = begins_well(text, token.begin);
    if (begins) {
      mark_compound(at, text, token.begin);
    } else if (ends_hours(text, token.begin)) {
      mark_clock(at, text, token.begin);
    }
    if (run.length == str.size()) {
      mark_digits(at, run, begins && !glued_to_letters(at));
    } else {
      mark_ending(at, run, str.substr(run.length), begins);
    }
  }

  // "20240222", ISO's basic form, of the last hundred years and the next: hardly any other number looks like one.
  void mark_basic_date(std::uint32_t at, const DigitRun& run) {
    const int year = run.value / 10000, month = run.value / 100 % 100, day = run.value % 100;
    if (year < 1900 || year >= 2100 || !make_day(year, month, day)) return;
    if (glued(at) || glued_to_letters(at)) return;
    if (glued(at + 1) && lattice_.token(at + 1).type != TokenType::punctuation) return;
    DateShape shape;
    shape.year = year;
    shape.month = static_cast<std::int8_t>(month);
    shape.day = static_cast<std::int8_t>(day);
    put(at, at + 1, Builtin::full_date, shape);
  }

  // "1Q24", "2H2023": the word behind the digit of a quarter or half.
  void mark_quarter(std::uint32_t at, std::string_view str, const DigitRun& run) {
    const Lexicon& lexicon = lattice_.lexicon();
    const Sense* letter = lexicon.sense(lexicon.word_number(str.substr(0, 1)), lexicon.class_named("QUARTER_LETTER"));
    if (letter == nullptr || !glued(at) || str[0] != letter->form[0] || lattice_.str(at - 1).size() != 1) return;
    const int number = lattice_.str(at - 1).front() - '0';
    if (number < 1 || number > letter->number || (run.length != 2 && !is_year(run))) return;
    if (!begins_well(lattice_.text(), lattice_.token(at - 1).begin)) return;
    DateShape shape;
    shape.year = run.length == 2 ? run.value + 2000 : run.value;
    shape.two_digits = run.length == 2;
    (letter->number == 4 ? shape.quarter : shape.half) = static_cast<std::int8_t>(number);
    put(at - 1, at + 1, Builtin::full_date, shape);
  }

  // "FY2021", "FY21", "Dec31".
  void mark_coded(std::uint32_t at) {
    const std::string_view str = lattice_.str(at);
    std::size_t letters = 0;
    while (letters < str.size() && is_letter(str[letters])) ++letters;
    const DigitRun run = run_at(str, letters);
    if (letters == 1 && run.end() == str.size()) return mark_quarter(at, str, run);
    if (letters < 2 || letters > 4 || run.end() != str.size()) return;
    const Lexicon& lexicon = lattice_.lexicon();
    const std::uint32_t word = lexicon.word_number(str.substr(0, letters));
    if (word == 0) return;
    DateShape shape;
    const Sense* month = is_day(run) ? lexicon.sense(word, lexicon.class_named("MONTH")) : nullptr;
    if (month != nullptr && all_lower(str.substr(1, letters - 1))) {
      shape.month = static_cast<std::int8_t>(month->number);
      shape.day = static_cast<std::int8_t>(run.value);
      put(at, at + 1, Builtin::full_date, shape);
      return;
    }
    const Sense* prefix = lexicon.sense(word, lexicon.class_named("YEAR_PREFIX"));
    if (prefix == nullptr || (run.length != 2 && !is_year(run))) return;
    shape.year = run.length == 2 ? run.value + 2000 : run.value;
    shape.fiscal = prefix->value == "fiscal";
    put(at, at + 1, Builtin::year, shape);
  }

  bool glued_to_letters(std::uint32_t at) const {
    if (!glued(at + 1)) return false;
    const char c = lattice_.str(at + 1).front();
    return c == '%' || (is_letter(c) && lattice_.token(at + 1).type == TokenType::word);
  }

  void mark_compound(std::uint32_t at, std::string_view text, std::uint32_t begin) {
    DateShape week;
    if (const std::uint32_t last = token_ending(at, read_iso_week(text, begin, week)); last != 0) {
      return put(at, last, Builtin::full_date, week);
    }
    DateShape shape;
    if (const std::size_t end = read_numeric_date(text, begin, shape); end > 0) {
      if (const auto last = token_ending(at, end); last > 0) put(at, last, Builtin::full_date, shape);
      return;
    }
    mark_clock(at, text, begin);
  }

  void mark_clock(std::uint32_t at, std::string_view text, std::uint32_t begin) {
    DateShape shape;
    const std::size_t end = read_clock(text, begin, shape);
    if (end == 0) return;
    if (const auto last = token_ending(at, end); last > 0) put(at, last, Builtin::clock, shape);
  }

  void mark_digits(std::uint32_t at, const DigitRun& run, bool clean) {
    if (run.length == 4) {
      // "1939-1945": the second of two years; "Sep-23-2020".
      const bool second = at > lattice_.first() + 1 && glued(at) &&
                          (lattice_.str(at - 1) == "-" || lattice_.str(at - 1) == "/") && !glued_to_letters(at) &&
                          (lattice_.token(at - 2).end - lattice_.token(at - 2).begin == 4 || behind_month(at - 2));
      if (clean && is_military(at, run)) {
        DateShape clock;
        clock.hour = static_cast<std::int8_t>(run.value / 100);
        clock.minute = static_cast<std::int8_t>(run.value % 100);
        put(at, at + 1, Builtin::clock, clock);
        return;
      }
      if (!is_year(run) || (!clean && !second)) return;
      DateShape shape;
      shape.year = run.value;
      put(at, at + 1, Builtin::year, shape);
      return;
    }
    if (run.length > 2) return;
    if (run.length == 2) {
      DateShape shape;
      shape.year = run.value + (run.value < 50 ? 2000 : 1900);
      shape.two_digits = true;
      if (has_apostrophe(at)) put(at - 1, at + 1, Builtin::short_year, shape);
      put(at, at + 1, Builtin::short_year, shape);
    }
    if (glued_to_letters(at)) return;
    DateShape shape;
    if (is_day(run)) {
      shape.day = static_cast<std::int8_t>(run.value);
      put(at, at + 1, Builtin::day, shape);
    }
    if (is_month(run)) {
      shape.day = -1;
      shape.month = static_cast<std::int8_t>(run.value);
      put(at, at + 1, Builtin::month_number, shape);
    }
  }

  // "1930 CDT", "at 0730 hours".
  bool is_military(std::uint32_t at, const DigitRun& run) const {
    if (run.value > 2400 || run.value % 100 > 59 || at + 1 >= lattice_.last()) return false;
    const Lexicon& lexicon = lattice_.lexicon();
    if (lattice_.token_has(at + 1, lexicon.class_named("TIME_ZONE"))) return true;
    return lattice_.token_has(at + 1, lexicon.class_named("OCLOCK")) && at > lattice_.first() &&
           lattice_.token_has(at - 1, lexicon.class_named("CLOCK_CUE"));
  }

  // The number behind "Sep-".
  bool behind_month(std::uint32_t at) const {
    return at > lattice_.first() + 1 && glued(at) && lattice_.str(at - 1) == "-" && glued(at - 1) &&
           lattice_.token_has(at - 2, lattice_.lexicon().class_named("MONTH"));
  }

  // "19th", "1990s", "'90s".
  void mark_ending(std::uint32_t at, const DigitRun& run, std::string_view ending, bool begins) {
    if (!begins || !is_letter(ending.front())) return;
    const Lexicon& lexicon = lattice_.lexicon();
    const std::uint32_t word = lexicon.word_number(ending);
    if (word == 0) return;
    DateShape shape;
    if (run.length <= 2 && is_day(run) && lexicon.sense(word, lexicon.class_named("ORDINAL_ENDING")) != nullptr) {
      shape.day = static_cast<std::int8_t>(run.value);
      put(at, at + 1, Builtin::day, shape);
      return;
    }
    if (run.value % 10 != 0 || lexicon.sense(word, lexicon.class_named("DECADE_ENDING")) == nullptr) return;
    if (run.length == 4) {
      if (!is_year(run)) return;
      shape.year = run.value;
      put(at, at + 1, Builtin::decade, shape);
    } else if (run.length == 2) {
      shape.year = run.value + (run.value < 20 ? 2000 : 1900);
      const bool apostrophe = has_apostrophe(at);
      shape.ambiguous = !apostrophe;
      put(apostrophe ? at - 1 : at, at + 1, Builtin::decade, shape);
    }
  }

  Lattice& lattice_;
  std::vector<DateShape>& out_;
};

}  // namespace

void mark_date_shapes(Lattice& lattice, std::vector<DateShape>& out) { Marker(lattice, out).mark(); }

}  // namespace dateline
