#include "extract/number.h"

#include <string>

#include "catch.h"
#include "dateline/language.h"
#include "language/language_data.h"
#include "text/words.h"

using namespace dateline;

namespace {

// The longest number at each place, in a text: "2500000", "o19" (ordinal), "f0.5" (fraction), with ~ for rounded.
std::string numbers_of(const std::string& text) {
  static const auto language = Language::load("en");
  const Language::Data& data = language->data();
  static const WordCutter cutter = [&] {
    WordTailoring tailoring;
    tailoring.number_endings = {"st", "nd", "rd", "th", "s"};
    return WordCutter(tailoring);
  }();
  std::vector<Token> tokens;
  cutter.cut(text, 0, static_cast<std::uint32_t>(text.size()), tokens);
  data.lexicon.look_up(text, tokens);
  Lattice lattice;
  lattice.reset(data.lexicon, text, tokens, 0, static_cast<std::uint32_t>(tokens.size()));
  std::vector<Number> numbers;
  compose_numbers(data, lattice, numbers);
  std::string out;
  for (std::uint32_t at = 0; at < lattice.last();) {
    const Chunk* best = nullptr;
    char mark = 0;
    for (const auto& [builtin, sign] :
         {std::pair{Builtin::number, ' '}, {Builtin::ordinal, 'o'}, {Builtin::fraction, 'f'}}) {
      const Chunk* chunk = lattice.longest(at, class_of(builtin));
      if (chunk && (!best || chunk->last > best->last)) {
        best = chunk;
        mark = sign;
      }
    }
    if (!best) {
      ++at;
      continue;
    }
    const Number& number = numbers[best->payload];
    if (!out.empty()) out += ' ';
    if (mark != ' ') out += mark;
    out += number.value.str();
    if (number.rounded) out += '~';
    at = best->last;
  }
  return out;
}

}  // namespace

TEST_CASE("digits with separators") {
  CHECK(numbers_of("12 and 1,200 and 1,234,567.89") == "12 1200 1234567.89");
  CHECK(numbers_of("1,00,000 or 12,34,567") == "100000 1234567");
  CHECK(numbers_of("816 000 t, 1 234 567 people, 12\u00A0500 men, 12\u202F345 cars") == "816000 1234567 12500 12345");
  CHECK(numbers_of("1’200’000 francs") == "1200000");
  CHECK(numbers_of("٣٤٥ and １２") == "345 12");
  CHECK(numbers_of("fell to -5 and −3.5, minus 7") == "-5 -3.5 -7");
  CHECK(numbers_of("0.5") == "0.5");
}

TEST_CASE("digit strings that are written like no amount are none") {
  for (const auto* text : {"007", "0123456", "1,2", "12,34,5", "1.2.3", "1,2345"}) {
    INFO(text);
    CHECK(numbers_of(text).empty());
  }
  CHECK(numbers_of(std::string(1000, '7')).empty());
}

TEST_CASE("scales") {
  CHECK(numbers_of("2.5 million and $9m and £1.2bn and 500k and 3 tn") ==
        "2500000 9000000 1200000000 500000 3000000000000");
  CHECK(numbers_of("4 hundred people, 5 hundred thousand, 3 lakh, 2 lakh crore") == "400 500000 300000 2000000000000");
  CHECK(numbers_of("2.5-million-strong") == "2500000");
  CHECK(numbers_of("5 million 300 thousand") == "5300000");
  CHECK(numbers_of(
            "half a million, half a dozen, a dozen, two dozen, a quarter of a million, three-quarters of a million") ==
        "500000 6 12 24 250000 750000");
  CHECK(numbers_of("two and a half billion; 2½ million; 3½; 2 1/2; a million and a half; two and a half") ==
        "2500000000 2500000 3.5 2.5 1500000 2.5");
  CHECK(numbers_of("a third of a million") == "333333.333333~");
}

TEST_CASE("number words of any size") {
  CHECK(numbers_of("twenty-five thousand three hundred") == "25300");
  CHECK(numbers_of("nine hundred and ninety-nine million nine hundred thousand and one") == "999900001");
  CHECK(numbers_of("one hundred and fifty, a hundred, twelve hundred, two thousand and five") == "150 100 1200 2005");
  CHECK(numbers_of("forty two men") == "42");
  CHECK(numbers_of("two point five million") == "2500000");
  CHECK(numbers_of("two five-year terms") == "2 5");
  CHECK(numbers_of("five million million") == "5000000000000");
}

TEST_CASE("words put together like no number are none, as a whole") {
  CHECK(numbers_of("five five five").empty());
  CHECK(numbers_of("nineteen eighty-four").empty());
  CHECK(numbers_of("two thousand million thousand million hundred six million").empty());
  std::string piled = "two";
  for (int i = 0; i < 20000; ++i) piled += " quintillion";
  CHECK(numbers_of(piled).empty());
  std::string long_run;
  for (int i = 0; i < 20000; ++i) long_run += "seven ";
  CHECK(numbers_of(long_run).empty());
}

TEST_CASE("ordinals and fractions are no plain numbers") {
  CHECK(numbers_of("19th second twenty-first 2nd") == "o19 o2 o21 o2");
  CHECK(numbers_of("two-thirds, a third, one-half, half, 1/2, ¾") ==
        "f0.666666666667~ f0.333333333333~ f0.5 f0.5 f0.5 f0.75");
  CHECK(numbers_of("9/11 24/7 1/2/2020") == "9 11 24 7 1 2 2020");
}
