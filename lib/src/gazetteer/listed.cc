#include "gazetteer/listed.h"

namespace dateline {

namespace {

std::string degrees(std::int32_t microdegrees) {
  const std::uint32_t size =
      static_cast<std::uint32_t>(microdegrees < 0 ? -static_cast<std::int64_t>(microdegrees) : microdegrees);
  std::string out = microdegrees < 0 ? "-" : "";
  out += std::to_string(size / 1000000);
  std::string fraction = std::to_string(1000000 + size % 1000000);
  fraction[0] = '.';
  while (fraction.back() == '0') fraction.pop_back();
  if (fraction.size() > 1) out += fraction;
  return out;
}

}  // namespace

std::string NameEntry::id() const {
  std::string out(id_prefix);
  return numbered ? out + std::to_string(id_number) : out;
}
std::string NameEntry::lat() const { return placed ? degrees(latitude) : std::string(); }
std::string NameEntry::lon() const { return placed ? degrees(longitude) : std::string(); }

ListedEntity listed(const NameEntry& entry) {
  ListedEntity out;
  out.type = entry.type;
  out.id = entry.id();
  out.name = entry.name;
  out.country = entry.country;
  out.lat = entry.lat();
  out.lon = entry.lon();
  out.region = entry.region;
  out.from = entry.from;
  out.to = entry.to;
  out.weight = entry.weight;
  out.weak = entry.weak;
  return out;
}

}  // namespace dateline
