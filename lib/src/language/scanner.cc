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
  moves_.assign(1U << 10, 0);
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
    node.asks_gap |= edge.glued;
  }
  for (const Edge& edge : node.by_literal) {
    node.words |= std::uint64_t{1} << ((edge.literal / 4) & 63);
    node.asks_gap |= edge.glued;
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

void Scanner::run(const Lattice& lattice, std::uint32_t at, std::vector<Found>& out) {
  if (nodes_.size() > kMostKept || move_count_ > kMostMoves) forget();
  lattice_ = &lattice;
  out.clear();
  at_ = at;
  touched_.clear();
  // As long as no chunk begins, one node leads to one: most runs end so, and after two tokens.
  Target here = target(0);
  for (std::uint32_t offset = 0; at + offset != lattice.last(); ++offset) {
    if (lattice.begins_chunk(at + offset)) {
      run_chunks(here.number(), offset);
      break;
    }
    here = move(here, at + offset);
    if (here.is_nowhere() || offset == Matcher::kWindow) break;
    if (here.accepts()) accept(*nodes_[here.number()], at + offset + 1);
    if (!here.goes_on()) break;
  }
  if (touched_.empty()) return;
  std::sort(touched_.begin(), touched_.end());
  for (const std::uint32_t rule : touched_) {
    const auto& before = (*programs_)[rule].before;
    if (before.empty() || passes_before(lattice, before, at)) out.push_back({rule, best_[rule]});
    best_[rule] = 0;
  }
}

// Goes on from one node where chunks lead to others.
void Scanner::run_chunks(std::uint32_t number, std::uint32_t first_offset) {
  if (++run_ == 0) {
    for (const auto& node : nodes_) node->run = 0;
    run_ = 1;
  }
  last_offset_ = first_offset;
  step(number, first_offset);
  for (std::uint32_t offset = first_offset + 1; offset <= last_offset_; ++offset) {
    for (std::size_t i = 0; i < buckets_[offset].size(); ++i) step(buckets_[offset][i], offset);
    buckets_[offset].clear();
  }
}

void Scanner::step(std::uint32_t number, std::uint32_t offset) {
  const std::uint32_t at = at_ + offset;
  if (at == lattice_->last()) return;
  if (const Target next = move(target(number), at); !next.is_nowhere()) arrive(next, at + 1);
  if (!lattice_->begins_chunk(at)) return;
  lattice_->each_chunk(at, [&](const Chunk& chunk) {
    if (chunk.sense == nullptr || !alphabet_->value_classes.has(chunk.cls)) {
      if (const Target next = move_chunk(target(number), at, chunk); !next.is_nowhere()) arrive(next, chunk.last);
      return;
    }
    Node& node = *nodes_[number];
    if (!node.classes.has(chunk.cls)) return;
    each_edge(node.by_class, number == 0, at, chunk.cls, &chunk,
              [&](Edge& edge) { arrive(target(target_of(edge)), chunk.last); });
  });
}

Scanner::Target Scanner::move(Target from, std::uint32_t at) {
  const Token& token = lattice_->token(at);
  const bool own = (alphabet_->words[token.word] & Alphabet::kOwnWord) != 0;
  const std::uint64_t word = own ? token.word : alphabet_->sets[lattice_->token_set(at)];
  const std::uint64_t symbol = word << 7 | std::uint64_t{alphabet_->shapes[lattice_->token_shape(at)]} << 2 |
                               (from.asks_gap() && token.gap == Gap::glued ? 2U : 0U) | (own ? 1U : 0U);
  return move_by(symbol, from, [&] { return find_target(*nodes_[from.number()], at); });
}

// Requires: no rule asks for the chunk's value.
Scanner::Target Scanner::move_chunk(Target from, std::uint32_t at, const Chunk& chunk) {
  constexpr std::uint64_t kNoShape = 31;  // tells chunks from tokens
  static_assert(kTokenShapes <= kNoShape);
  const std::uint64_t symbol = std::uint64_t{chunk.cls} << 7 | kNoShape << 2 |
                               (from.asks_gap() && lattice_->token(at).gap == Gap::glued ? 2U : 0U);
  return move_by(symbol, from, [&] { return find_chunk_target(*nodes_[from.number()], at, chunk); });
}

template <typename Find>
Scanner::Target Scanner::move_by(std::uint64_t symbol, Target from, Find find) {
  const std::uint64_t key = symbol << kNodeBits | from.number();
  for (std::size_t i = slot_of(key);; i = (i + 1) & (moves_.size() - 1)) {
    if (moves_[i] == 0) break;
    if (moves_[i] >> kTargetBits == key) return Target(static_cast<std::uint32_t>(moves_[i]) & kNowhere);
  }
  const Target found = find();
  // There is no end of words and nodes, but of those that have a place in the number.
  const bool fits =
      symbol >> kSymbolBits == 0 && from.number() >> kNodeBits == 0 && (found.code < kNowhere || found.is_nowhere());
  if (fits) remember(key << kTargetBits | found.code);
  return found;
}

void Scanner::remember(std::uint64_t move) {
  const auto put = [this](std::uint64_t one) {
    std::size_t i = slot_of(one >> kTargetBits);
    while (moves_[i] != 0) i = (i + 1) & (moves_.size() - 1);
    moves_[i] = one;
  };
  if (++move_count_ * 2 > moves_.size()) {
    std::vector<std::uint64_t> old(moves_.size() * 2);
    old.swap(moves_);
    for (const std::uint64_t one : old) {
      if (one != 0) put(one);
    }
  }
  put(move);
}

// All that the token can be leads to the same place: so the states behind it are one set.
Scanner::Target Scanner::find_target(const Node& node, std::uint32_t at) {
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
  return items.empty() ? Target() : target(node_of(items));
}

Scanner::Target Scanner::find_chunk_target(const Node& node, std::uint32_t at, const Chunk& chunk) {
  std::vector<Item> items;
  each_edge(node.by_class, &node == nodes_[0].get(), at, chunk.cls, &chunk, [&](const Edge& edge) {
    for (const Item item : edge.items) close(item >> 13, state_of(item).out, false, items);
  });
  return items.empty() ? Target() : target(node_of(items));
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

void Scanner::arrive(Target target, std::uint32_t last) {
  const std::uint32_t offset = last - at_;
  if (offset > Matcher::kWindow) return;
  Node& node = *nodes_[target.number()];
  if (node.run != run_) {
    node.run = run_;
    node.positions = 0;
  }
  const std::uint64_t bit = std::uint64_t{1} << (offset - 1);
  if ((node.positions & bit) != 0) return;
  node.positions |= bit;
  if (target.accepts()) accept(node, last);
  if (!target.goes_on()) return;
  buckets_[offset].push_back(target.number());
  last_offset_ = std::max(last_offset_, offset);
}

void Scanner::accept(const Node& node, std::uint32_t last) {
  for (const Accept& accept : node.accepts) {
    if (last <= best_[accept.rule]) continue;
    if (accept.glued && (last == lattice_->last() || lattice_->token(last).gap != Gap::glued)) continue;
    if (!passes_after(*lattice_, (*programs_)[accept.rule].after, last)) continue;
    if (best_[accept.rule] == 0) touched_.push_back(accept.rule);
    best_[accept.rule] = last;
  }
}

}  // namespace dateline
