// What the fields of a source may hold; for those who read one and those who write one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/annotation.h"

namespace dateline {

// The columns of a source, in the order in which an import writes them.
enum class Column : std::uint8_t {
  name,
  type,
  id,
  canonical,
  aliases,
  country,
  region,
  lat,
  lon,
  weight,
  rule,
  weak,
  from,
  to
};
inline constexpr std::size_t kColumnCount = 14;
std::string_view name_of(Column);
// Returns false where no column has that name.
bool value_of(std::string_view name, Column& column);

// Why the name cannot be taken; empty where it can. Requires: valid UTF-8.
std::string fault_of_name(std::string_view name);
bool valid_id(std::string_view id);
// ISO 3166-1 alpha-2 by its form.
bool valid_country(std::string_view country);
// YYYY, YYYY-MM or YYYY-MM-DD.
bool valid_date(std::string_view date);
// Decimal degrees of at most `most`, without going through binary floating point.
bool parse_degrees(std::string_view text, std::int32_t most, std::int32_t& microdegrees);

std::vector<std::string_view> split(std::string_view line, char by);
std::string_view trim(std::string_view text);
// "U+0007" of the first control character other than a tab; empty where there is none. Requires: valid UTF-8.
std::string control_character(std::string_view text);
// Returns where the first byte stands that is not part of valid UTF-8, or npos.
std::size_t invalid_byte(std::string_view text);

}  // namespace dateline
