#include "language/lattice.h"

#include <unicode/uchar.h>

#include <array>

#include "model/utf8.h"

namespace dateline {

namespace {

constexpr Features shape_of(TokenType type, LetterCase letters) {
  Features out;
  if (type == TokenType::punctuation || type == TokenType::symbol) out.add(Builtin::punct);
  if (type == TokenType::number && letters == LetterCase::none) out.add(Builtin::digits);
  if (type != TokenType::word || letters == LetterCase::none) return out;
  out.add(Builtin::word);
  if (letters == LetterCase::capital) out.add(Builtin::capital);
  if (letters == LetterCase::upper) out.add(Builtin::upper);
  if (letters == LetterCase::lower) out.add(Builtin::lower);
  return out;
}

constexpr std::array<Features, kTokenShapes> kFeatures = [] {
  std::array<Features, kTokenShapes> out;
  for (std::uint32_t shape = 0; shape < kShapes; ++shape) {
    out[shape] = shape_of(static_cast<TokenType>(shape / 5), static_cast<LetterCase>(shape % 5));
  }
  out[kInitialShape].add(Builtin::word);
  out[kInitialShape].add(Builtin::initial);
  return out;
}();

// One letter, perhaps with a stop. Requires: the token is `capital`, of letters.
bool is_initial(std::string_view str) {
  if (str.size() == 1) return true;
  if (static_cast<unsigned char>(str[0]) < 0x80) return str.size() == 2 && str[1] == '.';
  std::size_t at = 0;
  next_character(str, at);
  return at == str.size() || (at + 1 == str.size() && str[at] == '.');
}

bool begins_with_capital(std::string_view str) {
  if (static_cast<unsigned char>(str[0]) < 0x80) return str[0] >= 'A' && str[0] <= 'Z';
  std::size_t at = 0;
  const auto c = static_cast<UChar32>(next_character(str, at));
  return u_isupper(c) || u_istitle(c);
}

}  // namespace

constexpr std::array<Features, kTokenShapes> kTokenShapeFeatures = kFeatures;

void Lattice::start(const Lexicon& lexicon, std::string_view text, std::span<const Token> all_tokens) {
  lexicon_ = &lexicon;
  text_ = text;
  tokens_ = all_tokens;
  first_ = last_ = 0;
  chunks_.clear();
  links_.clear();
  ends_.assign(all_tokens.size(), Ends{});
  looks_.resize(all_tokens.size());
  for (std::uint32_t at = 0; at < all_tokens.size(); ++at) {
    const Token& token = all_tokens[at];
    // Whether the type and the case alone tell the shape.
    const bool plain = (token.flags & Token::kAddress) == 0 && token.letters != LetterCase::mixed &&
                       (token.letters != LetterCase::capital || token.end - token.begin > 5);
    const std::uint32_t shape = plain ? shape_number(token.type, token.letters) : uncommon_shape(at);
    looks_[at] = {static_cast<std::uint16_t>(lexicon.set_of_word(token.word)), static_cast<std::uint16_t>(shape)};
  }
}

void Lattice::lay_phrases() {
  for (std::uint32_t at = first_; at + 1 < last_; ++at) {
    if (!lexicon_->begins_phrase(tokens_[at].word, tokens_[at + 1].word)) continue;
    found_.clear();
    lexicon_->find_phrases(text_, tokens_.subspan(at, last_ - at), found_);
    for (const PhraseMatch& phrase : found_) add({at, at + phrase.length, phrase.sense->cls, phrase.sense, 0});
  }
}

void Lattice::reset(const Lexicon& lexicon, std::string_view text, std::span<const Token> all_tokens,
                    std::uint32_t first, std::uint32_t last) {
  start(lexicon, text, all_tokens);
  enter(first, last);
  lay_phrases();
}

std::uint32_t Lattice::uncommon_shape(std::uint32_t at) const {
  const Token& token = tokens_[at];
  if ((token.flags & Token::kAddress) != 0) return kAddressShape;
  if (token.type == TokenType::word) {
    if (token.letters == LetterCase::capital && token.end - token.begin <= 5 && is_initial(str(at))) {
      return kInitialShape;
    }
    if (token.letters == LetterCase::mixed && begins_with_capital(str(at))) {
      return shape_number(TokenType::word, LetterCase::capital);
    }
  }
  return shape_number(token.type, token.letters);
}

bool Lattice::has(std::uint32_t at, ClassId cls) const {
  if (token_has(at, cls)) return true;
  bool found = false;
  each_chunk(at, [&](const Chunk& chunk) { found |= chunk.cls == cls; });
  return found;
}

void Lattice::add(const Chunk& chunk) {
  const auto added = static_cast<std::int32_t>(chunks_.size());
  Ends& ends = ends_[chunk.first];
  chunks_.push_back(chunk);
  links_.push_back({ends.tail, -1});
  if (ends.tail >= 0) {
    links_[static_cast<std::size_t>(ends.tail)].next = added;
  } else {
    ends.head = added;
  }
  ends.tail = added;
}

void Lattice::rewind(std::size_t count) {
  while (chunks_.size() > count) {
    Ends& ends = ends_[chunks_.back().first];
    ends.tail = links_.back().before;
    if (ends.tail >= 0) {
      links_[static_cast<std::size_t>(ends.tail)].next = -1;
    } else {
      ends.head = -1;
    }
    chunks_.pop_back();
    links_.pop_back();
  }
}

const Chunk* Lattice::longest(std::uint32_t at, ClassId cls) const {
  const Chunk* best = nullptr;
  each_chunk(at, [&](const Chunk& chunk) {
    if (chunk.cls == cls && (best == nullptr || chunk.last > best->last)) best = &chunk;
  });
  return best;
}

}  // namespace dateline
