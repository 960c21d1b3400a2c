// Lengths of time as TIMEX3 writes them.
#include <array>

#include "extract/date_expression.h"

namespace dateline {
namespace {

// What a half of a unit is in whole smaller ones, and how a unit is written: date letters, then those behind the T.
struct UnitLetters {
  char letter;
  bool of_day;  // stands behind the T
  int multiple;
  const char* half;
};

UnitLetters letters_of(UnitKind kind) {
  switch (kind) {
    case UnitKind::second:
      return {'S', true, 1, ""};
    case UnitKind::minute:
      return {'M', true, 1, "30S"};
    case UnitKind::hour:
      return {'H', true, 1, "30M"};
    case UnitKind::week:
      return {'W', false, 1, ""};
    case UnitKind::month:
      return {'M', false, 1, ""};
    case UnitKind::quarter:
      return {'M', false, 3, ""};
    case UnitKind::year:
      return {'Y', false, 1, "6M"};
    default:  // nights and weekends too
      return {'D', false, kind == UnitKind::weekend ? 2 : 1, kind == UnitKind::day ? "T12H" : ""};
  }
}

struct Written {
  std::string date, time;
};

void add(const UnitCount& count, Written& parts) {
  if (count.unit.kind == UnitKind::none) return;
  const UnitLetters letters = letters_of(count.unit.kind);
  std::string& out = letters.of_day ? parts.time : parts.date;
  if (!count.count) {
    out += 'X';
    out += letters.letter;
    return;
  }
  const auto amount = count.count->times(Decimal(count.unit.multiple * letters.multiple));
  if (!amount) return;
  const auto half = amount->minus(*Decimal::parse("0.5"));
  if (!count.decimal && letters.half[0] != '\0' && half && half->is_whole() && !half->is_negative()) {
    if (!half->is_zero()) out += half->str() + letters.letter;
    std::string_view rest = letters.half;
    if (rest[0] == 'T') {
      rest.remove_prefix(1);
      parts.time += rest;
    } else {
      out += rest;
    }
    return;
  }
  out += amount->str();
  out += letters.letter;
}

}  // namespace

std::string duration_value(const UnitCount& count, const UnitCount& also) {
  Written parts;
  add(count, parts);
  add(also, parts);
  std::string out = "P" + parts.date;
  if (!parts.time.empty()) out += "T" + parts.time;
  return out;
}

}  // namespace dateline
