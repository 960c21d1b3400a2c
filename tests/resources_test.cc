#include "language/resources.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "catch.h"
#include "dateline/error.h"
#include "dateline/language.h"
#include "language/language_data.h"
#include "language/lattice.h"

using namespace dateline;
namespace fs = std::filesystem;

namespace {

// A folder of resources made for a test, gone with it.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("dateline-resources-" + std::to_string(::getpid()));

  Folder() { fs::create_directories(path / "lang" / "xy"); }
  ~Folder() { fs::remove_all(path); }
  void write(const std::string& name, const std::string& content) const {
    std::ofstream(path / "lang" / "xy" / name) << content;
  }
  std::string error() const {
    try {
      Language::load("xy", path.string());
    } catch (const Error& error) {
      return error.what();
    }
    return "";
  }
};

}  // namespace

TEST_CASE("the resource folder is the one that is named, else that of the environment, else beside the program") {
  CHECK(resource_folder("/") == "/");
  CHECK_THROWS_WITH(resource_folder("/no/such"), "/no/such: no such resource folder");
  const std::string there = std::getenv("DATELINE_DATA") != nullptr ? std::getenv("DATELINE_DATA") : "";
  ::setenv("DATELINE_DATA", "/no/such", 1);
  CHECK_THROWS_WITH(resource_folder(""), "/no/such: no such resource folder (named by $DATELINE_DATA)");
  ::setenv("DATELINE_DATA", "/usr", 1);
  CHECK(resource_folder("") == "/usr");
  ::unsetenv("DATELINE_DATA");
  CHECK(fs::equivalent(resource_folder(""), DATELINE_BUILD_DIR "/share/dateline"));
  if (!there.empty()) ::setenv("DATELINE_DATA", there.c_str(), 1);
}

TEST_CASE("files that cannot be read say why") {
  CHECK_THROWS_WITH(read_resource("/no/such"), "/no/such: No such file or directory");
  CHECK_THROWS_WITH(read_resource("/usr"), "/usr: Is a directory");
  CHECK_THROWS_AS(list_resources("/no/such", ".words"), Error);
}

TEST_CASE("a language is read from its folder, in order of the files' names") {
  Folder folder;
  CHECK(folder.error().find("no language resources for xy") != std::string::npos);
  folder.write("settings.conf", "# all of it\nname = Test\nempty =\n");
  folder.write("b.words", "[A]\none\t2\n");
  folder.write("a.words", "[A]\none\t1\n");
  folder.write(".hidden.words", "broken");
  folder.write("figures.rules", "first A -> x\n");
  folder.write("dates.rules", "second \"one\" -> y\n");
  const auto language = Language::load("xy", folder.path.string());
  const Lexicon& lexicon = language->data().lexicon;
  CHECK(lexicon.sense(lexicon.word_number("One"), lexicon.class_named("A"))->value == "1");
  CHECK(language->data().setting("name") == "Test");
  CHECK(language->data().grammar("figures").rules().size() == 1);
  CHECK(language->data().grammar("dates").rules()[0].id == "second");
  CHECK(language->data().grammar("names").rules().empty());
  CHECK(Language::available(folder.path.string()) == std::vector<std::string>{"xy"});
}

TEST_CASE("an image gives what the tables give, and only for them") {
  Folder folder;
  folder.write("settings.conf", "name = Test\n");
  folder.write("a.words", "[A kind=x]\none|\\|\t\\t1\ntwo words\t2\tkey=\"a b\"\nUS\n[CLITIC_ENDING]\n's\n");
  folder.write("figures.rules", "first before(A) a:A=2 !after(\"one\") -> x key=value\nsecond A+ -> y\n");
  fs::create_directories(folder.path / "compiled");
  const std::string path = folder.path / "compiled" / "xy.image";
  const auto load = [&] { return Language::load("xy", folder.path.string()); };
  const auto is_mapped = [&] { return !load()->data().mapped.bytes().empty(); };
  CHECK_FALSE(is_mapped());
  write_language_image("xy", folder.path.string(), path);
  const std::string image = read_resource(path);
  write_language_image("xy", folder.path.string(), path);
  CHECK(read_resource(path) == image);

  const auto language = load();
  REQUIRE(!language->data().mapped.bytes().empty());
  const Lexicon& lexicon = language->data().lexicon;
  const Sense* one = lexicon.sense(lexicon.word_number("One"), lexicon.class_named("A"));
  REQUIRE(one != nullptr);
  CHECK((one->value == "\t1" && one->form == "one" && one->option("kind") == "x"));
  CHECK(lexicon.sense(lexicon.word_number("|"), lexicon.class_named("A")) == one);
  CHECK(lexicon.sense(lexicon.word_number("us"), lexicon.class_named("A")) == nullptr);
  std::vector<Token> tokens;
  const std::string text = "One two words's one";
  language->data().cutter.cut(text, 0, static_cast<std::uint32_t>(text.size()), tokens);
  REQUIRE(tokens.size() == 5);
  lexicon.look_up(text, tokens);
  std::vector<PhraseMatch> phrases;
  lexicon.find_phrases(text, std::span(tokens).subspan(1), phrases);
  REQUIRE(phrases.size() == 1);
  CHECK((phrases[0].sense->number == 2 && phrases[0].sense->option("key") == "a b" &&
         phrases[0].sense->option("kind") == "x"));

  const Grammar& grammar = language->data().grammar("figures");
  REQUIRE(grammar.rules().size() == 2);
  CHECK((grammar.rules()[0].line == 1 && grammar.rules()[0].value("key") == "value"));
  CHECK(grammar.capture_name(grammar.capture_named("a")) == "a");
  Lattice lattice;
  lattice.start(lexicon, text, tokens);
  lattice.enter(0, 5);
  lattice.lay_phrases();
  std::vector<Grammar::Found> found;
  grammar.find(lattice, 1, found);
  REQUIRE(found.size() == 2);
  Match match;
  REQUIRE(grammar.complete(lattice, 1, found[0], match));
  CHECK((match.rule->id == "first" && match.first == 1 && match.last == 3));

  SECTION("what is edited is read") {
    folder.write("figures.rules", "first A -> x\n");
    CHECK_FALSE(is_mapped());
    CHECK(load()->data().grammar("figures").rules().size() == 1);
  }
  SECTION("a damaged one is not used") {
    for (std::size_t at = 0; at < image.size(); at += 7) {
      std::string damaged = image;
      damaged[at] ^= 4;
      std::ofstream(path, std::ios::binary) << damaged;
      CHECK_FALSE(is_mapped());
    }
    for (std::size_t size = 0; size < image.size(); size += 11) {
      std::ofstream(path, std::ios::binary) << image.substr(0, size);
      CHECK_FALSE(is_mapped());
    }
  }
}

TEST_CASE("the build has compiled what ships") {
  for (const std::string& code : Language::available()) CHECK(!Language::load(code)->data().mapped.bytes().empty());
}

TEST_CASE("mistakes in a language's files say where they are") {
  Folder folder;
  folder.write("settings.conf", "name Test\n");
  CHECK(folder.error() == "lang/xy/settings.conf:1: a setting is key = value");
  folder.write("settings.conf", "name = a\n\nname = b\n");
  CHECK(folder.error() == "lang/xy/settings.conf:3: setting name is given twice");
  folder.write("settings.conf", "");
  folder.write("a.words", "[A]\none\tv\n");
  folder.write("b.words", "[A]\n\none\tv\n");
  CHECK(folder.error() == "lang/xy/b.words:3: the form \"one\" stands already in lang/xy/a.words:2");
  folder.write("b.words", "[B]\n");
  folder.write("figures.rules", "# none\nr.1 A -> x\n");
  folder.write("dates.rules", "r.1 A -> x\n");
  CHECK(folder.error() == "lang/xy/figures.rules:2: rule r.1 stands already in lang/xy/dates.rules:1");
  folder.write("dates.rules", "r.2 A\n  C -> x\n");
  CHECK(folder.error() == "lang/xy/dates.rules:2: unknown class C");
}
