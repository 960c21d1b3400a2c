#include "language/lattice.h"

#include <unicode/uchar.h>

#include "model/utf8.h"

namespace dateline {

namespace {

bool is_letters(const Token& token) {
  return token.type == TokenType::word && token.letters != LetterCase::none && (token.flags & Token::kAddress) == 0;
}

bool is_initial(const Token& token, std::string_view str) {
  if (token.letters != LetterCase::capital && token.letters != LetterCase::upper) return false;
  std::size_t at = 0;
  next_character(str, at);
  return at == str.size() || (at + 1 == str.size() && str[at] == '.');
}

bool begins_with_capital(std::string_view str) {
  std::size_t at = 0;
  const auto c = static_cast<UChar32>(next_character(str, at));
  return u_isupper(c) || u_istitle(c);
}

}  // namespace

void Lattice::reset(const Lexicon& lexicon, std::string_view text, std::span<const Token> all_tokens,
                    std::uint32_t first, std::uint32_t last) {
  lexicon_ = &lexicon;
  text_ = text;
  tokens_ = all_tokens;
  first_ = first;
  last_ = last;
  chunks_.clear();
  links_.clear();
  heads_.assign(last - first, -1);
  tails_.assign(last - first, -1);
  for (std::uint32_t at = first; at + 1 < last; ++at) {
    if (!lexicon.begins_phrase(tokens_[at].word, tokens_[at + 1].word)) continue;
    found_.clear();
    lexicon.find_phrases(text, tokens_.subspan(at, last - at), found_);
    for (const PhraseMatch& phrase : found_) add({at, at + phrase.length, phrase.sense->cls, phrase.sense, 0});
  }
}

Features Lattice::features(std::uint32_t at) const {
  const Token& token = tokens_[at];
  Features out = lexicon_->features(token.word);
  if (token.type == TokenType::punctuation || token.type == TokenType::symbol) out.add(Builtin::punct);
  if (token.type == TokenType::number && token.letters == LetterCase::none) out.add(Builtin::digits);
  if (!is_letters(token)) return out;
  out.add(Builtin::word);
  if (is_initial(token, str(at))) {
    out.add(Builtin::initial);
  } else if (token.letters == LetterCase::capital) {
    out.add(Builtin::capital);
  } else if (token.letters == LetterCase::upper) {
    out.add(Builtin::upper);
  } else if (token.letters == LetterCase::lower) {
    out.add(Builtin::lower);
  } else if (token_has(at, class_of(Builtin::capital))) {
    out.add(Builtin::capital);
  }
  return out;
}

bool Lattice::token_has(std::uint32_t at, ClassId cls) const {
  const Token& token = tokens_[at];
  if (cls >= kBuiltinClasses) return lexicon_->features(token.word).has(cls);
  switch (static_cast<Builtin>(cls)) {
    case Builtin::punct:
      return token.type == TokenType::punctuation || token.type == TokenType::symbol;
    case Builtin::digits:
      return token.type == TokenType::number && token.letters == LetterCase::none;
    case Builtin::word:
      return is_letters(token);
    case Builtin::lower:
      return is_letters(token) && token.letters == LetterCase::lower;
    case Builtin::upper:
      return is_letters(token) && token.letters == LetterCase::upper && !is_initial(token, str(at));
    case Builtin::initial:
      return is_letters(token) && is_initial(token, str(at));
    case Builtin::capital: {
      if (!is_letters(token) || is_initial(token, str(at))) return false;
      if (token.letters != LetterCase::mixed) return token.letters == LetterCase::capital;
      return begins_with_capital(str(at));
    }
    default:
      return false;
  }
}

bool Lattice::has(std::uint32_t at, ClassId cls) const {
  if (token_has(at, cls)) return true;
  bool found = false;
  each_chunk(at, [&](const Chunk& chunk) { found |= chunk.cls == cls; });
  return found;
}

void Lattice::add(const Chunk& chunk) {
  const auto added = static_cast<std::int32_t>(chunks_.size());
  chunks_.push_back(chunk);
  links_.push_back(-1);
  const std::uint32_t at = chunk.first - first_;
  if (tails_[at] >= 0) {
    links_[static_cast<std::size_t>(tails_[at])] = added;
  } else {
    heads_[at] = added;
  }
  tails_[at] = added;
}

const Chunk* Lattice::longest(std::uint32_t at, ClassId cls) const {
  const Chunk* best = nullptr;
  each_chunk(at, [&](const Chunk& chunk) {
    if (chunk.cls == cls && (best == nullptr || chunk.last > best->last)) best = &chunk;
  });
  return best;
}

}  // namespace dateline
