#include "extract/name_setting.h"

#include <algorithm>

namespace dateline {

void CountryCount::count(const NameCandidates& all) {
  for (const NameCandidate& c : all.list) {
    if (c.open || c.silent || c.weak || c.known < 0) continue;
    if (c.type != EntityType::gpe && c.type != EntityType::norp) continue;
    const KnownName& known = all.known[static_cast<std::size_t>(c.known)];
    const NameEntry& first = all.entries[known.first_entry];
    if (first.country.empty()) continue;
    // A country, or a name that all its readings put into one.
    bool sure = first.type == EntityType::norp || (first.id_prefix.starts_with("iso3166:") && first.region.empty());
    if (!sure) {
      sure = true;
      for (std::uint32_t e = known.first_entry; e < known.last_entry; ++e) {
        sure = sure && all.entries[e].country == first.country;
      }
    }
    if (!sure) continue;
    auto it = std::find_if(counts_.begin(), counts_.end(), [&](const auto& n) { return n.first == first.country; });
    if (it == counts_.end()) it = counts_.insert(counts_.end(), {first.country, 0});
    most_ = std::max(most_, ++it->second);
  }
}

bool CountryCount::is_share(std::string_view country, std::uint32_t part) const {
  const auto it = std::find_if(counts_.begin(), counts_.end(), [&](const auto& n) { return n.first == country; });
  return it != counts_.end() && it->second * part >= most_;
}

}  // namespace dateline
