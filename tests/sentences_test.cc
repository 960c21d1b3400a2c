#include "syntax/sentences.h"

#include <algorithm>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "catch.h"
#include "model/utf8.h"
#include "text/words.h"

using namespace dateline;

namespace {

const Language::Data& english() {
  static const auto language = Language::load("en");
  return language->data();
}

const WordCutter& cutter() {
  static const WordCutter made({{"st", "nd", "rd", "th", "s"}, {"'s"}, {}});
  return made;
}

Document read(const std::string& text, std::vector<Zone> zones = {}) {
  Document document(text);
  Document::Data& data = document.data();
  cutter().cut(data.text, 0, static_cast<std::uint32_t>(data.text.size()), data.tokens);
  english().lexicon.look_up(data.text, data.tokens);
  data.zones = std::move(zones);
  find_sentences(english(), data);
  return document;
}

std::vector<std::string> sentences(const std::string& text, std::vector<Zone> zones = {}) {
  const Document document = read(text, std::move(zones));
  std::vector<std::string> out;
  for (const Sentence& sentence : document.sentences()) out.emplace_back(document.text(sentence.span));
  return out;
}

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

// A line of sentences.cases: the text, and the sentences it is to be cut into.
struct Case {
  std::string text;
  std::vector<std::string> wanted;
};

Case read_case(const std::string& line) {
  Case out;
  std::string sentence;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const std::string_view two = std::string_view(line).substr(i, 2);
    if (line[i] == '|') {
      out.wanted.push_back(trimmed(sentence));
      sentence.clear();
      if (i + 1 < line.size() && line[i + 1] == ' ' && !out.text.empty() &&
          (out.text.back() == ' ' || out.text.back() == '\n'))
        ++i;
      continue;
    }
    char c = line[i];
    if (two == "\\n" || two == "\\r") {
      c = line[++i] == 'n' ? '\n' : '\r';
    }
    out.text += c;
    sentence += c;
  }
  out.wanted.push_back(trimmed(sentence));
  return out;
}

}  // namespace

TEST_CASE("corpus/en/sentences.cases") {
  std::ifstream cases(std::string(DATELINE_SOURCE_DIR) + "/corpus/en/sentences.cases");
  REQUIRE(cases);
  int number = 0, read_cases = 0;
  for (std::string line; std::getline(cases, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    ++read_cases;
    const Case one = read_case(line);
    INFO("sentences.cases:" << number << ": " << line);
    CHECK(sentences(one.text) == one.wanted);
  }
  CHECK(read_cases > 150);
}

TEST_CASE("a zone's border is a sentence's") {
  using Wanted = std::vector<std::string>;
  const std::string text = "SEOUL - The talks failed. Nobody came";
  CHECK(sentences(text) == Wanted{"SEOUL - The talks failed.", "Nobody came"});
  CHECK(sentences(text, {{{0, 7}, ZoneRole::dateline}, {{8, 37}, ZoneRole::body}}) ==
        Wanted{"SEOUL -", "The talks failed.", "Nobody came"});
  CHECK(sentences("One\nTwo three", {{{0, 3}, ZoneRole::title}, {{4, 13}, ZoneRole::body}}) ==
        Wanted{"One", "Two three"});
  CHECK(sentences("One\ntwo three", {{{0, 3}, ZoneRole::heading}, {{4, 13}, ZoneRole::body}}) ==
        Wanted{"One\ntwo three"});
  CHECK(sentences("One\ntwo three", {{{0, 3}, ZoneRole::chrome}, {{4, 13}, ZoneRole::body}}) ==
        Wanted{"One", "two three"});
  // Between the marks of one stop, too.
  CHECK(sentences("One.\" Two", {{{0, 4}, ZoneRole::title}, {{4, 9}, ZoneRole::body}}) == Wanted{"One.", "\" Two"});
}

TEST_CASE("every token is in one sentence, whatever the text") {
  std::mt19937 random(5);
  const std::vector<std::string> pieces = {
      "The", "a",     "Mr",    "U.S.",   "J.", "5",  ".", ".",      "?",    "!",   "...",    "\"",  "'",
      ")",   "(",     "[",     "]",      " ",  " ",  " ", "\n",     "\n\n", ",",   "\u2026", "1)",  "\u2022",
      ":",   "Image", "=====", "\u3002", "b.", "i)", "-", "\u201D", "\xFF", "May", "2015",   "\r\n"};
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t n = random() % 16; n > 0; --n) text += pieces[random() % pieces.size()];
    const Document document = read(text);
    std::uint32_t next = 0;
    for (const Sentence& sentence : document.sentences()) {
      INFO(text);
      REQUIRE(sentence.first == next);
      REQUIRE(sentence.last > sentence.first);
      REQUIRE(sentence.span.begin == document.tokens()[sentence.first].begin);
      REQUIRE(sentence.span.end == document.tokens()[sentence.last - 1].end);
      next = sentence.last;
    }
    REQUIRE(next == document.tokens().size());
  }
}
