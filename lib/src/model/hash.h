// Hashes that are the same on every machine: compiled files hold some of them.
#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

// FNV-1a: begin with kHashOffset, take every byte.
inline constexpr std::uint64_t kHashOffset = 0xCBF29CE484222325U, kHashPrime = 0x100000001B3U;
constexpr std::uint64_t hash_step(std::uint64_t hash, std::uint64_t value) { return (hash ^ value) * kHashPrime; }

// Spreads what a hash differs in over all of its bits.
constexpr std::uint64_t mix(std::uint64_t hash) {
  hash ^= hash >> 32;
  hash *= 0xD6E8FEB86659FD93U;
  hash ^= hash >> 32;
  hash *= 0xD6E8FEB86659FD93U;
  return hash ^ (hash >> 32);
}

}  // namespace dateline
