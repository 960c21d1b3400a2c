#include "language/phrases.h"

#include <algorithm>

namespace dateline {

std::size_t PhraseTrie::slot_of(std::uint64_t key) const {
  const std::size_t mask = edges_.size() - 1;
  std::size_t i = static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 32) & mask;
  while (edges_[i].key != 0 && edges_[i].key != key) i = (i + 1) & mask;
  return i;
}

std::uint32_t PhraseTrie::step(std::uint32_t node, std::uint32_t entry) const {
  return edges_[slot_of(key_of(node, entry))].node;
}

std::uint32_t PhraseTrie::step_or_add(std::uint32_t node, std::uint32_t entry) {
  const std::uint64_t key = key_of(node, entry);
  std::size_t slot = slot_of(key);
  if (edges_[slot].key != 0) return edges_[slot].node;
  if (++edge_count_ * 4 > edges_.size() * 3) {
    std::vector<Edge> old(edges_.size() * 2);
    old.swap(edges_);
    for (const Edge& edge : old) {
      if (edge.key != 0) edges_[slot_of(edge.key)] = edge;
    }
    slot = slot_of(key);
  }
  edges_[slot] = {key, static_cast<std::uint32_t>(nodes_.size()), 0};
  nodes_.emplace_back();
  return edges_[slot].node;
}

std::int64_t PhraseTrie::add(std::span<const std::uint32_t> entries, const Member& member) {
  std::uint32_t at = 0;
  for (const std::uint32_t entry : entries) at = step_or_add(at, entry);

  Node& node = nodes_[at];
  for (std::int32_t i = node.head; i >= 0; i = links_[static_cast<std::size_t>(i)].next) {
    const Member& other = links_[static_cast<std::size_t>(i)].member;
    if (other.sense->cls == member.sense->cls && other.needs == member.needs &&
        other.sense->value == member.sense->value) {
      return other.line;
    }
  }
  const auto added = static_cast<std::int32_t>(links_.size());
  links_.push_back({member, -1});
  if (node.tail >= 0) {
    links_[static_cast<std::size_t>(node.tail)].next = added;
  } else {
    node.head = added;
  }
  node.tail = added;
  return -1;
}

std::vector<std::uint64_t> PhraseTrie::second_words(std::uint32_t entries) const {
  std::vector<std::uint32_t> first_of(nodes_.size());  // by node behind one word: that word
  for (const Edge& edge : edges_) {
    if (edge.key >> 32 == 0) first_of[edge.node] = static_cast<std::uint32_t>(edge.key);
  }
  std::vector<std::uint64_t> out(entries);
  for (const Edge& edge : edges_) {
    if (edge.key != 0) out[first_of[edge.key >> 32]] |= std::uint64_t{1} << (edge.key & 63);
  }
  // Of what no phrase begins with, and of the edges that are first words themselves.
  out[0] = 0;
  return out;
}

void PhraseTrie::find(std::span<const Token> tokens, std::vector<PhraseMatch>& out) const {
  std::array<std::uint32_t, kMaxLength> path;
  std::size_t length = 1;
  path[0] = step(0, entry_of(tokens[0].word));
  while (length < std::min(tokens.size(), kMaxLength)) {
    const std::uint32_t word = tokens[length].word;
    const std::uint32_t next = word == 0 ? 0 : step(path[length - 1], entry_of(word));
    if (next == 0) break;
    path[length] = next;
    ++length;
  }
  for (; length > 1; --length) {
    for (std::int32_t i = nodes_[path[length - 1]].head; i >= 0; i = links_[static_cast<std::size_t>(i)].next) {
      const Member& member = links_[static_cast<std::size_t>(i)].member;
      bool fits = true;
      for (std::size_t k = 0; k < length && fits; ++k) {
        fits = allows(static_cast<Need>((member.needs >> (4 * k)) & 15), case_of(tokens[k].word));
      }
      if (fits) out.push_back({static_cast<std::uint32_t>(length), member.sense});
    }
  }
}

}  // namespace dateline
