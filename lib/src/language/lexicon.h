// All tables of a language in one look-up: a word's folded form is looked up once, and the answer is a small set of
// classes.
//
// The notation of tables (lang/CODE/*.words, UTF-8; read in byte order of their names):
//
//   # a comment: a # at the line's beginning
//   [UNIT kind=metric]                          what follows are members of UNIT; options for all of them
//   kilometre|kilometres|km<TAB>km              forms, value
//   metric ton|tonne<TAB>t<TAB>mass=1 plain="metric tons"    forms, value, options
//   per cent                                    a phrase without a value
//
// A line is one sense of its forms. Forms are divided by |; one of several words is a phrase, up to 16 words. They are
// cut as texts are cut, so "Gov." is a phrase of two tokens, and white space in a text does not matter. Value and
// options may be missing; an option's value may be quoted, and a line's own option beats the header's.
// \|, \t, \# and \\ stand for the characters themselves.
// A class is named in capitals, digits and _, and may be opened again, in other files too. There is room for some 490.
// The engine's own (features.h) cannot be opened. The same form twice in a class with the same value is an error;
// a word in many classes, or with many values, is normal.
//
// Case. A form in small letters is met in any case. One that begins with a capital ("May", "McDonald") is met only with
// a capital there ("May", "MAY"). One in capitals, two or more ("US"), is met only in capitals; one with a capital
// inside alone ("kWh") only in mixed letters. Each word of a phrase is tested by its own writing. Letters are folded as
// Unicode says (simple case folding), and the typographic apostrophe is the plain one.
//
// Three classes shape how words are cut (text/words.h), before the forms are: NUMBER_ENDING, CLITIC_ENDING,
// CLITIC_BEGINNING.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/token.h"
#include "language/features.h"
#include "text/words.h"

namespace dateline {

class ImageReader;
class ImageWriter;

// One line of a table: what a word or phrase means as a member of one class. The strings live as long as the lexicon.
struct Sense {
  using Option = std::pair<std::string_view, std::string_view>;

  ClassId cls = 0;
  std::string_view value;           // second column: "km", "USD", "5"; empty where there is none
  std::int64_t number = 0;          // `value` as a whole number, 0 where it is none
  std::string_view form;            // the first form of the line, as written
  std::span<const Option> options;  // further columns: key=value

  // Returns the option's value; "" where it is not there.
  std::string_view option(std::string_view key) const;
};

// A phrase of the tables found in a text: it covers `length` tokens from where it was looked for.
struct PhraseMatch {
  std::uint32_t length = 0;
  const Sense* sense = nullptr;
};

// Immutable once built. Word numbers are dense: 0 for what no table has, else an entry together with the letter case
// it was met in, so that "us", "Us" and "US" are three word numbers.
class Lexicon {
 public:
  Lexicon();
  ~Lexicon();
  Lexicon(const Lexicon&) = delete;
  Lexicon& operator=(const Lexicon&) = delete;

  // Reads a table file (dateline(5), "Word tables"). May be called for several files, then compile() once.
  // Throws Error with file and line.
  void read_table(const std::string& path, std::string content);

  // Returns the class of that name, made where `declare` and it is not there; 0 where there is none.
  ClassId class_named(std::string_view name) const;
  ClassId declare_class(std::string_view name);
  std::string_view class_name(ClassId) const;

  // Makes sure that a literal of a rule file has a word number. Returns the entries of its words, in order:
  // what `is_literal` takes. A literal with a capital matches only in that case, one without in any case.
  std::vector<std::uint32_t> intern_literal(std::string_view literal);

  void compile();
  // Instead of reading and compiling: what that gave before. The image must outlive the lexicon.
  void exchange(ImageWriter& image);
  void exchange(ImageReader& image);

  // Cuts text as the tables' forms were cut: it knows the number endings and clitics that the tables name
  // (classes NUMBER_ENDING, CLITIC_ENDING, CLITIC_BEGINNING). Requires: all tables read.
  const WordCutter& cutter() const;

  // Sets `word` of each token. One hash probe a token; linear; no allocation.
  void look_up(std::string_view text, std::span<Token> tokens) const;
  // The number of one word written like this; 0 where no table has it.
  std::uint32_t word_number(std::string_view word) const;
  // Word numbers are smaller than this.
  std::uint32_t word_count() const;
  // The sets that features() can return, and which of them a word has.
  std::span<const Features> feature_sets() const;
  std::uint32_t set_of_word(std::uint32_t word) const { return set_of_word_[word]; }

  // Of feature_sets().
  const Features& feature_set(std::uint32_t number) const { return feature_sets_[number]; }
  const Features& features(std::uint32_t word) const { return feature_sets_[set_of_word_[word]]; }
  // Returns the first sense of that class that the word has alone, or nullptr. Lines earlier in the tables come first.
  const Sense* sense(std::uint32_t word, ClassId cls) const {
    return features(word).has(cls) ? first_sense(word, cls) : nullptr;
  }
  // All senses that the word has alone, in table order, filtered by the case it is written in.
  std::span<const Sense* const> senses(std::uint32_t word) const;
  bool is_literal(std::uint32_t word, std::uint32_t literal) const;

  // Returns whether a phrase of two words or more begins with this word.
  bool begins_phrase(std::uint32_t word) const { return second_words_[word / kLetterCases] != 0; }
  // Returns false where none begins with these two words; true is a perhaps.
  bool begins_phrase(std::uint32_t word, std::uint32_t next) const {
    return (second_words_[word / kLetterCases] >> ((next / kLetterCases) & 63)) & 1;
  }
  // The phrases that begin at tokens[0], longest first and then in table order. Appends to `out`.
  void find_phrases(std::string_view text, std::span<const Token> tokens, std::vector<PhraseMatch>& out) const;

  // For this stage's own files.
  struct Data;

 private:
  const Sense* first_sense(std::uint32_t word, ClassId cls) const;
  void show();  // sets what follows from *data_

  static constexpr std::uint32_t kLetterCases = 5;

  std::unique_ptr<Data> data_;
  // What is asked for each token, in *data_; set by compile().
  // Few words differ in their classes: there are some hundred sets.
  const Features* feature_sets_ = nullptr;
  const std::uint16_t* set_of_word_ = nullptr;   // by word number
  const std::uint64_t* second_words_ = nullptr;  // by entry; see PhraseTrie
};

}  // namespace dateline
