#include "language/program.h"

namespace dateline {

namespace {

std::string default_name(std::string_view class_name) {
  std::string out(class_name);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

// Writes a pattern from its end to its beginning: each part is given the state that follows it.
class Compiler {
 public:
  Compiler(const Lexicon& lexicon, const NameNumber& number_of, Program& out)
      : lexicon_(lexicon), number_of_(number_of), out_(out) {}

  bool too_large() const { return too_large_; }

  std::uint16_t add(const State& state) {
    if (out_.states.size() >= kMostStates) {
      too_large_ = true;
      return 0;
    }
    out_.states.push_back(state);
    return static_cast<std::uint16_t>(out_.states.size() - 1);
  }

  std::uint16_t write(const Pattern& pattern, std::uint16_t next, std::string_view given_name) {
    if (too_large_) return 0;
    const std::string_view name = pattern.name.empty() ? given_name : std::string_view(pattern.name);
    switch (pattern.kind) {
      case Pattern::Kind::element:
        return pattern.element.cls == 0 ? write_literal(pattern, next, name) : write_class(pattern, next, name);
      case Pattern::Kind::glue: {
        State state;
        state.kind = State::Kind::glue;
        state.out = next;
        return add(state);
      }
      case Pattern::Kind::sequence:
        for (std::size_t i = pattern.parts.size(); i-- > 0;) next = write(*pattern.parts[i], next, name);
        return next;
      case Pattern::Kind::choice: {
        std::uint16_t at = write(*pattern.parts.back(), next, name);
        for (std::size_t i = pattern.parts.size() - 1; i-- > 0;) at = split(write(*pattern.parts[i], next, name), at);
        return at;
      }
      case Pattern::Kind::optional:
        return split(write(*pattern.parts[0], next, name), next);
      case Pattern::Kind::repeat: {
        std::uint16_t at = next;
        for (int i = kMostRepeats; i > 0; --i) {
          at = write(*pattern.parts[0], at, name);
          if (i > pattern.least) at = split(at, next);
        }
        return at;
      }
    }
    return next;
  }

 private:
  std::uint16_t split(std::uint16_t first, std::uint16_t second) {
    State state;
    state.kind = State::Kind::split;
    state.out = first;
    state.other = second;
    return add(state);
  }

  std::uint16_t write_class(const Pattern& pattern, std::uint16_t next, std::string_view name) {
    State state;
    state.kind = pattern.element.has_value ? State::Kind::cls_value : State::Kind::cls;
    state.cls = pattern.element.cls;
    state.name = name.empty() ? number_of_(default_name(lexicon_.class_name(state.cls))) : number_of_(name);
    state.out = next;
    if (pattern.element.has_value) {
      state.literal = static_cast<std::uint32_t>(out_.values.size());
      out_.values.push_back(pattern.element.value);
    }
    return add(state);
  }

  std::uint16_t write_literal(const Pattern& pattern, std::uint16_t next, std::string_view name) {
    const auto& words = pattern.element.literal;
    for (std::size_t i = words.size(); i-- > 0;) {
      State state;
      state.kind = State::Kind::literal;
      state.literal = words[i];
      state.continues = i > 0;
      if (!name.empty()) state.name = number_of_(name);
      state.out = next;
      next = add(state);
    }
    return next;
  }

  const Lexicon& lexicon_;
  const NameNumber& number_of_;
  Program& out_;
  bool too_large_ = false;
};

// Collects the states that consume and can be reached from `at` without consuming. Returns whether the end can.
bool collect_starts(Program& program, std::uint16_t at, std::vector<bool>& seen) {
  if (seen[at]) return false;
  seen[at] = true;
  const State& state = program.states[at];
  switch (state.kind) {
    case State::Kind::accept:
      return true;
    case State::Kind::glue:  // nothing of the match stands before it
      return collect_starts(program, state.out, seen);
    case State::Kind::split: {
      const bool first = collect_starts(program, state.out, seen);
      return collect_starts(program, program.states[at].other, seen) || first;
    }
    default:
      program.starts.push_back(at);
      return false;
  }
}

}  // namespace

std::string compile_program(const ParsedRule& rule, const Lexicon& lexicon, const NameNumber& number_of, Program& out) {
  Compiler compiler(lexicon, number_of, out);
  const std::uint16_t end = compiler.add(State{});
  const std::uint16_t begin = compiler.write(*rule.pattern, end, {});
  if (compiler.too_large()) return "the pattern is too large";
  std::vector<bool> seen(out.states.size());
  if (collect_starts(out, begin, seen)) return "the pattern can match nothing";
  out.before = rule.before;
  out.after = rule.after;
  return "";
}

}  // namespace dateline
