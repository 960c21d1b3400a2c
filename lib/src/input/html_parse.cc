#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>

#include "input/html_attributes.h"
#include "input/html_page.h"

namespace dateline {

namespace {

using namespace std::string_view_literals;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

std::string_view view(const xmlChar* s) { return s ? reinterpret_cast<const char*>(s) : ""; }

bool is_inline(HtmlTag tag) {
  return tag == HtmlTag::inline_text || tag == HtmlTag::a || tag == HtmlTag::button || tag == HtmlTag::time ||
         tag == HtmlTag::html || tag == HtmlTag::body;
}

// Letters of scripts that set no blanks between words begin with these bytes in UTF-8 (U+3000 to U+9FFF).
bool begins_unspaced(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0xE3 && byte <= 0xE9;
}

// Words, commas and ends of sentences of a block.
void count(std::string_view text, HtmlBlock& block) {
  std::uint32_t letters = 0, wide = 0;
  bool in_word = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    const int lower = byte | 0x20;
    const bool letter = (lower >= 'a' && lower <= 'z') || byte >= 0xC3 || (byte >= '0' && byte <= '9');
    if (letter && !in_word) {
      in_word = true;
      ++letters;
    } else if (c == ' ' || c == '\n') {
      in_word = false;
    }
    if (begins_unspaced(c)) ++wide;
    if (c == ',') ++block.commas;
    if (c == '.' || c == '!' || c == '?') {
      const std::size_t next = i + 1;
      if (next >= text.size() || is_space(text[next]) || text[next] == '"' || (text[next] & 0x80) != 0) ++block.stops;
    }
    if (byte == 0xE3 && text.substr(i, 3) == "\xE3\x80\x82"sv) ++block.stops;   // 。
    if (byte == 0xE3 && text.substr(i, 3) == "\xE3\x80\x81"sv) ++block.commas;  // 、
  }
  block.words = std::max(letters, wide / 2);
  std::size_t last = text.size();
  // Closing quotation marks of any language are beyond ASCII, or these.
  while (last > 0 && ("\"')]} \n"sv.find(text[last - 1]) != std::string_view::npos)) --last;
  for (const std::string_view quote : {"”"sv, "“"sv, "’"sv, "»"sv, "«"sv}) {
    if (text.substr(0, last).ends_with(quote)) last -= quote.size();
  }
  while (last > 0 && (text[last - 1] == ')' || text[last - 1] == ' ')) --last;
  const std::string_view kept = text.substr(0, last);
  for (const std::string_view stop : {"."sv, "!"sv, "?"sv, "…"sv, "。"sv, "।"sv, "؟"sv, "۔"sv}) {
    block.ends_stop = block.ends_stop || kept.ends_with(stop);
  }
}

// Gathers the page while libxml2 reads it.
class PageReader {
 public:
  explicit PageReader(HtmlPage& page) : page_(page) {
    page_.elements.push_back({});
    open_.push_back({HtmlTag::other, 0, false});
  }

  void start(std::string_view name, const xmlChar** raw) {
    if (unseen_ > 0) {
      ++unseen_;
      return;
    }
    const HtmlTag tag = html_tag(name);
    const HtmlAttributes attributes(reinterpret_cast<const char* const*>(raw));
    if (tag == HtmlTag::meta) meta(attributes);
    if (tag == HtmlTag::link && attributes.rel == "canonical") page_.canonical = attributes.href;
    if (tag == HtmlTag::html && page_.lang.empty()) page_.lang = attributes.lang;
    if (tag == HtmlTag::title && page_.title.empty()) in_title_ = true;
    if (tag == HtmlTag::script && attributes.type == "application/ld+json") {
      page_.json_ld.emplace_back();
      in_json_ = true;
    }
    const bool page_itself = tag == HtmlTag::html || tag == HtmlTag::body;
    if (tag == HtmlTag::unseen || tag == HtmlTag::script || (attributes.hidden && !page_itself)) {
      unseen_ = 1;
      return;
    }
    const std::uint32_t element = add(tag, attributes);
    times(tag, attributes, element);
    const bool link = tag == HtmlTag::a && !attributes.href.empty() && !attributes.href.starts_with('#');
    links_ += link ? 1 : 0;
    open_.push_back({tag, element, link});
    if (link && (attributes.rel == "author" || is_author_address(attributes.href))) begin_author();
    border_ = true;
    if (tag == HtmlTag::br) {
      end_line(line_ends_ > 0 ? 2 : 1);
    } else if (tag == HtmlTag::td || tag == HtmlTag::th) {
      space_ = true;
      cell_ = page_.text.size();
    } else if (!is_inline(tag)) {
      end_line(2);
    }
    if (tag == HtmlTag::pre) ++verbatim_;
  }

  void end(std::string_view name) {
    if (unseen_ > 0) {
      if (--unseen_ == 0) in_json_ = false;
      return;
    }
    const HtmlTag tag = html_tag(name);
    border_ = true;
    // libxml2 closes what it opened, in order; "html" and "body" alone may come twice.
    if (open_.size() > 1 && open_.back().tag == tag) close();
    if (tag == HtmlTag::a && in_author_) {
      page_.author_links.back().span.end = static_cast<std::uint32_t>(page_.text.size());
      in_author_ = false;
    }
    if (tag == HtmlTag::title) in_title_ = false;
    if (tag == HtmlTag::pre && verbatim_ > 0) --verbatim_;
    const bool cell = tag == HtmlTag::td || tag == HtmlTag::th;
    if (cell && page_.text.size() > cell_ + kDataCell) {
      end_line(2);
    } else if (cell || tag == HtmlTag::time || tag == HtmlTag::button) {
      space_ = true;
    } else if (tag != HtmlTag::br && !is_inline(tag)) {
      end_line(2);
    }
  }

  void characters(std::string_view text) {
    if (in_json_) page_.json_ld.back().append(text);
    if (unseen_ > 0) return;
    if (in_title_) {
      page_.title.append(text);
      return;
    }
    for (std::size_t at = 0; at < text.size();) {
      if (is_space(text[at])) {
        if (verbatim_ > 0 && text[at] == '\n') {
          end_line(line_ends_ > 0 ? 2 : 1);
        } else {
          space_ = true;
        }
        ++at;
        continue;
      }
      std::size_t end = at + 1;
      while (end < text.size() && !is_space(text[end])) ++end;
      const std::string_view word = text.substr(at, end - at);
      // Blanks that do not break are kept between words alone.
      is_blank(word) ? hold(word) : put(word);
      at = end;
    }
  }

  void finish() {
    end_block();
    while (open_.size() > 1) close();
    page_.elements[0].end = static_cast<std::uint32_t>(page_.elements.size());
    if (!page_.text.empty()) page_.text += '\n';
    page_.title = collapsed(page_.title);
  }

 private:
  struct Open {
    HtmlTag tag;
    std::uint32_t element;
    bool link;
  };

  void begin_author() {
    const auto begin = static_cast<std::uint32_t>(page_.text.size());
    page_.author_links.push_back({{begin, begin}, static_cast<std::uint32_t>(page_.blocks.size())});
    in_author_ = true;
  }

  // Only elements that may matter are kept; the others' text is their parent's.
  std::uint32_t add(HtmlTag tag, const HtmlAttributes& attributes) {
    const std::uint32_t parent = open_.back().element;
    const bool plain = attributes.meaning.chrome == ChromeName::none && attributes.meaning.cues == 0;
    if (plain && (tag == HtmlTag::inline_text || tag == HtmlTag::a || tag == HtmlTag::br)) return parent;
    if (open_.size() > HtmlPage::kDeepest) {
      page_.too_deep = true;
      return parent;
    }
    HtmlElement element;
    element.tag = tag;
    element.parent = parent;
    element.cues = attributes.meaning.cues;
    element.chrome = attributes.meaning.chrome;
    if (const ChromeName own = chrome_of(tag); own != ChromeName::none) {
      if (element.chrome == ChromeName::none || is_weak(element.chrome)) element.chrome = own;
    }
    if (tag == HtmlTag::figcaption) element.cues |= kCueCaption;
    if (tag == HtmlTag::time) element.cues |= kCueDate;
    if (attributes.rel == "author") element.cues |= kCueByline;
    page_.elements.push_back(element);
    return static_cast<std::uint32_t>(page_.elements.size() - 1);
  }

  void close() {
    const Open open = open_.back();
    open_.pop_back();
    if (open.link) --links_;
    if (open.element != open_.back().element) {
      page_.elements[open.element].end = static_cast<std::uint32_t>(page_.elements.size());
    }
  }

  void meta(const HtmlAttributes& attributes) {
    if (attributes.content.empty()) return;
    for (const std::string_view name : {attributes.property, attributes.name, attributes.itemprop}) {
      if (name.empty()) continue;
      HtmlMeta meta{std::string(name), collapsed(attributes.content)};
      for (char& c : meta.name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      page_.metas.push_back(std::move(meta));
    }
  }

  void times(HtmlTag tag, const HtmlAttributes& attributes, std::uint32_t element) {
    std::string_view value = tag == HtmlTag::time ? attributes.datetime : ""sv;
    const bool published = attributes.itemprop == "datePublished", modified = attributes.itemprop == "dateModified";
    if (value.empty() && (published || modified)) {
      value = !attributes.content.empty() ? attributes.content : attributes.datetime;
    }
    if (value.empty()) return;
    page_.times.push_back({std::string(value), element, static_cast<std::uint32_t>(page_.blocks.size()),
                           published || attributes.pubdate, modified});
  }

  static bool is_blank(std::string_view word) {
    constexpr std::string_view kNoBreak = "\xC2\xA0", kNoWidth = "\xE2\x80\x8B";
    while (word.starts_with(kNoBreak) || word.starts_with(kNoWidth)) word.remove_prefix(word[0] == '\xC2' ? 2 : 3);
    return word.empty();
  }
  void hold(std::string_view blanks) {
    if (blanks.starts_with('\xC2')) held_ = blanks;
  }

  // Takes characters that are no white space.
  void put(std::string_view word) {
    if (line_ends_ >= 2) end_block();
    if (block_.span.begin == kNone) {
      if (!page_.text.empty()) page_.text += "\n\n";
      block_.span.begin = static_cast<std::uint32_t>(page_.text.size());
      block_.element = open_.back().element;
    } else {
      if (line_ends_ > 0) {
        page_.text += '\n';
      } else if (space_ || (border_ && held_.empty() && is_glued(page_.text.back(), word[0]))) {
        page_.text += ' ';
      } else {
        page_.text += held_;
      }
      while (!is_open(block_.element)) block_.element = page_.elements[block_.element].parent;
    }
    line_ends_ = 0;
    space_ = false;
    border_ = false;
    held_.clear();
    page_.text += word;
    if (links_ > 0) block_.bytes_linked += static_cast<std::uint32_t>(word.size()) + 1;
  }

  // "By<a>Jane Doe</a>": what the style sheet sets apart.
  static bool is_glued(char before, char next) {
    return next >= 'A' && next <= 'Z' && ((before >= 'a' && before <= 'z') || before == '.' || before == ':');
  }

  // An element without its end is open still.
  bool is_open(std::uint32_t element) const { return element == 0 || page_.elements[element].end == 0; }

  void end_block() {
    if (block_.span.begin != kNone) {
      block_.span.end = static_cast<std::uint32_t>(page_.text.size());
      count(page_.str(block_), block_);
      page_.blocks.push_back(block_);
      block_ = {};
      block_.span.begin = kNone;
    }
  }

  void end_line(std::uint32_t line_ends) {
    line_ends_ = std::max(line_ends_, line_ends);
    space_ = false;
  }

  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  // Cells of a row stand in one line, but a longer one is a column of the page.
  static constexpr std::size_t kDataCell = 80;

  HtmlPage& page_;
  std::string held_;  // a blank that does not break, before the next word
  std::vector<Open> open_;
  HtmlBlock block_{{kNone, 0}, 0, 0, 0, 0, 0, false};
  std::uint32_t line_ends_ = 0;  // that stand before the next character; from 2 on another block begins
  std::uint32_t unseen_ = 0;     // how deep within something unseen
  std::uint32_t verbatim_ = 0;   // how deep within <pre>
  std::uint32_t links_ = 0;      // how deep within links
  std::size_t cell_ = 0;         // where the text of the last table cell begins
  bool space_ = false, in_title_ = false, in_json_ = false;
  bool in_author_ = false;  // within the last of author_links
  bool border_ = false;     // a tag stands before the next character
};

void on_start(void* page, const xmlChar* name, const xmlChar** attributes) {
  static_cast<PageReader*>(page)->start(view(name), attributes);
}
void on_end(void* page, const xmlChar* name) { static_cast<PageReader*>(page)->end(view(name)); }
void on_characters(void* page, const xmlChar* text, int size) {
  static_cast<PageReader*>(page)->characters({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
}

}  // namespace

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

HtmlPage parse_html(const std::string& text) {
  HtmlPage page;
  PageReader reader(page);
  htmlParserCtxtPtr context = htmlCreateMemoryParserCtxt(text.data(), static_cast<int>(text.size()));
  if (!context) return page;
  htmlSAXHandler handler{};
  handler.startElement = on_start;
  handler.endElement = on_end;
  handler.characters = on_characters;
  handler.ignorableWhitespace = on_characters;
  handler.cdataBlock = on_characters;
  *context->sax = handler;
  context->userData = &reader;
  // The text is UTF-8 by now, whatever the page says of itself.
  htmlCtxtUseOptions(context, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                  HTML_PARSE_IGNORE_ENC);
  // Without it text below depth 256 is dropped in silence.
  context->options |= XML_PARSE_HUGE;
  xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8);
  htmlParseDocument(context);
  if (context->myDoc) xmlFreeDoc(context->myDoc);
  htmlFreeParserCtxt(context);
  reader.finish();
  return page;
}

}  // namespace dateline
