#include "article/cues.h"

#include <algorithm>

namespace dateline {
namespace {

ChromeCue kind_of(std::string_view value) {
  if (value == "line") return ChromeCue::line;
  if (value == "opening") return ChromeCue::opening;
  if (value == "notice") return ChromeCue::notice;
  if (value == "footer") return ChromeCue::footer;
  if (value == "comments") return ChromeCue::comments;
  if (value == "related") return ChromeCue::related;
  if (value == "label") return ChromeCue::label;
  return ChromeCue::none;
}

}  // namespace

Cues::Cues(const Language::Data& language, const Document::Data& document)
    : chrome_cue(language.lexicon.class_named("CHROME_CUE")),
      byline(language.lexicon.class_named("BYLINE_CUE")),
      masthead(language.lexicon.class_named("MASTHEAD_CUE")),
      published(language.lexicon.class_named("PUBLISHED_CUE")),
      caption(language.lexicon.class_named("CAPTION_CUE")),
      credit(language.lexicon.class_named("PHOTO_CREDIT")),
      pitch(language.lexicon.class_named("PITCH_WORD")),
      no_place(language.lexicon.class_named("NO_DATELINE")),
      no_author(language.lexicon.class_named("NO_AUTHOR")),
      month(language.lexicon.class_named("MONTH")),
      weekday(language.lexicon.class_named("WEEKDAY")),
      lexicon_(language.lexicon),
      document_(document) {}

const Sense* Cues::find(ClassId cls, std::uint32_t at, std::uint32_t last, std::uint32_t& length) {
  const std::uint32_t word = document_.tokens[at].word;
  if (cls == 0 || word == 0) return nullptr;
  if (at + 1 < last && lexicon_.begins_phrase(word, document_.tokens[at + 1].word)) {
    found_.clear();
    const std::span<const Token> tokens(document_.tokens.data() + at, last - at);
    lexicon_.find_phrases(document_.text, tokens, found_);
    for (const PhraseMatch& match : found_) {
      if (match.sense->cls != cls || match.length > last - at) continue;
      length = match.length;
      return match.sense;
    }
  }
  length = 1;
  return lexicon_.sense(word, cls);
}

Cues::Found Cues::chrome(std::uint32_t at, std::uint32_t last) {
  std::uint32_t length = 0;
  const Sense* sense = find(chrome_cue, at, last, length);
  if (sense == nullptr) return {};
  return {kind_of(sense->value), length};
}

std::uint32_t Cues::length(ClassId cls, std::uint32_t at, std::uint32_t last) {
  std::uint32_t length = 0;
  return find(cls, at, last, length) == nullptr ? 0 : length;
}

}  // namespace dateline
