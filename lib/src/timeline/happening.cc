#include "timeline/happening.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <unordered_map>

namespace dateline {
namespace {

// Two statements of the same days are of one happening from this cosine on. An article tells of a thing once and then
// goes on to the next, so its own sentences must be more alike than those of two articles.
constexpr double kAlike = 0.18, kAlikeWithin = 0.35;
// Candidates are looked for by a statement's rarest features, so many of them ...
constexpr std::size_t kLeads = 10;
// ... in the happenings that had it last, so many of them.
constexpr std::size_t kRecent = 16;
// A statement is compared with so many members of a happening.
constexpr std::size_t kCompared = 4;

}  // namespace

HappeningFinder::HappeningFinder(const std::vector<Statement>& statements) : statements_(statements) {
  for (const Statement& s : statements) features_.insert(features_.end(), s.features.begin(), s.features.end());
  std::sort(features_.begin(), features_.end());
  std::size_t kept = 0;
  for (std::size_t i = 0; i < features_.size();) {
    std::size_t end = i;
    while (end < features_.size() && features_[end] == features_[i]) ++end;
    features_[kept++] = features_[i];
    occurrences_.push_back(static_cast<std::uint32_t>(end - i));
    i = end;
  }
  features_.resize(kept);
  norms_.reserve(statements.size());
  for (const Statement& s : statements) {
    std::uint64_t norm = 0;
    for (const std::uint64_t f : s.features) norm += std::uint64_t{weight(f)} * weight(f);
    norms_.push_back(std::max<std::uint64_t>(norm, 1));
  }
}

// Inverse frequency in sixteenths of a bit: whole numbers, so that sums are the same in every order and on every
// machine.
std::uint32_t HappeningFinder::weight(std::uint64_t feature) const {
  const auto at = std::lower_bound(features_.begin(), features_.end(), feature);
  const std::uint64_t seen = occurrences_[static_cast<std::size_t>(at - features_.begin())];
  // Few statements say little of what is common: as if there were some more.
  const std::uint64_t ratio = (statements_.size() + 30) * 65536 / (seen + 1);
  const auto bits = static_cast<std::uint32_t>(std::bit_width(ratio) - 1);
  if (bits <= 16) return 0;
  const auto fraction = static_cast<std::uint32_t>((ratio >> (bits - 4)) & 15);
  return (bits - 16) * 16 + fraction;
}

double HappeningFinder::likeness(const Statement& a, const Statement& b) const {
  std::uint64_t shared = 0;
  auto i = a.features.begin();
  auto j = b.features.begin();
  while (i != a.features.end() && j != b.features.end()) {
    if (*i < *j) {
      ++i;
    } else if (*j < *i) {
      ++j;
    } else {
      shared += std::uint64_t{weight(*i)} * weight(*i);
      ++i;
      ++j;
    }
  }
  const std::uint64_t na = norms_[static_cast<std::size_t>(&a - statements_.data())];
  const std::uint64_t nb = norms_[static_cast<std::size_t>(&b - statements_.data())];
  return static_cast<double>(shared) / std::sqrt(static_cast<double>(na) * static_cast<double>(nb));
}

std::vector<Happening> HappeningFinder::find() const {
  std::vector<Happening> happenings;
  // By days and a feature: the happenings that were last told with it.
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> told;
  std::map<std::pair<std::string_view, std::string_view>, std::uint64_t> days;
  std::vector<std::pair<std::uint32_t, std::uint64_t>> leads;
  for (std::uint32_t i = 0; i < statements_.size(); ++i) {
    const Statement& s = statements_[i];
    const std::uint64_t day = days.try_emplace({s.from, s.to}, (days.size() + 1) * 0x9E3779B97F4A7C15U).first->second;
    leads.clear();
    for (const std::uint64_t f : s.features) leads.emplace_back(UINT32_MAX - weight(f), f);
    const std::size_t count = std::min(kLeads, leads.size());
    std::partial_sort(leads.begin(), leads.begin() + static_cast<std::ptrdiff_t>(count), leads.end());
    std::uint32_t home = UINT32_MAX;
    double best = kAlike;
    for (std::size_t l = 0; l < count; ++l) {
      const auto found = told.find(leads[l].second ^ day);
      if (found == told.end()) continue;
      for (const std::uint32_t h : found->second) {
        const Happening& members = happenings[h];
        for (std::size_t m = 0; m < members.size() && m < kCompared; ++m) {
          const Statement& member = statements_[members[m]];
          const double like = likeness(s, member);
          if (member.article == s.article && like < kAlikeWithin) continue;
          if (like > best || (like == best && h < home)) {
            best = like;
            home = h;
          }
        }
      }
    }
    if (home == UINT32_MAX) {
      home = static_cast<std::uint32_t>(happenings.size());
      happenings.emplace_back();
    }
    happenings[home].push_back(i);
    for (std::size_t l = 0; l < count; ++l) {
      auto& recent = told[leads[l].second ^ day];
      if (std::find(recent.begin(), recent.end(), home) != recent.end()) continue;
      if (recent.size() == kRecent) recent.erase(recent.begin());
      recent.push_back(home);
    }
  }
  return happenings;
}

std::uint32_t HappeningFinder::best(const Happening& happening) const {
  // How often the happening's members say each thing.
  std::map<std::uint64_t, std::uint32_t> said;
  for (const std::uint32_t i : happening) {
    for (const std::uint64_t f : statements_[i].features) ++said[f];
  }
  std::uint32_t best = happening.front();
  double best_score = -1;
  for (const std::uint32_t i : happening) {
    const Statement& s = statements_[i];
    std::uint64_t sum = 0;
    for (const std::uint64_t f : s.features) sum += std::uint64_t{weight(f)} * weight(f) * said[f];
    double score = static_cast<double>(sum) / std::sqrt(static_cast<double>(norms_[i]));
    // Who and how much make a statement; a fragment or a sentence of many clauses shows badly.
    score *= 1.0 + 0.05 * static_cast<double>(std::min<std::size_t>(s.figures.size(), 3)) +
             0.04 * static_cast<double>(std::min<std::size_t>(s.entities.size(), 4));
    if (s.words < 8) score *= 0.6;
    if (s.words > 45) score *= 0.8;
    if (score > best_score) {
      best_score = score;
      best = i;
    }
  }
  return best;
}

}  // namespace dateline
