#include "calendar/day.h"
#include "calendar/edtf.h"
#include "calendar/timex.h"
#include "catch.h"

using namespace dateline;

namespace {

Day day(int y, int m, int d) { return *make_day(y, m, d); }

std::string days(std::string_view value) {
  const auto timex = parse_timex(value);
  if (!timex) return "unread";
  const auto range = days_of(*timex);
  return range ? day_str(range->first) + " " + day_str(range->last) : "open";
}

std::string edtf(std::string_view value, std::string_view mod = {}) { return edtf_of(*parse_timex(value), mod); }

}  // namespace

TEST_CASE("days that there are, and those that there are not") {
  CHECK(is_day(2024, 2, 29));
  CHECK_FALSE(is_day(2015, 2, 29));
  CHECK_FALSE(is_day(1900, 2, 29));
  CHECK(is_day(2000, 2, 29));
  CHECK_FALSE(is_day(2024, 6, 31));
  CHECK_FALSE(is_day(2024, 0, 1));
  CHECK_FALSE(is_day(2024, 13, 1));
  CHECK_FALSE(is_day(99999, 1, 1));
  CHECK(is_day(0, 12, 31));
  CHECK_FALSE(parse_day("2024-02-30"));
  CHECK(day_str(*parse_day("2024-02-07T14:35")) == "2024-02-07");
  CHECK_FALSE(parse_day("2024-2-07"));
}

TEST_CASE("ISO weeks belong to the year of their Thursday") {
  CHECK(iso_week(day(2021, 1, 3)).year == 2020);
  CHECK(iso_week(day(2021, 1, 3)).week == 53);
  CHECK(iso_week(day(2024, 12, 30)).year == 2025);
  CHECK(iso_week(day(2024, 12, 30)).week == 1);
  CHECK(weeks_in_year(2020) == 53);
  CHECK(weeks_in_year(2024) == 52);
  CHECK(*day_of_week(2024, 7, 1) == day(2024, 2, 12));
  CHECK_FALSE(day_of_week(2024, 53, 1));
  CHECK(weekday_of(day(2024, 2, 7)) == 3);
}

TEST_CASE("months are added by name and stay inside the month") {
  CHECK(add_months(day(2024, 3, 31), 1) == day(2024, 4, 30));
  CHECK(add_months(day(2024, 3, 31), -1) == day(2024, 2, 29));
  CHECK(add_months(day(2024, 1, 15), -13) == day(2022, 12, 15));
}

TEST_CASE("movable feasts") {
  CHECK(easter(2024) == day(2024, 3, 31));
  CHECK(easter(2016) == day(2016, 3, 27));
  CHECK(easter(1961) == day(1961, 4, 2));
  CHECK(orthodox_easter(2024) == day(2024, 5, 5));
  CHECK(orthodox_easter(2017) == day(2017, 4, 16));
  CHECK(nth_weekday(2023, 11, 4, 4) == day(2023, 11, 23));
  CHECK(nth_weekday(2024, 5, 1, -1) == day(2024, 5, 27));
}

TEST_CASE("values are written as they are read") {
  for (const char* value : {"2024-02-19",
                            "2024-02",
                            "2024",
                            "202",
                            "19",
                            "2024-W07",
                            "2024-W07-WE",
                            "2024-Q1",
                            "2024-H2",
                            "2023-FA",
                            "FY2021",
                            "BC0044",
                            "XXXX-09",
                            "XXXX-02-07",
                            "XXXX-WXX-2",
                            "XXXX-FA",
                            "XXXX-XX-XX",
                            "XXXX-WXX",
                            "2024-QX",
                            "2024-02-07T14:35",
                            "2024-02-07T14:35+09:00",
                            "2024-02-07T14:35:10Z",
                            "2024-02-07TMO",
                            "XXXX-XX-XXT09:00",
                            "2024-02-07T24"}) {
    CAPTURE(value);
    const auto timex = parse_timex(value);
    REQUIRE(timex);
    CHECK(timex_value(*timex) == value);
  }
  CHECK_FALSE(parse_timex("P25Y"));
  CHECK_FALSE(parse_timex("PAST_REF"));
  CHECK_FALSE(parse_timex("2024-02-07x"));
  CHECK_FALSE(parse_timex(""));
}

TEST_CASE("the days that a value can mean") {
  CHECK(days("2024-02") == "2024-02-01 2024-02-29");
  CHECK(days("2023-FA") == "2023-09-01 2023-11-30");
  CHECK(days("2023-WI") == "2023-12-01 2024-02-29");
  CHECK(days("2024-Q4") == "2024-10-01 2024-12-31");
  CHECK(days("2024-H1") == "2024-01-01 2024-06-30");
  CHECK(days("2024-W07") == "2024-02-12 2024-02-18");
  CHECK(days("2024-W07-WE") == "2024-02-17 2024-02-18");
  CHECK(days("199") == "1990-01-01 1999-12-31");
  CHECK(days("18") == "1800-01-01 1899-12-31");
  CHECK(days("2024-02-07T14:35Z") == "2024-02-07 2024-02-07");
  CHECK(days("2015-02-29") == "open");
  CHECK(days("XXXX-09") == "open");
  CHECK(days("2024-QX") == "open");
  CHECK(days("FY2021") == "open");
  CHECK(days("BC0044") == "-0043-01-01 -0043-12-31");
  CHECK(day_str(days_of(*parse_timex("2023-SU"), true)->first) == "2023-12-01");
  CHECK(day_str(days_of(*parse_timex("2023-SP"), true)->first) == "2023-09-01");
}

TEST_CASE("EDTF") {
  CHECK(edtf("2024-02-19") == "2024-02-19");
  CHECK(edtf("199") == "199X");
  CHECK(edtf("19") == "19XX");
  CHECK(edtf("2023-FA") == "2023-23");
  CHECK(edtf("2024-Q1") == "2024-33");
  CHECK(edtf("2024-H2") == "2024-41");
  CHECK(edtf("2024-W07") == "2024-02-12/2024-02-18");
  CHECK(edtf("2024-W07-WE") == "2024-02-17/2024-02-18");
  CHECK(edtf("XXXX-09") == "XXXX-09");
  CHECK(edtf("XXXX-WXX-2").empty());
  CHECK(edtf("BC0044") == "-0043");
  CHECK(edtf("2024-02-07T14:35Z") == "2024-02-07T14:35:00Z");
  CHECK(edtf("2024-02-07TMO") == "2024-02-07");
  CHECK(edtf("2014", "ON_OR_AFTER") == "2014/..");
  CHECK(edtf("2019", "ON_OR_BEFORE") == "../2019");
  CHECK(edtf("2019", "APPROX") == "2019~");
  CHECK(edtf("2024-03", "START") == "2024-03-01~/2024-03-10~");
  CHECK(edtf("2023", "MID") == "2023-05~/2023-08~");
  CHECK(edtf("199", "END") == "1997~/1999~");
  CHECK(edtf("2024-Q1", "END") == "2024-03~");
}

TEST_CASE("what is said but cannot be") {
  CHECK_FALSE(is_possible(*parse_timex("2024-06-31")));
  CHECK_FALSE(is_possible(*parse_timex("2024-13")));
  CHECK_FALSE(is_possible(*parse_timex("2024-02-07T25:00")));
  CHECK_FALSE(is_possible(*parse_timex("2024-02-07T24:01")));
  CHECK_FALSE(is_possible(*parse_timex("2023-W53")));
  CHECK(is_possible(*parse_timex("2020-W53")));
  CHECK(is_possible(*parse_timex("XXXX-02-29")));
  CHECK_FALSE(is_possible(*parse_timex("XXXX-02-30")));
}
