#include "language/resources.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "catch.h"
#include "dateline/error.h"
#include "dateline/language.h"
#include "language/language_data.h"

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
