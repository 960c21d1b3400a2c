// Signatures by which copies of one article are told, wire copy above all.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

#include "dateline/reprint.h"

#include "model/document_data.h"

namespace dateline {

// The smallest hashes of an article's runs of five words (MinHash). Two articles share about as many places of their
// signatures as they share runs.
struct Signature {
  static constexpr std::size_t kPlaces = 64;
  std::array<std::uint32_t, kPlaces> least{};
  std::uint32_t runs = 0;  // how many runs the article has; 0 for one too short to compare
};

// Linear in the tokens. Leaves chrome, headers and captions out: they differ from outlet to outlet.
Signature make_signature(const Document::Data& document);

// Articles that have gone by, to be told again, in some 400 bytes each. Candidates are those that agree in one band of
// the signature, so time grows with the articles and not with their pairs.
class ReprintIndex {
 public:
  // Returns the number, from 0, of the first article that this one is a copy of, its own where it is none.
  std::uint32_t add(const Signature& signature);

 private:
  static constexpr std::size_t kBands = 16, kRows = Signature::kPlaces / kBands;

  // The earliest article of each value of one band: numbers from 1 in an open table, 0 for nothing. The values
  // themselves stand in the signatures.
  using Table = std::vector<std::uint32_t>;
  // Where what a signature has in a band stands, or would stand.
  std::uint32_t& place(std::size_t band, const Signature& signature);
  void grow(std::size_t band);

  // Copies are compared as well as originals: each keeps its signature.
  std::deque<Signature> signatures_;
  std::deque<std::uint32_t> first_;
  std::array<Table, kBands> tables_;
  std::array<std::size_t, kBands> filled_{};
};

// The same for all articles at once.
std::vector<std::uint32_t> find_reprints(const std::vector<Signature>& signatures);

// A word's hash, letter case aside.
std::uint64_t folded_hash(std::string_view word);

}  // namespace dateline
