#include "output/json.h"

#include <cstdint>
#include <cstring>

namespace dateline {

namespace {

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

// Returns whether one of eight bytes needs an escape: bytes below 0x20, '"' or '\\', by arithmetic on all at once.
bool any_needs_escape(std::uint64_t block) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U, kHigh = 0x8080808080808080U;
  const auto has_zero = [](std::uint64_t x) { return (x - kOnes) & ~x & kHigh; };
  const std::uint64_t low = (block - kOnes * 0x20) & ~block & kHigh;
  return (low | has_zero(block ^ (kOnes * '"')) | has_zero(block ^ (kOnes * '\\'))) != 0;
}

std::size_t clean_run(std::string_view s, std::size_t at) {
  while (at + 8 <= s.size()) {
    std::uint64_t block;
    std::memcpy(&block, s.data() + at, 8);
    if (any_needs_escape(block)) break;
    at += 8;
  }
  while (at < s.size() && !needs_escape(s[at])) ++at;
  return at;
}

void append_escape(std::string& out, char c) {
  constexpr char kHex[] = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    default:
      break;
  }
  out += "\\u00";
  out += kHex[static_cast<unsigned char>(c) >> 4];
  out += kHex[static_cast<unsigned char>(c) & 15];
}

}  // namespace

void append_json(std::string& out, std::string_view value) {
  out += '"';
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t stop = clean_run(value, at);
    out.append(value.data() + at, stop - at);
    at = stop;
    if (at < value.size()) append_escape(out, value[at++]);
  }
  out += '"';
}

void append_json(std::string& out, const std::vector<std::string>& values) {
  char before = '[';
  for (const std::string& value : values) {
    out += before;
    append_json(out, value);
    before = ',';
  }
  if (values.empty()) out += '[';
  out += ']';
}

void append_number(std::string& out, std::uint64_t value) {
  char digits[20];
  const auto end = std::to_chars(digits, digits + 20, value).ptr;
  out.append(digits, static_cast<std::size_t>(end - digits));
}

void JsonSink::put_key(std::string_view key) {
  out_ += ",\"";
  out_ += key;
  out_ += "\":";
}

void JsonSink::text(std::string_view key, std::string_view value) {
  // A mention's own text is there even where it is empty; of all other keys an empty one says nothing.
  if (value.empty() && key != "text") return;
  put_key(key);
  append_json(out_, value);
}

void JsonSink::list(std::string_view key, const std::vector<std::string>& values) {
  if (values.empty()) return;
  put_key(key);
  append_json(out_, values);
}

void JsonSink::number(std::string_view key, std::uint32_t value, bool present) {
  if (!present) return;
  put_key(key);
  append_number(out_, value);
}

void JsonSink::flag(std::string_view key, bool value) {
  if (!value) return;
  put_key(key);
  out_ += "true";
}

}  // namespace dateline
