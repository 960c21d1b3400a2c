// The matcher against a slow reading of the notation: what may follow what, by trying everything.
#include "language/matcher.h"

#include <random>
#include <set>

#include "catch.h"
#include "grammar_matches.h"
#include "language/rule_parser.h"

using namespace dateline;

namespace {

using Ends = std::set<std::uint32_t>;

struct Text {
  Lexicon lexicon;
  std::string text;
  std::vector<Token> tokens;
  Lattice lattice;

  void lay(const std::string& of, std::mt19937& random) {
    text = of;
    tokens.clear();
    lexicon.cutter().cut(text, 0, static_cast<std::uint32_t>(text.size()), tokens);
    lexicon.look_up(text, tokens);
    const auto last = static_cast<std::uint32_t>(tokens.size());
    lattice.reset(lexicon, text, tokens, 0, last);
    for (std::uint32_t at = 0; at < last; ++at) {
      if (random() % 4 != 0) continue;
      const auto size = static_cast<std::uint32_t>(1 + random() % 3);
      lattice.add({at, std::min(last, at + size), class_of(Builtin::number), nullptr, at});
    }
  }
};

Ends element_ends(const Text& in, const PatternElement& element, std::uint32_t at) {
  Ends out;
  if (element.cls == 0) {
    for (const std::uint32_t literal : element.literal) {
      if (at == in.lattice.last() || !in.lexicon.is_literal(in.tokens[at].word, literal)) return {};
      ++at;
    }
    return {at};
  }
  if (at == in.lattice.last()) return {};
  if (!element.has_value && in.lattice.features(at).has(element.cls)) out.insert(at + 1);
  for (const Sense* sense : in.lexicon.senses(in.tokens[at].word)) {
    if (element.has_value && sense->cls == element.cls && sense->value == element.value) out.insert(at + 1);
  }
  in.lattice.each_chunk(at, [&](const Chunk& chunk) {
    const bool fits = !element.has_value || (chunk.sense != nullptr && chunk.sense->value == element.value);
    if (chunk.cls == element.cls && fits) out.insert(chunk.last);
  });
  return out;
}

// All places where the pattern can end.
Ends pattern_ends(const Text& in, const Pattern& pattern, std::uint32_t at, std::uint32_t begin) {
  const auto through = [&](const Pattern& part, const Ends& from) {
    Ends out;
    for (const std::uint32_t place : from) out.merge(pattern_ends(in, part, place, begin));
    return out;
  };
  Ends out;
  switch (pattern.kind) {
    case Pattern::Kind::element:
      return element_ends(in, pattern.element, at);
    case Pattern::Kind::glue:
      if (at == begin || (at < in.lattice.last() && in.tokens[at].gap == Gap::glued)) out.insert(at);
      return out;
    case Pattern::Kind::sequence:
      out = {at};
      for (const PatternPtr& part : pattern.parts) out = through(*part, out);
      return out;
    case Pattern::Kind::choice:
      for (const PatternPtr& part : pattern.parts) out.merge(pattern_ends(in, *part, at, begin));
      return out;
    case Pattern::Kind::optional:
      out = pattern_ends(in, *pattern.parts[0], at, begin);
      out.insert(at);
      return out;
    case Pattern::Kind::repeat: {
      Ends now = {at};
      if (pattern.least == 0) out = now;
      for (int i = 0; i < 8 && !now.empty(); ++i) {
        now = through(*pattern.parts[0], now);
        out.insert(now.begin(), now.end());
      }
      return out;
    }
  }
  return out;
}

std::string random_pattern(std::mt19937& random, int depth) {
  static const char* const kLeaves[] = {"A",       "B",      "A=1",    "A=2", "\"x\"",  "\"x y\"",
                                        "n:\"-\"", "NUMBER", "DIGITS", "~ B", "~ \"-\""};
  if (depth == 0 || random() % 3 == 0) return kLeaves[random() % std::size(kLeaves)];
  const std::string one = random_pattern(random, depth - 1), two = random_pattern(random, depth - 1);
  switch (random() % 6) {
    case 0:
      return "( " + one + " | " + two + " )";
    case 1:
      return "[ " + one + " ]";
    case 2:
      return "( " + one + " )*";
    case 3:
      return "( " + one + " )+";
    default:
      return one + " " + two;
  }
}

}  // namespace

TEST_CASE("random rules match as far as the notation says") {
  std::mt19937 random(7);
  static const char* const kWords[] = {"x", "y", "a", "b", "-", "1", "22", "a b", "z"};
  int matched = 0;
  for (int round = 0; round < 200; ++round) {
    Text in;
    in.lexicon.read_table("t.words", "[A]\na\t1\na\t2\na b\t2\nx\t1\n[B]\nb\ny\n-\n");
    std::string rules;
    for (int i = 0; i < 4; ++i) {
      rules.append("r").append(std::to_string(i)).append(" (A | B | \"x\" | DIGITS) ");
      rules.append(random_pattern(random, 2)).append(" -> k\n");
    }
    INFO(rules);
    std::deque<Pattern> patterns;
    const std::vector<ParsedRule> parsed = parse_rules("t.rules", rules, in.lexicon, patterns);
    Grammar grammar;
    grammar.read_rules("t.rules", rules, in.lexicon);
    in.lexicon.compile();
    grammar.compile(in.lexicon);
    std::string text;
    for (int i = 0; i < 30; ++i) {
      if (random() % 3 != 0) text += ' ';
      text += kWords[random() % std::size(kWords)];
    }
    in.lay(text, random);
    INFO(text);
    for (std::uint32_t at = 0; at < in.lattice.last(); ++at) {
      std::string expected, found;
      for (const ParsedRule& rule : parsed) {
        const Ends ends = pattern_ends(in, *rule.pattern, at, at);
        if (!ends.empty()) expected += rule.rule.id + ":" + std::to_string(*ends.rbegin()) + " ";
      }
      std::vector<Match> matches;
      if (grammar.can_begin(in.lattice, at)) match_all(grammar, in.lattice, at, matches);
      for (const Match& match : matches) {
        found += match.rule->id + ":" + std::to_string(match.last) + " ";
        ++matched;
        // Captures stand in order, inside the match, apart from each other.
        std::uint32_t from = match.first;
        for (const Capture& capture : match.captures) {
          CHECK(capture.first >= from);
          CHECK(capture.last > capture.first);
          from = capture.last;
        }
        CHECK(from <= match.last);
      }
      REQUIRE(found == expected);
    }
  }
  CHECK(matched > 1000);
}
