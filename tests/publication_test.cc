#include "article/publication.h"

#include <string>

#include "article/address_date.h"
#include "article/zones.h"
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

ArticleInfo read(std::string text, std::string name = "-", ArticleInfo info = {}) {
  Document document(std::move(text), std::move(name));
  document.info() = std::move(info);
  Document::Data& d = document.data();
  WordCutter().cut(d.text, 0, static_cast<std::uint32_t>(d.text.size()), d.tokens);
  english().lexicon.look_up(d.text, d.tokens);
  find_zones(english(), false, d);
  find_publication(english(), d);
  return document.info();
}

const std::string kTitle = "Harbour bridge to close for two years\n\n";
const std::string kBody =
    "The council of Varmouth voted on Tuesday to close the old harbour bridge after engineers found cracks in two of "
    "its "
    "pillars.\n\nTraffic will be led over the northern crossing until the work is done, the mayor told reporters.\n";

std::string date_of(const ArticleInfo& info) { return info.date + " " + info.date_from; }

}  // namespace

TEST_CASE("the date of a header line") {
  CHECK(date_of(read(kTitle + "March 5, 2021\n\n" + kBody)) == "2021-03-05 header");
  CHECK(date_of(read(kTitle + "2021 / 03 / 05\n\n" + kBody)) == "2021-03-05 header");
  CHECK(date_of(read(kTitle + "Fri 05 Mar 2021 | 02:35 PM\n\n" + kBody)) == "2021-03-05T14:35 header");
  CHECK(date_of(read(kTitle + "Updated: March 9, 2021\nPublished: March 5, 2021\n\n" + kBody)) == "2021-03-05 header");
  CHECK(date_of(read(kTitle + "Last updated March 9, 2021\n\n" + kBody)) == "2021-03-09 header");
}

TEST_CASE("the date of a dateline, where it has a year") {
  CHECK(date_of(read(kTitle + "VARMOUTH, March 5, 2021 (Norpress) — " + kBody)) == "2021-03-05 dateline");
  for (const char* opening : {"VARMOUTH, 5 March 2021: ", "VARMOUTH - 5 March 2021: ", "Varmouth - March 5, 2021 - "}) {
    CHECK(date_of(read(kTitle + opening + kBody)) == "2021-03-05 dateline");
  }
  CHECK(date_of(read(kTitle + "VARMOUTH - The bridge was shut on 5 March 2021: " + kBody)) == " ");
  CHECK(date_of(read(kTitle + "VARMOUTH, March 5 (Norpress) — " + kBody)) == " ");
  CHECK(read(kTitle + "VARMOUTH, March 5 (Norpress) — " + kBody).source == "Norpress");
}

TEST_CASE("the year of a dateline, from the article") {
  const std::string dated = kTitle + "VARMOUTH, March 5 (Norpress) — " + kBody;
  CHECK(date_of(read(dated + "\nSeen in January 2021, the cracks had been small in 2020, the mayor said.\n")) ==
        "2021-03-05 dateline");
  CHECK(date_of(read(dated + "\nSeen on Nov. 12, 2020, they grew on Thursday, March 4, the mayor said then.\n")) ==
        "2021-03-05 dateline");
  CHECK(date_of(read(dated + "\nOn March 5, 2021, the old bridge was closed, the mayor told reporters there.\n")) ==
        "2021-03-05 dateline");
  // Too weak, too long ago, contradicted by a later year, or by a weekday: open.
  CHECK(date_of(read(dated + "\nCracks had been seen in June 2020, and none in 2019, the mayor said then.\n")) == " ");
  CHECK(date_of(read(dated + "\nCracks had been seen in January 2015, the mayor said at the bridge.\n")) == " ");
  CHECK(date_of(read(dated + "\nSeen in January 2021, the cracks were mended in 2022, the mayor said later.\n")) ==
        " ");
  CHECK(date_of(read(dated + "\nSeen in January 2021, the cracks grew on Monday, March 4, the mayor said then.\n")) ==
        " ");
  CHECK(date_of(read(dated + "\nSeen in January 2021, the cracks grew on Thursday, March 4, the mayor said.\n")) ==
        "2021-03-05 dateline");
  CHECK(date_of(read(dated + "\n© 2021 Varmouth Echo. All rights reserved.\n")) == " ");
}

TEST_CASE("day and month of a header in the article's own order") {
  CHECK(date_of(read(kTitle + "Published: 02/03/2021\n\n" + kBody)) == " ");
  CHECK(date_of(read(kTitle + "Published: 02/03/2021\n\n" + kBody + "\nThe bridge was opened on 25/12/1921.\n")) ==
        "2021-03-02 header");
  CHECK(date_of(read(kTitle + "Published: 02/03/2021\n\n" + kBody + "\nThe bridge was opened on 12/25/1921.\n")) ==
        "2021-02-03 header");
}

TEST_CASE("forty publication dates") {
  std::string text = kTitle;
  for (int day = 1; day <= 31; ++day) text += "Published: " + std::to_string(day) + " March 2021\n";
  for (int day = 1; day <= 9; ++day) text += "Published: " + std::to_string(day) + " April 2021\n";
  CHECK(date_of(read(text + "\n" + kBody)) == "2021-03-01 header");
}

TEST_CASE("no date where there is none") {
  CHECK(date_of(read(kTitle + kBody)) == " ");
  CHECK(date_of(read(kTitle + kBody + "\n© 2021 Varmouth Echo. All rights reserved.\n")) == " ");
  CHECK(date_of(read(kTitle + kBody + "\nThe bridge was opened on March 5, 1921, by the king, who came by boat.\n")) ==
        " ");
  CHECK(date_of(read(kTitle + "March 5, 2021\n\n" + kBody + "\nMarch 9, 2021\n\n" + kBody + "\nApril 2, 2021\n\n" +
                     kBody)) == " ");
}

TEST_CASE("dates in addresses and names") {
  ArticleInfo info;
  info.url = "https://echo.example/2021/03/05/bridge.html";
  CHECK(date_of(read(kTitle + kBody, "-", info)) == "2021-03-05 url");
  CHECK(date_of(read(kTitle + kBody, "news/2021-03-05-bridge.txt")) == "2021-03-05 filename");
  CHECK(date_of(read(kTitle + kBody, "news/2021/03/05/bridge.txt")) == "2021-03-05 filename");
  // What is said before is trusted more.
  CHECK(date_of(read(kTitle + "March 4, 2021\n\n" + kBody, "news/2021-03-05-bridge.txt", info)) == "2021-03-04 header");
  info.date = "2021-03-01";
  info.date_from = "metadata";
  CHECK(date_of(read(kTitle + "March 4, 2021\n\n" + kBody, "-", info)) == "2021-03-01 metadata");
  info.date_from = "warc";
  CHECK(date_of(read(kTitle + "March 4, 2021\n\n" + kBody, "-", info)) == "2021-03-04 header");
}

TEST_CASE("what in an address is a date") {
  const auto date = [](std::string_view s) { return date_in_address(english().lexicon, s); };
  CHECK(date("/2021/mar/05/x") == "2021-03-05");
  CHECK(date("/2021/may/5/x") == "2021-05-05");
  CHECK(date("x_20210305.txt") == "2021-03-05");
  CHECK(date("NPW20210305.1310") == "2021-03-05");
  CHECK(date("20210305T1310Z") == "2021-03-05");
  for (const char* none : {"/2021/03/x", "20211305", "120210305", "202103051", "000_20210305a", "a20210305",
                           "2021-02-30", "2021/1234", "/2021/03/055", "302bb1ee8d063ff7", "1234567890", ""}) {
    INFO(none);
    CHECK(date(none).empty());
  }
}

TEST_CASE("authors") {
  CHECK(read(kTitle + "By Anna Lind\n\n" + kBody).author == "Anna Lind");
  CHECK(read(kTitle + "By Anna Lind and J. R. Moss\n\n" + kBody).author == "Anna Lind; J. R. Moss");
  CHECK(read(kTitle + "By Anna Lind in Varmouth\n\n" + kBody).author == "Anna Lind");
  CHECK(read(kTitle + "Author: Jean-Luc Fabre, Staff Reporter\n\n" + kBody).author == "Jean-Luc Fabre");
  CHECK(read(kTitle + "March 5, 2021 - Anna Lind - Commentary\n\n" + kBody).author == "Anna Lind");
  CHECK(read(kTitle + kBody).author.empty());
}

TEST_CASE("the title") {
  CHECK(read("News\n\n" + kTitle + kBody).title == "Harbour bridge to close for two years");
  CHECK(read(kBody).title.empty());
  ArticleInfo info;
  info.title = "Given";
  CHECK(read(kTitle + kBody, "-", info).title == "Given");
}
