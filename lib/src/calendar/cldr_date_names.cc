#include <unicode/dtfmtsym.h>
#include <unicode/dtptngen.h>
#include <unicode/locid.h>

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "calendar/date_names.h"

namespace dateline {

namespace {

std::string folded(icu::UnicodeString name) {
  std::string out;
  name.trim().foldCase();
  while (name.endsWith(u'.')) name.truncate(name.length() - 1);
  name.toUTF8String(out);
  return out;
}

class CldrNames : public DateNames {
 public:
  explicit CldrNames(const std::string& lang) {
    add(icu::Locale::createFromName("en"));
    // "Jänner" is Austria's.
    int32_t count = 0;
    const icu::Locale* all = icu::Locale::getAvailableLocales(count);
    for (int32_t i = 0; i < count; ++i) {
      if (lang != "en" && lang == all[i].getLanguage()) add(all[i]);
    }
  }

  int month(std::string_view word) const override {
    const auto at = months_.find(folded_word(word));
    return at == months_.end() ? 0 : at->second;
  }
  bool is_weekday(std::string_view word) const override { return weekdays_.count(folded_word(word)) != 0; }
  std::optional<ZoneName> zone(std::string_view word) const override {
    if (word == "GMT" || word == "UTC" || word == "Z") return ZoneName{};
    return std::nullopt;
  }
  int meridiem(std::string_view word) const override {
    const auto at = halves_.find(folded_word(word));
    return at == halves_.end() ? -1 : at->second;
  }

 private:
  static std::string folded_word(std::string_view word) {
    return folded(icu::UnicodeString::fromUTF8({word.data(), static_cast<int32_t>(word.size())}));
  }

  void add(const icu::Locale& locale) {
    using Symbols = icu::DateFormatSymbols;
    UErrorCode status = U_ZERO_ERROR;
    const Symbols symbols(locale, status);
    if (U_FAILURE(status)) return;
    for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
      for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
        int32_t count = 0;
        const icu::UnicodeString* names = symbols.getMonths(count, context, width);
        for (int32_t i = 0; i < count && i < 12; ++i) note(folded(names[i]), i + 1, months_);
        names = symbols.getWeekdays(count, context, width);
        for (int32_t i = 1; i < count; ++i) note(folded(names[i]), i, weekdays_);
      }
    }
    int32_t count = 0;
    const icu::UnicodeString* names = symbols.getAmPmStrings(count);
    for (int32_t i = 0; i < count && i < 2; ++i) note(folded(names[i]), i, halves_);
  }

  // Some calendars number their months: "1月" is no word.
  static void note(const std::string& name, int number, std::unordered_map<std::string, int>& names) {
    if (name.empty() || (name[0] >= '0' && name[0] <= '9')) return;
    names.emplace(name, number);
  }

  std::unordered_map<std::string, int> months_, weekdays_, halves_;
};

}  // namespace

const DateNames& cldr_date_names(std::string_view lang) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<CldrNames>> known;
  std::string code(lang.substr(0, lang.find_first_of("-_")));
  for (char& c : code) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  // What a page says its language is may be anything.
  if (code.size() < 2 || code.size() > 3) code = "en";
  const std::lock_guard lock(mutex);
  auto& names = known[code];
  if (!names) names = std::make_unique<CldrNames>(code);
  return *names;
}

std::optional<bool> writes_day_first(std::string_view lang) {
  const icu::Locale locale = icu::Locale::createFromName(std::string(lang).c_str());
  // English without a region is anybody's.
  if (std::string_view(locale.getLanguage()) == "en" && *locale.getCountry() == '\0') return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::DateTimePatternGenerator> generator(
      icu::DateTimePatternGenerator::createInstance(locale, status));
  if (U_FAILURE(status)) return std::nullopt;
  const icu::UnicodeString pattern = generator->getBestPattern(u"yMd", status);
  const int32_t day = pattern.indexOf(u'd'), month = pattern.indexOf(u'M');
  if (U_FAILURE(status) || day < 0 || month < 0) return std::nullopt;
  return day < month;
}

}  // namespace dateline
