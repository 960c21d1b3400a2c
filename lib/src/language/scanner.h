// All rules of a grammar as one machine: it tells which of them match, and how far; Matcher then tells what they
// capture.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "language/matcher.h"
#include "language/program.h"

namespace dateline {

// Many rules begin alike ("about" NUMBER ...). So sets of their states are made into single states, as regular
// expressions are made deterministic; where a token leads from such a state, by itself, is one state again, and is
// remembered. Only chunks make further threads. States are made when a text first leads to them: that is little work,
// and there is no bound to fear but the one that forget() keeps. Belongs to one thread; the programs must outlive it.
class Scanner {
 public:
  using Found = Grammar::Found;

  // What tokens the rules can tell apart; made with the grammar.
  struct Alphabet {
    static constexpr std::uint8_t kOwnWord = 2;

    std::vector<std::uint8_t> words;                   // by word number: kOwnWord where it takes more than its classes
    std::vector<std::uint32_t> sets;                   // by number of a set of classes: equal where none can tell
    std::array<std::uint32_t, kTokenShapes> shapes{};  // by shape: the same
    Features value_classes;                            // those that a rule takes by their value
  };

  Scanner(const std::vector<Program>& programs, const Alphabet& alphabet);

  // Sets `out` to the rules that match from token `at`, by their number.
  void run(const Lattice& lattice, std::uint32_t at, std::vector<Found>& out);

 private:
  static constexpr std::size_t kMostKept = 20000;      // states
  static constexpr std::size_t kMostMoves = 1U << 16;  // remembered

  // A state of a program: program, state, and whether no white space may stand before what it consumes.
  using Item = std::uint32_t;
  static Item item_of(std::size_t program, std::uint16_t state, bool glued) {
    return static_cast<Item>(program << 13 | std::size_t{state} << 1 | (glued ? 1U : 0U));
  }
  const State& state_of(Item item) const { return (*programs_)[item >> 13].states[(item >> 1) & 0xFFF]; }

  // Where the elements of a state lead.
  struct Edge {
    State::Kind kind = State::Kind::cls;
    bool glued = false;
    ClassId cls = 0;
    std::uint32_t literal = 0;  // or the number of the value
    std::int32_t target = -1;   // -1: not made yet
    std::vector<Item> items;    // what it is made from
  };
  struct Accept {
    std::uint32_t rule = 0;
    bool glued = false;
  };
  struct Node {
    Features classes;
    std::uint64_t words = 0;                 // one bit for each literal, by the last six bits of its entry
    std::vector<Edge> by_class, by_literal;  // sorted
    std::vector<Accept> accepts;
    bool asks_gap = false;        // an edge does
    std::uint32_t run = 0;        // the last run that came here,
    std::uint64_t positions = 0;  // and where: one bit for each position behind the first
  };
  // Where a token alone leads: to which node, with what is asked of it first, so that most nodes are never looked at.
  struct Target {
    std::uint32_t code = kNowhere;

    Target() = default;
    Target(std::uint32_t number, const Node& node)
        : code(number << 3 | (node.accepts.empty() ? 0U : 4U) |
               (node.by_class.empty() && node.by_literal.empty() ? 0U : 2U) | (node.asks_gap ? 1U : 0U)) {}
    explicit Target(std::uint32_t remembered) : code(remembered) {}

    bool is_nowhere() const { return code == kNowhere; }
    std::uint32_t number() const { return code >> 3; }
    bool accepts() const { return (code & 4) != 0; }
    bool goes_on() const { return (code & 2) != 0; }
    bool asks_gap() const { return (code & 1) != 0; }
  };
  // Where moves are remembered, each is one number, so that as many as can be stay in the caches: what the rules can
  // ask of the token (its word or its set of classes, its shape and its gap), the node it leads from, the target.
  static constexpr unsigned kTargetBits = 19, kNodeBits = 16, kSymbolBits = 64 - kTargetBits - kNodeBits;
  static constexpr std::uint32_t kNowhere = (1U << kTargetBits) - 1;
  struct ItemsHash {
    std::size_t operator()(const std::vector<Item>& items) const {
      std::size_t hash = items.size();
      for (const Item item : items) {
        hash = (hash ^ item) * 0x9E3779B97F4A7C15ULL;
        hash ^= hash >> 32;
      }
      return hash;
    }
  };

  void forget();
  void close(std::size_t program, std::uint16_t state, bool glued, std::vector<Item>& out) const;
  std::uint32_t node_of(std::vector<Item>& items);
  void fill(Node& node, const std::vector<Item>& items) const;
  Edge edge_of(Item item) const;
  std::uint32_t target_of(Edge& edge);

  void run_chunks(std::uint32_t node, std::uint32_t offset);
  void step(std::uint32_t node, std::uint32_t offset);
  Target target(std::uint32_t number) const { return {number, *nodes_[number]}; }
  Target move(Target from, std::uint32_t at);
  Target move_chunk(Target from, std::uint32_t at, const Chunk& chunk);
  template <typename Find>
  Target move_by(std::uint64_t symbol, Target from, Find find);
  Target find_target(const Node& node, std::uint32_t at);
  Target find_chunk_target(const Node& node, std::uint32_t at, const Chunk& chunk);
  void remember(std::uint64_t move);
  std::size_t slot_of(std::uint64_t key) const {
    return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 40) & (moves_.size() - 1);
  }
  void arrive(Target target, std::uint32_t last);
  void accept(const Node& node, std::uint32_t last);
  // Calls f(edge) for the node's edges of that class that the token, or the chunk, goes along.
  template <typename Edges, typename F>
  void each_edge(Edges& edges, bool first, std::uint32_t at, ClassId cls, const Chunk* chunk, F f) const;
  bool has_value(const Edge& edge, std::uint32_t at, const Chunk* chunk) const;

  const std::vector<Program>* programs_;
  std::vector<std::string> values_;
  std::vector<std::vector<std::uint32_t>> value_numbers_;  // by program and its own number
  const Alphabet* alphabet_;
  std::vector<std::unique_ptr<Node>> nodes_;  // the first is where all begin
  std::vector<std::uint64_t> moves_;          // open addressing; 0 where free
  std::size_t move_count_ = 0;
  std::array<std::uint16_t, kMaxClasses + 1>
      start_edges_{};  // by class: where the first node has its edges of that class
  std::unordered_map<std::vector<Item>, std::uint32_t, ItemsHash> known_;

  const Lattice* lattice_ = nullptr;
  std::uint32_t at_ = 0;
  std::uint32_t run_ = 0;
  std::uint32_t last_offset_ = 0;
  std::array<std::vector<std::uint32_t>, Matcher::kWindow + 1> buckets_;
  std::vector<std::uint32_t> best_;  // by rule: token behind its longest match in this run; 0: none
  std::vector<std::uint32_t> touched_;
};

}  // namespace dateline
