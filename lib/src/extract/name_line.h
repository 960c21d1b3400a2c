// What the files of NameFinder share.
#pragma once

#include <string_view>
#include <vector>

#include "extract/name_candidates.h"

namespace dateline {

// What is known of a sentence while its names are sought.
struct NameFinder::Line {
  std::uint32_t sentence = 0;
  bool headline = false;                 // most words have a capital
  bool shouted = false;                  // most letters are capitals
  std::vector<std::uint32_t> part_ends;  // one a token: the end of the name word that begins there, 0 where none does
  std::uint32_t first = 0;
  std::uint32_t label = 0;     // the colon behind capitals that the sentence begins with, 0 where there is none
  std::uint32_t dateline = 0;  // the end of the dateline that the sentence begins with, 0 where there is none
};

inline bool has_capital(const Token& token) {
  return token.type == TokenType::word && (token.flags & Token::kAddress) == 0 &&
         (token.letters == LetterCase::capital || token.letters == LetterCase::upper ||
          token.letters == LetterCase::mixed);
}

}  // namespace dateline
