#include "text/words.h"

#include <string>

#include "catch.h"

using namespace dateline;

namespace {

const WordCutter& cutter() {
  static const WordCutter made({{"st", "nd", "rd", "th", "s"}, {"'s"}, {"l'"}});
  return made;
}

std::vector<Token> tokens(const std::string& text) {
  std::vector<Token> out;
  cutter().cut(text, 0, static_cast<std::uint32_t>(text.size()), out);
  return out;
}

// The words of a text, apart by " ".
std::string cut(const std::string& text) {
  std::string joined;
  for (const Token& token : tokens(text)) {
    if (!joined.empty()) joined += ' ';
    joined += text.substr(token.begin, token.end - token.begin);
  }
  return joined;
}

}  // namespace

TEST_CASE("the tailoring of words.h") {
  CHECK(cut("1.2-2.3 1,200 1.5 2024.02.22 02:35 2024/02/22 50%") ==
        "1.2 - 2.3 1,200 1.5 2024.02.22 02 : 35 2024 / 02 / 22 50 %");
  CHECK(cut("COVID-19 Jong-un G20 A320 F16s v1.5") == "COVID - 19 Jong - un G20 A320 F16s v1.5");
  CHECK(cut("9m 5G 4x4 19th 1990s 22ND 3rdly") == "9 m 5 G 4 x4 19th 1990s 22ND 3 rdly");
  CHECK(cut("1'000 12\u2019500 5'10 1'0000") == "1'000 12\u2019500 5 ' 10 1 ' 0000");
  CHECK(cut("12\u202F500 12\u202Fkm") == "12\u202F500 12 km");
  CHECK(cut("$9m US$ \u20ac5") == "$ 9 m US $ \u20ac 5");
  CHECK(cut("said:He a;b 1;2 S:t") == "said : He a ; b 1 ; 2 S:t");
  CHECK(cut("The U.N. and U.S.-led at 10a.m. U.S.Army e.g. Ph.D. U.S") ==
        "The U.N. and U.S. - led at 10 a.m. U.S. Army e.g. Ph.D. U.S");
  CHECK(cut("J. R. Smith, J.Smith, J.-P. Cot, J. and M.Sc") == "J. R. Smith , J. Smith , J. - P. Cot , J . and M.Sc");
  CHECK(cut("Gov. Inc. No. 5 p. 7") == "Gov . Inc . No . 5 p . 7");
  CHECK(cut("underway.Belarus Minsk.Then over.A node.js") == "underway . Belarus Minsk . Then over . A node.js");
  CHECK(cut("don't O'Brien rock'n'roll Korea's Korea\u2019s U.S.'s 1990's \"It\"'s") ==
        "don't O'Brien rock'n'roll Korea 's Korea \u2019s U.S. 's 1990 's \" It \" 's");
  CHECK(cut("'s workers' 'tis l'\u00c9tat") == "' s workers ' ' tis l' \u00c9tat");
  CHECK(cut("AT&T R&D S&P500 AT&amp Marks&Spencer") == "AT&T R&D S&P500 AT & amp Marks & Spencer");
  CHECK(cut("-- *** !!! ??? === >> ... ?!") == "-- *** !!! ??? === >> . . . ? !");
}
