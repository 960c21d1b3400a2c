#include "dateline/gazetteer.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "catch.h"
#include "dateline/error.h"
#include "gazetteer/gazetteer_data.h"
#include "gazetteer/match.h"
#include "text/words.h"

using namespace dateline;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() / ("gazetteer_test." + std::to_string(getpid()));
  Folder() {
    fs::remove_all(path);
    fs::create_directories(path);
  }
  ~Folder() { fs::remove_all(path); }

  std::string write(const std::string& name, const std::string& content) const {
    std::ofstream(path / name, std::ios::binary) << content;
    return path / name;
  }
  std::string at(const std::string& name) const { return path / name; }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path), fs::directory_iterator()));
  }
};

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

constexpr const char* kHeader = "name\ttype\tid\taliases\tcountry\tlat\tlon\tweight\tcase\tweak\n";

std::shared_ptr<const Gazetteer> made(const Folder& folder, const std::string& rows, const std::string& name = "a") {
  Gazetteer::build({folder.write(name + ".tsv", "# Written for the tests.\n" + (kHeader + rows))},
                   folder.at(name + ".gaz"));
  return Gazetteer::open(folder.at(name + ".gaz"));
}

// All leftmost-longest names of a text: "[name|id]", one after the other.
std::string found(const NameMatcher& matcher, const std::string& text) {
  WordTailoring tailoring;
  tailoring.clitic_endings = {"'s", "\xE2\x80\x99s"};
  std::vector<Token> tokens;
  WordCutter(tailoring).cut(text, 0, static_cast<std::uint32_t>(text.size()), tokens);
  std::string out;
  NameMatch match;
  for (std::uint32_t i = 0; i < tokens.size();) {
    if (!matcher.find(text, tokens, i, match)) {
      ++i;
      continue;
    }
    out += "[" + text.substr(match.span.begin, match.span.end - match.span.begin);
    for (const NameEntry& entry : match.entries) out += "|" + entry.id();
    out += "]";
    CHECK(match.last > i);
    i = match.last;
  }
  return out;
}

std::string refusal(const Folder& folder, const std::string& content) {
  const std::string source = folder.write("bad.tsv", content);
  try {
    Gazetteer::build({source}, folder.at("bad.gaz"));
  } catch (const Error& e) {
    const std::string what = e.what();
    return what.starts_with(source) ? what.substr(source.size()) : what;
  }
  return "accepted";
}

}  // namespace

TEST_CASE("a gazetteer says what its source said") {
  const Folder folder;
  const auto g = made(folder,
                      "Petrovo\tGPE\tgeonames:77\tPetrova|Petrovograd\tRU\t-12.5\t130.000001\t25000\n"
                      "Ministry of Snow\tORG\tq:snow-01\t\t\t\t\t\n");
  CHECK(g->entries() == 2);
  CHECK(g->names() == 4);
  CHECK_NOTHROW(g->check());
  const std::vector<ListedEntity> all = g->look_up("Petrovograd");
  REQUIRE(all.size() == 1);
  CHECK(all[0].type == EntityType::gpe);
  CHECK(all[0].id == "geonames:77");
  CHECK(all[0].name == "Petrovo");
  CHECK(all[0].country == "RU");
  CHECK(all[0].lat == "-12.5");
  CHECK(all[0].lon == "130.000001");
  REQUIRE(g->look_up("Ministry of Snow").size() == 1);
  CHECK(g->look_up("Ministry of Snow")[0].id == "q:snow-01");
  CHECK(g->look_up("Ministry of Snow")[0].lat.empty());
  CHECK(g->look_up("ministry of snow").empty());
  CHECK(g->look_up("ministry of snow", true).size() == 1);
  CHECK(g->look_up("Ministry").empty());
  CHECK(g->look_up("").empty());
}

TEST_CASE("a gazetteer keeps dates, regions and weights, and counts by type") {
  const Folder folder;
  const std::string rows =
      "name\ttype\tid\taliases\tregion\tlat\tlon\tweight\tfrom\tto\n"
      "Snowland\tGPE\tx:1\tSnovia\tXX-1\t1\t2\t90\t1918-10-28\t1992\n"
      "Snowia\tGPE\tx:2\tSnovia\t\t\t\t\t1993\t\nAnn Snow\tPERSON\tx:3\t\t\t\t\t\t\t\n";
  Gazetteer::build({folder.write("d.tsv", rows)}, folder.at("d.gaz"));
  const auto g = Gazetteer::open(folder.at("d.gaz"));
  const std::vector<ListedEntity> all = g->look_up("Snovia");
  REQUIRE(all.size() == 2);
  CHECK(all[0].from == "1918-10-28");
  CHECK(all[0].to == "1992");
  CHECK(all[0].region == "XX-1");
  CHECK(all[0].weight == 90);
  CHECK(all[1].from == "1993");
  CHECK(all[1].to.empty());
  const auto counts = g->count_types();
  const TypeCount& places = counts[static_cast<std::size_t>(EntityType::gpe)];
  CHECK(places.entries == 2);
  CHECK(places.names == 3);
  CHECK(places.placed == 1);
  CHECK(places.dated == 2);
  CHECK(counts[static_cast<std::size_t>(EntityType::person)].names == 1);
  CHECK(counts[static_cast<std::size_t>(EntityType::org)].entries == 0);
}

TEST_CASE("names that are spelled much alike are found in whatever script") {
  const Folder folder;
  const auto g = made(folder,
                      "Kozhemyako\tPERSON\tx:1\nКожемяко\tPERSON\tx:2\nSnowford\tGPE\tx:3\tSnofword\nLee\tPERSON\tx:4\n"
                      "Li\tPERSON\tx:5\nSnow Ford\tGPE\tx:6\t\t\t\t\t50\nΑθήνα\tGPE\tx:7\nЕкатеринбург\tGPE\tx:8\n");
  const auto close = [&](const std::string& name) {
    std::string out;
    for (const CloseEntity& e : g->look_up_close(name)) out += e.id + " " + std::to_string(e.distance) + "|";
    return out;
  };
  CHECK(close("Kozhemyako") == "x:1 0|x:2 0|");
  CHECK(close("Kozemyaka") == "x:1 2|x:2 2|");
  CHECK(close("Кожемяко") == "x:1 0|x:2 0|");
  CHECK(close("Snowfodr") == "x:6 1|x:3 1|");
  CHECK(close("Snofword") == "x:3 0|x:6 1|");
  CHECK(close("Athena") == "x:7 0|");
  CHECK(close("Yekaterinburg") == "x:8 0|");
  CHECK(close("Ekaterinberg") == "x:8 2|");
  CHECK(close("Lee") == "x:4 0|");
  CHECK(close("Snow").empty());
  CHECK(close("").empty());
  CHECK(close("\xFF").empty());
  CHECK(close(std::string(300, 'a')).empty());
  CHECK(g->look_up_close("Snowford", 1).size() == 1);
  CHECK(g->look_up_close("Snofword")[0].spelling == "Snofword");
}

TEST_CASE("ids of every form come back, however many forms there are") {
  const Folder folder;
  std::string rows = "name\ttype\tid\n";
  for (int i = 0; i < 70000; ++i) {
    const std::string number = std::to_string(i);
    rows.append("Name ").append(number).append("\tORG\tNK-");
    rows += static_cast<char>('a' + i % 26);
    rows.append(number).append("x").append(std::to_string(i % 10)).append("\n");
  }
  rows += "Snow\tORG\t0017\nHail\tORG\tx:0\nSleet\tORG\t99999999999999999999\n";
  Gazetteer::build({folder.write("i.tsv", rows)}, folder.at("i.gaz"));
  const auto g = Gazetteer::open(folder.at("i.gaz"));
  CHECK_NOTHROW(g->check());
  CHECK(g->look_up("Name 5")[0].id == "NK-f5x5");
  CHECK(g->look_up("Name 69999")[0].id == "NK-h69999x9");
  CHECK(g->look_up("Snow")[0].id == "0017");
  CHECK(g->look_up("Hail")[0].id == "x:0");
  CHECK(g->look_up("Sleet")[0].id == "99999999999999999999");
}

TEST_CASE("the same source gives the same bytes") {
  const Folder folder;
  const std::string rows = "Anna\tPERSON\tx:1\nBerta\tPERSON\tx:2\nAnna Berta\tPERSON\tx:3\n";
  made(folder, rows, "a");
  made(folder, rows, "b");
  CHECK(read(folder.at("a.gaz")) == read(folder.at("b.gaz")));
}

TEST_CASE("names are found as whole words, the longest first") {
  const Folder folder;
  const NameMatcher m({made(folder,
                            "Korea\tGPE\tx:1\nNorth Korea\tGPE\tx:2\nNorth Korea Daily News\tORG\tx:3\nYork\tGPE\tx:4\n"
                            "3M\tORG\tx:5\n9\tORG\tx:6\n")});
  CHECK(found(m, "In North Korea, the Korea of Yorkshire.") == "[North Korea|x:2][Korea|x:1]");
  CHECK(found(m, "North Korea Daily and North Korea Daily News.") == "[North Korea|x:2][North Korea Daily News|x:3]");
  CHECK(found(m, "Korea's and York\xE2\x80\x99s") == "[Korea|x:1][York|x:4]");
  CHECK(found(m, "North\nKorea") == "[North\nKorea|x:2]");
  CHECK(found(m, "North\n\nKorea") == "[Korea|x:1]");
  CHECK(found(m, "North, Korea") == "[Korea|x:1]");
  CHECK(found(m, "3M sold 9m of them; 9 left") == "[3M|x:5][9|x:6]");
  std::vector<NameMatch> all;
  const std::string text = "North Korea Daily News";
  std::vector<Token> tokens;
  WordCutter().cut(text, 0, static_cast<std::uint32_t>(text.size()), tokens);
  CHECK(m.find_all(text, tokens, 0, all) == 2);
  CHECK(all[0].last == 4);
  CHECK(all[1].last == 2);
}

TEST_CASE("hyphens, apostrophes, dots and accents do not count") {
  const Folder folder;
  const NameMatcher m({made(folder,
                            "Kim Jong-un\tPERSON\tx:1\nC\xC3\xB4te d'Ivoire\tGPE\tx:2\nS\xC3\xA3o Paulo\tGPE\tx:3\n"
                            "UN\tORG\tx:4\nSt. John's\tGPE\tx:5\nMcDonald's\tORG\tx:6\nJohns\tPERSON\tx:7\n"
                            "Al-Qaeda\tORG\tx:8\nAT&T\tORG\tx:9\n\xC5\x81\xC3\xB3"
                            "d\xC5\xBA\tGPE\tx:10\n")});
  CHECK(found(m, "Kim Jong Un, Kim Jong-Un, Kim Jong\xE2\x80\x91un") ==
        "[Kim Jong Un|x:1][Kim Jong-Un|x:1][Kim Jong\xE2\x80\x91un|x:1]");
  CHECK(found(m, "Cote d'Ivoire and C\xC3\xB4te d\xE2\x80\x99Ivoire") ==
        "[Cote d'Ivoire|x:2][C\xC3\xB4te d\xE2\x80\x99Ivoire|x:2]");
  CHECK(found(m, "Sao Paulo, S\xC3\xA3o Paulo, Sa\xCC\x83o Paulo") ==
        "[Sao Paulo|x:3][S\xC3\xA3o Paulo|x:3][Sa\xCC\x83o Paulo|x:3]");
  CHECK(found(m, "the U.N. and UN-led") == "[U.N.|x:4][UN|x:4]");
  CHECK(found(m, "St John\xE2\x80\x99s, St. Johns, St. John's") ==
        "[St John\xE2\x80\x99s|x:5][St. Johns|x:5][St. John's|x:5]");
  CHECK(found(m, "McDonald's, McDonalds") == "[McDonald's|x:6][McDonalds|x:6]");
  CHECK(found(m, "John's, Johns") == "[Johns|x:7]");
  CHECK(found(m, "al Qaeda? Al Qaeda - Al - Qaeda") == "[Al Qaeda|x:8]");
  CHECK(found(m,
              "AT&T LODZ Lodz \xC5\x81\xC3\x93"
              "D\xC5\xB9") ==
        "[AT&T|x:9][LODZ|x:10][Lodz|x:10][\xC5\x81\xC3\x93"
        "D\xC5\xB9|x:10]");
}

TEST_CASE("case rules") {
  const Folder folder;
  const NameMatcher m(
      {made(folder,
            "US\tGPE\tx:1\nWhoever\tORG\tx:2\tWHO{upper}\nMarch\tGPE\tx:3\t\t\t\t\t9\t\t1\n"
            "Bank of Snow\tORG\tx:4\neBay\tORG\tx:5\nlada\tPRODUCT\tx:6\t\t\t\t\t\tany\nIt\tORG\tx:7\t\t\t\t\t\texact\n"
            "al-Watan\tORG\tx:8\nMass.\tGPE\tx:9\nSnow Co.\tORG\tx:10\nRussian\tNORP\tx:11\t\t\t\t\t\tupper\n"
            "N.S.W.\tGPE\tx:12\n")});
  CHECK(found(m, "Us us US U.S. u.s.") == "[US|x:1][U.S.|x:1]");
  CHECK(found(m, "Who who WHO") == "[WHO|x:2]");
  CHECK(found(m, "march March MARCH") == "[March|x:3][MARCH|x:3]");
  CHECK(found(m, "bank of snow, Bank of Snow, Bank Of Snow, BANK OF SNOW, Bank of snow") ==
        "[Bank of Snow|x:4][Bank Of Snow|x:4][BANK OF SNOW|x:4]");
  CHECK(found(m, "eBay Ebay EBAY ebay") == "[eBay|x:5][Ebay|x:5][EBAY|x:5]");
  CHECK(found(m, "lada Lada LADA") == "[lada|x:6][Lada|x:6][LADA|x:6]");
  CHECK(found(m, "it It IT") == "[It|x:7]");
  CHECK(found(m, "al-Watan Al-Watan al-watan") == "[al-Watan|x:8][Al-Watan|x:8]");
  CHECK(found(m, "Mass in Mass. and mass.") == "[Mass.|x:9]");
  CHECK(found(m, "Snow Co. and Snow Co of") == "[Snow Co.|x:10][Snow Co|x:10]");
  CHECK(found(m, "Russian RUSSIAN") == "[RUSSIAN|x:11]");
  CHECK(found(m, "in N.S.W. or NSW.") == "[N.S.W.|x:12][NSW|x:12]");
  NameMatch match;
  const std::string text = "MARCH";
  std::vector<Token> tokens;
  WordCutter().cut(text, 0, 5, tokens);
  REQUIRE(m.find(text, tokens, 0, match));
  CHECK(match.upper);
  CHECK(match.entries[0].weak);
}

TEST_CASE("an ambiguous name gives all it may be, the heaviest first") {
  const Folder folder;
  const auto g = made(folder,
                      "Paris\tGPE\tx:1\t\tUS\t\t\t25000\nPar\xC3\xADs\tGPE\tx:2\t\tFR\t\t\t2000000\n"
                      "Lutetia\tGPE\tx:3\tParis|PARIS\tIT\t\t\t100\n");
  CHECK(found(NameMatcher({g}), "Paris PARIS") == "[Paris|x:2|x:1|x:3][PARIS|x:2|x:1|x:3]");
  const auto mine = made(folder, "Paris\tORG\tmy:1\nTexas\tGPE\tmy:2\n", "b");
  CHECK(found(NameMatcher({mine, g}), "Paris") == "[Paris|my:1]");
  CHECK(found(NameMatcher({g, mine}), "Paris Texas") == "[Paris|x:2|x:1|x:3][Texas|my:2]");
}

TEST_CASE("words that a source declares equal") {
  const Folder folder;
  Gazetteer::build(
      {folder.write("e.tsv", "!equal\t&\tand\nname\ttype\tid\nSnow & Sons\tORG\tx:1\nTrade and Sands\tORG\tx:2\n")},
      folder.at("e.gaz"));
  CHECK(found(NameMatcher({Gazetteer::open(folder.at("e.gaz"))}), "Snow and Sons, Snow & Sons, Trade & Sands") ==
        "[Snow and Sons|x:1][Snow & Sons|x:1][Trade & Sands|x:2]");
}

TEST_CASE("a bad source is refused with its line") {
  const Folder folder;
  const std::string h = "name\ttype\tid\n";
  CHECK(refusal(folder, h + "A\tGPE\tx:1\n\tGPE\tx:2\n") == ":3: empty name");
  CHECK(refusal(folder, h + "A\tGPE\tx:1\textra\n") == ":2: broken line: 4 columns, the header has 3");
  CHECK(refusal(folder, h + "Alone\n") == ":2: broken line: no type");
  CHECK(refusal(folder, h + "A\tCITY\n") == ":2: unknown type CITY");
  CHECK(refusal(folder, h + "A\tGPE\tx:1\n# c\nB\tGPE\tx:1\n").find(":4: duplicate id: the same as in ") == 0);
  CHECK(refusal(folder, h + "A\tGPE\nB\tGPE\nA\tGPE\n").find(":4: clashes with ") == 0);
  CHECK(refusal(folder, h + "A\tGPE\tx:1\nA\tGPE\tx:2\n") == "accepted");
  CHECK(refusal(folder, h + "A\x07z\tGPE\n") == ":2: control character U+0007");
  CHECK(refusal(folder, h + "A\xC2\x85\tGPE\n") == ":2: control character U+0085");
  CHECK(refusal(folder, h + "A\xFF\tGPE\n") == ":2: byte 2 is not valid UTF-8");
  CHECK(refusal(folder, h + "...\tGPE\n") == ":2: a name without letters or digits: ...");
  std::string words;
  for (int i = 0; i < 10000; ++i) words += "word ";
  CHECK(refusal(folder, h + words + "\tGPE\n") == ":2: a name of 10000 words; 64 is the most");
  CHECK(refusal(folder, h + std::string(500, 'a') + "\tGPE\n") == ":2: a name of 500 bytes; 400 is the most");
  CHECK(refusal(folder, "A\tGPE\n") == ":1: unknown column A");
  CHECK(refusal(folder, "type\tid\n") == ":1: no column name");
  CHECK(refusal(folder, "# nothing\n") == ": no header line that names the columns");
  CHECK(refusal(folder, std::string(kHeader) + "A\tGPE\tx:1\tB||C\n") == ":2: empty name");
  CHECK(refusal(folder, std::string(kHeader) + "A\tGPE\tx:1\tB{loud}\n") == ":2: unknown option {loud}");
  CHECK(refusal(folder, std::string(kHeader) + "A\tGPE\tx:1\tB{any}|B{upper}\n") ==
        ":2: the name B stands twice, with options that differ");
  CHECK(refusal(folder, std::string(kHeader) + "A\tGPE\tx:1\t\tUSA\n") == ":2: malformed country USA");
  CHECK(refusal(folder, std::string(kHeader) + "A\tGPE\tx:1\t\t\t91\t0\n") == ":2: malformed latitude");
  CHECK(refusal(folder, std::string(kHeader) + "A\tGPE\tx:1\t\t\t9\t\n") == ":2: malformed longitude");
  CHECK(refusal(folder, std::string(kHeader) + "A\tGPE\tx:1\t\t\t\t\t-5\n") == ":2: malformed weight -5");
  CHECK(refusal(folder, std::string(kHeader) + "A\tGPE\tx:1\t\t\t\t\t\tloud\n") == ":2: unknown case rule loud");
  CHECK(refusal(folder, h + "A\tGPE\tx:1\n!incomplete\tplaces.txt:7: broken line\n") ==
        ":3: incomplete: places.txt:7: broken line");
  CHECK(refusal(folder, "name\ttype\tfrom\nA\tGPE\t1990-13\n") == ":2: malformed date 1990-13");
  CHECK(refusal(folder, "name\ttype\tfrom\tto\nA\tGPE\t1990\t1989\n") == ":2: ends before it begins");
  CHECK(refusal(folder, "name\ttype\tcanonical\nA\tGPE\t" + std::string(500, 'a') + "\n") ==
        ":2: canonical: a name of 500 bytes; 400 is the most");
  CHECK_THROWS_AS(Gazetteer::build({folder.at("none.tsv")}, folder.at("bad.gaz")), Error);
  CHECK_THROWS_AS(Gazetteer::build({folder.path}, folder.at("bad.gaz")), Error);
}

TEST_CASE("a failed build leaves what was there") {
  const Folder folder;
  const std::string good = folder.write("good.tsv", "name\ttype\nA\tGPE\n");
  const std::string bad = folder.write("bad.tsv", "name\ttype\n\tGPE\n");
  Gazetteer::build({good}, folder.at("x.gaz"));
  const std::string before = read(folder.at("x.gaz"));
  CHECK_THROWS_AS(Gazetteer::build({good, bad}, folder.at("x.gaz")), Error);
  CHECK(read(folder.at("x.gaz")) == before);
  CHECK(folder.files() == 3);
  CHECK_THROWS_AS(Gazetteer::build({good}, folder.at("nowhere/x.gaz")), Error);
  // Neither over its own source nor over what is no file; a link stays one.
  CHECK_THROWS_AS(Gazetteer::build({good}, good), Error);
  CHECK(read(good) == "name\ttype\nA\tGPE\n");
  CHECK_THROWS_AS(Gazetteer::build({good}, folder.path), Error);
  fs::create_symlink("x.gaz", folder.path / "link.gaz");
  Gazetteer::build({good}, folder.at("link.gaz"));
  CHECK(fs::is_symlink(folder.path / "link.gaz"));
  CHECK(read(folder.at("x.gaz")) == before);
  CHECK(folder.files() == 4);
}

TEST_CASE("damaged and foreign files are refused") {
  const Folder folder;
  const auto reason = [&](const std::string& bytes) -> std::string {
    try {
      Gazetteer::open(folder.write("d.gaz", bytes))->check();
    } catch (const Error& e) {
      return e.reason();
    }
    return "accepted";
  };
  made(folder, "Anna Berta\tPERSON\tx:1\tAnna B.|Annie\nCarl\tPERSON\tx:2\n");
  const std::string good = read(folder.at("a.gaz"));
  CHECK(reason(good) == "accepted");
  CHECK(reason("") == "not a compiled gazetteer: too short");
  CHECK(reason(std::string(400, 'x')) == "not a compiled gazetteer");
  CHECK(reason(good.substr(0, good.size() - 1)) == "truncated, or grown: the size is not the one in its header");
  std::string other = good;
  other[8] = 9;
  CHECK(reason(other) == "format version 9, this program reads version 1: build it again");
  // Every byte counts, and damage that opening does not see never leads outside the file.
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string damaged = good;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x15);
    CAPTURE(i);
    CHECK(reason(damaged) != "accepted");
    try {
      const auto g = Gazetteer::open(folder.at("d.gaz"));
      found(NameMatcher({g}), "Anna Berta met Carl and Annie.");
    } catch (const Error&) {
    }
  }
  CHECK_THROWS_AS(Gazetteer::open(folder.at("none.gaz")), Error);
  CHECK_THROWS_AS(Gazetteer::open(folder.path), Error);
}
