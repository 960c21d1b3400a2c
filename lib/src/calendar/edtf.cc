#include "calendar/edtf.h"

#include <fmt/format.h>

#include <algorithm>

namespace dateline {
namespace {

Third third_named(std::string_view mod) {
  if (mod == "START") return Third::start;
  if (mod == "MID") return Third::mid;
  if (mod == "END") return Third::end;
  return Third::none;
}

std::string year_str(int year) {
  if (year == kOpen) return "XXXX";
  if (year < 0) return fmt::format("-{:04}", -year);
  std::string out = std::to_string(year);
  if (out.size() < 4) out.insert(0, 4 - out.size(), '0');
  return out;
}

// A third is written in the unit that it was cut by: years of a decade, months of a year, days of a month.
std::string third_str(const Timex& t, DayRange range) {
  const auto end = [&](Day day) {
    if (t.grain <= Grain::decade) return fmt::format("{}~", year_str(year_of(day)));
    if (t.grain <= Grain::quarter) return fmt::format("{}-{:02}~", year_str(year_of(day)), month_of(day));
    return day_str(day) + "~";
  };
  const std::string first = end(range.first), last = end(range.last);
  return first == last ? first : first + "/" + last;
}

std::string time_str(const Timex& t) {
  std::string value = timex_value(t);
  const auto at = value.find('T');
  if (at == std::string::npos || t.hour == kOpen) return {};
  // EDTF wants all three of hour, minute and second.
  std::string out = fmt::format("T{:02}:{:02}:{:02}", t.hour, std::max(t.minute, 0), std::max(t.second, 0));
  const auto zone = value.find_first_of("Z+-", at + 1);
  if (zone != std::string::npos) out += value.substr(zone);
  return out;
}

// EDTF has no open end without the date itself; the neighbouring day or year would say more than the text.
std::string open_side(const std::string& range, std::string_view relation) {
  const auto slash = range.find('/');
  const std::string first = range.substr(0, slash);
  const std::string last = slash == std::string::npos ? first : range.substr(slash + 1);
  if (relation == "ON_OR_AFTER") return first + "/..";
  if (relation == "ON_OR_BEFORE") return "../" + last;
  if (relation == "AFTER") return last + "/..";
  if (relation == "BEFORE") return "../" + first;
  return range;
}

}  // namespace

std::string edtf_range(DayRange range, std::string_view relation) {
  const bool day = range.first == range.last;
  return open_side(day ? day_str(range.first) : day_str(range.first) + "/" + day_str(range.last), relation);
}

std::string edtf_of(const Timex& t) {
  if (t.fiscal || t.grain == Grain::none) return {};
  switch (t.grain) {
    case Grain::century:
      return t.year == kOpen ? "XXXX" : t.year < 0 ? "" : fmt::format("{:02}XX", t.year / 100);
    case Grain::decade:
      return t.year == kOpen ? "XXXX" : t.year < 0 ? "" : fmt::format("{:03}X", t.year / 10);
    case Grain::year:
      return year_str(t.year);
    case Grain::half:
      return t.half == kOpen ? "" : fmt::format("{}-{}", year_str(t.year), 39 + t.half);
    case Grain::season:
      return t.season == kOpen ? "" : fmt::format("{}-{}", year_str(t.year), 21 + t.season);
    case Grain::quarter:
      return t.quarter == kOpen ? "" : fmt::format("{}-{}", year_str(t.year), 32 + t.quarter);
    default:
      break;
  }
  if (t.week != kOpen || t.weekday != kOpen || t.weekend || t.grain == Grain::week) {
    const auto days = days_of(t);
    return days ? edtf_range(*days) : "";
  }
  Timex date = t;
  date.grain = std::min(t.grain, Grain::day);
  date.hour = kOpen;
  date.part = DayPart::none;
  std::string out = year_str(t.year) + timex_value(date).substr(t.year != kOpen && t.year <= 0 ? 6 : 4);
  if (t.hour != kOpen && t.year != kOpen) out += time_str(t);
  return out;
}

std::string edtf_of(const Timex& t, std::string_view mod, std::string_view relation) {
  const std::string plain = edtf_of(t);
  if (plain.empty() || mod.empty()) return plain;
  const auto days = days_of(t);
  if (const Third third = third_named(mod); third != Third::none) {
    if (!days || t.grain >= Grain::day) return plain;
    return open_side(third_str(t, third_of(t, *days, third)), relation);
  }
  const bool range = plain.find('/') != std::string::npos;
  if (mod == "APPROX") return range ? plain : plain + "~";
  return open_side(plain, mod);
}

}  // namespace dateline
