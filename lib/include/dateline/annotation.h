// What is found in a text: names, amounts, dates. The field names are those of the record stream, dateline(5).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "dateline/decimal.h"
#include "dateline/span.h"

namespace dateline {

// In all of these an empty string, an empty list and an absent optional mean "not known".

// Types follow OntoNotes 5.
enum class EntityType : std::uint8_t { person, org, gpe, loc, norp, fac, event, product };

// A named person, organisation, place, ...
struct Entity {
  EntityType type = EntityType::org;
  std::string id;                       // "iso3166:KP", "geonames:1871859", or the gazetteer row's own
  std::string name;                     // canonical; shared by the mentions of one unlisted name in a document
  std::string country;                  // ISO 3166-1 alpha-2
  std::string lat, lon;                 // WGS 84 degrees, decimal strings
  std::vector<std::string> candidates;  // ids of the other readings of an ambiguous name
};

enum class FigureType : std::uint8_t { money, count, percent, measure };
enum class Bound : std::uint8_t { exact, about, at_least, more_than, at_most, less_than, range };
enum class Change : std::uint8_t { none, up, down };

// A stretch of text that plays a part in a value: what is counted, who says so.
struct Mention {
  std::string text;
  Span span;
};

// An amount. value, low and high per bound: see the table of bounds in dateline(5).
struct Figure {
  FigureType type = FigureType::count;
  std::optional<Decimal> value, low, high;
  Bound bound = Bound::exact;
  std::string unit;               // ISO 4217, UCUM, "%", "{pp}", "{bp}"; empty for counts
  bool assumed = false;           // the unit is the usual reading of an ambiguous sign
  std::optional<Mention> object;  // what is counted
  std::string about;              // what the amount is said of
  std::string per;                // UCUM
  Change change = Change::none;
  std::optional<Decimal> of;  // the whole this is part of
  std::string status;         // reported planned alleged denied
  std::optional<Mention> said_by;
  std::string issue;
  std::vector<std::string> candidates;
};

enum class DateType : std::uint8_t { date, time, duration, set };

// An expression of time: TIMEX3 (ISO 24617-1) and EDTF (ISO 8601-2).
struct DateValue {
  DateType type = DateType::date;
  std::string value;  // TIMEX3: "2024-02-19", "2023-FA", "P25Y", "XXXX-WXX-2"
  std::string mod;    // TIMEX3: "START", "APPROX", "LESS_THAN", ...
  std::string quant, freq;
  std::string edtf;
  std::string from, to;  // first and last calendar day that it can mean, inclusive
  std::string grain;
  std::string anchor;    // the date it was resolved against
  bool implied = false;  // something in `value` came from the anchor
  std::string interval;  // EDTF; the interval that this is an end of
  std::string issue;
  std::vector<std::string> candidates;
};

// One finding. `rule` names the rule that made it; the alternative in `value` is its kind.
struct Annotation {
  Span span;
  std::uint32_t sentence = 0;  // index into Document::sentences()
  std::string rule;
  std::variant<Entity, Figure, DateValue> value;
  std::vector<std::string> explain;  // filled on demand: readings that lost, and why
  bool given = false;  // came in with the document's record stream, where its record goes out again as it was
};

}  // namespace dateline
