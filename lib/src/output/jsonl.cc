#include <algorithm>

#include "model/document_data.h"
#include "model/names.h"
#include "output/format.h"
#include "output/json.h"

namespace dateline {

namespace {

std::string_view kind_of(Part part) {
  for (const PartName& known : kPartNames) {
    if (known.part == part) return known.kind;
  }
  return {};
}

void append_head(std::string& out, std::string_view kind, std::string_view doc) {
  out += "{\"kind\":\"";
  out += kind;
  out += "\",\"doc\":";
  append_json(out, doc);
}

void append_made(Parts parts, const std::vector<std::string>& others, std::string& out) {
  char before = '[';
  for (const PartName& part : kPartNames) {
    if (!(parts & part.part)) continue;
    if (before == '[') out += ",\"made\":";
    out += before;
    out += '"';
    out += part.name;
    out += '"';
    before = ',';
  }
  for (const std::string& other : others) {
    if (before == '[') out += ",\"made\":";
    out += before;
    append_json(out, other);
    before = ',';
  }
  if (before == ',') out += ']';
}

void append_doc(const Document::Data& data, Parts made, bool with_text, std::string& out) {
  append_head(out, "doc", data.name);
  JsonSink sink(out);
  sink.text("lang", data.info.lang);
  sink.text("title", data.info.title);
  sink.text("date", data.info.date);
  sink.text("date_from", data.info.date_from);
  sink.text("source", data.info.source);
  sink.text("author", data.info.author);
  sink.text("url", data.info.url);
  sink.text("charset", data.info.charset);
  sink.text("issue", data.info.issue);
  sink.text("reprint_of", data.info.reprint_of);
  append_made(made, data.made_elsewhere, out);
  if (with_text) sink.text("text", data.text);
  out += data.extra;
  out += "}\n";
}

// Whether a record that came in stands after a new one.
bool stands_after(const PassedRecord& passed, const Item& item) {
  if (passed.span.begin != item.span.begin) return passed.span.begin > item.span.begin;
  if (passed.span.end != item.span.end) return passed.span.end < item.span.end;
  return kind_order(passed.kind) > kind_order(kind_of(item.part));
}

bool is_given(const Document& document, const Item& item) {
  return item.part >= kEntities && document.annotations()[item.index].given;
}

class JsonLines : public Format {
 public:
  using Format::Format;

  void append(const Document& document, const std::vector<Item>& wanted, std::string& out) const override {
    const Document::Data& data = document.data();
    if (!options().documents) {
      for (const PassedRecord& passed : data.passed) {
        if (passed.kind == "error") out.append(passed.line).append("\n");
      }
      return;
    }
    // Zones are written by whoever made them first.
    const auto ours = static_cast<Parts>((options().parts | kZones) & data.made & ~data.given);
    out.reserve(out.size() + data.text.size() + data.text.size() / 2);
    append_doc(data, static_cast<Parts>(data.given | claimed(ours)), options().text, out);
    std::vector<Item> items;
    if ((ours & kZones) && !(options().parts & kZones)) items = items_of(document, kZones);
    for (const Item& item : wanted) {
      if ((ours & item.part) && !is_given(document, item)) items.push_back(item);
    }
    std::stable_sort(items.begin(), items.end(), stands_before);
    std::size_t next = 0;
    for (const Item& item : items) {
      // A record without a place stays behind the one it came in behind.
      while (next < data.passed.size() && !(data.passed[next].placed && stands_after(data.passed[next], item))) {
        out.append(data.passed[next++].line).append("\n");
      }
      append_item(document, item, out);
    }
    for (; next < data.passed.size(); ++next) out.append(data.passed[next].line).append("\n");
  }

  void append(const Event& event, std::string& out) const override {
    append_head(out, "event", event.doc);
    JsonSink sink(out);
    put_fields(event, sink);
    out += "}\n";
  }

  void append(const InputError& error, std::string& out) const override {
    append_head(out, "error", error.doc);
    JsonSink sink(out);
    sink.text("where", error.where);
    sink.text("message", error.message);
    out += "}\n";
  }

  void append(const LooseRecord& record, std::string& out) const override { out.append(record.json).append("\n"); }

 private:
  // What `made` claims of these parts. Of zones, sentences and tokens a choice by type is not the whole.
  Parts claimed(Parts ours) const {
    const auto& types = options().types;
    for (const PartName& part : kPartNames) {
      if (types.empty() || part.part >= kEntities || !(options().parts & part.part)) continue;
      if (std::find(types.begin(), types.end(), part.kind) == types.end()) ours = static_cast<Parts>(ours & ~part.part);
    }
    return ours;
  }

  void append_item(const Document& document, const Item& item, std::string& out) const {
    append_head(out, kind_of(item.part), document.name());
    JsonSink sink(out);
    put_fields(document, item, options().context, sink);
    out += "}\n";
    if (options().explain) append_explain(document, item, out);
  }
};

}  // namespace

void append_explain(const Document& document, const Item& item, std::string& out) {
  const std::vector<std::string> reasons = reasons_of(document, item);
  if (reasons.empty()) return;
  append_head(out, "explain", document.name());
  JsonSink sink(out);
  sink.number("start", item.span.begin, true);
  sink.number("end", item.span.end, true);
  sink.text("what", kind_of(item.part));
  sink.list("why", reasons);
  if (item.part >= kEntities) sink.text("rule", document.annotations()[item.index].rule);
  out += "}\n";
}

std::unique_ptr<Format> jsonl_format(const OutputOptions& options) { return std::make_unique<JsonLines>(options); }

}  // namespace dateline
