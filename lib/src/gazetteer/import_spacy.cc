// Patterns of spaCy's EntityRuler: one JSON object a line.
#include "gazetteer/import_json.h"
#include "model/names.h"

namespace dateline {

namespace {

using simdjson::dom::element;

// Reads a pattern of tokens that are plain words. Returns false for one that asks for more.
bool plain_words(simdjson::dom::array tokens, std::string& phrase, CaseRule& rule) {
  rule = CaseRule::exact;
  for (const element token : tokens) {
    simdjson::dom::object object;
    if (token.get(object) || object.size() != 1) return false;
    for (const auto [key, value] : object) {
      std::string_view word;
      if ((key != "LOWER" && key != "ORTH" && key != "TEXT") || value.get(word)) return false;
      if (key == "LOWER") rule = CaseRule::any;
      phrase.append(phrase.empty() ? "" : " ").append(word);
    }
  }
  return !phrase.empty();
}

}  // namespace

void import_spacy(LineReader& lines, ImportSink& sink) {
  for_each_object(lines, sink, "", [&](element object) {
    const std::string_view label = string_at(object, "label");
    element pattern;
    if (label.empty() || object["pattern"].get(pattern)) return sink.broken("not a pattern of an EntityRuler");
    ImportRow row;
    std::optional<EntityType> usual = sink.default_type();
    if (EntityType own = EntityType::org; value_of(label, own)) usual = own;
    if (label == "PER") usual = EntityType::person;
    const std::optional<EntityType> type = sink.type_of(label, usual);
    if (!type) return sink.skip("pattern left out: label " + std::string(label));
    row.type = *type;
    std::string_view phrase;
    std::string words;
    CaseRule rule = CaseRule::as_written;
    simdjson::dom::array tokens;
    if (!pattern.get(phrase)) {
      words = phrase;
    } else if (pattern.get(tokens) || !plain_words(tokens, words, rule)) {
      return sink.skip("pattern left out: not a plain phrase");
    }
    row.add(words, false, rule);
    row.id = string_at(object, "id");
    for (char& c : row.id) c = c == ' ' ? '-' : c;
    sink.add(row);
  });
}

}  // namespace dateline
