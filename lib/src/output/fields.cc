#include "output/fields.h"

#include <algorithm>

#include "model/document_data.h"
#include "model/names.h"

namespace dateline {

namespace {

std::string digits(const std::optional<Decimal>& value) { return value ? value->str() : std::string(); }

void put_mention(const std::optional<Mention>& mention, std::string_view key, std::string_view start,
                 std::string_view end, FieldSink& sink) {
  sink.text(key, mention ? std::string_view(mention->text) : std::string_view());
  sink.number(start, mention ? mention->span.begin : 0, mention.has_value());
  sink.number(end, mention ? mention->span.end : 0, mention.has_value());
}

void put_own(const Entity& entity, FieldSink& sink) {
  sink.text("type", name_of(entity.type));
  sink.text("id", entity.id);
  sink.text("name", entity.name);
  sink.text("country", entity.country);
  sink.text("lat", entity.lat);
  sink.text("lon", entity.lon);
  sink.list("candidates", entity.candidates);
}

void put_own(const Figure& figure, FieldSink& sink) {
  sink.text("type", name_of(figure.type));
  sink.text("value", digits(figure.value));
  sink.text("low", digits(figure.low));
  sink.text("high", digits(figure.high));
  sink.text("bound", name_of(figure.bound));
  sink.text("unit", figure.unit);
  sink.flag("assumed", figure.assumed);
  put_mention(figure.object, "object", "object_start", "object_end", sink);
  sink.text("about", figure.about);
  sink.text("per", figure.per);
  sink.text("change", name_of(figure.change));
  sink.text("of", digits(figure.of));
  sink.text("status", figure.status);
  put_mention(figure.said_by, "said_by", "said_by_start", "said_by_end", sink);
  sink.text("issue", figure.issue);
  sink.list("candidates", figure.candidates);
}

void put_own(const DateValue& date, FieldSink& sink) {
  sink.text("type", name_of(date.type));
  sink.text("value", date.value);
  sink.text("mod", date.mod);
  sink.text("quant", date.quant);
  sink.text("freq", date.freq);
  sink.text("edtf", date.edtf);
  sink.text("from", date.from);
  sink.text("to", date.to);
  sink.text("grain", date.grain);
  sink.text("anchor", date.anchor);
  sink.flag("implied", date.implied);
  sink.text("interval", date.interval);
  sink.text("issue", date.issue);
  sink.list("candidates", date.candidates);
}

std::string_view sentence_text(const Document& document, const Item& item) {
  const auto sentences = document.sentences();
  return item.has_sentence && item.sentence < sentences.size() ? document.text(sentences[item.sentence].span)
                                                               : std::string_view();
}

void put_place(Span span, std::uint32_t sentence, bool has_sentence, std::string_view text, FieldSink& sink) {
  sink.number("start", span.begin, true);
  sink.number("end", span.end, true);
  sink.number("sent", sentence, has_sentence);
  sink.text("text", text);
}

void add_tokens(const Document& document, std::vector<Item>& out) {
  const auto tokens = document.tokens();
  const auto sentences = document.sentences();
  std::uint32_t sentence = 0;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    while (sentence + 1 < sentences.size() && i >= sentences[sentence].last) ++sentence;
    out.push_back({tokens[i].span(), kTokens, i, sentence, sentence < sentences.size()});
  }
}

}  // namespace

bool stands_before(const Item& a, const Item& b) {
  if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
  if (a.span.end != b.span.end) return a.span.end > b.span.end;
  return a.part < b.part;
}

Part part_of(const Annotation& annotation) {
  constexpr Part kParts[] = {kEntities, kFigures, kDates};
  return kParts[annotation.value.index()];
}

std::vector<Item> items_of(const Document& document, Parts parts) {
  std::vector<Item> out;
  if (parts & kZones) {
    const auto zones = document.zones();
    for (std::uint32_t i = 0; i < zones.size(); ++i) out.push_back({zones[i].span, kZones, i, 0, false});
  }
  if (parts & kSentences) {
    const auto sentences = document.sentences();
    for (std::uint32_t i = 0; i < sentences.size(); ++i) out.push_back({sentences[i].span, kSentences, i, i, true});
  }
  if (parts & kTokens) add_tokens(document, out);
  const auto annotations = document.annotations();
  for (std::uint32_t i = 0; i < annotations.size(); ++i) {
    const Part part = part_of(annotations[i]);
    if (parts & part) out.push_back({annotations[i].span, part, i, annotations[i].sentence, true});
  }
  std::stable_sort(out.begin(), out.end(), stands_before);
  return out;
}

std::string_view type_of(const Document& document, const Item& item) {
  switch (item.part) {
    case kZones:
      return name_of(document.zones()[item.index].role);
    case kSentences:
      return {};
    case kTokens:
      return name_of(document.tokens()[item.index].type);
    default:
      break;
  }
  return std::visit([](const auto& value) { return name_of(value.type); }, document.annotations()[item.index].value);
}

void put_fields(const Document& document, const Item& item, bool context, FieldSink& sink) {
  put_place(item.span, item.sentence, item.has_sentence, document.text(item.span), sink);
  if (item.part == kZones) sink.text("role", type_of(document, item));
  if (item.part == kTokens) sink.text("type", type_of(document, item));
  const bool annotated = item.part >= kEntities;
  const Annotation* annotation = annotated ? &document.annotations()[item.index] : nullptr;
  if (annotation) std::visit([&](const auto& value) { put_own(value, sink); }, annotation->value);
  if (context && item.part != kSentences) sink.text("context", sentence_text(document, item));
  if (annotation) sink.text("rule", annotation->rule);
}

void put_fields(const Event& event, FieldSink& sink) {
  put_place(event.span, event.sentence, true, event.text, sink);
  sink.text("value", event.value);
  sink.text("from", event.from);
  sink.text("to", event.to);
  sink.text("grain", event.grain);
  sink.text("status", event.status);
  sink.text("said_by", event.said_by);
  sink.text("title", event.title);
  sink.number("articles", event.articles, true);
  sink.number("independent", event.independent, true);
  sink.list("entities", event.entities);
  sink.list("figures", event.figures);
  sink.list("sources", event.sources);
  sink.text("rule", event.rule);
}

void put_columns(Part part, bool context, FieldSink& sink) {
  put_place({}, 0, false, {}, sink);
  if (part == kZones) sink.text("role", {});
  if (part == kTokens) sink.text("type", {});
  if (part == kEntities) put_own(Entity{}, sink);
  if (part == kFigures) put_own(Figure{}, sink);
  if (part == kDates) put_own(DateValue{}, sink);
  if (context && part != kSentences) sink.text("context", {});
  if (part >= kEntities) sink.text("rule", {});
}

}  // namespace dateline
