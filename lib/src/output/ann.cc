// brat standoff: T lines with offsets in code points, # notes with the value. The .txt beside it is the document's
// text.
#include "model/names.h"
#include "output/format.h"
#include "output/json.h"

namespace dateline {

namespace {

// Counts code points up to byte offsets that mostly grow.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text) : text_(text) {}
  std::uint64_t at(std::uint32_t byte) {
    if (byte < byte_) byte_ = 0, point_ = 0;
    for (; byte_ < byte; ++byte_) point_ += (static_cast<unsigned char>(text_[byte_]) & 0xC0) != 0x80;
    return point_;
  }

 private:
  std::string_view text_;
  std::uint32_t byte_ = 0;
  std::uint64_t point_ = 0;
};

// The keys of a record that a note shows.
class NoteSink final : public FieldSink {
 public:
  void text(std::string_view key, std::string_view value) override {
    if (value.empty() || key == "text" || key == "type" || key == "role" || key == "context") return;
    if (!note.empty()) note += ' ';
    note.append(key).append("=");
    for (const char c : value) note += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  }
  void list(std::string_view key, const std::vector<std::string>& values) override {
    std::string joined;
    for (const std::string& value : values) joined.append(joined.empty() ? "" : "|").append(value);
    text(key, joined);
  }
  void number(std::string_view, std::uint32_t, bool) override {}
  void flag(std::string_view key, bool value) override {
    if (value) text(key, "true");
  }
  std::string note;
};

class Ann : public Format {
 public:
  using Format::Format;

  void append(const Document& document, const std::vector<Item>& wanted, std::string& out) const override {
    CodePoints ends(document.text()), begins(document.text());
    std::uint64_t number = 0;
    for (const Item& item : wanted) {
      if (item.span.empty()) continue;
      const std::string id = std::to_string(++number);
      const std::string_view type = type_of(document, item);
      out.append("T").append(id).append("\t");
      append_type(type.empty() ? std::string_view("sentence") : type, out);
      append_fragments(document.text(item.span), item.span, begins, ends, out);
      NoteSink sink;
      put_fields(document, item, false, sink);
      if (!sink.note.empty())
        out.append("#").append(id).append("\tAnnotatorNotes T").append(id).append("\t").append(sink.note) += '\n';
    }
  }

  void append(const Event&, std::string&) const override {}

 private:
  static void append_type(std::string_view type, std::string& out) {
    for (const char c : type) out += c == '-' || c == ' ' ? '_' : c;
    out += ' ';
  }

  // brat takes no line ends within an annotation: it goes around them in fragments.
  static void append_fragments(std::string_view text, Span span, CodePoints& begins, CodePoints& ends,
                               std::string& out) {
    std::string shown;
    char before = '\0';
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = text.find_first_not_of("\r\n", at);
      if (begin == std::string_view::npos) break;
      const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
      if (before) out += before;
      append_number(out, begins.at(span.begin + static_cast<std::uint32_t>(begin)));
      out += ' ';
      append_number(out, ends.at(span.begin + static_cast<std::uint32_t>(end)));
      shown.append(shown.empty() ? "" : " ").append(text.substr(begin, end - begin));
      before = ';';
      at = end;
    }
    for (char& c : shown) c = c == '\t' ? ' ' : c;
    out.append("\t").append(shown).append("\n");
  }
};

}  // namespace

std::unique_ptr<Format> ann_format(const OutputOptions& options) { return std::make_unique<Ann>(options); }

}  // namespace dateline
