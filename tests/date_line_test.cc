#include "calendar/date_line.h"

#include "calendar/shapes.h"
#include "catch.h"

using namespace dateline;

namespace {

constexpr const char* kWords =
    "[MONTH]\nJanuary|Jan\t1\nFebruary|Feb\t2\nMay\t5\nSeptember|Sept|Sep\t9\n"
    "[WEEKDAY]\nWednesday|Wed\t3\nTuesday|Tue\t2\n"
    "[MERIDIEM]\nam\t0\npm\t1\n"
    "[TIME_ZONE]\nGMT\t0\nEST\t-300\nKST\t540\n";

const Lexicon& words() {
  static const Lexicon& lexicon = []() -> const Lexicon& {
    static Lexicon made;
    made.read_table("calendar.words", kWords);
    made.compile();
    return made;
  }();
  return lexicon;
}

std::string read(std::string_view line) {
  const auto found = read_date_line(words(), line);
  return found ? timex_value(found->timex) : "-";
}

std::string span(std::string_view line) {
  const auto found = read_date_line(words(), line);
  return found ? std::string(line.substr(found->span.begin, found->span.size())) : "-";
}

}  // namespace

TEST_CASE("header lines of every style") {
  CHECK(read("2024 / 02 / 22") == "2024-02-22");
  CHECK(read("Wed 07 Feb 2024 | 02:35 PM") == "2024-02-07T14:35");
  CHECK(read("Published: 7 February 2024, 14:35 GMT") == "2024-02-07T14:35Z");
  CHECK(read("September 27, 2016") == "2016-09-27");
  CHECK(read("2024-02-07T14:35:00Z") == "2024-02-07T14:35Z");
  CHECK(read("2024-02-07T14:35:00.120+09:00") == "2024-02-07T14:35+09:00");
  CHECK(read("07.02.2024") == "2024-02-07");
  CHECK(read("Updated on Tuesday, 7th of May 2024 at 9.05 p.m. EST") == "2024-05-07T21:05-05:00");
  CHECK(read("14:35 GMT, 7 February 2024") == "2024-02-07T14:35Z");
  CHECK(read("12 am, May 7, 2024") == "2024-05-07T00:00");
  CHECK(read("FEB. 7, 2024") == "2024-02-07");
  CHECK(read("07-Feb-2024") == "2024-02-07");
  CHECK(read("/world/2024/02/07/") == "2024-02-07");
}

TEST_CASE("a year that is not said stays open, and a line with one goes first") {
  CHECK(read("SEOUL, Feb 7 (Agency)") == "XXXX-02-07");
  CHECK(read("Feb 7 edition, 8 February 2024") == "2024-02-08");
  CHECK(read_date_line(words(), "SEOUL, Feb 7")->value().empty());
}

TEST_CASE("the span is the date with its weekday and clock") {
  CHECK(span("Posted Wed 07 Feb 2024 | 02:35 PM by the desk") == "Wed 07 Feb 2024 | 02:35 PM");
  CHECK(span("On Wednesday, May 7, 2024, he") == "Wednesday, May 7, 2024");
  CHECK(span("on 2 May 2024 the 3 men") == "2 May 2024");
}

TEST_CASE("day and month that may change places") {
  const auto found = read_date_line(words(), "02/03/2025");
  REQUIRE(found);
  CHECK(found->ambiguous);
  CHECK(found->value() == "2025-02-03");
  CHECK(read_date_line(words(), "02/03/2025", true)->value() == "2025-03-02");
  CHECK_FALSE(read_date_line(words(), "22/03/2025")->ambiguous);
  CHECK(read("22/03/2025") == "2025-03-22");
  CHECK_FALSE(read_date_line(words(), "03/03/2025")->ambiguous);
}

TEST_CASE("what is no date") {
  for (const char* line : {"", "May", "May 2024", "version 2.5.2024.1", "2882015", "2016/679", "95/46/WE", "1.2.3",
                           "call 555-12-2014 now", "$2,000", "32 May 2024x", "Windows 10", "00-001", "9/11"}) {
    CAPTURE(line);
    CHECK(read(line) == "-");
  }
  CHECK(read_date_line(words(), "31 February 2024")->value().empty());
}

TEST_CASE("clock times and numeric dates as shapes") {
  DateShape shape;
  CHECK(read_clock("25:61", 0, shape) == 0);
  CHECK(read_clock("24:00", 0, shape) == 5);
  CHECK(read_clock("2:35:10", 0, shape) == 7);
  CHECK(shape.second == 10);
  CHECK(read_clock("4:07.13", 0, shape) == 4);
  CHECK(read_numeric_date("2012-13", 0, shape) == 0);
  CHECK(read_numeric_date("2009-12", 0, shape) == 0);
  CHECK(read_numeric_date("2015-12", 0, shape) == 7);
  CHECK(shape.day == -1);
  CHECK(read_numeric_date("99999-01-01", 0, shape) == 0);
  CHECK(read_numeric_date("0000-01-01", 0, shape) == 0);
}
