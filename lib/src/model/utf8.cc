#include "model/utf8.h"

#include <cstring>

namespace dateline {

namespace {

unsigned char byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }
bool continues(unsigned char byte) { return (byte & 0xC0) == 0x80; }

// Returns the first position from `at` on whose byte is not ASCII, eight bytes at a time.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
  while (at + 8 <= text.size()) {
    std::uint64_t block;
    std::memcpy(&block, text.data() + at, 8);
    if (block & 0x8080808080808080ULL) break;
    at += 8;
  }
  while (at < text.size() && byte_at(text, at) < 0x80) ++at;
  return at;
}

}  // namespace

std::uint32_t valid_character(std::string_view text, std::size_t at) {
  const std::size_t left = text.size() - at;
  const unsigned char lead = byte_at(text, at);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4 || left < 2) return 0;
  const unsigned char second = byte_at(text, at + 1);
  if (!continues(second)) return 0;
  if (lead < 0xE0) return 2;
  // Overlong forms, surrogates and code points above U+10FFFF show in the second byte.
  if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F)) return 0;
  if ((lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F)) return 0;
  if (left < 3 || !continues(byte_at(text, at + 2))) return 0;
  if (lead < 0xF0) return 3;
  return left >= 4 && continues(byte_at(text, at + 3)) ? 4 : 0;
}

bool make_valid_utf8(std::string& text) {
  bool changed = false;
  for (std::size_t at = skip_ascii(text, 0); at < text.size();) {
    if (const std::uint32_t size = valid_character(text, at)) {
      at += size;
    } else {
      text[at++] = '?';
      changed = true;
    }
    if (at < text.size() && byte_at(text, at) < 0x80) at = skip_ascii(text, at);
  }
  return changed;
}

char32_t next_character(std::string_view text, std::size_t& at) {
  const unsigned char lead = byte_at(text, at++);
  if (lead < 0x80) return lead;
  const int more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  char32_t character = lead & (0x3F >> more);
  for (int i = 0; i < more; ++i) character = (character << 6) | (byte_at(text, at++) & 0x3F);
  return character;
}

void append_utf8(std::string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = 0xFFFD;
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

}  // namespace dateline
