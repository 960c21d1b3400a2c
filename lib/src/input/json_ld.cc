#include "input/json_ld.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

#include "input/html_page.h"
#include "input/json.h"

namespace dateline {

namespace {

using namespace std::string_view_literals;
namespace dom = simdjson::dom;

// An article by its type, however fine: NewsArticle, OpinionNewsArticle, BlogPosting, Report ...
bool is_article_type(std::string_view type) {
  constexpr std::array kEndings{"Article"sv, "Posting"sv, "Report"sv, "Review"sv, "Blog"sv};
  return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) { return type.ends_with(ending); });
}

// Pages are articles where nothing better is said.
bool is_page_type(std::string_view type) { return type.ends_with("Page") || type.ends_with("Recipe"); }

template <typename Test>
bool has_type(const dom::object& object, Test test) {
  dom::element type;
  if (object["@type"].get(type)) return false;
  std::string_view name;
  if (!type.get(name)) return test(name);
  dom::array types;
  if (type.get(types)) return false;
  for (const dom::element one : types) {
    if (!one.get(name) && test(name)) return true;
  }
  return false;
}

std::string string_of(const dom::object& object, const char* key) {
  dom::element value;
  std::string_view str;
  dom::array list;
  if (object[key].get(value)) return {};
  if (!value.get(list) && list.size() > 0 && list.at(0).get(value)) return {};
  return value.get(str) ? std::string() : collapsed(str);
}

// A person or an organisation: a string, an object with a name, or several.
void names_of(const dom::element& value, std::vector<std::string>& names) {
  std::string_view str;
  dom::object object;
  dom::array list;
  if (!value.get(str)) {
    names.push_back(collapsed(str));
  } else if (!value.get(object)) {
    dom::element name;
    if (!object["name"].get(name) && !name.is_object()) names_of(name, names);
  } else if (!value.get(list)) {
    for (const dom::element one : list) {
      if (!one.is_array()) names_of(one, names);
    }
  }
}

void take(std::string& known, std::string value) {
  if (known.empty()) known = std::move(value);
}

void read_object(const dom::object& object, bool article, JsonLd& out) {
  // The article's own word counts before its page's.
  if (article && !out.article) {
    std::string publisher = std::move(out.publisher), lang = std::move(out.lang);
    out = {};
    out.publisher = std::move(publisher);
    out.lang = std::move(lang);
    out.article = true;
  } else if (!article && out.article) {
    return;
  }
  take(out.headline, string_of(object, "headline"));
  if (out.headline.empty() && article) out.headline = string_of(object, "name");
  take(out.published, string_of(object, "datePublished"));
  if (out.published.empty()) out.published = string_of(object, "dateCreated");
  take(out.modified, string_of(object, "dateModified"));
  take(out.lang, string_of(object, "inLanguage"));
  take(out.url, string_of(object, "url"));
  take(out.body, string_of(object, "articleBody"));
  dom::element value;
  if (out.authors.empty() && !object["author"].get(value)) names_of(value, out.authors);
  if (out.authors.empty() && !object["creator"].get(value)) names_of(value, out.authors);
  std::vector<std::string> publishers;
  if (out.publisher.empty() && !object["publisher"].get(value)) names_of(value, publishers);
  if (!publishers.empty()) out.publisher = publishers.front();
}

// Articles stand at the top, in a graph, or as what a page is about; those in lists are others.
void visit(const dom::element& element, int depth, JsonLd& out) {
  dom::array list;
  dom::object object;
  if (depth > 4) return;
  if (!element.get(list)) {
    for (const dom::element one : list) visit(one, depth + 1, out);
    return;
  }
  if (element.get(object)) return;
  if (has_type(object, is_article_type)) {
    read_object(object, true, out);
  } else if (has_type(object, is_page_type)) {
    read_object(object, false, out);
  }
  dom::element value;
  for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
    if (!object[key].get(value) && !value.is_string()) visit(value, depth + 1, out);
  }
}

// The string behind the first `"key":` of a piece of JSON, wherever it stands.
std::string value_of(std::string_view json, std::string_view key) {
  const std::string quoted = std::string("\"").append(key).append("\"");
  std::size_t at = json.find(quoted);
  if (at == std::string_view::npos) return {};
  at = json.find_first_not_of(" \t\r\n:", at + quoted.size());
  if (at == std::string_view::npos || json[at] != '"') return {};
  const std::size_t begin = ++at;
  while (at < json.size() && json[at] != '"') at += json[at] == '\\' ? 2 : 1;
  std::string out;
  append_unescaped(out, json.substr(begin, std::min(at, json.size()) - begin));
  return collapsed(out);
}

}  // namespace

void read_json_ld(std::string_view script, JsonLd& out) {
  // Comment signs of HTML and scripts may stand around it.
  std::size_t begin = script.find('{'), end = script.rfind('}');
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return;
  const std::size_t before = script.substr(0, begin).find_last_not_of(" \t\r\n");
  const std::size_t behind = script.find_first_not_of(" \t\r\n", end + 1);
  if (before != std::string_view::npos && behind != std::string_view::npos && script[before] == '[' &&
      script[behind] == ']') {
    begin = before;
    end = behind;
  }
  std::string json(script.substr(begin, end - begin + 1));
  // Line ends within strings are no JSON and yet common.
  for (char& c : json) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  thread_local dom::parser parser;
  dom::element root;
  if (!parser.parse(json).get(root)) {
    visit(root, 0, out);
    return;
  }
  take(out.headline, value_of(json, "headline"));
  take(out.published, value_of(json, "datePublished"));
  take(out.modified, value_of(json, "dateModified"));
}

}  // namespace dateline
