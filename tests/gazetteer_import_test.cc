#include "dateline/gazetteer_import.h"

#include <archive.h>
#include <archive_entry.h>

#include <string>
#include <vector>

#include "catch.h"
#include "dateline/error.h"
#include "dateline/gazetteer.h"
#include "gazetteer/import.h"
#include "temporary.h"

using namespace dateline;

namespace {

// What an import gives: its rows, without comments and the header, and what it left out.
struct Imported {
  std::string rows;
  std::vector<std::string> skipped;  // "LINE: reason"
  ImportCount count;
};

Imported imported(const GazetteerImport& how, const std::string& content) {
  const Temporary folder;
  Imported out;
  std::string all;
  out.count = import_gazetteer(
      how, {folder.file("in", content)}, [&](std::string_view bytes) { all += bytes; },
      [&](std::string_view place, std::string_view reason) {
        out.skipped.push_back(std::string(place.substr(place.rfind(':') + 1)).append(": ").append(reason));
      });
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = all.find('\n', begin) + 1;
    const std::string line = all.substr(begin, end - begin);
    if (line[0] != '#' && !line.starts_with("name\t")) out.rows += line;
    begin = end;
  }
  return out;
}

// The reason for which it ends, behind the file's name, and that build refuses what was written.
std::string refusal(const GazetteerImport& how, const std::string& content) {
  const Temporary folder;
  const std::string path = folder.file("in", content);
  std::string all;
  try {
    import_gazetteer(
        how, {path}, [&](std::string_view bytes) { all += bytes; }, [](std::string_view, std::string_view) {});
  } catch (const Error& e) {
    CHECK_THROWS_AS(Gazetteer::build({folder.file("out.tsv", all)}, folder.path() + "/out.gaz"), Error);
    const std::string what = e.what();
    return what.starts_with(path) ? what.substr(path.size()) : what;
  }
  return "accepted";
}

GazetteerImport format(const std::string& name, const std::string& type = {}) {
  GazetteerImport how;
  how.format = name;
  how.type = type;
  return how;
}

std::string place(const std::string& id, const std::string& name, const std::string& others, const std::string& feature,
                  const std::string& people) {
  return id + "\t" + name + "\t" + name + "\t" + others + "\t51.5\t-0.25\t" + feature + "\tGB\t\tENG\t\t\t\t" + people +
         "\t\t7\tEurope/London\t2020-01-01\n";
}

}  // namespace

TEST_CASE("places of GeoNames") {
  const Imported all =
      imported(format("geonames"), place("11", "Snowford", "Snoufort,shnwfrd,SNF,Снофорд", "P\tPPL", "1200") +
                                       place("12", "Snow Fell", "", "T\tMT", "0") +
                                       place("13", "Deal", "Mány,Deal upon Sea", "P\tPPL", "30000"));
  CHECK(all.skipped.empty());
  CHECK(all.count.rows == 3);
  CHECK(all.rows ==
        "Snowford\tGPE\tgeonames:11\t\tSnoufort|SNF{weak}|Снофорд\tGB\tGB-ENG\t51.5\t-0.25\t1200\t\t\t\t\n"
        "Snow Fell\tLOC\tgeonames:12\t\t\tGB\tGB-ENG\t51.5\t-0.25\t\t\t\t\t\n"
        "Deal{weak}\tGPE\tgeonames:13\t\tMány{weak}|Deal upon Sea\tGB\tGB-ENG\t51.5\t-0.25\t30000\t\t\t\t\n");
}

TEST_CASE("what of GeoNames is taken can be chosen") {
  GazetteerImport how = format("geonames");
  how.types = {{"T", "-"}, {"MT", "FAC"}, {"PPL", "-"}};
  const std::string rows = place("1", "Snow Fell", "", "T\tMT", "5") + place("2", "Snow Hill", "", "T\tHLL", "5") +
                           place("3", "Snowford", "", "P\tPPL", "5");
  CHECK(imported(how, rows).rows == "Snow Fell\tFAC\tgeonames:1\t\t\tGB\tGB-ENG\t51.5\t-0.25\t5\t\t\t\t\n");
  how = format("geonames");
  how.least_weight = 100;
  CHECK(imported(how, rows).count.rows == 0);
}

TEST_CASE("the table of alternate names stands for the column") {
  const Temporary folder;
  GazetteerImport how = format("geonames");
  how.alternate_names = folder.file("alternateNamesV2.txt",
                                    "1\t11\ten\tSnow Town\t\t\t\t\t\t\n2\t11\tfr\tVilleneige\t\t\t\t\t\t\n"
                                    "3\t11\tlink\thttps://snow.example\t\t\t\t\t\t\n4\t11\ten\tOld Snow\t\t\t\t1\t\t\n"
                                    "5\t12\ten\tElsewhere\t\t\t\t\t\t\n6\t11\t\tSnovgrad\t\t\t\t\t\t\n");
  const std::string row = place("11", "Snowford", "Snoufort", "P\tPPL", "1200");
  CHECK(imported(how, row).rows.find("\tSnow Town|Old Snow{weak}|Snovgrad\t") != std::string::npos);
  how.languages = {"fr"};
  CHECK(imported(how, row).rows.find("\tVilleneige|Snovgrad\t") != std::string::npos);
  how.alternate_names = folder.file("short.txt", "1\t11\n");
  CHECK_THROWS_AS(imported(how, row), Error);
}

TEST_CASE("entities of FollowTheMoney") {
  const Imported all = imported(
      format("ftm"),
      R"({"id":"NK-2x9","caption":"BANK OF SNOW","schema":"Company","properties":{"name":["BANK OF SNOW","Bank Snega"],"country":["ru","suhh"],"incorporationDate":["1992-03-04T00:00:00"],"weakAlias":["BSX"],"dissolutionDate":["2016"]}})"
      "\n"
      R"({"id":"NK-3","caption":"Oleg Snegov","schema":"Person","properties":{"name":["Oleg Snegov","Олег Снегов"],"nationality":["ru"],"birthDate":["1962"]}})"
      "\n"
      R"({"id":"NK-4","schema":"Ownership","properties":{"owner":["NK-3"]}})"
      "\n"
      R"({"id":"NK-5","schema":"Vessel","properties":{"name":["..."]}})"
      "\n"
      R"({"id":"NK-6","schema":"Vessel","properties":{}})"
      "\n");
  CHECK(all.rows ==
        "Bank of Snow\tORG\tNK-2x9\tBANK OF SNOW\tBank Snega|BSX{weak}\tRU\t\t\t\t\t\t\t1992-03-04\t2016\n"
        "Oleg Snegov\tPERSON\tNK-3\t\tОлег Снегов\tRU\t\t\t\t\t\t\t\t\n");
  CHECK(all.skipped == std::vector<std::string>{"4: name left out: a name without letters or digits: ...",
                                                "5: row left out: empty name"});
  CHECK(refusal(format("ftm"), "{\"id\":\"a\",\n").find(":1: broken line: ") == 0);
  CHECK(refusal(format("ftm"), "[1]\n") == ":1: broken line: not a JSON object");
  CHECK(refusal(format("ftm"), "{\"id\":\"a\"}\n") == ":1: not a FollowTheMoney entity");
}

TEST_CASE("names in capitals alone are read as titles") {
  CHECK(title_case("BANK OF SNOW") == "Bank of Snow");
  CHECK(title_case("ÉTAT DE NEIGE") == "État de Neige");
  CHECK(title_case("SNOW-WHITE LTD.") == "Snow-White ltd.");
  CHECK(title_case("UNESCO") == "UNESCO");
  CHECK(title_case("US EU UN") == "US EU UN");
  CHECK(title_case("Bank OF SNOW") == "Bank OF SNOW");
}

TEST_CASE("items of Wikidata") {
  const std::string claims =
      R"("claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q515"}}},"rank":"normal"}],)"
      R"("P625":[{"mainsnak":{"datavalue":{"value":{"latitude":52.516666666667,"longitude":-13.0}}},"rank":"normal"}],)"
      R"("P1082":[{"mainsnak":{"datavalue":{"value":{"amount":"+120"}}},"rank":"normal"},)"
      R"({"mainsnak":{"datavalue":{"value":{"amount":"+130"}}},"rank":"preferred"},)"
      R"({"mainsnak":{"datavalue":{"value":{"amount":"+9"}}},"rank":"deprecated"}],)"
      R"("P571":[{"mainsnak":{"datavalue":{"value":{"time":"+1991-00-00T00:00:00Z","precision":9}}},"rank":"normal"}]})";
  const std::string town =
      R"({"type":"item","id":"Q11","labels":{"en":{"value":"Snowtown"},"de":{"value":"Schneestadt"}},)"
      R"("aliases":{"en":[{"value":"Snowville"}],"fr":[{"value":"Villeneige"}]},)" +
      claims + "}";
  const std::string of_no_class = R"({"type":"item","id":"Q12","labels":{"en":{"value":"Sleet"}},"claims":{}})";
  const std::string dump = "[\n" + town + ",\n" + of_no_class + "\n]\n";
  CHECK(imported(format("wikidata"), dump).rows ==
        "Snowtown\tGPE\twikidata:Q11\t\tSnowville\t\t\t52.51667\t-13\t130\t\t\t1991\t\n");
  GazetteerImport how = format("wikidata");
  how.languages = {"de", "fr"};
  CHECK(imported(how, dump).rows.find("Schneestadt\tGPE\twikidata:Q11\t\tVilleneige\t") == 0);
  how.types = {{"Q515", "-"}};
  CHECK(imported(how, dump).rows.empty());
  CHECK(refusal(format("wikidata"), "[\n{\"type\":\"item\",\n]\n").find(":2: broken line: ") == 0);
}

TEST_CASE("plain patterns of an EntityRuler") {
  const std::string patterns =
      "{\"label\":\"ORG\",\"pattern\":\"Halcyon Lines\",\"id\":\"halcyon lines\"}\n"
      "{\"label\":\"ORG\",\"pattern\":\"Halcyon\",\"id\":\"halcyon lines\"}\n"
      "{\"label\":\"GPE\",\"pattern\":[{\"LOWER\":\"port\"},{\"LOWER\":\"amber\"}]}\n"
      "{\"label\":\"PER\",\"pattern\":[{\"ORTH\":\"Ann\"},{\"TEXT\":\"Bell\"}]}\n"
      "{\"label\":\"GPE\",\"pattern\":[{\"LOWER\":\"port\"},{\"POS\":\"PROPN\"}]}\n"
      "{\"label\":\"SHIP\",\"pattern\":\"Poti Star\"}\n";
  const Imported all = imported(format("spacy"), patterns);
  CHECK(all.rows ==
        "port amber{any}\tGPE\t\t\t\t\t\t\t\t\t\t\t\t\n"
        "Ann Bell{exact}\tPERSON\t\t\t\t\t\t\t\t\t\t\t\t\n"
        "Halcyon Lines\tORG\thalcyon-lines\t\tHalcyon\t\t\t\t\t\t\t\t\t\n");
  CHECK(all.skipped ==
        std::vector<std::string>{"5: pattern left out: not a plain phrase", "6: pattern left out: label SHIP"});
  GazetteerImport how = format("spacy");
  how.types = {{"SHIP", "PRODUCT"}};
  CHECK(imported(how, patterns).rows.find("Poti Star\tPRODUCT\t") != std::string::npos);
  CHECK(refusal(format("spacy"), "{\"label\":\"ORG\"}\n") == ":1: not a pattern of an EntityRuler");
}

TEST_CASE("tables with columns of their own") {
  GazetteerImport how = format("csv");
  how.columns = {{"name", "Title"}, {"country", "iso2"}, {"type", "kind"}, {"id", "key"}, {"aliases", "other"}};
  how.types = {{"firm", "ORG"}};
  how.alias_separator = '/';
  how.id_prefix = "my:";
  const std::string header = "Title;iso2;kind;key;other;from;to\n";
  const Imported all = imported(
      how, header + "\"Snow; \"\"Sons\"\"\";de;firm;1;A/B;1990;2001-02-03\n\"Ice\nLtd\";DEU;firm;2;;2001;1990\n" +
               "Hail;;sort;3;;;\n;;firm;4;;;\nRain;;firm;5 6;;soon;\n");
  CHECK(all.rows ==
        "Snow; \"Sons\"\tORG\tmy:1\t\tA|B\tDE\t\t\t\t\t\t\t1990\t2001-02-03\n"
        "Ice Ltd\tORG\tmy:2\t\t\t\t\t\t\t\t\t\t\t\n");
  CHECK(all.skipped == std::vector<std::string>{"4: country left out: DEU is no ISO 3166 code of two letters",
                                                "4: dates left out: it ends before it begins",
                                                "5: row left out: type sort", "6: row left out: empty name",
                                                "7: malformed id my:5 6"});
  CHECK(refusal(how, header + "Snow;de\n") == ":2: broken line: 2 columns, the header has 7");
  CHECK(refusal(how, header + "Snow;\"de\n") == ":2: broken line: a quotation mark is never closed");
  CHECK(refusal(how, "Title,other\n") == ":1: no column iso2");
  CHECK(refusal(format("tsv"), "title\ttype\n") == ":1: no column name; --column name=THEIRS says which it is");
  CHECK(refusal(format("tsv"), "Name\nSnow\n") == ":1: no column type, and no --type for all rows");
  CHECK(refusal(format("tsv"), "") == ": no header line that names the columns");
  how.keep_going = true;
  CHECK(imported(how, header + "Snow;de\nHail;;firm;7;;;\n").rows == "Hail\tORG\tmy:7\t\t\t\t\t\t\t\t\t\t\t\n");
  how = format("tsv", "ORG");
  how.merge = true;
  CHECK(imported(how, "Name\tID\tweight\tnote\nSnow\t1\t5\tx\nHail\t2\tmuch\tx\nSnow Ltd\t1\t7\tx\n").rows ==
        "Snow\tORG\t1\t\tSnow Ltd\t\t\t\t\t7\t\t\t\t\nHail\tORG\t2\t\t\t\t\t\t\t\t\t\t\t\n");
}

TEST_CASE("lists of names") {
  std::string words = "word";
  for (int i = 1; i < 10000; ++i) words += " word";
  const Imported all = imported(format("list", "PERSON"),
                                "\xEF\xBB\xBF"
                                "Ann Bell\r\nAnn  Bell\n\nA|B\n#c\nD\x07\nE\xFFz\n" +
                                    words + "\n...\nCarl");
  CHECK(all.rows == "Ann Bell\tPERSON\t\t\t\t\t\t\t\t\t\t\t\t\nCarl\tPERSON\t\t\t\t\t\t\t\t\t\t\t\t\n");
  CHECK(all.skipped == std::vector<std::string>{
                           "2: row left out: Ann Bell stood there before",
                           "4: name left out: a source cannot write A|B", "5: name left out: a source cannot write #c",
                           "6: name left out: control character U+0007", "7: name left out: not valid UTF-8",
                           "8: name left out: a name of 10000 words; 64 is the most",
                           "9: name left out: a name without letters or digits: ..."});
  CHECK(refusal(format("list"), "Ann\n") == "a list of names needs a type");
  CHECK(refusal(format("list", "CITY"), "Ann\n") == "unknown type CITY");
  CHECK(refusal(format("lists"), "Ann\n") == "unknown format lists");
}

TEST_CASE("ordinary words are weak names where one asks") {
  const Temporary folder;
  GazetteerImport how = format("list", "GPE");
  const std::string names = "Of\nMany\nMány\nSnowford\nMany Hills\n";
  CHECK(imported(how, names).rows.find("{weak}") == std::string::npos);
  how.lang = "en";
  CHECK(imported(how, names).rows ==
        "Of{weak}\tGPE\t\t\t\t\t\t\t\t\t\t\t\t\nMany{weak}\tGPE\t\t\t\t\t\t\t\t\t\t\t\t\n"
        "Mány{weak}\tGPE\t\t\t\t\t\t\t\t\t\t\t\t\nSnowford\tGPE\t\t\t\t\t\t\t\t\t\t\t\t\n"
        "Many Hills\tGPE\t\t\t\t\t\t\t\t\t\t\t\t\n");
  how.lang = "none";
  how.weak_words = {folder.file("words", "snowford\n")};
  CHECK(imported(how, names).rows.find("Snowford{weak}\tGPE") != std::string::npos);
  CHECK(imported(how, names).rows.find("Of\tGPE") == 0);
}

TEST_CASE("compressed input is read, and damaged input refused") {
  std::string names, compressed(1 << 16, '\0');
  for (int i = 0; i < 1000; ++i) names += "Ann" + std::to_string(i) + "\n";
  archive* a = archive_write_new();
  archive_write_add_filter_gzip(a);
  archive_write_set_format_raw(a);
  std::size_t used = 0;
  REQUIRE(archive_write_open_memory(a, compressed.data(), compressed.size(), &used) == ARCHIVE_OK);
  archive_entry* entry = archive_entry_new();
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_write_header(a, entry);
  archive_write_data(a, names.data(), names.size());
  archive_entry_free(entry);
  archive_write_close(a);
  archive_write_free(a);
  compressed.resize(used);
  CHECK(imported(format("list", "PERSON"), compressed).count.rows == 1000);
  CHECK(refusal(format("list", "PERSON"), compressed.substr(0, used / 2)) != "accepted");
}

TEST_CASE("what an import gives can be built") {
  const Temporary folder;
  std::string all;
  import_gazetteer(
      format("geonames"), {folder.file("in", place("11", "Snowford", "Snoufort", "P\tPPL", "1200"))},
      [&](std::string_view bytes) { all += bytes; }, [](std::string_view, std::string_view) {});
  Gazetteer::build({folder.file("out.tsv", all)}, folder.path() + "/out.gaz");
  const auto g = Gazetteer::open(folder.path() + "/out.gaz");
  REQUIRE(g->look_up("Snoufort").size() == 1);
  CHECK(g->look_up("Snoufort")[0].region == "GB-ENG");
  CHECK(g->look_up("Snoufort")[0].weight == 1200);
}
