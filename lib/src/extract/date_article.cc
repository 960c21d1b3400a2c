#include "extract/date_article.h"

#include <algorithm>
#include <map>
#include <string>

#include "calendar/hemisphere.h"

namespace dateline {

bool is_southern(const Document::Data& document) {
  std::map<std::string_view, int> named;
  std::size_t zone = 0;
  for (const Annotation& annotation : document.annotations) {
    const auto* entity = std::get_if<Entity>(&annotation.value);
    if (entity == nullptr || entity->country.empty()) continue;
    while (zone < document.zones.size() && document.zones[zone].span.end <= annotation.span.begin) ++zone;
    const bool in_zone = zone < document.zones.size() && document.zones[zone].span.overlaps(annotation.span);
    if (in_zone && document.zones[zone].role == ZoneRole::dateline) return has_southern_seasons(entity->country);
    if (!in_zone || document.zones[zone].role != ZoneRole::chrome) ++named[entity->country];
  }
  const auto most =
      std::max_element(named.begin(), named.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most != named.end() && has_southern_seasons(most->first);
}

DayMonthOrder numeric_order(const Passage& passage) {
  const DayMonthOrder shown = day_month_order(passage.document.text, parse_day(passage.document.info.date));
  if (shown != DayMonthOrder::unknown) return shown;
  const std::string_view habit = passage.language.setting("numeric_dates");
  if (habit == "day-first") return DayMonthOrder::day_first;
  return habit == "month-first" ? DayMonthOrder::month_first : DayMonthOrder::unknown;
}

}  // namespace dateline
