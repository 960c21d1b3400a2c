// A text as the rules see it: tokens with their classes, and longer stretches ("chunks") laid over them.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "dateline/token.h"
#include "language/features.h"
#include "language/lexicon.h"

namespace dateline {

// A stretch of tokens [first, last) that belongs to a class: a phrase of the tables (then `sense` is set), or something
// that a stage composed (then `payload` is that stage's index of it).
struct Chunk {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  ClassId cls = 0;
  const Sense* sense = nullptr;
  std::uint32_t payload = 0;
};

// What a token's classes by shape hang on, but for initials and mixed case, which the text tells.
inline constexpr std::uint32_t kShapes = 4 * 5;
constexpr std::uint32_t shape_number(TokenType type, LetterCase letters) {
  return static_cast<std::uint32_t>(type) * 5 + static_cast<std::uint32_t>(letters);
}
// Of tokens: addresses and initials, which their type and case alone do not tell, have shapes of their own.
inline constexpr std::uint32_t kAddressShape = kShapes;
inline constexpr std::uint32_t kInitialShape = kShapes + 1;
inline constexpr std::uint32_t kTokenShapes = kShapes + 2;
extern const std::array<Features, kTokenShapes> kTokenShapeFeatures;

// Reused from document to document; belongs to one thread. Positions are indexes into the document's tokens.
// One stretch of them at a time is in hand: [first(), last()), usually a sentence.
class Lattice {
 public:
  Lattice() = default;
  Lattice(const Lattice&) = delete;
  Lattice& operator=(const Lattice&) = delete;

  // Begins a text, without chunks and with no stretch in hand. The views must live until the next start.
  void start(const Lexicon& lexicon, std::string_view text, std::span<const Token> all_tokens);
  // Takes a stretch in hand. The chunks of others stay.
  void enter(std::uint32_t first, std::uint32_t last) {
    first_ = first;
    last_ = last;
  }
  // Adds the tables' phrases in the stretch.
  void lay_phrases();
  // Begins a text, takes the stretch in hand and lays its phrases.
  void reset(const Lexicon& lexicon, std::string_view text, std::span<const Token> all_tokens, std::uint32_t first,
             std::uint32_t last);

  std::uint32_t first() const { return first_; }
  std::uint32_t last() const { return last_; }
  std::string_view text() const { return text_; }
  const Lexicon& lexicon() const { return *lexicon_; }
  const Token& token(std::uint32_t at) const { return tokens_[at]; }
  std::string_view str(std::uint32_t at) const {
    return text_.substr(tokens_[at].begin, tokens_[at].end - tokens_[at].begin);
  }

  // The classes of the token at `at` alone: by the tables and by its shape.
  Features features(std::uint32_t at) const {
    Features out = kTokenShapeFeatures[token_shape(at)];
    out.add(table_features(at));
    return out;
  }
  // The number of the token's shape: below kTokenShapes.
  std::uint32_t token_shape(std::uint32_t at) const { return looks_[at].shape; }
  // The number of the set of classes that the tables give the token: Lexicon::feature_set.
  std::uint32_t token_set(std::uint32_t at) const { return looks_[at].set; }
  const Features& table_features(std::uint32_t at) const { return lexicon_->feature_set(looks_[at].set); }
  // Returns whether the token alone is of that class: features(at).has(cls), but quicker.
  bool token_has(std::uint32_t at, ClassId cls) const {
    return cls >= kBuiltinClasses ? table_features(at).has(cls) : kTokenShapeFeatures[looks_[at].shape].has(cls);
  }
  bool token_has(std::uint32_t at, Builtin cls) const { return token_has(at, class_of(cls)); }
  // Returns whether the token alone, or a chunk that begins there, is of that class.
  bool has(std::uint32_t at, ClassId cls) const;
  // Returns whether a token of the class stands among the `reach` tokens of the stretch before `at`.
  bool stands_before(std::uint32_t at, ClassId cls, std::uint32_t reach) const {
    const std::uint32_t begin = at - std::min(reach, at - first_);
    while (at > begin) {
      if (token_has(--at, cls)) return true;
    }
    return false;
  }
  // The table's sense of the token alone for that class, or nullptr.
  const Sense* sense(std::uint32_t at, ClassId cls) const { return lexicon_->sense(tokens_[at].word, cls); }

  // Chunks may be added in any order until the rules run. Requires: first() <= c.first < c.last <= last().
  void add(const Chunk& c);
  // How many there are; rewind() takes away those that came after so many.
  std::size_t chunk_count() const { return chunks_.size(); }
  void rewind(std::size_t count);
  // The chunks that begin at `at`, in the order they were added (phrases of the tables first, longest first).
  // Calls f(const Chunk&) for each.
  template <typename F>
  void each_chunk(std::uint32_t at, F f) const {
    for (std::int32_t i = ends_[at].head; i >= 0; i = links_[static_cast<std::size_t>(i)].next) {
      f(chunks_[static_cast<std::size_t>(i)]);
    }
  }
  // The longest chunk of that class that begins at `at`, or nullptr.
  const Chunk* longest(std::uint32_t at, ClassId cls) const;
  bool begins_chunk(std::uint32_t at) const { return ends_[at].head >= 0; }

  // What grammars keep from match to match; theirs alone (grammar.cc).
  struct MatchMemory;
  std::shared_ptr<MatchMemory>& match_memory() const { return match_memory_; }

 private:
  // What is asked of tokens over and over, found once a text.
  struct Look {
    std::uint16_t set = 0;
    std::uint16_t shape = 0;
  };
  std::uint32_t uncommon_shape(std::uint32_t at) const;

  const Lexicon* lexicon_ = nullptr;
  std::string_view text_;
  std::span<const Token> tokens_;
  std::vector<Look> looks_;  // by token
  std::uint32_t first_ = 0, last_ = 0;
  std::vector<Chunk> chunks_;
  // Those that begin at one token are a list: its ends by token, its links by chunk.
  struct Ends {
    std::int32_t head = -1, tail = -1;
  };
  struct Link {
    std::int32_t before = -1, next = -1;
  };
  std::vector<Ends> ends_;
  std::vector<Link> links_;
  std::vector<PhraseMatch> found_;
  mutable std::shared_ptr<MatchMemory> match_memory_;
};

}  // namespace dateline
