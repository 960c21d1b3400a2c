// GeoNames: the dump "allCountries", or a part of it, and its table of alternate names.
#include <unicode/uchar.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>
#include <vector>

#include "dateline/error.h"
#include "gazetteer/import.h"
#include "gazetteer/normalise.h"
#include "model/utf8.h"

namespace dateline {

namespace {

enum Field {
  id,
  name,
  ascii_name,
  alternate_names,
  latitude,
  longitude,
  feature_class,
  feature_code,
  country,
  second_country,
  admin1,
  admin2,
  admin3,
  admin4,
  population,
  elevation,
  terrain,
  time_zone,
  modified,
  count
};

// Countries whose first divisions GeoNames numbers as ISO 3166-2 does.
constexpr std::string_view kIsoDivisions[] = {"AD", "BB", "BF", "BH", "CH", "GB", "IE", "KN", "LI", "LU", "MA",
                                              "ME", "MR", "MW", "NR", "RS", "SM", "TL", "TV", "UG", "US", "ZM"};

template <typename Number>
Number number_of(std::string_view text) {
  Number value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// Returns whether the name has letters, all of them small: how Romanisations of other scripts come, which no text has.
bool all_small(std::string_view text) {
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    const UChar32 c = static_cast<UChar32>(next_character(text, at));
    if (u_isupper(c) || u_istitle(c)) return false;
    if (u_isalpha(c) && !u_islower(c)) return false;
    any = any || u_islower(c);
  }
  return any;
}

// Returns whether this is a code rather than a name ("PAR"), or so short that it is a word of some language ("Y").
bool is_code(std::string_view text) {
  NameKey key;
  make_key(text, key);
  return key.size <= 2 || (key.size <= 4 && is_upper(text));
}

// The names of other languages, by the place that bears them.
class AlternateNames {
 public:
  AlternateNames(const std::string& path, const std::vector<std::string>& languages) {
    enum { number, place, language, text, preferred, shorter, colloquial, historic };
    LineReader lines(path);
    for (std::string_view line; lines.next(line);) {
      const std::vector<std::string_view> fields = split(line, '\t');
      if (fields.size() < 8) throw Error(path, lines.number(), "not a row of GeoNames' alternate names");
      const std::string_view code = fields[language];
      // Codes of four letters stand for links, postcodes and airports; "abbr" alone is a name.
      const bool abbreviation = code == "abbr";
      if (!abbreviation && code.size() > 3 && code.find('-') == std::string_view::npos) continue;
      const auto wanted = [&](const std::string& one) { return one == "*" || one == code; };
      if (!abbreviation && !code.empty() && !std::any_of(languages.begin(), languages.end(), wanted)) continue;
      const bool weak = abbreviation || fields[colloquial] == "1" || fields[historic] == "1";
      names_.push_back({number_of<std::uint32_t>(fields[place]), static_cast<std::uint32_t>(pool_.size()),
                        static_cast<std::uint16_t>(std::min<std::size_t>(fields[text].size(), 0xFFFF)), weak});
      pool_ += fields[text];
      if (pool_.size() > 0xFFFFFFFF) throw Error(path, "too many names");
    }
    std::stable_sort(names_.begin(), names_.end(), [](const Name& a, const Name& b) { return a.place < b.place; });
  }

  void add_to(ImportRow& row, std::uint32_t place) const {
    auto at = std::lower_bound(names_.begin(), names_.end(), place,
                               [](const Name& n, std::uint32_t wanted) { return n.place < wanted; });
    for (; at != names_.end() && at->place == place; ++at)
      row.add(std::string_view(pool_).substr(at->begin, at->size), at->weak);
  }

 private:
  struct Name {
    std::uint32_t place, begin;
    std::uint16_t size;
    bool weak;
  };
  std::vector<Name> names_;
  std::string pool_;
};

EntityType usual_type(std::string_view feature_class) {
  if (feature_class == "A" || feature_class == "P") return EntityType::gpe;
  return feature_class == "S" || feature_class == "R" ? EntityType::fac : EntityType::loc;
}

void add_names(ImportRow& row, const std::vector<std::string_view>& fields, const AlternateNames* alternates) {
  row.add(fields[name], is_code(fields[name]));
  NameKey own, ascii;
  make_key(fields[name], own);
  make_key(fields[ascii_name], ascii);
  if (ascii.size > 0 && own.view() != ascii.view()) row.add(fields[ascii_name], is_code(fields[ascii_name]));
  if (alternates) {
    alternates->add_to(row, number_of<std::uint32_t>(fields[id]));
    return;
  }
  if (fields[alternate_names].empty()) return;
  // Countries and divisions go by their codes; towns seldom do.
  const bool codes = fields[feature_class] == "A";
  for (const std::string_view alias : split(fields[alternate_names], ',')) {
    if (!alias.empty() && !all_small(alias)) row.add(alias, !codes && is_code(alias));
  }
}

}  // namespace

void import_geonames(LineReader& lines, ImportSink& sink) {
  std::unique_ptr<AlternateNames> alternates;
  if (!sink.how().alternate_names.empty())
    alternates = std::make_unique<AlternateNames>(sink.how().alternate_names, sink.how().languages);
  ImportRow row;
  for (std::string_view line; lines.next(line);) {
    if (line.empty()) continue;
    const std::vector<std::string_view> fields = split(line, '\t');
    if (fields.size() != count || number_of<std::uint32_t>(fields[id]) == 0) {
      sink.broken("not a row of GeoNames: " + std::to_string(fields.size()) + " columns of " + std::to_string(count));
      continue;
    }
    if (invalid_byte(line) != std::string_view::npos) {
      sink.broken("not valid UTF-8");
      continue;
    }
    row = ImportRow{};
    row.weight =
        static_cast<std::uint32_t>(std::min<std::uint64_t>(number_of<std::uint64_t>(fields[population]), 0xFFFFFFFF));
    if (row.weight < sink.how().least_weight) continue;
    const std::optional<EntityType> of_class = sink.type_of(fields[feature_class], usual_type(fields[feature_class]));
    const std::optional<EntityType> type = sink.type_of(fields[feature_code], of_class);
    if (!type) continue;
    row.type = *type;
    row.id = "geonames:" + std::string(fields[id]);
    row.country = fields[country];
    if (!fields[admin1].empty() &&
        std::find(std::begin(kIsoDivisions), std::end(kIsoDivisions), fields[country]) != std::end(kIsoDivisions) &&
        (row.country != "US" || fields[admin1].size() == 2) && fields[admin1] != "00")
      row.region = row.country + "-" + std::string(fields[admin1]);
    row.lat = fields[latitude];
    row.lon = fields[longitude];
    add_names(row, fields, alternates.get());
    sink.add(row);
  }
}

}  // namespace dateline
