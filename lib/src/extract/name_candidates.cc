#include "extract/name_candidates.h"

#include <algorithm>
#include <charconv>

#include "dateline/error.h"

namespace dateline {

namespace {

constexpr std::uint8_t kKnownStrength = 7;

bool has_capital(const Token& token) {
  return token.type == TokenType::word && (token.flags & Token::kAddress) == 0 &&
         (token.letters == LetterCase::capital || token.letters == LetterCase::upper ||
          token.letters == LetterCase::mixed);
}

bool starts_with_capital(const Token& token, std::string_view str) {
  if (!has_capital(token)) return false;
  return token.letters != LetterCase::mixed || !(str[0] >= 'a' && str[0] <= 'z');
}

bool is_hyphen(std::string_view str) { return str == "-" || str == "\xE2\x80\x90" || str == "\xE2\x80\x91"; }

// "J.R.", of letters with a stop behind each.
bool is_dotted(std::string_view str) { return str.size() >= 4 && str[1] == '.' && str[3] == '.'; }

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
  name_opener = named("NAME_OPENER");
  generic = named("GENERIC");
  region_noun = named("REGION_NOUN");
  place_hint = named("PLACE_HINT");
  quote = named("QUOTE");
  initials = named("INITIALS");
  firm_noun = named("FIRM_NOUN");
  conjunction = named("CONJUNCTION");
  for (const char* name : {"DETERMINER", "DEMONSTRATIVE", "POSSESSIVE", "PREPOSITION", "CONJUNCTION", "PRONOUN",
                           "RELATIVE_PRONOUN", "AUXILIARY", "MODAL", "NEGATION"}) {
    if (const ClassId cls = named(name); cls != 0) closed.add(cls);
  }
  for (const char* name : {"DETERMINER", "DEMONSTRATIVE", "POSSESSIVE", "PRONOUN"}) {
    if (const ClassId cls = named(name); cls != 0) phrase_opener.add(cls);
  }
  if (not_name != 0) closed.add(not_name);
}

// What is known of a sentence while its names are sought.
struct NameFinder::Line {
  std::uint32_t sentence = 0;
  bool headline = false;                 // most words have a capital
  bool shouted = false;                  // most letters are capitals
  std::vector<std::uint32_t> part_ends;  // one a token: the end of the name word that begins there, 0 where none does
  std::uint32_t first = 0;
};

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
      int strength = 0;
      std::from_chars(value.data(), value.data() + value.size(), strength);
      if (key != "strength" || strength < 1 || strength > 9) {
        throw Error(rule.file, rule.line, "a name rule takes strength=1 to 9, not " + key + "=" + value);
      }
      action.strength = static_cast<std::uint8_t>(strength);
    }
    actions_.push_back(action);
  }
  name_capture_ = grammar_.capture_named("name");
  for (std::uint32_t i = 0; i < actions_.size(); ++i) actions_[i].whole = grammar_.captures_all(i, name_capture_);
}

// "A", "I": one letter that is no initial.
bool NameFinder::is_letter_word(const Lattice& lattice, std::uint32_t at) const {
  const Token& token = lattice.token(at);
  return token.end - token.begin == 1 && lattice.lexicon().features(token.word).meets(classes_.closed);
}

// A token that can be a part of a name: it has a capital, and is no word that never is.
bool NameFinder::is_part(const Lattice& lattice, std::uint32_t at, const Line& line) const {
  const Token& token = lattice.token(at);
  const std::string_view str = lattice.str(at);
  if (!starts_with_capital(token, str)) return false;
  if (token.end - token.begin == 1) return !is_letter_word(lattice, at);
  if (token.word == 0) return true;
  const Features& features = lattice.lexicon().features(token.word);
  if (features.has(classes_.month) && is_month(lattice, at)) return false;
  // In a headline the capital of an ordinary word says nothing.
  const bool ordinary = line.headline && is_weak_person(lattice, at, at + 1);
  if ((features.has(classes_.given) || features.has(classes_.family)) && !ordinary) {
    if (!features.has(classes_.title)) return !features.has(classes_.not_name);
  }
  if (features.meets(classes_.closed)) return false;
  // "Cooperation May Become More Costly": a headline's verbs have capitals, too.
  if (line.headline && features.has(classes_.verb)) return false;
  const bool after_part =
      at > line.first && line.part_ends[at - 1 - line.first] == at && lattice.has(at - 1, classes_.given);
  const bool before_capital = at + 1 < lattice.last() && has_capital(lattice.token(at + 1));
  if (features.has(classes_.title) && !after_part && before_capital) {
    // "Analyst Wetherby", but "Analyst House".
    if (lattice.sense(at, classes_.title)->value != "occupation") return false;
    if (lattice.has(at + 1, classes_.given) || lattice.has(at + 1, classes_.family)) return false;
  }
  if (features.has(classes_.sentence_word) && (line.headline || at == line.first)) {
    if (features.has(classes_.name_opener) && before_capital && !line.headline) return true;
    return features.has(classes_.org_head) && at != line.first;
  }
  return true;
}

// "June 5", "the 5th of August", "5 May": the month, not April or June.
bool NameFinder::is_month(const Lattice& lattice, std::uint32_t at) const {
  return (at + 1 < lattice.last() && lattice.token(at + 1).type == TokenType::number) ||
         (at > lattice.first() && lattice.token(at - 1).type == TokenType::number);
}

// "Wu Tzu-hao": behind a family name that stands first, what follows a hyphen is a part whatever it means.
bool NameFinder::is_behind_family(const Lattice& lattice, std::uint32_t at, const Line& line) const {
  if (at == line.first || line.part_ends[at - 1 - line.first] != at) return false;
  const Sense* family = lattice.sense(at - 1, classes_.family);
  return family != nullptr && family->value == "east";
}

// The end of the name word that begins at `at`: hyphens and an article ("al-Sisi", "Jong-un") belong to it. 0: none.
std::uint32_t NameFinder::part_end(const Lattice& lattice, std::uint32_t at, const Line& line) const {
  std::uint32_t end = 0;
  const auto hyphen_at = [&](std::uint32_t i) {
    return i + 1 < lattice.last() && lattice.token(i).gap == Gap::glued && lattice.token(i + 1).gap == Gap::glued &&
           is_hyphen(lattice.str(i));
  };
  if (is_part(lattice, at, line)) {
    end = at + 1;
  } else if (hyphen_at(at + 1) && lattice.has(at, classes_.article) && has_capital(lattice.token(at + 2))) {
    return at + 3;
  } else if (hyphen_at(at + 1) && has_capital(lattice.token(at)) && is_behind_family(lattice, at, line)) {
    end = at + 1;
  }
  if (end == 0) return 0;
  const bool behind_family = hyphen_at(end) && is_behind_family(lattice, at, line);
  while (hyphen_at(end)) {
    const Token& next = lattice.token(end + 1);
    if (next.type != TokenType::word && next.type != TokenType::number) break;
    // "Jong-un", "Hwasong-15", "Jean-Pierre"; but "London-based", "Moscow-backed".
    const std::uint32_t size = next.end - next.begin;
    if (next.letters == LetterCase::lower && size > (behind_family ? 6 : 4)) break;
    if (next.letters == LetterCase::lower && !behind_family && !lattice.lexicon().features(next.word).none() &&
        !lattice.has(end + 1, classes_.particle) && !lattice.has(end + 1, classes_.article)) {
      break;
    }
    end += 2;
  }
  // "Secretary-General Guterres": an office, as a phrase of the tables.
  const Chunk* office = end > at + 1 ? lattice.longest(at, classes_.title) : nullptr;
  if (office != nullptr && office->last == end && end < lattice.last() && has_capital(lattice.token(end))) return 0;
  return end;
}

void NameFinder::mark_words(const Document::Data& document, Lattice& lattice, Line& line) const {
  const Sentence& sentence = document.sentences[line.sentence];
  line.first = sentence.first;
  line.part_ends.assign(sentence.last - sentence.first, 0);
  std::uint32_t words = 0, capitals = 0, uppers = 0;
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    const Token& token = document.tokens[i];
    if (token.type != TokenType::word || token.end - token.begin < 4) continue;
    ++words;
    if (token.letters == LetterCase::capital || token.letters == LetterCase::mixed) ++capitals;
    if (token.letters == LetterCase::upper) ++uppers;
  }
  const std::string_view closing = lattice.str(sentence.last - 1);
  // A headline may ask; it does not end as a sentence of a text does.
  const bool stops = closing == "." || closing == "!";
  line.headline = !stops && words >= 3 && (capitals + uppers) * 10 >= words * 8;
  line.shouted = words >= 2 && uppers * 10 >= words * 6;
  std::uint32_t office_end = 0;
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (lattice.begins_chunk(i)) {
      const Chunk* office = lattice.longest(i, classes_.title);
      if (office != nullptr && office->last > i + 2) office_end = std::max(office_end, office->last);
    }
    // Most words have no capital; of them only an article before a hyphen begins a name word.
    const Token& token = document.tokens[i];
    if ((token.type != TokenType::word || token.letters == LetterCase::lower) &&
        (i + 1 == sentence.last || document.tokens[i + 1].gap != Gap::glued)) {
      continue;
    }
    // "Secretary of State Dunmore": the office's last word begins no name.
    if (i + 1 == office_end && office_end < sentence.last && has_capital(document.tokens[office_end]) &&
        document.tokens[i - 1].letters == LetterCase::lower) {
      continue;
    }
    const std::uint32_t end = part_end(lattice, i, line);
    const bool common = has_capital(token) && lattice.token_has(i, classes_.sentence_word);
    if (common && classes_.common_word != 0) lattice.add({i, i + 1, classes_.common_word, nullptr, 0});
    if (end == 0) continue;
    if (token.letters == LetterCase::upper && token.word == 0 && is_dotted(lattice.str(i))) {
      lattice.add({i, end, classes_.initials, nullptr, 0});
    }
    for (std::uint32_t k = i; k < end; ++k) line.part_ends[k - line.first] = end;
    lattice.add({i, end, classes_.name_word, nullptr, 0});
    i = end - 1;
  }
}

void NameFinder::mark_known(const Document::Data& document, Lattice& lattice, const Line& line, NameCandidates& out,
                            std::vector<NameCandidate>& list) const {
  const Sentence& sentence = document.sentences[line.sentence];
  const std::span<const Token> tokens(document.tokens.data() + sentence.first, sentence.last - sentence.first);
  thread_local NameMatch reused;
  NameMatch& match = reused;
  NameMatcher::Memory& memory = NameMatcher::thread_memory();
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].type == TokenType::punctuation || tokens[i].type == TokenType::symbol) continue;
    if (!matcher_.find(document.text, tokens, i, match, memory) || match.entries.empty()) continue;
    KnownName known;
    known.first = sentence.first + match.first;
    known.last = sentence.first + match.last;
    // A dash behind a name is none of it.
    while (known.last > known.first + 1 && document.tokens[known.last - 1].type != TokenType::word &&
           document.tokens[known.last - 1].type != TokenType::number &&
           document.tokens[known.last - 1].gap != Gap::glued) {
      --known.last;
    }
    if (known.last <= known.first) continue;
    // The article is no part of a name: "The New York Times"; but "The Hague".
    const bool place = match.entries[0].type == EntityType::gpe || match.entries[0].type == EntityType::loc;
    if (!place && known.last - known.first > 1 && is_article(lattice, known.first)) ++known.first;
    // Neither is the office: "Pope Francis".
    if (match.entries[0].type == EntityType::person && known.last - known.first > 1) {
      const Sense* office = lattice.sense(known.first, classes_.title);
      if (office != nullptr && office->value == "role") ++known.first;
    }
    if (known.last == known.first + 1 && is_no_name(lattice, line, known, match)) continue;
    if (is_inside(lattice, line, known, place)) {
      i = match.last - 1;
      continue;
    }
    if (match.entries[0].type == EntityType::org) put_nature_first(lattice, line, known, match.entries);
    known.first_entry = static_cast<std::uint32_t>(out.entries.size());
    out.entries.insert(out.entries.end(), match.entries.begin(), match.entries.end());
    known.last_entry = static_cast<std::uint32_t>(out.entries.size());
    known.upper = match.upper;
    const auto sure =
        std::find_if(match.entries.begin(), match.entries.end(), [](const NameEntry& e) { return !e.weak; });
    const NameEntry& best = sure != match.entries.end() ? *sure : match.entries[0];
    const ClassId classes[] = {classes_.known_person, classes_.known_org, classes_.known_place, classes_.known_place,
                               classes_.known_norp,   classes_.known_fac, classes_.known_event, classes_.known_product};
    const ClassId cls = classes[static_cast<std::size_t>(best.type)];
    if (!best.weak && cls != 0) {
      lattice.add({known.first, known.last, cls, nullptr, static_cast<std::uint32_t>(out.known.size())});
    }
    NameCandidate candidate;
    candidate.sentence = line.sentence;
    candidate.first = known.first;
    candidate.last = known.last;
    candidate.type = best.type;
    candidate.strength = best.weak ? 1 : kKnownStrength;
    candidate.weak = best.weak;
    candidate.headline = line.headline || line.shouted;
    candidate.starts = known.first == line.first;
    candidate.known = static_cast<std::int32_t>(out.known.size());
    candidate.rule = "gazetteer";
    out.known.push_back(known);
    list.push_back(candidate);
    i = match.last - 1;
  }
}

// "The"; but "All India Radio".
bool NameFinder::is_article(const Lattice& lattice, std::uint32_t at) const {
  const Sense* sense = lattice.sense(at, classes_.determiner);
  return sense != nullptr && !sense->option("definite").empty();
}

// One word of which it is not the name that speaks: "God" is no town, the "starting XI" no leader, and "SAMA" is an
// abbreviation, not the town of Sama, and "TWA" not the Twa; though at the beginning of a line it may be where the
// article was written.
bool NameFinder::is_no_name(const Lattice& lattice, const Line& line, const KnownName& known,
                            const NameMatch& match) const {
  const std::uint32_t at = known.first;
  if (match.upper && lattice.has(at, classes_.suffix)) return true;
  if (lattice.has(at, classes_.not_name)) return true;
  const bool place = match.entries[0].type == EntityType::gpe || match.entries[0].type == EntityType::loc;
  if (place && known.last < lattice.last()) {
    // "Hospital de las Lomas", "Agro-Industry".
    const Features& features = lattice.lexicon().features(lattice.token(at).word);
    const bool thing = features.has(classes_.fac_head) || features.has(classes_.org_head);
    if (thing && lattice.has(known.last, classes_.particle)) return true;
    const std::uint32_t end = line.part_ends[at - line.first];
    if (end > at + 2 && lattice.has(end - 1, classes_.sentence_word)) return true;
    // "Sens. Dole and Nunn".
    const std::uint32_t next = lattice.str(known.last) == "." ? known.last + 1 : known.last;
    if (features.has(classes_.title) && next < lattice.last() && has_capital(lattice.token(next))) return true;
  }
  if ((!place && match.entries[0].type != EntityType::norp) || !match.upper || line.shouted) return false;
  const auto is_mark = [&](std::uint32_t i) {
    const TokenType type = lattice.token(i).type;
    return type == TokenType::symbol || (type == TokenType::punctuation && lattice.str(i) != "(");
  };
  const bool begins = at == line.first || lattice.token(at).gap == Gap::line ||
                      lattice.token(at).gap == Gap::paragraph || is_mark(at - 1) ||
                      lattice.token(at - 1).type == TokenType::number;
  if (begins && at + 1 < lattice.last() && is_mark(at + 1)) return false;
  const std::string_view str = lattice.str(at);
  if (str.size() < 3 || (at > line.first && lattice.has(at - 1, classes_.place_cue))) return false;
  const std::string_view name = match.entries[0].name;
  return name.size() >= str.size() && name[1] >= 'a' && name[1] <= 'z' && name[0] == str[0] &&
         (name.size() == str.size() || name[str.size()] == ' ');
}

// "the Amazon and its people": what nature made has the article, the company of that name has none.
void NameFinder::put_nature_first(const Lattice& lattice, const Line& line, const KnownName& known,
                                  std::vector<NameEntry>& entries) const {
  if (entries.size() < 2 || known.first == line.first || !is_article(lattice, known.first - 1)) return;
  const bool goes_on = known.last < lattice.last() && lattice.token(known.last).type == TokenType::word &&
                       !lattice.lexicon().features(lattice.token(known.last).word).meets(classes_.closed);
  if (goes_on) return;
  const auto nature =
      std::find_if(entries.begin(), entries.end(), [](const NameEntry& e) { return e.type == EntityType::loc; });
  if (nature == entries.end()) return;
  nature->weak = false;
  std::iter_swap(entries.begin(), nature);
}

// "San Pedro de Poás": a particle and a capital go on with the name of a place. "Gerardo “Tata” Martino": a byname.
bool NameFinder::is_inside(const Lattice& lattice, const Line& line, const KnownName& known, bool place) const {
  // "Santo Cristo de Esquipulas".
  if (place && known.first > line.first + 1 && lattice.token(known.first - 1).letters == LetterCase::lower &&
      lattice.token(known.first - 1).end - lattice.token(known.first - 1).begin > 1 &&
      lattice.has(known.first - 1, classes_.particle) && has_capital(lattice.token(known.first - 2))) {
    return true;
  }
  if (known.last + 1 >= lattice.last()) return false;
  const Token& next = lattice.token(known.last);
  const bool goes_on = has_capital(lattice.token(known.last + 1));
  if (!goes_on) return false;
  if (next.type == TokenType::word) {
    return place && next.letters == LetterCase::lower && next.gap == Gap::space && next.end - next.begin > 1 &&
           lattice.has(known.last, classes_.particle);
  }
  if (known.last != known.first + 1 || known.first < line.first + 2) return false;
  return next.type == TokenType::punctuation && next.gap == Gap::glued &&
         lattice.has(known.first - 1, classes_.quote) && lattice.token(known.first).gap == Gap::glued &&
         has_capital(lattice.token(known.first - 2));
}

// "NGO Registry Board", "Harbour SACCO": letters that stand for words are no part of a person's name, but for initials
// and names in capitals.
bool NameFinder::has_abbreviation(const Lattice& lattice, std::uint32_t first, std::uint32_t last) const {
  bool abbreviation = false, other = false;
  for (std::uint32_t i = first; i < last; ++i) {
    const Token& token = lattice.token(i);
    if (token.type != TokenType::word) continue;
    if (token.letters != LetterCase::upper || token.end - token.begin < 2 || lattice.has(i, classes_.suffix) ||
        (token.word == 0 && is_dotted(lattice.str(i)))) {
      other = true;
    } else if (token.end - token.begin > 2 || i > first) {
      abbreviation = true;
    }
  }
  return abbreviation && (other || last == first + 1);
}

// "General Director" names nobody.
bool NameFinder::is_office(const Lattice& lattice, std::uint32_t at, bool alone) const {
  const Features& features = lattice.lexicon().features(lattice.token(at).word);
  if (!features.has(classes_.title) || features.has(classes_.family) || features.has(classes_.given)) return false;
  // "Yusuf al-Hajj".
  const std::string_view value = lattice.sense(at, classes_.title)->value;
  return alone || (value != "male" && value != "female");
}

// "George Washington University", "Chief Executive": its last word tells what it is, and it is nobody.
bool NameFinder::is_thing(const Lattice& lattice, std::uint32_t first, std::uint32_t last) const {
  const Features& features = lattice.lexicon().features(lattice.token(last - 1).word);
  if (features.has(classes_.family) || features.has(classes_.given) || features.has(classes_.suffix)) return false;
  // "Suvanto Timber"; but "Elena Power".
  if (features.has(classes_.firm_noun) && last > first + 1) {
    const Features& front = lattice.lexicon().features(lattice.token(first).word);
    return !front.has(classes_.given) && !front.has(classes_.family);
  }
  return features.has(classes_.org_head) || features.has(classes_.fac_head) || features.has(classes_.region_head) ||
         features.has(classes_.place_head) || (last == first + 1 && features.has(classes_.sentence_word));
}

bool NameFinder::is_weak_person(const Lattice& lattice, std::uint32_t first, std::uint32_t last) const {
  for (std::uint32_t i = first; i < last; ++i) {
    const Sense* given = lattice.sense(i, classes_.given);
    const Sense* family = lattice.sense(i, classes_.family);
    if ((given != nullptr && given->option("weak").empty()) || (family != nullptr && family->option("weak").empty())) {
      return false;
    }
  }
  const Features& features = lattice.lexicon().features(lattice.token(first).word);
  // "Kim Min-woo".
  const bool hyphen = last > first + 2 && lattice.token(first + 2).gap == Gap::glued;
  if (hyphen && features.has(classes_.family)) return false;
  // "Harry Lingard": an ordinary word that is a given name too, and a word of no table. But "Will Lingard come?", and
  // "the Amber Halcyon" sails.
  if (first > lattice.first() && lattice.has(first - 1, classes_.determiner)) return true;
  return last != first + 2 || lattice.token(first + 1).word != 0 || !features.has(classes_.given) ||
         features.meets(classes_.closed) || features.has(classes_.month);
}

// Sets the tokens of what a rule has found; false where that is none.
bool NameFinder::cover(const Lattice& lattice, std::uint32_t at, const Grammar::Found& found,
                       NameCandidate& candidate) const {
  candidate.first = at;
  candidate.last = found.last;
  if (actions_[found.rule].whole) return true;
  thread_local Match match;
  match.captures.clear();
  if (!grammar_.complete(lattice, at, found, match)) return false;
  // The elements of a group that is named are captured one by one.
  std::uint32_t first = match.last, last = match.first;
  for (const Capture& capture : match.captures) {
    if (capture.name != name_capture_) continue;
    first = std::min(first, capture.first);
    last = std::max(last, capture.last);
  }
  if (first < last) {
    candidate.first = first;
    candidate.last = last;
  }
  return true;
}

void NameFinder::match_rules(Lattice& lattice, const Line& line, std::vector<NameCandidate>& list) const {
  thread_local std::vector<Grammar::Found> reused;
  std::vector<Grammar::Found>& all = reused;
  for (std::uint32_t at = grammar_.next_begin(lattice, lattice.first()); at < lattice.last();
       at = grammar_.next_begin(lattice, at + 1)) {
    grammar_.find(lattice, at, all);
    for (const Grammar::Found& found : all) {
      const RuleAction& action = actions_[found.rule];
      NameCandidate candidate;
      if (!cover(lattice, at, found, candidate) || is_letter_word(lattice, candidate.first)) continue;
      if (action.type == EntityType::person && !action.silent) {
        const bool alone = candidate.last == candidate.first + 1;
        if (is_office(lattice, candidate.last - 1, alone) || is_thing(lattice, candidate.first, candidate.last))
          continue;
        if (!line.shouted && !line.headline && has_abbreviation(lattice, candidate.first, candidate.last)) continue;
      }
      candidate.sentence = line.sentence;
      candidate.type = action.type;
      candidate.strength = action.strength;
      candidate.silent = action.silent;
      candidate.headline = line.headline || line.shouted;
      candidate.starts = candidate.first == line.first;
      candidate.rule = grammar_.rules()[found.rule].id;
      candidate.weak = action.type == EntityType::person && !action.silent && action.strength < 7 &&
                       is_weak_person(lattice, candidate.first, candidate.last);
      // "the Amber Halcyon": a ship, not she.
      if (candidate.weak && candidate.first > line.first && lattice.has(candidate.first - 1, classes_.determiner)) {
        continue;
      }
      list.push_back(candidate);
    }
  }
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
    while (i < lattice.last() && line.part_ends[i - line.first] != 0) i = line.part_ends[i - line.first];
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
