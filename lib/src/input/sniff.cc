#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <string>

#include "input/charset.h"
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
  const auto nuls = static_cast<std::size_t>(std::count(head.begin(), head.end(), '\0'));
  const auto controls = static_cast<std::size_t>(std::count_if(head.begin(), head.end(), is_control)) - nuls;
  if (nuls > 0 && (controls * 20 > head.size() || nuls * 5 > head.size() * 2)) return true;
  return controls * 8 > head.size();
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

// The elements that a page begins with whose first tags are left out, as HTML lets them be, or which was cut from
// another.
constexpr std::array kFirstTags{"meta"sv,    "title"sv,   "link"sv,   "style"sv,     "script"sv, "base"sv,
                                "article"sv, "section"sv, "main"sv,   "header"sv,    "nav"sv,    "div"sv,
                                "p"sv,       "h1"sv,      "h2"sv,     "h3"sv,        "table"sv,  "ul"sv,
                                "ol"sv,      "iframe"sv,  "figure"sv, "blockquote"sv};

bool begins_page(std::string_view s) {
  if (!s.starts_with('<')) return false;
  const std::size_t end = s.find_first_of(" \t\r\n>/", 1);
  if (end == std::string_view::npos) return false;
  const std::string_view name = s.substr(1, end - 1);
  return std::any_of(kFirstTags.begin(), kFirstTags.end(),
                     [&](std::string_view tag) { return tag.size() == name.size() && begins_with(name, tag); });
}

// HTML, a feed, or neither, by the first tag; comments, declarations and the like may stand before it.
InputFormat markup_of(std::string_view s) {
  bool other = false;  // XML of another kind is no page for having an element of a page's name
  for (int i = 0; i < 16; ++i) {
    s = without_space(s);
    for (const std::string_view html : {"<!doctype html"sv, "<html"sv, "<head"sv, "<body"sv}) {
      if (begins_with(s, html)) return InputFormat::html;
    }
    for (const std::string_view feed : {"<rss"sv, "<feed"sv, "<rdf:rdf"sv}) {
      if (begins_with(s, feed)) return InputFormat::feed;
    }
    if (!other && begins_page(s)) return InputFormat::html;
    other = other || s.starts_with("<?xml");
    const std::string_view end = s.starts_with("<!--") ? "-->"sv
                                 : s.starts_with("<?") ? "?>"sv
                                 : s.starts_with("<!") ? ">"sv
                                                       : ""sv;
    const std::size_t at = end.empty() ? std::string_view::npos : s.find(end);
    if (at == std::string_view::npos) break;
    s.remove_prefix(at + end.size());
  }
  return InputFormat::text;
}

// A zip file that is one document of an office program, an e-book or a program.
bool is_package(std::string_view head) {
  const std::string_view name = head.size() > 30 ? head.substr(30) : std::string_view();
  return name.starts_with("[Content_Types].xml") || name.starts_with("mimetype") || name.starts_with("META-INF/");
}

// A header of a tar archive (POSIX.1-1988): the sum of its bytes, its own digits taken for blanks, stands in it in
// octal.
bool looks_tar(std::string_view head) {
  constexpr std::size_t kHeader = 512, kSum = 148, kDigits = 8;
  if (head.size() < kHeader || head.substr(257, 5) != "ustar") return false;
  unsigned sum = 0, told = 0;
  for (std::size_t i = 0; i < kHeader; ++i) {
    sum += i >= kSum && i < kSum + kDigits ? ' ' : static_cast<unsigned char>(head[i]);
  }
  for (const char c : head.substr(kSum, kDigits)) {
    if (c >= '0' && c <= '7') told = told * 8 + static_cast<unsigned>(c - '0');
  }
  return sum == told;
}

bool looks_archive(std::string_view head) {
  if (head.starts_with("PK\x03\x04"sv)) return !is_package(head);
  return head.starts_with("PK\x05\x06"sv) || looks_tar(head);
}

// "Name: value".
bool looks_header(std::string_view line) {
  const std::size_t at = line.find_first_of(": \t\r\n");
  return at != std::string_view::npos && at > 0 && line[at] == ':';
}

// The header of a message: where it comes from, and what only mail programs write. `>` counts as no header line, nor
// does prose with a colon in it.
bool looks_mail(std::string_view s) {
  bool from = false, known = false;
  for (int i = 0; i < 100 && !s.empty(); ++i) {
    const std::size_t end = std::min(s.find('\n'), s.size());
    std::string_view line = s.substr(0, end);
    s.remove_prefix(std::min(end + 1, s.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) return from && known;
    if (i > 0 && (line.starts_with(' ') || line.starts_with('\t'))) continue;
    if (!looks_header(line)) return false;
    from = from || begins_with(line, "from:");
    for (const std::string_view name :
         {"message-id:"sv, "mime-version:"sv, "received:"sv, "return-path:"sv, "content-type:"sv, "delivered-to:"sv}) {
      known = known || begins_with(line, name);
    }
  }
  // A header longer than what is looked at.
  return from && known;
}

bool looks_mbox(std::string_view s) {
  if (!s.starts_with("From ")) return false;
  const std::size_t end = s.find('\n');
  return end != std::string_view::npos && looks_header(s.substr(end + 1));
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
  if (wide_charset(head)) {
    // Tags are ASCII: without the other bytes of its characters a page shows them.
    std::string narrow;
    std::copy_if(head.begin(), head.end(), std::back_inserter(narrow),
                 [](char c) { return static_cast<unsigned char>(c - 1) < 0x7F; });
    return markup_of(narrow) == InputFormat::html ? InputFormat::html : InputFormat::text;
  }
  if (head.starts_with("WARC/1.") || head.starts_with("WARC/0.")) return InputFormat::warc;
  if (looks_archive(head)) return InputFormat::archive;
  if (looks_binary(head)) return InputFormat::binary;
  if (looks_json(head)) return InputFormat::json;
  if (looks_mbox(head)) return InputFormat::mbox;
  if (looks_mail(head)) return InputFormat::mail;
  return markup_of(head);
}

}  // namespace dateline
