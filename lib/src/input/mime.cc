#include "input/mime.h"

#include <algorithm>
#include <utility>

#include "input/charset.h"
#include "model/utf8.h"

namespace dateline {

namespace {

// Deeper than mail programs go.
constexpr int kMostDepth = 10;
// Some plain parts only say that there is another.
constexpr std::size_t kLeastPlain = 200;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

int base64_digit(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

MailText decoded_part(const Headers& headers, std::string_view body, bool html) {
  MailText out;
  out.html = html;
  out.charset = media_parameter(headers.value("content-type"), "charset");
  const std::string encoding = lower_case(headers.value("content-transfer-encoding"));
  out.bytes = encoding == "base64"             ? from_base64(body)
              : encoding == "quoted-printable" ? from_quoted_printable(body, false)
                                               : std::string(body);
  return out;
}

// The plain and the HTML text of a message, the first of each.
struct Found {
  MailText plain, html;
  bool has_plain = false, has_html = false;
};

void look(const Headers& headers, std::string_view body, int depth, Found& found);

void look_in_parts(std::string_view boundary, std::string_view body, int depth, Found& found) {
  const std::string mark = std::string("--").append(boundary);
  std::size_t begin = std::string_view::npos;  // of the part at hand
  for (std::size_t at = body.find(mark); at != std::string_view::npos; at = body.find(mark, at + mark.size())) {
    if (at > 0 && body[at - 1] != '\n') continue;
    if (begin != std::string_view::npos) {
      std::string_view part = body.substr(begin, at - begin);
      if (part.ends_with('\n')) part.remove_suffix(1);
      if (part.ends_with('\r')) part.remove_suffix(1);
      Headers headers;
      take_headers(part, headers);
      look(headers, part, depth + 1, found);
    }
    const std::string_view behind = body.substr(at + mark.size());
    begin = std::min(body.find('\n', at), body.size() - 1) + 1;
    if (behind.starts_with("--")) return;
  }
  // The last part of a message that was cut off.
  if (begin == std::string_view::npos || begin >= body.size()) return;
  std::string_view part = body.substr(begin);
  Headers headers;
  take_headers(part, headers);
  look(headers, part, depth + 1, found);
}

void look(const Headers& headers, std::string_view body, int depth, Found& found) {
  if (depth > kMostDepth || (found.has_plain && found.has_html)) return;
  const std::string type = media_type(headers.value("content-type"));
  if (type.starts_with("multipart/")) {
    const std::string boundary = media_parameter(headers.value("content-type"), "boundary");
    if (!boundary.empty()) look_in_parts(boundary, body, depth, found);
    return;
  }
  if (media_type(headers.value("content-disposition")) == "attachment") return;
  if (type == "text/html" && !found.has_html) {
    found.html = decoded_part(headers, body, true);
    found.has_html = true;
  } else if ((type.empty() || type == "text/plain" || type == "text") && !found.has_plain) {
    found.plain = decoded_part(headers, body, false);
    found.has_plain = true;
  }
}

}  // namespace

std::string from_base64(std::string_view s) {
  std::string out;
  out.reserve(s.size() / 4 * 3);
  unsigned bits = 0;
  int count = 0;
  for (const char c : s) {
    const int digit = base64_digit(c);
    if (digit < 0) continue;
    bits = bits << 6 | static_cast<unsigned>(digit);
    if ((count += 6) < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> count & 0xFF);
  }
  return out;
}

std::string from_quoted_printable(std::string_view s, bool header) {
  std::string out;
  out.reserve(s.size());
  for (std::size_t at = 0; at < s.size(); ++at) {
    const char c = s[at];
    if (c == '_' && header) {
      out += ' ';
    } else if (c != '=') {
      out += c;
    } else if (at + 2 < s.size() && hex_digit(s[at + 1]) >= 0 && hex_digit(s[at + 2]) >= 0) {
      out += static_cast<char>(hex_digit(s[at + 1]) * 16 + hex_digit(s[at + 2]));
      at += 2;
    } else {
      // A line that goes on: blanks may stand behind the sign.
      std::size_t end = at + 1;
      while (end < s.size() && (s[end] == ' ' || s[end] == '\t' || s[end] == '\r')) ++end;
      if (end < s.size() && s[end] == '\n') {
        at = end;
      } else {
        out += c;
      }
    }
  }
  return out;
}

std::string decoded_header(std::string_view value) {
  std::string out, pending, pending_charset;  // words in a row may share a character
  const auto flush = [&] {
    if (pending.empty()) return;
    out += decode(std::exchange(pending, {}), pending_charset).text;
  };
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t begin = value.find("=?", at);
    const std::size_t charset = begin == std::string_view::npos ? begin : value.find('?', begin + 2);
    const std::size_t kind = charset == std::string_view::npos ? charset : value.find('?', charset + 1);
    const std::size_t end = kind == std::string_view::npos ? kind : value.find("?=", kind + 1);
    if (end == std::string_view::npos || kind != charset + 2) {
      const std::size_t stop = begin == std::string_view::npos || kind == charset + 2 ? value.size() : begin + 2;
      flush();
      out.append(value.substr(at, stop - at));
      at = stop;
      continue;
    }
    const std::string_view between = value.substr(at, begin - at);
    std::string name(value.substr(begin + 2, charset - begin - 2));
    name = name.substr(0, name.find('*'));
    if (!stripped(between).empty() || name != pending_charset) flush();
    // White space between two of them belongs to neither.
    if (!stripped(between).empty() || at == 0) out.append(between);
    pending_charset = name;
    const std::string_view text = value.substr(kind + 1, end - kind - 1);
    const char how = value[charset + 1];
    pending += how == 'B' || how == 'b' ? from_base64(text) : from_quoted_printable(text, true);
    at = end + 2;
  }
  flush();
  make_valid_utf8(out);
  return one_line(out);
}

MailText text_of_mail(const Headers& headers, std::string_view body) {
  Found found;
  look(headers, body, 0, found);
  const bool plain = found.has_plain && (!found.has_html || found.plain.bytes.size() >= kLeastPlain);
  return std::move(plain ? found.plain : found.html);
}

}  // namespace dateline
