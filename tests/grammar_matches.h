// All matches of a grammar from one token.
#pragma once

#include <vector>

#include "language/grammar.h"

namespace dateline {

// Appends every rule's longest match that begins at `at`, in order of the rules.
inline void match_all(const Grammar& grammar, const Lattice& lattice, std::uint32_t at, std::vector<Match>& out) {
  std::vector<Grammar::Found> found;
  grammar.find(lattice, at, found);
  for (const Grammar::Found& one : found) {
    if (!grammar.complete(lattice, at, one, out.emplace_back())) out.pop_back();
  }
}

}  // namespace dateline
