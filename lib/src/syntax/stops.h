// Stops: full stops, question and exclamation marks, ellipses, with the quotes and brackets that close behind them; and
// whether a sentence ends there.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "dateline/token.h"
#include "language/lexicon.h"

namespace dateline {

// A stop and what belongs to it: tokens [first, next).
struct Stop {
  std::uint32_t first = 0;
  std::uint32_t next = 0;  // the first token that may begin a sentence
  bool strong = false;     // has "!" or "?"
  bool question = false;   // has "?"
  bool ellipsis = false;   // dots alone, two or more
  bool closed = false;     // a bracket closes behind it
  bool quoted = false;     // a quotation mark closes behind it
  bool noted = false;      // a note's number stands behind it
};

// The last bytes of stops, bullets, rules and colons.
inline constexpr std::array<bool, 256> kLastBytes = [] {
  std::array<bool, 256> bytes{};
  for (const char c : {'.', '!', '?', ':', '=', '*', '_', '~'}) bytes[static_cast<unsigned char>(c)] = true;
  for (const int c : {0xA6, 0x82, 0x81, 0x9F, 0x8E, 0xA1, 0xBC, 0x87, 0x88, 0x89,
                      0xA4, 0x94, 0xA2, 0xA3, 0x83, 0xAA, 0xA0, 0xBA, 0x8F, 0x96}) {
    bytes[static_cast<std::size_t>(c)] = true;
  }
  return bytes;
}();

// Reads the tokens of one text; they must be looked up.
class StopReader {
 public:
  StopReader(const Lexicon& lexicon, std::string_view text, const std::vector<Token>& tokens);

  // Returns whether a token with this last byte can be a stop, a bullet, a rule or a colon: quick, and true for more.
  static bool may_matter(char last_byte) { return kLastBytes[static_cast<unsigned char>(last_byte)]; }
  bool is_stop(std::uint32_t at) const;
  bool is_point(std::uint32_t at) const;
  bool is_opener(std::uint32_t at) const;
  // Returns whether the token names what a credit line is about: "Image:", "Photo:".
  bool is_credit(std::uint32_t at) const;
  // Returns the token behind a full date that stands before a sentence ("Thursday, May 7, 2015 On Tuesday the …"), or
  // `at`.
  std::uint32_t skip_date_line(std::uint32_t at) const;
  // Returns whether the token is a line drawn with signs: "=====".
  bool is_rule(std::uint32_t at) const;
  // Returns whether the text goes on in small letters there, an opening mark aside.
  bool begins_small(std::uint32_t at) const;
  // Returns whether something has to follow the token: a comma, a preposition, an article.
  bool goes_on(std::uint32_t at) const;

  // Reads the stop at `at` in a sentence that began with token `sentence`. Requires: is_stop(at).
  Stop read(std::uint32_t sentence, std::uint32_t at) const;
  // Returns whether the sentence ends behind it. Requires: a token stands behind it, in the same paragraph.
  bool ends_sentence(std::uint32_t sentence, const Stop& stop) const;

 private:
  std::uint32_t size() const { return static_cast<std::uint32_t>(tokens_.size()); }
  std::string_view str(std::uint32_t i) const {
    return text_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin);
  }
  bool has(std::uint32_t i, ClassId cls) const { return cls != 0 && lexicon_.features(tokens_[i].word).has(cls); }

  bool is_dot(std::uint32_t at) const { return str(at) == "."; }
  bool is_closer(std::uint32_t at) const;
  bool is_open_quote(std::uint32_t sentence, std::uint32_t at) const;
  bool is_abbreviation(std::uint32_t word) const;
  bool capital_behind_dots(std::uint32_t at) const;
  bool is_starter(std::uint32_t at) const;
  bool skips_note(std::uint32_t& at) const;
  std::uint32_t skip_openers(std::uint32_t at) const;
  void take_marks(Stop& stop) const;
  void take_closers(std::uint32_t sentence, Stop& stop) const;
  bool ends_glued(const Stop& stop) const;
  bool ends_before_small(const Stop& stop, std::uint32_t next) const;
  bool ends_behind_word(std::uint32_t sentence, const Stop& stop, std::uint32_t next) const;
  bool ends_behind_abbreviation(std::uint32_t word, const Stop& stop, std::uint32_t next) const;

  const Lexicon& lexicon_;
  std::string_view text_;
  const std::vector<Token>& tokens_;
  ClassId never_, may_end_, ends_, place_, after_time_, before_number_, name_with_stop_, starter_;
  ClassId article_, preposition_, conjunction_, report_verb_, pronoun_, credit_, weekday_, month_;
};

}  // namespace dateline
