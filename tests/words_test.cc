#include "text/words.h"

#include <simdjson.h>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <string>

#include "catch.h"
#include "model/utf8.h"
#include "timing.h"

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

std::string str(const std::string& text, const Token& token) {
  return text.substr(token.begin, token.end - token.begin);
}

// The words of a text, apart by " ".
std::string cut(const std::string& text) {
  std::string joined;
  for (const Token& token : tokens(text)) {
    if (!joined.empty()) joined += ' ';
    joined += str(text, token);
  }
  return joined;
}

std::string addresses(const std::string& text) {
  std::string joined;
  for (const Token& token : tokens(text)) {
    if (!(token.flags & Token::kAddress)) continue;
    if (!joined.empty()) joined += ' ';
    joined += str(text, token);
  }
  return joined;
}

std::string letters(const std::string& text) {
  std::string out;
  for (const Token& token : tokens(text)) out += "-lCUM"[static_cast<int>(token.letters)];
  return out;
}

std::string gaps(const std::string& text) {
  std::string out;
  for (const Token& token : tokens(text)) out += "gslp"[static_cast<int>(token.gap)];
  return out;
}

std::string types(const std::string& text) {
  std::string out;
  for (const Token& token : tokens(text)) out += "wnps"[static_cast<int>(token.type)];
  return out;
}

using Spans = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

Spans spans(const std::string& text) {
  Spans out;
  for (const Token& token : tokens(text)) out.push_back({token.begin, token.end});
  return out;
}

// Trims white space off, and drops a span in which nothing is seen on paper.
void add_visible(const std::string& text, std::size_t begin, std::size_t end, Spans& out) {
  std::size_t first = end, last = begin;
  bool visible = false;
  for (std::size_t at = begin; at < end;) {
    const std::size_t start = at;
    const auto c = static_cast<UChar32>(next_character(text, at));
    if (u_isUWhiteSpace(c)) continue;
    first = std::min(first, start);
    last = at;
    visible = visible || !(U_MASK(u_charType(c)) & U_GC_C_MASK);
  }
  if (visible) out.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)});
}

Spans icu_spans(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> words(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  UText view = UTEXT_INITIALIZER;
  utext_openUTF8(&view, text.data(), static_cast<int64_t>(text.size()), &status);
  words->setText(&view, status);
  Spans out;
  std::int32_t begin = words->first();
  for (std::int32_t end = words->next(); end != icu::BreakIterator::DONE; begin = end, end = words->next()) {
    add_visible(text, static_cast<std::size_t>(begin), static_cast<std::size_t>(end), out);
  }
  utext_close(&view);
  return out;
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
  CHECK(cut("over\uFF0EThen") == "over \uFF0E Then");
  CHECK(cut("don't O'Brien rock'n'roll Korea's Korea\u2019s U.S.'s 1990's \"It\"'s") ==
        "don't O'Brien rock'n'roll Korea 's Korea \u2019s U.S. 's 1990 's \" It \" 's");
  CHECK(cut("'s workers' 'tis l'\u00c9tat") == "' s workers ' ' tis l' \u00c9tat");
  CHECK(cut("AT&T R&D S&P500 AT&amp Marks&Spencer") == "AT&T R&D S&P500 AT & amp Marks & Spencer");
  CHECK(cut("-- *** !!! ??? === >> ... ?!") == "-- *** !!! ??? === >> . . . ? !");
}

TEST_CASE("addresses are one token") {
  CHECK(addresses("See http://example.org/a_(b)). Or (www.example.org).") ==
        "http://example.org/a_(b) www.example.org");
  CHECK(addresses("Write to jane.doe-roe@mail.example.com, or @jane_doe.") ==
        "jane.doe-roe@mail.example.com @jane_doe");
  CHECK(addresses("report-2.pdf IMG_2034.JPG 001.txt new-site.com/news?x=1.") ==
        "report-2.pdf IMG_2034.JPG 001.txt new-site.com/news?x=1");
  CHECK(addresses("Example.com Example.Com example.co.uk:8080/x ex-Example.com") ==
        "Example.com Example.Com example.co.uk:8080/x Example.com");
  CHECK(addresses("ended.It began.News a@b @@x http:// 5 @ 3 underway.Belarus and/or 1.5 U.S. node.foo") == "");
  CHECK(cut("mail@example.org's") == "mail@example.org 's");
}

TEST_CASE("letter case, type and gap") {
  CHECK(letters("the The THE McDonald iPhone A J. x G20 A320neo 19th 5 \u00c9tat \u00c9TAT \u65e5 %") ==
        "lCUMMCC-lUCl-CU--");
  CHECK(types("word 5 5th . % $ _ \u20ac G20 \u2014 \u65e5") == "wnnppspswpw");
  CHECK(gaps("One, two\nthree\r\nfour\n\nfive\n \t\nsix\r\n\r\nseven\u00a0eight\u2029nine\u2028ten") == "pgsllpppspl");
  CHECK(gaps("\n\n\xEF\xBB\xBFOne") == "p");
}

TEST_CASE("flags tell what is in a token") {
  for (const Token& token : tokens("abc 12 G20 caf\u00e9")) {
    CHECK(bool(token.flags & Token::kDigits) == (token.begin >= 4 && token.begin < 10));
    CHECK(bool(token.flags & Token::kAscii) == (token.begin < 10));
  }
}

TEST_CASE("what is not seen makes no token") {
  CHECK(cut(std::string("a\0b", 3)) == "a b");
  CHECK(cut("\xEF\xBB\xBFThe \x01 end\u200B") == "The end");
  CHECK(cut(" \u00AD ").empty());
  CHECK(cut("").empty());
  CHECK(cut("co\u00ADoperate") == "co\u00ADoperate");
}

TEST_CASE("other scripts") {
  CHECK(cut("\u041C\u043E\u0441\u043A\u0432\u0430\u2019s na\u00efve cafe\u0301's") ==
        "\u041C\u043E\u0441\u043A\u0432\u0430 \u2019s na\u00efve cafe\u0301 's");
  // Chinese, Thai, an emoji of several characters.
  CHECK(spans("\u65e5\u672c\u8a9e\u3002\u5317\u4eac").size() == 3);
  CHECK(spans("\u0E20\u0E32\u0E29\u0E32\u0E44\u0E17\u0E22").size() == 2);
  CHECK(spans("\U0001F468\u200D\U0001F469\u200D\U0001F467 \U0001F1EB\U0001F1F7\U0001F1E9\U0001F1EA").size() == 3);
}

TEST_CASE("a part of a text is cut as if it stood alone") {
  const std::string text = "One U.S. five.Six";
  std::vector<Token> part;
  cutter().cut(text, 4, 7, part);
  REQUIRE(part.size() == 1);
  CHECK(part[0].begin == 4);
  CHECK(part[0].end == 7);
}

TEST_CASE("the Unicode word break test, but for what is tailored") {
  const std::string folder = std::string(DATELINE_SOURCE_DIR) + "/../shared/eval/segments/unicode-word/";
  if (!std::filesystem::exists(folder)) {
    WARN("skipped: the Unicode data is not here");
    return;
  }
  std::map<std::string, std::string> reasons;
  std::ifstream tailored(std::string(DATELINE_SOURCE_DIR) + "/tests/data/word_break_tailored.txt");
  REQUIRE(tailored);
  for (std::string line; std::getline(tailored, line);) {
    if (!line.empty() && line[0] != '#') reasons[line.substr(0, line.find('\t'))] = line.substr(line.find('\t') + 1);
  }
  simdjson::dom::parser parser;
  std::map<std::string, std::string> texts;
  std::map<std::string, Spans> wanted;
  std::ifstream docs(folder + "docs.jsonl"), gold(folder + "gold.jsonl");
  for (std::string line; std::getline(docs, line);) {
    const simdjson::dom::element doc = parser.parse(line);
    texts[std::string(doc["doc"].get_string().value())] = std::string(doc["text"].get_string().value());
  }
  for (std::string line; std::getline(gold, line);) {
    const simdjson::dom::element row = parser.parse(line);
    const std::string name(row["doc"].get_string().value());
    add_visible(texts[name], row["start"].get_uint64().value(), row["end"].get_uint64().value(), wanted[name]);
  }
  REQUIRE(wanted.size() > 1700);
  for (const auto& [name, want] : wanted) {
    Spans got;
    for (const auto& [begin, end] : spans(texts[name])) add_visible(texts[name], begin, end, got);
    INFO(name << ": " << cut(texts[name]));
    CHECK((got == want) == (reasons.count(name) == 0));
  }
}

TEST_CASE("as ICU cuts, where nothing is tailored") {
  // Strings over the word-break classes; each alphabet leaves out what the tailoring is about (and Hangul, which ICU
  // parts from Latin letters).
  const std::vector<std::vector<std::string>> alphabets = {
      {"a", "B", "\u00e9", "\u0436", "\u0308", "\u00AD", "_", "\u00B7", " ", ",", "(", "\u30AB", "\u05D0", "\"",
       "\u200D", "\U0001F1E9", "\U0001F476", "\u0627"},
      {"1", "\u0663", ",", ".", "_", "\u0308", " ", "(", "\u05D0", "\u30AB", "\u00AD"},
      {"abx", "cdq", "\u0436\u0436", ".", "\u2018", "\u00B7", "\u0308", " ", ",", "\u2014", "\u05D0", "_"},
      {"a", "'", "\u2019", " ", "\u0308", "\u05D0", "("},
  };
  std::mt19937 random(7);
  for (const auto& alphabet : alphabets) {
    for (int round = 0; round < 20000; ++round) {
      std::string text;
      for (std::size_t n = 1 + random() % 9; n > 0; --n) text += alphabet[random() % alphabet.size()];
      if (spans(text) == icu_spans(text)) continue;
      std::string icu;
      for (const auto& [begin, end] : icu_spans(text)) icu += text.substr(begin, end - begin) + "|";
      FAIL_CHECK("'" << text << "' cut as " << cut(text) << ", by ICU " << icu);
      break;
    }
  }
}

TEST_CASE("any bytes: tokens in order, on character borders, nothing seen left out") {
  std::mt19937 random(11);
  const std::string alphabet = "aZ9 .,'@:/&_-\n\r\t!?$(\"";
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t n = random() % 40; n > 0; --n) {
      text += random() % 8 == 0 ? static_cast<char>(random() & 0xFF) : alphabet[random() % alphabet.size()];
      if (random() % 16 == 0) append_utf8(text, static_cast<char32_t>(random() % 0x3100));
    }
    make_valid_utf8(text);
    std::uint32_t at = 0;
    for (const Token& token : tokens(text)) {
      REQUIRE(token.begin >= at);
      REQUIRE(token.end > token.begin);
      REQUIRE(token.end <= text.size());
      REQUIRE((static_cast<unsigned char>(text[token.begin]) & 0xC0) != 0x80);
      REQUIRE((token.end == text.size() || (static_cast<unsigned char>(text[token.end]) & 0xC0) != 0x80));
      INFO(text);
      REQUIRE((token.gap == Gap::glued) == (token.begin == at && at > 0));
      for (; at < token.begin; ++at)
        REQUIRE((static_cast<unsigned char>(text[at]) <= ' ' || static_cast<unsigned char>(text[at]) >= 0x7F));
      at = token.end;
    }
  }
}

TEST_CASE("no text takes more than linear time") {
  const std::size_t small = 200000;
  for (const std::string what :
       {"a",        ".",       "a.",        "a.b@",   "@",  "a@", "http://", "www.",   "a-",
        "a-b.com-", "(",       "http://a)", "1,",     "1.", "'",  "a'",      "\u0308", "\u65e5",
        "a\u65e5",  "\u65e5 ", "\u0E20",    "\u200D", "_",  "A&", "=",       "x.com/"}) {
    const auto seconds = [](const std::string& text) { return best_seconds([&] { tokens(text); }); };
    const double once = seconds(repeated(what, small)), eightfold = seconds(repeated(what, 8 * small));
    INFO(what << ": " << once << " s, " << eightfold << " s");
    CHECK(eightfold < 40 * (once + 0.002));
  }
}
