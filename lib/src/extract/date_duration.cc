// Lengths of time as TIMEX3 writes them.
#include "calendar/edtf.h"
#include "extract/date_expression.h"
#include "extract/date_resolver.h"
#include "extract/open_date.h"

namespace dateline {
namespace {

// What a half of a unit is in whole smaller ones, and how a unit is written: date letters, then those behind the T.
struct UnitLetters {
  char letter;
  bool of_day;  // stands behind the T
  int multiple;
  const char* half;
  char sixtieth = '\0';  // the letter of what a sixtieth of it is
};

UnitLetters letters_of(UnitKind kind) {
  switch (kind) {
    case UnitKind::second:
      return {'S', true, 1, ""};
    case UnitKind::minute:
      return {'M', true, 1, "", 'S'};
    case UnitKind::hour:
      return {'H', true, 1, "", 'M'};
    case UnitKind::week:
      return {'W', false, 1, ""};
    case UnitKind::month:
      return {'M', false, 1, ""};
    case UnitKind::quarter:
      return {'Q', false, 1, ""};
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
  if (!out.empty() && out.back() == letters.letter) return;  // "six days and five nights"
  if (!count.count) {
    out += 'X';
    out += letters.letter;
    return;
  }
  const auto amount = count.count->times(Decimal(count.unit.multiple * letters.multiple));
  if (!amount) return;
  if (letters.sixtieth != '\0' && !count.decimal) {
    constexpr std::int64_t kParts = 60;
    const auto parts_of = amount->times(Decimal(kParts));
    const auto whole = parts_of ? parts_of->whole() : std::nullopt;
    if (whole && *whole % kParts != 0) {  // "three quarters of an hour"
      if (*whole >= kParts) out += std::to_string(*whole / kParts) + letters.letter;
      out += std::to_string(*whole % kParts) + letters.sixtieth;
      return;
    }
  }
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

bool is_third(std::string_view mod) { return mod == "START" || mod == "MID" || mod == "END"; }

class DurationResolver {
 public:
  DurationResolver(const DateExpression& e, std::optional<Day> anchor, const std::string& anchor_name)
      : e_(e), anchor_(anchor), anchor_name_(anchor_name) {}

  ResolvedDate duration() {
    ResolvedDate out;
    DateValue& v = out.value;
    v.type = DateType::duration;
    v.value = duration_value(e_.count, e_.also, e_.third);
    v.mod = e_.mod;
    v.grain = grain_of_unit();
    if (e_.count.least) {
      UnitCount least = e_.count;
      least.count = least.least;
      v.candidates = {duration_value(least), v.value};
      v.value = v.candidates.front();
      if (v.mod.empty()) v.mod = "EQUAL_OR_MORE";
    }
    if (is_third(v.mod)) v.mod.clear();
    if (e_.direction != kOpen && e_.direction != 0) span_of_duration(v);
    return out;
  }

 private:
  // "over the past three months": its days end, or begin, at the anchor.
  void span_of_duration(DateValue& v) {
    if (!anchor_) {
      v.issue = "no-anchor";
      return;
    }
    const auto whole = e_.count.count ? e_.count.count->whole() : std::nullopt;
    if (!whole || *whole > 10000) return;
    const int by = static_cast<int>(*whole) * e_.count.unit.multiple * e_.direction;
    Day end = *anchor_;
    switch (e_.count.unit.kind) {
      case UnitKind::year:
        end = add_months(*anchor_, by * 12);
        break;
      case UnitKind::quarter:
        end = add_months(*anchor_, by * 3);
        break;
      case UnitKind::month:
        end = add_months(*anchor_, by);
        break;
      case UnitKind::week:
      case UnitKind::weekend:
        end = add_days(*anchor_, by * 7);
        break;
      case UnitKind::day:
      case UnitKind::night:
        end = add_days(*anchor_, by);
        break;
      default:
        return;
    }
    const DayRange days = by < 0 ? DayRange{end, *anchor_} : DayRange{*anchor_, end};
    v.from = day_str(days.first);
    v.to = day_str(days.last);
    v.edtf = edtf_range(days);
    v.anchor = anchor_name_;
    v.implied = true;
  }

  std::string grain_of_unit() const {
    switch (e_.count.unit.kind) {
      case UnitKind::second:
        return "second";
      case UnitKind::minute:
        return "minute";
      case UnitKind::hour:
        return "hour";
      case UnitKind::week:
      case UnitKind::weekend:
        return "week";
      case UnitKind::month:
        return "month";
      case UnitKind::quarter:
        return "quarter";
      case UnitKind::year:
        return e_.count.unit.multiple == 10 ? "decade" : e_.count.unit.multiple == 100 ? "century" : "year";
      default:
        return "day";
    }
  }

  const DateExpression& e_;
  std::optional<Day> anchor_;
  const std::string& anchor_name_;
};

// "a decade and two years" is twelve years.
std::optional<UnitCount> one_unit(const UnitCount& count, const UnitCount& also) {
  if (!count.count || !also.count || count.unit.kind != also.unit.kind) return std::nullopt;
  const auto first = count.count->times(Decimal(count.unit.multiple));
  const auto second = also.count->times(Decimal(also.unit.multiple));
  const auto sum = first && second ? first->plus(*second) : std::nullopt;
  if (!sum) return std::nullopt;
  UnitCount out = count;
  out.unit.multiple = 1;
  out.count = sum;
  return out;
}

}  // namespace

std::string duration_value(const UnitCount& count, const UnitCount& also, const UnitCount& third) {
  Written parts;
  if (const auto sum = one_unit(count, also)) {
    add(*sum, parts);
  } else {
    add(count, parts);
    add(also, parts);
  }
  add(third, parts);
  std::string out = "P" + parts.date;
  if (!parts.time.empty()) out += "T" + parts.time;
  return out;
}

ResolvedDate resolve_duration(const DateExpression& e, std::optional<Day> anchor, const std::string& anchor_name) {
  return DurationResolver(e, anchor, anchor_name).duration();
}

ResolvedDate resolve_set(const DateExpression& e) {
  ResolvedDate out;
  DateValue& v = out.value;
  v.type = DateType::set;
  v.quant = e.quant.empty() ? std::string("EVERY") : std::string(e.quant);
  if (!e.freq.empty() || e.freq_is_count) {
    // "three times a week", "four hours a week".
    const char of = e.also.unit.kind == UnitKind::none ? 'X' : letters_of(e.also.unit.kind).letter;
    v.freq = e.freq_is_count && e.count.count ? e.count.count->str() + of : std::string(e.freq);
    v.quant.clear();
  }
  if (!e.value.empty()) {
    v.value = e.value;
  } else if (e.nth != kOpen && e.unit.kind == UnitKind::month) {
    v.value = duration_value({e.unit, Decimal(1), {}});  // "the third Thursday of every month"
  } else if (e.said.grain != Grain::none || e.weekday != kOpen) {
    Timex t = e.said;
    if (e.holiday != nullptr) put_fixed_day(t, *e.holiday);  // "every Fourth of July"
    if (t.month == kOpen && t.season == kOpen) t.weekday = e.weekday;
    v.value = timex_value(t);
  } else if (e.unit.kind == UnitKind::weekend && e.sign != 2) {
    Timex t;
    t.grain = Grain::week;
    t.weekend = true;
    v.value = timex_value(t);
  } else {
    UnitCount count = e.count;
    const bool some = e.vague && !e.quant.empty();  // "every few days", but "a few times a day"
    if ((!count.count && !some) || !v.freq.empty() || e.sign == 2) count.count = Decimal(e.sign == 2 ? 2 : 1);
    v.value = duration_value(count);
  }
  return out;
}

}  // namespace dateline
