#include "extract/date_expression.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dateline {
namespace {

constexpr int kMinutes = 60, kHoursOfClock = 12;

constexpr std::array<std::pair<std::string_view, DateKind>, 7> kKinds = {{{"date", DateKind::date},
                                                                          {"shift", DateKind::shift},
                                                                          {"duration", DateKind::duration},
                                                                          {"set", DateKind::set},
                                                                          {"reference", DateKind::reference},
                                                                          {"range", DateKind::range},
                                                                          {"none", DateKind::none}}};

DayPart part_named(std::string_view value) {
  if (value == "MO") return DayPart::morning;
  if (value == "MI") return DayPart::midday;
  if (value == "AF") return DayPart::afternoon;
  if (value == "EV") return DayPart::evening;
  if (value == "NI") return DayPart::night;
  if (value == "DT") return DayPart::daytime;
  return DayPart::none;
}

void refine(Timex& timex, Grain grain) { timex.grain = std::max(timex.grain, grain); }

class ExpressionReader {
 public:
  ExpressionReader(const DateWords& words, const Passage& passage, const Match& match)
      : words_(words), passage_(passage), match_(match) {}

  DateExpression read() {
    out_.kind = date_kind(match_.rule->kind).value_or(DateKind::none);
    out_.value = match_.rule->value("value");
    out_.of_quarter = match_.rule->value("needs") == "quarter";
    out_.of_results = match_.rule->value("needs") == "results";
    out_.only_past = match_.rule->value("needs") == "past";
    out_.only_future = match_.rule->value("needs") == "future";
    if (out_.value == "H1" || out_.value == "H2") {
      out_.said.half = out_.value == "H1" ? 1 : 2;
      out_.said.grain = Grain::half;
    }
    if (out_.value == "Q4") {
      out_.said.quarter = 4;
      out_.said.grain = Grain::quarter;
    }
    out_.as_weekend = match_.rule->value("as") == "weekend";
    out_.as_week = out_.as_weekend || match_.rule->value("as") == "week";
    out_.freq_is_count = match_.rule->value("freq") == "count";
    out_.from_spoken = match_.rule->value("from") == "spoken";
    const std::string_view sign = match_.rule->value("sign");
    out_.sign = sign == "-1" ? -1 : sign == "-2" ? -2 : sign == "2" ? 2 : sign.empty() ? 0 : 1;
    for (const Capture& capture : match_.captures) take(capture);
    apply_meridiem();
    if (out_.kind == DateKind::duration && out_.sign != 0) out_.direction = out_.sign;
    if (bc_ && out_.said.year != kOpen) {
      // The third century BC is 300 to 201 BC.
      const bool century = out_.said.grain == Grain::century;
      out_.said.year = century ? -out_.said.year - 99 : 1 - out_.said.year;
    }
    // "on 5/12": either may be the month.
    const Timex& t = out_.said;
    if (out_.in_digits && out_.weekday == kOpen && t.year == kOpen && t.day != kOpen)
      out_.ambiguous = t.day <= 12 && t.month != t.day;
    if (out_.kind == DateKind::duration && is_part_of_period()) out_.direction = kOpen;
    if (out_.as_week) out_.unit = {};
    // A singular unit without a count is one: "the full year".
    if (singular_ && !out_.count.count && !out_.vague) out_.count.count = Decimal(1);
    if (more_ && out_.count.count) out_.count.count = out_.count.count->plus(*more_);
    return out_;
  }

 private:
  const DateShape& shape(const Capture& capture) const { return passage_.shapes[capture.payload]; }

  // "the last three months of 2015" are seen from its end, "the last three months of rain" from today.
  bool is_part_of_period() const {
    const Lattice& lattice = passage_.lattice;
    const std::uint32_t of = match_.last, whole = of + 1;
    if (whole >= lattice.last() || !lattice.token_has(of, words_.whole_of)) return false;
    return lattice.has(whole, class_of(Builtin::year)) || lattice.token_has(whole, words_.month_class) ||
           lattice.token_has(whole, words_.determiner) || lattice.token_has(whole, words_.possessive);
  }

  bool is_number(const Capture& capture) const {
    return capture.cls == class_of(Builtin::number) || capture.cls == class_of(Builtin::ordinal) ||
           capture.cls == class_of(Builtin::fraction);
  }

  int whole(const Capture& capture) const {
    if (!is_number(capture)) {
      if (capture.sense != nullptr) return static_cast<int>(capture.sense->number);
      const DateShape& s = shape(capture);
      return s.day >= 0 ? s.day : s.month >= 0 ? s.month : s.year;
    }
    const auto value = passage_.numbers[capture.payload].value.whole();
    return value && *value >= 0 && *value < 10000 ? static_cast<int>(*value) : kOpen;
  }

  void take(const Capture& c) {
    if (take_calendar(c) || take_time(c) || take_period(c)) return;
    take_amount(c);
  }

  bool take_calendar(const Capture& c) {
    Timex& t = out_.said;
    if (c.name == words_.year || c.name == words_.short_year || c.name == words_.year_number) {
      t.year = is_number(c) ? whole(c) : shape(c).year;
      if (!is_number(c)) {
        t.fiscal |= shape(c).fiscal;
        out_.two_digits |= shape(c).two_digits;
      }
      refine(t, Grain::year);
    } else if (c.name == words_.other_year && shape(c).fiscal) {
      t.fiscal = true;  // "FY2024-25"
    } else if (c.name == words_.century_number || c.name == words_.year_in_century) {
      const int value = whole(c) * (c.name == words_.century_number ? 100 : 1);
      t.year = t.year == kOpen ? value : t.year + value;
      refine(t, Grain::year);
    } else if (c.name == words_.month) {
      t.month = c.sense != nullptr ? static_cast<int>(c.sense->number) : shape(c).month;
      out_.in_digits = c.sense == nullptr;
      refine(t, Grain::month);
    } else if (c.name == words_.day || c.name == words_.spelled_day) {
      t.day = whole(c);
      refine(t, Grain::day);
    } else if (c.name == words_.weekday || c.name == words_.weekdays) {
      out_.weekday = static_cast<int>(c.sense->number);
      refine(t, Grain::day);
    } else if (c.name == words_.full_date) {
      take_full_date(shape(c));
    } else if (c.name == words_.decade || c.name == words_.decade_word || c.name == words_.decade_year) {
      t.year = c.name == words_.decade_word ? whole(c) : shape(c).year;
      if (c.name == words_.decade_year && shape(c).two_digits && t.year >= 2020) t.year -= 100;  // "the 20's"
      t.grain = t.year < 2000 && t.year % 100 == 0 ? Grain::century : Grain::decade;             // "the 1800s"
    } else if (c.name == words_.century) {
      t.year = (whole(c) - 1) * 100;
      t.grain = Grain::century;
    } else if (c.name == words_.first_century) {
      out_.first.year = (whole(c) - 1) * 100;
      out_.first.grain = Grain::century;
    } else if (c.name == words_.season) {
      t.season = static_cast<int>(c.sense->number);
      refine(t, Grain::season);
      t.grain = Grain::season;
    } else if (c.name == words_.quarter || c.name == words_.quarter_code) {
      t.quarter = whole(c);
      t.grain = Grain::quarter;
    } else if (c.name == words_.half || c.name == words_.half_code) {
      t.half = whole(c);
      t.grain = Grain::half;
    } else if (c.name == words_.of_week) {
      out_.of_week = static_cast<int>(c.sense->number);
    } else if (c.name == words_.nth) {
      out_.nth = whole(c);
    } else if (c.name == words_.nth_unit) {
      out_.nth_unit = time_unit(c.sense->value).kind;
    } else if (c.name == words_.week) {
      t.week = whole(c);
      t.grain = Grain::week;
    } else if (c.name == words_.era) {
      bc_ = c.sense->value == "BC";
    } else if (c.name == words_.fiscal) {
      t.fiscal = true;
    } else if (c.name == words_.holiday) {
      out_.holiday = c.sense;
      refine(t, Grain::day);
    } else if (c.name == words_.first) {
      out_.first.day = whole(c);
      if (c.cls == class_of(Builtin::year)) out_.first = Timex::of_year(shape(c).year);
    } else {
      return false;
    }
    return true;
  }

  void take_full_date(const DateShape& s) {
    Timex& t = out_.said;
    if (s.year >= 0) t.year = s.year;
    if (s.week >= 0) {
      t.week = s.week;
      return refine(t, Grain::week);
    }
    if (s.quarter > 0 || s.half > 0) {
      (s.quarter > 0 ? t.quarter : t.half) = std::max(s.quarter, s.half);
      return refine(t, s.quarter > 0 ? Grain::quarter : Grain::half);
    }
    t.month = s.month;
    refine(t, Grain::month);
    out_.ambiguous = s.ambiguous;
    out_.two_digits |= s.two_digits;
    if (s.day < 0) return;
    t.day = s.day;
    refine(t, Grain::day);
    if (s.hour >= 0) set_clock(s.hour, s.minute, s.second);
    if (s.zone != kNoZone) t.zone = s.zone;
  }

  void set_clock(int hour, int minute, int second) {
    Timex& t = out_.said;
    t.hour = hour;
    t.minute = minute < 0 ? 0 : minute;
    refine(t, Grain::minute);
    if (second >= 0) {
      t.second = second;
      refine(t, Grain::second);
    }
  }

  bool take_time(const Capture& c) {
    Timex& t = out_.said;
    if (c.name == words_.clock) {
      const DateShape& s = shape(c);
      set_clock(s.hour, s.minute, s.second);
    } else if (c.name == words_.past || c.name == words_.before_hour) {
      // "half past nine", "ten minutes to five"
      const int minutes = c.sense ? static_cast<int>(c.sense->number) : whole(c);
      minutes_ = c.name == words_.past ? minutes : -minutes;
    } else if (c.name == words_.hour) {
      const int hour = c.cls == class_of(Builtin::month_number) ? shape(c).month : whole(c);
      const bool before = minutes_ < 0;
      set_clock(!before ? hour : hour > 1 ? hour - 1 : kHoursOfClock, before ? minutes_ + kMinutes : minutes_, -1);
    } else if (c.name == words_.clock_word) {
      set_clock(static_cast<int>(c.sense->number) / 100, static_cast<int>(c.sense->number) % 100, -1);
    } else if (c.name == words_.meridiem) {
      afternoon_ = static_cast<int>(c.sense->number);
    } else if (c.name == words_.zone) {
      out_.zone = zone_name(*c.sense);
    } else if (c.name == words_.part || c.name == words_.parts) {
      t.part = part_named(c.sense->value);
      refine(t, Grain::part);
    } else {
      return false;
    }
    return true;
  }

  void apply_meridiem() {
    Timex& t = out_.said;
    if (t.hour == kOpen || t.hour > 12) return;
    if (afternoon_ >= 0) {
      t.hour = t.hour % 12 + 12 * afternoon_;
    } else if (t.hour < 12 && t.hour > 0 && (t.part == DayPart::afternoon || t.part == DayPart::evening)) {
      t.hour += 12;  // "4 in the afternoon"
    } else if (t.part == DayPart::night && t.hour >= 6 && t.hour < 12) {
      t.hour += 12;
    }
  }

  bool take_period(const Capture& c) {
    if (c.name == words_.direction) {
      // "this past Wednesday": the second one says which.
      out_.direction = static_cast<int>(c.sense->number);
      if (c.sense->option("from") == "spoken") {
        out_.from_spoken = true;
        out_.following = c.sense->number == 1;
        out_.of_results = match_.rule->value("needs") == "results";
        out_.only_past = false;
      }
    } else if (c.name == words_.day_word) {
      out_.day_shift = static_cast<int>(c.sense->number);
      refine(out_.said, Grain::day);
      if (const auto part = c.sense->option("part"); !part.empty()) {
        out_.said.part = part_named(part);
        refine(out_.said, Grain::part);
      }
    } else if (c.name == words_.overnight) {
      out_.overnight = true;
      out_.said.part = DayPart::night;
      refine(out_.said, Grain::part);
    } else if (c.name == words_.mod) {
      if (out_.mod.empty()) out_.mod = c.sense->value;
      out_.compare |= !c.sense->option("compare").empty();
    } else if (c.name == words_.bound) {
      if (out_.mod.empty()) out_.mod = c.sense->value;
      out_.open_end = (out_.mod == "MORE_THAN" || out_.mod == "EQUAL_OR_MORE") && c.sense->option("near").empty();
    } else if (c.name == words_.unit || c.name == words_.units || c.name == words_.unit_short) {
      if (out_.kind == DateKind::duration && out_.unit.kind != UnitKind::none) return true;  // "weeks or months"
      out_.unit = time_unit(c.sense->value);
      singular_ = c.name == words_.unit;
      out_.count.unit = out_.unit;
    } else if (c.name == words_.quantifier) {
      out_.quant = c.sense->value;
    } else if (c.name == words_.frequency || c.name == words_.reference) {
      out_.value = c.sense->value;
    } else if (c.name == words_.times) {
      out_.freq = c.sense->value;
    } else {
      return false;
    }
    return true;
  }

  void take_amount(const Capture& c) {
    if (c.name == words_.number) {
      set_count(out_.count, c);
    } else if (c.name == words_.least) {
      if (is_number(c)) out_.count.least = passage_.numbers[c.payload].value;
    } else if (c.name == words_.second) {
      set_count(out_.also, c);
    } else if (c.name == words_.second_unit) {
      out_.also.unit = time_unit(c.sense->value);
    } else if (c.name == words_.third) {
      set_count(out_.third, c);
    } else if (c.name == words_.third_unit) {
      out_.third.unit = time_unit(c.sense->value);
    } else if (c.name == words_.split_second) {
      out_.count.unit = out_.unit = {UnitKind::second, 1};
    } else if (c.name == words_.one) {
      out_.count.count = Decimal(1);
    } else if (c.name == words_.small) {
      out_.count.count = Decimal::parse(c.sense->value);
    } else if (c.name == words_.vague) {
      out_.vague = true;
    } else if (c.name == words_.other) {
      out_.sign = 2;  // every other week
    } else if (c.name == words_.onward) {
      out_.onward = true;
    } else if (c.name == words_.any_period) {
      out_.any_period = true;
    } else if (c.name == words_.same) {
      out_.compared = true;
    } else if (c.name == words_.part_word) {
      more_ = Decimal::parse("0.5");
    } else if (c.name == words_.quarter_more) {
      more_ = Decimal::parse("0.25");
    }
  }

  void set_count(UnitCount& count, const Capture& c) const {
    if (!is_number(c) && c.sense != nullptr) {
      count.count = Decimal(c.sense->number);
      return;
    }
    if (!is_number(c)) return;
    count.count = passage_.numbers[c.payload].value;
    for (std::uint32_t at = c.first; at < c.last; ++at) {
      count.decimal |= passage_.lattice.str(at).find('.') != std::string_view::npos;
    }
  }

  const DateWords& words_;
  const Passage& passage_;
  const Match& match_;
  DateExpression out_;
  int minutes_ = 0;  // past the hour that is named behind them; less than nothing: before it
  int afternoon_ = -1;
  bool bc_ = false;
  std::optional<Decimal> more_;  // "and a half"
  bool singular_ = false;
};

}  // namespace

std::optional<DateKind> date_kind(std::string_view name) {
  for (const auto& [known, kind] : kKinds) {
    if (known == name) return kind;
  }
  return std::nullopt;
}

TimeUnit time_unit(std::string_view value) {
  TimeUnit unit;
  int multiple = 0;
  while (!value.empty() && value[0] >= '0' && value[0] <= '9') {
    multiple = multiple * 10 + (value[0] - '0');
    value.remove_prefix(1);
  }
  if (multiple > 0) unit.multiple = multiple;
  constexpr std::array<std::pair<std::string_view, UnitKind>, 10> kUnits = {{{"TS", UnitKind::second},
                                                                             {"TM", UnitKind::minute},
                                                                             {"TH", UnitKind::hour},
                                                                             {"D", UnitKind::day},
                                                                             {"N", UnitKind::night},
                                                                             {"W", UnitKind::week},
                                                                             {"WE", UnitKind::weekend},
                                                                             {"M", UnitKind::month},
                                                                             {"Q", UnitKind::quarter},
                                                                             {"Y", UnitKind::year}}};
  for (const auto& [known, kind] : kUnits) {
    if (known == value) unit.kind = kind;
  }
  return unit;
}

DateExpression read_expression(const DateWords& words, const Passage& passage, const Match& match) {
  return ExpressionReader(words, passage, match).read();
}

}  // namespace dateline
