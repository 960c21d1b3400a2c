#include "language/grammar.h"

#include "catch.h"
#include "dateline/error.h"
#include "grammar_matches.h"
#include "language/lattice.h"
#include "language/lexicon.h"

using namespace dateline;

namespace {

constexpr const char* kWords =
    "[MONTH]\nmay\t5\nmarch\t3\nmay day\t55\n[SCALE]\nmillion|mn\t6\n[CODE]\nUSD\tUSD\nEUR\tEUR\n[BOUND]\nup to\tmax\n"
    "about\tabout\nup\tup\n[MODAL]\nmay\twill\n[BOTH]\npound\tGBP\npound\tlb\n";

// A grammar over the words above, and what it finds in a text.
struct Bench {
  Lexicon lexicon;
  Grammar grammar;
  std::string text;
  std::vector<Token> tokens;
  Lattice lattice;

  explicit Bench(const std::string& rules) {
    lexicon.read_table("t.words", kWords);
    grammar.read_rules("t.rules", rules, lexicon);
    lexicon.compile();
    grammar.compile(lexicon);
  }

  void lay(const std::string& of) {
    text = of;
    tokens.clear();
    lexicon.cutter().cut(text, 0, static_cast<std::uint32_t>(text.size()), tokens);
    lexicon.look_up(text, tokens);
    lattice.reset(lexicon, text, tokens, 0, static_cast<std::uint32_t>(tokens.size()));
  }

  std::string words(std::uint32_t first, std::uint32_t last) const {
    return text.substr(tokens[first].begin, tokens[last - 1].end - tokens[first].begin);
  }

  // "id{whole}name=words ..." of each match from each token on, divided by " / ".
  std::string run() {
    std::string out;
    for (std::uint32_t at = 0; at < tokens.size(); ++at) {
      std::vector<Match> matches;
      const bool can = grammar.can_begin(lattice, at);
      match_all(grammar, lattice, at, matches);
      if (!matches.empty()) CHECK(can);
      for (const Match& match : matches) {
        if (!out.empty()) out += " / ";
        out += match.rule->id + "{" + words(match.first, match.last) + "}";
        for (const Capture& c : match.captures) {
          out.append(" ").append(grammar.capture_name(c.name)).append("=").append(words(c.first, c.last));
          if (c.sense != nullptr) out.append(":").append(c.sense->value);
        }
      }
    }
    return out;
  }

  std::string find(const std::string& in) {
    lay(in);
    return run();
  }
};

std::string error_of(const std::string& rules) {
  try {
    Bench bench(rules);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("classes, literals, values and names") {
  Bench bench(
      "money CODE amount:DIGITS [SCALE] -> money x=1 y=\"a b\"\n"
      "month  MONTH=3  DIGITS -> date\n"
      "lit    \"out of\" to:\"the blue\" -> x\n");
  CHECK(bench.find("paid USD 5 million now") == "money{USD 5 million} code=USD:USD amount=5 scale=million:6");
  CHECK(bench.find("usd 5") == "");
  CHECK(bench.find("May 5, March 7") == "month{March 7} month=March:3 digits=7");
  CHECK(bench.find("OUT of the Blue") == "lit{OUT of the Blue} to=the Blue");
  CHECK(bench.find("out of the red") == "");
  CHECK(bench.grammar.rules()[0].value("y") == "a b");
  CHECK(bench.grammar.rules()[0].value("z") == "");
  CHECK(bench.grammar.rules()[1].order == 1);
  CHECK(bench.grammar.rules()[2].line == 3);
  CHECK(bench.grammar.capture_named("amount") != bench.grammar.capture_named("scale"));
  CHECK(bench.grammar.capture_name(bench.grammar.capture_named("no such")) == "");
}

TEST_CASE("the sense with the value is taken, not the first") {
  Bench bench("a BOTH=lb -> x\nb BOTH -> x\nc BOUND=max DIGITS -> y\n");
  CHECK(bench.find("pound") == "a{pound} both=pound:lb / b{pound} both=pound:GBP");
  CHECK(bench.find("up to 5") == "c{up to 5} bound=up to:max digits=5");
  CHECK(bench.find("up 5") == "");
}

TEST_CASE("optional, alternatives, fragments, repetition") {
  Bench bench(
      "# a comment\n"
      "<size> = SCALE | \"dozen\"\n"
      "a ( CODE | \"in\" ) [ DIGITS [ <size> ] ]\n"
      "# between\n"
      "   ( \"net\" ) -> x\n"
      "b \"go\" word:LOWER+ \"stop\" -> y\n"
      "c \"x\" DIGITS* \"z\" -> y\n"
      "d n:( DIGITS s:SCALE ) \"q\" -> y\n");
  CHECK(bench.find("EUR 5 dozen net") == "a{EUR 5 dozen net} code=EUR:EUR digits=5");
  CHECK(bench.find("in net") == "a{in net}");
  CHECK(bench.find("in 5 dozen gross") == "");
  CHECK(bench.find("go a b stop") == "b{go a b stop} word=a word=b");
  CHECK(bench.find("go stop") == "");
  CHECK(bench.find("x z") == "c{x z}");
  CHECK(bench.find("x 1 2 3 4 5 6 7 8 z") != "");
  CHECK(bench.find("x 1 2 3 4 5 6 7 8 9 z") == "");
  CHECK(bench.find("7 mn q") == "d{7 mn q} n=7 s=mn:6");
  CHECK(bench.grammar.rules()[0].line == 3);
}

TEST_CASE("glue wants no white space") {
  Bench bench("a CODE ~ DIGITS -> x\nb DIGITS [ ~ \"-\" ~ DIGITS ] \"kg\" -> y\nc [ CODE ] ~ \"!\" -> z\n");
  CHECK(bench.find("USD 5") == "");
  CHECK(bench.find("(USD)5") == "");
  CHECK(bench.find("5-6 kg") == "b{5-6 kg} digits=5 digits=6 / b{6 kg} digits=6");
  CHECK(bench.find("5 - 6 kg") == "b{6 kg} digits=6");
  // Where what stands before it is missing, there is nothing to be glued to.
  CHECK(bench.find("USD !") == "c{!}");
  CHECK(bench.find("USD!") == "c{USD!} code=USD:USD / c{!}");
}

TEST_CASE("before and after look at the neighbours") {
  Bench bench(
      "a !before(MODAL|\"to\") \"go\" !after(SCALE) -> x\n"
      "b before(SENTENCE_START) \"go\" after(SENTENCE_END|\"up to\") -> x\n"
      "c before(BOUND=max|\"as of\") DIGITS -> x\n"
      "d \"x\" [DIGITS] after(DIGITS) -> x\n");
  CHECK(bench.find("they go") == "a{go}");
  CHECK(bench.find("he may go") == "");
  CHECK(bench.find("to go") == "");
  CHECK(bench.find("they go million") == "");
  CHECK(bench.find("go") == "a{go} / b{go}");
  CHECK(bench.find("go up to") == "a{go} / b{go}");
  CHECK(bench.find("go up") == "a{go}");
  CHECK(bench.find("up to 7") == "c{7} digits=7");
  CHECK(bench.find("as of 7") == "c{7} digits=7");
  CHECK(bench.find("up 7") == "");
  // The longest match is one whose neighbour fits.
  CHECK(bench.find("x 1 2") == "d{x 1} digits=1");
  CHECK(bench.find("x 1") == "d{x}");
}

TEST_CASE("chunks are steps, longest match wins") {
  Bench bench("a BOUND DIGITS -> x\nb NUMBER \"items\" -> x\nc MONTH -> x\n");
  CHECK(bench.find("up to 5") == "a{up to 5} bound=up to:max digits=5");
  CHECK(bench.find("may day") == "c{may day} month=may day:55");
  bench.lay("12 million items");
  bench.lattice.add({0, 1, class_of(Builtin::number), nullptr, 7});
  bench.lattice.add({0, 2, class_of(Builtin::number), nullptr, 8});
  std::vector<Match> out;
  CHECK(bench.grammar.can_begin(bench.lattice, 0));
  match_all(bench.grammar, bench.lattice, 0, out);
  REQUIRE(out.size() == 1);
  CHECK(out[0].last == 3);
  REQUIRE(out[0].find(bench.grammar.capture_named("number")) != nullptr);
  CHECK(out[0].captures[0].payload == 8);
  CHECK(out[0].captures[0].cls == class_of(Builtin::number));
  CHECK(out[0].find(bench.grammar.capture_named("absent")) == nullptr);
}

TEST_CASE("shapes of tokens") {
  Bench bench("a INITIAL ~ \".\" CAPITAL -> x\nb UPPER -> x\nc \"$\" DIGITS -> x\nd PUNCT PUNCT -> x\n");
  CHECK(bench.find("NATO said") == "b{NATO} upper=NATO");
  CHECK(bench.find("$ 9") == "c{$ 9} digits=9");
  CHECK(bench.find("A b") == "");
  CHECK(bench.find("x ( ,") == "d{( ,} punct=( punct=,");
}

TEST_CASE("mistakes in rules say where they are") {
  CHECK(error_of("a CURENCY -> x") == "t.rules:1: unknown class CURENCY");
  CHECK(error_of("\na MONTH -> x\na CODE -> x") == "t.rules:3: rule a stands already in line 2");
  CHECK(error_of("a MONTH\n  [ CODE -> x") == "t.rules:2: \"]\" is missing");
  CHECK(error_of("a ( CODE -> x") == "t.rules:1: \")\" is missing");
  CHECK(error_of("a [CODE] DIGITS* -> x") == "t.rules:1: the pattern can match nothing");
  CHECK(error_of("a <x> -> x") == "t.rules:1: unknown fragment <x>: it must be defined above");
  CHECK(error_of("<x> = CODE\n<x> = CODE") == "t.rules:2: fragment <x> is defined twice");
  CHECK(error_of("a CODE") == "t.rules:1: \"->\" is missing");
  CHECK(error_of("a CODE ->") == "t.rules:1: a kind must follow \"->\"");
  CHECK(error_of("a CODE -> x y") == "t.rules:1: key=value is missing behind the kind");
  CHECK(error_of("a CODE -> x y=1 y=2") == "t.rules:1: key y is given twice");
  CHECK(error_of("a -> x") == "t.rules:1: a pattern is missing here");
  CHECK(error_of("a CODE | MONTH -> x") == "t.rules:1: alternatives stand in ( ), as in ( A | B )");
  CHECK(error_of("a \"\" -> x") == "t.rules:1: an empty literal");
  CHECK(error_of("a \"b -> x") == "t.rules:1: a quotation mark is not closed");
  CHECK(error_of("a before(CODE) -> x") == "t.rules:1: a pattern is missing here");
  CHECK(error_of("a CODE before(MONTH) -> x") == "t.rules:1: before() stands only at a rule's beginning");
  CHECK(error_of("a CODE SENTENCE_END -> x") == "t.rules:1: SENTENCE_END stands only in before() and after()");
  CHECK(error_of("a code -> x") == "t.rules:1: \"code\" is no class; literal words stand in quotation marks");
  CHECK(error_of("a CODE ) -> x") == "t.rules:1: \")\" is not understood here");
  CHECK(error_of("a: CODE -> x") == "t.rules:1: a rule begins with its id: letters, digits, \".\", \"-\", \"_\"");
  CHECK(error_of("   CODE") == "t.rules:1: a line that begins with white space continues nothing");
  CHECK(error_of("a CODE\xFF -> x") == "t.rules:1: invalid UTF-8");
  CHECK(error_of("a ((((CODE+)+)+)+)+ -> x") == "t.rules:1: the pattern is too large");
  CHECK(error_of("a CODE= -> x") == "t.rules:1: a value is missing behind \"=\"");
  CHECK(error_of("a CODE -> x # y") == "t.rules:1: key=value is missing behind the kind");
}

TEST_CASE("a long run of what repeats costs time in line with its length") {
  Bench bench("a (DIGITS* DIGITS*)* (DIGITS+)+ \"never\" -> x\n");
  std::string text;
  for (int i = 0; i < 300; ++i) text += "7 ";
  CHECK(bench.find(text) == "");
  CHECK(bench.find(text + "never").substr(0, 3) == "a{7");
}
