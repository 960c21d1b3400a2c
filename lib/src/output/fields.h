// The keys of each kind of record, in their order: said once, for JSON as for columns.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/document.h"
#include "dateline/timeline.h"

namespace dateline {

// Takes the fields of a record one by one. Every field of a kind comes, also those without a value.
class FieldSink {
 public:
  virtual ~FieldSink() = default;
  virtual void text(std::string_view key, std::string_view value) = 0;  // "" for none
  virtual void list(std::string_view key, const std::vector<std::string>& values) = 0;
  virtual void number(std::string_view key, std::uint32_t value, bool present) = 0;
  virtual void flag(std::string_view key, bool value) = 0;  // false for none
};

// One record to be: what it is, and where.
struct Item {
  Span span;
  Part part = kZones;
  std::uint32_t index = 0;  // into the document's zones, sentences, tokens or annotations
  std::uint32_t sentence = 0;
  bool has_sentence = false;
};

// The items of these parts in a document, in the order of the record stream.
std::vector<Item> items_of(const Document& document, Parts parts);
// Their order: by begin, longer first, then as the parts are.
bool stands_before(const Item& a, const Item& b);
// The part that an annotation belongs to.
Part part_of(const Annotation& annotation);
// Its type or role, as -t takes it; "" for sentences.
std::string_view type_of(const Document& document, const Item& item);

// Gives all fields of an item but `kind` and `doc`. `rule_last` is called before the rule: keys added behind the kind's
// own.
void put_fields(const Document& document, const Item& item, bool context, FieldSink& sink);
void put_fields(const Event& event, FieldSink& sink);
// The fields that a record of this part would have, for headers.
void put_columns(Part part, bool context, FieldSink& sink);

}  // namespace dateline
