#include "input/names_seen.h"

#include "model/hash.h"

namespace dateline {

namespace {

// Never 0, which marks an empty slot.
std::uint64_t hash_of(std::string_view name) {
  std::uint64_t hash = kHashOffset;
  for (const char c : name) hash = hash_step(hash, static_cast<unsigned char>(c));
  hash = mix(hash);
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
