#include "language/lexicon.h"

#include <fmt/format.h>

#include <algorithm>

#include "language/lexicon_data.h"

namespace dateline {

namespace {

// In the order of Builtin.
constexpr const char* kBuiltinNames[] = {"",       "WORD",         "DIGITS",   "CAPITAL",        "UPPER",
                                         "LOWER",  "INITIAL",      "PUNCT",    "SENTENCE_START", "SENTENCE_END",
                                         "NUMBER", "ORDINAL",      "FRACTION", "YEAR",           "SHORT_YEAR",
                                         "DAY",    "MONTH_NUMBER", "CLOCK",    "FULL_DATE",      "DECADE",
                                         "NAME"};
static_assert(std::size(kBuiltinNames) == kBuiltinClasses);

constexpr std::size_t kMaxClasses = 256;

}  // namespace

std::string_view Sense::option(std::string_view key) const {
  for (const auto& [name, text] : options) {
    if (name == key) return text;
  }
  return {};
}

Lexicon::Lexicon() : data_(std::make_unique<Data>()) {
  for (const char* name : kBuiltinNames) {
    if (*name != '\0') data_->classes.emplace(name, static_cast<ClassId>(data_->class_names.size()));
    data_->class_names.emplace_back(name);
  }
}

Lexicon::~Lexicon() = default;

void Lexicon::read_table(const std::string& path, std::string_view content) { data_->read(path, content, *this); }

ClassId Lexicon::class_named(std::string_view name) const {
  const auto found = data_->classes.find(name);
  return found == data_->classes.end() ? ClassId{0} : found->second;
}

ClassId Lexicon::declare_class(std::string_view name) {
  if (const ClassId known = class_named(name)) return known;
  if (data_->class_names.size() == kMaxClasses) return 0;
  const auto cls = static_cast<ClassId>(data_->class_names.size());
  data_->classes.emplace(name, cls);
  data_->class_names.emplace_back(name);
  return cls;
}

std::string_view Lexicon::class_name(ClassId cls) const {
  return cls < data_->class_names.size() ? std::string_view(data_->class_names[cls]) : std::string_view();
}

const WordCutter& Lexicon::cutter() const {
  if (!data_->cutter) data_->make_cutter();
  return *data_->cutter;
}

void Lexicon::Data::make_cutter() {
  WordTailoring tailoring;
  const auto class_of_name = [&](const char* name) {
    const auto found = classes.find(name);
    return found == classes.end() ? ClassId{0} : found->second;
  };
  const ClassId endings = class_of_name("NUMBER_ENDING");
  const ClassId behind = class_of_name("CLITIC_ENDING");
  const ClassId before = class_of_name("CLITIC_BEGINNING");
  for (const Line& line : lines) {
    const ClassId cls = line.sense->cls;
    if (cls != endings && cls != behind && cls != before) continue;
    each_form(line, [&](std::string_view form) {
      char folded[kFoldedSize];
      const std::string text(folded, fold_word(form, folded));
      if (cls == endings) tailoring.number_endings.push_back(text);
      if (cls == behind) tailoring.clitic_endings.push_back(text);
      if (cls == before) tailoring.clitic_beginnings.push_back(text);
      if (cls != endings) clitics.push_back(text);
    });
  }
  cutter.emplace(std::move(tailoring));
}

void Lexicon::Data::cut(std::string_view form, std::vector<Token>& out) const {
  out.clear();
  if (!clitics.empty()) {
    char folded[kFoldedSize];
    const std::string_view text(folded, fold_word(form, folded));
    // Alone it would be cut at its apostrophe.
    if (std::find(clitics.begin(), clitics.end(), text) != clitics.end()) {
      Token& token = out.emplace_back();
      token.end = static_cast<std::uint32_t>(form.size());
      return;
    }
  }
  cutter->cut(form, 0, static_cast<std::uint32_t>(form.size()), out);
}

std::uint32_t Lexicon::Data::entry(std::string_view word) {
  char folded[kFoldedSize];
  const std::size_t size = fold_word(word, folded);
  return size == 0 ? 0 : words.add({folded, size});
}

std::vector<std::uint32_t> Lexicon::intern_literal(std::string_view literal) {
  if (!data_->cutter) data_->make_cutter();
  std::vector<Token> tokens;
  data_->cut(literal, tokens);
  std::vector<std::uint32_t> out;
  for (const Token& token : tokens) {
    const std::string_view word = literal.substr(token.begin, token.end - token.begin);
    out.push_back(data_->entry(word) * 4 + static_cast<std::uint32_t>(need_of(word)));
  }
  return out;
}

bool Lexicon::is_literal(std::uint32_t word, std::uint32_t literal) const {
  return word != 0 && entry_of(word) == literal / 4 && allows(static_cast<Need>(literal % 4), case_of(word));
}

void Lexicon::compile() {
  if (!data_->cutter) data_->make_cutter();
  std::vector<Token> scratch;
  for (std::uint32_t i = 0; i < data_->lines.size(); ++i) {
    Data::Line& line = data_->lines[i];
    data_->each_form(line, [&](std::string_view form) {
      if (line.sense->form.empty()) line.sense->form = form;
      data_->add_form(i, form, scratch);
    });
  }
  data_->spread_by_case();
  data_->second_words = data_->phrases.second_words(data_->words.size());
  feature_sets_ = data_->feature_sets.data();
  set_of_word_ = data_->set_of_word.data();
  second_words_ = data_->second_words.data();
}

namespace {

// Writes the word in small letters to `out`, and what its letters ask for to `need`; false where it is not of ASCII
// letters alone. Then it is one word to every cutter. Requires: room for 16 bytes.
bool fold_plain(std::string_view form, char* out, Need& need) {
  if (form.size() > 16) return false;
  std::size_t capitals = 0;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const char lower = static_cast<char>(form[i] | 0x20);
    if (lower < 'a' || lower > 'z') return false;
    capitals += lower != form[i] ? 1 : 0;
    out[i] = lower;
  }
  const bool first = form.front() < 'a';
  need = capitals == 0                                ? Need::any
         : capitals == form.size() && form.size() > 1 ? Need::upper
         : first                                      ? Need::capital
                                                      : Need::mixed;
  return true;
}

}  // namespace

// Words of letters with single spaces between them, as nearly all forms are. Returns how many; 0 where it is not so.
std::size_t Lexicon::Data::add_plain(std::string_view form, std::uint32_t* entries, std::uint64_t& needs) {
  std::size_t count = 0;
  for (std::string_view rest = form;; ++count) {
    const std::size_t space = rest.find(' ');
    const std::string_view word = rest.substr(0, space);
    char plain[16];
    Need need = Need::any;
    if (word.empty() || count == PhraseTrie::kMaxLength || !fold_plain(word, plain, need)) return 0;
    entries[count] = words.add({plain, word.size()});
    needs |= std::uint64_t{static_cast<std::uint8_t>(need)} << (4 * count);
    if (space == std::string_view::npos) return count + 1;
    rest.remove_prefix(space + 1);
  }
}

void Lexicon::Data::add_form(std::uint32_t line, std::string_view form, std::vector<Token>& scratch) {
  std::uint32_t entries[PhraseTrie::kMaxLength];
  std::uint64_t needs = 0;
  if (const std::size_t count = add_plain(form, entries, needs); count != 0) {
    return count == 1 ? add_word(line, entries[0], static_cast<Need>(needs))
                      : add_phrase(line, form, {entries, count}, needs);
  }
  needs = 0;
  cut(form, scratch);
  if (scratch.empty()) throw error_at(lines[line], "a form has no word");
  if (scratch.size() > PhraseTrie::kMaxLength) throw error_at(lines[line], "a form has more than 16 words");
  Need need = Need::any;
  for (std::size_t i = 0; i < scratch.size(); ++i) {
    const std::string_view word = form.substr(scratch[i].begin, scratch[i].end - scratch[i].begin);
    entries[i] = entry(word);
    if (entries[i] == 0) throw error_at(lines[line], "a word is too long");
    need = need_of(word);
    needs |= std::uint64_t{static_cast<std::uint8_t>(need)} << (4 * i);
  }
  if (scratch.size() == 1) return add_word(line, entries[0], need);
  add_phrase(line, form, {entries, scratch.size()}, needs);
}

void Lexicon::Data::add_phrase(std::uint32_t line, std::string_view form, std::span<const std::uint32_t> entries,
                               std::uint64_t needs) {
  const PhraseTrie::Member member{lines[line].sense, line, needs};
  const std::int64_t same = phrases.add(entries, member);
  if (same >= 0) {
    const Line& other = lines[static_cast<std::size_t>(same)];
    throw error_at(lines[line],
                   fmt::format("the form \"{}\" stands already in {}:{}", form, files[other.file], other.number));
  }
}

void Lexicon::Data::add_word(std::uint32_t line, std::uint32_t entry, Need need) {
  if (entry_senses.size() <= entry) entry_senses.resize(std::max<std::size_t>(entry + 1, entry_senses.size() * 2));
  EntrySenses& list = entry_senses[entry];
  const Sense* sense = lines[line].sense;
  for (std::int32_t i = list.head; i >= 0; i = word_senses[static_cast<std::size_t>(i)].next) {
    const WordSense& other = word_senses[static_cast<std::size_t>(i)];
    if (other.sense->cls != sense->cls || other.need != need || other.sense->value != sense->value) continue;
    const Line& first = lines[other.line];
    throw error_at(lines[line], fmt::format("the form \"{}\" stands already in {}:{}", words.word(entry),
                                            files[first.file], first.number));
  }
  const auto added = static_cast<std::int32_t>(word_senses.size());
  word_senses.push_back({sense, need, line, -1});
  if (list.tail >= 0) {
    word_senses[static_cast<std::size_t>(list.tail)].next = added;
  } else {
    list.head = added;
  }
  list.tail = added;
}

namespace {

// Numbers the sets of classes as they come; the empty one is 0.
class SetNumbers {
 public:
  explicit SetNumbers(std::vector<Features>& sets) : sets_(sets) { number(Features{}); }

  std::uint32_t number(const Features& set) {
    if (!sets_.empty() && set == sets_[last_]) return last_;
    auto& same = by_hash_[set.hash()];
    for (const std::uint32_t number : same) {
      if (sets_[number] == set) return last_ = number;
    }
    last_ = static_cast<std::uint32_t>(sets_.size());
    sets_.push_back(set);
    same.push_back(last_);
    return last_;
  }

 private:
  std::vector<Features>& sets_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_hash_;
  std::uint32_t last_ = 0;
};

}  // namespace

namespace {

// The first letter case in which a word with those needs (a bit for each) means the same.
std::uint32_t same_case(unsigned needs, std::uint32_t letters) {
  const auto bit = [](Need need) { return 1U << static_cast<unsigned>(need); };
  if ((needs & ~bit(Need::any)) == 0) return 0;
  if ((needs & ~(bit(Need::any) | bit(Need::capital))) != 0) return letters;
  return allows(Need::capital, static_cast<LetterCase>(letters)) ? static_cast<std::uint32_t>(LetterCase::capital) : 0;
}

}  // namespace

void Lexicon::Data::spread(const EntrySenses& of_entry, std::uint32_t word, Features& set) {
  Range& range = senses_of_word[word];
  range.first = static_cast<std::uint32_t>(senses_by_word.size());
  for (std::int32_t i = of_entry.head; i >= 0; i = word_senses[static_cast<std::size_t>(i)].next) {
    const WordSense& found = word_senses[static_cast<std::size_t>(i)];
    if (!allows(found.need, case_of(word))) continue;
    set.add(found.sense->cls);
    senses_by_word.push_back(found.sense);
  }
  range.last = static_cast<std::uint32_t>(senses_by_word.size());
}

// Lays out what each word number means, so that asking is an array access.
void Lexicon::Data::spread_by_case() {
  const std::size_t words_count = std::size_t{words.size()} * kLetterCases;
  entry_senses.resize(words.size());
  feature_sets.clear();
  SetNumbers numbers(feature_sets);
  set_of_word.assign(words_count, 0);
  senses_of_word.assign(words_count, Range{});
  senses_by_word.clear();
  senses_by_word.reserve(word_senses.size() * 2);
  for (std::uint32_t entry = 0; entry < words.size(); ++entry) {
    const EntrySenses& of_entry = entry_senses[entry];
    if (of_entry.head < 0) continue;
    unsigned needs = 0;
    for (std::int32_t i = of_entry.head; i >= 0; i = word_senses[static_cast<std::size_t>(i)].next) {
      needs |= 1U << static_cast<unsigned>(word_senses[static_cast<std::size_t>(i)].need);
    }
    const std::uint32_t first = entry * kLetterCases;
    if (needs == 1U << static_cast<unsigned>(Need::any)) {
      // In whatever case, as most are.
      Features set;
      spread(of_entry, first, set);
      const std::uint32_t number = numbers.number(set);
      std::fill_n(senses_of_word.begin() + first, std::size_t{kLetterCases}, senses_of_word[first]);
      std::fill_n(set_of_word.begin() + first, std::size_t{kLetterCases}, number);
      continue;
    }
    for (std::uint32_t word = first; word < first + kLetterCases; ++word) {
      if (const std::uint32_t same = same_case(needs, word - first) + first; same != word) {
        senses_of_word[word] = senses_of_word[same];
        set_of_word[word] = set_of_word[same];
        continue;
      }
      Features set;
      spread(of_entry, word, set);
      set_of_word[word] = numbers.number(set);
    }
  }
}

void Lexicon::look_up(std::string_view text, std::span<Token> tokens) const {
  const WordTable& words = data_->words;
  for (Token& token : tokens) {
    const std::uint32_t entry = words.find(text, token);
    const std::uint32_t word = word_of(entry, token.letters);
    token.word = entry == 0 ? 0 : word;
  }
}

std::uint32_t Lexicon::word_number(std::string_view word) const {
  char folded[kFoldedSize];
  const std::uint32_t entry = data_->words.find({folded, fold_word(word, folded)});
  return entry == 0 ? 0 : word_of(entry, letter_case(word));
}

std::uint32_t Lexicon::word_count() const { return static_cast<std::uint32_t>(data_->set_of_word.size()); }

std::span<const Features> Lexicon::feature_sets() const { return data_->feature_sets; }

std::span<const Sense* const> Lexicon::senses(std::uint32_t word) const {
  const Data::Range range = data_->senses_of_word[word];
  return {data_->senses_by_word.data() + range.first, range.last - range.first};
}

const Sense* Lexicon::sense(std::uint32_t word, ClassId cls) const {
  if (!features(word).has(cls)) return nullptr;
  for (const Sense* sense : senses(word)) {
    if (sense->cls == cls) return sense;
  }
  return nullptr;
}

void Lexicon::find_phrases(std::string_view, std::span<const Token> tokens, std::vector<PhraseMatch>& out) const {
  if (!tokens.empty() && begins_phrase(tokens[0].word)) data_->phrases.find(tokens, out);
}

}  // namespace dateline
