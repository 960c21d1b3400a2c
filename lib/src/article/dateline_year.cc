#include "article/dateline_year.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "calendar/day.h"

namespace dateline {
namespace {

constexpr int kHalfYear = 183;   // days
constexpr int kAhead = 31;       // days: what is named may be to come
constexpr int kEarliest = 1900;  // older years are history, whatever the article
constexpr int kLatest = 2100;

class YearFinder {
 public:
  YearFinder(const Language::Data& language, const Document::Data& document)
      : lexicon_(language.lexicon),
        document_(document),
        month_(lexicon_.class_named("MONTH")),
        weekday_(lexicon_.class_named("WEEKDAY")) {}

  std::optional<int> find(int month, int day) {
    read();
    if (!latest_) return std::nullopt;
    for (const int year : {year_of(*latest_), year_of(*latest_) + 1}) {
      const auto published = make_day(year, month, day);
      if (!published) continue;
      const auto gap = (*published - *latest_).count();
      if (gap < -kAhead || gap > kHalfYear || latest_year_ > year) continue;
      // One date may be any old one: something else has to speak for it.
      const auto near = std::count_if(years_.begin(), years_.end(), [&](int one) { return one >= year - 1; });
      const bool sure = near > 1 || !weekdays_.empty() || gap == 0;
      return sure && weekdays_agree(*published) ? std::optional(year) : std::nullopt;
    }
    return std::nullopt;
  }

 private:
  // "Tuesday, Feb. 6".
  struct DatedWeekday {
    int weekday, month, day;
  };

  void read() {
    std::size_t zone = 0;
    const auto count = static_cast<std::uint32_t>(document_.tokens.size());
    for (std::uint32_t at = 0; at < count; ++at) {
      const Token& token = document_.tokens[at];
      while (zone < document_.zones.size() && document_.zones[zone].span.end <= token.begin) ++zone;
      if (zone < document_.zones.size() && document_.zones[zone].role == ZoneRole::chrome) continue;
      if (token.type == TokenType::number) {
        if (const int year = year_at(at); year != 0) years_.push_back(year);
        latest_year_ = std::max(latest_year_, year_at(at));
      } else if (const Sense* month = sense(at, month_)) {
        read_month(at, static_cast<int>(month->number));
      }
    }
  }

  void read_month(std::uint32_t at, int month) {
    const std::uint32_t behind = skip(at + 1);
    int day = number_at(behind), year = year_at(behind);
    const int before = at > 0 ? number_at(at - 1) : 0;
    if (year == 0 && day > 0) year = year_at(skip(behind + 1));
    if (day == 0) day = before;
    if (year == 0) return read_weekday(at, before > 0, month, day);
    if (const auto named = make_day(year, month, day > 0 ? day : 1); named && (!latest_ || *latest_ < *named)) {
      latest_ = named;
    }
  }

  void read_weekday(std::uint32_t at, bool day_first, int month, int day) {
    if (day == 0) return;
    std::uint32_t before = at - (day_first ? 1 : 0);
    while (before > 0 && document_.tokens[before - 1].type == TokenType::punctuation && at - before < 4) --before;
    if (before == 0) return;
    if (const Sense* weekday = sense(before - 1, weekday_)) {
      weekdays_.push_back({static_cast<int>(weekday->number), month, day});
    }
  }

  // Each falls on its weekday where it is nearest to the day of publication.
  bool weekdays_agree(Day published) const {
    return std::all_of(weekdays_.begin(), weekdays_.end(), [&](const DatedWeekday& one) {
      std::optional<Day> nearest;
      for (int year = year_of(published) - 1; year <= year_of(published) + 1; ++year) {
        const auto day = make_day(year, one.month, one.day);
        if (day && (!nearest || std::abs((*day - published).count()) < std::abs((*nearest - published).count())))
          nearest = day;
      }
      return !nearest || weekday_of(*nearest) == one.weekday;
    });
  }

  const Sense* sense(std::uint32_t at, ClassId cls) const {
    const std::uint32_t word = document_.tokens[at].word;
    return word == 0 ? nullptr : lexicon_.sense(word, cls);
  }

  // The token behind a stop or comma.
  std::uint32_t skip(std::uint32_t at) const {
    const bool sign = at < document_.tokens.size() && document_.tokens[at].type == TokenType::punctuation &&
                      document_.tokens[at].end - document_.tokens[at].begin == 1;
    return sign ? at + 1 : at;
  }

  // The day of a month at the token, 0 where there is none.
  int number_at(std::uint32_t at) const { return digits_at(at, 1, 2, 1, 31); }
  int year_at(std::uint32_t at) const { return digits_at(at, 4, 4, kEarliest, kLatest); }

  int digits_at(std::uint32_t at, std::uint32_t shortest, std::uint32_t longest, int low, int high) const {
    if (at >= document_.tokens.size()) return 0;
    const Token& token = document_.tokens[at];
    const std::uint32_t length = token.end - token.begin;
    if (token.type != TokenType::number || length < shortest || length > longest) return 0;
    int value = 0;
    for (std::uint32_t i = token.begin; i < token.end; ++i) {
      const char c = document_.text[i];
      if (c < '0' || c > '9') return 0;
      value = value * 10 + (c - '0');
    }
    return value >= low && value <= high ? value : 0;
  }

  const Lexicon& lexicon_;
  const Document::Data& document_;
  ClassId month_, weekday_;
  std::optional<Day> latest_;  // named with month and year
  int latest_year_ = 0;
  std::vector<int> years_;
  std::vector<DatedWeekday> weekdays_;
};

}  // namespace

std::optional<int> dateline_year(const Language::Data& language, const Document::Data& document, int month, int day) {
  return YearFinder(language, document).find(month, day);
}

}  // namespace dateline
