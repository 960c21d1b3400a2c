// Runs the program of a rule over a lattice.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "language/program.h"

namespace dateline {

// Pike's simulation: threads keyed by (state, position), each pair once, so that the time for one start is bounded by
// states x window. Chunks let threads land further on; they wait in a bucket for each position. Reused from match to
// match; belongs to one thread.
class Matcher {
 public:
  // No match is longer, in tokens.
  static constexpr std::uint32_t kWindow = 64;

  // Finds how the program matches the tokens [at, last). Among several ways the first by preference wins; after() is
  // not tested. On true, first, last and captures of `out` are set.
  bool run(const Lattice& lattice, const Program& program, std::uint32_t at, std::uint32_t last, Match& out);

 private:
  struct Thread {
    std::uint16_t state = 0;
    std::int32_t history = -1;
  };
  // What a thread captured, newest first, shared by the threads that come of it.
  struct Step {
    std::int32_t before = -1;
    bool continues = false;
    Capture capture;
  };

  void add(std::uint16_t state, std::uint32_t offset, std::int32_t history);
  void step(const Thread& thread, std::uint32_t offset);
  void land(const State& state, std::uint32_t offset, std::uint32_t last, const Sense* sense, std::uint32_t payload,
            std::int32_t history);
  void step_chunks(const State& state, std::uint32_t offset, std::int32_t history, const std::string* value);
  void take_captures(std::int32_t history, Match& out) const;

  const Lattice* lattice_ = nullptr;
  const Program* program_ = nullptr;
  std::uint32_t at_ = 0;
  std::uint32_t last_offset_ = 0;  // the furthest bucket in use
  std::uint32_t end_offset_ = 0;
  bool found_ = false;
  std::int32_t history_ = -1;  // of the thread that got to the end
  std::array<std::vector<Thread>, kWindow + 1> buckets_;
  std::vector<Step> steps_;
  std::vector<std::uint32_t> marks_;  // by offset and state: the run that was there last
  std::uint32_t run_ = 0;
};

// Returns whether what stands before (behind) token `at` passes all tests.
bool passes_before(const Lattice& lattice, const std::vector<PatternContext>& contexts, std::uint32_t at);
bool passes_after(const Lattice& lattice, const std::vector<PatternContext>& contexts, std::uint32_t at);

}  // namespace dateline
