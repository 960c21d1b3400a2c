#include "input/html_date.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "calendar/date_line.h"
#include "calendar/day.h"
#include "calendar/timex.h"

namespace dateline {

namespace {

// A line with a date has few words beside it.
constexpr std::uint32_t kMostWords = 24;
// How far from the headline or the text, in blocks.
constexpr std::uint32_t kNear = 8;

class DateFinder {
 public:
  DateFinder(const HtmlPage& page, const HtmlMetadata& metadata, const HtmlOutline& outline)
      : page_(page), metadata_(metadata), outline_(outline), lang_(metadata.lang) {
    const bool has_main = outline.main.first < outline.main.last;
    const auto count = static_cast<std::uint32_t>(page.blocks.size());
    const bool titled = outline.title != kNoBlock && (!has_main || outline.title < outline.main.last);
    const std::uint32_t top = titled ? outline.title : has_main ? outline.main.first : 0;
    first_ = top > kNear ? top - kNear : 0;
    last_ = has_main ? std::max(outline.main.first, top) + 4 : count;
    end_ = has_main ? outline.main.last : count;
  }

  HtmlDate find() {
    if (!metadata_.published.empty()) return {local(metadata_.published), "metadata"};
    if (std::string value = from_times(); !value.empty()) return {std::move(value), "metadata"};
    if (std::string value = from_blocks(); !value.empty()) return {std::move(value), "header"};
    return {};
  }

 private:
  // A moment in UTC is told to readers as a day of their own: where a date beside the headline is of the day before or
  // after, and can be of that moment, it is the day.
  std::string local(const std::string& published) const {
    if (!published.ends_with('Z')) return published;
    const auto utc = parse_timex(std::string_view(published).substr(0, published.size() - 1));
    if (!utc || utc->hour == kOpen) return published;
    const auto same = [&](const std::string& shown) {
      const auto timex = parse_timex(std::string_view(shown).substr(0, 16));
      const auto there = parse_day(shown), here = parse_day(published);
      if (!timex || !there || !here) return false;
      const auto days = (*there - *here).count();
      if (days == 1 ? utc->hour < 10 : days != -1 || utc->hour > 12) return false;
      // Zones differ by half hours.
      return timex->hour == kOpen || std::abs(timex->minute - utc->minute) % 30 <= 1;
    };
    for (std::string shown : {from_times(), from_blocks()}) {
      if (!shown.empty() && !shown.ends_with('Z') && same(shown)) return shown;
    }
    return published;
  }

  std::string from_times() const {
    std::string updated, later;
    for (const HtmlTime& time : page_.times) {
      const HtmlElement& element = page_.elements[time.element];
      const HtmlElement& parent = page_.elements[element.parent];
      const bool near = time.block >= first_ && time.block <= last_;
      if (!near || is_aside(time)) continue;
      std::string value = machine_date(time.value, lang_);
      if (value.empty()) continue;
      if (((element.cues | parent.cues) & kCueUpdated) != 0 && ((element.cues | parent.cues) & kCuePublished) == 0) {
        if (updated.empty()) updated = std::move(value);
      } else {
        return value;
      }
    }
    // Below the text stands the date of blogs.
    for (const HtmlTime& time : page_.times) {
      if (time.block <= last_ || time.block > end_ + 2 || is_aside(time)) continue;
      if ((page_.elements[time.element].cues & kCuePublished) == 0) continue;
      later = machine_date(time.value, lang_);
      if (!later.empty()) return later;
    }
    return updated;
  }

  bool is_aside(const HtmlTime& time) const {
    for (std::uint32_t e = time.element; e != 0; e = page_.elements[e].parent) {
      const ChromeName chrome = page_.elements[e].chrome;
      if (chrome == ChromeName::related || chrome == ChromeName::comments || chrome == ChromeName::sidebar) return true;
    }
    return false;
  }

  std::string from_blocks() const {
    const auto count = static_cast<std::uint32_t>(page_.blocks.size());
    // What is named as a date first, then what merely is one, then what stands below the text.
    std::string value = first_date(first_, std::min(end_ + 6, count), true);
    if (value.empty()) value = first_date(first_, std::min(last_, count), false);
    if (value.empty()) value = first_date(std::max(last_, end_ > 2 ? end_ - 2 : 0), std::min(end_ + 4, count), false);
    return value;
  }

  // The first date of short blocks in [from, to), named as one or not; of an update only where there is no other.
  std::string first_date(std::uint32_t from, std::uint32_t to, bool named) const {
    std::string updated;
    for (std::uint32_t i = from; i < to; ++i) {
      const std::uint16_t cues = outline_.main.places.empty() ? std::uint16_t{0} : outline_.main.places[i].cues;
      if (((cues & kCueDate) != 0) != named || page_.blocks[i].words > kMostWords || i == outline_.title) continue;
      if (is_running_text(page_.blocks[i])) continue;
      std::string value = read(page_.str(page_.blocks[i]));
      if (value.empty()) continue;
      if ((cues & kCueUpdated) == 0) return value;
      if (updated.empty()) updated = std::move(value);
    }
    return updated;
  }

  std::string read(std::string_view line) const {
    const DateNames& names = cldr_date_names(lang_);
    std::optional<DateLine> date = read_date_line(names, line);
    if (!date) return {};
    if (date->ambiguous) {
      const std::optional<bool> day_first = writes_day_first(lang_);
      if (!day_first) return {};
      if (*day_first) date = read_date_line(names, line, true);
    }
    return date->value();
  }

  const HtmlPage& page_;
  const HtmlMetadata& metadata_;
  const HtmlOutline& outline_;
  const std::string& lang_;
  std::uint32_t first_ = 0, last_ = 0;  // blocks beside the headline and above the text
  std::uint32_t end_ = 0;               // behind the text
};

}  // namespace

HtmlDate date_of(const HtmlPage& page, const HtmlMetadata& metadata, const HtmlOutline& outline) {
  return DateFinder(page, metadata, outline).find();
}

}  // namespace dateline
