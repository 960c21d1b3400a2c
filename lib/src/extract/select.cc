#include "extract/select.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <string>
#include <tuple>
#include <utility>

namespace dateline {

namespace {

// Dates before figures ("25 years", "2019"), figures before names; what is none of its kind before what is one, so that
// "25/12/2023" is no amount and still a date.
int kind_order(const Reading& r) { return 2 * (2 - static_cast<int>(r.kind)) + (r.silent ? 0 : 1); }

const char* kind_name(const Reading& r) {
  static constexpr const char* kNames[] = {"entity", "figure", "date"};
  return r.silent ? "none" : kNames[static_cast<int>(r.kind)];
}

// Longest first, then kind, then rule; first only makes the order total.
bool goes_before(const Reading& a, const Reading& b) {
  return std::make_tuple(a.first - a.last, kind_order(a), a.order, a.first) <
         std::make_tuple(b.first - b.last, kind_order(b), b.order, b.first);
}

// Whether what is none of its kind leaves room for the name.
bool leaves(const Reading& none, const Reading& name) {
  if (none.first == name.first && none.last == name.last) return true;
  return none.leaves_names && none.first <= name.first && name.last <= none.last;
}

void explain_loss(const Reading& loser, Reading& winner, Readings& readings) {
  std::string line = std::string(kind_name(loser)) + " " + std::string(loser.rule) + " lost: ";
  if (loser.last - loser.first < winner.last - winner.first) {
    line += "shorter";
  } else if (kind_order(loser) != kind_order(winner)) {
    line += "kind";
  } else {
    line += "rule written later";
  }
  if (winner.losers == nullptr) winner.losers = &readings.losers.emplace_back();
  winner.losers->push_back(std::move(line));
}

}  // namespace

void select_readings(bool explain, Readings& all) {
  std::vector<Reading>& readings = all.list;
  if (readings.size() < 2) return;
  Readings::Selection& scratch = all.selection;
  std::vector<std::uint32_t>& order = scratch.order;
  order.resize(readings.size());
  std::iota(order.begin(), order.end(), 0U);
  // Those that are equal stay in order. A stable sort would take a buffer for that, in every sentence.
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (goes_before(readings[a], readings[b])) return true;
    return a < b && !goes_before(readings[b], readings[a]);
  });
  std::uint32_t begin = readings[0].first, end = readings[0].last;
  for (const Reading& r : readings) {
    begin = std::min(begin, r.first);
    end = std::max(end, r.last);
  }
  // Which winner covers a token. What comes later is no longer than what has won, so that where the two overlap, its
  // first token or its last one is covered.
  constexpr std::uint32_t kFree = UINT32_MAX;
  std::vector<std::uint32_t>& owner = scratch.owner;
  owner.assign(end - begin, kFree);
  for (const std::uint32_t i : order) {
    const Reading& candidate = readings[i];
    const std::uint32_t first = candidate.first - begin, last = candidate.last - begin;
    const std::uint32_t blocker = owner[first] != kFree ? owner[first] : owner[last - 1];
    // "Interstate 95" is no amount, but a name: what is none of its kind leaves the same stretch to a name.
    const bool yields = blocker != kFree && readings[blocker].silent && !candidate.silent &&
                        candidate.kind == ReadingKind::entity && leaves(readings[blocker], candidate);
    if (blocker == kFree || yields) {
      std::fill(owner.begin() + first, owner.begin() + last, i);
    } else if (explain) {
      explain_loss(candidate, readings[blocker], all);
    }
  }
  scratch.winners.clear();
  std::uint32_t before = kFree;
  for (const std::uint32_t i : owner) {
    if (i != kFree && i != before) scratch.winners.push_back(readings[i]);
    before = i;
  }
  readings.swap(scratch.winners);
}

}  // namespace dateline
