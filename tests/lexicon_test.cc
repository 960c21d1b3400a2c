#include "language/lexicon.h"

#include "catch.h"
#include "dateline/error.h"
#include "dateline/language.h"
#include "language/language_data.h"
#include "language/lattice.h"

using namespace dateline;

namespace {

// The classes of each token of `text`, as "word:CLASS=value,CLASS=value word ...", then the phrases as
// "[words:CLASS=value]".
std::string read(const Lexicon& lexicon, const std::string& text) {
  std::vector<Token> tokens;
  lexicon.cutter().cut(text, 0, static_cast<std::uint32_t>(text.size()), tokens);
  lexicon.look_up(text, tokens);
  std::string out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0) out += ' ';
    out += text.substr(tokens[i].begin, tokens[i].end - tokens[i].begin);
    char mark = ':';
    for (const Sense* sense : lexicon.senses(tokens[i].word)) {
      CHECK(lexicon.features(tokens[i].word).has(sense->cls));
      CHECK(lexicon.sense(tokens[i].word, sense->cls) != nullptr);
      out += mark;
      out.append(lexicon.class_name(sense->cls)).append("=").append(sense->value);
      mark = ',';
    }
  }
  Lattice lattice;
  lattice.reset(lexicon, text, tokens, 0, static_cast<std::uint32_t>(tokens.size()));
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    lattice.each_chunk(at, [&](const Chunk& chunk) {
      out.append(" [").append(text, tokens[chunk.first].begin, tokens[chunk.last - 1].end - tokens[chunk.first].begin);
      out.append(":").append(lexicon.class_name(chunk.cls)).append("=").append(chunk.sense->value).append("]");
    });
  }
  return out;
}

std::string error_of(const std::string& table) {
  try {
    Lexicon lexicon;
    lexicon.read_table("t.words", table);
    lexicon.compile();
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a form's writing says in which case it is met") {
  Lexicon lexicon;
  lexicon.read_table("t.words", "[A]\nlow\nMay\t5\nUS\tus\nMcCoy\nI\nkWh\n[B]\nmay\tm\n");
  lexicon.compile();
  CHECK(read(lexicon, "low Low LOW lOw") == "low:A= Low:A= LOW:A= lOw:A=");
  CHECK(read(lexicon, "may May MAY") == "may:B=m May:A=5,B=m MAY:A=5,B=m");
  CHECK(read(lexicon, "us Us US") == "us Us US:A=us");
  CHECK(read(lexicon, "mccoy Mccoy McCoy MCCOY") == "mccoy Mccoy:A= McCoy:A= MCCOY:A=");
  CHECK(read(lexicon, "i I") == "i I:A=");
  CHECK(read(lexicon, "kwh kWh KWH Kwh") == "kwh kWh:A= KWH Kwh");
}

TEST_CASE("folding goes beyond ASCII") {
  Lexicon lexicon;
  lexicon.read_table("t.words", "[A]\nétat\t1\nÖrebro\t2\nextraordinarily\t3\nincomprehensibilities\t4\n€\t5\n");
  lexicon.compile();
  CHECK(read(lexicon, "État ÉTAT état") == "État:A=1 ÉTAT:A=1 état:A=1");
  CHECK(read(lexicon, "Örebro örebro") == "Örebro:A=2 örebro");
  CHECK(read(lexicon, "ExtraOrdinarily extraordinary") == "ExtraOrdinarily:A=3 extraordinary");
  CHECK(read(lexicon, "incomprehensibilitieS incomprehensibilitiex") ==
        "incomprehensibilitieS:A=4 incomprehensibilitiex");
  CHECK(read(lexicon, "€") == "€:A=5");
  const std::string longest(300, 'x');
  CHECK(read(lexicon, longest) == longest);
  CHECK(read(lexicon, "é" + longest) == "é" + longest);
}

TEST_CASE("phrases are found longest first, each word in its own case") {
  Lexicon lexicon;
  lexicon.read_table(
      "t.words",
      "[P]\nper cent|percent\t%\nup\tu\nup to\tmax\nup to the Moon\tmoon\n[Q]\nup to\tq\nUnited States\tUS\n");
  lexicon.compile();
  CHECK(read(lexicon, "5 per cent") == "5 per cent [per cent:P=%]");
  CHECK(read(lexicon, "Percent") == "Percent:P=%");
  CHECK(read(lexicon, "UP to the MOON") == "UP:P=u to the MOON [UP to the MOON:P=moon] [UP to:P=max] [UP to:Q=q]");
  CHECK(read(lexicon, "up to the moon") == "up:P=u to the moon [up to:P=max] [up to:Q=q]");
  CHECK(read(lexicon, "united States") == "united States");
  CHECK(read(lexicon, "UNITED STATES") == "UNITED STATES [UNITED STATES:Q=US]");
  CHECK(read(lexicon, "up") == "up:P=u");
}

TEST_CASE("values, options and escapes") {
  Lexicon lexicon;
  lexicon.read_table(
      "t.words",
      "# c\n[A kind=x deep=\"a b\"]\none|\\|bar\t1\tkind=y\n\n\\#\thash\nk\\\\\\t\t-12\n[B]\nx\t12x\n[A]\ntwo\r\n");
  lexicon.compile();
  const ClassId a = lexicon.class_named("A");
  const Sense* one = lexicon.sense(lexicon.word_number("one"), a);
  REQUIRE(one != nullptr);
  CHECK(one->number == 1);
  CHECK(one->form == "one");
  CHECK(one->option("kind") == "y");
  CHECK(one->option("deep") == "a b");
  CHECK(one->option("none") == "");
  CHECK(lexicon.sense(lexicon.word_number("#"), a)->value == "hash");
  CHECK(lexicon.sense(lexicon.word_number("x"), lexicon.class_named("B"))->number == 0);
  const Sense* two = lexicon.sense(lexicon.word_number("two"), a);
  REQUIRE(two != nullptr);
  CHECK(two->option("kind") == "");  // defaults are those of the header above it
  CHECK(lexicon.class_named("C") == 0);
  CHECK(lexicon.class_named("WORD") == class_of(Builtin::word));
  CHECK(lexicon.class_name(a) == "A");
  CHECK(lexicon.word_number("three") == 0);
}

TEST_CASE("literals have word numbers and their own case") {
  Lexicon lexicon;
  lexicon.read_table("t.words", "[A]\nx\n");
  const auto march = lexicon.intern_literal("March of");
  const auto any = lexicon.intern_literal("march");
  const auto sign = lexicon.intern_literal("%");
  lexicon.compile();
  REQUIRE(march.size() == 2);
  CHECK(lexicon.is_literal(lexicon.word_number("March"), march[0]));
  CHECK_FALSE(lexicon.is_literal(lexicon.word_number("march"), march[0]));
  CHECK(lexicon.is_literal(lexicon.word_number("OF"), march[1]));
  CHECK(lexicon.is_literal(lexicon.word_number("MARCH"), any[0]));
  CHECK(lexicon.is_literal(lexicon.word_number("%"), sign[0]));
  CHECK_FALSE(lexicon.is_literal(0, sign[0]));
}

TEST_CASE("mistakes in tables say where they are") {
  CHECK(error_of("x\n") == "t.words:1: a form stands before the first [CLASS]");
  CHECK(error_of("[A]\nx||y\n") == "t.words:2: empty form");
  CHECK(error_of("[A]\n\tv\n") == "t.words:2: a line begins with white space");
  CHECK(error_of("[a]\n") == "t.words:1: bad class name \"a\": capitals, digits and _ only");
  CHECK(error_of("[A\nx") == "t.words:1: a class is named as [CLASS key=value ...]");
  CHECK(error_of("[NUMBER]\n") == "t.words:1: the class NUMBER is the engine's own");
  CHECK(error_of("[A]\nx\tv\ny\tv\nX y|x\tv\n") == "t.words:4: the form \"x\" stands already in t.words:2");
  CHECK(error_of("[A]\nx\tv\nx\tw\n") == "");
  CHECK(error_of("[A]\na b\n[B]\na b\n[A]\na  b\n") ==
        "t.words:6: two spaces in a form; a tab divides forms from value");
  CHECK(error_of("[A]\na b\n[B]\na b\n[A]\na b\n") == "t.words:6: the form \"a b\" stands already in t.words:2");
  CHECK(error_of("[A]\nx\t\tk\n") == "t.words:2: bad option \"k\": it is no key=value");
  CHECK(error_of("[A]\nx\t\tk=1 k=2\n") == "t.words:2: option k is given twice");
  CHECK(error_of("[A K=2]\n") == "t.words:1: bad option \"K=2\": it is no key=value");
  CHECK(error_of("[A]\nx\xFF\n") == "t.words:2: invalid UTF-8");
  std::string many;
  for (int i = 0; i < 512; ++i) many += "[C" + std::to_string(i) + "]\n";
  CHECK(error_of(many) == "t.words:492: too many classes");
}

TEST_CASE("English loads") {
  const auto english = Language::load("en");
  CHECK(english->code() == "en");
  const Lexicon& lexicon = english->data().lexicon;
  const Sense* said = lexicon.sense(lexicon.word_number("said"), lexicon.class_named("REPORT_VERB"));
  REQUIRE(said != nullptr);
  CHECK(said->value == "say");
  const Sense* does = lexicon.sense(lexicon.word_number("Doesn't"), lexicon.class_named("AUXILIARY"));
  REQUIRE(does != nullptr);
  CHECK(does->option("neg") == "1");
  CHECK(lexicon.sense(lexicon.word_number("doesn’t"), lexicon.class_named("NEGATION")) != nullptr);
  CHECK(english->data().setting("name") == "English");
  CHECK(english->data().setting("none") == "");
  CHECK(english->data().grammar("none").rules().empty());
  CHECK(Language::available() == std::vector<std::string>{"en"});
  CHECK_THROWS_WITH(Language::load("xx"), Catch::Matchers::Contains("no language resources for xx in ") &&
                                              Catch::Matchers::Contains("(there are: en)"));
  CHECK_THROWS_WITH(Language::load("../en"), Catch::Matchers::Contains("no language resources"));
  CHECK_THROWS_WITH(Language::load("en", "/no/such"), "/no/such: no such resource folder");
}
