#include "gazetteer/match.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstring>

#include "gazetteer/gazetteer_data.h"
#include "gazetteer/normalise.h"

namespace dateline {

namespace {

constexpr std::size_t kMostGazetteers = 64;
constexpr std::size_t kMostEnds = 96;
constexpr std::size_t kMostEntries = 32;           // of one spelling
constexpr std::uint32_t kLongestAbbreviation = 4;  // bytes: "St", "Ft", "Gen", "Bros"

// No two matchers of a process have the same, not even one after the other at the same place.
std::atomic<std::uint64_t> last_number{0};

// A place where a name may end, by its hash alone.
struct End {
  std::uint32_t last;
  bool clitic;  // a token of it begins with an apostrophe: "John's"
  std::uint64_t hash;
  std::uint64_t gazetteers;  // one bit each
};

bool word_allows(const WordShape& listed, const WordShape& written) {
  if (listed.all_capitals) return written.all_capitals;
  if (listed.first_capital) return written.first_capital;
  return !listed.any_capital || written.any_capital;
}

bool case_allows(CaseRule rule, std::string_view listed, std::string_view written) {
  if (rule == CaseRule::any) return true;
  if (rule == CaseRule::exact) {
    // Case alone is exact: gaps and accents are as for all names.
    std::size_t a = 0, b = 0;
    while (a < listed.size() && b < written.size()) {
      const WordShape left = next_shape(listed, a), right = next_shape(written, b);
      if (left.first_capital != right.first_capital || left.any_capital != right.any_capital ||
          left.all_capitals != right.all_capitals) {
        return false;
      }
    }
    return true;
  }
  if (rule == CaseRule::upper) return is_upper(written);
  std::size_t a = 0, b = 0;
  while (a < listed.size() && b < written.size()) {
    const WordShape left = next_shape(listed, a);
    if (!word_allows(left, next_shape(written, b))) return false;
  }
  return true;
}

bool is_dot(std::string_view text, const Token& token) {
  return token.end == token.begin + 1 && text[token.begin] == '.';
}
bool is_hyphen(std::string_view text, const Token& token) {
  const std::string_view word = text.substr(token.begin, token.end - token.begin);
  return word == "-" || word == "\xE2\x80\x90" || word == "\xE2\x80\x91" || word == "\xE2\x80\x93";
}

// What one name of a gazetteer must meet, besides its key.
struct Writing {
  std::string_view written;
  NameKey key;
  std::uint64_t hash = 0;
  bool clitic = false;
  bool has_dot = false;  // a dot follows, or ends it
};

// "NSW" before a full stop is not "N.S.W.", but "Snow Co" there is "Snow Co.".
std::ptrdiff_t dots(std::string_view name) { return std::count(name.begin(), name.end(), '.'); }

// Appends the entries of all records with this key that allow the writing. Returns whether there is one; `takes_dot`
// where a record of it ends with a dot.
bool collect(const Gazetteer::Data& data, const Writing& writing, bool ignore_case, std::vector<NameEntry>& found,
             bool& takes_dot) {
  const std::size_t before = found.size();
  ByteReader reader(data.bucket(writing.hash));
  NameRecord record;
  while (!reader.done() && Gazetteer::Data::read_name(reader, record)) {
    if (record.print != print_of(writing.hash)) continue;
    if ((record.flags & name_flag::needs_dot) && !writing.has_dot) continue;
    if (writing.clitic && !(record.flags & name_flag::apostrophe)) continue;
    ByteReader offsets(record.offsets);
    NameEntry entry;
    bool first = true;
    const std::size_t most = found.size() + kMostEntries;
    while (!offsets.done() && found.size() < most && data.read_entry(offsets.u32(), entry)) {
      if (first) {
        const std::string_view listed = record.spelling.empty() ? entry.name : record.spelling;
        NameKey key;
        make_key(listed, key);
        if (key.view() != writing.key.view()) break;
        if (!ignore_case && !case_allows(record.rule(), listed, writing.written)) break;
        if (record.flags & name_flag::ends_dot) takes_dot = takes_dot || dots(listed) == dots(writing.written) + 1;
        first = false;
      }
      entry.weak = record.flags & name_flag::weak;
      found.push_back(entry);
    }
  }
  // An entry may be named by two spellings of one key; that it is weak by one of them alone says nothing.
  const auto begin = found.begin() + static_cast<std::ptrdiff_t>(before);
  const auto same = [](const NameEntry& a, const NameEntry& b) { return a.name.data() == b.name.data(); };
  if (found.end() - begin > 1) {
    std::stable_sort(begin, found.end(), [](const NameEntry& a, const NameEntry& b) {
      if (a.weight != b.weight) return a.weight > b.weight;
      if (a.name.data() != b.name.data()) return a.name.data() < b.name.data();
      return a.weak < b.weak;
    });
    found.erase(std::unique(begin, found.end(), same), found.end());
  }
  return found.size() > before;
}

// What the text of one end gave when it was last looked up. News repeats its names, within an article and from one to
// the next, so most look-ups end here.
struct Remembered {
  std::uint64_t matcher = 0, hash = 0, gazetteers = 0;
  bool clitic = false, dot_follows = false;
  bool found = false, takes_dot = false, upper = false;
  std::string written;
  std::vector<NameEntry> entries;
};

// A word of ASCII, itself as its key.
struct ShortWord {
  std::uint64_t matcher = 0, front = 0, back = 0;
  bool operator==(const ShortWord&) const = default;
};

}  // namespace

// Belongs to one thread. What belongs to a matcher that is gone is never asked for again.
class NameMatcher::Memory {
 public:
  static constexpr std::size_t kLongestWord = 16;

  Memory() : names_(kNames), dead_(kWords) {}
  Remembered& name(std::uint64_t hash) { return names_[hash % kNames]; }

  // The place of words that begin no name.
  ShortWord& dead(const ShortWord& word) {
    const std::uint64_t hash = (word.front ^ std::rotl(word.back, 29)) * 0x9E3779B97F4A7C15ULL;
    return dead_[hash >> (64 - std::bit_width(kWords - 1))];
  }

  // The same of words that have a number, which tells their letters but where they are mixed.
  bool is_dead(std::uint64_t matcher, const Token& token) const {
    return matcher == numbered_by_ && token.word / 64 < dead_numbers_.size() &&
           ((dead_numbers_[token.word / 64] >> (token.word % 64)) & 1) != 0;
  }
  void set_dead(std::uint64_t matcher, const Token& token) {
    if (token.word == 0 || token.letters == LetterCase::mixed) return;
    if (matcher != numbered_by_) dead_numbers_.clear();
    numbered_by_ = matcher;
    if (dead_numbers_.size() <= token.word / 64) dead_numbers_.resize(token.word / 64 + 64);
    dead_numbers_[token.word / 64] |= std::uint64_t{1} << (token.word % 64);
  }

 private:
  static constexpr std::size_t kNames = 2048, kWords = 4096;
  std::vector<Remembered> names_;
  std::vector<ShortWord> dead_;
  std::uint64_t numbered_by_ = 0;
  std::vector<std::uint64_t> dead_numbers_;
};

NameMatcher::Memory& NameMatcher::thread_memory() {
  thread_local Memory instance;
  return instance;
}

namespace {

ShortWord short_word(std::uint64_t matcher, std::string_view word) {
  ShortWord out{matcher, 0, 0};
  const std::size_t front = std::min<std::size_t>(word.size(), 8);
  std::memcpy(&out.front, word.data(), front);
  std::memcpy(&out.back, word.data() + front, word.size() - front);
  return out;
}

// Walks from a token on while the gazetteers have names that go on.
class Walk {
 public:
  Walk(std::uint64_t matcher, const std::vector<const Gazetteer::Data*>& gazetteers, std::string_view text,
       std::span<const Token> tokens, NameMatcher::Memory& memory)
      : matcher_(matcher), gazetteers_(gazetteers), text_(text), tokens_(tokens), memory_(memory) {}

  // Returns the number of places where a name may end.
  std::size_t run(std::uint32_t at) {
    const Token& begin = tokens_[at];
    if (!(begin.flags & Token::kAscii) || begin.end - begin.begin > NameMatcher::Memory::kLongestWord) return go(at);
    const ShortWord word = short_word(matcher_, text_.substr(begin.begin, begin.end - begin.begin));
    ShortWord& dead = memory_.dead(word);
    if (dead == word) return none(begin);
    const std::size_t count = go(at);
    if (!dead_) return count;
    dead = word;
    return none(begin);
  }

  // Reads what the i-th end names. Returns false where it is no name after all.
  bool read(std::uint32_t at, std::size_t i, NameMatch& found) const {
    const End& end = ends_[i];
    Span span{tokens_[at].begin, tokens_[end.last - 1].end};
    const std::string_view written = text_.substr(span.begin, span.end - span.begin);
    const bool dot_follows =
        end.last < tokens_.size() && tokens_[end.last].gap == Gap::glued && is_dot(text_, tokens_[end.last]);
    Remembered& name = memory_.name(end.hash);
    if (name.hash != end.hash || name.matcher != matcher_ || name.gazetteers != end.gazetteers ||
        name.clitic != end.clitic || name.dot_follows != dot_follows || name.written != written) {
      name.matcher = matcher_;
      name.hash = end.hash;
      name.gazetteers = end.gazetteers;
      name.clitic = end.clitic;
      name.dot_follows = dot_follows;
      name.written = written;
      look_up(name);
    }
    if (!name.found) return false;
    found.entries.assign(name.entries.begin(), name.entries.end());
    found.first = at;
    found.last = end.last;
    if (name.takes_dot && dot_follows) span.end = tokens_[found.last++].end;
    found.span = span;
    found.upper = name.upper;
    return true;
  }

 private:
  std::size_t none(const Token& begin) {
    memory_.set_dead(matcher_, begin);
    return 0;
  }

  std::size_t go(std::uint32_t at) {
    const Token& begin = tokens_[at];
    std::uint64_t alive =
        gazetteers_.size() >= kMostGazetteers ? ~std::uint64_t{0} : (std::uint64_t{1} << gazetteers_.size()) - 1;
    KeyHash hash;
    bool clitic = false;
    for (std::uint32_t k = at; k < tokens_.size() && count_ < kMostEnds; ++k) {
      const Token& token = tokens_[k];
      if (k > at && !goes_on(k)) break;
      if (k > at && token.gap != Gap::glued) hash.separate();
      hash.add(text_.substr(token.begin, token.end - token.begin));
      if (is_dot(text_, token) || is_hyphen(text_, token)) continue;
      if (k > at && token.gap == Gap::glued && is_apostrophe(text_, token.begin)) clitic = true;
      const std::uint64_t value = hash.value();
      std::uint64_t names = 0;
      alive = cells(value, alive, k == at && begin.letters == LetterCase::lower, names);
      if (names && may_end(k)) ends_[count_++] = End{k + 1, clitic, value, names};
      if (alive == 0) {
        dead_ = k == at && names == 0;
        break;
      }
    }
    return count_;
  }

  // Asks the gazetteers, the first of them that has the name answers.
  void look_up(Remembered& name) const {
    name.entries.clear();
    name.found = false;
    Writing writing;
    writing.written = name.written;
    writing.hash = name.hash;
    writing.clitic = name.clitic;
    make_key(writing.written, writing.key);
    if (!writing.key.whole) return;
    writing.has_dot = name.dot_follows || writing.written.back() == '.';
    for (std::size_t g = 0; g < gazetteers_.size() && g < kMostGazetteers && !name.found; ++g) {
      if (!((name.gazetteers >> g) & 1)) continue;
      name.takes_dot = false;
      name.found = collect(*gazetteers_[g], writing, false, name.entries, name.takes_dot);
    }
    name.upper = name.found && is_upper(writing.written);
  }

  bool goes_on(std::uint32_t k) const {
    const Token& token = tokens_[k];
    const Token& last = tokens_[k - 1];
    if (token.gap == Gap::paragraph || (token.flags & Token::kAddress)) return false;
    if (is_hyphen(text_, token)) return token.gap == Gap::glued;
    if (is_hyphen(text_, last)) return token.gap == Gap::glued;
    if (is_dot(text_, token)) return token.gap == Gap::glued && last.end - last.begin <= kLongestAbbreviation;
    return true;
  }

  // Not inside a word that is cut: "9" of "9m".
  bool may_end(std::uint32_t k) const {
    const Token& token = tokens_[k];
    if (token.type == TokenType::punctuation && is_apostrophe(text_, token.begin)) return false;
    if (k + 1 >= tokens_.size()) return true;
    const Token& next = tokens_[k + 1];
    if (next.gap != Gap::glued || next.type == TokenType::punctuation || next.type == TokenType::symbol) return true;
    return token.type == TokenType::punctuation || token.type == TokenType::symbol || is_apostrophe(text_, next.begin);
  }

  std::uint64_t cells(std::uint64_t hash, std::uint64_t alive, bool lower, std::uint64_t& names) const {
    std::uint64_t left = 0;
    for (std::size_t g = 0; g < gazetteers_.size() && g < kMostGazetteers; ++g) {
      if (!((alive >> g) & 1)) continue;
      const Gazetteer::Data& data = *gazetteers_[g];
      if (lower && !data.lower_word(hash)) continue;
      const unsigned bits = data.cell(hash);
      if (bits & 1) names |= std::uint64_t{1} << g;
      if (bits & 2) left |= std::uint64_t{1} << g;
    }
    return left;
  }

  std::uint64_t matcher_;
  const std::vector<const Gazetteer::Data*>& gazetteers_;
  std::string_view text_;
  std::span<const Token> tokens_;
  NameMatcher::Memory& memory_;
  std::array<End, kMostEnds> ends_;  // not initialised: most walks end at their first word
  std::size_t count_ = 0;
  bool dead_ = false;  // no name begins with the first word, whatever follows
};

std::string degrees(std::int32_t microdegrees) {
  const std::uint32_t size =
      static_cast<std::uint32_t>(microdegrees < 0 ? -static_cast<std::int64_t>(microdegrees) : microdegrees);
  std::string out = microdegrees < 0 ? "-" : "";
  out += std::to_string(size / 1000000);
  std::string fraction = std::to_string(1000000 + size % 1000000);
  fraction[0] = '.';
  while (fraction.back() == '0') fraction.pop_back();
  if (fraction.size() > 1) out += fraction;
  return out;
}

}  // namespace

std::string NameEntry::id() const {
  std::string out(id_prefix);
  return numbered ? out + std::to_string(id_number) : out;
}
std::string NameEntry::lat() const { return placed ? degrees(latitude) : std::string(); }
std::string NameEntry::lon() const { return placed ? degrees(longitude) : std::string(); }

NameMatcher::NameMatcher(std::vector<std::shared_ptr<const Gazetteer>> gazetteers)
    : number_(++last_number), gazetteers_(std::move(gazetteers)) {
  for (const auto& gazetteer : gazetteers_) {
    data_.push_back(&gazetteer->data());
    for (std::size_t first = 0; first < 26; ++first) lower_pairs_[first] |= data_.back()->lower_pairs(first);
  }
}

bool NameMatcher::may_begin(std::string_view text, const Token& token) const {
  if (token.flags & Token::kAddress) return false;
  if (token.type != TokenType::word) return token.type == TokenType::number;
  if (token.letters != LetterCase::lower) return !is_apostrophe(text, token.begin);
  const auto in_alphabet = [](char c) { return c >= 'a' && c <= 'z'; };
  const char first = text[token.begin];
  const char second = token.end - token.begin > 1 ? text[token.begin + 1] : '\0';
  if (!in_alphabet(first)) return !is_apostrophe(text, token.begin);
  return !in_alphabet(second) || ((lower_pairs_[static_cast<std::size_t>(first - 'a')] >> (second - 'a')) & 1);
}

bool NameMatcher::find(std::string_view text, std::span<const Token> tokens, std::uint32_t at, NameMatch& found,
                       Memory& memory) const {
  if (memory.is_dead(number_, tokens[at])) return false;
  if (!may_begin(text, tokens[at])) {
    if (!(tokens[at].flags & Token::kAddress)) memory.set_dead(number_, tokens[at]);
    return false;
  }
  Walk walk(number_, data_, text, tokens, memory);
  for (std::size_t i = walk.run(at); i > 0; --i) {
    if (walk.read(at, i - 1, found)) return true;
  }
  return false;
}

std::uint32_t NameMatcher::find_all(std::string_view text, std::span<const Token> tokens, std::uint32_t at,
                                    std::vector<NameMatch>& found) const {
  if (!may_begin(text, tokens[at])) return 0;
  Walk walk(number_, data_, text, tokens, thread_memory());
  std::uint32_t count = 0;
  for (std::size_t i = walk.run(at); i > 0; --i) {
    if (found.size() == count) found.emplace_back();
    if (walk.read(at, i - 1, found[count])) ++count;
  }
  return count;
}

void NameMatcher::look_up(std::string_view name, bool ignore_case, std::vector<NameEntry>& found) const {
  for (const Gazetteer::Data* data : data_) look_up_name(*data, name, ignore_case, found);
}

void look_up_name(const Gazetteer::Data& data, std::string_view name, bool ignore_case, std::vector<NameEntry>& found) {
  Writing writing;
  writing.written = name;
  make_key(name, writing.key);
  if (writing.key.size == 0 || !writing.key.whole) return;
  KeyHash hash;
  hash.add(name);
  writing.hash = hash.value();
  writing.has_dot = name.ends_with('.');
  bool takes_dot = false;
  collect(data, writing, ignore_case, found, takes_dot);
}

}  // namespace dateline
