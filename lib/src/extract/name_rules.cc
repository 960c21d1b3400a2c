#include <algorithm>

#include "extract/name_line.h"

namespace dateline {

namespace {

// "J.R.", of letters with a stop behind each.
bool is_dotted(std::string_view str) { return str.size() >= 4 && str[1] == '.' && str[3] == '.'; }

}  // namespace

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

// "General Manager" names nobody.
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

// "Mr DRUSK".
bool NameFinder::is_addressed(const Lattice& lattice, const Line& line, const NameCandidate& c) const {
  const Token& token = lattice.token(c.first);
  if (c.first == line.first || c.last != c.first + 1 || token.word != 0 || token.end - token.begin < 4) return false;
  const Sense* title = lattice.sense(c.first - 1, classes_.title);
  return title != nullptr && (title->value == "male" || title->value == "female");
}

// "Too Short", "Expecting Marlowe", "Fort Marlowe", "So Steve Marlowe said", "Jean-[Paul Drusk]", "OS X Tolvane": no
// names, or not the whole.
bool NameFinder::is_denied(const Lattice& lattice, const Line& line, const NameCandidate& c, int strength) const {
  const Features& front = lattice.lexicon().features(lattice.token(c.first).word);
  const auto is_given = [&](std::uint32_t at) {
    const Sense* given = lattice.sense(at, classes_.given);
    return given != nullptr && given->option("weak").empty();
  };
  if (c.first > line.first + 1 && lattice.token(c.first).gap == Gap::glued &&
      line.part_ends[c.first - 2 - line.first] > c.first) {
    return true;
  }
  if (c.last < c.first + 2 || strength > 5) return false;
  if (front.has(classes_.saint) || front.has(classes_.fort_front)) return true;
  if (c.first == line.first && front.has(classes_.verb) && !front.has(classes_.given) && !front.has(classes_.family)) {
    return true;
  }
  if (front.has(classes_.sentence_word) && !front.has(classes_.given) && !front.has(classes_.family)) return true;
  if (c.first == line.first && front.meets(classes_.closed) && !is_given(c.first) && is_given(c.first + 1)) return true;
  const Token& token = lattice.token(c.first);
  return token.letters == LetterCase::upper && token.end - token.begin == 2 &&
         lattice.token(c.first + 1).end - lattice.token(c.first + 1).begin == 1;
}

// "THE MINISTER SAID": where all is written in capitals they tell nothing.
bool NameFinder::has_ordinary_word(const Lattice& lattice, std::uint32_t first, std::uint32_t last) const {
  for (std::uint32_t i = first; i < last; ++i) {
    const Features& features = lattice.lexicon().features(lattice.token(i).word);
    if (features.has(classes_.report_verb)) return true;
    if (features.has(classes_.given) || features.has(classes_.family)) continue;
    if (features.has(classes_.sentence_word) || features.has(classes_.verb)) return true;
  }
  return false;
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

// "[Velmar World Cup] and Drusk War": a head, a conjunction and no common noun behind it; what is there is a name of
// its own. But "Velmar Bank and Trust". Returns where the first ends: its beginning, where it is the rest of one.
std::uint32_t NameFinder::end_of_first(const Lattice& lattice, const Line& line, const NameCandidate& c) const {
  if (c.type != EntityType::org && c.type != EntityType::event && c.type != EntityType::fac) return c.last;
  const ClassId head = c.type == EntityType::event ? classes_.event_head
                       : c.type == EntityType::fac ? classes_.fac_head
                                                   : classes_.org_head;
  for (std::uint32_t i = c.first + 1; i + 1 < c.last; ++i) {
    if (lattice.token(i).letters != LetterCase::lower) continue;
    // "Institute of Roads and Bridges"
    if (!lattice.has(i, classes_.conjunction) || !lattice.has(i - 1, head)) return c.last;
    if (c.type != EntityType::event && lattice.has(i + 1, classes_.sentence_word)) return c.last;
    if (i > c.first + 1) return i;
    return c.first > line.first && line.part_ends[c.first - 1 - line.first] == c.first ? c.first : c.last;
  }
  return c.last;
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
        if (lattice.has(candidate.first, classes_.month) && is_month(lattice, candidate.first)) continue;
        if (is_office(lattice, candidate.last - 1, alone) || is_thing(lattice, candidate.first, candidate.last))
          continue;
        if (is_denied(lattice, line, candidate, action.strength)) continue;
        // "Minister Said That"
        if (line.headline && alone &&
            (lattice.has(candidate.first, classes_.verb) || lattice.has(candidate.first, classes_.report_verb)))
          continue;
        if (line.shouted && has_ordinary_word(lattice, candidate.first, candidate.last)) continue;
        if (!line.shouted && !line.headline && !is_addressed(lattice, line, candidate) &&
            has_abbreviation(lattice, candidate.first, candidate.last))
          continue;
      }
      candidate.type = action.type;
      if (!action.silent) candidate.last = end_of_first(lattice, line, candidate);
      if (candidate.last == candidate.first) continue;
      // "MINISTRY OF DEFENCE SAYS": capitals tell nothing where all have them.
      if (line.shouted && !action.silent && action.type != EntityType::person) {
        for (std::uint32_t i = candidate.first + 1; i < candidate.last; ++i) {
          if (lattice.has(i, classes_.report_verb)) candidate.last = i;
        }
      }
      candidate.sentence = line.sentence;
      candidate.strength = action.strength;
      candidate.perhaps_person = action.person;
      candidate.silent = action.silent;
      candidate.headline = line.headline || line.shouted;
      candidate.starts = candidate.first == line.first;
      candidate.label = candidate.starts && candidate.last == line.label;
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

}  // namespace dateline
