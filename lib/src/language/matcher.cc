#include "language/matcher.h"

#include <algorithm>

namespace dateline {

namespace {

// How far back before() looks for the beginning of a chunk.
constexpr std::uint32_t kLookBack = 4;

bool has_value(const Lattice& lattice, std::uint32_t at, ClassId cls, const std::string& value, const Sense** found) {
  if (cls < kBuiltinClasses) return false;
  const std::uint32_t word = lattice.token(at).word;
  if (!lattice.lexicon().features(word).has(cls)) return false;
  for (const Sense* sense : lattice.lexicon().senses(word)) {
    if (sense->cls != cls || sense->value != value) continue;
    *found = sense;
    return true;
  }
  return false;
}

bool is_chunk_of(const PatternElement& element, const Chunk& chunk) {
  return chunk.cls == element.cls &&
         (!element.has_value || (chunk.sense != nullptr && chunk.sense->value == element.value));
}

bool token_is(const Lattice& lattice, const PatternElement& element, std::uint32_t at) {
  const Sense* ignored = nullptr;
  return element.has_value ? has_value(lattice, at, element.cls, element.value, &ignored)
                           : lattice.token_has(at, element.cls);
}

// Returns whether the literal's words stand from `at` on. Requires: that many tokens there.
bool literal_stands(const Lattice& lattice, const PatternElement& element, std::uint32_t at) {
  for (const std::uint32_t literal : element.literal) {
    if (!lattice.lexicon().is_literal(lattice.token(at++).word, literal)) return false;
  }
  return true;
}

bool ends_before(const Lattice& lattice, const PatternElement& element, std::uint32_t at) {
  if (element.cls == class_of(Builtin::sentence_start)) return at == lattice.first();
  const std::uint32_t room = at - lattice.first();
  if (element.cls == 0) {
    const auto size = static_cast<std::uint32_t>(element.literal.size());
    return size <= room && literal_stands(lattice, element, at - size);
  }
  if (room == 0) return false;
  if (token_is(lattice, element, at - 1)) return true;
  bool found = false;
  for (std::uint32_t back = 1; back <= std::min(room, kLookBack) && !found; ++back) {
    lattice.each_chunk(at - back,
                       [&](const Chunk& chunk) { found |= chunk.last == at && is_chunk_of(element, chunk); });
  }
  return found;
}

bool begins_after(const Lattice& lattice, const PatternElement& element, std::uint32_t at) {
  if (element.cls == class_of(Builtin::sentence_end)) return at == lattice.last();
  const std::uint32_t room = lattice.last() - at;
  if (element.cls == 0) return element.literal.size() <= room && literal_stands(lattice, element, at);
  if (room == 0) return false;
  if (token_is(lattice, element, at)) return true;
  bool found = false;
  lattice.each_chunk(at, [&](const Chunk& chunk) { found |= is_chunk_of(element, chunk); });
  return found;
}

template <typename Test>
bool passes(const std::vector<PatternContext>& contexts, Test test) {
  for (const PatternContext& context : contexts) {
    if (std::any_of(context.any.begin(), context.any.end(), test) == context.negated) return false;
  }
  return true;
}

}  // namespace

bool passes_before(const Lattice& lattice, const std::vector<PatternContext>& contexts, std::uint32_t at) {
  return passes(contexts, [&](const PatternElement& element) { return ends_before(lattice, element, at); });
}

bool passes_after(const Lattice& lattice, const std::vector<PatternContext>& contexts, std::uint32_t at) {
  return passes(contexts, [&](const PatternElement& element) { return begins_after(lattice, element, at); });
}

bool Matcher::run(const Lattice& lattice, const Program& program, std::uint32_t at, std::uint32_t last, Match& out) {
  lattice_ = &lattice;
  program_ = &program;
  at_ = at;
  last_offset_ = 0;
  end_offset_ = last - at;
  found_ = false;
  steps_.clear();
  const std::size_t needed = (kWindow + 1) * program.states.size();
  if (marks_.size() < needed) marks_.resize(needed);
  if (++run_ == 0) {
    std::fill(marks_.begin(), marks_.end(), 0);
    run_ = 1;
  }
  for (const std::uint16_t start : program.starts) step({start, -1}, 0);
  for (std::uint32_t offset = 1; offset <= last_offset_; ++offset) {
    for (std::size_t i = 0; i < buckets_[offset].size(); ++i) step(buckets_[offset][i], offset);
    buckets_[offset].clear();
  }
  if (!found_) return false;
  out.first = at;
  out.last = last;
  take_captures(history_, out);
  return true;
}

// Puts the consuming states that `state` leads to into the bucket of their position, in order of preference.
void Matcher::add(std::uint16_t number, std::uint32_t offset, std::int32_t history) {
  for (;;) {
    std::uint32_t& mark = marks_[offset * program_->states.size() + number];
    if (mark == run_) return;
    mark = run_;
    const State& state = program_->states[number];
    switch (state.kind) {
      case State::Kind::accept:
        if (offset == end_offset_ && !found_) {
          found_ = true;
          history_ = history;
        }
        return;
      case State::Kind::glue: {
        const std::uint32_t at = at_ + offset;
        if (at == lattice_->last() || lattice_->token(at).gap != Gap::glued) return;
        number = state.out;
        break;
      }
      case State::Kind::split:
        add(state.out, offset, history);
        number = state.other;
        break;
      default:
        if (offset < end_offset_) {
          buckets_[offset].push_back({number, history});
          last_offset_ = std::max(last_offset_, offset);
        }
        return;
    }
  }
}

void Matcher::land(const State& state, std::uint32_t offset, std::uint32_t last, const Sense* sense,
                   std::uint32_t payload, std::int32_t history) {
  if (last - at_ > end_offset_) return;
  if (state.name != State::kUnnamed) {
    Step step;
    step.before = history;
    step.continues = state.continues;
    step.capture = {state.name, state.cls, at_ + offset, last, sense, payload};
    history = static_cast<std::int32_t>(steps_.size());
    steps_.push_back(step);
  }
  add(state.out, last - at_, history);
}

// Chunks come before the token alone, the tables' longest first: what is composed is preferred to its parts.
void Matcher::step_chunks(const State& state, std::uint32_t offset, std::int32_t history, const std::string* value) {
  lattice_->each_chunk(at_ + offset, [&](const Chunk& chunk) {
    if (chunk.cls != state.cls) return;
    if (value != nullptr && (chunk.sense == nullptr || chunk.sense->value != *value)) return;
    land(state, offset, chunk.last, chunk.sense, chunk.payload, history);
  });
}

void Matcher::step(const Thread& thread, std::uint32_t offset) {
  const State& state = program_->states[thread.state];
  const std::uint32_t at = at_ + offset;
  const Sense* sense = nullptr;
  switch (state.kind) {
    case State::Kind::literal:
      if (lattice_->lexicon().is_literal(lattice_->token(at).word, state.literal)) {
        land(state, offset, at + 1, nullptr, 0, thread.history);
      }
      return;
    case State::Kind::cls:
      if (lattice_->begins_chunk(at)) step_chunks(state, offset, thread.history, nullptr);
      if (lattice_->token_has(at, state.cls)) {
        land(state, offset, at + 1, lattice_->sense(at, state.cls), 0, thread.history);
      }
      return;
    case State::Kind::cls_value: {
      const std::string& value = program_->values[state.literal];
      if (lattice_->begins_chunk(at)) step_chunks(state, offset, thread.history, &value);
      if (has_value(*lattice_, at, state.cls, value, &sense)) land(state, offset, at + 1, sense, 0, thread.history);
      return;
    }
    default:
      return;
  }
}

void Matcher::take_captures(std::int32_t history, Match& out) const {
  out.captures.clear();
  for (std::int32_t i = history; i >= 0; i = steps_[static_cast<std::size_t>(i)].before) {
    const Step& step = steps_[static_cast<std::size_t>(i)];
    out.captures.push_back(step.capture);
    // The words of one literal make one capture: walking backwards, the first word comes last.
    if (step.continues) {
      std::int32_t j = i;
      while (steps_[static_cast<std::size_t>(j)].continues) j = steps_[static_cast<std::size_t>(j)].before;
      out.captures.back().first = steps_[static_cast<std::size_t>(j)].capture.first;
      i = j;
    }
  }
  std::reverse(out.captures.begin(), out.captures.end());
}

}  // namespace dateline
