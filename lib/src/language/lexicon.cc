#include "language/lexicon.h"

#include <algorithm>
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

const Sense* Lexicon::first_sense(std::uint32_t word, ClassId cls) const {
  for (const Sense* sense : senses(word)) {
    if (sense->cls == cls) return sense;
  }
  return nullptr;
}

void Lexicon::find_phrases(std::string_view, std::span<const Token> tokens, std::vector<PhraseMatch>& out) const {
  if (!tokens.empty() && begins_phrase(tokens[0].word)) data_->phrases.find(tokens, out);
}

}  // namespace dateline
