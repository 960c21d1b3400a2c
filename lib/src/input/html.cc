#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <array>
#include <cstring>
#include <memory>

#include "input/articles.h"
#include "input/charset.h"
#include "input/format.h"
#include "input/json.h"
#include "model/utf8.h"

namespace dateline {

namespace {

using namespace std::string_view_literals;

// What is no text to a reader of the page.
constexpr std::array kUnseen{"script"sv, "style"sv,    "noscript"sv, "template"sv, "svg"sv,   "iframe"sv, "object"sv,
                             "canvas"sv, "textarea"sv, "select"sv,   "datalist"sv, "audio"sv, "video"sv};
// What stands in a line with its neighbours; all else is a block of its own.
constexpr std::array kInline{"a"sv,     "abbr"sv,   "acronym"sv, "b"sv,      "bdi"sv,     "bdo"sv,    "big"sv,
                             "cite"sv,  "code"sv,   "data"sv,    "del"sv,    "dfn"sv,     "em"sv,     "font"sv,
                             "i"sv,     "img"sv,    "ins"sv,     "kbd"sv,    "label"sv,   "mark"sv,   "nobr"sv,
                             "q"sv,     "s"sv,      "samp"sv,    "small"sv,  "span"sv,    "strike"sv, "strong"sv,
                             "sub"sv,   "sup"sv,    "time"sv,    "tt"sv,     "u"sv,       "var"sv,    "wbr"sv,
                             "input"sv, "button"sv, "picture"sv, "source"sv, "amp-img"sv, "html"sv,   "body"sv};

template <typename List>
bool is_one_of(const List& list, std::string_view name) {
  for (const std::string_view one : list) {
    if (one == name) return true;
  }
  return false;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

std::string_view attribute(const xmlChar** attributes, std::string_view name) {
  for (; attributes && *attributes; attributes += 2) {
    if (name == reinterpret_cast<const char*>(attributes[0])) {
      return attributes[1] ? reinterpret_cast<const char*>(attributes[1]) : "";
    }
  }
  return {};
}

bool has_attribute(const xmlChar** attributes, std::string_view name) {
  for (; attributes && *attributes; attributes += 2) {
    if (name == reinterpret_cast<const char*>(attributes[0])) return true;
  }
  return false;
}

std::string collapsed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!is_space(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

// The string behind the first `"key":` of a piece of JSON, wherever it stands.
std::string json_value(std::string_view json, std::string_view key) {
  const std::string quoted = std::string("\"").append(key).append("\"");
  std::size_t at = json.find(quoted);
  if (at == std::string_view::npos) return {};
  at += quoted.size();
  while (at < json.size() && (is_space(json[at]) || json[at] == ':')) ++at;
  if (at >= json.size() || json[at] != '"') return {};
  const std::size_t begin = ++at;
  while (at < json.size() && json[at] != '"') at += json[at] == '\\' ? 2 : 1;
  std::string out;
  append_unescaped(out, json.substr(begin, std::min(at, json.size()) - begin));
  return collapsed(out);
}

// Gathers the visible text of a page, and what the page says of itself, while libxml2 reads it. No tree is built, so
// that the depth of a page costs nothing.
class Page {
 public:
  void start(std::string_view name, const xmlChar** attributes) {
    if (unseen_ > 0) {
      ++unseen_;
      return;
    }
    if (name == "meta") return meta(attributes);
    if (name == "html") lang_ = attribute(attributes, "lang");
    if (name == "link" && attribute(attributes, "rel") == "canonical") url_ = attribute(attributes, "href");
    if (name == "time" && time_.empty()) time_ = normal_date(std::string(attribute(attributes, "datetime")));
    if (name == "script" && attribute(attributes, "type") == "application/ld+json") in_json_ = true;
    if (name == "title" && title_.empty()) in_title_ = true;
    const bool hidden = has_attribute(attributes, "hidden") || attribute(attributes, "aria-hidden") == "true" ||
                        attribute(attributes, "style").find("display:none") != std::string_view::npos;
    if (hidden || is_one_of(kUnseen, name)) {
      unseen_ = 1;
    } else if (name == "br") {
      end_line(1);
    } else if (name == "td" || name == "th") {
      space_ = true;
    } else if (!is_one_of(kInline, name)) {
      end_line(2);
    }
    if (name == "pre") ++verbatim_;
  }

  void end(std::string_view name) {
    if (unseen_ > 0) {
      if (--unseen_ == 0) in_json_ = false;
      return;
    }
    if (name == "title") in_title_ = false;
    if (name == "pre" && verbatim_ > 0) --verbatim_;
    if (name == "td" || name == "th") {
      space_ = true;
    } else if (name != "br" && !is_one_of(kInline, name)) {
      end_line(2);
    }
  }

  void characters(std::string_view text) {
    if (in_json_) json_.append(text);
    if (unseen_ > 0) return;
    if (in_title_) {
      title_.append(text);
      return;
    }
    for (const char c : text) {
      if (verbatim_ > 0 && c == '\n') {
        end_line(1);
      } else if (is_space(c)) {
        space_ = true;
      } else {
        put(c);
      }
    }
  }

  Document document(std::string name) {
    if (!text_.empty()) text_ += '\n';
    Document out(std::move(text_), std::move(name));
    ArticleInfo& info = out.info();
    info.lang = lang_;
    info.title = first({json_value(json_, "headline"), og_title_, collapsed(title_)});
    info.date = first({normal_date(json_value(json_, "datePublished")), meta_date_, time_});
    if (!info.date.empty()) info.date_from = "metadata";
    info.source = site_;
    info.author = author_;
    info.url = first({url_, og_url_});
    return out;
  }

 private:
  static std::string first(std::initializer_list<std::string> values) {
    for (const std::string& value : values) {
      if (!value.empty()) return value;
    }
    return {};
  }

  void put(char c) {
    if (line_ends_ > 0 && !text_.empty()) text_.append(line_ends_, '\n');
    if (line_ends_ == 0 && space_ && !text_.empty()) text_ += ' ';
    line_ends_ = 0;
    space_ = false;
    text_ += c;
  }

  void end_line(std::size_t line_ends) {
    if (line_ends > line_ends_) line_ends_ = line_ends;
    space_ = false;
  }

  void meta(const xmlChar** attributes) {
    std::string_view name = attribute(attributes, "property");
    if (name.empty()) name = attribute(attributes, "name");
    if (name.empty()) name = attribute(attributes, "itemprop");
    const std::string content = collapsed(attribute(attributes, "content"));
    if (content.empty()) return;
    if (name == "og:title" && og_title_.empty()) og_title_ = content;
    if (name == "og:url" && og_url_.empty()) og_url_ = content;
    if (name == "og:site_name" && site_.empty()) site_ = content;
    const bool address = content.find("://") != std::string::npos;
    if ((name == "author" || name == "article:author") && author_.empty() && !address) author_ = content;
    constexpr std::array kDates{"article:published_time"sv, "datePublished"sv,    "date"sv,    "pubdate"sv,
                                "DC.date.issued"sv,         "dc.date"sv,          "DC.date"sv, "parsely-pub-date"sv,
                                "publish-date"sv,           "article.published"sv};
    if (meta_date_.empty() && is_one_of(kDates, name)) meta_date_ = normal_date(content);
  }

  std::string text_, title_, lang_, url_, time_, json_, og_title_, og_url_, site_, author_, meta_date_;
  std::size_t line_ends_ = 0;  // that stand before the next character
  std::size_t unseen_ = 0;     // how deep within something unseen
  std::size_t verbatim_ = 0;   // how deep within <pre>
  bool space_ = false, in_title_ = false, in_json_ = false;
};

std::string_view view(const xmlChar* name) { return reinterpret_cast<const char*>(name); }

void on_start(void* page, const xmlChar* name, const xmlChar** attributes) {
  static_cast<Page*>(page)->start(view(name), attributes);
}
void on_end(void* page, const xmlChar* name) { static_cast<Page*>(page)->end(view(name)); }
void on_characters(void* page, const xmlChar* text, int size) {
  static_cast<Page*>(page)->characters({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
}

// The encoding that a page names in its first bytes; "" where it names none.
std::string declared_charset(std::string_view page) {
  page = page.substr(0, 2048);
  for (const std::string_view key : {"charset="sv, "encoding="sv}) {
    std::size_t at = page.find(key);
    if (at == std::string_view::npos) continue;
    at += key.size();
    while (at < page.size() && (page[at] == '"' || page[at] == '\'' || page[at] == ' ')) ++at;
    const std::size_t end = page.find_first_of("\"' ;/>?", at);
    if (end != std::string_view::npos) return std::string(page.substr(at, end - at));
  }
  return {};
}

void parse(const std::string& text, Page& page) {
  htmlParserCtxtPtr context = htmlCreateMemoryParserCtxt(text.data(), static_cast<int>(text.size()));
  if (!context) return;
  htmlSAXHandler handler{};
  handler.startElement = on_start;
  handler.endElement = on_end;
  handler.characters = on_characters;
  handler.ignorableWhitespace = on_characters;
  handler.cdataBlock = on_characters;
  *context->sax = handler;
  context->userData = &page;
  // Nothing is fetched; the text is UTF-8 by now, whatever the page says of itself.
  htmlCtxtUseOptions(context, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                  HTML_PARSE_IGNORE_ENC);
  context->options |= XML_PARSE_HUGE;
  xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8);
  htmlParseDocument(context);
  if (context->myDoc) xmlFreeDoc(context->myDoc);
  htmlFreeParserCtxt(context);
}

// libxml2 counts in int.
constexpr std::size_t kMostBytes = std::size_t{1} << 30;

}  // namespace

InputItem read_html(std::string bytes, std::string name, const std::string& charset) {
  const std::string declared = charset.empty() ? declared_charset(bytes) : charset;
  Decoded decoded = decode(std::move(bytes), declared);
  const bool invalid = make_valid_utf8(decoded.text);
  for (char& c : decoded.text) {
    if (c == '\0') c = ' ';
  }
  if (decoded.text.size() > kMostBytes) return InputError{name, "", "an HTML page of more than 1 GiB"};
  Page page;
  parse(decoded.text, page);
  Document document = page.document(std::move(name));
  document.info().charset = std::move(decoded.charset);
  if (invalid) document.info().issue = "invalid-utf8";
  return document;
}

}  // namespace dateline
