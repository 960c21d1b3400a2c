// What an amount is said of: "Exports rose 3.5%", "a budget deficit of RUB 350 million".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/figures_data.h"
#include "syntax/clause.h"

namespace dateline {

// figure_about_behind.cc holds what is looked for behind an amount. Over one sentence whose readings are selected; the
// sentence is cut into phrases once. Linear in the tokens.
class AboutFinder {
 public:
  AboutFinder(const FigureReader::Data& data, const Passage& passage, std::vector<Reading>& winners);

  // Sets `about` of winners[index], a figure whose object and change are known; and its change, where it says another
  // amount again: "fell 162 points, or 2.1%". Requires: the figures before it are done.
  void say(std::size_t index);

 private:
  using At = std::uint32_t;
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  bool is(At at, ClassId cls) const { return d_.is(lattice_, at, cls); }
  PhraseKind kind(std::size_t at) const { return at < phrases_.size() ? phrases_[at].kind : PhraseKind::stop; }
  bool noun(std::size_t at) const { return kind(at) == PhraseKind::noun && !phrases_[at].bare; }
  bool preposition(std::size_t at, ClassId cls) const {
    return kind(at) == PhraseKind::preposition && is(phrases_[at].first, cls);
  }
  bool about_in(std::size_t at, std::string_view how) const;
  const Sense* pays(std::size_t verb) const;
  bool tells_level(std::size_t verb) const;
  bool change_adverb(std::size_t at) const;
  bool tells_nothing(const Phrase& noun) const;
  bool is_no_noun(const Phrase& noun) const;
  bool leads_on(const Phrase& noun) const;
  bool gapped(std::size_t at) const;
  bool is_done(const Reading& reading, const Phrase& phrase) const;
  std::string text(std::size_t first, std::size_t last) const;
  std::string noun_text(std::size_t at) const;
  std::string subject(std::size_t verb) const;
  std::optional<std::string> subject_whole(std::size_t begin, std::size_t end) const;
  std::string worth(std::size_t at) const;
  std::string verb_or_object(std::size_t verb, std::size_t before) const;
  std::size_t object_at(std::size_t at) const;
  std::size_t behind(const Reading& reading, const Figure& figure) const;

  bool from_behind(std::size_t next, const Reading& reading, const Figure& figure, std::string& out);
  bool attributive(const Reading& reading, const Phrase& phrase) const;
  std::string from_before(std::size_t at, std::size_t next, const Figure& figure) const;
  std::size_t amount_joined(std::size_t before) const;

  const FigureReader::Data& d_;
  const Lattice& lattice_;
  std::vector<Reading>& winners_;
  std::vector<Phrase> phrases_;
  std::vector<std::size_t> phrase_of_;  // by winner
  std::vector<std::size_t> winner_of_;  // by phrase
  mutable At said_head_ = 0;            // the head of what was last put into words
  bool told_by_noun_ = false;           // the amount last asked for belongs to the noun behind it
  std::vector<bool> before_of_;         // by winner: said of what stands before it
};

}  // namespace dateline
