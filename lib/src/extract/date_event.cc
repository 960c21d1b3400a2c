#include "extract/date_event.h"

namespace dateline {

bool DateEvent::owns_date() const {
  constexpr std::uint32_t kReach = 9;
  if (has_before(words_.whole_of) && first_ >= lattice_.first() + 3 &&
      lattice_.token_has(first_ - 3, words_.definite)) {
    return true;
  }
  for (std::uint32_t at = first_; at > lattice_.first() && first_ - at < kReach;) {
    --at;
    if (lattice_.token(at).type != TokenType::word || lattice_.token_has(at, words_.past_verb)) return false;
    if (!lattice_.token_has(at, words_.definite)) continue;
    const Sense* since = at > lattice_.first() ? lattice_.sense(at - 1, words_.relation) : nullptr;
    return since != nullptr && since->value == "ON_OR_AFTER";
  }
  return false;
}

bool DateEvent::is_of_unplanned() const {
  constexpr std::uint32_t kWords = 4;
  const bool owner = last_ < lattice_.last() && lattice_.token(last_).gap == Gap::glued &&
                     lattice_.token_has(last_, words_.possessive_ending);
  if (!owner && !has_before(words_.determiner) && !has_before(words_.possessive) &&
      !lattice_.token_has(first_, words_.determiner)) {
    return false;
  }
  const std::uint32_t begin = last_ + (owner ? 1 : 0);
  for (std::uint32_t at = begin; at < lattice_.last() && at - begin < kWords; ++at) {
    const Token& token = lattice_.token(at);
    if (token.type != TokenType::word || token.gap != Gap::space || lattice_.token_has(at, words_.preposition) ||
        lattice_.token_has(at, words_.conjunction) || lattice_.token_has(at, words_.auxiliary)) {
      return false;
    }
    if (lattice_.has(at, tenses_.unplanned)) return !leads_to_aftermath(at + 1);
  }
  return false;
}

bool DateEvent::leads_to_aftermath(std::uint32_t at) const {
  for (std::uint32_t word = at; word < lattice_.last() && word < at + 2; ++word) {
    if (lattice_.token_has(word, tenses_.aftermath)) return true;
  }
  return false;
}

bool DateEvent::follows_unplanned() const {
  constexpr std::uint32_t kWords = 8, kBefore = 5;
  if (!has_before(tenses_.dating)) return false;
  for (std::uint32_t at = first_ - 1; at > lattice_.first() && first_ - at < kWords;) {
    --at;
    if (lattice_.has(at, tenses_.unplanned)) {
      for (std::uint32_t word = at; word > lattice_.first() && at - word < kBefore;) {
        --word;
        if (lattice_.token_has(word, words_.definite) || lattice_.token_has(word, words_.possessive)) return true;
        if (lattice_.token(word).type == TokenType::punctuation && lattice_.token(word).gap != Gap::glued) return false;
      }
      return false;
    }
    const bool comma = at + 2 == first_ && lattice_.str(at) == ",";
    const bool joins = lattice_.token(at).type == TokenType::punctuation && lattice_.token(at).gap == Gap::glued;
    if (lattice_.token_has(at, words_.past_verb) || lattice_.token_has(at, words_.auxiliary) ||
        lattice_.token_has(at, words_.conjunction) ||
        (lattice_.token(at).type == TokenType::punctuation && !comma && (!joins || lattice_.str(at) == ","))) {
      return false;
    }
  }
  return false;
}

bool DateEvent::is_compared(bool ahead) const {
  constexpr std::uint32_t kWords = 7;
  if (!has_before(tenses_.dating)) return false;
  bool number = false;
  for (std::uint32_t at = first_ - 1; at > lattice_.first() && first_ - at < kWords;) {
    --at;
    if (lattice_.token_has(at, words_.from)) {
      const bool apart = at == lattice_.first() || lattice_.token(at - 1).type == TokenType::punctuation ||
                         lattice_.token_has(at - 1, words_.preposition);
      return number && (apart || !ahead);
    }
    number |= lattice_.token(at).type == TokenType::number || lattice_.token_has(at, words_.number_word);
    if (lattice_.token_has(at, words_.past_verb) || lattice_.token_has(at, words_.conjunction)) return false;
  }
  return false;
}

}  // namespace dateline
