// From the lines of the tables to what each word number means.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include "language/lexicon_data.h"

namespace dateline {

void Lexicon::compile() {
  if (!data_->cutter) data_->make_cutter();
  data_->words.reserve(data_->words.size() + data_->form_count);
  data_->word_senses.reserve(data_->form_count);
  data_->entry_senses.reserve(data_->words.size() + data_->form_count);
  data_->add_forms();
  data_->spread_by_case();
  data_->second_words = data_->phrases.second_words(data_->words.size());
  show();
}

void Lexicon::show() {
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

FoldedLetters fold_letters_singly(std::string_view text) {
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

// `around` may be read beyond the text, which need not lie in it.
FoldedLetters fold_letters(std::string_view text, std::string_view around) {
  const bool in_blocks = std::endian::native == std::endian::little && text.data() >= around.data() &&
                         text.data() + 16 <= around.data() + around.size();
  return in_blocks ? fold_letters_in_blocks(text) : fold_letters_singly(text);
}

// What the writing of a word of letters asks for; see need_of().
Need need_of(std::string_view word, const FoldedLetters& letters) {
  if (letters.capitals == 0) return Need::any;
  if (letters.capitals == letters.size && letters.size > 1) return Need::upper;
  return word.front() < 'a' ? Need::capital : Need::mixed;
}

}  // namespace

// Most forms are single words of letters: those of a line are looked for together, so that none waits for the other.
void Lexicon::Data::add_forms() {
  std::vector<std::pair<FoldedLetters, Need>> plain;
  std::vector<Token> scratch;
  for (std::uint32_t i = 0; i < senses.size(); ++i) {
    const std::string_view forms = std::exchange(senses[i].form, {});
    const std::string_view around = contents[places[i].file];
    plain.clear();
    each_form(i, forms, [&](std::string_view form) {
      if (senses[i].form.empty()) senses[i].form = form;
      const FoldedLetters word = fold_letters(form, around);
      if (word.size != form.size()) return add_form(i, form, around, scratch);
      words.prefetch_short(word.bytes, word.size);
      plain.emplace_back(word, need_of(form, word));
    });
    for (const auto& [word, need] : plain) add_word(i, words.add_short(word.bytes, word.size), need);
  }
}

// Words of letters with single spaces between them, as nearly all forms are. Returns how many; 0 where it is not so.
std::size_t Lexicon::Data::add_plain(std::string_view form, std::string_view around, std::uint32_t* entries,
                                     std::uint64_t& needs) {
  for (std::size_t count = 0; count < PhraseTrie::kMaxLength;) {
    const FoldedLetters word = fold_letters(form, around);
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
    if (sets_.size() * 2 >= places_.size()) grow();
    std::uint32_t& place = places_[place_of(set)];
    if (place == 0) {
      if (sets_.size() > 0xFFFF) throw Error("the word tables put words into too many different sets of classes");
      sets_.push_back(set);
      place = static_cast<std::uint32_t>(sets_.size());
    }
    return static_cast<std::uint16_t>(place - 1);
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
  // Where the set stands, or would.
  std::size_t place_of(const Features& set) const {
    std::size_t i = set.hash() & (places_.size() - 1);
    while (places_[i] != 0 && !(sets_[places_[i] - 1] == set)) i = (i + 1) & (places_.size() - 1);
    return i;
  }
  void grow() {
    places_.assign(places_.size() * 2, 0);
    for (std::uint32_t i = 0; i < sets_.size(); ++i) places_[place_of(sets_[i])] = i + 1;
  }

  std::vector<Features>& sets_;
  std::vector<std::uint32_t> places_ = std::vector<std::uint32_t>(4096);  // open addressing: number and one; 0: free
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

}  // namespace dateline
