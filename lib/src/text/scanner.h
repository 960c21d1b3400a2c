// One pass of the word cutter over one text. See words.h for what it makes.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/characters.h"
#include "text/words.h"

namespace dateline {

// Positions are bytes of the text. Lives for one call of WordCutter::cut.
class WordScanner {
 public:
  WordScanner(const WordTailoring& tailoring, std::string_view text, std::uint32_t begin, std::vector<Token>& out)
      : tailoring_(tailoring), text_(text), at_(begin), first_(out.size()), out_(out) {}

  void run();

 private:
  // Each takes what stands at at_ and moves at_ behind it.
  void take_plain();
  bool is_plain_stop(std::uint32_t at, std::uint32_t length) const;
  void take_letters();     // ASCII letters; the rest by take_compound
  void take_digits();      // ASCII digits; the same
  void take_ascii_sign();  // one ASCII character that is no letter, digit or white space
  void take_other();       // not ASCII
  void take_compound();    // a word or number with anything in it
  void take_white(const Character& white);
  void take_sign(std::uint32_t end);
  void take_lone_marks();
  void take_apostrophe(std::uint32_t end);
  void take_at_sign();
  void take_complex(std::uint32_t begin);

  // Parts of take_compound.
  struct Compound;
  bool extend(Compound& word) const;
  bool joins(const Compound& word, const Character& mid, std::uint32_t after, const Character& beyond) const;
  bool stop_joins(const Compound& word, std::uint32_t after, const Character& beyond) const;
  bool ampersand_joins(const Compound& word) const;
  std::uint32_t acronym_end(std::uint32_t begin, const Character& first) const;
  std::uint32_t number_ending(std::uint32_t at) const;
  void finish(const Compound& word);
  void finish_name(std::uint32_t begin, std::uint32_t end, bool file);

  // Returns the position behind the marks at `at`.
  std::uint32_t skip_marks(std::uint32_t at) const;
  // Returns the end of the ASCII letters and digits at `at`, at most `most` of them.
  std::uint32_t skip_alphanumeric(std::uint32_t at, std::uint32_t most) const;
  // Returns the end of a clitic ending ("'s") at `at` that closes a word, or 0.
  std::uint32_t clitic_end(std::uint32_t at) const;
  // Returns the length of the clitic beginning ("l'") that text[begin, end) has, or 0.
  std::uint32_t clitic_beginning(std::uint32_t begin, std::uint32_t end) const;
  bool at_zero_width_joiner(std::uint32_t at) const { return text_.substr(at, 3) == "\xE2\x80\x8D"; }
  // Returns the first of the tokens glued to each other and to text[begin] whose bytes are all accepted: 64 bytes at
  // most.
  std::size_t glued_before(std::uint32_t begin, bool (*accept)(char)) const;

  void add(std::uint32_t begin, std::uint32_t end, TokenType type, LetterCase letters, std::uint8_t flags);
  // Adds a token, its fields found by reading its characters.
  void add_read(std::uint32_t begin, std::uint32_t end, std::uint8_t flags = 0);
  void add_address(std::size_t first, std::uint32_t begin, std::uint32_t end);

  std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }
  std::string_view slice(std::uint32_t begin, std::uint32_t end) const { return text_.substr(begin, end - begin); }

  const WordTailoring& tailoring_;
  std::string_view text_;  // ends where the cutting ends
  std::uint32_t at_;
  Gap gap_ = Gap::paragraph;
  std::size_t first_;  // first token of this pass in out_
  std::vector<Token>& out_;
};

}  // namespace dateline
