// The inside of a Lexicon.
#pragma once

#include <algorithm>
#include <deque>
#include <functional>
#include <memory_resource>
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
  // Where a sense is written.
  struct Place {
    std::uint32_t file = 0;
    int line = 0;
  };
  // A sense of one word.
  struct WordSense {
    std::uint32_t sense = 0;  // in `senses`
    std::int32_t next = -1;   // of the same entry
    Need need = Need::any;
  };
  struct EntrySenses {
    std::int32_t head = -1, tail = -1;  // in `word_senses`
  };
  // Class names are told apart without making strings.
  struct NameHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const { return std::hash<std::string_view>()(name); }
  };

  std::deque<std::string> contents;  // the files; most views point into them
  std::deque<std::string> strings;   // what had escapes
  std::pmr::monotonic_buffer_resource options;
  std::vector<std::string> files;
  // One a line of a table. Before compile() `form` holds all forms of the line: they are not cut before all tables are
  // there, since the tables say how to cut.
  std::vector<Sense> senses;
  std::vector<Place> places;   // of `senses`
  std::size_t form_count = 0;  // no fewer than there are
  std::vector<std::string> class_names;
  std::unordered_map<std::string, ClassId, NameHash, std::equal_to<>> classes;
  std::optional<WordCutter> cutter;
  std::vector<std::string> clitics;  // folded: forms that the cutter makes only behind or before a word

  WordTable words;
  PhraseTrie phrases;
  std::vector<WordSense> word_senses;
  std::vector<EntrySenses> entry_senses;

  std::vector<std::uint64_t> second_words;  // by entry
  std::vector<Features> feature_sets;
  std::vector<std::uint16_t> set_of_word;  // by word number

  // Where the senses of an entry stand in `senses_by_entry`. Those of nearly all ask for the same case.
  struct Range {
    static constexpr std::uint8_t kByCase = 0xFF;  // `first` is then the place of a Range for each case in `by_case`

    std::uint32_t first = 0;
    std::uint16_t count = 0;
    std::uint8_t need = 0;    // Need, or kByCase
    std::uint8_t unused = 0;  // no padding: an image takes it as it is
  };
  std::vector<Range> ranges;  // by entry
  std::vector<Range> by_case;
  std::vector<const Sense*> senses_by_entry;

  // table_file.cc
  void read(const std::string& path, std::string content, Lexicon& lexicon);
  Error error_at(std::uint32_t sense, std::string_view reason) const {
    return Error(files[places[sense].file], places[sense].line, reason);
  }
  // Returns the text without its escapes; it lives as long as the lexicon.
  std::string_view unescaped(std::string_view field);

  // Calls f(form) for each form of a line, trimmed and without escapes; an empty one is an error.
  template <typename F>
  void each_form(std::uint32_t sense, std::string_view forms, F f);

  void make_cutter();
  // Cuts a form into tokens.
  void cut(std::string_view form, std::vector<Token>& out) const;
  // Returns the entry of a word as written, made where it is not there; 0 where it is too long.
  std::uint32_t entry(std::string_view word);

  void add_forms();
  // `around` may be read beyond the form, which need not lie in it.
  void add_form(std::uint32_t sense, std::string_view form, std::string_view around, std::vector<Token>& scratch);
  std::size_t add_plain(std::string_view form, std::string_view around, std::uint32_t* entries, std::uint64_t& needs);
  void add_phrase(std::uint32_t sense, std::string_view form, std::span<const std::uint32_t> entries,
                  std::uint64_t needs);
  void add_word(std::uint32_t sense, std::uint32_t entry, Need need);
  void spread_by_case();

  // lexicon_image.cc
  template <typename Image>
  void exchange(Image& image);
};

// Takes spaces from both ends.
std::string_view trimmed(std::string_view text);

template <typename F>
void Lexicon::Data::each_form(std::uint32_t sense, std::string_view forms, F f) {
  const bool escapes = forms.find('\\') != std::string_view::npos;
  for (bool more = true; more;) {
    std::size_t bar = escapes ? 0 : std::min(forms.find('|'), forms.size());
    while (escapes && bar < forms.size() && forms[bar] != '|') bar += forms[bar] == '\\' ? 2 : 1;
    more = bar < forms.size();
    const std::string_view form = trimmed(forms.substr(0, bar));
    if (form.empty()) throw error_at(sense, "empty form");
    f(escapes ? unescaped(form) : form);
    if (more) forms.remove_prefix(bar + 1);
  }
}

}  // namespace dateline
