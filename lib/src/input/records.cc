#include "input/records.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "dateline/error.h"
#include "input/source.h"
#include "model/document_data.h"
#include "model/names.h"

namespace dateline {

namespace {

// The keys of a `doc` record that ArticleInfo has, and the member of each.
constexpr std::array<std::pair<std::string_view, std::string ArticleInfo::*>, 10> kInfoKeys{
    {{"lang", &ArticleInfo::lang},
     {"title", &ArticleInfo::title},
     {"date", &ArticleInfo::date},
     {"date_from", &ArticleInfo::date_from},
     {"source", &ArticleInfo::source},
     {"author", &ArticleInfo::author},
     {"url", &ArticleInfo::url},
     {"charset", &ArticleInfo::charset},
     {"issue", &ArticleInfo::issue},
     {"reprint_of", &ArticleInfo::reprint_of}}};

bool is_own_key(std::string_view key) {
  return key == "kind" || key == "doc" || key == "text" || key == "made" ||
         std::any_of(kInfoKeys.begin(), kInfoKeys.end(), [&](const auto& known) { return known.first == key; });
}

std::string text_or_empty(const JsonObject& record, std::string_view key) { return record.string(key).value_or(""); }

std::optional<Decimal> decimal(const JsonObject& record, std::string_view key) {
  const std::optional<std::string> digits = record.string(key);
  return digits ? Decimal::parse(*digits) : std::nullopt;
}

template <typename Enumerator>
bool read_name(const JsonObject& record, std::string_view key, Enumerator& value, std::string& reason) {
  const std::optional<std::string> name = record.string(key);
  if (name && value_of(*name, value)) return true;
  reason = std::string("record without a valid \"").append(key).append("\"");
  return false;
}

std::optional<Mention> mention(const JsonObject& record, std::string_view key) {
  std::optional<std::string> text = record.string(key);
  if (!text) return {};
  Mention out;
  out.text = std::move(*text);
  out.span.begin = record.integer(std::string(key) + "_start").value_or(0);
  out.span.end = record.integer(std::string(key) + "_end").value_or(0);
  return out;
}

// Keys whose strings are taken as they are, and the member of each.
template <typename Value>
using TextKeys = std::initializer_list<std::pair<std::string_view, std::string Value::*>>;

template <typename Value>
void read_texts(const JsonObject& record, TextKeys<Value> keys, Value& value) {
  for (const auto& [key, member] : keys) value.*member = text_or_empty(record, key);
}

bool read_entity(const JsonObject& record, Annotation& out, std::string& reason) {
  Entity entity;
  if (!read_name(record, "type", entity.type, reason)) return false;
  read_texts<Entity>(record,
                     {{"id", &Entity::id},
                      {"name", &Entity::name},
                      {"country", &Entity::country},
                      {"lat", &Entity::lat},
                      {"lon", &Entity::lon}},
                     entity);
  entity.candidates = record.strings("candidates");
  out.value = std::move(entity);
  return true;
}

bool read_figure(const JsonObject& record, Annotation& out, std::string& reason) {
  Figure figure;
  if (!read_name(record, "type", figure.type, reason) || !read_name(record, "bound", figure.bound, reason))
    return false;
  read_texts<Figure>(record,
                     {{"unit", &Figure::unit},
                      {"about", &Figure::about},
                      {"per", &Figure::per},
                      {"status", &Figure::status},
                      {"issue", &Figure::issue}},
                     figure);
  figure.value = decimal(record, "value");
  figure.low = decimal(record, "low");
  figure.high = decimal(record, "high");
  figure.assumed = record.boolean("assumed");
  figure.object = mention(record, "object");
  value_of(text_or_empty(record, "change"), figure.change);
  figure.of = decimal(record, "of");
  figure.said_by = mention(record, "said_by");
  figure.candidates = record.strings("candidates");
  out.value = std::move(figure);
  return true;
}

bool read_date(const JsonObject& record, Annotation& out, std::string& reason) {
  DateValue date;
  if (!read_name(record, "type", date.type, reason)) return false;
  read_texts<DateValue>(record,
                        {{"value", &DateValue::value},
                         {"mod", &DateValue::mod},
                         {"quant", &DateValue::quant},
                         {"freq", &DateValue::freq},
                         {"edtf", &DateValue::edtf},
                         {"from", &DateValue::from},
                         {"to", &DateValue::to},
                         {"grain", &DateValue::grain},
                         {"anchor", &DateValue::anchor},
                         {"interval", &DateValue::interval},
                         {"issue", &DateValue::issue}},
                        date);
  date.implied = record.boolean("implied");
  date.candidates = record.strings("candidates");
  out.value = std::move(date);
  return true;
}

bool read_annotation(const JsonObject& record, std::string_view kind, Span span, Document::Data& data,
                     std::string& reason) {
  Annotation out;
  out.span = span;
  out.sentence = record.integer("sent").value_or(0);
  out.rule = text_or_empty(record, "rule");
  const bool read = kind == "entity"   ? read_entity(record, out, reason)
                    : kind == "figure" ? read_figure(record, out, reason)
                                       : read_date(record, out, reason);
  if (!read) return false;
  out.given = true;
  data.annotations.push_back(std::move(out));
  return true;
}

bool read_part(const JsonObject& record, Part part, std::string_view kind, Span span, Document::Data& data,
               std::string& reason) {
  if (part == kZones) {
    Zone zone{span, ZoneRole::body};
    if (!read_name(record, "role", zone.role, reason)) return false;
    data.zones.push_back(zone);
    return true;
  }
  if (part == kSentences) {
    data.sentences.push_back({span, 0, 0});
    return true;
  }
  if (part == kTokens) {
    Token token;
    token.begin = span.begin;
    token.end = span.end;
    if (!read_name(record, "type", token.type, reason)) return false;
    data.tokens.push_back(token);
    return true;
  }
  return read_annotation(record, kind, span, data, reason);
}

bool on_border(std::string_view text, std::uint32_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

// Reads start and end; checks them, and `text`, against the document.
bool read_span(const JsonObject& record, std::string_view text, PassedRecord& out, std::string& reason) {
  const auto begin = record.integer("start"), end = record.integer("end");
  if (!begin && !end) return true;
  if (!begin || !end || *begin > *end || *end > text.size() || !on_border(text, *begin) || !on_border(text, *end)) {
    reason = "\"start\" and \"end\" are no stretch of the document's text";
    return false;
  }
  out.span = {*begin, *end};
  out.placed = true;
  const std::optional<std::string> slice = record.string("text");
  if (slice && *slice != text.substr(*begin, *end - *begin)) {
    reason = "\"text\" is not what the document has from \"start\" to \"end\"";
    return false;
  }
  return true;
}

}  // namespace

bool document_of(const JsonObject& record, Document& document, std::string& reason) {
  std::optional<std::string> name = record.string("doc"), text = record.string("text");
  if (!name) reason = "doc record without a string \"doc\"";
  if (name && !text) reason = "doc record without \"text\" (written with --no-text?)";
  if (!name || !text) return false;
  for (const auto& [key, member] : kInfoKeys) {
    const JsonField* field = record.find(key);
    if (field && field->type != JsonType::string) {
      reason = std::string("\"").append(key).append("\" of the doc record is no string");
      return false;
    }
  }
  try {
    document = Document(std::move(*text), std::move(*name));
  } catch (const Error& error) {
    reason = error.reason();
    return false;
  }
  Document::Data& data = document.data();
  for (const auto& [key, member] : kInfoKeys) {
    if (const JsonField* field = record.find(key)) {
      (data.info.*member).clear();
      append_unescaped(data.info.*member, field->raw);
    }
  }
  if (!data.info.date.empty() && data.info.date_from.empty()) data.info.date_from = "metadata";
  for (const std::string& made : record.strings("made")) {
    const auto known =
        std::find_if(kPartNames.begin(), kPartNames.end(), [&](const PartName& part) { return part.name == made; });
    if (known == kPartNames.end()) {
      data.made_elsewhere.push_back(made);
    } else {
      data.given = static_cast<Parts>(data.given | known->part);
    }
  }
  data.made = data.given;
  for (const JsonField& field : record.fields()) {
    if (is_own_key(field.key)) continue;
    data.extra.append(",\"").append(field.key).append("\":").append(field.raw);
  }
  return true;
}

bool add_record(const JsonObject& record, std::string_view line, Document& document, std::string& reason) {
  Document::Data& data = document.data();
  PassedRecord passed;
  passed.kind = record.string("kind").value_or("");
  const auto known = std::find_if(kPartNames.begin(), kPartNames.end(),
                                  [&](const PartName& part) { return part.kind == passed.kind; });
  const bool read = known != kPartNames.end();
  // An explanation stands behind what it explains, wherever that goes.
  if (passed.kind != "explain" && !read_span(record, data.text, passed, reason)) return false;
  if (read && !passed.placed) {
    reason = "record without \"start\" and \"end\"";
    return false;
  }
  if (read && (data.given & known->part) && !read_part(record, known->part, known->kind, passed.span, data, reason)) {
    return false;
  }
  passed.line = line;
  data.passed.push_back(std::move(passed));
  return true;
}

void finish_document(Document& document) {
  Document::Data& data = document.data();
  const auto by_span = [](const auto& a, const auto& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  };
  std::stable_sort(data.tokens.begin(), data.tokens.end(), by_span);
  const auto by_place = [&](const auto& a, const auto& b) { return by_span(a.span, b.span); };
  std::stable_sort(data.zones.begin(), data.zones.end(), by_place);
  std::stable_sort(data.sentences.begin(), data.sentences.end(), by_place);
  std::stable_sort(data.annotations.begin(), data.annotations.end(), [&](const Annotation& a, const Annotation& b) {
    if (a.span != b.span) return by_span(a.span, b.span);
    return a.value.index() < b.value.index();
  });
  std::uint32_t token = 0;
  const auto count = static_cast<std::uint32_t>(data.tokens.size());
  for (Sentence& sentence : data.sentences) {
    while (token < count && data.tokens[token].begin < sentence.span.begin) ++token;
    sentence.first = token;
    while (token < count && data.tokens[token].end <= sentence.span.end) ++token;
    sentence.last = token;
  }
}

void rename_document(Document& document, const std::string& name) {
  Document::Data& data = document.data();
  data.name = name;
  std::string value = "\"";
  for (const char c : name) {
    if (c == '"' || c == '\\') value += '\\';
    value += c;
  }
  value += '"';
  JsonObject record;
  std::string padded, reason;
  for (PassedRecord& passed : data.passed) {
    padded.assign(passed.line).append(Source::kPadding, '\0');
    const std::string_view line(padded.data(), passed.line.size());
    if (!record.parse(line, reason)) continue;
    const JsonField* field = record.find("doc");
    if (!field) continue;
    passed.line.replace(static_cast<std::size_t>(field->raw.data() - line.data()), field->raw.size(), value);
  }
}

}  // namespace dateline
