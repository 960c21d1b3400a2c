#include "gazetteer/match.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstring>

#include "gazetteer/gazetteer_data.h"
#include "gazetteer/look_up.h"
#include "gazetteer/name_memory.h"
#include "gazetteer/normalise.h"

namespace dateline {

namespace {

constexpr std::size_t kMostGazetteers = 64;
constexpr std::size_t kMostRemembered = 16;  // gazetteers, in a step
constexpr std::size_t kMostEnds = 96;
constexpr std::uint32_t kLongestAbbreviation = 4;  // bytes: "St", "Ft", "Gen", "Bros"

// No two matchers of a process have the same, not even one after the other at the same place.
std::atomic<std::uint64_t> last_number{0};

// A place where a name may end, by its hash alone.
struct End {
  std::uint32_t last;
  bool clitic;  // a token of it begins with an apostrophe: "John's"
  std::uint64_t hash;
  std::uint64_t gazetteers;  // one bit each
  RememberedName* name;      // where it is remembered
};

bool is_dot(std::string_view text, const Token& token) {
  return token.end == token.begin + 1 && text[token.begin] == '.';
}
bool is_hyphen(std::string_view text, const Token& token) {
  const std::string_view word = text.substr(token.begin, token.end - token.begin);
  return word == "-" || word == "\xE2\x80\x90" || word == "\xE2\x80\x91" || word == "\xE2\x80\x93";
}

}  // namespace

NameMatcher::Memory& NameMatcher::thread_memory() {
  thread_local Memory instance;
  return instance;
}

namespace {

// Requires: a token of up to 16 bytes.
ShortWord short_word(std::uint64_t matcher, std::string_view text, const Token& token) {
  ShortWord out{matcher, 0, 0};
  const std::size_t size = token.end - token.begin;
  const std::size_t front = std::min<std::size_t>(size, 8);
  if (token.begin + std::size_t{16} > text.size() || std::endian::native != std::endian::little) {
    std::memcpy(&out.front, text.data() + token.begin, front);
    std::memcpy(&out.back, text.data() + token.begin + front, size - front);
    return out;
  }
  const auto load = [&](std::size_t at, std::size_t keep) {
    std::uint64_t block;
    std::memcpy(&block, text.data() + token.begin + at, 8);
    return keep == 0 ? 0 : block & (~std::uint64_t{0} >> (64 - 8 * keep));
  };
  out.front = load(0, front);
  out.back = load(8, size - front);
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
    const ShortWord word = short_word(matcher_, text_, begin);
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
    RememberedName& name = *end.name;
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
      if (is_dot(text_, token) || is_hyphen(text_, token)) {
        hash.add(text_.substr(token.begin, token.end - token.begin));
        continue;
      }
      if (k > at && token.gap == Gap::glued && is_apostrophe(text_, token.begin)) clitic = true;
      std::uint64_t names = 0;
      RememberedName* name = nullptr;
      if (k == at && begin.letters == LetterCase::lower) {
        hash.add(text_.substr(token.begin, token.end - token.begin));
        alive = ask_cells(hash.value(), alive, true, names);
        if (names) name = &memory_.name(hash.value());
      } else {
        const std::uint64_t goes_on = step(token, hash, names, name);
        names &= alive;
        alive &= goes_on;
      }
      if (names && may_end(k)) ends_[count_++] = End{k + 1, clitic, hash.value(), names, name};
      if (alive == 0) {
        dead_ = k == at && names == 0;
        break;
      }
    }
    return count_;
  }

  // Asks the gazetteers, the first of them that has the name answers.
  void look_up(RememberedName& name) const {
    name.entries.clear();
    name.found = false;
    Writing writing(name.written, name.hash);
    writing.clitic = name.clitic;
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

  // Adds a token to the key. Returns the gazetteers that have names going on behind it, and in `names` those that have
  // one ending there, with `name` the place to remember it at.
  std::uint64_t step(const Token& token, KeyHash& hash, std::uint64_t& names, RememberedName*& name) const {
    const std::string_view word = text_.substr(token.begin, token.end - token.begin);
    RememberedStep made;
    RememberedStep* known = &made;
    if ((token.flags & Token::kAscii) && word.size() <= NameMatcher::Memory::kLongestWord &&
        gazetteers_.size() <= kMostRemembered) {
      const ShortWord key = short_word(matcher_, text_, token);
      const std::uint64_t before = hash.state();
      known = &memory_.step(key, before);
      if (known->front == key.front && known->back == key.back && known->before == before &&
          known->matcher == matcher_) {
        hash = KeyHash(known->after);
        names = known->names;
        name = known->name;
        if (name) __builtin_prefetch(name);
        return known->goes_on;
      }
      made = {matcher_, before, 0, key.front, key.back, 0, 0, nullptr};
    }
    hash.add(word);
    const std::uint64_t goes_on = ask_cells(hash.value(), ~std::uint64_t{0}, false, names);
    name = names ? &memory_.name(hash.value()) : nullptr;
    if (known != &made && hash.in_word()) {
      made.after = hash.state();
      made.names = static_cast<std::uint16_t>(names);
      made.goes_on = static_cast<std::uint16_t>(goes_on);
      made.name = name;
      *known = made;
    }
    return goes_on;
  }

  std::uint64_t ask_cells(std::uint64_t hash, std::uint64_t alive, bool lower, std::uint64_t& names) const {
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

}  // namespace

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

}  // namespace dateline
