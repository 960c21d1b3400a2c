// Names of the gazetteers in a text: the longest that begins at a token, whole tokens only.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/annotation.h"
#include "dateline/gazetteer.h"
#include "dateline/token.h"

namespace dateline {

// What one row of a source says. The views live as long as the gazetteer.
struct NameEntry {
  EntityType type = EntityType::org;
  bool weak = false;      // the name as it stands here is an ordinary word, or names many things: ask for more evidence
  bool placed = false;    // latitude and longitude are known
  std::string_view name;  // canonical
  std::string_view country;                  // ISO 3166-1 alpha-2, or empty
  std::string_view region;                   // ISO 3166-2 ("US-TX") of the place it lies in, or empty
  std::int32_t latitude = 0, longitude = 0;  // microdegrees, WGS 84
  std::uint32_t weight = 0;                  // population for places; how usual it is for the rest
  std::string_view from, to;                 // valid: YYYY[-MM[-DD]], or empty
  std::string_view id_prefix;                // "geonames:", or the whole id where `numbered` is false
  std::uint64_t id_number = 0;
  bool numbered = false;

  std::string id() const;   // "geonames:1871859", "iso3166:KP", or empty
  std::string lat() const;  // decimal degrees without trailing zeros, or empty
  std::string lon() const;
};

// A name that stands in the text. A match object is scratch: reuse it, it keeps its memory.
struct NameMatch {
  std::uint32_t first = 0, last = 0;  // the tokens [first, last)
  Span span;
  bool upper = false;  // every letter of the mention is a capital
  // What it may name, the heaviest first, none twice; the 32 heaviest where one spelling names more. They come from the
  // earliest gazetteer that has the name.
  std::vector<NameEntry> entries;
};

// How names are told in a text (dateline(5), "Name lists"):
// - They begin and end with tokens, never inside one, and never cross a paragraph. Longest first.
// - Equal are: letters with and without accents; hyphen, dash and space; a name with and without its apostrophes and
//   the dots of its acronyms and abbreviations (`U.N.` = `UN`, `St. John's` = `St Johns`); but `John's` is not `Johns`.
// - A word that the list writes with a capital must have one in the text, one that it writes in capitals alone (two
//   letters or more) must be so there; one in small letters may be either. A row may ask for `upper`, `exact` or `any`.
// - An abbreviation of one word that the list writes with its dot (`Calif.`) needs the dot, and has it in its span.
// - `'s` is a token of its own and so no part of a name but where the list has it (`McDonald's`).
//
// What a whole string names in one gazetteer, under the same rules (`ignore_case`: in whatever case it is written).
// Appends. Requires: valid UTF-8.
void look_up_name(const Gazetteer::Data& data, std::string_view name, bool ignore_case, std::vector<NameEntry>& found);

// Immutable; shared between threads. A word that begins no name costs one probe, without allocation.
class NameMatcher {
 public:
  // Where two gazetteers have a name of the same length at a place, the earlier one's entries are taken alone.
  explicit NameMatcher(std::vector<std::shared_ptr<const Gazetteer>> gazetteers = {});

  // What a thread remembers of names and words looked up. Asked for once, not for each token.
  class Memory;
  static Memory& thread_memory();

  // Finds the longest name that begins at tokens[at]. The tokens end where the sentence ends: nothing behind is looked
  // at. Returns false, and leaves `found` as it is, where there is none. Requires: tokens of `text`, at <
  // tokens.size(); where they have word numbers, those of one lexicon for all texts.
  bool find(std::string_view text, std::span<const Token> tokens, std::uint32_t at, NameMatch& found) const {
    return find(text, tokens, at, found, thread_memory());
  }
  bool find(std::string_view text, std::span<const Token> tokens, std::uint32_t at, NameMatch& found,
            Memory& memory) const;

  // All names that begin there, the longest first; at most one a length. Returns how many; found has at least that
  // many.
  std::uint32_t find_all(std::string_view text, std::span<const Token> tokens, std::uint32_t at,
                         std::vector<NameMatch>& found) const;

  // As look_up_name, in all gazetteers, earlier ones first.
  void look_up(std::string_view name, bool ignore_case, std::vector<NameEntry>& found) const;

 private:
  // Returns whether a name may begin with this token, as far as its shape and its first letters tell.
  bool may_begin(std::string_view text, const Token& token) const;

  std::uint64_t number_;  // tells what threads remember of this matcher
  std::vector<std::shared_ptr<const Gazetteer>> gazetteers_;
  std::vector<const Gazetteer::Data*> data_;     // theirs
  std::array<std::uint32_t, 26> lower_pairs_{};  // the first two letters of words in small letters that begin names
};

}  // namespace dateline
