#include "language/grammar.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "dateline/error.h"
#include "language/letter_case.h"
#include "language/matcher.h"

namespace dateline {

struct Grammar::Data {
  std::vector<ParsedRule> parsed;  // until compile()
  std::vector<Rule> rules;
  std::vector<Program> programs;  // one a rule

  std::vector<std::string> names;
  std::map<std::string, std::uint16_t, std::less<>> name_numbers;

  // Which rules can begin with a class, with a word.
  Features start_classes;
  std::vector<std::vector<std::uint32_t>> rules_by_class = std::vector<std::vector<std::uint32_t>>(256);
  std::vector<std::uint32_t> start_by_entry;  // 0: none, else an index into rules_by_word + 1
  std::vector<std::vector<std::uint32_t>> rules_by_word;

  std::uint16_t number_of_name(std::string_view name);
  void index_starts(std::uint32_t rule);
  void index_literal(std::uint32_t rule, std::uint32_t entry);
  bool starts_with(std::uint32_t word) const {
    const std::uint32_t entry = entry_of(word);
    return entry < start_by_entry.size() && start_by_entry[entry] != 0;
  }
  template <typename F>
  void each_candidate(const Lattice& lattice, std::uint32_t at, F f) const;
};

namespace {

// What matching needs in the way of memory, kept from one match to the next.
struct Scratch {
  Matcher matcher;
  std::vector<std::uint32_t> candidates;
  std::vector<std::uint64_t> marks;  // by rule: the last call that took it
  std::uint64_t call = 0;
};

Scratch& scratch() {
  thread_local Scratch instance;
  return instance;
}

void add_once(std::vector<std::uint32_t>& list, std::uint32_t rule) {
  if (list.empty() || list.back() != rule) list.push_back(rule);
}

}  // namespace

std::string_view Rule::value(std::string_view key) const {
  for (const auto& [name, text] : values) {
    if (name == key) return text;
  }
  return {};
}

const Capture* Match::find(std::uint16_t name) const {
  for (const Capture& capture : captures) {
    if (capture.name == name) return &capture;
  }
  return nullptr;
}

Grammar::Grammar() : data_(std::make_unique<Data>()) {}
Grammar::~Grammar() = default;

void Grammar::read_rules(const std::string& path, std::string_view content, Lexicon& lexicon) {
  for (ParsedRule& parsed : parse_rules(path, content, lexicon)) {
    for (const ParsedRule& other : data_->parsed) {
      if (other.rule.id != parsed.rule.id) continue;
      throw Error(path, parsed.rule.line,
                  fmt::format("rule {} stands already in {}:{}", parsed.rule.id, other.rule.file, other.rule.line));
    }
    parsed.rule.order = static_cast<std::uint32_t>(data_->parsed.size());
    data_->parsed.push_back(std::move(parsed));
  }
}

void Grammar::compile(const Lexicon& lexicon) {
  const NameNumber number_of = [this](std::string_view name) { return data_->number_of_name(name); };
  data_->programs.resize(data_->parsed.size());
  for (std::uint32_t i = 0; i < data_->parsed.size(); ++i) {
    ParsedRule& parsed = data_->parsed[i];
    const std::string wrong = compile_program(parsed, lexicon, number_of, data_->programs[i]);
    if (!wrong.empty()) throw Error(parsed.rule.file, parsed.rule.line, wrong);
    data_->rules.push_back(std::move(parsed.rule));
    data_->index_starts(i);
  }
  data_->parsed.clear();
}

std::uint16_t Grammar::Data::number_of_name(std::string_view name) {
  const auto found = name_numbers.find(name);
  if (found != name_numbers.end()) return found->second;
  names.emplace_back(name);
  return name_numbers.emplace(name, static_cast<std::uint16_t>(names.size() - 1)).first->second;
}

void Grammar::Data::index_starts(std::uint32_t rule) {
  const Program& program = programs[rule];
  for (const std::uint16_t start : program.starts) {
    const State& state = program.states[start];
    if (state.kind == State::Kind::literal) {
      index_literal(rule, state.literal / 4);
    } else {
      start_classes.add(state.cls);
      add_once(rules_by_class[state.cls], rule);
    }
  }
}

void Grammar::Data::index_literal(std::uint32_t rule, std::uint32_t entry) {
  if (start_by_entry.size() <= entry) start_by_entry.resize(entry + 1);
  if (start_by_entry[entry] == 0) {
    rules_by_word.emplace_back();
    start_by_entry[entry] = static_cast<std::uint32_t>(rules_by_word.size());
  }
  add_once(rules_by_word[start_by_entry[entry] - 1], rule);
}

bool Grammar::can_begin(const Lattice& lattice, std::uint32_t at) const {
  const std::uint32_t word = lattice.token(at).word;
  if (data_->starts_with(word) || lattice.features(at).meets(data_->start_classes)) return true;
  if (!lattice.begins_chunk(at)) return false;
  bool found = false;
  lattice.each_chunk(at, [&](const Chunk& chunk) { found |= data_->start_classes.has(chunk.cls); });
  return found;
}

// Calls f(list of rules) for each reason why rules can begin at the token.
template <typename F>
void Grammar::Data::each_candidate(const Lattice& lattice, std::uint32_t at, F f) const {
  const std::uint32_t word = lattice.token(at).word;
  if (starts_with(word)) f(rules_by_word[start_by_entry[entry_of(word)] - 1]);
  lattice.features(at).each_common(start_classes, [&](ClassId cls) { f(rules_by_class[cls]); });
  lattice.each_chunk(at, [&](const Chunk& chunk) {
    if (start_classes.has(chunk.cls)) f(rules_by_class[chunk.cls]);
  });
}

void Grammar::match(const Lattice& lattice, std::uint32_t at, std::vector<Match>& out) const {
  Scratch& mine = scratch();
  mine.candidates.clear();
  if (mine.marks.size() < data_->rules.size()) mine.marks.resize(data_->rules.size());
  ++mine.call;
  data_->each_candidate(lattice, at, [&](const std::vector<std::uint32_t>& rules) {
    for (const std::uint32_t rule : rules) {
      if (mine.marks[rule] == mine.call) continue;
      mine.marks[rule] = mine.call;
      mine.candidates.push_back(rule);
    }
  });
  std::sort(mine.candidates.begin(), mine.candidates.end());
  Match match;
  for (const std::uint32_t rule : mine.candidates) {
    const Program& program = data_->programs[rule];
    if (!program.before.empty() && !passes_before(lattice, program.before, at)) continue;
    if (!mine.matcher.run(lattice, program, at, match)) continue;
    match.rule = &data_->rules[rule];
    out.push_back(std::move(match));
    match = Match{};
  }
}

std::span<const Rule> Grammar::rules() const { return data_->rules; }

std::uint16_t Grammar::capture_named(std::string_view name) const {
  const auto found = data_->name_numbers.find(name);
  return found == data_->name_numbers.end() ? State::kUnnamed : found->second;
}

std::string_view Grammar::capture_name(std::uint16_t name) const {
  return name < data_->names.size() ? std::string_view(data_->names[name]) : std::string_view();
}

}  // namespace dateline
