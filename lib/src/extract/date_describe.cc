#include "calendar/edtf.h"
#include "extract/date_resolver.h"

namespace dateline {
namespace {

bool is_third(std::string_view mod) { return mod == "START" || mod == "MID" || mod == "END"; }

Third third_of_mod(std::string_view mod) {
  return mod == "START" ? Third::start : mod == "MID" ? Third::mid : mod == "END" ? Third::end : Third::none;
}

}  // namespace

void describe(const Timex& t, const DateExpression& e, const DateBase& base, DateValue& out,
              std::string_view relation) {
  out.value = timex_value(t);
  out.edtf = edtf_of(t, out.mod, relation);
  out.grain = grain_name(t.grain);
  auto days = t.fiscal && base.fiscal ? fiscal_days(t, *base.fiscal) : days_of(t);
  if (!days) return;
  if (t.fiscal) out.edtf = edtf_range(*days);
  if (is_third(out.mod)) {
    const bool seen = e.compare && base.published && days->first <= *base.published && *base.published <= days->last;
    if (seen) {
      // "earlier this month" ends at the anchor, "later this month" begins there.
      if (out.mod == "START") days->last = *base.published;
      if (out.mod == "END") days->first = *base.published;
      if (t.grain < Grain::day) out.edtf = edtf_range(*days, relation);
    } else {
      *days = third_of(t, *days, third_of_mod(out.mod));
    }
  }
  out.from = day_str(days->first);
  out.to = day_str(days->last);
}

}  // namespace dateline
