// Dates of whole documents: options, the article's country, reasons, hostile text. What single sentences give is in
// corpus/en/dates.cases.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "calendar/fiscal.h"
#include "calendar/hemisphere.h"
#include "calendar/numeric_order.h"
#include "catch.h"
#include "dateline/analyzer.h"
#include "dateline/error.h"
#include "model/document_data.h"

using namespace dateline;

namespace {

std::shared_ptr<const Language> english() {
  static const auto language = Language::load("en");
  return language;
}

std::vector<Annotation> dates_of(Document& document, const AnalyzerOptions& options = {}) {
  Analyzer(english(), {}, options).analyze(document, kDates);
  std::vector<Annotation> out;
  for (const Annotation& a : document.data().annotations) {
    if (std::holds_alternative<DateValue>(a.value)) out.push_back(a);
  }
  return out;
}

std::vector<Annotation> dates_of(std::string text, const AnalyzerOptions& options = {}) {
  Document document(std::move(text), "-");
  document.info().date = "2024-02-07";
  return dates_of(document, options);
}

// "VALUE FROM..TO ISSUE" of the first date.
std::string first_of(const std::vector<Annotation>& dates) {
  if (dates.empty()) return "none";
  const auto& v = std::get<DateValue>(dates.front().value);
  return v.value + " " + v.from + ".." + v.to + (v.issue.empty() ? "" : " " + v.issue);
}

std::string fiscal(const std::string& country, const std::string& text = "Spending fell in fiscal 2021.") {
  AnalyzerOptions options;
  options.fiscal = country;
  return first_of(dates_of(text, options));
}

}  // namespace

TEST_CASE("fiscal years have days where it is said whose they are") {
  CHECK(fiscal("") == "FY2021 .. fiscal-year");
  CHECK(fiscal("us") == "FY2021 2020-10-01..2021-09-30");
  CHECK(fiscal("in") == "FY2021 2020-04-01..2021-03-31");
  CHECK(fiscal("jp") == "FY2021 2021-04-01..2022-03-31");
  CHECK(fiscal("AU") == "FY2021 2020-07-01..2021-06-30");
  CHECK(fiscal("de") == "FY2021 2021-01-01..2021-12-31");
  CHECK(fiscal("us", "Spending fell in the first quarter of fiscal 2021.") == "FY2021-Q1 2020-10-01..2020-12-31");
  CHECK(fiscal("us", "Spending fell in the last fiscal year.") == "FY2023 2022-10-01..2023-09-30");
  CHECK_THROWS_AS(fiscal("xx"), Error);
}

TEST_CASE("seasons of the country that the article plays in") {
  const std::string text = "The river flooded Norville in the summer of 2022.";
  CHECK(first_of(dates_of(text)) == "2022-SU 2022-06-01..2022-08-31");
  for (const auto& [country, expected] :
       {std::pair("AU", "2022-SU 2022-12-01..2023-02-28"), std::pair("NO", "2022-SU 2022-06-01..2022-08-31")}) {
    Document document(text, "-");
    document.info().date = "2024-02-07";
    Annotation place;
    place.span = {18, 26};
    place.value = Entity{EntityType::gpe, "", "Norville", country, "", "", {}};
    document.data().annotations.push_back(place);
    document.data().made = kEntities;
    CHECK(first_of(dates_of(document)) == expected);
  }
  Document late("Norville has been dry since last summer.", "-");
  late.info().date = "2025-02-09";
  Annotation place;
  place.span = {0, 8};
  place.value = Entity{EntityType::gpe, "", "Norville", "AU", "", "", {}};
  late.data().annotations.push_back(place);
  late.data().made = kEntities;
  CHECK(first_of(dates_of(late)) == "2023-SU 2023-12-01..2024-02-29");
  CHECK(has_southern_seasons("NZ"));
  CHECK_FALSE(has_southern_seasons("KE"));
  CHECK_FALSE(has_southern_seasons(""));
}

TEST_CASE("the order of day and month that a text shows") {
  const auto day = make_day(2024, 2, 7);
  CHECK(day_month_order("on 25/12/2023 and 02/03/2023", {}) == DayMonthOrder::day_first);
  CHECK(day_month_order("on 12/25/2023", {}) == DayMonthOrder::month_first);
  CHECK(day_month_order("on 12/25/2023 and 25/12/2023", {}) == DayMonthOrder::unknown);
  CHECK(day_month_order("on 02/03/2023", day) == DayMonthOrder::unknown);
  CHECK(day_month_order("on 07/02/2024", day) == DayMonthOrder::day_first);
  CHECK(day_month_order("on 02/06/2024", day) == DayMonthOrder::month_first);
  CHECK(day_month_order("25.12.2023, 1/25/12/2023, 3/4", day) == DayMonthOrder::unknown);
}

TEST_CASE("why a date is what it is, and what it is not") {
  AnalyzerOptions options;
  options.explain = true;
  const auto dates = dates_of("The council met on Friday.", options);
  REQUIRE(dates.size() == 1);
  CHECK(first_of(dates) == "2024-02-02 2024-02-02..2024-02-02");
  const auto& why = dates.front().explain;
  CHECK(std::find(why.begin(), why.end(), "direction: past tense") != why.end());
  CHECK(std::find(why.begin(), why.end(), "reading 2024-02-09 lost: the verb's tense speaks against it") != why.end());
  const auto both = dates_of("It is dated 02/03/2023 at the top.", options);
  REQUIRE(both.size() == 1);
  const auto& reasons = both.front().explain;
  CHECK(std::find(reasons.begin(), reasons.end(), "reading 2023-03-02 lost: as likely") != reasons.end());
}

TEST_CASE("what is no day is none, or says so") {
  CHECK(first_of(dates_of("It is dated 31 June 2022 at the top.")) == "2022-06-31 .. no-such-day");
  CHECK(first_of(dates_of("It is dated Feb 29, 2015 at the top.")) == "2015-02-29 .. no-such-day");
  for (const char* none :
       {"It happened in the year 0 or so.", "It will end in the year 99999.", "The bell rang at 25:61.",
        "The file is dated 2024-13-45.", "The file is dated 0000-00-00.", "Part 2882015 broke."}) {
    CHECK(first_of(dates_of(none)) == "none");
  }
  std::string numbers;
  for (int i = 0; i < 20000; ++i) numbers += std::to_string(i * 7919 % 1000000) + (i % 12 == 11 ? "\n" : " ");
  for (const Annotation& a : dates_of(numbers)) CHECK(std::get<DateValue>(a.value).issue != "");
}
