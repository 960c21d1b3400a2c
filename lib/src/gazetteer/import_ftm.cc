// FollowTheMoney entities, as OpenSanctions and OCCRP give them: one JSON object a line.
#include "gazetteer/import_json.h"

namespace dateline {

namespace {

using simdjson::dom::element;

struct Schema {
  std::string_view name;
  EntityType type;
};
// The other schemata tell of relations, documents and holdings, which are not named in articles.
constexpr Schema kSchemata[] = {
    {"Person", EntityType::person},    {"Organization", EntityType::org}, {"Company", EntityType::org},
    {"PublicBody", EntityType::org},   {"LegalEntity", EntityType::org},  {"Vessel", EntityType::product},
    {"Airplane", EntityType::product}, {"Vehicle", EntityType::product},
};

template <typename Take>
void for_each_string(element properties, std::string_view key, Take take) {
  simdjson::dom::array values;
  if (properties[key].get(values)) return;
  for (const element value : values) {
    std::string_view text;
    if (!value.get(text)) take(text);
  }
}

std::string first_of(element properties, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    std::string first;
    for_each_string(properties, key, [&](std::string_view text) {
      if (first.empty()) first = text;
    });
    if (!first.empty()) return first;
  }
  return {};
}

// Codes of two letters are ISO 3166's; FollowTheMoney has others, of former states and of parts of states.
std::string country_of(element properties) {
  std::string code = first_of(properties, {"country", "jurisdiction", "nationality", "citizenship"});
  if (code.size() != 2) return {};
  for (char& c : code) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return code;
}

}  // namespace

void import_ftm(LineReader& lines, ImportSink& sink) {
  for_each_object(lines, sink, "", [&](element object) {
    const std::string_view schema = string_at(object, "schema");
    element properties;
    if (schema.empty() || object["properties"].get(properties)) return sink.broken("not a FollowTheMoney entity");
    ImportRow row;
    std::optional<EntityType> usual;
    for (const Schema& one : kSchemata) {
      if (one.name == schema) usual = one.type;
    }
    const std::optional<EntityType> type = sink.type_of(schema, usual);
    if (!type) return;
    row.type = *type;
    row.id = string_at(object, "id");
    row.canonical = string_at(object, "caption");
    if (row.canonical.empty()) row.canonical = first_of(properties, {"name"});
    if (!row.canonical.empty()) row.add(row.canonical);
    for (const std::string_view key : {"name", "alias", "previousName", "abbreviation"})
      for_each_string(properties, key, [&](std::string_view name) {
        if (name != row.canonical) row.add(name);
      });
    for_each_string(properties, "weakAlias", [&](std::string_view name) { row.add(name, true); });
    row.country = country_of(properties);
    if (row.type != EntityType::person) {
      row.from = first_of(properties, {"incorporationDate", "buildDate"});
      row.to = first_of(properties, {"dissolutionDate"});
    }
    sink.add(row);
  });
}

}  // namespace dateline
