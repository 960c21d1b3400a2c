#include "language/scanner.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "language/letter_case.h"

namespace dateline {

static_assert(kMostStates <= 0x1000, "a state's number has twelve bits in an item");
static_assert(Matcher::kWindow <= 64, "a node has one bit for each position");

Scanner::Scanner(const std::vector<Program>& programs, const Alphabet& alphabet)
    : programs_(&programs), alphabet_(&alphabet), best_(programs.size()) {
  std::map<std::string, std::uint32_t> numbers;
  for (const Program& program : programs) {
    auto& own = value_numbers_.emplace_back();
    for (const std::string& value : program.values) {
      const auto [it, is_new] = numbers.emplace(value, static_cast<std::uint32_t>(values_.size()));
      if (is_new) values_.push_back(value);
      own.push_back(it->second);
    }
  }
  forget();
}

void Scanner::forget() {
  nodes_.clear();
  known_.clear();
  moves_.assign(1U << 10, Move{});
  move_count_ = 0;
  std::vector<Item> items;
  for (std::size_t i = 0; i < programs_->size(); ++i) {
    for (const std::uint16_t start : (*programs_)[i].starts) items.push_back(item_of(i, start, false));
  }
  node_of(items);
  const auto& edges = nodes_[0]->by_class;
  std::size_t next = 0;
  for (std::size_t cls = 0; cls < start_edges_.size(); ++cls) {
    while (next < edges.size() && edges[next].cls < cls) ++next;
    start_edges_[cls] = static_cast<std::uint16_t>(next);
  }
}

// Collects what a state leads to without consuming.
void Scanner::close(std::size_t program, std::uint16_t number, bool glued, std::vector<Item>& out) const {
  const State& state = (*programs_)[program].states[number];
  if (state.kind == State::Kind::split) {
    close(program, state.out, glued, out);
    close(program, state.other, glued, out);
  } else if (state.kind == State::Kind::glue) {
    close(program, state.out, true, out);
  } else {
    out.push_back(item_of(program, number, glued));
  }
}

std::uint32_t Scanner::node_of(std::vector<Item>& items) {
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
  const auto [it, is_new] = known_.emplace(items, static_cast<std::uint32_t>(nodes_.size()));
  if (is_new) fill(*nodes_.emplace_back(std::make_unique<Node>()), items);
  return it->second;
}

Scanner::Edge Scanner::edge_of(Item item) const {
  const State& state = state_of(item);
  Edge edge;
  edge.kind = state.kind;
  edge.glued = (item & 1) != 0;
  edge.cls = state.cls;
  if (state.kind == State::Kind::literal) edge.literal = state.literal;
  if (state.kind == State::Kind::cls_value) edge.literal = value_numbers_[item >> 13][state.literal];
  return edge;
}

void Scanner::fill(Node& node, const std::vector<Item>& items) const {
  const auto key = [](const Edge& edge) { return std::make_tuple(edge.cls, edge.literal, edge.kind, edge.glued); };
  for (const Item item : items) {
    if (state_of(item).kind == State::Kind::accept) {
      node.accepts.push_back({item >> 13, (item & 1) != 0});
      continue;
    }
    Edge edge = edge_of(item);
    auto& edges = edge.kind == State::Kind::literal ? node.by_literal : node.by_class;
    auto place = std::lower_bound(edges.begin(), edges.end(), edge,
                                  [&](const Edge& a, const Edge& b) { return key(a) < key(b); });
    if (place == edges.end() || key(*place) != key(edge)) place = edges.insert(place, std::move(edge));
    place->items.push_back(item);
  }
  for (const Edge& edge : node.by_class) {
    node.classes.add(edge.cls);
    node.glued |= edge.glued;
  }
  for (const Edge& edge : node.by_literal) {
    node.words |= std::uint64_t{1} << ((edge.literal / 4) & 63);
    node.glued |= edge.glued;
  }
}

std::uint32_t Scanner::target_of(Edge& edge) {
  if (edge.target < 0) {
    std::vector<Item> items;
    for (const Item item : edge.items) close(item >> 13, state_of(item).out, false, items);
    edge.target = static_cast<std::int32_t>(node_of(items));
  }
  return static_cast<std::uint32_t>(edge.target);
}

// Returns true where two tokens show that nothing matches: so most runs end.
bool Scanner::is_hopeless(std::uint32_t at) {
  if (lattice_->begins_chunk(at)) return false;
  const std::int32_t first = move(0, at);
  if (first == kNowhere) return true;
  if (!nodes_[static_cast<std::size_t>(first)]->accepts.empty()) return false;
  if (at + 1 == lattice_->last()) return true;
  return !lattice_->begins_chunk(at + 1) && move(static_cast<std::uint32_t>(first), at + 1) == kNowhere;
}

void Scanner::run(const Lattice& lattice, std::uint32_t at, std::vector<Found>& out) {
  if (nodes_.size() > kMostKept || move_count_ > kMostMoves) forget();
  lattice_ = &lattice;
  out.clear();
  if (is_hopeless(at)) return;
  if (++run_ == 0) {
    for (const auto& node : nodes_) node->run = 0;
    run_ = 1;
  }
  at_ = at;
  last_offset_ = 0;
  touched_.clear();
  step(0, 0);
  for (std::uint32_t offset = 1; offset <= last_offset_; ++offset) {
    for (std::size_t i = 0; i < buckets_[offset].size(); ++i) step(buckets_[offset][i], offset);
    buckets_[offset].clear();
  }
  std::sort(touched_.begin(), touched_.end());
  for (const std::uint32_t rule : touched_) {
    out.push_back({rule, best_[rule]});
    best_[rule] = 0;
  }
}

void Scanner::step(std::uint32_t number, std::uint32_t offset) {
  const std::uint32_t at = at_ + offset;
  if (at == lattice_->last()) return;
  if (const std::int32_t target = move(number, at); target != kNowhere) {
    arrive(static_cast<std::uint32_t>(target), at + 1);
  }
  if (!lattice_->begins_chunk(at)) return;
  lattice_->each_chunk(at, [&](const Chunk& chunk) {
    Node& node = *nodes_[number];
    if (!node.classes.has(chunk.cls)) return;
    each_edge(node.by_class, number == 0, at, chunk.cls, &chunk,
              [&](Edge& edge) { arrive(target_of(edge), chunk.last); });
  });
}

std::int32_t Scanner::move(std::uint32_t number, std::uint32_t at) {
  const Token& token = lattice_->token(at);
  const Node& node = *nodes_[number];
  const bool own = (alphabet_->words[token.word] & Alphabet::kOwnWord) != 0;
  const std::uint64_t word = own ? token.word : alphabet_->sets[lattice_->lexicon().set_of_word(token.word)];
  const std::uint64_t symbol = word << 7 | std::uint64_t{alphabet_->shapes[lattice_->token_shape(at)]} << 2 |
                               (node.glued && token.gap == Gap::glued ? 2U : 0U) | (own ? 1U : 0U);
  const std::uint64_t key = symbol << 24 | (number + 1);
  const std::size_t mask = moves_.size() - 1;
  for (std::size_t i = static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 40) & mask;; i = (i + 1) & mask) {
    if (moves_[i].key == key) return moves_[i].target;
    if (moves_[i].key == 0) break;
  }
  const std::int32_t target = find_target(node, at);
  remember({key, target});
  return target;
}

void Scanner::remember(const Move& move) {
  const auto put = [this](const Move& one) {
    const std::size_t mask = moves_.size() - 1;
    std::size_t i = static_cast<std::size_t>((one.key * 0x9E3779B97F4A7C15ULL) >> 40) & mask;
    while (moves_[i].key != 0) i = (i + 1) & mask;
    moves_[i] = one;
  };
  if (++move_count_ * 2 > moves_.size()) {
    std::vector<Move> old(moves_.size() * 2);
    old.swap(moves_);
    for (const Move& one : old) {
      if (one.key != 0) put(one);
    }
  }
  put(move);
}

// All that the token can be leads to the same place: so the states behind it are one set.
std::int32_t Scanner::find_target(const Node& node, std::uint32_t at) {
  std::vector<Item> items;
  const auto take = [&](const Edge& edge) {
    for (const Item item : edge.items) close(item >> 13, state_of(item).out, false, items);
  };
  const bool first = &node == nodes_[0].get();
  lattice_->features(at).each_common(node.classes,
                                     [&](ClassId cls) { each_edge(node.by_class, first, at, cls, nullptr, take); });
  const std::uint32_t word = lattice_->token(at).word;
  const std::uint32_t entry = entry_of(word);
  if (word != 0 && ((node.words >> (entry & 63)) & 1) != 0) {
    auto edge = std::partition_point(node.by_literal.begin(), node.by_literal.end(),
                                     [&](const Edge& other) { return other.literal < entry * 4; });
    for (; edge != node.by_literal.end() && edge->literal / 4 == entry; ++edge) {
      if (edge->glued && lattice_->token(at).gap != Gap::glued) continue;
      if (lattice_->lexicon().is_literal(word, edge->literal)) take(*edge);
    }
  }
  return items.empty() ? kNowhere : static_cast<std::int32_t>(node_of(items));
}

template <typename Edges, typename F>
void Scanner::each_edge(Edges& edges, bool first, std::uint32_t at, ClassId cls, const Chunk* chunk, F f) const {
  // The first node has many edges, and most runs end there.
  auto edge = first ? edges.begin() + start_edges_[cls]
                    : std::partition_point(edges.begin(), edges.end(), [&](const Edge& e) { return e.cls < cls; });
  for (; edge != edges.end() && edge->cls == cls; ++edge) {
    if (edge->glued && lattice_->token(at).gap != Gap::glued) continue;
    if (edge->kind == State::Kind::cls_value && !has_value(*edge, at, chunk)) continue;
    f(*edge);
  }
}

bool Scanner::has_value(const Edge& edge, std::uint32_t at, const Chunk* chunk) const {
  const std::string& value = values_[edge.literal];
  if (chunk != nullptr) return chunk->sense != nullptr && chunk->sense->value == value;
  for (const Sense* sense : lattice_->lexicon().senses(lattice_->token(at).word)) {
    if (sense->cls == edge.cls && sense->value == value) return true;
  }
  return false;
}

void Scanner::arrive(std::uint32_t number, std::uint32_t last) {
  const std::uint32_t offset = last - at_;
  if (offset > Matcher::kWindow) return;
  Node& node = *nodes_[number];
  if (node.run != run_) {
    node.run = run_;
    node.positions = 0;
  }
  const std::uint64_t bit = std::uint64_t{1} << (offset - 1);
  if ((node.positions & bit) != 0) return;
  node.positions |= bit;
  for (const Accept& accept : node.accepts) {
    if (last <= best_[accept.rule]) continue;
    if (accept.glued && (last == lattice_->last() || lattice_->token(last).gap != Gap::glued)) continue;
    if (!passes_after(*lattice_, (*programs_)[accept.rule].after, last)) continue;
    if (best_[accept.rule] == 0) touched_.push_back(accept.rule);
    best_[accept.rule] = last;
  }
  if (node.by_class.empty() && node.by_literal.empty()) return;
  buckets_[offset].push_back(number);
  last_offset_ = std::max(last_offset_, offset);
}

}  // namespace dateline
