// Statements that tell of one happening.
#pragma once

#include <cstdint>
#include <vector>

#include "timeline/statement.h"

namespace dateline {

// Indexes into the statements, in their order.
using Happening = std::vector<std::uint32_t>;

// Groups statements of the same days that speak of the same things: what they share, weighed by how rare it is among
// all statements. Time grows with the statements, not with their pairs. Happenings are in the order of their first
// statement.
class HappeningFinder {
 public:
  explicit HappeningFinder(const std::vector<Statement>& statements);

  std::vector<Happening> find() const;

  // Returns the member that says most of what the others say: the one to show.
  std::uint32_t best(const Happening& happening) const;

 private:
  std::uint32_t weight(std::uint64_t feature) const;
  double likeness(const Statement& a, const Statement& b) const;

  const std::vector<Statement>& statements_;
  std::vector<std::uint64_t> features_;     // ascending
  std::vector<std::uint32_t> occurrences_;  // in step: in how many statements
  std::vector<std::uint64_t> norms_;        // of each statement: the sum of its squared weights
};

}  // namespace dateline
