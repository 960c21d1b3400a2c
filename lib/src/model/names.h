// The words that the record stream has for enumerators (RECORDS, dateline(5)), both ways.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "dateline/annotation.h"
#include "dateline/document.h"
#include "dateline/token.h"

namespace dateline {

std::string_view name_of(EntityType);
std::string_view name_of(FigureType);
std::string_view name_of(Bound);
std::string_view name_of(Change);  // "" for none
std::string_view name_of(DateType);
std::string_view name_of(ZoneRole);
std::string_view name_of(TokenType);

// Sets `value` to the enumerator of that name; leaves it and returns false where there is none.
bool value_of(std::string_view name, EntityType& value);
bool value_of(std::string_view name, FigureType& value);
bool value_of(std::string_view name, Bound& value);
bool value_of(std::string_view name, Change& value);
bool value_of(std::string_view name, DateType& value);
bool value_of(std::string_view name, ZoneRole& value);
bool value_of(std::string_view name, TokenType& value);

// The parts in the order of `made`: the name of each, and the kind of the records that it gives.
struct PartName {
  Part part;
  std::string_view name;
  std::string_view kind;
};
inline constexpr std::array<PartName, 6> kPartNames{{{kZones, "zones", "zone"},
                                                     {kSentences, "sentences", "sentence"},
                                                     {kTokens, "tokens", "token"},
                                                     {kEntities, "entities", "entity"},
                                                     {kFigures, "figures", "figure"},
                                                     {kDates, "dates", "date"}}};

// Where records of a kind stand among those of one span: zones first, kinds that are not known last.
int kind_order(std::string_view kind);

}  // namespace dateline
