#include <algorithm>

#include "extract/name_line.h"

namespace dateline {

namespace {

constexpr std::uint8_t kKnownStrength = 7;

// Not inlined: where the compiler sees whose address it is, it asks the thread for it again at each token.
[[gnu::noinline]] NameMatch& thread_match() {
  thread_local NameMatch match;
  return match;
}

}  // namespace

void NameFinder::mark_known(const Document::Data& document, Lattice& lattice, const Line& line, NameCandidates& out,
                            std::vector<NameCandidate>& list) const {
  const Sentence& sentence = document.sentences[line.sentence];
  const std::span<const Token> tokens(document.tokens.data() + sentence.first, sentence.last - sentence.first);
  NameMatch& match = thread_match();
  NameMatcher::Memory& memory = NameMatcher::thread_memory();
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].type == TokenType::punctuation || tokens[i].type == TokenType::symbol) continue;
    if (!matcher_.find(document.text, tokens, i, match, memory) || match.entries.empty()) continue;
    KnownName known;
    known.first = sentence.first + match.first;
    known.last = sentence.first + match.last;
    // Dashes and quotation marks behind a name are none of it; what is glued to it is ("Yahoo!").
    std::uint32_t tail = known.last;
    while (tail > known.first + 1 && document.tokens[tail - 1].type != TokenType::word &&
           document.tokens[tail - 1].type != TokenType::number) {
      --tail;
    }
    while (tail < known.last && document.tokens[tail].gap == Gap::glued) ++tail;
    known.last = tail;
    if (known.last <= known.first) continue;
    // The article is no part of a name: "The New York Times"; but "The Hague".
    const bool place = match.entries[0].type == EntityType::gpe || match.entries[0].type == EntityType::loc;
    const bool articled = !place && known.last - known.first > 1 && is_article(lattice, known.first);
    if (articled) ++known.first;
    if (articled && is_people(lattice, known, match)) continue;
    // Neither is the office: "Pope Francis".
    if (match.entries[0].type == EntityType::person && known.last - known.first > 1) {
      const Sense* office = lattice.sense(known.first, classes_.title);
      if (office != nullptr && office->value == "role") ++known.first;
    }
    if (known.last == known.first + 1 && is_no_name(lattice, line, known, match) &&
        !keep_bodies(lattice, known.first, match))
      continue;
    if (glosses(lattice, line, known, match)) continue;
    // "St. Velmar" is another town.
    if (place && is_behind_saint(lattice, line, known)) continue;
    // "al-Osk": an article belongs to the name.
    if (match.entries[0].type == EntityType::org && known.first > line.first + 1 &&
        lattice.token(known.first).gap == Gap::glued && lattice.token(known.first - 1).gap == Gap::glued &&
        lattice.has(known.first - 2, classes_.article)) {
      continue;
    }
    // "Velm-Agder": not the second alone, where no list has the first.
    if (place && known.first > line.first + 1 && lattice.token(known.first).gap == Gap::glued &&
        lattice.str(known.first - 1) == "-" && lattice.token(known.first - 1).gap == Gap::glued &&
        lattice.token(known.first - 2).letters == LetterCase::capital && lattice.token(known.first - 2).word == 0 &&
        (list.empty() || list.back().sentence != line.sentence || list.back().last + 1 != known.first)) {
      continue;
    }
    // "a boy from St Paul's", "St Paul's Girls' School": a school or a church, where nothing follows that the town
    // could have.
    if (place && known.last > known.first + 1 && known.last < lattice.last() &&
        lattice.has(known.last, classes_.clitic) && lattice.has(known.first, classes_.saint) &&
        (known.last + 1 == lattice.last() || lattice.token(known.last + 1).type != TokenType::word ||
         is_house(lattice, known.last + 1, match.entries[0].weight < kLargePlace))) {
      i = match.last - 1;
      continue;
    }
    // "Minister of Foreign Affairs": no magazine.
    if (!place && known.first > line.first + 1 && lattice.token(known.first - 1).letters == LetterCase::lower) {
      const Chunk* office = lattice.longest(known.first - 2, classes_.title);
      if (office != nullptr && office->last >= known.last) {
        i = match.last - 1;
        continue;
      }
    }
    if (is_inside(lattice, line, known, place)) {
      i = match.last - 1;
      continue;
    }
    const bool sure =
        std::any_of(match.entries.begin(), match.entries.end(), [](const NameEntry& e) { return !e.weak; });
    const bool nature = match.entries[0].type == EntityType::org || (place && sure && !is_country(match.entries[0]));
    if (nature) put_nature_first(lattice, line, known, match.entries);
    known.first_entry = static_cast<std::uint32_t>(out.entries.size());
    out.entries.insert(out.entries.end(), match.entries.begin(), match.entries.end());
    known.last_entry = static_cast<std::uint32_t>(out.entries.size());
    known.upper = match.upper;
    const auto surest =
        std::find_if(match.entries.begin(), match.entries.end(), [](const NameEntry& e) { return !e.weak; });
    const NameEntry& best = surest != match.entries.end() ? *surest : match.entries[0];
    const ClassId classes[] = {classes_.known_person, classes_.known_org, classes_.known_place, classes_.known_place,
                               classes_.known_norp,   classes_.known_fac, classes_.known_event, classes_.known_product};
    const ClassId cls = classes[static_cast<std::size_t>(best.type)];
    const bool language =
        best.type == EntityType::norp && known.last == known.first + 1 && is_language(lattice, line, known.first);
    if (!best.weak && !language && cls != 0) {
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
    candidate.starts = known.first == line.first || (best.weak && articled && known.first == line.first + 1);
    // A language links to no people.
    candidate.known = language ? -1 : static_cast<std::int32_t>(out.known.size());
    candidate.label = candidate.starts && known.last == line.label;
    candidate.dateline = known.first < line.dateline;
    candidate.rule = "gazetteer";
    // "Velmar+": what a house sells under a name of its own.
    candidate.silent =
        known.last < lattice.last() && lattice.token(known.last).gap == Gap::glued && lattice.str(known.last) == "+";
    out.known.push_back(known);
    list.push_back(candidate);
    i = match.last - 1;
  }
}

bool NameFinder::is_behind_saint(const Lattice& lattice, const Line& line, const KnownName& known) const {
  if (known.first == line.first || lattice.token(known.first).gap == Gap::paragraph) return false;
  const std::uint32_t before = known.first - 1;
  return lattice.has(before, classes_.saint) ||
         (before > line.first && lattice.str(before) == "." && lattice.has(before - 1, classes_.saint));
}

// "The Hindu festival": a paper's name that is a people's, before a noun.
bool NameFinder::is_people(const Lattice& lattice, const KnownName& known, const NameMatch& match) const {
  if (match.entries[0].type != EntityType::org || known.last != known.first + 1 || known.last == lattice.last()) {
    return false;
  }
  const Token& next = lattice.token(known.last);
  if (next.type != TokenType::word || next.letters != LetterCase::lower || next.gap != Gap::space) return false;
  const Features& features = lattice.lexicon().features(next.word);
  if (features.meets(classes_.closed) || features.has(classes_.verb) || features.has(classes_.report_verb) ||
      features.has(classes_.paper_noun)) {
    return false;
  }
  return names_people(lattice.str(known.first));
}

// A people is called so itself: "Greek", but not "Arabic".
bool NameFinder::names_people(std::string_view name) const {
  thread_local std::vector<NameEntry> entries;
  entries.clear();
  matcher_.look_up(name, false, entries);
  return std::any_of(entries.begin(), entries.end(),
                     [&](const NameEntry& e) { return e.type == EntityType::norp && e.name == name; });
}

// What stands behind "St Paul's" is nothing of a town: a word of grammar, or, where that is no large one, a capital
// that is no office.
bool NameFinder::is_house(const Lattice& lattice, std::uint32_t at, bool small) const {
  if (lattice.lexicon().features(lattice.token(at).word).meets(classes_.closed)) return true;
  return small && has_capital(lattice.token(at)) && !lattice.has(at, classes_.title) && !is_month(lattice, at);
}

// "TWA": where it is no people, it still is the body of that name. Returns whether there is one.
bool NameFinder::keep_bodies(const Lattice& lattice, std::uint32_t at, NameMatch& match) const {
  if (!match.upper || match.entries[0].type != EntityType::norp) return false;
  if (lattice.has(at, classes_.not_name) || lattice.has(at, classes_.suffix)) return false;
  std::erase_if(match.entries, [](const NameEntry& e) { return e.type != EntityType::org; });
  return !match.entries.empty();
}

// "a policy of shared growth (PSG)": letters in brackets that stand for the common nouns before them.
bool NameFinder::glosses(const Lattice& lattice, const Line& line, const KnownName& known,
                         const NameMatch& match) const {
  constexpr std::uint32_t kLongest = 6;  // letters
  const std::string_view letters = lattice.str(known.first);
  if (!match.upper || known.last != known.first + 1 || letters.size() < 3 || letters.size() > kLongest) return false;
  if (known.first < line.first + 3 || lattice.str(known.first - 1) != "(") return false;
  std::uint32_t at = known.first - 1;
  for (std::size_t i = letters.size(); i-- > 0;) {
    while (at > line.first && lattice.token(at - 1).letters == LetterCase::lower &&
           lattice.lexicon().features(lattice.token(at - 1).word).meets(classes_.closed)) {
      --at;
    }
    if (at == line.first || lattice.token(at - 1).letters != LetterCase::lower) return false;
    --at;
    if ((lattice.str(at)[0] & 0x5F) != letters[i]) return false;
  }
  return true;
}

// "spoke Russian", "in Russian, Greek and Turkish", "Russian-speaking"; but "in Russian hands".
bool NameFinder::is_language(const Lattice& lattice, const Line& line, std::uint32_t at) const {
  if (!lattice.has(at, classes_.language)) return false;
  const auto is_joint = [&](std::uint32_t i) { return lattice.str(i) == "," || lattice.has(i, classes_.conjunction); };
  constexpr std::uint32_t kReach = 16;      // tokens to either side
  std::uint32_t first = at, next = at + 1;  // of a row
  while (first >= line.first + 2 && first + kReach > at && lattice.has(first - 2, classes_.language) &&
         is_joint(first - 1)) {
    first -= 2;
  }
  while (next + 1 < lattice.last() && next < at + kReach && is_joint(next) && lattice.has(next + 1, classes_.language))
    next += 2;
  if (next < lattice.last()) {
    const bool hyphen = lattice.str(next) == "-" && next + 1 < lattice.last();
    const Sense* noun = lattice.sense(hyphen ? next + 1 : next, classes_.language_noun);
    if (noun != nullptr && (hyphen || noun->value.empty())) return true;
  }
  const bool ends = next == lattice.last() || lattice.token(next).type != TokenType::word ||
                    lattice.lexicon().features(lattice.token(next).word).meets(classes_.closed);
  // "between Arabic and Greek": beside a language that is no people's name.
  for (std::uint32_t i = first; ends && next > first + 2 && i < next; i += 2) {
    if (!names_people(lattice.str(i))) return true;
  }
  // "a command of English"
  if (first > line.first + 1 && ends && lattice.has(first - 2, classes_.language_of)) {
    const Sense* of = lattice.sense(first - 1, classes_.row_opener);
    if (of != nullptr && !of->value.empty()) return true;
  }
  if (ends && is_behind_languages(lattice, line, first)) return true;
  const Sense* front = first > line.first ? lattice.sense(first - 1, classes_.language_front) : nullptr;
  if (front == nullptr) return false;
  if (front->value.empty() || next == lattice.last() || lattice.token(next).type != TokenType::word) return true;
  return lattice.token(next).letters == LetterCase::lower &&
         lattice.lexicon().features(lattice.token(next).word).meets(classes_.closed);
}

// "three languages besides Arabic", "a translation from Greek": such a noun not far before it, and a preposition.
bool NameFinder::is_behind_languages(const Lattice& lattice, const Line& line, std::uint32_t at) const {
  constexpr std::uint32_t kReach = 6;  // tokens
  if (at == line.first) return false;
  if (!lattice.has(at - 1, classes_.preposition) && !lattice.has(at - 1, classes_.row_opener)) return false;
  for (std::uint32_t i = at - 1; i > line.first && i + kReach > at; --i) {
    const Sense* noun = lattice.sense(i - 1, classes_.language_noun);
    if (noun != nullptr && noun->value.empty()) return true;
  }
  return false;
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
  // "HAVANA (AP) --": there a place has its capitals for no other reason.
  if (at < line.dateline) return false;
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

// "the Amazon and its people": what nature made has the article, the company or the town of that name has none.
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

// "San Lucas de Verano": a particle and a capital go on with the name of a place. "Ruben “Tata” Olmedo": a byname.
bool NameFinder::is_inside(const Lattice& lattice, const Line& line, const KnownName& known, bool place) const {
  // "Santo Niño de Altamar".
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

}  // namespace dateline
