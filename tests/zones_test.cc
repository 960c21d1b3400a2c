#include "article/zones.h"

#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "article/publication.h"
#include "catch.h"
#include "dateline/language.h"
#include "language/language_data.h"
#include "model/document_data.h"
#include "text/words.h"

using namespace dateline;

namespace {

const Language::Data& english() {
  static const auto language = Language::load("en");
  return language->data();
}

Document read(std::string text, bool explain = false) {
  Document document(std::move(text), "article");
  Document::Data& d = document.data();
  WordCutter().cut(d.text, 0, static_cast<std::uint32_t>(d.text.size()), d.tokens);
  english().lexicon.look_up(d.text, d.tokens);
  find_zones(english(), explain, d);
  return document;
}

// Sorted, apart, within the text, and nothing but white space between them.
void check_cover(const Document& document) {
  std::uint32_t at = 0;
  const auto is_blank = [](std::string_view s) {
    for (std::size_t i = 0; i < s.size(); ++i) {
      if (s.substr(i, 2) == "\xC2\xA0") {
        ++i;
      } else if (std::string_view(" \t\r\n\f\v").find(s[i]) == std::string_view::npos) {
        return false;
      }
    }
    return true;
  };
  for (const Zone& zone : document.zones()) {
    REQUIRE(zone.span.begin >= at);
    REQUIRE(zone.span.end > zone.span.begin);
    REQUIRE(zone.span.end <= document.text().size());
    CHECK(is_blank(document.text().substr(at, zone.span.begin - at)));
    at = zone.span.end;
  }
  CHECK(is_blank(document.text().substr(at)));
}

// One letter a zone, in order: T title, B byline, P published, D dateline, H heading, b body, c caption, q quote, x
// chrome.
std::string roles(const Document& document) {
  std::string out;
  for (const Zone& zone : document.zones()) out += "TBPDHbcqx"[static_cast<std::size_t>(zone.role)];
  return out;
}

std::string roles(const std::string& text) {
  const Document document = read(text);
  check_cover(document);
  return roles(document);
}

const std::string kBody =
    "The council of Varmouth voted on Tuesday to close the old harbour bridge after engineers found cracks in two of "
    "its "
    "pillars.\n\nTraffic will be led over the northern crossing until the work is done, the mayor told reporters.\n";

}  // namespace

TEST_CASE("a plain article") {
  CHECK(roles("Harbour bridge to close for two years\n\n" + kBody) == "Tbb");
  CHECK(roles("Harbour bridge to close for two years\n\nBy Anna Lind\n\nMarch 5, 2021\n\n" + kBody) == "TBPbb");
  CHECK(roles("Harbour bridge to close for two years\n\nPublished: 5 March 2021, 14:30 GMT\nAnna Lind\n\n" + kBody) ==
        "TPBbb");
  CHECK(roles(kBody + "\nA town divided\n\n" + kBody) == "bbHbb");
}

TEST_CASE("one line alone is what somebody wants read") {
  CHECK(roles("Copyright 2021 Varmouth Echo") == "b");
  CHECK(roles("Go back") == "b");
  CHECK(roles("") == "");
  CHECK(roles(" \n\n ") == "");
}

TEST_CASE("a page's links above and below the story") {
  std::string menu, more;
  for (int i = 0; i < 30; ++i) menu += "Harbour link " + std::to_string(i) + "\n\n";
  for (int i = 0; i < 6; ++i) more += "\nMayor of town " + std::to_string(i) + " opens another bridge for the people\n";
  const std::string page =
      "Skip to content\n\nLog in\n\nShare\n\n" + menu + "Harbour bridge to close for two years\n\n" + kBody + more;
  const std::string found = roles(page);
  CHECK(found.substr(found.find('T')) == "Tbb" + std::string(6, 'x'));
  // Without a page's buttons, a list is a list of the article's own.
  CHECK(roles("Harbour bridge to close for two years\n\n" + kBody + more).find('x') == std::string::npos);
}

TEST_CASE("lines that stand in many files of a folder are furniture") {
  const std::string text =
      "Harbour Post\n\nPier to close\n\nBy Jane Doe\n\nThe council closed the old pier on Tuesday after a storm tore "
      "away its northern end.\n\nThe Post is owned by its readers and printed twice a week in the old mill.\n";
  const auto roles = [&](bool most) {
    Document document{std::string(text), "article"};
    Document::Data& d = document.data();
    for (const std::string_view line : {"Harbour Post", "By Jane Doe", "The Post is owned"}) {
      const auto begin = static_cast<std::uint32_t>(text.find(line));
      d.repeated.push_back({{begin, static_cast<std::uint32_t>(text.find('\n', begin))}, most});
    }
    WordCutter().cut(d.text, 0, static_cast<std::uint32_t>(d.text.size()), d.tokens);
    english().lexicon.look_up(d.text, d.tokens);
    find_zones(english(), false, d);
    std::vector<ZoneRole> out;
    for (const Zone& zone : d.zones) out.push_back(zone.role);
    return out;
  };
  using enum ZoneRole;
  CHECK(roles(true) == std::vector<ZoneRole>{chrome, title, byline, body, chrome});
  // Running text must stand in most files.
  CHECK(roles(false) == std::vector<ZoneRole>{chrome, title, byline, body, body});
}

TEST_CASE("datelines") {
  CHECK(roles("VARMOUTH, March 5 (Norpress) — " + kBody) == "Dbb");
  CHECK(roles("VARMOUTH (NP) - " + kBody) == "Dbb");
  CHECK(roles("Varmouth, March 5 (Norpress) - " + kBody) == "Dbb");
  CHECK(roles("VARMOUTH: " + kBody) == "Dbb");
  CHECK(roles("VARMOUTH (NP) --\n\n" + kBody) == "Dbb");
  CHECK(roles("Harbour bridge to close for two years\n\nVarmouth, March 5, 2021 (Norpress)\n\n" + kBody) == "TDbb");
  CHECK(roles("Varmouth, 5 March 2021. " + kBody) == "Dbb");
  CHECK(roles("Varmouth, 5 March 2021 (Norpress).- " + kBody) == "Dbb");
  CHECK(roles("On Friday, 5 March 2021. " + kBody) == "bb");
  // No place: a label, a speaker, an aside.
  CHECK(roles("UPDATE: " + kBody) == "bb");
  CHECK(roles("The bridge - " + kBody) == "bb");
}

TEST_CASE("menus, buttons, share bars") {
  CHECK(
      roles("Skip to content\nHome\nSport\nMore\n\nHarbour bridge to close for two years\n\nShare | Tweet | Email\n\n" +
            kBody) == "xxxxTxbb");
  CHECK(roles("Harbour bridge to close for two years\n\n" + kBody + "\nRead moreRead more\n\n" + kBody) == "Tbbxbb");
  CHECK(roles("Harbour bridge to close for two years\n\n" + kBody + "\nAdvertisement\n\n" + kBody) == "Tbbxbb");
}

TEST_CASE("what stands above a title") {
  CHECK(roles("VARMOUTH ECHO\n\nHarbour bridge to close for two years\n\n" + kBody) == "xTbb");
  CHECK(roles("Latest  Harbour  Council  About\n\nHarbour bridge to close for two years\n\n" + kBody) == "xTbb");
  CHECK(roles("Opinion\nHarbour bridge to close for two years\nEngineers say the cracks are old\n\n" + kBody) ==
        "xTHbb");
}

TEST_CASE("date lines that name more than the date") {
  CHECK(roles("Harbour bridge to close for two years\n\nCommentary | 05/03/2021 | By Anna Lind\n\n" + kBody) == "TPbb");
  CHECK(roles("Harbour bridge to close for two years\n\n" + kBody + "\nVarmouth Echo, 5 March 2021") == "TbbP");
  CHECK(roles("Harbour bridge to close for two years\n\nWhat the vote of March 5, 2021 means\n\n" + kBody) == "THbb");
  CHECK(roles("The years of the bridge\n\nMarch 5, 1921\n" + kBody + "\nApril 9, 1980\n" + kBody + "\nMay 2, 1999\n" +
              kBody) == "THbbHbbHbb");
}

TEST_CASE("adverts that shout are chrome, people who shout are not") {
  CHECK(roles("Harbour bridge to close for two years\n\nEarn Huge Cash With Your Phone In Just Ten Days!\n\n" +
              kBody) == "Txbb");
  CHECK(roles("Harbour bridge to close for two years\n\n" + kBody +
              "\n\"You win your bridge back and we all lose our money!\"\n\n" + kBody)
            .find('x') == std::string::npos);
  CHECK(roles("We will fight for every stone of it, said the mayor, and we shall win!\n\n" + kBody).find('x') ==
        std::string::npos);
}

TEST_CASE("the foot of a page") {
  CHECK(roles("Harbour bridge to close for two years\n\n" + kBody +
              "\nLeave a Reply\n\nYour email address will not be published. Required fields are marked *\n\nName "
              "*\n\nSend") == "Tbbxxxx");
  CHECK(roles("Harbour bridge to close for two years\n\n" + kBody +
              "\n© 2021 Varmouth Echo Ltd. All rights reserved.\nContact | Privacy policy | Imprint\nBuilt in the "
              "harbour") == "Tbbxxx");
  CHECK(roles("Harbour bridge to close for two years\n\n" + kBody +
              "\nRelated stories\nFerry runs aground near lighthouse\nMayor wins second term\n") == "Tbbxxx");
}

TEST_CASE("a block in another language") {
  const std::string polish =
      "Niniejsza polityka określa zasady przetwarzania danych osobowych użytkowników serwisu oraz zasady korzystania z "
      "plików, "
      "które są zapisywane w urządzeniach podczas przeglądania stron.";
  CHECK(roles("Harbour bridge to close for two years\n\n" + kBody + "\n" + polish) == "Tbbx");
  // Where most of the text is, the article is in that language.
  const std::string text =
      polish + "\n\n" + polish + " " + polish + "\n\n" + polish + "\n\nA short line of English here.";
  CHECK(roles(text).find('x') == std::string::npos);
}

TEST_CASE("running text that looks like chrome stays") {
  const std::vector<std::string> lines = {
      "The company said it would comment on the results next week, when the board meets in Oslo.",
      "Privacy campaigners said the cookie law had failed, and that readers were asked to agree to terms of use nobody "
      "reads.",
      "\"We use cookies to remember what is in your basket and for nothing else,\" the shop's owner told the court on "
      "Friday.",
      "Share prices fell by a tenth.",
      "Contact with the ship was lost.",
      "By Monday the water had gone.",
      "By Friday night, Oslo and Bergen were without power.",
      "Posted near the gate were two guards.",
      "News of the verdict spread fast.",
      "More than forty people were hurt.",
      "Follow-up talks are planned for May.",
      "Related charges were dropped in 2019.",
      "Comments by the minister angered farmers.",
      "Copyright law does not cover recipes, the judge held, and the chef has no claim to the soup's name.",
  };
  for (const std::string& line : lines) {
    INFO(line);
    CHECK(roles("Harbour bridge to close for two years\n\n" + kBody + "\n" + line + "\n\n" + kBody).find('x') ==
          std::string::npos);
    CHECK(roles("Harbour bridge to close for two years\n\n" + kBody + "\n" + line).find('x') == std::string::npos);
  }
}

TEST_CASE("wrapped lines are one paragraph") {
  const std::string wrapped =
      "The council of Varmouth voted on Tuesday to close the old harbour\nbridge after engineers found cracks in two "
      "of its pillars. "
      "Traffic\nwill be led over the northern crossing until the work is done, the\nmayor told reporters outside the "
      "town hall on "
      "Tuesday evening after\na long debate about costs.\n\nNobody was hurt.\n";
  CHECK(roles(wrapped) == "bb");
}

TEST_CASE("pictures and what stands beside them") {
  CHECK(roles("Harbour bridge to close for two years\n\n" + kBody + "\nPhoto: The bridge at low tide\n\n" + kBody) ==
        "Tbbcbb");
  CHECK(roles("Harbour bridge to close for two years\n\n" + kBody + "\nThe old harbour bridge 20391847561\n\n" +
              kBody) == "Tbbcbb");
}

TEST_CASE("odd bytes are covered, too") {
  check_cover(read(std::string("a\0b\n\x01\n\xEF\xBB\xBFTitle here of it\r\n\r\n\xC2\xA0 word \xC2\xA0\n\n—\n", 47)));
  check_cover(read("\xEF\xBB\xBF" + kBody));
  check_cover(read("????\n\n!!!!\n\n| | |\n"));
}

TEST_CASE("many lines take a time that grows with them") {
  const std::vector<std::string> lines = {"Comments\n\n",      "A few words\n\n",
                                          "VARMOUTH\n",        "By Anna Lind\n",
                                          "March 5, 2021\n\n", "Related stories\nMayor wins again\n",
                                          "Subscribe\n",       "| x |\n"};
  for (const std::string& line : lines) {
    std::string text;
    while (text.size() < 1000000) text += line;
    check_cover(read(text + "\n" + kBody));
    check_cover(read(kBody + "\n" + text + "\n" + kBody));
  }
}

TEST_CASE("reasons come with zones when asked for") {
  const Document document = read("Home\n\nHarbour bridge to close for two years\n\n" + kBody, true);
  REQUIRE(document.data().zone_reasons.size() == document.zones().size());
  for (const std::string& reason : document.data().zone_reasons) CHECK_FALSE(reason.empty());
  CHECK(read(kBody).data().zone_reasons.empty());
}

namespace {

// The zones of the articles that the project was given as examples, by the lines of the files; other lines are body.
const std::map<std::string, std::map<int, char>> kArticles = {
    {"000_302bb1ee8d063ff7.txt",
     {{1, 'x'}, {3, 'T'}, {5, 'P'}, {7, 'B'}, {15, 'H'}, {23, 'H'}, {27, 'H'}, {37, 'H'}, {41, 'x'}}},
    {"001_1fad16f905f4de3f.txt", {{1, 'x'}, {2, 'x'}, {4, 'T'}, {6, 'P'}, {7, 'B'}}},
    {"002_9b44693fd4e7f996.txt", {{1, 'T'}, {3, 'x'}, {5, 'D'}, {27, 'x'}, {29, 'x'}, {31, 'x'}, {34, 'x'}}},
    {"003_a47216d700ece483.txt",
     {{1, 'x'},
      {2, 'x'},
      {4, 'T'},
      {8, 'P'},
      {10, 'c'},
      {38, 'x'},
      {41, 'x'},
      {42, 'x'},
      {43, 'x'},
      {44, 'x'},
      {45, 'x'},
      {46, 'x'},
      {47, 'x'},
      {48, 'x'},
      {49, 'x'},
      {50, 'x'}}},
    {"004_565477c03ded1a11.txt", {{1, 'D'}}},
};

}  // namespace

TEST_CASE("the example articles, line by line") {
  const std::string folder = std::string(DATELINE_SOURCE_DIR) + "/../shared/articles/";
  for (const auto& [name, expected] : kArticles) {
    std::ifstream in(folder + name, std::ios::binary);
    if (!in) {
      WARN("skipped: no " << folder << name);
      continue;
    }
    std::stringstream content;
    content << in.rdbuf();
    const Document document = read(content.str());
    check_cover(document);
    const std::string found = roles(document);
    int line = 1;
    std::uint32_t at = 0;
    std::map<int, char> by_line;
    for (std::size_t i = 0; i < document.zones().size(); ++i) {
      for (; at < document.zones()[i].span.begin; ++at) line += document.text()[at] == '\n' ? 1 : 0;
      by_line.try_emplace(line, found[i]);
    }
    for (const auto& [number, role] : by_line) {
      INFO(name << " line " << number);
      const auto wanted = expected.find(number);
      CHECK(std::string(1, role) == std::string(1, wanted == expected.end() ? 'b' : wanted->second));
    }
    for (const auto& [number, role] : expected) {
      INFO(name << " line " << number);
      CHECK(by_line.count(number) == 1);
    }
  }
}
