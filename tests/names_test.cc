// Names over a whole article: who is meant by a short form, which place by its name. Single sentences are in
// corpus/en/entities.cases.
#include <string>
#include <vector>

#include "catch.h"
#include "dateline/analyzer.h"
#include "timing.h"

using namespace dateline;

namespace {

const Analyzer& analyzer() {
  static const Analyzer instance(Language::load("en"), Gazetteer::open_default());
  return instance;
}

// "text=TYPE name" of every entity, in order.
std::vector<std::string> names_of(const std::string& text) {
  static constexpr const char* kTypes[] = {"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "PRODUCT"};
  Document document(text, "test");
  analyzer().analyze(document, kEntities);
  std::vector<std::string> out;
  for (const Annotation& a : document.annotations()) {
    const Entity& e = std::get<Entity>(a.value);
    out.push_back(std::string(document.text(a.span)) + "=" + kTypes[static_cast<std::size_t>(e.type)] + " " + e.name);
  }
  return out;
}

std::string id_of(const std::string& text, const std::string& mention) {
  Document document(text, "test");
  analyzer().analyze(document, kEntities);
  for (const Annotation& a : document.annotations()) {
    if (document.text(a.span) == mention) return std::get<Entity>(a.value).id;
  }
  return "not found";
}

}  // namespace

TEST_CASE("a surname means the person named in full before it") {
  CHECK(names_of("Oleg Stavrin spoke first. Later Stavrin left.") ==
        std::vector<std::string>{"Oleg Stavrin=PERSON Oleg Stavrin", "Stavrin=PERSON Oleg Stavrin"});
}

TEST_CASE("a surname means the person named in full behind it, where none stands before") {
  CHECK(names_of("Nobody saw Mr Stavrin. The car of Oleg Stavrin was found.") ==
        std::vector<std::string>{"Stavrin=PERSON Oleg Stavrin", "Oleg Stavrin=PERSON Oleg Stavrin"});
}

TEST_CASE("two people of one surname stay apart") {
  CHECK(names_of("Anil Kulkarni met Sunil Kulkarni. Then Anil Kulkarni left.") ==
        std::vector<std::string>{"Anil Kulkarni=PERSON Anil Kulkarni", "Sunil Kulkarni=PERSON Sunil Kulkarni",
                                 "Anil Kulkarni=PERSON Anil Kulkarni"});
}

TEST_CASE("the family name of a Korean stands first") {
  CHECK(names_of("Then Lee Thae Ho resigned. Nobody thanked Lee for it.") ==
        std::vector<std::string>{"Lee Thae Ho=PERSON Lee Thae Ho", "Lee=PERSON Lee Thae Ho"});
}

TEST_CASE("letters in brackets name what stands before them") {
  CHECK(names_of("The Mandrake Workers Union (MWU) struck. The MWU wants more.") ==
        std::vector<std::string>{"Mandrake Workers Union=ORG Mandrake Workers Union", "MWU=ORG Mandrake Workers Union",
                                 "MWU=ORG Mandrake Workers Union"});
}

TEST_CASE("a place is decided by the one behind its comma") {
  CHECK(id_of("They moved to Paris, Texas, in May.", "Paris") == "geonames:4717560");
  CHECK(id_of("They moved to Paris, France, in May.", "Paris") == "geonames:2988507");
}

TEST_CASE("a place in a region where no list has it links to nothing, wherever the article names it") {
  const std::string text = "A fire broke out in Belgrade, Minnesota, on Monday. Nobody in Belgrade was hurt.";
  CHECK(id_of(text, "Belgrade").empty());
  CHECK_FALSE(id_of("They flew to Belgrade, Minnesota and Rome.", "Belgrade").empty());
  CHECK(id_of("A fire broke out in Belgrade, Serbia, on Monday.", "Belgrade") == "geonames:792680");
}

TEST_CASE("a place is one of the country that the article speaks of, by its name or its people") {
  CHECK(id_of("India and Nepal agreed. Indian farmers from Punjab grow wheat.", "Punjab") == "iso3166:IN-PB");
  CHECK(id_of("Pakistani farmers from Punjab grow wheat.", "Punjab") == "iso3166:PK-PB");
}

TEST_CASE("a town of a country that the article does not name needs a word that says it is a place") {
  const std::string abroad = "China and Japan met. Chinese and Japanese envoys spoke in Beijing. ";
  CHECK(id_of(abroad + "Some thanked Sumi for it.", "Sumi") != "geonames:692194");
  CHECK(id_of(abroad + "Some came from Sumi by train.", "Sumi") == "geonames:692194");
  CHECK(id_of(abroad + "Some thanked Sumi. They live in Sumi.", "Sumi") == "geonames:692194");
  CHECK(id_of("Ukraine met Japan. Ukrainian and Japanese envoys spoke. Some thanked Sumi for it.", "Sumi") ==
        "geonames:692194");
}

TEST_CASE("of people of one name, the one whose country the article speaks of is meant") {
  CHECK(id_of("In Tamil Nadu, India, Stalin opened a school.", "Stalin") == "dateline:m-k-stalin");
  CHECK(id_of("In Russia, Stalin opened a school.", "Stalin") == "dateline:joseph-stalin");
}

TEST_CASE("a body that every country may have is of the country that the article is about") {
  CHECK(id_of("Jordan said that its Joint Chiefs of Staff met in Amman.", "Joint Chiefs of Staff").empty());
  CHECK(id_of("America said that its Joint Chiefs of Staff met in Washington.", "Joint Chiefs of Staff") ==
        "dateline:joint-chiefs-of-staff");
  CHECK(id_of("New Zealand closed the roads of the East Coast. New Zealand is wet.", "East Coast").empty());
  CHECK(id_of("America closed the roads of the East Coast. America is wet.", "East Coast") == "loc:east-coast");
}

TEST_CASE("any bytes give names and never an error") {
  for (const char* text : {"", "A", "A. B. C.", "( ( (", "McX-Y-Z-", "al- -al", "The The The",
                           "\xF0\x9F\x98\x80 Kim \n Un", "-- Of The --"}) {
    CHECK_NOTHROW(names_of(text));
  }
}

TEST_CASE("names are read in linear time, however many there are") {
  for (const char* what :
       {"Officials met Ankara, Lagos, Lima, Tokyo and Delhi on Monday. ",
        "Officials met Wendover, Ashby, Toledo, Marlow and Kirkby. ", "Tolvane Inc. met Tolvane and Jane Dunmore. "}) {
    INFO(what);
    const auto seconds = [](const std::string& text) {
      return best_seconds([&] {
        Document document(text, "test");
        analyzer().analyze(document, kEntities);
      });
    };
    const double once = seconds(repeated(what, 60'000)), eightfold = seconds(repeated(what, 480'000));
    CHECK(eightfold < 24 * once + 0.05);
  }
}
