#include "calendar/shapes.h"

#include <algorithm>

#include "calendar/day.h"
#include "calendar/iso_week.h"

namespace dateline {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }

bool all_lower(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// A run of ASCII digits.
struct Run {
  std::int32_t value = -1;
  std::size_t begin = 0, length = 0;
  std::size_t end() const { return begin + length; }
};

Run run_at(std::string_view text, std::size_t at) {
  Run run{-1, at, 0};
  std::int32_t value = 0;
  while (at + run.length < text.size() && is_digit(text[at + run.length]) && run.length < 9) {
    value = value * 10 + (text[at + run.length] - '0');
    ++run.length;
  }
  if (run.length > 0) run.value = value;
  return run;
}

char char_at(std::string_view text, std::size_t at) { return at < text.size() ? text[at] : '\0'; }

// What stands behind a number does not make it a piece of a longer one: "2024-02-22-7", "2.5.2024.1".
bool ends_well(std::string_view text, std::size_t end) {
  const char c = char_at(text, end);
  if (is_digit(c) || is_letter(c) || c == '%') return false;
  return !((c == '-' || c == '/' || c == '.' || c == ':' || c == ',') && is_digit(char_at(text, end + 1)));
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

bool is_year(const Run& run) { return run.length == 4 && run.value >= 1000 && run.value < 2200; }
bool is_month(const Run& run) { return (run.length == 1 || run.length == 2) && run.value >= 1 && run.value <= 12; }
bool is_day(const Run& run) { return (run.length == 1 || run.length == 2) && run.value >= 1 && run.value <= 31; }

// Skips the separator `sep`, with at most one space on either side. Returns where the next part begins, 0 where there
// is none.
std::size_t skip_separator(std::string_view text, std::size_t at, char sep) {
  if (char_at(text, at) == ' ') ++at;
  if (char_at(text, at) != sep) return 0;
  ++at;
  if (char_at(text, at) == ' ') ++at;
  return is_digit(char_at(text, at)) ? at : 0;
}

// The separator behind a first part, '\0' where there is none.
char separator_at(std::string_view text, std::size_t at) {
  const char c = char_at(text, at) == ' ' ? char_at(text, at + 1) : char_at(text, at);
  return c == '-' || c == '/' || c == '.' ? c : '\0';
}

// "T14:35:00.123+09:00" behind a date.
std::size_t read_iso_time(std::string_view text, std::size_t at, DateShape& out) {
  if (char_at(text, at) != 'T') return at;
  DateShape clock;
  std::size_t end = read_clock(text, at + 1, clock);
  if (end == 0) return at;
  if (char_at(text, end) == '.' && is_digit(char_at(text, end + 1))) end = run_at(text, end + 1).end();
  const char sign = char_at(text, end);
  if (sign == 'Z') {
    out.zone = 0;
    ++end;
  } else if (sign == '+' || sign == '-') {
    const Run hours = run_at(text, end + 1);
    std::int32_t minutes = -1;
    std::size_t stop = hours.end();
    if (hours.length == 2 && char_at(text, stop) == ':') {
      const Run rest = run_at(text, stop + 1);
      if (rest.length == 2) minutes = hours.value * 60 + rest.value, stop = rest.end();
    } else if (hours.length == 4) {
      minutes = hours.value / 100 * 60 + hours.value % 100;
    } else if (hours.length == 2) {
      minutes = hours.value * 60;
    }
    if (minutes < 0 || minutes > 15 * 60) return at;
    out.zone = static_cast<std::int16_t>(sign == '-' ? -minutes : minutes);
    end = stop;
  }
  out.hour = clock.hour;
  out.minute = clock.minute;
  out.second = clock.second;
  return end;
}

std::size_t read_year_first(std::string_view text, const Run& year, char sep, DateShape& out) {
  const std::size_t second = skip_separator(text, year.end(), sep);
  const Run month = second == 0 ? Run{} : run_at(text, second);
  if (!is_month(month)) return 0;
  out.year = year.value;
  out.month = static_cast<std::int8_t>(month.value);
  const std::size_t third = skip_separator(text, month.end(), sep);
  const Run day = third == 0 ? Run{} : run_at(text, third);
  if (is_day(day)) {
    out.day = static_cast<std::int8_t>(day.value);
    const std::size_t end = read_iso_time(text, day.end(), out);
    return ends_well(text, end) ? end : 0;
  }
  // "2012-13", "2009-12" and "1532-3" are stretches of years, "2015-12" and "2015/3" months; with a point it is a
  // number.
  if (sep == '.' || text[year.end()] == ' ' || !ends_well(text, month.end())) return 0;
  if (sep == '-' && month.value > year.value % (month.length == 2 ? 100 : 10)) return 0;
  return month.end();
}

std::size_t read_year_last(std::string_view text, const Run& first, char sep, DateShape& out) {
  const std::size_t at = skip_separator(text, first.end(), sep);
  const Run second = at == 0 ? Run{} : run_at(text, at);
  if (is_month(first) && is_year(second) && sep != '.' && text[first.end()] != ' ') {  // "02/2024"
    if (!ends_well(text, second.end())) return 0;
    out.month = static_cast<std::int8_t>(first.value);
    out.year = second.value;
    return second.end();
  }
  if (!is_day(first) || !is_day(second)) return 0;
  const std::size_t third = skip_separator(text, second.end(), sep);
  const Run year = third == 0 ? Run{} : run_at(text, third);
  // "7.2.24" is as often a version or a section as a date.
  const bool short_year = year.length == 2 && sep != '-' && text[first.end()] != ' ' &&
                          (sep == '/' || (first.length == 2 && second.length == 2));
  if ((!is_year(year) && !short_year) || !ends_well(text, year.end())) return 0;
  const bool month_first = is_month(first) && sep != '.';
  const bool day_first = is_month(second);
  if (!month_first && !day_first) return 0;
  out.ambiguous = month_first && day_first && first.value != second.value;
  out.month = static_cast<std::int8_t>(month_first ? first.value : second.value);
  out.day = static_cast<std::int8_t>(month_first ? second.value : first.value);
  out.year = year.length == 4 ? year.value : year.value + (year.value < 50 ? 2000 : 1900);
  out.two_digits = year.length == 2;
  return year.end();
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
    const Run run = run_at(text, token.begin);
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
  void mark_basic_date(std::uint32_t at, const Run& run) {
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

  // "FY2021", "FY21", "Dec31".
  void mark_coded(std::uint32_t at) {
    const std::string_view str = lattice_.str(at);
    std::size_t letters = 0;
    while (letters < str.size() && is_letter(str[letters])) ++letters;
    const Run run = run_at(str, letters);
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

  void mark_digits(std::uint32_t at, const Run& run, bool clean) {
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
  bool is_military(std::uint32_t at, const Run& run) const {
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
  void mark_ending(std::uint32_t at, const Run& run, std::string_view ending, bool begins) {
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

std::size_t read_numeric_date(std::string_view text, std::size_t at, DateShape& out) {
  const Run first = run_at(text, at);
  if (first.length == 0 || first.length > 4) return 0;
  const char sep = separator_at(text, first.end());
  if (sep == '\0') return 0;
  DateShape shape;
  const std::size_t end =
      is_year(first) ? read_year_first(text, first, sep, shape) : read_year_last(text, first, sep, shape);
  if (end > 0) out = shape;
  return end;
}

std::size_t read_clock(std::string_view text, std::size_t at, DateShape& out) {
  const Run hour = run_at(text, at);
  if (hour.length == 0 || hour.length > 2 || hour.value > 24) return 0;
  const char sep = char_at(text, hour.end());
  if (sep != ':' && sep != '.') return 0;
  const Run minute = run_at(text, hour.end() + 1);
  if (minute.length != 2 || minute.value > 59) return 0;
  std::size_t end = minute.end();
  DateShape shape;
  if (char_at(text, end) == sep && is_digit(char_at(text, end + 1))) {
    const Run second = run_at(text, end + 1);
    if (sep == '.' || second.length != 2 || second.value > 59) return 0;
    shape.second = static_cast<std::int8_t>(second.value);
    end = second.end();
  }
  if (hour.value == 24 && (minute.value > 0 || shape.second > 0)) return 0;
  const char next = char_at(text, end);
  if (is_digit(next) || next == '%' || ((next == ':' || next == ',') && is_digit(char_at(text, end + 1)))) return 0;
  if (next == '.' && sep == '.' && is_digit(char_at(text, end + 1))) return 0;
  shape.hour = static_cast<std::int8_t>(hour.value);
  shape.minute = static_cast<std::int8_t>(minute.value);
  shape.ambiguous = sep == '.' || hour.length == 1;
  out = shape;
  return end;
}

}  // namespace dateline
