// Two dates that stand for a stretch of time: "from Monday to Friday", "between May and July 2016".
#pragma once

#include <cstdint>
#include <optional>

#include "extract/date_expression.h"
#include "extract/date_resolver.h"
#include "language/lattice.h"

namespace dateline {

// The classes of the words that join dates.
struct JoinWords {
  explicit JoinWords(const Lexicon& lexicon);
  ClassId from, to, postponing;
};

enum class Join : std::uint8_t {
  none,
  interval,  // "from X to Y", "between X and Y", "X-Y", "X through Y"
  choice,    // "X or Y", "X and Y": they share what only the second says
};

// Whether the token between two dates gives a choice of them: "or".
bool is_alternative(const JoinWords& words, const Lattice& lattice, std::uint32_t between);

// One of two joined dates.
struct JoinedDate {
  DateExpression expression;
  DateContext context;
  ResolvedDate resolved;
};

// "fiscal years 2010 and 2011": a bare year behind a fiscal one and the token `between` is fiscal, too.
void share_fiscal(const JoinWords& words, const Lattice& lattice, const JoinedDate& first, std::uint32_t between,
                  DateExpression& second);

// How the date that begins at token `at` and ends at `between` is joined with the one behind that token.
Join join_of(const JoinWords& words, const Lattice& lattice, const JoinedDate& first, std::uint32_t at,
             const DateExpression& second, std::uint32_t between);

// Gives the first end what only the second says (its year, its month, its day), puts the second behind the first, and
// notes the interval in both.
void join_dates(Join join, const DateBase& base, JoinedDate& first, JoinedDate& second);

// "the quarter ended Nov. 30", "the nine months ended June 30": gives the period its days from the date that it ended
// on, and a quarter without a year its place. Does nothing where the date is open or no day or month.
void end_period(JoinedDate& period, const ResolvedDate& end, const DateBase& base);

}  // namespace dateline
