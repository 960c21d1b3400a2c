#include "input/json.h"

#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <cstring>

#include "input/source.h"
#include "model/utf8.h"

namespace dateline {

static_assert(simdjson::SIMDJSON_PADDING <= Source::kPadding);

namespace {

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t' || s.back() == '\r' || s.back() == '\n'))
    s.remove_suffix(1);
  return s;
}

JsonType type_of(simdjson::ondemand::json_type type) {
  switch (type) {
    case simdjson::ondemand::json_type::array:
      return JsonType::array;
    case simdjson::ondemand::json_type::object:
      return JsonType::object;
    case simdjson::ondemand::json_type::number:
      return JsonType::number;
    case simdjson::ondemand::json_type::string:
      return JsonType::string;
    case simdjson::ondemand::json_type::boolean:
      return JsonType::boolean;
    default:
      return JsonType::null;
  }
}

// Consumes the value and returns its text. Throws simdjson_error where it is malformed.
std::string_view take(simdjson::ondemand::value value, JsonType type) {
  if (type == JsonType::array) return value.get_array().value().raw_json().value();
  if (type == JsonType::object) return value.get_object().value().raw_json().value();
  const std::string_view raw = trimmed(value.raw_json_token());
  if (type == JsonType::boolean) value.get_bool().value();
  if (type == JsonType::number) value.get_number().value();
  if (type == JsonType::string) value.get_raw_json_string().value();
  if (type == JsonType::null && !value.is_null()) throw simdjson::simdjson_error(simdjson::N_ATOM_ERROR);
  return raw;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Reads the four digits at `at`; returns -1 where they are not there.
std::int32_t hex4(std::string_view s, std::size_t at) {
  if (at + 4 > s.size()) return -1;
  std::int32_t value = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const int digit = hex_digit(s[i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

// Appends the character of the escape whose letter stands at raw[at]; returns the position behind it.
std::size_t append_escape(std::string& out, std::string_view raw, std::size_t at) {
  switch (raw[at]) {
    case 'n':
      out += '\n';
      return at + 1;
    case 't':
      out += '\t';
      return at + 1;
    case 'r':
      out += '\r';
      return at + 1;
    case 'b':
      out += '\b';
      return at + 1;
    case 'f':
      out += '\f';
      return at + 1;
    case 'u':
      break;
    default:
      out += raw[at];
      return at + 1;
  }
  std::int32_t unit = hex4(raw, at + 1);
  if (unit < 0) {
    append_utf8(out, 0xFFFD);
    return at + 1;
  }
  at += 5;
  if (unit >= 0xD800 && unit < 0xDC00 && raw.substr(at).starts_with("\\u")) {
    const std::int32_t low = hex4(raw, at + 2);
    if (low >= 0xDC00 && low < 0xE000) {
      append_utf8(out, static_cast<char32_t>(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)));
      return at + 6;
    }
  }
  append_utf8(out, static_cast<char32_t>(unit));
  return at;
}

}  // namespace

struct JsonObject::Parser {
  simdjson::ondemand::parser parser;
};

JsonObject::JsonObject() : parser_(std::make_unique<Parser>()) {}
JsonObject::~JsonObject() = default;

bool JsonObject::parse(std::string_view padded, std::string& reason) {
  fields_.clear();
  try {
    auto document =
        parser_->parser.iterate(padded.data(), padded.size(), padded.size() + simdjson::SIMDJSON_PADDING).value();
    for (auto field : document.get_object()) {
      JsonField out;
      const char* key = field.key().value().raw();
      const char* end = key;
      while (*end != '"') end += *end == '\\' ? 2 : 1;
      out.key = {key, static_cast<std::size_t>(end - key)};
      simdjson::ondemand::value value = field.value();
      out.type = type_of(value.type());
      out.raw = take(value, out.type);
      fields_.push_back(out);
    }
    if (document.current_location().error() != simdjson::OUT_OF_BOUNDS) {
      reason = "something follows the JSON object";
      return false;
    }
  } catch (const simdjson::simdjson_error& error) {
    fields_.clear();
    reason = std::string("no valid JSON object: ") + simdjson::error_message(error.error());
    // simdjson writes its messages as sentences.
    if (reason.ends_with('.')) reason.pop_back();
    return false;
  }
  return true;
}

const JsonField* JsonObject::find(std::string_view key) const {
  for (const JsonField& field : fields_) {
    if (field.key == key) return field.type == JsonType::null ? nullptr : &field;
  }
  return nullptr;
}

std::optional<std::string> JsonObject::string(std::string_view key) const {
  const JsonField* field = find(key);
  if (!field || field->type != JsonType::string) return {};
  std::string out;
  append_unescaped(out, field->raw);
  return out;
}

std::optional<std::uint32_t> JsonObject::integer(std::string_view key) const {
  const JsonField* field = find(key);
  if (!field || field->type != JsonType::number) return {};
  std::uint32_t value = 0;
  const char* end = field->raw.data() + field->raw.size();
  const auto [at, error] = std::from_chars(field->raw.data(), end, value);
  if (error != std::errc{} || at != end) return {};
  return value;
}

bool JsonObject::boolean(std::string_view key) const {
  const JsonField* field = find(key);
  return field && field->raw == "true";
}

std::vector<std::string> JsonObject::strings(std::string_view key) const {
  std::vector<std::string> out;
  const JsonField* field = find(key);
  if (!field) return out;
  const std::string_view raw = field->raw;
  if (field->type == JsonType::string) append_unescaped(out.emplace_back(), raw);
  if (field->type != JsonType::array && field->type != JsonType::object) return out;
  // Within objects only what they call their name or their text counts: {"name": "Anna Lind", "url": "..."}.
  std::vector<bool> in_object;
  std::string_view key_at_hand;
  for (std::size_t at = 0; at < raw.size();) {
    const char c = raw[at++];
    if (c == '{' || c == '[') in_object.push_back(c == '{');
    if ((c == '}' || c == ']') && !in_object.empty()) in_object.pop_back();
    if (c == ',') key_at_hand = {};
    if (c != '"') continue;
    const std::size_t begin = at;
    while (at < raw.size() && raw[at] != '"') at += raw[at] == '\\' ? 2 : 1;
    if (at >= raw.size()) break;
    const std::string_view string = raw.substr(begin, at++ - begin);
    const std::size_t behind = raw.find_first_not_of(" \t\r\n", at);
    if (std::find(in_object.begin(), in_object.end(), true) != in_object.end()) {
      if (in_object.back() && behind < raw.size() && raw[behind] == ':') {
        key_at_hand = string;
        continue;
      }
      if (!in_object.back() || (key_at_hand != "name" && key_at_hand != "text")) continue;
    }
    append_unescaped(out.emplace_back(), string);
  }
  return out;
}

void append_unescaped(std::string& out, std::string_view raw) {
  if (raw.size() >= 2 && raw.front() == '"') raw = raw.substr(1, raw.size() - 2);
  out.reserve(out.size() + raw.size());
  std::size_t at = 0;
  while (at < raw.size()) {
    const void* found = std::memchr(raw.data() + at, '\\', raw.size() - at);
    const std::size_t stop =
        found ? static_cast<std::size_t>(static_cast<const char*>(found) - raw.data()) : raw.size();
    out.append(raw.data() + at, stop - at);
    at = stop;
    if (at + 1 >= raw.size()) break;
    at = append_escape(out, raw, at + 1);
  }
}

bool next_json_value(Source& source, std::string& value, bool& complete) {
  value.clear();
  int depth = 0;
  bool quoted = false, escaped = false;
  for (std::string_view chunk = source.chunk(); !chunk.empty(); chunk = source.chunk()) {
    std::size_t at = 0;
    if (value.empty()) {
      // Between values: white space, commas, and the array's own brackets.
      while (at < chunk.size() && std::strchr(" \t\r\n,[]", chunk[at]) && chunk[at] != '\0') ++at;
      source.skip(at);
      chunk.remove_prefix(at);
      at = 0;
      if (chunk.empty()) continue;
    }
    bool done = false;
    for (; at < chunk.size() && !done; ++at) {
      const char c = chunk[at];
      if (quoted) {
        if (escaped) {
          escaped = false;
        } else if (c == '\\') {
          escaped = true;
        } else if (c == '"') {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{' || c == '[') {
        ++depth;
      } else if (c == '}' || c == ']') {
        done = --depth <= 0;
      } else if (depth == 0 && (c == ',' || c == '\n')) {
        done = true;
      }
    }
    value.append(chunk.data(), at);
    source.check(value.size());
    source.skip(at);
    if (done) {
      value.reserve(value.size() + Source::kPadding);
      complete = true;
      return true;
    }
  }
  value.reserve(value.size() + Source::kPadding);
  complete = value.empty() || depth == 0;
  return !value.empty();
}

}  // namespace dateline
