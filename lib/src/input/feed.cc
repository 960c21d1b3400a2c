#include <libxml/HTMLparser.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <deque>

#include "dateline/error.h"
#include "input/articles.h"
#include "input/format.h"
#include "input/headers.h"
#include "model/utf8.h"

namespace dateline {

namespace {

std::string_view view(const xmlChar* s) { return s ? reinterpret_cast<const char*>(s) : ""; }

bool looks_like_markup(std::string_view s) {
  return s.find('<') != std::string_view::npos || s.find('&') != std::string_view::npos;
}

// Entities of HTML: XML does not know them, feeds are full of them. Returns false where HTML does not know it either.
bool append_entity(std::string_view name, std::string& out) {
  unsigned value = 0;
  if (name.starts_with('#')) {
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    name.remove_prefix(hex ? 2 : 1);
    if (std::from_chars(name.data(), name.data() + name.size(), value, hex ? 16 : 10).ec != std::errc{}) return false;
  } else {
    const std::string copy(name.substr(0, 16));
    const htmlEntityDesc* known = htmlEntityLookup(reinterpret_cast<const xmlChar*>(copy.c_str()));
    if (!known) return false;
    value = known->value;
  }
  append_utf8(out, static_cast<char32_t>(value));
  return true;
}

// A title on one line; its markup, which feeds escape, undone.
std::string plain(std::string_view title) {
  std::string out;
  for (std::size_t at = 0; at < title.size();) {
    const char c = title[at];
    const std::size_t end = c == '<' ? title.find('>', at) : c == '&' ? title.find(';', at) : std::string_view::npos;
    if (c == '<' && end != std::string_view::npos) {
      at = end + 1;
    } else if (c == '&' && end != std::string_view::npos && append_entity(title.substr(at + 1, end - at - 1), out)) {
      at = end + 1;
    } else {
      out += c;
      ++at;
    }
  }
  return one_line(out);
}

// What an <item> or <entry> says, markup and all.
struct Entry {
  std::string title, link, date, updated, author, source, content, summary;
  bool too_large = false;  // for the limit; its text is dropped
};

std::string* member_named(std::string_view name, std::string_view prefix, Entry& entry) {
  if (name == "title") return &entry.title;
  if (name == "link") return &entry.link;
  if (name == "pubDate" || name == "published" || name == "date" || name == "issued") return &entry.date;
  if (name == "updated" || name == "modified") return &entry.updated;
  if (name == "creator" || name == "author") return &entry.author;
  if (name == "encoded" || (name == "content" && prefix.empty())) return &entry.content;
  if (name == "description" || name == "summary") return &entry.summary;
  if (name == "source") return &entry.source;
  return nullptr;
}

// "mail@example.org (Name)" and "Name": the name.
std::string author_of(std::string_view text) {
  std::string name = one_line(text);
  const std::size_t open = name.find('(');
  if (open != std::string::npos && name.ends_with(')')) name = name.substr(open + 1, name.size() - open - 2);
  return name.find('@') == std::string::npos ? name : std::string();
}

// The attributes of an element as libxml2's SAX2 gives them: name, prefix, namespace, begin and end of the value.
struct Attributes {
  const xmlChar** all;
  int count;

  std::string operator[](std::string_view name) const {
    for (int i = 0; i < count; ++i) {
      const xmlChar** one = all + std::ptrdiff_t{i} * 5;
      if (view(one[0]) == name) return {reinterpret_cast<const char*>(one[3]), reinterpret_cast<const char*>(one[4])};
    }
    return {};
  }
};

// What the parser calls while it reads; gives entries as they end. No tree is built.
class FeedHandler {
 public:
  void start(std::string_view name, std::string_view prefix, const Attributes& attributes) {
    ++depth_;
    if (capture_) {
      // Atom: <author><name>.
      if (capture_ == &entry_.author && name == "name") text_.clear();
      if (markup_) text_.append("<").append(name).append(">");
      return;
    }
    if (entry_depth_ == 0) return start_outside(name, attributes);
    if (depth_ != entry_depth_ + 1 || prefix == "media" || prefix == "itunes") return;
    std::string* const member = member_named(name, prefix, entry_);
    if (member == &entry_.link) {
      const std::string rel = attributes["rel"];
      if (!rel.empty() && rel != "alternate") return;
      if (entry_.link.empty()) entry_.link = attributes["href"];
    }
    if (member) capture(*member, attributes["type"] == "xhtml");
  }

  void end(std::string_view name) {
    if (capture_ && depth_ == capture_depth_) {
      finish_capture();
    } else if (capture_ == &entry_.author && name == "name" && !markup_) {
      named_ = text_;
    } else if (capture_ && markup_) {
      text_.append("</").append(name).append(">");
    }
    if (entry_depth_ == depth_) {
      ready.push_back(std::move(entry_));
      entry_ = Entry();
      entry_depth_ = 0;
    }
    --depth_;
  }

  void characters(std::string_view text) {
    if (!capture_ || entry_.too_large) return;
    if (text_.size() + text.size() > limit) {
      entry_.too_large = true;
      text_ = std::string();
      return;
    }
    if (!markup_) {
      text_.append(text);
      return;
    }
    for (const char c : text) {
      if (c == '<' || c == '&') {
        text_ += c == '<' ? "&lt;" : "&amp;";
      } else {
        text_ += c;
      }
    }
  }

  std::uint64_t limit = UINT64_MAX;  // of bytes in one part of an entry
  std::deque<Entry> ready;
  std::string title, lang;  // of the feed
  std::string broken;       // what is wrong with the XML

 private:
  void start_outside(std::string_view name, const Attributes& attributes) {
    if (name == "item" || name == "entry") {
      entry_depth_ = depth_;
    } else if (name == "feed") {
      lang = attributes["lang"];
    } else if (name == "title" && title.empty() && depth_ <= 3) {
      capture(title, false);
    } else if (name == "language" && lang.empty()) {
      capture(lang, false);
    }
  }

  void capture(std::string& member, bool markup) {
    capture_ = &member;
    capture_depth_ = depth_;
    markup_ = markup;
    text_.clear();
    named_.clear();
  }

  void finish_capture() {
    if (capture_ == &entry_.author) {
      const std::string name = author_of(named_.empty() ? text_ : named_);
      if (!name.empty() && !entry_.author.empty()) entry_.author += "; ";
      entry_.author += name;
    } else if (capture_->empty()) {
      *capture_ = std::move(text_);
    }
    text_.clear();
    capture_ = nullptr;
  }

  int depth_ = 0, entry_depth_ = 0, capture_depth_ = 0;  // 0: in none
  Entry entry_;
  std::string* capture_ = nullptr;  // where the text goes
  bool markup_ = false;             // with its tags
  std::string text_, named_;
};

FeedHandler& handler_of(void* context) {
  return *static_cast<FeedHandler*>(static_cast<xmlParserCtxtPtr>(context)->_private);
}

void on_start(void* context, const xmlChar* name, const xmlChar* prefix, const xmlChar*, int, const xmlChar**,
              int count, int, const xmlChar** attributes) {
  handler_of(context).start(view(name), view(prefix), {attributes, count});
}
void on_end(void* context, const xmlChar* name, const xmlChar*, const xmlChar*) { handler_of(context).end(view(name)); }
void on_characters(void* context, const xmlChar* text, int size) {
  handler_of(context).characters({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
}
xmlEntityPtr on_entity(void* context, const xmlChar* name) {
  if (xmlEntityPtr known = xmlGetPredefinedEntity(name)) return known;
  // Given as characters here; the parser takes an entity of nothing.
  static xmlChar nothing[] = "";
  static xmlEntity empty = [] {
    xmlEntity entity{};
    entity.type = XML_ENTITY_DECL;
    entity.name = nothing;
    entity.content = nothing;
    entity.orig = nothing;
    entity.etype = XML_INTERNAL_PREDEFINED_ENTITY;
    return entity;
  }();
  std::string text;
  if (append_entity(view(name), text)) handler_of(context).characters(text);
  return &empty;
}
void on_error(void* context, xmlErrorPtr error) {
  FeedHandler& handler = handler_of(context);
  if (error->level < XML_ERR_ERROR || error->domain == XML_FROM_NAMESPACE || !handler.broken.empty()) return;
  handler.broken = "broken XML in line " + std::to_string(error->line) + ": " +
                   std::string(stripped(error->message ? error->message : "no valid feed"));
}

// The items of a feed, one after the other.
class FeedReader : public FormatReader {
 public:
  FeedReader(std::unique_ptr<Source> source, std::string name) : source_(std::move(source)), name_(std::move(name)) {
    xmlSAXHandler sax{};
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = on_start;
    sax.endElementNs = on_end;
    sax.characters = on_characters;
    sax.ignorableWhitespace = on_characters;
    sax.cdataBlock = on_characters;
    sax.getEntity = on_entity;
    sax.serror = on_error;
    context_ = xmlCreatePushParserCtxt(&sax, nullptr, nullptr, 0, nullptr);
    if (!context_) throw Error("no memory for the XML parser");
    handler_.limit = source_->limit();
    context_->_private = &handler_;
    // Nothing is fetched, and no entity is expanded but those above.
    xmlCtxtUseOptions(context_, XML_PARSE_RECOVER | XML_PARSE_NONET);
  }
  ~FeedReader() override {
    if (context_->myDoc) xmlFreeDoc(context_->myDoc);
    xmlFreeParserCtxt(context_);
  }
  FeedReader(const FeedReader&) = delete;
  FeedReader& operator=(const FeedReader&) = delete;

  bool next(FetchedItem& item) override {
    while (handler_.ready.empty() && !ended_) parse_more();
    if (!handler_.ready.empty()) {
      Entry entry = std::move(handler_.ready.front());
      handler_.ready.pop_front();
      if (entry.too_large) {
        item = InputError{name_, "item " + std::to_string(++count_),
                          "larger than the limit of " + std::to_string(handler_.limit) + " bytes"};
      } else {
        item = page_of(std::move(entry));
      }
      return true;
    }
    if (handler_.broken.empty()) return false;
    item = InputError{name_, "item " + std::to_string(count_ + 1), std::move(handler_.broken)};
    handler_.broken.clear();
    return true;
  }

 private:
  void parse_more() {
    const std::string_view chunk = source_->chunk();
    ended_ = chunk.empty();
    const std::size_t size = std::min<std::size_t>(chunk.size(), std::size_t{1} << 16);
    xmlParseChunk(context_, chunk.data(), static_cast<int>(size), ended_ ? 1 : 0);
    source_->skip(size);
  }

  RawPage page_of(Entry entry) {
    RawPage page;
    page.name = name_ + ":" + std::to_string(++count_);
    // Who gives the whole text gives it in `content`; some have it in the summary.
    page.bytes = std::move(entry.content.size() >= entry.summary.size() ? entry.content : entry.summary);
    page.format = looks_like_markup(page.bytes) ? InputFormat::html : InputFormat::text;
    page.charset = "UTF-8";
    page.info.title = plain(entry.title);
    page.info.url = one_line(entry.link);
    page.info.lang = one_line(handler_.lang);
    page.info.author = std::move(entry.author);
    page.info.source = plain(entry.source.empty() ? handler_.title : entry.source);
    for (const std::string* date : {&entry.date, &entry.updated}) {
      if (page.info.date.empty()) page.info.date = normal_date(one_line(*date));
      if (page.info.date.empty()) page.info.date = normal_mail_date(*date);
    }
    if (!page.info.date.empty()) page.info.date_from = "metadata";
    return page;
  }

  std::unique_ptr<Source> source_;
  std::string name_;
  xmlParserCtxtPtr context_ = nullptr;
  FeedHandler handler_;
  std::uint64_t count_ = 0;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<FormatReader> read_feed(std::unique_ptr<Source> source, std::string name) {
  return std::make_unique<FeedReader>(std::move(source), std::move(name));
}

}  // namespace dateline
