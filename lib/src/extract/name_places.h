// Which of the places of one name is meant.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/name_candidates.h"

namespace dateline {

// A mention of a place: what it may be, and what was chosen.
struct PlaceMention {
  std::uint32_t candidate = 0;  // into NameCandidates::list
  std::uint32_t chosen = 0;     // into NameCandidates::entries
  bool unknown = false;         // a place, but none of those
};

// Chooses for every mention one reading: what a neighbour says ("Paris, Texas"), the countries and regions that the
// article speaks of, nearness to its other places, and how large the places are. One name means one place in an
// article, unless neighbours say otherwise. `mentions` are in text order.
void choose_places(const Document::Data& document, const NameCandidates& all, std::vector<PlaceMention>& mentions);

}  // namespace dateline
