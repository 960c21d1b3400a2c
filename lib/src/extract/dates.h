// Expressions of time, resolved against the article's date.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "calendar/numeric_order.h"
#include "extract/passage.h"

namespace dateline {

// What dates are resolved against while an article is read from its beginning; one an analysis.
struct DateAnchor {
  std::string published;     // the document's date ("2024-02-07", "2024-02-07T14:35"), empty where unknown
  std::string spoken;        // the last full day, month or year spoken of: "that year", "two weeks later"
  std::string quarter = {};  // the last quarter or half: "a year earlier", "the quarter"
  std::string told = {};     // the last day or time of day, and the sentence that it stands in: "at 9 p.m."
  std::uint32_t told_in = 0;
  std::string entry = {};  // the day of the last entry of a chronicle: "May 9 - The firm says"
  // Of the article as a whole, found when first asked for.
  std::optional<DayMonthOrder> order = {};
  std::optional<bool> southern = {};
};

// As FigureReader.
class DateReader {
 public:
  explicit DateReader(const Language::Data& language);
  ~DateReader();

  // Appends every reading of the passage, not resolved yet against the anchor.
  void read(const Passage& passage, Readings& out) const;

  // Resolves the passage's selected date readings (`readings` also holds other kinds) and moves the anchor's narrative
  // reference on: value, edtf, from, to, interval, issue.
  void finish(const Passage& passage, DateAnchor& anchor, Readings& readings) const;

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

}  // namespace dateline
