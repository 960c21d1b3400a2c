// Signatures by which copies of one article are told, wire copy above all.
#pragma once

#include <array>
#include <cstdint>
#include <unordered_map>
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

// Articles that have gone by, to be told again. Candidates are those that agree in one band of the signature, so time
// grows with the articles and not with their pairs.
class ReprintIndex {
 public:
  // Returns the number, from 0, of the first article that this one is a copy of, its own where it is none.
  std::uint32_t add(const Signature& signature);

 private:
  // Copies are compared as well as originals: each keeps its signature.
  std::vector<Signature> signatures_;
  std::vector<std::uint32_t> first_;
  std::unordered_map<std::uint64_t, std::uint32_t> bands_;  // the earliest article of each band
};

// The same for all articles at once.
std::vector<std::uint32_t> find_reprints(const std::vector<Signature>& signatures);

// A word's hash, letter case aside.
std::uint64_t folded_hash(std::string_view word);

}  // namespace dateline
