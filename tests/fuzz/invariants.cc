#include "fuzz/invariants.h"

#include <vector>

#include "model/utf8.h"

namespace dateline {

namespace {

bool on_border(std::string_view text, std::uint32_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

bool is_sound(std::string_view text, Span span) {
  return span.begin < span.end && span.end <= text.size() && on_border(text, span.begin) && on_border(text, span.end);
}

const char* broken_tokens(const Document& d) {
  std::uint32_t at = 0;
  for (const Token& token : d.tokens()) {
    if (!is_sound(d.text(), token.span())) return "a token's span";
    if (token.begin < at) return "tokens overlap";
    at = token.end;
  }
  std::uint32_t next = 0;
  for (const Sentence& s : d.sentences()) {
    if (s.first != next || s.last <= s.first || s.last > d.tokens().size()) return "a sentence's tokens";
    if (s.span.begin != d.tokens()[s.first].begin || s.span.end != d.tokens()[s.last - 1].end)
      return "a sentence's span";
    next = s.last;
  }
  return next == d.tokens().size() ? nullptr : "tokens outside sentences";
}

const char* broken_zones(const Document& d) {
  std::uint32_t at = 0;
  for (const Zone& zone : d.zones()) {
    if (!is_sound(d.text(), zone.span)) return "a zone's span";
    if (zone.span.begin < at) return "zones overlap";
    at = zone.span.end;
  }
  std::size_t zone = 0;
  for (const Token& token : d.tokens()) {
    while (zone < d.zones().size() && d.zones()[zone].span.end <= token.begin) ++zone;
    if (zone == d.zones().size() || d.zones()[zone].span.begin > token.begin) return "a token outside zones";
  }
  return nullptr;
}

const char* broken_annotations(const Document& d) {
  const Annotation* before = nullptr;
  for (const Annotation& a : d.annotations()) {
    if (!is_sound(d.text(), a.span)) return "an annotation's span";
    if (a.rule.empty()) return "an annotation without rule";
    if (a.sentence >= d.sentences().size()) return "an annotation's sentence";
    if (before != nullptr && (a.span.begin < before->span.begin)) return "annotations out of order";
    if (const auto* figure = std::get_if<Figure>(&a.value)) {
      if (figure->object && d.text(figure->object->span) != figure->object->text) return "an object's span";
      if (figure->low && figure->high && *figure->high < *figure->low) return "low above high";
    }
    before = &a;
  }
  return nullptr;
}

}  // namespace

const char* broken_invariant(const Document& document) {
  for (std::size_t at = 0; at < document.text().size();) {
    const std::uint32_t size = valid_character(document.text(), at);
    if (size == 0) return "text is not UTF-8";
    at += size;
  }
  for (const auto check : {broken_tokens, broken_zones, broken_annotations}) {
    if (const char* broken = check(document)) return broken;
  }
  return nullptr;
}

}  // namespace dateline
