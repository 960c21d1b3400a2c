// Rule files compiled to one matcher.
//
// The notation of rule files (lang/CODE/*.rules, UTF-8):
//
//   # a comment: a # at the line's beginning, behind white space too
//   id pattern -> kind key=value key="two words"     a rule; its id is unique in the language
//   <name> = pattern                                 a fragment: stands for its pattern in what comes after it
//   A line that begins with white space continues the one before.
//
//   CLASS          a token of that class, or a phrase or composed chunk of it; classes are those of the tables and
//                  the engine's own: WORD DIGITS NUMBER YEAR ... (features.h)
//   CLASS=value    only in a sense with that value; "quoted" where it holds one of  ( ) [ ] | * + ~ "
//   "words"        literal words, cut as texts are cut; those in small letters are met in any case, others as the forms
//   of
//                  tables are; \" and \\ escape
//   name:ELEMENT   names what it captures; a class alone is captured by its name in small letters, a literal only
//                  where named. The name of ( ), [ ] or <fragment> goes to all in it that have none of their own.
//   ( A B | C )    alternatives; | divides whole sequences and stands only inside ( ), [ ], before(), after() and
//   fragments [ A ]          may be missing A*  A+         up to 8 times, 0 or 1 at least ~              no white space
//   here; where the match begins it says nothing before(A|B) !before(A)    at the beginning of a rule only: what ends
//   just before the match must be, must not be after(A|B) !after(A)      at the end only: what begins just behind it.
//   Both hold classes and literals, and
//                  SENTENCE_START or SENTENCE_END; before() knows chunks of up to 4 tokens.
//
// Without ~, elements may be glued or stand apart. A match lies in one sentence and has at most 64 tokens. A rule gives
// its longest match from a token; among equally long ones, what is written first, and a chunk before its parts.
//
// The matcher runs only the rules that can begin at a token, each as a set of states without backtracking, so its time
// is bounded by the rules and their length, not by the text.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "language/features.h"
#include "language/lattice.h"
#include "language/lexicon.h"

namespace dateline {

class ImageReader;
class ImageWriter;

// A rule's right side, and where it is written.
struct Rule {
  std::string id;
  std::string file;
  int line = 0;
  std::uint32_t order = 0;  // its place among all rules of the grammar: earlier is more specific
  std::string kind;         // the first word behind "->"
  std::vector<std::pair<std::string, std::string>> values;  // key=value behind it

  template <typename Image>
  void exchange(Image& image) {
    image.field(id);
    image.field(file);
    image.field(line);
    image.field(order);
    image.field(kind);
    image.field(values);
  }

  // Returns the value; "" where the key is not there.
  std::string_view value(std::string_view key) const;
};

// What a named element of a pattern stood on.
struct Capture {
  std::uint16_t name = 0;             // Grammar::capture_name
  ClassId cls = 0;                    // 0 for a literal
  std::uint32_t first = 0, last = 0;  // tokens, half-open
  const Sense* sense = nullptr;       // where the class comes from the tables
  std::uint32_t payload = 0;          // where a stage composed it
};

struct Match {
  const Rule* rule = nullptr;
  std::uint32_t first = 0, last = 0;  // tokens, half-open; context (before, after) is not part of it
  std::vector<Capture> captures;      // in text order

  // Returns the first capture of that name, or nullptr.
  const Capture* find(std::uint16_t name) const;
};

// Immutable once built.
class Grammar {
 public:
  Grammar();
  ~Grammar();
  Grammar(const Grammar&) = delete;
  Grammar& operator=(const Grammar&) = delete;

  // Reads a rule file; before Lexicon::compile(), since literals enter the lexicon. Throws Error with file and line:
  // unknown class, repeated id, malformed pattern, a pattern that can match nothing.
  void read_rules(const std::string& path, std::string_view content, Lexicon& lexicon);
  void compile(const Lexicon& lexicon);
  // Instead of both: what an earlier compile() gave.
  void exchange(ImageWriter& image);
  void exchange(ImageReader& image);

  // Returns false where no rule can begin; true is a perhaps. Costs a few instructions.
  bool can_begin(const Lattice& lattice, std::uint32_t at) const;

  // Returns the next token from `at` on where a rule can begin (a perhaps, too), lattice.last() where there is none.
  std::uint32_t next_begin(const Lattice& lattice, std::uint32_t at) const;

  // A rule that matches from a token, and how far; its captures are not known yet.
  struct Found {
    std::uint32_t rule = 0;  // its place in rules()
    std::uint32_t last = 0;  // token behind its longest match
  };
  // Sets `out` to the rules that match from `at`, in order.
  void find(const Lattice& lattice, std::uint32_t at, std::vector<Found>& out) const;
  // Sets `out` to the match of what find() has found at that token; true but where that is none.
  bool complete(const Lattice& lattice, std::uint32_t at, const Found& found, Match& out) const;

  std::span<const Rule> rules() const;
  // Returns the number of a capture name. A stage may ask for names that no rule uses: they get a number that no
  // capture has.
  std::uint16_t capture_named(std::string_view name) const;
  std::string_view capture_name(std::uint16_t) const;
  // Returns whether all of a rule's elements are captured by that name: then its captures cover each match of it, and
  // nobody needs to complete() it to know where they are.
  bool captures_all(std::uint32_t rule, std::uint16_t name) const;

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

}  // namespace dateline
