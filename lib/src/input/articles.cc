#include "input/articles.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

#include "dateline/error.h"

namespace dateline {

namespace {

// The first of these keys that has a string, or strings, wins; several strings are joined.
std::string first_of(const JsonObject& object, std::initializer_list<std::string_view> keys, std::string_view joint) {
  for (const std::string_view key : keys) {
    std::string out;
    for (const std::string& part : object.strings(key)) {
      if (part.empty()) continue;
      if (!out.empty()) out += joint;
      out += part;
    }
    if (!out.empty()) return out;
  }
  return {};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether `s` begins like `shape`, where 0 stands for a digit.
bool has_shape(std::string_view s, std::string_view shape) {
  if (s.size() < shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (shape[i] == '0' ? !is_digit(s[i]) : s[i] != shape[i]) return false;
  }
  return true;
}

// "Z", "+0100", "+01:00" as the record stream writes it; "" for none.
std::string normal_zone(std::string_view s) {
  if (s == "Z" || s == "UTC" || s == "GMT" || s == "+0000" || s == "+00:00") return "Z";
  if (s.size() < 5 || (s[0] != '+' && s[0] != '-')) return {};
  if (has_shape(s.substr(1), "00:00")) return std::string(s.substr(0, 6));
  if (has_shape(s.substr(1), "0000")) return std::string(s.substr(0, 3)).append(":").append(s.substr(3, 2));
  return {};
}

}  // namespace

std::string normal_date(const std::string& date) {
  std::string_view s = date;
  while (s.starts_with(' ')) s.remove_prefix(1);
  while (s.ends_with(' ')) s.remove_suffix(1);
  if (!has_shape(s, "0000-00-00")) return {};
  const int month = (s[5] - '0') * 10 + s[6] - '0', day = (s[8] - '0') * 10 + s[9] - '0';
  if (month < 1 || month > 12 || day < 1 || day > 31) return {};
  std::string out(s.substr(0, 10));
  s.remove_prefix(10);
  if (s.empty()) return out;
  if ((s[0] != 'T' && s[0] != ' ') || !has_shape(s.substr(1), "00:00")) return is_digit(s[0]) ? std::string() : out;
  const std::string_view clock = s.substr(1, 5);
  s.remove_prefix(6);
  const bool on_the_minute = !has_shape(s, ":00") || s.substr(1, 2) == "00";
  if (has_shape(s, ":00")) s.remove_prefix(3);
  if (s.starts_with('.')) {
    s.remove_prefix(1);
    while (!s.empty() && is_digit(s[0])) s.remove_prefix(1);
  }
  while (s.starts_with(' ')) s.remove_prefix(1);
  const std::string zone = normal_zone(s);
  // Midnight to the second and in no zone is how programs write a day without a time.
  if (clock == "00:00" && on_the_minute && zone.empty()) return out;
  return out.append("T").append(clock).append(zone);
}

bool article_of(const JsonObject& object, const std::string& name, Document& document, std::string& reason) {
  std::string text = first_of(object, {"text", "maintext", "body", "content", "articleBody"}, "\n\n");
  if (text.empty() && !object.find("text") && !object.find("maintext") && !object.find("body") &&
      !object.find("content")) {
    reason = "an article without text (no key text, maintext, body or content)";
    return false;
  }
  try {
    document = Document(std::move(text), name);
  } catch (const Error& error) {
    reason = error.reason();
    return false;
  }
  ArticleInfo& info = document.info();
  info.title = first_of(object, {"title", "headline"}, " ");
  info.author = first_of(object, {"authors", "author", "byline"}, "; ");
  info.url = first_of(object, {"url", "link"}, " ");
  info.source = first_of(object, {"source", "source_domain", "publisher", "outlet"}, " ");
  info.lang = first_of(object, {"lang", "language"}, " ");
  for (const std::string_view key :
       {"date", "published", "date_publish", "publish_date", "date_published", "datePublished"}) {
    info.date = normal_date(object.string(key).value_or(""));
    if (info.date.empty()) continue;
    info.date_from = "metadata";
    break;
  }
  return true;
}

}  // namespace dateline
