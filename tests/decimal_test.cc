#include "dateline/decimal.h"

#include <algorithm>
#include <vector>

#include "catch.h"

using dateline::Decimal;

namespace {

Decimal dec(std::string_view digits) {
  const auto parsed = Decimal::parse(digits);
  REQUIRE(parsed);
  return *parsed;
}

}  // namespace

TEST_CASE("a decimal is read exactly and written without exponent or idle zeros") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"0", "0"},          {"-0", "0"},         {"0.0", "0"},           {"1200.50", "1200.5"},
      {".5", "0.5"},       {"5.", "5"},         {"-3", "-3"},           {"+7", "7"},
      {"007", "7"},        {"0.1", "0.1"},      {"0.001", "0.001"},     {"1000000", "1000000"},
      {"-1.250", "-1.25"}, {"100.10", "100.1"}, {"0100.0200", "100.02"}};
  for (const auto& [in, out] : cases) {
    INFO(in);
    CHECK(dec(in).str() == out);
  }
  const std::string widest(38, '9');
  CHECK(dec(widest).str() == widest);
  CHECK(dec("0." + widest).str() == "0." + widest);
  CHECK(dec("1" + std::string(400, '0')).str() == "1" + std::string(400, '0'));
}

TEST_CASE("what is no plain decimal, or too long to hold, is refused") {
  for (const std::string in : {"", ".", "-", "+.", "1,200", "1e5", "1.2.3", "--1", " 1", "1 ", "٣", "12a"}) {
    INFO(in);
    CHECK_FALSE(Decimal::parse(in));
  }
  CHECK_FALSE(Decimal::parse(std::string(39, '9')));
  CHECK_FALSE(Decimal::parse("1" + std::string(38, '0') + "1"));
  CHECK_FALSE(Decimal::parse("1" + std::string(2000, '0')));
  CHECK_FALSE(Decimal::parse(std::string(1000, '7')));
}

TEST_CASE("sums and products are exact or nothing") {
  CHECK(dec("1.2").times(Decimal(1'000'000))->str() == "1200000");
  CHECK(dec("0.1").plus(dec("0.2"))->str() == "0.3");
  CHECK(dec("-5").plus(dec("5"))->str() == "0");
  CHECK(dec("10").minus(dec("0.01"))->str() == "9.99");
  CHECK(dec("2.5").times(dec("-4"))->str() == "-10");
  const Decimal widest = dec(std::string(38, '9'));
  CHECK(widest.plus(Decimal(1))->str() == "1" + std::string(38, '0'));
  CHECK_FALSE(widest.plus(dec("0.1")));
  CHECK_FALSE(widest.times(widest));
  CHECK_FALSE(dec("1" + std::string(900, '0')).times(dec("1" + std::string(900, '0'))));
  CHECK(dec("1" + std::string(900, '0')).plus(Decimal(0))->str().size() == 901);
  CHECK_FALSE(dec("1" + std::string(900, '0')).plus(Decimal(1)));
}

TEST_CASE("a ratio is exact where it can be, else rounded to twelve digits and says so") {
  bool rounded = true;
  CHECK(Decimal::ratio(Decimal(1), Decimal(8), &rounded)->str() == "0.125");
  CHECK_FALSE(rounded);
  CHECK(Decimal::ratio(Decimal(1), Decimal(3), &rounded)->str() == "0.333333333333");
  CHECK(rounded);
  CHECK(Decimal::ratio(Decimal(2), Decimal(3), &rounded)->str() == "0.666666666667");
  CHECK(Decimal::ratio(Decimal(-200), Decimal(3), &rounded)->str() == "-66.6666666667");
  CHECK(Decimal::ratio(Decimal(1), Decimal(700), &rounded)->str() == "0.00142857142857");
  CHECK(Decimal::ratio(Decimal(10), Decimal(5), &rounded)->str() == "2");
  CHECK_FALSE(rounded);
  CHECK(Decimal::ratio(Decimal(0), Decimal(5), &rounded)->str() == "0");
  CHECK_FALSE(Decimal::ratio(Decimal(1), Decimal(0), &rounded));
}

TEST_CASE("decimals are ordered as numbers") {
  std::vector<Decimal> sorted;
  for (const auto* digits :
       {"-100", "-99.5", "-0.1", "-0.02", "0", "0.003", "0.1", "0.11", "9", "10", "10.5", "1000000"}) {
    sorted.push_back(dec(digits));
  }
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    for (std::size_t j = 0; j < sorted.size(); ++j) {
      INFO(sorted[i].str() << " and " << sorted[j].str());
      CHECK((sorted[i] < sorted[j]) == (i < j));
      CHECK((sorted[i] == sorted[j]) == (i == j));
    }
  }
  CHECK(dec("1.50") == dec("1.5"));
}

TEST_CASE("whole numbers are told and given") {
  CHECK(dec("12").whole() == 12);
  CHECK(dec("1200000000000").whole() == 1'200'000'000'000);
  CHECK_FALSE(dec("0.5").whole());
  CHECK_FALSE(dec("99999999999999999999").whole());
  CHECK(dec("-9223372036854775808").whole() == INT64_MIN);
  CHECK(Decimal(INT64_MIN).str() == "-9223372036854775808");
  CHECK(dec("3.0").is_whole());
  CHECK_FALSE(dec("3.1").is_whole());
}
