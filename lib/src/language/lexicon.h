// All tables of a language in one look-up: a word's folded form is looked up once, and the answer is a small set of
// classes.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/token.h"
#include "language/features.h"
#include "text/words.h"

namespace dateline {

// One line of a table: what a word or phrase means as a member of one class. The strings live as long as the lexicon.
struct Sense {
  ClassId cls = 0;
  std::string_view value;   // second column: "km", "USD", "5"; empty where there is none
  std::int64_t number = 0;  // `value` as a whole number, 0 where it is none
  std::string_view form;    // the first form of the line, as written
  std::vector<std::pair<std::string_view, std::string_view>> options;  // further columns: key=value

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
  void read_table(const std::string& path, std::string_view content);

  // Returns the class of that name, made where `declare` and it is not there; 0 where there is none.
  ClassId class_named(std::string_view name) const;
  ClassId declare_class(std::string_view name);
  std::string_view class_name(ClassId) const;

  // Makes sure that a literal of a rule file has a word number. Returns the entries of its words, in order:
  // what `is_literal` takes. A literal with a capital matches only in that case, one without in any case.
  std::vector<std::uint32_t> intern_literal(std::string_view literal);

  void compile();

  // Cuts text as the tables' forms were cut: it knows the number endings and clitics that the tables name
  // (classes NUMBER_ENDING, CLITIC_ENDING, CLITIC_BEGINNING). Requires: all tables read.
  const WordCutter& cutter() const;

  // Sets `word` of each token. One hash probe a token; linear; no allocation.
  void look_up(std::string_view text, std::span<Token> tokens) const;
  // The number of one word written like this; 0 where no table has it.
  std::uint32_t word_number(std::string_view word) const;

  const Features& features(std::uint32_t word) const;
  // Returns the first sense of that class that the word has alone, or nullptr. Lines earlier in the tables come first.
  const Sense* sense(std::uint32_t word, ClassId cls) const;
  // All senses that the word has alone, in table order, filtered by the case it is written in.
  std::span<const Sense* const> senses(std::uint32_t word) const;
  bool is_literal(std::uint32_t word, std::uint32_t literal) const;

  // Returns whether a phrase of two words or more begins with this word.
  bool begins_phrase(std::uint32_t word) const;
  // The phrases that begin at tokens[0], longest first and then in table order. Appends to `out`.
  void find_phrases(std::string_view text, std::span<const Token> tokens, std::vector<PhraseMatch>& out) const;

  // For this stage's own files.
  struct Data;

 private:
  std::unique_ptr<Data> data_;
};

}  // namespace dateline
