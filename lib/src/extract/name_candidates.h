// What may be a name in one article: by gazetteer, by rule, or for no better reason than its capitals.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "dateline/gazetteer.h"
#include "gazetteer/match.h"
#include "language/language_data.h"
#include "language/lattice.h"
#include "model/document_data.h"

namespace dateline {

// A stretch of tokens that may be a name. Strengths run from 1 to 9; 0 says that only its capitals speak for it.
struct NameCandidate {
  std::uint32_t sentence = 0;
  std::uint32_t first = 0, last = 0;  // tokens, half-open
  EntityType type = EntityType::org;
  std::uint8_t strength = 0;
  bool open = false;            // its type is not known yet
  bool silent = false;          // takes the stretch and gives nothing
  bool weak = false;            // what speaks for it is an ordinary word or a place as well
  bool headline = false;        // stands in a line that writes most words with a capital
  bool starts = false;          // stands where any word has a capital
  bool dateline = false;        // stands in "HAVANA (AP) --"
  bool label = false;           // a speaker's label in capitals, "PELL:"
  bool elsewhere = false;       // a place, and hardly one of those that the lists have by that name
  std::int32_t known = -1;      // index into NameCandidates::known
  std::int32_t person = -1;     // index into the persons of the article, once linked
  bool perhaps_person = false;  // a rule for another kind says that of one word it may be a person's
  std::string_view rule;        // of names.rules, or what else speaks for it
};

// One match of a gazetteer: its readings are entries[first_entry, last_entry).
struct KnownName {
  std::uint32_t first = 0, last = 0;
  std::uint32_t first_entry = 0, last_entry = 0;
  bool upper = false;
};

// The text of tokens [first, last). Requires: one at least.
inline std::string_view text_of(const Document::Data& document, std::uint32_t first, std::uint32_t last) {
  const std::uint32_t begin = document.tokens[first].begin;
  return std::string_view(document.text).substr(begin, document.tokens[last - 1].end - begin);
}
inline std::string_view text_of(const Document::Data& document, const NameCandidate& candidate) {
  return text_of(document, candidate.first, candidate.last);
}

// A short mention and the candidate that has the name in full: indexes of NameCandidates::list.
struct NameLink {
  std::uint32_t mention = 0, full = 0;
};

// A town of more people is meant by its name nearly always.
inline constexpr std::uint32_t kLargePlace = 500'000;

// Whether it is a country, and no part of one.
inline bool is_country(const NameEntry& entry) {
  return entry.id_prefix.starts_with("iso3166:") && entry.region.empty();
}

struct NameCandidates {
  std::vector<NameCandidate> list;  // by sentence, then first
  std::vector<KnownName> known;
  std::vector<NameEntry> entries;
  std::unordered_set<std::string_view> doubtful;  // names of places that are also parts of longer names in the article
};

// Classes of the tables that the stage asks for by name.
struct NameClasses {
  explicit NameClasses(const Lexicon& lexicon);

  ClassId name_word, common_word, known_person, known_org, known_place, known_norp, known_fac, known_event,
      known_product;
  ClassId title, given, family, particle, article, not_name, sentence_word, org_head, org_suffix, place_cue, org_after,
      clitic;
  ClassId person_after, person_before, report_verb, region_head, place_head, fac_head, event_head, direction, law_head,
      determiner, verb, company_noun, suffix, month, name_opener, generic, region_noun, place_hint, quote, conjunction,
      initials, firm_noun, place_goal, party_letter, storm_front, event_front, paper_noun, org_front, own_head,
      division_noun, language, language_front, language_noun, stake, staff, row_opener, saint, fort_front, business,
      island_noun, division_office, office_noun, language_of, weekday, past_ending, past_verb, past_auxiliary,
      present_auxiliary, preposition, called, continent_noun, small_firm;
  Features closed;         // never part of a name: determiners, pronouns, ...
  Features phrase_opener;  // of these: what noun phrases begin with, or are
};

// Reads the candidates of an article, sentence by sentence. Immutable once built.
class NameFinder {
 public:
  // Throws Error where the right side of a name rule is not understood.
  NameFinder(const Language::Data& language, std::vector<std::shared_ptr<const Gazetteer>> gazetteers);

  const NameClasses& classes() const { return classes_; }
  const NameMatcher& matcher() const { return matcher_; }
  // What provinces, states and the like are called behind their names, apart by strokes.
  std::string_view division_kinds() const { return language_.setting("division_kinds"); }

  // Finds the candidates of the sentences that are `wanted` (empty: all), some of which overlap: those of gazetteers
  // ("known"), of rules, and runs of capitals, each list by sentence. What they may name goes to `out`. `lattice` has
  // the document's phrases; the chunks that names are made of are added.
  using Found = std::array<std::vector<NameCandidate>, 3>;
  void find(const Document::Data& document, const std::vector<bool>& wanted, Lattice& lattice, NameCandidates& out,
            Found& found) const;

 private:
  struct RuleAction {
    EntityType type = EntityType::org;
    std::uint8_t strength = 5;
    bool silent = false;
    bool whole = false;   // the name is the whole match
    bool person = false;  // of one word, it may be a person's
  };
  struct Line;  // what is known of the sentence while it is read

  void mark_words(const Document::Data& document, Lattice& lattice, Line& line) const;
  void mark_known(const Document::Data& document, Lattice& lattice, const Line& line, NameCandidates& out,
                  std::vector<NameCandidate>& list) const;
  void match_rules(Lattice& lattice, const Line& line, std::vector<NameCandidate>& list) const;
  void leave_runs(const Lattice& lattice, const Line& line, std::vector<NameCandidate>& list) const;
  std::uint32_t dateline_end(const Lattice& lattice) const;
  bool has_capital_functions(const Lattice& lattice) const;
  std::uint32_t label_end(const Lattice& lattice) const;
  bool is_letter_word(const Lattice& lattice, std::uint32_t at) const;
  bool is_part(const Lattice& lattice, std::uint32_t at, const Line& line) const;
  std::uint32_t part_end(const Lattice& lattice, std::uint32_t at, const Line& line) const;
  bool cover(const Lattice& lattice, std::uint32_t at, const Grammar::Found& found, NameCandidate& candidate) const;
  std::uint32_t end_of_first(const Lattice& lattice, const Line& line, const NameCandidate& candidate) const;
  bool is_denied(const Lattice& lattice, const Line& line, const NameCandidate& candidate, int strength) const;
  bool is_somebody(const Lattice& lattice, std::uint32_t at) const;
  bool is_addressed(const Lattice& lattice, const Line& line, const NameCandidate& candidate) const;
  bool has_ordinary_word(const Lattice& lattice, std::uint32_t first, std::uint32_t last) const;
  bool is_month(const Lattice& lattice, std::uint32_t at) const;
  bool is_behind_family(const Lattice& lattice, std::uint32_t at, const Line& line) const;
  void put_nature_first(const Lattice& lattice, const Line& line, const KnownName& known,
                        std::vector<NameEntry>& entries) const;
  bool is_inside(const Lattice& lattice, const Line& line, const KnownName& known, bool place) const;
  bool is_language(const Lattice& lattice, const Line& line, std::uint32_t at) const;
  bool is_behind_languages(const Lattice& lattice, const Line& line, std::uint32_t at) const;
  bool is_article(const Lattice& lattice, std::uint32_t at) const;
  bool is_house(const Lattice& lattice, std::uint32_t at, bool small) const;
  bool is_behind_saint(const Lattice& lattice, const Line& line, const KnownName& known) const;
  bool names_people(std::string_view name) const;
  bool is_people(const Lattice& lattice, const KnownName& known, const NameMatch& match) const;
  bool is_no_name(const Lattice& lattice, const Line& line, const KnownName& known, const NameMatch& match) const;
  bool is_behind_prefix(const Lattice& lattice, std::uint32_t at) const;
  bool keep_bodies(const Lattice& lattice, std::uint32_t at, NameMatch& match) const;
  bool glosses(const Lattice& lattice, const Line& line, const KnownName& known, const NameMatch& match) const;
  bool has_abbreviation(const Lattice& lattice, std::uint32_t first, std::uint32_t last) const;
  bool is_thing(const Lattice& lattice, std::uint32_t first, std::uint32_t last) const;
  bool is_office(const Lattice& lattice, std::uint32_t at, bool alone) const;
  bool is_weak_person(const Lattice& lattice, std::uint32_t first, std::uint32_t last) const;

  const Language::Data& language_;
  const Grammar& grammar_;
  NameClasses classes_;
  NameMatcher matcher_;
  std::vector<RuleAction> actions_;  // one a rule of the grammar
  std::uint16_t name_capture_ = 0;
};

}  // namespace dateline
