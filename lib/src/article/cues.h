// The phrases of the language's tables by which a reader knows what a line is.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "article/line.h"
#include "language/language_data.h"

namespace dateline {

// What a phrase of class CHROME_CUE says about the line it stands in; the second column of the table.
enum class ChromeCue : std::uint8_t {
  none,
  line,      // chrome where such phrases are all that the line has: "share", "go back"
  opening,   // chrome where a short line begins so: "click here to"
  notice,    // chrome where a sentence of it begins so, whatever its length: "we use cookies"
  footer,    // as `opening`; and what follows is the page's foot
  comments,  // as `line`; and what follows is the readers'
  related,   // as `line`; and the headlines that follow are of other articles
  label,     // a section's name; chrome as a line of its own above the title
};

// One look-up of a document's tokens; holds the buffers.
class Cues {
 public:
  Cues(const Language::Data& language, const Document::Data& document);

  struct Found {
    ChromeCue kind = ChromeCue::none;
    std::uint32_t length = 0;  // tokens
  };
  // The longest chrome phrase that begins at the token, within [at, last).
  Found chrome(std::uint32_t at, std::uint32_t last);

  // Returns how many tokens the longest phrase of that class covers at `at`; 0 where none begins there.
  std::uint32_t length(ClassId cls, std::uint32_t at, std::uint32_t last);
  bool is(ClassId cls, std::uint32_t at) const { return lexicon_.sense(document_.tokens[at].word, cls) != nullptr; }
  std::string_view str(std::uint32_t at) const {
    const Token& t = document_.tokens[at];
    return std::string_view(document_.text).substr(t.begin, t.end - t.begin);
  }
  std::string_view str(std::uint32_t first, std::uint32_t last) const {
    const std::uint32_t begin = document_.tokens[first].begin;
    return std::string_view(document_.text).substr(begin, document_.tokens[last - 1].end - begin);
  }
  const Token& token(std::uint32_t at) const { return document_.tokens[at]; }

  const ClassId chrome_cue, byline, masthead, published, caption, credit, pitch, no_place, no_author, month, weekday;

 private:
  const Sense* find(ClassId cls, std::uint32_t at, std::uint32_t last, std::uint32_t& length);

  const Lexicon& lexicon_;
  const Document::Data& document_;
  std::vector<PhraseMatch> found_;
};

}  // namespace dateline
