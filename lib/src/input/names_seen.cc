#include "input/names_seen.h"

namespace dateline {

namespace {

// FNV-1a with a final mix; never 0, which marks an empty slot.
std::uint64_t hash_of(std::string_view name) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  hash ^= hash >> 32;
  hash *= 0xD6E8FEB86659FD93U;
  hash ^= hash >> 32;
  return hash == 0 ? 1 : hash;
}

}  // namespace

std::string NamesSeen::unique(const std::string& name) {
  if (insert(name)) return name;
  std::uint32_t& count = repeats_.try_emplace(hash_of(name), 1).first->second;
  for (;;) {
    std::string candidate = name + "#" + std::to_string(++count);
    if (insert(candidate)) return candidate;
  }
}

bool NamesSeen::insert(std::string_view name) {
  if ((used_ + 1) * 2 > slots_.size()) grow();
  const std::uint64_t hash = hash_of(name);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    if (slots_[at] == hash) return false;
    if (slots_[at] == 0) {
      slots_[at] = hash;
      ++used_;
      return true;
    }
  }
}

void NamesSeen::grow() {
  std::vector<std::uint64_t> old(slots_.empty() ? 1024 : slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const std::uint64_t hash : old) {
    if (hash == 0) continue;
    std::size_t at = hash & mask;
    while (slots_[at] != 0) at = (at + 1) & mask;
    slots_[at] = hash;
  }
}

}  // namespace dateline
