#include "language/lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

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
  // A language has some five thousand lines; room that is not written to costs nothing.
  data_->senses.reserve(1U << 13);
  data_->places.reserve(1U << 13);
  for (const char* name : kBuiltinNames) {
    if (*name != '\0') data_->classes.emplace(name, static_cast<ClassId>(data_->class_names.size()));
    data_->class_names.emplace_back(name);
  }
}

Lexicon::~Lexicon() = default;

void Lexicon::read_table(const std::string& path, std::string content) { data_->read(path, std::move(content), *this); }

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
  for (std::uint32_t i = 0; i < senses.size(); ++i) {
    const ClassId cls = senses[i].cls;
    if (cls != endings && cls != behind && cls != before) continue;
    each_form(i, senses[i].form, [&](std::string_view form) {
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
  std::vector<std::uint32_t> out;
  std::uint32_t entries[PhraseTrie::kMaxLength];
  std::uint64_t needs = 0;
  const std::size_t plain = data_->add_plain(literal, {}, entries, needs);
  for (std::size_t i = 0; i < plain; ++i) {
    out.push_back(entries[i] * 4 + static_cast<std::uint32_t>((needs >> (4 * i)) & 15));
  }
  if (plain != 0) return out;
  std::vector<Token> tokens;
  data_->cut(literal, tokens);
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
  data_->words.reserve(data_->words.size() + data_->form_count);
  data_->word_senses.reserve(data_->form_count);
  data_->entry_senses.reserve(data_->words.size() + data_->form_count);
  std::vector<Token> scratch;
  for (std::uint32_t i = 0; i < data_->senses.size(); ++i) {
    const std::string_view forms = std::exchange(data_->senses[i].form, {});
    const std::string_view around = data_->contents[data_->places[i].file];
    data_->each_form(i, forms, [&](std::string_view form) {
      if (data_->senses[i].form.empty()) data_->senses[i].form = form;
      data_->add_form(i, form, around, scratch);
    });
  }
  data_->spread_by_case();
  data_->second_words = data_->phrases.second_words(data_->words.size());
  feature_sets_ = data_->feature_sets.data();
  set_of_word_ = data_->set_of_word.data();
  second_words_ = data_->second_words.data();
}

namespace {

// The letters at the beginning of a text, 16 at most, in small letters with zero bytes behind them.
struct FoldedLetters {
  char bytes[16] = {};
  std::size_t size = 0;
  std::size_t capitals = 0;
};

FoldedLetters fold_letters(std::string_view text) {
  FoldedLetters out;
  for (; out.size < text.size() && out.size < 16; ++out.size) {
    const char lower = static_cast<char>(text[out.size] | 0x20);
    if (lower < 'a' || lower > 'z') break;
    out.capitals += lower != text[out.size] ? 1 : 0;
    out.bytes[out.size] = lower;
  }
  return out;
}

// The same, eight bytes at a time. Requires: 16 bytes may be read.
FoldedLetters fold_letters_in_blocks(std::string_view text) {
  constexpr std::uint64_t kOnes = 0x0101010101010101ULL, kHigh = kOnes * 0x80, kCase = kOnes * 0x20;
  FoldedLetters out;
  for (std::size_t at = 0; at < 16; at += 8) {
    std::uint64_t block;
    std::memcpy(&block, text.data() + at, 8);
    const std::uint64_t lower = (block | kCase) & ~kHigh;
    const std::uint64_t letters = (lower + kOnes * (0x80 - 'a')) & ~(lower + kOnes * (0x7F - 'z')) & ~block & kHigh;
    std::size_t size = static_cast<std::size_t>(std::countr_one(letters | ~kHigh)) / 8;
    size = std::min(size, text.size() - at);
    const std::uint64_t keep = size == 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * size)) - 1;
    const std::uint64_t folded = lower & keep;
    std::memcpy(out.bytes + at, &folded, 8);
    out.capitals += static_cast<std::size_t>((((~block & kCase & keep) >> 5) * kOnes) >> 56);
    out.size += size;
    if (size < 8 || text.size() == out.size) break;
  }
  return out;
}

// What the writing of a word of letters asks for; see need_of().
Need need_of(std::string_view word, const FoldedLetters& letters) {
  if (letters.capitals == 0) return Need::any;
  if (letters.capitals == letters.size && letters.size > 1) return Need::upper;
  return word.front() < 'a' ? Need::capital : Need::mixed;
}

}  // namespace

// Words of letters with single spaces between them, as nearly all forms are. Returns how many; 0 where it is not so.
std::size_t Lexicon::Data::add_plain(std::string_view form, std::string_view around, std::uint32_t* entries,
                                     std::uint64_t& needs) {
  for (std::size_t count = 0; count < PhraseTrie::kMaxLength;) {
    const bool in_blocks = std::endian::native == std::endian::little && form.data() >= around.data() &&
                           form.data() + 16 <= around.data() + around.size();
    const FoldedLetters word = in_blocks ? fold_letters_in_blocks(form) : fold_letters(form);
    if (word.size == 0 || (word.size < form.size() && form[word.size] != ' ')) return 0;
    entries[count] = words.add_short(word.bytes, word.size);
    needs |= std::uint64_t{static_cast<std::uint8_t>(need_of(form, word))} << (4 * count);
    ++count;
    if (word.size == form.size()) return count;
    form.remove_prefix(word.size + 1);
  }
  return 0;
}

void Lexicon::Data::add_form(std::uint32_t sense, std::string_view form, std::string_view around,
                             std::vector<Token>& scratch) {
  std::uint32_t entries[PhraseTrie::kMaxLength];
  std::uint64_t needs = 0;
  if (const std::size_t count = add_plain(form, around, entries, needs); count != 0) {
    return count == 1 ? add_word(sense, entries[0], static_cast<Need>(needs))
                      : add_phrase(sense, form, {entries, count}, needs);
  }
  needs = 0;
  cut(form, scratch);
  if (scratch.empty()) throw error_at(sense, "a form has no word");
  if (scratch.size() > PhraseTrie::kMaxLength) throw error_at(sense, "a form has more than 16 words");
  Need need = Need::any;
  for (std::size_t i = 0; i < scratch.size(); ++i) {
    const std::string_view word = form.substr(scratch[i].begin, scratch[i].end - scratch[i].begin);
    entries[i] = entry(word);
    if (entries[i] == 0) throw error_at(sense, "a word is too long");
    need = need_of(word);
    needs |= std::uint64_t{static_cast<std::uint8_t>(need)} << (4 * i);
  }
  if (scratch.size() == 1) return add_word(sense, entries[0], need);
  add_phrase(sense, form, {entries, scratch.size()}, needs);
}

void Lexicon::Data::add_phrase(std::uint32_t sense, std::string_view form, std::span<const std::uint32_t> entries,
                               std::uint64_t needs) {
  const PhraseTrie::Member member{&senses[sense], sense, needs};
  const std::int64_t same = phrases.add(entries, member);
  if (same >= 0) {
    const Place& other = places[static_cast<std::size_t>(same)];
    throw error_at(sense, fmt::format("the form \"{}\" stands already in {}:{}", form, files[other.file], other.line));
  }
}

void Lexicon::Data::add_word(std::uint32_t sense, std::uint32_t entry, Need need) {
  if (entry_senses.size() <= entry) entry_senses.resize(words.size());
  EntrySenses& list = entry_senses[entry];
  for (std::int32_t i = list.head; i >= 0; i = word_senses[static_cast<std::size_t>(i)].next) {
    const WordSense& other = word_senses[static_cast<std::size_t>(i)];
    const Sense& old = senses[other.sense];
    if (old.cls != senses[sense].cls || other.need != need || old.value != senses[sense].value) continue;
    const Place& first = places[other.sense];
    throw error_at(sense, fmt::format("the form \"{}\" stands already in {}:{}", words.word(entry), files[first.file],
                                      first.line));
  }
  const auto added = static_cast<std::int32_t>(word_senses.size());
  word_senses.push_back({sense, -1, need});
  if (list.tail >= 0) {
    word_senses[static_cast<std::size_t>(list.tail)].next = added;
  } else {
    list.head = added;
  }
  list.tail = added;
}

namespace {

// By need and letter case: all ones where allows(), else 0.
constexpr auto kAllowed = [] {
  std::array<std::array<std::uint16_t, kLetterCases>, 4> out{};
  for (std::size_t need = 0; need < out.size(); ++need) {
    for (std::size_t i = 0; i < kLetterCases; ++i) {
      out[need][i] = allows(static_cast<Need>(need), static_cast<LetterCase>(i)) ? 0xFFFF : 0;
    }
  }
  return out;
}();

// Numbers the sets of classes as they come; the empty one is 0.
class SetNumbers {
 public:
  explicit SetNumbers(std::vector<Features>& sets) : sets_(sets) { number(Features{}); }

  std::uint16_t number(const Features& set) {
    auto& same = by_hash_[set.hash()];
    for (const std::uint16_t number : same) {
      if (sets_[number] == set) return number;
    }
    if (sets_.size() > 0xFFFF) throw Error("the word tables put words into too many different sets of classes");
    same.push_back(static_cast<std::uint16_t>(sets_.size()));
    sets_.push_back(set);
    return same.back();
  }

  // Of one class alone, as most words are.
  std::uint16_t number(ClassId cls) {
    if (of_class_[cls] == 0) {
      Features set;
      set.add(cls);
      of_class_[cls] = number(set);
    }
    return of_class_[cls];
  }

 private:
  std::vector<Features>& sets_;
  std::unordered_map<std::uint64_t, std::vector<std::uint16_t>> by_hash_;
  std::array<std::uint16_t, kMaxClasses> of_class_{};
};

}  // namespace

// Lays out what each word number means, so that asking is an array access.
void Lexicon::Data::spread_by_case() {
  entry_senses.resize(words.size());
  feature_sets.clear();
  SetNumbers numbers(feature_sets);
  set_of_word.assign(std::size_t{words.size()} * kLetterCases, 0);
  ranges.assign(words.size(), Range{});
  senses_by_entry.reserve(word_senses.size() * 2);
  const auto word_sense = [this](std::int32_t i) -> const WordSense& {
    return word_senses[static_cast<std::size_t>(i)];
  };
  for (std::uint32_t entry = 0; entry < words.size(); ++entry) {
    const EntrySenses& list = entry_senses[entry];
    if (list.head < 0) continue;
    // Takes the senses that pass the test, and returns the number of their set.
    const auto take = [&](Range& range, auto passes) {
      range.first = static_cast<std::uint32_t>(senses_by_entry.size());
      for (std::int32_t i = list.head; i >= 0; i = word_sense(i).next) {
        if (passes(word_sense(i).need)) senses_by_entry.push_back(&senses[word_sense(i).sense]);
      }
      range.count = static_cast<std::uint16_t>(senses_by_entry.size() - range.first);
      if (range.count == 1) return numbers.number(senses_by_entry.back()->cls);
      Features set;
      for (std::size_t i = range.first; i < senses_by_entry.size(); ++i) set.add(senses_by_entry[i]->cls);
      return numbers.number(set);
    };
    const Need need = word_sense(list.head).need;
    const std::uint32_t first = entry * kLetterCases;
    const auto set_all = [&](std::uint16_t set) {
      const auto& cases = kAllowed[static_cast<std::size_t>(need)];
      for (std::size_t i = 0; i < kLetterCases; ++i)
        set_of_word[first + i] = static_cast<std::uint16_t>(set & cases[i]);
    };
    if (list.head == list.tail) {
      // As most have.
      const Sense* sense = &senses[word_sense(list.head).sense];
      ranges[entry] = {static_cast<std::uint32_t>(senses_by_entry.size()), 1, static_cast<std::uint8_t>(need)};
      senses_by_entry.push_back(sense);
      set_all(numbers.number(sense->cls));
      continue;
    }
    bool alike = true;
    for (std::int32_t i = list.head; i >= 0; i = word_sense(i).next) alike = alike && word_sense(i).need == need;
    if (alike) {
      ranges[entry].need = static_cast<std::uint8_t>(need);
      set_all(take(ranges[entry], [](Need) { return true; }));
      continue;
    }
    ranges[entry].first = static_cast<std::uint32_t>(by_case.size());
    ranges[entry].need = Range::kByCase;
    for (std::uint32_t word = first; word < first + kLetterCases; ++word) {
      const auto fits = [word](Need asked) { return allows(asked, case_of(word)); };
      set_of_word[word] = take(by_case.emplace_back(), fits);
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
  const Data::Range* range = &data_->ranges[entry_of(word)];
  if (range->need == Data::Range::kByCase) {
    range = &data_->by_case[range->first + static_cast<std::uint32_t>(case_of(word))];
  } else if (!allows(static_cast<Need>(range->need), case_of(word))) {
    return {};
  }
  return {data_->senses_by_entry.data() + range->first, range->count};
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
