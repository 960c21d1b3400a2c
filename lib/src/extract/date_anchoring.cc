#include "extract/date_anchoring.h"

namespace dateline {

DateAnchoring::DateAnchoring(const DateBase& base, bool spoken) { choose(base, spoken); }

void DateAnchoring::choose(const DateBase& base, bool spoken) {
  day = base.published;
  name = base.published ? day_str(*base.published) : std::string();
  if (!spoken || !base.spoken) return;
  const auto days = days_of(*base.spoken);
  if (!days) return;
  day = days->first;
  name = timex_value(*base.spoken);
}

}  // namespace dateline
