#include "input/articles.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "dateline/error.h"
#include "input/headers.h"

namespace dateline {

namespace {

// Where the parts of an article stand. The first key that has a string, or strings, wins.
struct Part {
  std::string_view name;  // as in a `doc` record
  std::array<std::string_view, 7> keys;
  std::string_view joint = " ";  // between several strings
};
constexpr std::array<Part, 7> kParts{{
    {"text", {"text", "maintext", "body", "content", "articleBody"}, "\n\n"},
    {"title", {"title", "headline"}},
    {"author", {"authors", "author", "byline"}, "; "},
    {"url", {"url", "link"}},
    {"source", {"source", "source_domain", "publisher", "outlet"}},
    {"lang", {"lang", "language"}},
    {"date", {"date", "published", "date_publish", "publish_date", "date_published", "datePublished"}},
}};

std::string joined(const JsonObject& object, std::string_view key, std::string_view joint) {
  std::string out;
  for (const std::string& part : object.strings(key)) {
    if (part.empty()) continue;
    if (!out.empty()) out += joint;
    out += part;
  }
  return out;
}

// What stands under the keys of a part, those that the user names before the usual ones. `usable` makes what counts
// of it; the first that is not empty wins.
template <typename Usable>
std::string value_of(const JsonObject& object, std::string_view name, const FieldKeys& fields, Usable usable) {
  const Part& part = *std::find_if(kParts.begin(), kParts.end(), [&](const Part& p) { return p.name == name; });
  for (const auto& [field, key] : fields) {
    if (field != name) continue;
    std::string out = usable(joined(object, key, part.joint));
    if (!out.empty()) return out;
  }
  for (const std::string_view key : part.keys) {
    if (key.empty()) break;
    std::string out = usable(joined(object, key, part.joint));
    if (!out.empty()) return out;
  }
  return {};
}

std::string value_of(const JsonObject& object, std::string_view name, const FieldKeys& fields) {
  return value_of(object, name, fields, [](std::string value) { return value; });
}

bool has_text_key(const JsonObject& object, const FieldKeys& fields) {
  for (const auto& [field, key] : fields) {
    if (field == "text" && object.find(key)) return true;
  }
  const auto& keys = kParts[0].keys;
  return std::any_of(keys.begin(), keys.end(),
                     [&](std::string_view key) { return !key.empty() && object.find(key) != nullptr; });
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

std::string normal_mail_date(std::string_view date) {
  // The day and month names of the protocol, which no language changes.
  constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";
  std::vector<std::string> words;
  for (std::size_t at = 0; at < date.size() && words.size() < 8;) {
    const std::size_t begin = date.find_first_not_of(" \t\r\n,", at);
    if (begin == std::string_view::npos) break;
    at = std::min(date.find_first_of(" \t\r\n,", begin), date.size());
    words.push_back(lower_case(date.substr(begin, at - begin)));
  }
  if (!words.empty() && !is_digit(words[0][0])) words.erase(words.begin());
  if (words.size() < 3 || words[0].size() > 2 || words[1].size() < 3) return {};
  const std::size_t month = kMonths.find(words[1].substr(0, 3));
  if (month == std::string_view::npos || month % 3 != 0) return {};
  const auto two = [](const std::string& s) { return s.size() == 1 ? "0" + s : s; };
  std::string year = words[2];
  if (year.size() == 2 && is_digit(year[0])) year.insert(0, year[0] < '5' ? "20" : "19");
  std::string out = year + "-" + two(std::to_string(month / 3 + 1)) + "-" + two(words[0]);
  if (words.size() > 3) {
    const std::string clock = words[3].find(':') == 1 ? "0" + words[3] : words[3];
    std::string zone = words.size() > 4 ? words[4] : "";
    std::transform(zone.begin(), zone.end(), zone.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    // The zones that RFC 5322 names, in hours.
    constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kZones{{{"EST", "-05:00"},
                                                                                    {"EDT", "-04:00"},
                                                                                    {"CST", "-06:00"},
                                                                                    {"CDT", "-05:00"},
                                                                                    {"MST", "-07:00"},
                                                                                    {"MDT", "-06:00"},
                                                                                    {"PST", "-08:00"},
                                                                                    {"PDT", "-07:00"},
                                                                                    {"UT", "Z"},
                                                                                    {"-0000", "Z"}}};
    for (const auto& [name, offset] : kZones) {
      if (zone == name) zone = offset;
    }
    out.append("T").append(clock).append(zone);
  }
  return normal_date(out);
}

bool article_of(const JsonObject& object, const std::string& name, const FieldKeys& fields, Document& document,
                std::string& reason) {
  std::string text = value_of(object, "text", fields);
  if (text.empty() && !has_text_key(object, fields)) {
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
  info.title = value_of(object, "title", fields);
  info.author = value_of(object, "author", fields);
  info.url = value_of(object, "url", fields);
  info.source = value_of(object, "source", fields);
  info.lang = value_of(object, "lang", fields);
  info.date = value_of(object, "date", fields, [](const std::string& value) {
    const std::string date = normal_date(value);
    return date.empty() ? normal_mail_date(value) : date;
  });
  if (!info.date.empty()) info.date_from = "metadata";
  return true;
}

}  // namespace dateline
