#include "extract/name_places.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace dateline {

namespace {

constexpr std::size_t kReadings = 40;  // of one name that are looked at
constexpr std::size_t kPoints = 64;    // of the article's other places

// What the article says of where it plays, gathered from names that have but one reading.
struct Setting {
  std::map<std::string_view, double> countries, regions;
  std::vector<std::pair<double, double>> points;  // degrees
  double total = 0;
};

constexpr std::uint32_t kKnownCity = 100'000;  // inhabitants
constexpr double kEnough = 4;                  // mentions that tell in which region an article plays

constexpr double kPeople = 0.3, kBody = 0.1;  // what they say of the country, beside its name

bool is_body(const NameCandidate& c) { return c.type == EntityType::org || c.type == EntityType::person; }

double degrees(std::int32_t microdegrees) { return microdegrees / 1e6; }

// Great-circle distance, near enough: kilometres.
double distance(double lat1, double lon1, double lat2, double lon2) {
  constexpr double kRadian = 0.017453292519943295;
  const double x = (lon2 - lon1) * kRadian * std::cos((lat1 + lat2) / 2 * kRadian);
  const double y = (lat2 - lat1) * kRadian;
  return 6371 * std::sqrt(x * x + y * y);
}

bool contains(const NameEntry& outer, const NameEntry& inner) {
  if (is_country(outer)) return outer.country == inner.country;
  if (outer.region.empty() || outer.region != inner.region) return false;
  // The region of a division is itself.
  if (outer.id_prefix.starts_with("iso3166:")) return !inner.id_prefix.starts_with("iso3166:");
  return outer.weight > inner.weight;
}

// A town behind a town says where that is, where it is the one that is meant by its name: "London, Paris" are none of
// Kentucky's.
bool may_contain(const NameEntry& outer, bool first) { return first || outer.id_prefix.starts_with("iso3166:"); }

// The place behind a comma or bracket: "Paris, Texas".
const KnownName* follower(const Document::Data& document, const NameCandidates& all,
                          const std::vector<PlaceMention>& mentions, std::size_t at) {
  if (at + 1 >= mentions.size()) return nullptr;
  const NameCandidate& here = all.list[mentions[at].candidate];
  const NameCandidate& next = all.list[mentions[at + 1].candidate];
  if (next.first != here.last + 1 || next.sentence != here.sentence || next.known < 0) return nullptr;
  const char mark = document.text[document.tokens[here.last].begin];
  if (mark != ',' && mark != '(') return nullptr;
  return &all.known[static_cast<std::size_t>(next.known)];
}

// "San Francisco, Boyacá": a place of that region which no list knows. In a row of places nothing is said of any.
bool is_elsewhere(const Document::Data& document, const NameCandidates& all, const std::vector<PlaceMention>& mentions,
                  std::size_t at, const KnownName& outer) {
  const KnownName& known = all.known[static_cast<std::size_t>(all.list[mentions[at].candidate].known)];
  if (all.entries[known.first_entry].id_prefix.starts_with("iso3166:")) return false;
  constexpr std::uint32_t kNamesake = 20;  // times fewer inhabitants: Louisiana, Missouri
  for (std::uint32_t o = outer.first_entry; o < outer.last_entry; ++o) {
    const NameEntry& entry = all.entries[o];
    if (o != outer.first_entry && entry.weight < all.entries[outer.first_entry].weight / kNamesake) continue;
    if (!entry.id_prefix.starts_with("iso3166:") || entry.weak) return false;
  }
  const Sentence& sentence = document.sentences[all.list[mentions[at].candidate].sentence];
  const auto is_joined = [&](std::uint32_t i) {
    return i >= sentence.first && i < sentence.last && document.tokens[i].type != TokenType::word &&
           document.text[document.tokens[i].begin] == ',';
  };
  const auto is_mention = [&](std::size_t other, std::uint32_t first) {
    return other < mentions.size() && all.list[mentions[other].candidate].first == first;
  };
  // Another place stands one token before it, or behind its region.
  if (at > 0 && all.list[mentions[at - 1].candidate].last + 1 == known.first) return false;
  return !is_mention(at + 2, outer.last + 1) && !is_mention(at + 2, outer.last + 2) && !is_joined(known.first - 1);
}

void add_to(const NameEntry& entry, double weight, Setting& setting) {
  if (!entry.country.empty()) setting.countries[entry.country] += weight;
  if (!entry.region.empty()) setting.regions[entry.region] += weight;
  if (entry.placed && !is_country(entry) && setting.points.size() < kPoints) {
    setting.points.emplace_back(degrees(entry.latitude), degrees(entry.longitude));
  }
  setting.total += weight;
}

// `trust`: how far the region that the article speaks of most is believed, 0 to 1.
double score(const NameEntry& entry, const Setting& setting, double trust) {
  // A city of millions is meant unless much speaks for its namesake: "a firm of Toledo, Ohio, said in London".
  double out = 2 * std::log10(entry.weight + 1.0);
  if (is_country(entry)) out += 4;
  if (setting.total > 0) {
    if (const auto it = setting.countries.find(entry.country); it != setting.countries.end()) {
      out += 1.0 + 3.5 * it->second / setting.total;
    }
    if (const auto it = setting.regions.find(entry.region); !entry.region.empty() && it != setting.regions.end()) {
      out += (1.5 + 4.0 * it->second / setting.total) * trust;
    }
  }
  if (entry.placed) {
    double nearest = 1e9;
    for (const auto& [lat, lon] : setting.points) {
      nearest = std::min(nearest, distance(lat, lon, degrees(entry.latitude), degrees(entry.longitude)));
    }
    if (nearest < 80) {
      out += 1.5;
    } else if (nearest < 250) {
      out += 0.7;
    }
  }
  return out;
}

}  // namespace

void choose_places(const Document::Data& document, const NameCandidates& all, std::vector<PlaceMention>& mentions) {
  Setting setting;
  std::vector<bool> settled(mentions.size(), false);
  // One place of a name: the reading that a neighbour has settled holds for the article.
  std::map<std::string_view, std::uint32_t> chosen;
  std::unordered_set<std::string_view> unknown;
  constexpr std::uint32_t kNothing = 0xFFFFFFFF;
  std::uint32_t told = kNothing;  // "Rochester, New York": the reading that the town has told of what is behind it
  const auto name_of = [&](const PlaceMention& m) { return text_of(document, all.list[m.candidate]); };
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const KnownName& known = all.known[static_cast<std::size_t>(all.list[mentions[i].candidate].known)];
    mentions[i].chosen = known.first_entry;
    const std::uint32_t told_before = std::exchange(told, kNothing);
    const KnownName* outer = follower(document, all, mentions, i);
    // "Denmark, Norway": a row of countries, and no villages of Maine.
    if (outer != nullptr && is_country(all.entries[known.first_entry]) && is_country(all.entries[outer->first_entry])) {
      outer = nullptr;
    }
    if (outer != nullptr) {
      bool found = false;
      for (std::uint32_t e = known.first_entry; e < known.last_entry && !found; ++e) {
        for (std::uint32_t o = outer->first_entry; o < outer->last_entry && o < outer->first_entry + 5; ++o) {
          if (!may_contain(all.entries[o], o == outer->first_entry) || !contains(all.entries[o], all.entries[e]))
            continue;
          mentions[i].chosen = e;
          found = true;
          break;
        }
      }
      if (found) {
        for (std::uint32_t o = outer->first_entry; o < outer->last_entry && told == kNothing; ++o) {
          const NameEntry& entry = all.entries[o];
          if (entry.id_prefix.starts_with("iso3166:") && contains(entry, all.entries[mentions[i].chosen])) told = o;
        }
        settled[i] = true;
        chosen.emplace(name_of(mentions[i]), mentions[i].chosen);
        add_to(all.entries[mentions[i].chosen], 1, setting);
        continue;
      }
    }
    if (all.list[mentions[i].candidate].elsewhere) {
      mentions[i].unknown = settled[i] = true;
    } else if (outer != nullptr && is_elsewhere(document, all, mentions, i, *outer)) {
      mentions[i].unknown = settled[i] = true;
      unknown.insert(name_of(mentions[i]));
    } else if (told_before != kNothing) {
      mentions[i].chosen = told_before;
      settled[i] = true;
      add_to(all.entries[told_before], 1, setting);
    } else if (known.last_entry - known.first_entry == 1) {
      settled[i] = true;
      add_to(all.entries[known.first_entry], 1, setting);
    } else if (is_country(all.entries[known.first_entry])) {
      add_to(all.entries[known.first_entry], 0.7, setting);
    }
  }
  // A people speaks for its country, though less than the country's name; a party or a minister still less, and once.
  std::unordered_set<std::string_view> bodies;
  for (const NameCandidate& c : all.list) {
    if (c.known < 0 || c.open || c.silent || c.weak) continue;
    const NameEntry& entry = all.entries[all.known[static_cast<std::size_t>(c.known)].first_entry];
    if (c.type == EntityType::norp) add_to(entry, kPeople, setting);
    if (is_body(c) && !entry.country.empty() && bodies.insert(entry.name).second) add_to(entry, kBody, setting);
  }
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const std::string_view name = settled[i] && unknown.empty() ? std::string_view() : name_of(mentions[i]);
    if (unknown.count(name) != 0 && chosen.find(name) == chosen.end()) {
      mentions[i].unknown = true;
      continue;
    }
    if (settled[i]) continue;
    const KnownName& known = all.known[static_cast<std::size_t>(all.list[mentions[i].candidate].known)];
    const auto before = chosen.find(name);
    if (before != chosen.end() && before->second >= known.first_entry && before->second < known.last_entry) {
      mentions[i].chosen = before->second;
      continue;
    }
    if (before != chosen.end()) {
      // The same name elsewhere has the same readings in the same order, at another place of the list.
      for (std::uint32_t e = known.first_entry; e < known.last_entry; ++e) {
        if (all.entries[e].id() == all.entries[before->second].id()) mentions[i].chosen = e;
      }
      continue;
    }
    double best = -1;
    // One dateline or two do not make their region that of the article, where a city of another is called so.
    const NameEntry& largest = all.entries[known.first_entry];
    const bool city = largest.weight >= kKnownCity && largest.id_prefix == "geonames:";
    const double trust = city ? std::min(1.0, setting.total / kEnough) : 1;
    const std::uint32_t last = std::min<std::uint32_t>(known.last_entry, known.first_entry + kReadings);
    for (std::uint32_t e = known.first_entry; e < last; ++e) {
      if (all.entries[e].type != all.list[mentions[i].candidate].type) continue;
      const double s = score(all.entries[e], setting, trust);
      if (s > best) {
        best = s;
        mentions[i].chosen = e;
      }
    }
    chosen.emplace(name, mentions[i].chosen);
    add_to(all.entries[mentions[i].chosen], 0.3, setting);
  }
}

}  // namespace dateline
