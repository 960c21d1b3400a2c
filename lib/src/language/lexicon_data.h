// The inside of a Lexicon.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dateline/error.h"
#include "language/lexicon.h"
#include "language/phrases.h"
#include "language/word_table.h"

namespace dateline {

struct Lexicon::Data {
  // A line of a table as read: its forms are not cut before all tables are there, since the tables say how to cut.
  struct Line {
    Sense* sense = nullptr;
    std::string_view forms;
    std::uint32_t file = 0;
    int number = 0;
  };
  // A sense of one word.
  struct WordSense {
    const Sense* sense = nullptr;
    Need need = Need::any;
    std::uint32_t line = 0;  // in `lines`
    std::int32_t next = -1;  // of the same entry
  };
  struct EntrySenses {
    std::int32_t head = -1, tail = -1;  // in `word_senses`
  };

  std::deque<std::string> contents;  // the files; most views point into them
  std::deque<std::string> strings;   // what had escapes
  std::vector<std::string> files;
  std::vector<Line> lines;
  std::deque<Sense> senses;
  std::vector<std::string> class_names;
  std::map<std::string, ClassId, std::less<>> classes;
  std::optional<WordCutter> cutter;
  std::vector<std::string> clitics;  // folded: forms that the cutter makes only behind or before a word

  WordTable words;
  PhraseTrie phrases;
  std::vector<WordSense> word_senses;
  std::vector<EntrySenses> entry_senses;

  std::vector<std::uint64_t> second_words;  // by entry
  std::vector<Features> feature_sets;

  // By word number.
  std::vector<std::uint32_t> set_of_word;
  struct Range {
    std::uint32_t first = 0, last = 0;
  };
  std::vector<Range> senses_of_word;  // in `senses_by_word`; shared by the cases of most words
  std::vector<const Sense*> senses_by_word;

  // table_file.cc
  void read(const std::string& path, std::string_view content, Lexicon& lexicon);
  Error error_at(const Line& line, std::string_view reason) const {
    return Error(files[line.file], line.number, reason);
  }
  // Returns the text without its escapes; it lives as long as the lexicon.
  std::string_view unescaped(std::string_view field);

  // Calls f(form) for each form of the line, trimmed and without escapes; an empty one is an error.
  template <typename F>
  void each_form(const Line& line, F f);

  void make_cutter();
  // Cuts a form into tokens.
  void cut(std::string_view form, std::vector<Token>& out) const;
  // Returns the entry of a word as written, made where it is not there; 0 where it is too long.
  std::uint32_t entry(std::string_view word);

  void add_form(std::uint32_t line, std::string_view form, std::vector<Token>& scratch);
  std::size_t add_plain(std::string_view form, std::uint32_t* entries, std::uint64_t& needs);
  void add_phrase(std::uint32_t line, std::string_view form, std::span<const std::uint32_t> entries,
                  std::uint64_t needs);
  void add_word(std::uint32_t line, std::uint32_t entry, Need need);
  void spread_by_case();
  // Adds what the senses of an entry make of that word number.
  void spread(const EntrySenses& senses, std::uint32_t word, Features& set);
};

// Takes spaces from both ends.
std::string_view trimmed(std::string_view text);

template <typename F>
void Lexicon::Data::each_form(const Line& line, F f) {
  std::string_view rest = line.forms;
  for (bool more = true; more;) {
    std::size_t bar = 0;
    while (bar < rest.size() && rest[bar] != '|') bar += rest[bar] == '\\' ? 2 : 1;
    more = bar < rest.size();
    const std::string_view form = trimmed(rest.substr(0, bar));
    if (form.empty()) throw error_at(line, "empty form");
    f(unescaped(form));
    if (more) rest.remove_prefix(bar + 1);
  }
}

}  // namespace dateline
