#include <algorithm>
#include <array>
#include <cctype>

#include "input/format.h"

namespace dateline {

namespace {

using namespace std::string_view_literals;

constexpr std::array kBinaryMagic{
    "\x7F"
    "ELF"sv,
    "\x89PNG"sv,
    "\xFF\xD8\xFF"sv,
    "GIF8"sv,
    "%PDF-"sv,
    "PK\x03\x04"sv,
    "PK\x05\x06"sv,
    "\xD0\xCF\x11\xE0"sv,
    "RIFF"sv,
    "\xCA\xFE\xBA\xBE"sv};

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != '\v' &&
          byte != 0x1B) ||
         byte == 0x7F;
}

// A NUL or two may stand in a text; many other control bytes beside them do not.
bool looks_binary(std::string_view head) {
  for (const std::string_view magic : kBinaryMagic) {
    if (head.starts_with(magic)) return true;
  }
  if (head.size() > 262 && head.substr(257, 5) == "ustar") return true;
  const auto nuls = static_cast<std::size_t>(std::count(head.begin(), head.end(), '\0'));
  const auto controls = static_cast<std::size_t>(std::count_if(head.begin(), head.end(), is_control)) - nuls;
  if (nuls > 0 && (controls * 20 > head.size() || nuls * 5 > head.size() * 2)) return true;
  return controls * 8 > head.size();
}

bool has_wide_mark(std::string_view head) {
  return head.starts_with("\xFF\xFE"sv) || head.starts_with("\xFE\xFF"sv) || head.starts_with("\0\0\xFE\xFF"sv);
}

std::string_view without_space(std::string_view s) {
  if (s.starts_with("\xEF\xBB\xBF")) s.remove_prefix(3);
  const std::size_t at = s.find_first_not_of(" \t\r\n");
  return at == std::string_view::npos ? std::string_view() : s.substr(at);
}

bool begins_with(std::string_view s, std::string_view lower) {
  return s.size() >= lower.size() && std::equal(lower.begin(), lower.end(), s.begin(), [](char a, char b) {
           return a == std::tolower(static_cast<unsigned char>(b));
         });
}

bool looks_html(std::string_view s) {
  // Comments and an XML declaration may stand before the first tag.
  for (int i = 0; i < 8; ++i) {
    s = without_space(s);
    if (begins_with(s, "<!doctype html") || begins_with(s, "<html") || begins_with(s, "<head") ||
        begins_with(s, "<body")) {
      return true;
    }
    const std::string_view end = s.starts_with("<!--") ? "-->"sv : s.starts_with("<?xml") ? "?>"sv : ""sv;
    const std::size_t at = end.empty() ? std::string_view::npos : s.find(end);
    if (at == std::string_view::npos) return false;
    s.remove_prefix(at + end.size());
  }
  return false;
}

bool looks_json(std::string_view s) {
  s = without_space(s);
  if (s.starts_with('[')) {
    s = without_space(s.substr(1));
    return s.starts_with('{');
  }
  if (!s.starts_with('{')) return false;
  s = without_space(s.substr(1));
  return s.starts_with('"') || s.starts_with('}');
}

}  // namespace

InputFormat sniff(std::string_view head) {
  if (has_wide_mark(head)) return InputFormat::text;
  if (looks_binary(head)) return InputFormat::binary;
  if (looks_html(head)) return InputFormat::html;
  if (looks_json(head)) return InputFormat::json;
  return InputFormat::text;
}

}  // namespace dateline
