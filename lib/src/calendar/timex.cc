#include "calendar/timex.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>

namespace dateline {
namespace {

constexpr std::array<std::string_view, 14> kGrains = {"",      "century", "decade", "year", "half", "season", "quarter",
                                                      "month", "week",    "day",    "part", "hour", "minute", "second"};
constexpr std::array<std::string_view, 4> kSeasons = {"SP", "SU", "FA", "WI"};
constexpr std::array<std::string_view, 7> kParts = {"", "TMO", "TMI", "TAF", "TEV", "TNI", "TDT"};

// Digits, or an X for each where open.
void put(std::string& out, int value, int width) {
  if (value == kOpen) {
    out.append(static_cast<std::size_t>(width), 'X');
  } else if (value >= 0 && value < 10000) {
    const int digits = std::max(width, value < 10 ? 1 : value < 100 ? 2 : value < 1000 ? 3 : 4);
    std::size_t at = out.size() + static_cast<std::size_t>(digits);
    out.append(static_cast<std::size_t>(digits), '0');
    for (; value > 0; value /= 10) out[--at] = static_cast<char>('0' + value % 10);
  } else {
    fmt::format_to(std::back_inserter(out), "{:0{}}", value, width);
  }
}

void put_year(std::string& out, int year) {
  if (year != kOpen && year <= 0) {
    fmt::format_to(std::back_inserter(out), "BC{:04}", 1 - year);
  } else {
    put(out, year, 4);
  }
}

void put_date(std::string& out, const Timex& t) {
  if (t.grain == Grain::decade) return put(out, t.year == kOpen ? kOpen : t.year / 10, 3);
  if (t.grain == Grain::century && t.year != kOpen && t.year < 0) {
    out += "BC";
    return put(out, (1 - t.year) / 100 - 1, 2);
  }
  if (t.grain == Grain::century) return put(out, t.year == kOpen ? kOpen : t.year / 100, 2);
  if (t.fiscal) out += "FY";
  put_year(out, t.year);
  switch (t.grain) {
    case Grain::year:
      return;
    case Grain::half:
      out += "-H";
      return put(out, t.half, 1);
    case Grain::quarter:
      out += "-Q";
      return put(out, t.quarter, 1);
    case Grain::season:
      out += '-';
      out += t.season == kOpen ? std::string_view("XX") : kSeasons[static_cast<std::size_t>(t.season)];
      return;
    default:
      break;
  }
  if (t.grain == Grain::week || t.weekend || t.weekday != kOpen) {
    out += "-W";
    put(out, t.week, 2);
    if (t.weekend) out += "-WE";
    if (t.weekday != kOpen) put(out += '-', t.weekday, 1);
    return;
  }
  put(out += '-', t.month, 2);
  if (t.grain >= Grain::day) put(out += '-', t.day, 2);
}

void put_zone(std::string& out, int zone) {
  if (zone == kOpen) return;
  if (zone == 0) {
    out += 'Z';
    return;
  }
  const int minutes = std::abs(zone);
  fmt::format_to(std::back_inserter(out), "{}{:02}:{:02}", zone < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

DayRange months(int year, int first, int count) {
  const Day begin = *make_day(year, first, 1);
  return {begin, add_days(add_months(begin, count), -1)};
}

bool in_range(int value, int low, int high) { return value == kOpen || (value >= low && value <= high); }

// Reads TIMEX3 left to right.
class ValueReader {
 public:
  explicit ValueReader(std::string_view text) : text_(text) {}

  std::optional<Timex> read() {
    if (take("FY")) t_.fiscal = true;
    const bool bc = take("BC");
    const std::size_t begin = at_;
    while (at_ < text_.size() && (std::isdigit(static_cast<unsigned char>(text_[at_])) != 0 || text_[at_] == 'X'))
      ++at_;
    const auto year = text_.substr(begin, at_ - begin);
    if (year.size() < 2 || year.size() > 4) return std::nullopt;
    if (!field(year, t_.year)) return std::nullopt;
    if (bc) t_.year = 1 - t_.year;
    t_.grain = year.size() == 4 ? Grain::year : year.size() == 3 ? Grain::decade : Grain::century;
    if (t_.year != kOpen && year.size() < 4) t_.year *= year.size() == 3 ? 10 : 100;
    if (take("-") && !rest_of_date()) return std::nullopt;
    if (take("T") && !time()) return std::nullopt;
    return at_ == text_.size() ? std::optional<Timex>(t_) : std::nullopt;
  }

 private:
  bool take(std::string_view what) {
    if (text_.substr(at_, what.size()) != what) return false;
    at_ += what.size();
    return true;
  }
  static bool field(std::string_view digits, int& out) {
    if (digits.empty()) return false;
    if (digits.find_first_not_of('X') == std::string_view::npos) return out = kOpen, true;
    int value = 0;
    for (const char c : digits) {
      if (c < '0' || c > '9') return false;
      value = value * 10 + (c - '0');
    }
    return out = value, true;
  }
  bool number(std::size_t width, int& out) {
    if (at_ + width > text_.size() || !field(text_.substr(at_, width), out)) return false;
    at_ += width;
    return true;
  }
  bool rest_of_date() {
    if (take("Q")) return t_.grain = Grain::quarter, number(1, t_.quarter);
    if (take("H")) return t_.grain = Grain::half, number(1, t_.half);
    for (std::size_t i = 0; i < kSeasons.size(); ++i) {
      if (take(kSeasons[i])) return t_.grain = Grain::season, t_.season = static_cast<int>(i), true;
    }
    if (take("W")) {
      t_.grain = Grain::week;
      if (!number(2, t_.week)) return false;
      if (take("-WE")) return t_.weekend = true;
      if (take("-")) return t_.grain = Grain::day, number(1, t_.weekday);
      return true;
    }
    t_.grain = Grain::month;
    if (!number(2, t_.month)) return false;
    if (take("-")) return t_.grain = Grain::day, number(2, t_.day);
    return true;
  }
  bool time() {
    for (std::size_t i = 1; i < kParts.size(); ++i) {
      if (text_.substr(at_) == kParts[i].substr(1)) {
        at_ = text_.size();
        t_.grain = Grain::part;
        return t_.part = static_cast<DayPart>(i), true;
      }
    }
    t_.grain = Grain::hour;
    if (!number(2, t_.hour)) return false;
    if (take(":")) {
      t_.grain = Grain::minute;
      if (!number(2, t_.minute)) return false;
      if (take(":")) {
        t_.grain = Grain::second;
        if (!number(2, t_.second)) return false;
      }
    }
    return zone();
  }
  bool zone() {
    if (take("Z")) return t_.zone = 0, true;
    const bool west = take("-");
    if (!west && !take("+")) return true;
    int hours = 0, minutes = 0;
    if (!number(2, hours)) return false;
    take(":");
    if (at_ < text_.size() && !number(2, minutes)) return false;
    t_.zone = (hours * 60 + minutes) * (west ? -1 : 1);
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Timex t_;
};

}  // namespace

std::string_view grain_name(Grain grain) { return kGrains[static_cast<std::size_t>(grain)]; }

Timex Timex::of_day(Day day) {
  Timex t;
  t.grain = Grain::day;
  t.year = year_of(day);
  t.month = month_of(day);
  t.day = day_of_month(day);
  return t;
}

Timex Timex::of_year(int year) {
  Timex t;
  t.grain = Grain::year;
  t.year = year;
  return t;
}

Timex Timex::of_month(int year, int month) {
  Timex t = of_year(year);
  t.grain = Grain::month;
  t.month = month;
  return t;
}

Timex Timex::of_week(Day day) {
  const IsoWeek week = iso_week(day);
  Timex t = of_year(week.year);
  t.grain = Grain::week;
  t.week = week.week;
  return t;
}

std::string timex_value(const Timex& t) {
  std::string out;
  put_date(out, t);
  if (t.part != DayPart::none && t.hour == kOpen) {
    out += kParts[static_cast<std::size_t>(t.part)];
  } else if (t.hour != kOpen) {
    put(out += 'T', t.hour, 2);
    if (t.minute != kOpen) put(out += ':', t.minute, 2);
    if (t.second != kOpen) put(out += ':', t.second, 2);
    put_zone(out, t.zone);
  }
  return out;
}

std::optional<Timex> parse_timex(std::string_view value) { return ValueReader(value).read(); }

std::optional<DayRange> days_of(const Timex& t, bool southern) {
  if (t.year == kOpen || t.fiscal || !is_possible(t)) return std::nullopt;
  switch (t.grain) {
    case Grain::none:
      return std::nullopt;
    case Grain::century:
      return DayRange{*make_day(t.year, 1, 1), *make_day(t.year + 99, 12, 31)};
    case Grain::decade:
      return DayRange{*make_day(t.year, 1, 1), *make_day(t.year + 9, 12, 31)};
    case Grain::year:
      return DayRange{*make_day(t.year, 1, 1), *make_day(t.year, 12, 31)};
    case Grain::half:
      if (t.half == kOpen) return std::nullopt;
      return months(t.year, t.half * 6 - 5, 6);
    case Grain::quarter:
      if (t.quarter == kOpen) return std::nullopt;
      return months(t.year, t.quarter * 3 - 2, 3);
    case Grain::season: {
      if (t.season == kOpen) return std::nullopt;
      // Spring begins in March; south of the equator in September. The season that spans the new year belongs to the
      // year it begins in.
      const int begin = (t.season * 3 + (southern || t.southern ? 9 : 3) - 1) % 12 + 1;
      return months(t.year, begin, 3);
    }
    default:
      break;
  }
  if (t.week != kOpen || t.weekend || t.weekday != kOpen) {
    if (t.week == kOpen) return std::nullopt;
    const auto monday = day_of_week(t.year, t.week, 1);
    if (!monday) return std::nullopt;
    if (t.weekday != kOpen) return DayRange{add_days(*monday, t.weekday - 1), add_days(*monday, t.weekday - 1)};
    return DayRange{add_days(*monday, t.weekend ? 5 : 0), add_days(*monday, 6)};
  }
  if (t.month == kOpen) return std::nullopt;
  if (t.grain == Grain::month) return months(t.year, t.month, 1);
  const auto day = make_day(t.year, t.month, t.day);
  if (!day) return std::nullopt;
  return DayRange{*day, *day};
}

bool is_possible(const Timex& t) {
  if (!in_range(t.year, -9998, 9999) || !in_range(t.month, 1, 12) || !in_range(t.day, 1, 31) ||
      !in_range(t.week, 1, 53) || !in_range(t.weekday, 1, 7) || !in_range(t.quarter, 1, 4) || !in_range(t.half, 1, 2) ||
      !in_range(t.hour, 0, 24) || !in_range(t.minute, 0, 59) || !in_range(t.second, 0, 60)) {
    return false;
  }
  if (t.hour == 24 && (t.minute > 0 || t.second > 0)) return false;
  if (t.month != kOpen && t.day != kOpen) {
    return is_day(t.year == kOpen ? 2000 : t.year, t.month, t.day);  // an open year may be a leap year
  }
  if (t.week != kOpen && t.year != kOpen) return t.week <= weeks_in_year(t.year);
  return true;
}

DayRange third_of(const Timex& t, DayRange whole, Third third) {
  if (third == Third::none || t.grain >= Grain::day) return whole;
  const auto years = [&](int first, int last) {
    return DayRange{*make_day(t.year + first, 1, 1), *make_day(t.year + last, 12, 31)};
  };
  const auto pick = [&](DayRange start, DayRange mid, DayRange end) {
    return third == Third::start ? start : third == Third::mid ? mid : end;
  };
  const auto days = [&](int first, int last) {
    return DayRange{add_days(whole.first, first), add_days(whole.first, last)};
  };
  const int length = static_cast<int>((whole.last - whole.first).count());
  switch (t.grain) {
    case Grain::century:
      return pick(years(0, 32), years(33, 66), years(67, 99));
    case Grain::decade:
      return pick(years(0, 3), years(4, 6), years(7, 9));
    case Grain::week:
      return t.weekend ? whole : pick(days(0, 1), days(2, 3), days(4, 6));
    case Grain::month:
      return pick(days(0, 9), days(10, 19), days(20, length));
    default: {
      const int step = (t.grain == Grain::year ? 12 : t.grain == Grain::half ? 6 : 3) / 3;
      const int first = third == Third::start ? 0 : third == Third::mid ? step : 2 * step;
      return {add_months(whole.first, first), add_days(add_months(whole.first, first + step), -1)};
    }
  }
}

}  // namespace dateline
