// Reads the notation of rule files; see grammar.h.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "language/grammar.h"

namespace dateline {

// What a pattern is made of.
struct PatternElement {
  ClassId cls = 0;         // 0: a literal
  bool has_value = false;  // CLASS=value
  std::string value;
  std::vector<std::uint32_t> literal;  // as Lexicon::is_literal takes them

  template <typename Image>
  void exchange(Image& image) {
    image.field(cls);
    image.field(has_value);
    image.field(value);
    image.field(literal);
  }
};

struct Pattern;
using PatternPtr = const Pattern*;

// A tree; fragments are shared where they stand. All belong to the caller of parse_rules().
struct Pattern {
  enum class Kind { element, sequence, choice, optional, repeat, glue };
  Kind kind = Kind::element;
  PatternElement element;
  std::string name;  // given to it with "name:"; for what has parts: to those without a name of their own
  int least = 0;     // repeat: 0 or 1
  std::vector<PatternPtr> parts;
};

// before(A|B), !after("x"): a test of what stands next to the match.
struct PatternContext {
  bool negated = false;
  std::vector<PatternElement> any;

  template <typename Image>
  void exchange(Image& image) {
    image.field(negated);
    image.field(any);
  }
};

struct ParsedRule {
  Rule rule;
  PatternPtr pattern;
  std::vector<PatternContext> before, after;
};

// Throws Error with file and line. Literals enter the lexicon; the rules' patterns are added to `patterns`.
std::vector<ParsedRule> parse_rules(const std::string& path, std::string_view content, Lexicon& lexicon,
                                    std::deque<Pattern>& patterns);

}  // namespace dateline
