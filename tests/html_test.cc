#include <string>
#include <vector>

#include "calendar/date_line.h"
#include "catch.h"
#include "dateline/analyzer.h"
#include "dateline/input.h"
#include "input/html_metadata.h"
#include "input/html_names.h"
#include "input/html_outline.h"
#include "input/html_page.h"
#include "model/document_data.h"
#include "temporary.h"

using namespace dateline;

namespace {

const std::string kStory =
    "<p>The council of Varmouth voted on Tuesday to close the old harbour bridge, after engineers found cracks in two "
    "of its pillars.</p>"
    "<p>Traffic will be led over the northern crossing until the work is done, the mayor told reporters at the town "
    "hall.</p>"
    "<p>The repair is to cost nine million crowns, a sum that the town hopes to share with the county, and will take "
    "two years.</p>";

Document read_page(const std::string& page) {
  const Temporary folder;
  Reader reader({.paths = {folder.file("page.html", page)}});
  InputItem item;
  REQUIRE(reader.next(item));
  REQUIRE(std::holds_alternative<Document>(item));
  return std::move(std::get<Document>(item));
}

Document read_body(const std::string& body,
                   const std::string& head = "<title>Bridge to close | Varmouth Herald</title>") {
  return read_page("<!DOCTYPE html><html lang=en><head>" + head + "</head><body>" + body + "</body></html>");
}

// "T The headline|b First words": the outline, one letter a role, and the first words of each zone.
std::string outline(const Document& document) {
  std::string out;
  for (const OutlineZone& zone : document.data().outline) {
    if (!out.empty()) out += '|';
    out += "TBPDHbcqx"[static_cast<std::size_t>(zone.role)];
    out += ' ';
    out += document.text(zone.span).substr(0, 9);
  }
  return out;
}

std::string roles(const Document& document) {
  std::string out;
  for (const OutlineZone& zone : document.data().outline) out += "TBPDHbcqx"[static_cast<std::size_t>(zone.role)];
  return out;
}

void judge(Document& document) {
  static const Analyzer analyzer(Language::load("en"));
  analyzer.analyze(document, kZones);
}

// The zones that the analysis makes of a page.
std::string judged(Document document) {
  judge(document);
  std::string out;
  for (const Zone& zone : document.zones()) out += "TBPDHbcqx"[static_cast<std::size_t>(zone.role)];
  return out;
}

std::string date_in(std::string_view line, std::string_view lang) {
  const auto date = read_date_line(cldr_date_names(lang), line);
  return date ? date->value() : "-";
}

ChromeName chrome_named(std::string_view names) {
  NameMeaning meaning;
  judge_names(names, meaning);
  return meaning.chrome;
}

std::uint16_t cues_named(std::string_view names) {
  NameMeaning meaning;
  judge_names(names, meaning);
  return meaning.cues;
}

}  // namespace

TEST_CASE("names of classes") {
  CHECK(chrome_named("share-bar") == ChromeName::share);
  CHECK(chrome_named("c-shareBar__item") == ChromeName::share);
  CHECK(chrome_named("relatedStories") == ChromeName::related);
  CHECK(chrome_named("td-cookie_notice x") == ChromeName::consent);
  CHECK(chrome_named("comment") == ChromeName::comments);
  CHECK(chrome_named("commentary") == ChromeName::none);
  CHECK(chrome_named("shape adder loaded") == ChromeName::none);
  CHECK(chrome_named("no-sidebar has-comments") == ChromeName::none);
  CHECK((cues_named("entry-content") & kCueBody) != 0);
  CHECK((cues_named("articleBody") & kCueBody) != 0);
  CHECK((cues_named("article__text") & kCueBody) != 0);
  CHECK(cues_named("entry") == 0);
  CHECK((cues_named("article-byline") & kCueByline) != 0);
  CHECK(chrome_named("article-body share") == ChromeName::share);
  CHECK(chrome_named("sharing-a-flat-with-friends-is-no-sin") == ChromeName::none);
}

TEST_CASE("every tag and word is found") {
  for (const char* name : {"a", "article", "h1", "h6", "time", "ul", "script"}) CHECK(html_tag(name) != HtmlTag::other);
  CHECK(html_tag("svg") == HtmlTag::unseen);
  CHECK(html_tag("wbr") == HtmlTag::inline_text);
  CHECK(html_tag("x-y") == HtmlTag::other);
}

TEST_CASE("menus, boxes and feet around an article") {
  const Document document = read_body(
      "<nav><a href=/>Home</a> <a href=/s>Sport</a></nav>"
      "<main><article><h1>Bridge to close</h1><div class=byline>By Anna Lind</div>"
      "<div class='share-tools'>Share this story</div>" +
      kStory +
      "<aside class=related><h3>Related</h3><a href=/1>A ferry is to sail at night from May on, says the port.</a>"
      "</aside><div class=newsletter-signup>Get the news of the harbour by mail every morning, before you rise.</div>"
      "</article></main>"
      "<section id=comments><p>I have said for years that this bridge is a danger, and nobody ever listened to me.</p>"
      "</section><footer>Varmouth Herald, 1 Quay Street</footer>");
  CHECK(roles(document) == "xTBxbbbxxxxx");
  CHECK(document.info().title == "Bridge to close");
}

TEST_CASE("captions, quotations, lists and headings keep their places") {
  const Document document = read_body(
      "<h1>Bridge to close</h1><p class=standfirst>Engineers found cracks in two pillars</p><div class=story-text>" +
      kStory +
      "<figure><img src=x><figcaption>The bridge in March</figcaption></figure><h2>What now</h2>"
      "<blockquote>We had no choice, the engineer said.</blockquote><ul><li>Buses turn at the mill.</li>"
      "<li>Boats pass as before.</li></ul>" +
      kStory + "<h3>More news</h3></div>");
  CHECK(roles(document) == "THbbbcHqbbbbbx");
}

TEST_CASE("a name that holds the article is not believed") {
  CHECK(roles(read_body("<h1>Bridge to close</h1><div class='sidebar comments'>" + kStory + "</div>")) == "Tbbb");
}

TEST_CASE("the headline is told from the paper's name, and stands once") {
  const Document document =
      read_body("<h1><a href=/>Varmouth Herald</a></h1><h2>Bridge to close</h2>" + kStory + "<h2>Bridge to close</h2>");
  CHECK(outline(document).substr(0, 23) == "x Varmouth |T Bridge to");
  CHECK(roles(document) == "xTbbbx");
  CHECK(document.info().title == "Bridge to close");
}

TEST_CASE("a section's name inside the headline is no part of the title") {
  CHECK(read_body("<h1><span>Opinion</span> Bridge to close soon</h1>" + kStory, "<title>Bridge to close soon</title>")
            .info()
            .title == "Bridge to close soon");
}

TEST_CASE("a page's own copy of its article tells it from the next one") {
  const std::string next =
      "<p>The ferry company said on Monday that its boats would sail at night as well, from the first of May "
      "onwards.</p>";
  const std::string story =
      kStory + "<p>The old bridge, built in the year of the great flood, is the third on this spot.</p>";
  std::string copy;
  bool tag = false;
  for (const char c : story) {
    tag = tag || c == '<';
    copy += tag ? ' ' : c;
    tag = tag && c != '>';
  }
  const std::string head =
      "<title>Bridge to close</title><script type='application/ld+json'>{\"@type\":\"NewsArticle\","
      "\"headline\":\"Bridge to close\",\"articleBody\":\"" +
      copy + "\"}</script>";
  const std::string page = "<h1>Bridge to close</h1><div>" + story + "</div><div>" + next + next + "</div>";
  CHECK(roles(read_body(page)) == "Tbbbbbb");
  CHECK(roles(read_body(page, head)) == "Tbbbbxx");
}

TEST_CASE("of several articles on a page, the one that it is named after") {
  const std::string other = "<article><h2>Ferry to sail at night</h2>" + kStory + "</article>";
  CHECK(roles(read_body("<article><h1>Bridge to close</h1>" + kStory + "</article>" + other + other)) ==
        "Tbbbxxxxxxxx");
  // An article in parts is one.
  CHECK(roles(read_body("<h1>Bridge to close</h1><article>" + kStory + "</article>" + other)) == "TbbbHbbb");
}

TEST_CASE("what JSON-LD says of the article, not of others") {
  JsonLd json;
  read_json_ld(R"(/*<![CDATA[*/ {"@context":"https://schema.org","@graph":[
      {"@type":"WebPage","headline":"The page","datePublished":"2020-01-01"},
      {"@type":["NewsArticle"],"headline":"A ship sank","datePublished":"2024-05-03T10:20:00+02:00",
       "author":[{"@type":"Person","name":"Anna Lind"},{"name":"Bo Holm"}],"publisher":{"name":"The Wave"}},
      {"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"Another"}]}]} /*]]>*/)",
               json);
  CHECK(json.article);
  CHECK(json.headline == "A ship sank");
  CHECK(json.published == "2024-05-03T10:20:00+02:00");
  CHECK(json.authors == std::vector<std::string>{"Anna Lind", "Bo Holm"});
  CHECK(json.publisher == "The Wave");
}

TEST_CASE("JSON-LD with line ends in strings, and what is no JSON") {
  JsonLd json;
  read_json_ld("{\"@type\":\"Article\",\"headline\":\"A ship\nsank\"}", json);
  CHECK(json.headline == "A ship sank");
  JsonLd broken;
  read_json_ld("{\"@type\":\"Article\",\"headline\":\"A ship sank\",,}", broken);
  CHECK(broken.headline == "A ship sank");
  read_json_ld("", broken);
  read_json_ld("}{", broken);
}

TEST_CASE("titles without their site") {
  HtmlMetadata metadata;
  metadata.site = "Varmouth Herald";
  metadata.url = "https://www.theherald.example/1";
  CHECK(without_site("Bridge to close | Varmouth Herald", metadata) == "Bridge to close");
  CHECK(without_site("Bridge to close - for now | Varmouth Herald", metadata) == "Bridge to close - for now");
  CHECK(without_site("Varmouth Herald: Bridge", metadata) == "Varmouth Herald: Bridge");
  CHECK(without_site("Varmouth Herald - Bridge to close", metadata) == "Bridge to close");
  CHECK(without_site("Bridge - a history", metadata) == "Bridge - a history");
  CHECK(without_site("Bridge to close — The Herald", metadata) == "Bridge to close");
}

TEST_CASE("dates of publication, in order of trust") {
  const auto date = [](const std::string& head, const std::string& body) {
    const Document document =
        read_body("<h1>Bridge to close</h1>" + body + kStory, "<title>Bridge to close</title>" + head);
    return document.info().date + " " + document.info().date_from;
  };
  CHECK(date("<meta name=DC.date.issued content='2024-03-05'>", "<p>7 March 2024</p>") == "2024-03-05 metadata");
  CHECK(date("<meta property=article:modified_time content='2024-03-09'>", "<p>7 March 2024</p>") ==
        "2024-03-07 header");
  CHECK(date("", "<time datetime='2024-03-05T10:00:00+01:00'>Tuesday</time>") == "2024-03-05T10:00+01:00 metadata");
  CHECK(date("", "<time class=updated datetime='2024-03-06'>x</time><time datetime='2024-03-05'>y</time>") ==
        "2024-03-05 metadata");
  CHECK(date("<meta name=expires content='2024-03-05'>", "") == " ");
  CHECK(date("", "<span class=post-date>02/03/2024</span>") == " ");
}

TEST_CASE("dates that programs write in words, and dates below the text") {
  CHECK(date_in("Tue Mar 05 14:57:21 CEST 2024", "de") == "2024-03-05T14:57");
  CHECK(date_in("Varmouth,\xC2\xA0"
                "5.3.2024",
                "de") != "-");
  CHECK(read_body("<h1>Bridge to close</h1>" + kStory + "<p>Changed: 5 March 2024</p>").info().date == "2024-03-05");
  CHECK(read_body("<h1>Bridge to close</h1>" + kStory + "<p>In March 2024 it closed</p>").info().date.empty());
}

TEST_CASE("a page's language") {
  const std::string german =
      "<p>Der Rat von Varmouth hat am Dienstag beschlossen, die alte Brücke am Hafen zu schließen, nachdem Ingenieure "
      "Risse in zwei ihrer Pfeiler gefunden hatten, sagte die Bürgermeisterin.</p>";
  // A template's word against the text's.
  CHECK(read_page("<html lang=en-US><body><h1>Brücke</h1>" + german + german + "</body></html>").info().lang == "de");
  CHECK(read_page("<html lang=de-AT><body><h1>Brücke</h1>" + german + german + "</body></html>").info().lang ==
        "de-AT");
  CHECK(read_body("<h1>Bridge to close</h1>" + kStory).info().lang == "en");
  // Its months are read by it.
  CHECK(read_page("<html><body><h1>Brücke</h1><p>5. März 2024</p>" + german + german + "</body></html>").info().date ==
        "2024-03-05");
}

TEST_CASE("authors one by one, without their papers") {
  const auto author = [](const std::string& content) {
    return read_body("<h1>Bridge to close</h1>" + kStory,
                     "<meta property=og:site_name content='The Wave'><meta name=author content='" + content + "'>")
        .info()
        .author;
  };
  CHECK(author("Anna Lind, Bo Holm") == "Anna Lind; Bo Holm");
  CHECK(author("Anna Lind, The Wave") == "Anna Lind");
  CHECK(author("Anna Lind, wave.example") == "Anna Lind, wave.example");
  CHECK(author("Anna Lind, thewave.com") == "Anna Lind");
  CHECK(author("Lind, Anna") == "Lind, Anna");
  CHECK(author("Anna Lind | The Wave") == "Anna Lind");
  CHECK(author("https://wave.example/lind").empty());
}

TEST_CASE("authors by the links to their pages") {
  const auto author = [](const std::string& line) {
    return read_body("<h1>Bridge to close</h1><div>" + line + "</div>" + kStory +
                     "<p>Others: <a href='/author/bo-holm'>Bo Holm</a></p>")
        .info()
        .author;
  };
  CHECK(
      author(
          "<a href='https://wave.example/author/anna-lind/'>\n Anna Lind </a> and <a rel=author href=/x>Eva Ek</a>") ==
      "Anna Lind; Eva Ek");
  CHECK(author("<a href='/author/anna-lind/'>More stories</a>").empty());
  CHECK(author("<a href='/news/anna-lind/'>Anna Lind</a>").empty());
}

TEST_CASE("a moment in UTC is told by the day that readers see") {
  const std::string head =
      "<title>Bridge to close</title><meta property=article:published_time content='2024-03-06T01:48:00Z'>";
  const auto date = [&](const std::string& shown) {
    return read_body("<h1>Bridge to close</h1><div class=date>" + shown + "</div>" + kStory, head).info().date;
  };
  CHECK(date("March 5, 2024 8:48 p.m.") == "2024-03-05T20:48");
  CHECK(date("March 5, 2024") == "2024-03-05");
  CHECK(date("March 5, 2024 8:13 p.m.") == "2024-03-06T01:48Z");
  CHECK(date("March 3, 2024") == "2024-03-06T01:48Z");
  CHECK(date("March 7, 2024") == "2024-03-06T01:48Z");
}

TEST_CASE("names of months of every language") {
  CHECK(date_in("Dienstag, 5. März 2024, 14:30 Uhr", "de-DE") == "2024-03-05T14:30");
  CHECK(date_in("5. Jänner 2022", "de") == "2022-01-05");
  CHECK(date_in("mardi 5 mars 2024", "fr") == "2024-03-05");
  CHECK(date_in("5 de febrero de 2024", "es") == "2024-02-05");
  CHECK(date_in("5 marca 2024", "pl") == "2024-03-05");
  CHECK(date_in("5 марта 2024", "ru") == "2024-03-05");
  CHECK(date_in("2024年3月5日", "zh") == "2024-03-05");
  CHECK(date_in("March 5, 2024", "de") == "2024-03-05");
  CHECK(date_in("5 mars 2024", "xx") == "-");
  CHECK(writes_day_first("de") == true);
  CHECK(writes_day_first("en-US") == false);
  CHECK(writes_day_first("en-GB") == true);
  CHECK_FALSE(writes_day_first("en").has_value());
}

TEST_CASE("text that only style sheets set apart") {
  CHECK(read_body("<div>By<a href=x>Anna Lind</a></div><p>H<sub>2</sub>O is <b>wat</b>er. 10&nbsp;000 t&nbsp;</p>")
            .text() ==
        "By Anna Lind\n\nH2O is water. 10\xC2\xA0"
        "000 t\n");
}

TEST_CASE("cells of data stand in a line, columns of a page apart") {
  const std::string column = "The council of Varmouth voted on Tuesday to close the old harbour bridge, for two years.";
  CHECK(read_body("<table><tr><td>Boats<td>12<td>13</tr></table>").text() == "Boats 12 13\n");
  CHECK(read_body("<table><tr><td>" + column + "</td><td>Sport</td></tr></table>").text() == column + "\n\nSport\n");
}

TEST_CASE("two line breaks part paragraphs, one a line") {
  CHECK(read_body("One.<br>Two.<br><br>Three.").text() == "One.\nTwo.\n\nThree.\n");
}

TEST_CASE("a page nested too deep says so and keeps its text") {
  std::string page;
  for (int i = 0; i < 2000; ++i) page += "<div>";
  const Document document = read_body(page + kStory);
  CHECK(document.info().issue == "too-deep");
  CHECK(document.text().size() > 300);
}

TEST_CASE("what the language's words say where the markup is not sure") {
  CHECK(judged(read_body("<h1>Bridge to close</h1><p>By Anna Lind on March 5, 2024</p>" + kStory +
                         "<p>We may earn a commission from links on this page.</p><p>Share this article</p>" +
                         kStory)) == "TBbbbxxbbb");
  Document document = read_body("<h1>Bridge to close</h1><p>By Anna Lind</p>" + kStory +
                                "<p>Anna Lind covers the harbour. Write to her at alind@example.com.</p>");
  document.info().author = "Anna Lind";
  CHECK(judged(std::move(document)) == "TBbbbB");
  document = read_body("<h1>Bridge to close</h1>" + kStory, "<meta name=author content='By Anna Lind; Bo Byholm'>");
  CHECK(document.info().author == "By Anna Lind; Bo Byholm");
  judge(document);
  CHECK(document.info().author == "Anna Lind; Bo Byholm");
  document = read_body("<h1>Bridge to close</h1><p>Mar 5, 2024 3 min read</p>" + kStory +
                       "<p>Anna Lind</p><p>Staff editor</p>");
  document.info().author = "Anna Lind";
  CHECK(judged(std::move(document)) == "TPbbbBB");
}

TEST_CASE("a page without running text is judged as text") {
  const Document document = read_body("<p>Short.</p>");
  CHECK(document.data().outline.empty());
  CHECK(document.text() == "Short.\n");
}
