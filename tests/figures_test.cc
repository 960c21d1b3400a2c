// Amounts over a whole article, options, and hostile text. Single sentences are in corpus/en/figures.cases.
#include <string>
#include <vector>

#include "catch.h"
#include "dateline/analyzer.h"

using namespace dateline;

namespace {

// "text=value unit" of every amount, with "?" behind a unit that is assumed.
std::vector<std::string> amounts_of(const std::string& text, const std::string& currency = {}) {
  AnalyzerOptions options;
  options.currency = currency;
  const Analyzer analyzer(Language::load("en"), Gazetteer::open_default(), options);
  Document document(text, "test");
  analyzer.analyze(document, kFigures);
  std::vector<std::string> out;
  for (const Annotation& a : document.annotations()) {
    const auto* figure = std::get_if<Figure>(&a.value);
    if (!figure) continue;
    const std::string value = figure->value ? figure->value->str() : "-";
    out.push_back(std::string(document.text(a.span)) + "=" + value + " " + figure->unit + (figure->assumed ? "?" : ""));
  }
  return out;
}

using Amounts = std::vector<std::string>;

}  // namespace

TEST_CASE("an option settles only signs that may mean it") {
  CHECK(amounts_of("It cost $5, kr7 and £9.", "CAD") == Amounts{"$5=5 CAD", "kr7=7 SEK?", "£9=9 GBP?"});
  CHECK(amounts_of("It cost $5 and US$6.", "CAD") == Amounts{"$5=5 CAD", "US$6=6 USD"});
  CHECK(amounts_of("It cost $5.", "none") == Amounts{"$5=5 "});
}

TEST_CASE("a dateline settles an ambiguous currency, but an agency's dollar is American") {
  CHECK(amounts_of("MANILA, May 3 - The town paid 5 million pesos for it.") == Amounts{"5 million pesos=5000000 PHP"});
  CHECK(amounts_of("SYDNEY, May 3 - The town paid $5 for it.") == Amounts{"$5=5 AUD"});
  CHECK(amounts_of("SYDNEY, May 3 (Reuters) - The town paid $5 for it.") == Amounts{"$5=5 USD?"});
}

TEST_CASE("numbers that cannot be held are refused, not rounded") {
  CHECK(amounts_of("It cost $" + std::string(1000, '9') + " in all.").empty());
  CHECK(amounts_of("They saw million million million million people.").empty());
  std::string piled = "They saw 5";
  for (int i = 0; i < 300; ++i) piled += " million";
  CHECK(amounts_of(piled + " people.").empty());
  CHECK(amounts_of("They saw 999999999999999999999999999999999999 million people.") ==
        Amounts{"999999999999999999999999999999999999 million=999999999999999999999999999999999999000000 "});
}

TEST_CASE("digits of two scripts are no number") {
  CHECK(amounts_of("They saw ٣٤٥ people.") == Amounts{"٣٤٥=345 "});
  CHECK(amounts_of("They saw ٣٤12 people.").empty());
}

TEST_CASE("a document of digits alone is read in linear time") {
  std::string digits;
  for (int i = 0; i < 20000; ++i) digits += std::to_string(i * 7919 % 10007) + " ";
  CHECK(amounts_of(digits).size() < 100);
  std::string money;
  for (int i = 0; i < 5000; ++i) money += "$5, ";
  CHECK(amounts_of(money).size() == 5000);
}
