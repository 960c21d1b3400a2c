#include "extract/name_candidates.h"

#include <algorithm>
#include <charconv>

#include "dateline/error.h"
#include "extract/name_line.h"

namespace dateline {

namespace {

EntityType type_of_kind(const Rule& rule, bool& known) {
  static constexpr std::string_view kKinds[] = {"person", "org", "gpe", "loc", "norp", "fac", "event", "product"};
  for (std::size_t i = 0; i < std::size(kKinds); ++i) {
    if (rule.kind == kKinds[i]) return static_cast<EntityType>(i);
  }
  known = false;
  return EntityType::org;
}

}  // namespace

NameClasses::NameClasses(const Lexicon& lexicon) {
  const auto named = [&](std::string_view name) { return lexicon.class_named(name); };
  name_word = named("NAME_WORD");
  common_word = named("COMMON_WORD");
  known_person = named("KNOWN_PERSON");
  known_org = named("KNOWN_ORG");
  known_place = named("KNOWN_PLACE");
  known_norp = named("KNOWN_NORP");
  known_fac = named("KNOWN_FAC");
  known_event = named("KNOWN_EVENT");
  known_product = named("KNOWN_PRODUCT");
  title = named("TITLE");
  given = named("GIVEN_NAME");
  family = named("FAMILY_NAME");
  particle = named("NAME_PARTICLE");
  article = named("NAME_ARTICLE");
  not_name = named("NOT_NAME");
  sentence_word = named("SENTENCE_WORD");
  org_head = named("ORG_HEAD");
  place_cue = named("PLACE_CUE");
  org_suffix = named("ORG_SUFFIX");
  clitic = named("CLITIC_ENDING");
  org_after = named("ORG_AFTER");
  person_after = named("PERSON_AFTER");
  person_before = named("PERSON_BEFORE");
  report_verb = named("REPORT_VERB");
  region_head = named("REGION_HEAD");
  place_head = named("PLACE_HEAD");
  fac_head = named("FAC_HEAD");
  event_head = named("EVENT_HEAD");
  law_head = named("LAW_HEAD");
  direction = named("DIRECTION");
  determiner = named("DETERMINER");
  verb = named("VERB");
  company_noun = named("COMPANY_NOUN");
  suffix = named("NAME_SUFFIX");
  month = named("MONTH");
  weekday = named("WEEKDAY");
  past_ending = named("PAST_ENDING");
  past_verb = named("PAST_VERB");
  past_auxiliary = named("PAST_AUXILIARY");
  present_auxiliary = named("PRESENT_AUXILIARY");
  preposition = named("PREPOSITION");
  called = named("CALLED");
  continent_noun = named("CONTINENT_NOUN");
  small_firm = named("SMALL_FIRM");
  name_opener = named("NAME_OPENER");
  generic = named("GENERIC");
  region_noun = named("REGION_NOUN");
  place_hint = named("PLACE_HINT");
  quote = named("QUOTE");
  initials = named("INITIALS");
  firm_noun = named("FIRM_NOUN");
  conjunction = named("CONJUNCTION");
  place_goal = named("PLACE_GOAL");
  party_letter = named("PARTY_LETTER");
  storm_front = named("STORM_FRONT");
  event_front = named("EVENT_FRONT");
  paper_noun = named("PAPER_NOUN");
  org_front = named("ORG_FRONT");
  own_head = named("OWN_HEAD");
  division_noun = named("DIVISION_NOUN");
  language = named("LANGUAGE");
  language_front = named("LANGUAGE_FRONT");
  language_noun = named("LANGUAGE_NOUN");
  stake = named("STAKE");
  staff = named("STAFF");
  row_opener = named("ROW_OPENER");
  saint = named("SAINT");
  fort_front = named("FORT_FRONT");
  business = named("BUSINESS");
  language_of = named("LANGUAGE_OF");
  island_noun = named("ISLAND_NOUN");
  division_office = named("DIVISION_OFFICE");
  office_noun = named("OFFICE_NOUN");
  for (const char* name : {"DETERMINER", "DEMONSTRATIVE", "POSSESSIVE", "PREPOSITION", "CONJUNCTION", "PRONOUN",
                           "RELATIVE_PRONOUN", "AUXILIARY", "MODAL", "NEGATION"}) {
    if (const ClassId cls = named(name); cls != 0) closed.add(cls);
  }
  for (const char* name : {"DETERMINER", "DEMONSTRATIVE", "POSSESSIVE", "PRONOUN"}) {
    if (const ClassId cls = named(name); cls != 0) phrase_opener.add(cls);
  }
  if (not_name != 0) closed.add(not_name);
}

NameFinder::NameFinder(const Language::Data& language, std::vector<std::shared_ptr<const Gazetteer>> gazetteers)
    : language_(language),
      grammar_(language.grammar("names")),
      classes_(language.lexicon),
      matcher_(std::move(gazetteers)) {
  for (const Rule& rule : grammar_.rules()) {
    RuleAction action;
    bool known = true;
    action.type = type_of_kind(rule, known);
    action.silent = rule.kind == "none";
    if (!known && !action.silent) throw Error(rule.file, rule.line, "unknown kind of name \"" + rule.kind + "\"");
    for (const auto& [key, value] : rule.values) {
      if (key == "person" && value == "1") {
        action.person = true;
        continue;
      }
      int strength = 0;
      std::from_chars(value.data(), value.data() + value.size(), strength);
      if (key != "strength" || strength < 1 || strength > 9) {
        throw Error(rule.file, rule.line, "a name rule takes strength=1 to 9 and person=1, not " + key + "=" + value);
      }
      action.strength = static_cast<std::uint8_t>(strength);
    }
    actions_.push_back(action);
  }
  name_capture_ = grammar_.capture_named("name");
  for (std::uint32_t i = 0; i < actions_.size(); ++i) actions_[i].whole = grammar_.captures_all(i, name_capture_);
}

void NameFinder::leave_runs(const Lattice& lattice, const Line& line, std::vector<NameCandidate>& list) const {
  std::uint32_t i = lattice.first();
  while (i < lattice.last()) {
    if (line.part_ends[i - line.first] == 0) {
      ++i;
      continue;
    }
    NameCandidate candidate;
    candidate.first = i;
    do {
      i = line.part_ends[i - line.first];
    } while (i < lattice.last() && line.part_ends[i - line.first] != 0 && !is_behind_prefix(lattice, candidate.first));
    candidate.last = i;
    candidate.sentence = line.sentence;
    // "Paris Agreement": treaties and acts are no names of ours, and neither are the names in them.
    if (candidate.last - candidate.first > 1 && lattice.has(candidate.last - 1, classes_.law_head)) {
      candidate.silent = true;
      candidate.strength = 5;
      candidate.rule = "law";
      list.push_back(candidate);
      continue;
    }
    candidate.open = true;
    candidate.headline = line.headline || line.shouted;
    candidate.starts = candidate.first == line.first;
    candidate.label = candidate.starts && candidate.last == line.label;
    candidate.rule = "run";
    list.push_back(candidate);
  }
}

void NameFinder::find(const Document::Data& document, const std::vector<bool>& wanted, Lattice& lattice,
                      NameCandidates& out, Found& found) const {
  thread_local std::vector<Line> reused;
  std::vector<Line>& lines = reused;
  const auto count = static_cast<std::uint32_t>(document.sentences.size());
  if (lines.size() < count) lines.resize(count);
  // Each step goes through the whole document, as in the analyzer.
  const auto each_sentence = [&](const auto& work) {
    for (std::uint32_t i = 0; i < count; ++i) {
      if (!wanted.empty() && !wanted[i]) continue;
      lattice.enter(document.sentences[i].first, document.sentences[i].last);
      work(i, lines[i]);
    }
  };
  each_sentence([&](std::uint32_t i, Line& line) {
    line.sentence = i;
    mark_words(document, lattice, line);
  });
  each_sentence([&](std::uint32_t, const Line& line) { mark_known(document, lattice, line, out, found[0]); });
  each_sentence([&](std::uint32_t, const Line& line) { match_rules(lattice, line, found[1]); });
  each_sentence([&](std::uint32_t, const Line& line) { leave_runs(lattice, line, found[2]); });
}

}  // namespace dateline
