// Wikidata's dump: one item a line of one large array, or the lines alone.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "gazetteer/import_json.h"

namespace dateline {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;

struct Class {
  std::string_view item;
  EntityType type;
};

// What an item is an instance of (P31). The dump's lines do not say which class is part of which, so the usual ones
// stand here one by one; the user names others.
constexpr Class kClasses[] = {
    {"Q5", EntityType::person},          // human
    {"Q6256", EntityType::gpe},          // country
    {"Q3624078", EntityType::gpe},       // sovereign state
    {"Q3024240", EntityType::gpe},       // historical country
    {"Q161243", EntityType::gpe},        // dependent territory
    {"Q35657", EntityType::gpe},         // state of the United States
    {"Q47168", EntityType::gpe},         // county of the United States
    {"Q10864048", EntityType::gpe},      // first-level division
    {"Q13220204", EntityType::gpe},      // second-level division
    {"Q34876", EntityType::gpe},         // province
    {"Q15284", EntityType::gpe},         // municipality
    {"Q484170", EntityType::gpe},        // commune of France
    {"Q747074", EntityType::gpe},        // comune of Italy
    {"Q262166", EntityType::gpe},        // municipality of Germany
    {"Q5119", EntityType::gpe},          // capital
    {"Q515", EntityType::gpe},           // city
    {"Q1549591", EntityType::gpe},       // big city
    {"Q1093829", EntityType::gpe},       // city of the United States
    {"Q7930989", EntityType::gpe},       // city or town
    {"Q3957", EntityType::gpe},          // town
    {"Q532", EntityType::gpe},           // village
    {"Q5084", EntityType::gpe},          // hamlet
    {"Q486972", EntityType::gpe},        // human settlement
    {"Q5107", EntityType::loc},          // continent
    {"Q82794", EntityType::loc},         // geographic region
    {"Q9430", EntityType::loc},          // ocean
    {"Q165", EntityType::loc},           // sea
    {"Q4022", EntityType::loc},          // river
    {"Q23397", EntityType::loc},         // lake
    {"Q37901", EntityType::loc},         // strait
    {"Q39594", EntityType::loc},         // bay
    {"Q8502", EntityType::loc},          // mountain
    {"Q46831", EntityType::loc},         // mountain range
    {"Q8072", EntityType::loc},          // volcano
    {"Q39816", EntityType::loc},         // valley
    {"Q8514", EntityType::loc},          // desert
    {"Q23442", EntityType::loc},         // island
    {"Q33837", EntityType::loc},         // archipelago
    {"Q34763", EntityType::loc},         // peninsula
    {"Q46169", EntityType::loc},         // national park
    {"Q43229", EntityType::org},         // organisation
    {"Q484652", EntityType::org},        // international organisation
    {"Q245065", EntityType::org},        // intergovernmental organisation
    {"Q79913", EntityType::org},         // non-governmental organisation
    {"Q163740", EntityType::org},        // non-profit organisation
    {"Q327333", EntityType::org},        // government agency
    {"Q192350", EntityType::org},        // ministry
    {"Q35749", EntityType::org},         // parliament
    {"Q41487", EntityType::org},         // court
    {"Q7278", EntityType::org},          // political party
    {"Q176799", EntityType::org},        // military unit
    {"Q772547", EntityType::org},        // armed forces
    {"Q17149090", EntityType::org},      // armed organisation
    {"Q4830453", EntityType::org},       // business
    {"Q783794", EntityType::org},        // company
    {"Q6881511", EntityType::org},       // enterprise
    {"Q891723", EntityType::org},        // public company
    {"Q22687", EntityType::org},         // bank
    {"Q66344", EntityType::org},         // central bank
    {"Q46970", EntityType::org},         // airline
    {"Q11032", EntityType::org},         // newspaper
    {"Q1110794", EntityType::org},       // daily newspaper
    {"Q192283", EntityType::org},        // news agency
    {"Q1616075", EntityType::org},       // television station
    {"Q3918", EntityType::org},          // university
    {"Q31855", EntityType::org},         // research institute
    {"Q847017", EntityType::org},        // sports club
    {"Q476028", EntityType::org},        // association football club
    {"Q215380", EntityType::org},        // musical group
    {"Q41710", EntityType::norp},        // ethnic group
    {"Q9174", EntityType::norp},         // religion
    {"Q1248784", EntityType::fac},       // airport
    {"Q644371", EntityType::fac},        // international airport
    {"Q12280", EntityType::fac},         // bridge
    {"Q12323", EntityType::fac},         // dam
    {"Q12284", EntityType::fac},         // canal
    {"Q44782", EntityType::fac},         // port
    {"Q55488", EntityType::fac},         // railway station
    {"Q134447", EntityType::fac},        // nuclear power plant
    {"Q159719", EntityType::fac},        // power station
    {"Q245016", EntityType::fac},        // military base
    {"Q695850", EntityType::fac},        // air base
    {"Q41176", EntityType::fac},         // building
    {"Q16917", EntityType::fac},         // hospital
    {"Q33506", EntityType::fac},         // museum
    {"Q483110", EntityType::fac},        // stadium
    {"Q16970", EntityType::fac},         // church
    {"Q32815", EntityType::fac},         // mosque
    {"Q198", EntityType::event},         // war
    {"Q178561", EntityType::event},      // battle
    {"Q645883", EntityType::event},      // military operation
    {"Q45382", EntityType::event},       // coup d'etat
    {"Q7944", EntityType::event},        // earthquake
    {"Q40231", EntityType::event},       // public election
    {"Q858439", EntityType::event},      // presidential election
    {"Q16510064", EntityType::event},    // sporting event
    {"Q728", EntityType::product},       // weapon
    {"Q15142889", EntityType::product},  // weapon family
    {"Q15142894", EntityType::product},  // weapon model
    {"Q15056993", EntityType::product},  // aircraft family
    {"Q15056995", EntityType::product},  // aircraft model
    {"Q3231690", EntityType::product},   // automobile model
    {"Q11446", EntityType::product},     // ship
    {"Q7397", EntityType::product},      // software
};

std::optional<EntityType> usual_type(std::string_view item) {
  for (const Class& one : kClasses) {
    if (one.item == item) return one.type;
  }
  return {};
}

// Calls take(value) for the values that the item has of a property, the preferred ones first, none that is withdrawn.
template <typename Take>
void for_each_value(element item, std::string_view property, Take take) {
  array statements;
  if (item["claims"][property].get(statements)) return;
  for (const bool preferred : {true, false}) {
    for (const element statement : statements) {
      const std::string_view rank = string_at(statement, "rank");
      element value;
      if (rank == "deprecated" || (rank == "preferred") != preferred) continue;
      if (!statement["mainsnak"]["datavalue"]["value"].get(value)) take(value);
    }
  }
}

std::optional<EntityType> type_of(element item, const ImportSink& sink) {
  std::optional<EntityType> type;
  for_each_value(item, "P31", [&](element value) {
    const std::string_view of = string_at(value, "id");
    if (!type && !of.empty()) type = sink.type_of(of, usual_type(of));
  });
  return type;
}

// "+1991-12-26T00:00:00Z" to as many parts as are known; empty for what is before our era or vaguer than a year.
std::string date_of(element item, std::string_view property) {
  std::string out;
  for_each_value(item, property, [&](element value) {
    std::int64_t precision = 0;
    const std::string_view time = string_at(value, "time");
    if (!out.empty() || !time.starts_with('+') || time.size() < 11 || value["precision"].get(precision)) return;
    if (precision >= 9) out = time.substr(1, precision == 9 ? 4 : precision == 10 ? 7 : 10);
  });
  return out;
}

std::uint32_t population_of(element item) {
  std::uint32_t most = 0;
  bool known = false;
  for_each_value(item, "P1082", [&](element value) {
    std::string_view amount = string_at(value, "amount");
    if (known || !amount.starts_with('+')) return;
    amount.remove_prefix(1);
    known = std::from_chars(amount.data(), amount.data() + amount.size(), most).ec == std::errc();
  });
  return most;
}

// Five decimals, a metre, without zeros at the end.
std::string degrees(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.5f", value);
  std::string out = buffer;
  while (out.ends_with('0')) out.pop_back();
  if (out.ends_with('.')) out.pop_back();
  return out == "-0" ? "0" : out;
}

void set_place(element item, ImportRow& row) {
  for_each_value(item, "P625", [&](element value) {
    double latitude = 0, longitude = 0;
    if (!row.lat.empty() || value["latitude"].get(latitude) || value["longitude"].get(longitude)) return;
    if (std::abs(latitude) > 90 || std::abs(longitude) > 180) return;
    row.lat = degrees(latitude);
    row.lon = degrees(longitude);
  });
  for_each_value(item, "P297", [&](element value) {
    std::string_view code;
    if (!value.get(code) && row.country.empty()) row.country = code;
  });
}

void add_names(element item, const std::vector<std::string>& languages, ImportRow& row) {
  const bool all = std::find(languages.begin(), languages.end(), "*") != languages.end();
  const auto wanted = [&](std::string_view code) {
    return all || std::find(languages.begin(), languages.end(), code) != languages.end();
  };
  // The label of the language that is asked for first is the name.
  for (const std::string& language : languages) {
    std::string_view label;
    if (!item["labels"][language]["value"].get(label)) row.add(label);
  }
  simdjson::dom::object labels, aliases;
  if (all && !item["labels"].get(labels)) {
    for (const auto [code, label] : labels) row.add(string_at(label, "value"));
  }
  if (item["aliases"].get(aliases)) return;
  for (const auto [code, names] : aliases) {
    array list;
    if (!wanted(code) || names.get(list)) continue;
    for (const element name : list) row.add(string_at(name, "value"));
  }
}

}  // namespace

void import_wikidata(LineReader& lines, ImportSink& sink) {
  for_each_object(lines, sink, ",", [&](element item) {
    const std::string_view id = string_at(item, "id");
    if (id.empty()) return sink.broken("not an item of Wikidata");
    const std::optional<EntityType> type = type_of(item, sink);
    if (!type) return;
    ImportRow row;
    row.type = *type;
    row.id = "wikidata:" + std::string(id);
    add_names(item, sink.how().languages, row);
    if (row.names.empty()) return;
    set_place(item, row);
    if (row.type != EntityType::person) {
      row.from = date_of(item, "P571");
      row.to = date_of(item, "P576");
    }
    row.weight = population_of(item);
    simdjson::dom::object links;
    if (row.weight == 0 && !item["sitelinks"].get(links)) row.weight = static_cast<std::uint32_t>(links.size());
    sink.add(row);
  });
}

}  // namespace dateline
