// Writing JSON: strings and fields, appended to one buffer.
#pragma once

#include <charconv>
#include <string>
#include <string_view>
#include <vector>

#include "output/fields.h"

namespace dateline {

// Appends a JSON string with its quotation marks. Requires: valid UTF-8.
void append_json(std::string& out, std::string_view value);
void append_json(std::string& out, const std::vector<std::string>& values);
void append_number(std::string& out, std::uint64_t value);

// Appends fields that have a value as ,"key":value.
class JsonSink final : public FieldSink {
 public:
  explicit JsonSink(std::string& out) : out_(out) {}
  void text(std::string_view key, std::string_view value) override;
  void list(std::string_view key, const std::vector<std::string>& values) override;
  void number(std::string_view key, std::uint32_t value, bool present) override;
  void flag(std::string_view key, bool value) override;

 private:
  void put_key(std::string_view key);
  std::string& out_;
};

}  // namespace dateline
