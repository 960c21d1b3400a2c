// One JSON object, flat: its keys and the raw text of their values.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

class Source;

enum class JsonType : std::uint8_t { string, number, boolean, null, array, object };

struct JsonField {
  std::string_view key;  // as written, without quotation marks
  std::string_view raw;  // the value as written
  JsonType type = JsonType::null;
};

// Parses one object after the other, keeping its memory. Views point into the text parsed.
class JsonObject {
 public:
  JsonObject();
  ~JsonObject();

  // Reads one object that fills the whole line. Returns false, with `reason`, where it is none.
  // Requires: Source::kPadding readable bytes behind the text.
  bool parse(std::string_view padded, std::string& reason);

  const std::vector<JsonField>& fields() const { return fields_; }
  // Returns nullptr where the key is absent or null.
  const JsonField* find(std::string_view key) const;
  // These return nothing where the key is absent or its value of another type.
  std::optional<std::string> string(std::string_view key) const;
  std::optional<std::uint32_t> integer(std::string_view key) const;
  bool boolean(std::string_view key) const;
  // The strings of an array; a lone string counts as an array of one, an object as its `name` and `text`.
  std::vector<std::string> strings(std::string_view key) const;

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
  std::vector<JsonField> fields_;
};

// Appends what a JSON string says; `raw` with or without its quotation marks. A lone surrogate becomes U+FFFD.
void append_unescaped(std::string& out, std::string_view raw);

// Takes the next value (object or other) of a sequence or of the elements of one array, whatever lines it stands on.
// Sets `value`, padded as JsonObject wants it. Returns false at the end; `complete` tells whether it ended well.
bool next_json_value(Source& source, std::string& value, bool& complete);

}  // namespace dateline
