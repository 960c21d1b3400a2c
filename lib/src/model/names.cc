#include "model/names.h"

#include <cstddef>

namespace dateline {

namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 8> kEntityTypes{"PERSON", "ORG", "GPE",   "LOC",
                                                       "NORP",   "FAC", "EVENT", "PRODUCT"};
constexpr std::array<std::string_view, 4> kFigureTypes{"money", "count", "percent", "measure"};
constexpr std::array<std::string_view, 7> kBounds{"exact",   "about",     "at-least", "more-than",
                                                  "at-most", "less-than", "range"};
constexpr std::array<std::string_view, 3> kChanges{"", "up", "down"};
constexpr std::array<std::string_view, 4> kDateTypes{"DATE", "TIME", "DURATION", "SET"};
constexpr std::array<std::string_view, 9> kZoneRoles{"title", "byline",  "published", "dateline", "heading",
                                                     "body",  "caption", "quote",     "chrome"};
constexpr std::array<std::string_view, 4> kTokenTypes{"word", "number", "punctuation", "symbol"};

template <typename Names, typename Value>
std::string_view at(const Names& names, Value value) {
  return names[static_cast<std::size_t>(value)];
}

template <typename Names, typename Value>
bool find(const Names& names, std::string_view name, Value& value) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) {
      value = static_cast<Value>(i);
      return true;
    }
  }
  return false;
}

}  // namespace

std::string_view name_of(EntityType value) { return at(kEntityTypes, value); }
std::string_view name_of(FigureType value) { return at(kFigureTypes, value); }
std::string_view name_of(Bound value) { return at(kBounds, value); }
std::string_view name_of(Change value) { return at(kChanges, value); }
std::string_view name_of(DateType value) { return at(kDateTypes, value); }
std::string_view name_of(ZoneRole value) { return at(kZoneRoles, value); }
std::string_view name_of(TokenType value) { return at(kTokenTypes, value); }

bool value_of(std::string_view name, EntityType& value) { return find(kEntityTypes, name, value); }
bool value_of(std::string_view name, FigureType& value) { return find(kFigureTypes, name, value); }
bool value_of(std::string_view name, Bound& value) { return find(kBounds, name, value); }
bool value_of(std::string_view name, Change& value) { return find(kChanges, name, value); }
bool value_of(std::string_view name, DateType& value) { return find(kDateTypes, name, value); }
bool value_of(std::string_view name, ZoneRole& value) { return find(kZoneRoles, name, value); }
bool value_of(std::string_view name, TokenType& value) { return find(kTokenTypes, name, value); }

int kind_order(std::string_view kind) {
  int order = 0;
  for (const PartName& part : kPartNames) {
    if (part.kind == kind) break;
    ++order;
  }
  return order;
}

}  // namespace dateline
