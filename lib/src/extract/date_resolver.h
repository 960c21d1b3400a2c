// From what is said to a place on the calendar.
#pragma once

#include <optional>
#include <string>

#include "calendar/fiscal.h"
#include "dateline/annotation.h"
#include "extract/date_expression.h"
#include "syntax/verb_group.h"

namespace dateline {

// What a document's dates are seen from.
struct DateBase {
  std::optional<Day> published;
  std::optional<Timex> spoken;           // the last date spoken of
  std::optional<Timex> quarter;          // the last quarter or half
  std::optional<Timex> told;             // the last day or time of day in this paragraph: "two hours later"
  bool near_before = false;              // ... told in a sentence before
  std::optional<Timex> near;             // its day: the one of "at 9 p.m."
  std::optional<FiscalCalendar> fiscal;  // where the user says whose fiscal years are meant
};

// How the words around a date bear on it.
struct DateContext {
  Tense tense = Tense::unknown;
  bool sure = false;          // the verb stands right before the date
  bool perfect = false;       // it is told in the past perfect
  bool settled = false;       // what it is said of is over, or has begun
  bool firm = true;           // see Direction
  bool even = false;          // see Direction
  bool definite = false;      // "the October flood"
  bool entry = false;         // it heads its line: "May 9 - The firm says"
  std::string_view relation;  // TIMEX3 mod of the preposition before it
};

// A resolved date, with what may follow from it.
struct ResolvedDate {
  DateValue value;
  std::optional<Timex> timex;  // where it is a place on the calendar
};

ResolvedDate resolve_date(const DateExpression& expression, const DateBase& base, const DateContext& context);

// The same for lengths of time, whose days end or begin at the anchor where they are said to, and for repeated times.
ResolvedDate resolve_duration(const DateExpression& expression, std::optional<Day> anchor,
                              const std::string& anchor_name);
ResolvedDate resolve_set(const DateExpression& expression);

// Writes value, edtf, from, to and grain of a place on the calendar; `relation` is that of the preposition before it.
void describe(const Timex& timex, const DateExpression& expression, const DateBase& base, DateValue& out,
              std::string_view relation = {});

}  // namespace dateline
