#include <algorithm>
#include <cstring>
#include <deque>

#include "dateline/error.h"
#include "input/articles.h"
#include "input/format.h"
#include "input/json.h"
#include "input/records.h"
#include "model/utf8.h"

namespace dateline {

namespace {

bool is_blank(std::string_view s) { return s.find_first_not_of(" \t\r\n") == std::string_view::npos; }

// Parses a line; bytes that are no UTF-8 become '?' in a copy first, as everywhere.
bool parse_repaired(JsonObject& object, std::string_view& line, std::string& copy, std::string& reason,
                    bool& repaired) {
  repaired = false;
  if (object.parse(line, reason)) return true;
  copy.assign(line);
  if (!make_valid_utf8(copy)) return false;
  copy.reserve(copy.size() + Source::kPadding);
  line = copy;
  repaired = true;
  return object.parse(line, reason);
}

// Articles: JSON Lines, or the elements of an array (whose lines mean nothing).
class ArticlesReader : public FormatReader {
 public:
  ArticlesReader(std::unique_ptr<Source> source, std::string name, const FieldKeys& fields, bool by_line)
      : source_(std::move(source)), name_(std::move(name)), fields_(fields), by_line_(by_line) {}

  bool next(FetchedItem& item) override {
    std::string_view text;
    bool complete = true;
    do {
      if (by_line_ ? !source_->line(text) : !next_json_value(*source_, value_, complete)) return false;
      if (!by_line_) text = value_;
    } while (is_blank(text));
    const std::string number = std::to_string(++count_);
    std::string reason;
    bool repaired;
    Document document;
    if (!complete) {
      item = InputError{name_, "item " + number, "ends in the middle"};
    } else if (!parse_repaired(object_, text, copy_, reason, repaired) ||
               !article_of(object_, name_ + ":" + number, fields_, document, reason)) {
      item = InputError{name_, "item " + number, reason};
    } else {
      if (repaired) document.info().issue = "invalid-utf8";
      item = std::move(document);
    }
    return true;
  }

 private:
  std::unique_ptr<Source> source_;
  std::string name_;
  const FieldKeys& fields_;
  bool by_line_;
  std::uint64_t count_ = 0;
  JsonObject object_;
  std::string value_, copy_;
};

class RecordsReader : public FormatReader {
 public:
  RecordsReader(std::unique_ptr<Source> source, std::string name)
      : source_(std::move(source)), name_(std::move(name)) {}

  bool next(FetchedItem& item) override {
    while (ready_.empty() && read_line()) {
    }
    if (ready_.empty()) flush();
    if (ready_.empty()) return false;
    item = std::move(ready_.front());
    ready_.pop_front();
    return true;
  }

 private:
  // Takes one line. Returns false at the end of the input.
  bool read_line() {
    std::string_view line;
    try {
      if (!source_->line(line)) return false;
    } catch (const Error& error) {
      flush();
      ready_.push_back(InputError{error.place(), "line " + std::to_string(line_ + 1), error.reason()});
      return true;
    }
    ++line_;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (is_blank(line)) return true;
    std::string reason;
    bool repaired;
    if (!parse_repaired(record_, line, copy_, reason, repaired)) {
      broken(reason);
    } else {
      take(line, repaired);
    }
    return true;
  }

  void take(std::string_view line, bool repaired) {
    std::string reason;
    const std::string kind = record_.string("kind").value_or("");
    if (kind.empty()) return broken("a record without a string \"kind\"");
    if (kind == "doc") {
      flush();
      has_document_ = document_of(record_, document_, reason);
      if (!has_document_) return broken(reason);
      if (repaired) document_.info().issue = "invalid-utf8";
      return;
    }
    // Events follow the last document; they are told of it, and no part of it.
    if (kind == "event") flush();
    if (has_document_ && record_.string("doc").value_or("") == document_.name()) {
      if (!add_record(record_, line, document_, reason)) broken(reason);
    } else if (has_document_) {
      behind_.push_back(LooseRecord{kind, std::string(line)});
    } else {
      ready_.push_back(LooseRecord{kind, std::string(line)});
    }
  }

  void broken(const std::string& reason) {
    InputError error{name_, "line " + std::to_string(line_), reason};
    (has_document_ ? behind_ : ready_).push_back(std::move(error));
  }

  // Gives out the document in hand, and what was met among its records.
  void flush() {
    if (has_document_) {
      finish_document(document_);
      ready_.push_back(std::move(document_));
      document_ = Document();
    }
    has_document_ = false;
    for (InputItem& item : behind_) ready_.push_back(std::move(item));
    behind_.clear();
  }

  std::unique_ptr<Source> source_;
  std::string name_;
  std::uint64_t line_ = 0;
  JsonObject record_;
  std::string copy_;
  Document document_;
  bool has_document_ = false;
  std::deque<InputItem> ready_, behind_;
};

// The first line, without a byte order mark, blank lines before it skipped over in `source`.
std::string_view first_line(Source& source) {
  if (source.peek(3) == "\xEF\xBB\xBF") source.skip(3);
  // No more is asked for than the line needs: what follows may be long in coming.
  std::size_t begin = 0, seen = 0;  // of the line; of what holds no line end
  for (;;) {
    const std::string_view head = source.peek(seen + 1).empty() ? std::string_view() : source.chunk();
    if (head.size() <= seen) return head.substr(std::min(begin, head.size()));
    while (begin == seen && begin < head.size() && std::strchr(" \t\r\n", head[begin])) seen = ++begin;
    const std::size_t end = head.find('\n', seen);
    if (end != std::string_view::npos) return head.substr(begin, end - begin);
    seen = head.size();
    source.check(seen);
  }
}

bool says_kind(std::string_view line) {
  const std::size_t at = line.find_first_not_of(" \t", 1);
  return at != std::string_view::npos && line.substr(at).starts_with("\"kind\"");
}

}  // namespace

std::unique_ptr<FormatReader> read_json(std::unique_ptr<Source> source, std::string name,
                                        const ReaderOptions& options) {
  const std::string_view line = first_line(*source);
  if (line.starts_with('['))
    return std::make_unique<ArticlesReader>(std::move(source), std::move(name), options.fields, false);
  JsonObject object;
  std::string reason, padded(line);
  padded.reserve(padded.size() + Source::kPadding);
  const bool whole = object.parse(padded, reason);
  const JsonField* kind = object.find("kind");
  // A broken first line still shows what it was meant to be.
  if (whole ? kind && kind->type == JsonType::string : says_kind(line)) {
    return std::make_unique<RecordsReader>(std::move(source), std::move(name));
  }
  const bool by_line = whole || (!line.empty() && line.back() == '}');
  return std::make_unique<ArticlesReader>(std::move(source), std::move(name), options.fields, by_line);
}

}  // namespace dateline
