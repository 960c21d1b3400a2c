#include "language/grammar.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <deque>
#include <map>

#include "dateline/error.h"
#include "language/image.h"
#include "language/letter_case.h"
#include "language/matcher.h"
#include "language/scanner.h"

namespace dateline {

namespace {
std::atomic<std::uint64_t> last_number{0};
}

struct Grammar::Data {
  // No two grammars of a process have the same, not even one after the other at the same place.
  const std::uint64_t number = ++last_number;
  std::vector<ParsedRule> parsed;  // until compile(), as are
  std::deque<Pattern> patterns;    // theirs
  std::vector<Rule> rules;
  std::vector<Program> programs;  // one a rule

  std::vector<std::string> names;
  std::map<std::string, std::uint16_t, std::less<>> name_numbers;

  // What rules can begin with.
  Features start_classes;
  Scanner::Alphabet alphabet;  // its words have bit 0 where one can begin with the word alone
  std::array<std::uint8_t, kTokenShapes> begin_shapes{};

  template <typename Image>
  void exchange(Image& image);

  std::uint16_t number_of_name(std::string_view name);
  void index_starts(const Lexicon& lexicon);
  void number_alphabet(const Lexicon& lexicon, const Features& classes);
};

// What matching needs in the way of memory, kept from one match to the next.
struct Lattice::MatchMemory {
  Matcher matcher;
  // The scanners of the grammars used last, by the grammars' numbers. What belongs to a grammar that is gone is never
  // asked for again, and goes when others come.
  std::vector<std::pair<std::uint64_t, std::unique_ptr<Scanner>>> scanners;
};

namespace {

constexpr LetterCase kAllCases[] = {LetterCase::none, LetterCase::lower, LetterCase::capital, LetterCase::upper,
                                    LetterCase::mixed};

constexpr std::size_t kMostScanners = 64;

Scanner& scanner_of(Lattice::MatchMemory& scratch, std::uint64_t number, const std::vector<Program>& programs,
                    const Scanner::Alphabet& alphabet) {
  for (const auto& [other, scanner] : scratch.scanners) {
    if (other == number) return *scanner;
  }
  if (scratch.scanners.size() == kMostScanners) scratch.scanners.erase(scratch.scanners.begin());
  return *scratch.scanners.emplace_back(number, std::make_unique<Scanner>(programs, alphabet)).second;
}

Lattice::MatchMemory& memory_of(const Lattice& lattice) {
  auto& memory = lattice.match_memory();
  if (!memory) memory = std::make_shared<Lattice::MatchMemory>();
  return *memory;
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
  const std::size_t before = data_->parsed.size();  // of other files
  for (ParsedRule& parsed : parse_rules(path, content, lexicon, data_->patterns)) {
    for (std::size_t i = 0; i < before; ++i) {
      const Rule& other = data_->parsed[i].rule;
      if (other.id != parsed.rule.id) continue;
      throw Error(path, parsed.rule.line,
                  fmt::format("rule {} stands already in {}:{}", parsed.rule.id, other.file, other.line));
    }
    parsed.rule.order = static_cast<std::uint32_t>(data_->parsed.size());
    data_->parsed.push_back(std::move(parsed));
  }
}

void Grammar::compile(const Lexicon& lexicon) {
  const NameNumber number_of = [this](std::string_view name) { return data_->number_of_name(name); };
  data_->programs.resize(data_->parsed.size());
  data_->rules.reserve(data_->parsed.size());
  for (std::uint32_t i = 0; i < data_->parsed.size(); ++i) {
    ParsedRule& parsed = data_->parsed[i];
    const std::string wrong = compile_program(parsed, lexicon, number_of, data_->programs[i]);
    if (!wrong.empty()) throw Error(parsed.rule.file, parsed.rule.line, wrong);
    data_->rules.push_back(std::move(parsed.rule));
  }
  data_->parsed.clear();
  data_->patterns.clear();
  data_->index_starts(lexicon);
}

static_assert(kIsBytes<State>);

template <typename Image>
void Grammar::Data::exchange(Image& image) {
  image.field(rules);
  image.field(programs);
  image.field(names);
  image.field(start_classes);
  image.field(alphabet.words);
  image.field(alphabet.sets);
  image.field(alphabet.shapes);
  image.field(alphabet.value_classes);
  image.field(begin_shapes);
}

void Grammar::exchange(ImageWriter& image) { data_->exchange(image); }

void Grammar::exchange(ImageReader& image) {
  data_->exchange(image);
  for (const std::string& name : data_->names) {
    data_->name_numbers.emplace(name, static_cast<std::uint16_t>(data_->name_numbers.size()));
  }
}

std::uint16_t Grammar::Data::number_of_name(std::string_view name) {
  const auto found = name_numbers.find(name);
  if (found != name_numbers.end()) return found->second;
  names.emplace_back(name);
  return name_numbers.emplace(name, static_cast<std::uint16_t>(names.size() - 1)).first->second;
}

void Grammar::Data::index_starts(const Lexicon& lexicon) {
  std::vector<std::uint8_t>& words = alphabet.words;
  words.assign(lexicon.word_count(), 0);
  Features classes;
  Features& value_classes = alphabet.value_classes;
  for (const Program& program : programs) {
    for (const State& state : program.states) {
      if (state.kind == State::Kind::cls_value) value_classes.add(state.cls);
      if (state.kind == State::Kind::cls || state.kind == State::Kind::cls_value) classes.add(state.cls);
      if (state.kind != State::Kind::literal) continue;
      for (const LetterCase letters : kAllCases)
        words[word_of(state.literal / 4, letters)] |= Scanner::Alphabet::kOwnWord;
    }
    for (const std::uint16_t start : program.starts) {
      const State& state = program.states[start];
      if (state.kind != State::Kind::literal) {
        start_classes.add(state.cls);
        continue;
      }
      for (const LetterCase letters : kAllCases) {
        const std::uint32_t word = word_of(state.literal / 4, letters);
        if (lexicon.is_literal(word, state.literal)) words[word] |= 1;
      }
    }
  }
  std::vector<std::uint8_t> of_set;
  of_set.reserve(lexicon.feature_sets().size());
  for (const Features& set : lexicon.feature_sets()) {
    of_set.push_back((set.meets(start_classes) ? 1 : 0) | (set.meets(value_classes) ? Scanner::Alphabet::kOwnWord : 0));
  }
  if (!programs.empty()) {
    const std::uint8_t* bits = of_set.data();
    const std::uint32_t count = lexicon.word_count();
    std::uint32_t word = 0;
    // By eight: a byte written could be one of what is read, for all that the compiler knows.
    for (; word + 8 <= count; word += 8) {
      std::array<std::uint8_t, 8> block;
      for (std::uint32_t i = 0; i < 8; ++i) block[i] = words[word + i] | bits[lexicon.set_of_word(word + i)];
      std::copy(block.begin(), block.end(), words.begin() + word);
    }
    for (; word < count; ++word) words[word] |= bits[lexicon.set_of_word(word)];
  }
  for (std::uint32_t shape = 0; shape < kTokenShapes; ++shape) {
    begin_shapes[shape] = kTokenShapeFeatures[shape].meets(start_classes) ? 1 : 0;
  }
  number_alphabet(lexicon, classes);
}

// Gives the same number to what differs in no class that a rule asks for.
void Grammar::Data::number_alphabet(const Lexicon& lexicon, const Features& classes) {
  // Open addressing by hash: number and one, 0 where free.
  std::vector<std::uint32_t> places(std::bit_ceil(lexicon.feature_sets().size() * 2 + kTokenShapes * 2));
  std::vector<Features> seen(lexicon.feature_sets().size() + kTokenShapes);
  alphabet.sets.reserve(lexicon.feature_sets().size());
  const auto number_of = [&](const Features& set, std::uint32_t next) {
    seen[next] = set.common(classes);
    std::size_t at = seen[next].hash() & (places.size() - 1);
    while (places[at] != 0 && !(seen[places[at] - 1] == seen[next])) at = (at + 1) & (places.size() - 1);
    if (places[at] == 0) places[at] = next + 1;
    return places[at] - 1;
  };
  for (const Features& set : lexicon.feature_sets()) {
    alphabet.sets.push_back(number_of(set, static_cast<std::uint32_t>(alphabet.sets.size())));
  }
  std::fill(places.begin(), places.end(), 0);
  for (std::uint32_t shape = 0; shape < kTokenShapes; ++shape) {
    alphabet.shapes[shape] = number_of(kTokenShapeFeatures[shape], shape);
  }
}

bool Grammar::can_begin(const Lattice& lattice, std::uint32_t at) const {
  const Token& token = lattice.token(at);
  if ((data_->alphabet.words[token.word] & 1) | data_->begin_shapes[lattice.token_shape(at)]) return true;
  if (!lattice.begins_chunk(at)) return false;
  bool found = false;
  lattice.each_chunk(at, [&](const Chunk& chunk) { found |= data_->start_classes.has(chunk.cls); });
  return found;
}

std::uint32_t Grammar::next_begin(const Lattice& lattice, std::uint32_t at) const {
  const std::uint8_t* words = data_->alphabet.words.data();
  const std::uint8_t* shapes = data_->begin_shapes.data();
  for (; at < lattice.last(); ++at) {
    const Token& token = lattice.token(at);
    if (((words[token.word] & 1) | shapes[lattice.token_shape(at)]) != 0) break;
    if (lattice.begins_chunk(at) && can_begin(lattice, at)) break;
  }
  return at;
}

void Grammar::find(const Lattice& lattice, std::uint32_t at, std::vector<Found>& out) const {
  scanner_of(memory_of(lattice), data_->number, data_->programs, data_->alphabet).run(lattice, at, out);
}

bool Grammar::complete(const Lattice& lattice, std::uint32_t at, const Found& found, Match& out) const {
  out.rule = &data_->rules[found.rule];
  return memory_of(lattice).matcher.run(lattice, data_->programs[found.rule], at, found.last, out);
}

std::span<const Rule> Grammar::rules() const { return data_->rules; }

std::uint16_t Grammar::capture_named(std::string_view name) const {
  const auto found = data_->name_numbers.find(name);
  return found == data_->name_numbers.end() ? State::kUnnamed : found->second;
}

std::string_view Grammar::capture_name(std::uint16_t name) const {
  return name < data_->names.size() ? std::string_view(data_->names[name]) : std::string_view();
}

bool Grammar::captures_all(std::uint32_t rule, std::uint16_t name) const {
  for (const State& state : data_->programs[rule].states) {
    const bool consumes =
        state.kind == State::Kind::literal || state.kind == State::Kind::cls || state.kind == State::Kind::cls_value;
    if (consumes && state.name != name) return false;
  }
  return true;
}

}  // namespace dateline
