#include "calendar/date_line.h"

#include <vector>

#include "calendar/shapes.h"

namespace dateline {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }

// One piece of a line: a run of digits, a word, or a single sign.
struct Piece {
  enum Kind : std::uint8_t { number, word, sign } kind = sign;
  std::uint32_t begin = 0, end = 0;
  std::int32_t value = -1;  // of a number, at most 6 digits
  std::int32_t month = 0;   // of a word: the month it names
  bool weekday = false;
};

class LexiconNames : public DateNames {
 public:
  explicit LexiconNames(const Lexicon& lexicon)
      : lexicon_(lexicon),
        month_(lexicon.class_named("MONTH")),
        weekday_(lexicon.class_named("WEEKDAY")),
        zone_(lexicon.class_named("TIME_ZONE")),
        meridiem_(lexicon.class_named("MERIDIEM")) {}

  int month(std::string_view word) const override {
    const Sense* sense = find(word, month_);
    return sense == nullptr ? 0 : static_cast<int>(sense->number);
  }
  bool is_weekday(std::string_view word) const override { return find(word, weekday_) != nullptr; }
  std::optional<ZoneName> zone(std::string_view word) const override {
    const Sense* sense = find(word, zone_);
    return sense == nullptr ? std::nullopt : std::optional(zone_name(*sense));
  }
  int meridiem(std::string_view word) const override {
    const Sense* sense = find(word, meridiem_);
    return sense == nullptr ? -1 : sense->number == 0 ? 0 : 1;
  }

 private:
  const Sense* find(std::string_view word, ClassId cls) const {
    const std::uint32_t number = lexicon_.word_number(word);
    return number == 0 ? nullptr : lexicon_.sense(number, cls);
  }

  const Lexicon& lexicon_;
  ClassId month_, weekday_, zone_, meridiem_;
};

class LineReader {
 public:
  LineReader(const DateNames& names, std::string_view line, bool day_first)
      : names_(names), line_(line), day_first_(day_first) {}

  std::optional<DateLine> read() {
    cut();
    std::optional<DateLine> open;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      DateLine found;
      std::size_t next = 0;
      if (numeric(i, found, next) || with_counters(i, found, next) || day_month(i, found, next) ||
          month_day(i, found, next)) {
        if (found.timex.year == kOpen) {
          if (!open) open = finish(i, next, found);
          continue;
        }
        return finish(i, next, found);
      }
    }
    return open;
  }

 private:
  void cut() {
    std::uint32_t at = 0;
    const auto size = static_cast<std::uint32_t>(line_.size());
    while (at < size) {
      Piece piece;
      piece.begin = at;
      if (is_digit(line_[at])) {
        piece.kind = Piece::number;
        piece.value = 0;
        while (at < size && is_digit(line_[at])) {
          if (piece.value >= 0) piece.value = at - piece.begin < 6 ? piece.value * 10 + (line_[at] - '0') : -1;
          ++at;
        }
      } else if (is_wide_blank(at)) {
        at += 2;
        continue;
      } else if (is_letter(line_[at])) {
        piece.kind = Piece::word;
        while (at < size && is_letter(line_[at]) && !is_wide_blank(at)) ++at;
      } else if (line_[at] == ' ' || line_[at] == '\t') {
        ++at;
        continue;
      } else {
        ++at;
      }
      piece.end = at;
      if (piece.kind == Piece::word) look_up(piece);
      pieces_.push_back(piece);
    }
  }

  // A blank that does not break.
  bool is_wide_blank(std::uint32_t at) const { return line_.substr(at, 2) == "\xC2\xA0"; }

  std::string_view str(const Piece& piece) const { return line_.substr(piece.begin, piece.end - piece.begin); }

  void look_up(Piece& piece) const {
    piece.month = names_.month(str(piece));
    piece.weekday = names_.is_weekday(str(piece));
  }

  const Piece* at(std::size_t i) const { return i < pieces_.size() ? &pieces_[i] : nullptr; }
  bool is_sign(std::size_t i, std::string_view signs) const {
    const Piece* piece = at(i);
    return piece != nullptr && piece->kind == Piece::sign && signs.find(line_[piece->begin]) != std::string_view::npos;
  }
  std::size_t length(std::size_t i) const { return pieces_[i].end - pieces_[i].begin; }

  bool is_day_number(std::size_t i) const {
    const Piece* piece = at(i);
    return piece != nullptr && piece->kind == Piece::number && length(i) <= 2 && piece->value >= 1 &&
           piece->value <= 31;
  }
  bool is_year_number(std::size_t i) const {
    const Piece* piece = at(i);
    return piece != nullptr && piece->kind == Piece::number && length(i) == 4 && piece->value >= 1000 &&
           piece->value < 2200;
  }
  // "7th": the ending is glued to the digits.
  std::size_t skip_ending(std::size_t i) const {
    const Piece* piece = at(i);
    if (piece != nullptr && piece->kind == Piece::word && piece->begin == pieces_[i - 1].end && piece->month == 0)
      return i + 1;
    return i;
  }
  std::size_t skip_signs(std::size_t i, std::string_view signs) const {
    while (is_sign(i, signs)) ++i;
    return i;
  }

  bool numeric(std::size_t i, DateLine& found, std::size_t& next) const {
    if (pieces_[i].kind != Piece::number) return false;
    if (i > 0 && pieces_[i - 1].end == pieces_[i].begin && pieces_[i - 1].kind == Piece::word) return false;
    DateShape shape;
    const std::size_t end = read_numeric_date(line_, pieces_[i].begin, shape);
    if (end == 0 || shape.day < 0) return false;
    found.ambiguous = shape.ambiguous;
    if (shape.ambiguous && day_first_) std::swap(shape.month, shape.day);
    found.timex = Timex::of_month(shape.year, shape.month);
    found.timex.grain = Grain::day;
    found.timex.day = shape.day;
    if (shape.hour >= 0) set_clock(found.timex, shape);
    for (next = i; next < pieces_.size() && pieces_[next].begin < end; ++next) {
    }
    return true;
  }

  static void set_clock(Timex& timex, const DateShape& shape) {
    timex.grain = Grain::minute;
    timex.hour = shape.hour;
    timex.minute = shape.minute;
    if (shape.zone != kNoZone) timex.zone = shape.zone;
  }

  void set_day(DateLine& found, std::int32_t month, std::int32_t day) const {
    found.timex.grain = Grain::day;
    found.timex.month = month;
    found.timex.day = day;
  }

  // "2024年2月7日": year, month and day, each with its own word behind it.
  bool with_counters(std::size_t i, DateLine& found, std::size_t& next) const {
    if (!is_year_number(i) || i + 5 >= pieces_.size()) return false;
    for (std::size_t j = i; j < i + 6; ++j) {
      const Piece& piece = pieces_[j];
      if (piece.kind != ((j - i) % 2 == 0 ? Piece::number : Piece::word)) return false;
      if (piece.kind == Piece::word && (line_[piece.begin] & 0x80) == 0) return false;
    }
    const Piece &month = pieces_[i + 2], &day = pieces_[i + 4];
    if (month.value < 1 || month.value > 12 || !is_day_number(i + 4)) return false;
    set_day(found, month.value, day.value);
    found.timex.year = pieces_[i].value;
    next = i + 5;
    return true;
  }

  // "7 February 2024", "07-Feb-2024", "7th February".
  bool day_month(std::size_t i, DateLine& found, std::size_t& next) const {
    if (!is_day_number(i)) return false;
    std::size_t j = skip_signs(skip_ending(i + 1), ".-/");
    if (at(j) == nullptr) return false;
    if (at(j)->kind == Piece::word && at(j)->month == 0 && at(j)->begin > at(j - 1)->end) ++j;  // "7 of February"
    if (at(j) == nullptr || at(j)->month == 0) return false;
    set_day(found, at(j)->month, pieces_[i].value);
    next = j + 1;
    year_behind(next, found);
    return true;
  }

  // "February 7, 2024", "Feb. 7".
  bool month_day(std::size_t i, DateLine& found, std::size_t& next) const {
    if (pieces_[i].month == 0) return false;
    const std::size_t j = skip_signs(i + 1, ".-/");
    if (!is_day_number(j)) return false;
    set_day(found, pieces_[i].month, pieces_[j].value);
    next = skip_ending(j + 1);
    year_behind(next, found);
    if (found.timex.year == kOpen) year_behind_clock(next, found);
    return true;
  }

  // "Feb 7 14:35:10 GMT 2024", as programs write it.
  void year_behind_clock(std::size_t& next, DateLine& found) const {
    Timex timex = found.timex;
    std::size_t i = clock(next, timex);
    if (i == 0) return;
    if (at(i) != nullptr && at(i)->kind == Piece::word) ++i;  // a zone that nobody knows
    if (!is_year_number(i)) return;
    timex.year = pieces_[i].value;
    found.timex = timex;
    next = i + 1;
  }

  void year_behind(std::size_t& next, DateLine& found) const {
    std::size_t i = skip_signs(next, ",.-/");
    // "7 de febrero de 2024"
    if (at(i) != nullptr && at(i)->kind == Piece::word && length(i) <= 2 && !at(i)->weekday) ++i;
    if (!is_year_number(i)) return;
    found.timex.year = pieces_[i].value;
    next = i + 1;
  }

  // Adds weekday and clock time to the date of the pieces [first, next).
  DateLine finish(std::size_t first, std::size_t next, DateLine found) const {
    std::size_t begin = first;
    while (begin > 0 && is_sign(begin - 1, ",.")) --begin;
    if (begin == 0 || !pieces_[begin - 1].weekday)
      begin = first;
    else
      --begin;
    if (found.timex.hour == kOpen) {
      const std::size_t end = clock_behind(next, found.timex);
      if (end > 0)
        next = end;
      else
        begin = clock_before(begin, found.timex);
    }
    found.span = {pieces_[begin].begin, pieces_[next - 1].end};
    return found;
  }

  // "| 02:35 PM", ", 14:35 GMT", "at 2.35pm". Returns the piece behind it, 0 where there is none.
  std::size_t clock_behind(std::size_t i, Timex& timex) const {
    i = skip_signs(i, ",|-\xe2\x80\x93\x94@");
    if (at(i) != nullptr && at(i)->kind == Piece::word && !at(i)->weekday && at(i)->month == 0) ++i;  // "at"
    return clock(i, timex);
  }

  std::size_t clock(std::size_t i, Timex& timex) const {
    if (at(i) == nullptr || at(i)->kind != Piece::number) return 0;
    DateShape shape;
    std::size_t end = read_clock(line_, at(i)->begin, shape);
    std::size_t j = i + 1;
    if (end == 0) {
      if (length(i) > 2 || at(i)->value > 12 || at(i)->value < 1 || meridiem(j) < 0) return 0;
      shape.hour = static_cast<std::int8_t>(at(i)->value);
      shape.minute = 0;
      end = at(i)->end;
    }
    while (j < pieces_.size() && pieces_[j].begin < end) ++j;
    std::size_t after = j;
    const int half = meridiem(j, &after);
    if (half < 0 && shape.ambiguous && line_[pieces_[i].end] == '.') return 0;
    if (half >= 0 && shape.hour <= 12) shape.hour = static_cast<std::int8_t>(shape.hour % 12 + 12 * half);
    set_clock(timex, shape);
    j = after;
    if (const Piece* piece = at(j); piece != nullptr && piece->kind == Piece::word) {
      if (const std::optional<ZoneName> zone = names_.zone(str(*piece))) {
        put_zone(timex, *zone);
        ++j;
      }
    }
    return j;
  }

  // 0 for a.m., 1 for p.m., -1 for neither.
  int meridiem(std::size_t i, std::size_t* after = nullptr) const {
    const Piece* piece = at(i);
    if (piece == nullptr || piece->kind != Piece::word) return -1;
    std::string letters(str(*piece));
    std::size_t next = i + 1;
    if (letters.size() == 1 && is_sign(next, ".") && at(next + 1) != nullptr && length(next + 1) == 1) {
      letters += str(*at(next + 1));
      next += 2;
      if (is_sign(next, ".")) ++next;
    }
    const int half = names_.meridiem(letters);
    if (half >= 0 && after != nullptr) *after = next;
    return half;
  }

  // "14:35, 7 February 2024". Returns where the whole begins.
  std::size_t clock_before(std::size_t begin, Timex& timex) const {
    const std::size_t earliest = begin > 9 ? begin - 9 : 0;
    for (std::size_t i = earliest; i < begin; ++i) {
      Timex with = timex;
      const std::size_t end = clock(i, with);
      if (end == 0) continue;
      std::size_t rest = skip_signs(end, ",|-\xe2\x80\x93\x94");
      if (rest < begin && pieces_[rest].kind == Piece::word) ++rest;  // "on"
      if (rest != begin) continue;
      timex = with;
      return i;
    }
    return begin;
  }

  const DateNames& names_;
  std::string_view line_;
  bool day_first_;
  std::vector<Piece> pieces_;
};

}  // namespace

std::string DateLine::value() const {
  if (timex.year == kOpen || !is_possible(timex)) return {};
  return timex_value(timex);
}

std::optional<DateLine> read_date_line(const Lexicon& lexicon, std::string_view line, bool day_first) {
  return LineReader(LexiconNames(lexicon), line, day_first).read();
}

std::optional<DateLine> read_date_line(const DateNames& names, std::string_view line, bool day_first) {
  return LineReader(names, line, day_first).read();
}

}  // namespace dateline
