#include "extract/select.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

namespace dateline {

namespace {

// Dates before figures ("25 years", "2019"), figures before names; what is none of its kind before what is one, so that
// "25/12/2023" is no amount and still a date.
int kind_order(const Reading& r) { return 2 * (2 - static_cast<int>(r.annotation.value.index())) + (r.silent ? 0 : 1); }

const char* kind_name(const Reading& r) {
  static constexpr const char* kNames[] = {"entity", "figure", "date"};
  return r.silent ? "none" : kNames[r.annotation.value.index()];
}

// Longest first, then kind, then rule; first only makes the order total.
bool goes_before(const Reading& a, const Reading& b) {
  return std::make_tuple(a.first - a.last, kind_order(a), a.order, a.first) <
         std::make_tuple(b.first - b.last, kind_order(b), b.order, b.first);
}

void explain_loss(const Reading& winner_of, const Reading& loser, Reading& winner) {
  std::string line = std::string(kind_name(loser)) + " " + loser.annotation.rule + " lost: ";
  if (loser.last - loser.first < winner_of.last - winner_of.first) {
    line += "shorter";
  } else if (kind_order(loser) != kind_order(winner_of)) {
    line += "kind";
  } else {
    line += "rule written later";
  }
  winner.annotation.explain.push_back(std::move(line));
}

}  // namespace

void select_readings(bool explain, std::vector<Reading>& readings) {
  if (readings.size() < 2) return;
  std::stable_sort(readings.begin(), readings.end(), goes_before);
  // Winners by first token; they do not overlap, so a candidate can only collide with its two neighbours.
  std::vector<Reading> winners;
  winners.reserve(readings.size());
  const auto by_first = [](const Reading& r, std::uint32_t first) { return r.first < first; };
  for (Reading& candidate : readings) {
    auto next = std::lower_bound(winners.begin(), winners.end(), candidate.first, by_first);
    Reading* blocker = nullptr;
    if (next != winners.end() && next->first < candidate.last) blocker = &*next;
    if (next != winners.begin() && std::prev(next)->last > candidate.first) blocker = &*std::prev(next);
    if (blocker == nullptr) {
      winners.insert(next, std::move(candidate));
    } else if (explain) {
      explain_loss(*blocker, candidate, *blocker);
    }
  }
  readings = std::move(winners);
}

}  // namespace dateline
