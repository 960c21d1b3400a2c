#include "article/reprint.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "model/hash.h"
#include "model/utf8.h"

namespace dateline {
namespace {

constexpr std::size_t kRunWords = 5;
constexpr std::uint32_t kLeastRuns = 20;  // a headline and a sentence prove nothing
// Copies are cut from below and get other headlines; half of the runs in common is no accident.
constexpr std::size_t kLeastAgreement = Signature::kPlaces * 45 / 100;

bool is_text(ZoneRole role) { return role == ZoneRole::body || role == ZoneRole::quote; }

void take_run(std::uint64_t run, Signature& signature) {
  ++signature.runs;
  // One hash a place would cost 64 multiplications a word; instead the run's hash chooses its place (one-permutation
  // MinHash).
  const std::uint64_t h = mix(run);
  auto& least = signature.least[h % Signature::kPlaces];
  least = std::min(least, static_cast<std::uint32_t>(h >> 32));
}

// Empty places borrow from the next filled one (densification), so that short articles compare as well as long ones.
void fill_gaps(Signature& signature) {
  const auto original = signature.least;
  for (std::size_t i = 0; i < Signature::kPlaces; ++i) {
    if (original[i] != UINT32_MAX) continue;
    for (std::size_t step = 1; step < Signature::kPlaces; ++step) {
      const std::uint32_t other = original[(i + step) % Signature::kPlaces];
      if (other == UINT32_MAX) continue;
      signature.least[i] = other ^ static_cast<std::uint32_t>(mix(step));
      break;
    }
  }
}

std::size_t agreement(const Signature& a, const Signature& b) {
  std::size_t same = 0;
  for (std::size_t i = 0; i < Signature::kPlaces; ++i) same += a.least[i] == b.least[i] ? 1 : 0;
  return same;
}

}  // namespace

std::uint64_t folded_hash(std::string_view word) {
  std::uint64_t h = kHashOffset;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = static_cast<unsigned char>(word[at]);
    if (c < 0x80) {
      ++at;
      h = hash_step(h, c >= 'A' && c <= 'Z' ? c + 32U : c);
    } else {
      const auto character = static_cast<UChar32>(next_character(word, at));
      h = hash_step(h, static_cast<std::uint64_t>(u_foldCase(character, U_FOLD_CASE_DEFAULT)));
    }
  }
  return h;
}

Signature make_signature(const Document::Data& document) {
  Signature signature;
  signature.least.fill(UINT32_MAX);
  std::array<std::uint64_t, kRunWords> window{};
  std::size_t words = 0, zone = 0;
  const std::string_view text = document.text;
  for (const Token& token : document.tokens) {
    if (token.type != TokenType::word && token.type != TokenType::number) continue;
    while (zone < document.zones.size() && document.zones[zone].span.end <= token.begin) ++zone;
    if (zone < document.zones.size() && !is_text(document.zones[zone].role)) continue;
    window[words++ % kRunWords] = folded_hash(text.substr(token.begin, token.end - token.begin));
    if (words < kRunWords) continue;
    std::uint64_t run = 0;
    for (std::size_t i = 0; i < kRunWords; ++i) run = run * 31 + window[(words + i) % kRunWords];
    take_run(run, signature);
  }
  if (signature.runs < kLeastRuns) {
    signature.runs = 0;
  } else {
    fill_gaps(signature);
  }
  return signature;
}

std::uint32_t& ReprintIndex::place(std::size_t band, const Signature& signature) {
  const std::uint32_t* const rows = signature.least.data() + band * kRows;
  std::uint64_t h = mix(band + 1);
  for (std::size_t row = 0; row < kRows; ++row) h = mix(h ^ rows[row]);
  Table& table = tables_[band];
  for (std::size_t at = h & (table.size() - 1);; at = (at + 1) & (table.size() - 1)) {
    if (table[at] == 0) return table[at];
    const std::uint32_t* const others = signatures_[table[at] - 1].least.data() + band * kRows;
    if (std::equal(rows, rows + kRows, others)) return table[at];
  }
}

void ReprintIndex::grow(std::size_t band) {
  Table& table = tables_[band];
  if ((filled_[band] + 1) * 4 <= table.size() * 3) return;
  Table old(std::max<std::size_t>(table.size() * 2, 64));
  old.swap(table);
  for (const std::uint32_t entry : old) {
    if (entry != 0) place(band, signatures_[entry - 1]) = entry;
  }
}

std::uint32_t ReprintIndex::add(const Signature& signature) {
  const auto number = static_cast<std::uint32_t>(signatures_.size());
  signatures_.push_back(signature);
  std::uint32_t first = number;
  if (signature.runs > 0) {
    // A copy's bands lead to its original as well: an update of the update is a copy of the first.
    for (std::size_t band = 0; band < kBands; ++band) {
      grow(band);
      std::uint32_t& entry = place(band, signature);
      if (entry == 0) {
        entry = number + 1;
        ++filled_[band];
      } else if (first == number && agreement(signature, signatures_[entry - 1]) >= kLeastAgreement) {
        first = first_[entry - 1];
      }
    }
  }
  first_.push_back(first);
  return first;
}

std::vector<std::uint32_t> find_reprints(const std::vector<Signature>& signatures) {
  ReprintIndex index;
  std::vector<std::uint32_t> first;
  first.reserve(signatures.size());
  for (const Signature& signature : signatures) first.push_back(index.add(signature));
  return first;
}

struct ReprintFinder::Data {
  ReprintIndex index;
  std::vector<std::string> names;
};

ReprintFinder::ReprintFinder() : data_(std::make_unique<Data>()) {}
ReprintFinder::~ReprintFinder() = default;
ReprintFinder::ReprintFinder(ReprintFinder&&) noexcept = default;
ReprintFinder& ReprintFinder::operator=(ReprintFinder&&) noexcept = default;

std::string ReprintFinder::add(const Document& document) {
  const std::uint32_t first = data_->index.add(make_signature(document.data()));
  data_->names.push_back(document.name());
  return first + 1 == data_->names.size() ? std::string() : data_->names[first];
}

}  // namespace dateline
