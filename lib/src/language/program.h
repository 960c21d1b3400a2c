// A rule's pattern as a small machine.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "language/rule_parser.h"

namespace dateline {

// One state. Its successors are states of the same program.
struct State {
  enum class Kind : std::uint8_t { literal, cls, cls_value, glue, split, accept };
  static constexpr std::uint16_t kUnnamed = 0xFFFF;

  Kind kind = Kind::accept;
  bool continues = false;  // a further word of one named literal
  ClassId cls = 0;
  std::uint16_t name = kUnnamed;     // of its capture
  std::uint16_t out = 0, other = 0;  // `other` is tried after `out`
  std::uint16_t unused = 0;          // no padding: an image takes it as it is
  std::uint32_t literal = 0;         // or the index of the value in Program::values
};

// Thompson's construction over tokens: no state is copied but for fragments and repetitions, which are written out.
struct Program {
  std::vector<State> states;
  std::vector<std::string> values;
  std::vector<std::uint16_t>
      starts;  // the literal and class states that a match can begin with, in order of preference
  std::vector<PatternContext> before, after;

  template <typename Image>
  void exchange(Image& image) {
    image.field(states);
    image.field(values);
    image.field(starts);
    image.field(before);
    image.field(after);
  }
};

inline constexpr int kMostRepeats = 8;
inline constexpr std::size_t kMostStates = 4000;

// Gives the number of a capture name.
using NameNumber = std::function<std::uint16_t(std::string_view)>;

// Returns what is wrong with the rule, or "".
std::string compile_program(const ParsedRule& rule, const Lexicon& lexicon, const NameNumber& number_of, Program& out);

}  // namespace dateline
