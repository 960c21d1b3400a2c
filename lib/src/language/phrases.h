// The phrases of the tables: a trie over word numbers.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "language/letter_case.h"
#include "language/lexicon.h"

namespace dateline {

class PhraseTrie {
 public:
  static constexpr std::size_t kMaxLength = 16;  // words

  struct Member {
    const Sense* sense = nullptr;
    std::uint32_t line = 0;   // the number of the sense among the lexicon's, a line of the tables each
    std::uint64_t needs = 0;  // the letter case that each word needs: four bits a word
  };

  PhraseTrie() : edges_(1U << 12), nodes_(1) {}

  // Adds a phrase of entries. Returns the number that an equal member (class, value, case) has, or -1 where it is new.
  // Requires: 2 to kMaxLength words.
  std::int64_t add(std::span<const std::uint32_t> entries, const Member& member);

  // One bit for each word that comes second in a phrase with this first word, by its number's last six bits: most
  // words that could begin a phrase begin none, and this says so without a look-up. Requires: all added.
  std::vector<std::uint64_t> second_words(std::uint32_t entries) const;
  void find(std::span<const Token> tokens, std::vector<PhraseMatch>& out) const;

  // Behind reading, the members have no senses: join() gives member.line's to each.
  template <typename Image>
  void exchange(Image& image) {
    image.field(edges_);
    image.field(nodes_);
    image.field(links_);
  }
  void join(std::span<const Sense> senses) {
    for (Link& link : links_) link.member.sense = &senses[link.member.line];
  }

 private:
  struct Edge {
    std::uint64_t key = 0;  // node and entry; 0: free
    std::uint32_t node = 0;
    std::uint32_t unused = 0;  // no padding: an image takes it as it is
  };
  struct Node {
    std::int32_t head = -1, tail = -1;  // of its members
  };
  struct Link {
    Member member;
    std::int32_t next = -1;

    template <typename Image>
    void exchange(Image& image) {
      image.field(member.line);
      image.field(member.needs);
      image.field(next);
    }
  };

  static std::uint64_t key_of(std::uint32_t node, std::uint32_t entry) { return (std::uint64_t{node} << 32) | entry; }
  std::size_t slot_of(std::uint64_t key) const;
  std::uint32_t step(std::uint32_t node, std::uint32_t entry) const;
  std::uint32_t step_or_add(std::uint32_t node, std::uint32_t entry);

  std::vector<Edge> edges_;  // open addressing, at most three quarters full
  std::size_t edge_count_ = 0;
  std::vector<Node> nodes_;  // the first is where all phrases begin
  std::vector<Link> links_;
};

}  // namespace dateline
