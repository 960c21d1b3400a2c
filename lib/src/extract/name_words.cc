#include <algorithm>

#include "extract/name_line.h"

namespace dateline {

namespace {

bool starts_with_capital(const Token& token, std::string_view str) {
  if (!has_capital(token)) return false;
  return token.letters != LetterCase::mixed || !(str[0] >= 'a' && str[0] <= 'z');
}

bool is_hyphen(std::string_view str) { return str == "-" || str == "\xE2\x80\x90" || str == "\xE2\x80\x91"; }

bool is_dash(std::string_view str) {
  return is_hyphen(str) || str == "--" || str == "_" || str == "\xE2\x80\x93" || str == "\xE2\x80\x94";
}

// "J.R.", of letters with a stop behind each.
bool is_dotted(std::string_view str) { return str.size() >= 4 && str[1] == '.' && str[3] == '.'; }

}  // namespace

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
  const std::uint32_t dot = at + 1 < lattice.last() && lattice.str(at + 1) == "." ? 1 : 0;  // "Sen."
  const std::uint32_t next = at + 1 + dot;
  const bool before_capital = next < lattice.last() && has_capital(lattice.token(next));
  // "Nora Marshal"; but "Wellington Mayor Nora Marlowe".
  const bool after_part = at > line.first && line.part_ends[at - 1 - line.first] == at &&
                          lattice.has(at - 1, classes_.given) && !(before_capital && lattice.has(next, classes_.given));
  if (features.has(classes_.title) && !after_part && before_capital) {
    // "Analyst Wetherby", but "Analyst House".
    if (lattice.sense(at, classes_.title)->value != "occupation") return false;
    if (lattice.has(next, classes_.given) || lattice.has(next, classes_.family)) return false;
  }
  if (features.has(classes_.sentence_word) && (line.headline || at == line.first)) {
    if (features.has(classes_.name_opener) && before_capital && !line.headline) return true;
    return features.has(classes_.org_head) && at != line.first;
  }
  return true;
}

// "anti-Drusk", "pro-Velmar": a word in small letters and a hyphen before it.
bool NameFinder::is_behind_prefix(const Lattice& lattice, std::uint32_t at) const {
  return at > lattice.first() + 1 && lattice.token(at).gap == Gap::glued && lattice.token(at - 1).gap == Gap::glued &&
         is_hyphen(lattice.str(at - 1)) && lattice.token(at - 2).letters == LetterCase::lower &&
         !lattice.has(at - 2, classes_.article) && !lattice.has(at - 2, classes_.particle);
}

// "June 5", "the 5th of August", "5 May", "in May": the month, not April or June.
bool NameFinder::is_month(const Lattice& lattice, std::uint32_t at) const {
  const Sense* cue = at > lattice.first() ? lattice.sense(at - 1, classes_.place_cue) : nullptr;
  if (cue != nullptr && cue->value == "inside") return true;
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

// "HAVANA (AP) --", "ELKHORN, Neb., May 3 (Reuters) -": the end of the brackets that name the agency behind the place
// where the article was written.
std::uint32_t NameFinder::dateline_end(const Lattice& lattice) const {
  constexpr std::uint32_t kMostTokens = 10;  // of a place and its state
  const std::uint32_t first = lattice.first();
  const Token& front = lattice.token(first);
  if (front.letters != LetterCase::upper || front.end - front.begin < 3) return 0;
  const std::uint32_t end = std::min(lattice.last(), first + kMostTokens);
  std::uint32_t i = first + 1;
  while (i < end && (has_capital(lattice.token(i)) || lattice.token(i).type == TokenType::number ||
                     lattice.str(i) == "," || lattice.str(i) == ".")) {
    ++i;
  }
  if (i >= end || lattice.str(i) != "(") return 0;
  ++i;
  const std::uint32_t agency = i;
  while (i < lattice.last() && i < agency + 3 && has_capital(lattice.token(i))) ++i;
  if (i == agency || i >= lattice.last() || lattice.str(i) != ")") return 0;
  const bool ends = i + 1 == lattice.last();
  return ends || is_dash(lattice.str(i + 1)) ? i + 1 : 0;
}

// "VAN DRUSK: Good.": the colon behind one to four words in capitals.
std::uint32_t NameFinder::label_end(const Lattice& lattice) const {
  constexpr std::uint32_t kMostTokens = 6;
  const std::uint32_t end = std::min(lattice.last(), lattice.first() + kMostTokens);
  std::uint32_t i = lattice.first();
  while (i < end &&
         (lattice.token(i).letters == LetterCase::upper || lattice.str(i) == "." || is_hyphen(lattice.str(i)))) {
    ++i;
  }
  const bool word = lattice.token(lattice.first()).end - lattice.token(lattice.first()).begin > 1;
  return i > lattice.first() && word && i < end && lattice.str(i) == ":" ? i : 0;
}

// Whether words like "that" and "were" have capitals inside the sentence.
bool NameFinder::has_capital_functions(const Lattice& lattice) const {
  std::uint32_t count = 0;
  for (std::uint32_t i = lattice.first() + 1; i < lattice.last(); ++i) {
    const Token& token = lattice.token(i);
    if (token.letters != LetterCase::capital || token.end - token.begin < 2) continue;
    const Features& features = lattice.lexicon().features(token.word);
    count += features.meets(classes_.closed) && !features.has(classes_.not_name);
  }
  return count > 1;
}

// A name of people, or a word of no table.
bool NameFinder::is_somebody(const Lattice& lattice, std::uint32_t at) const {
  return lattice.token(at).word == 0 || lattice.has(at, classes_.given) || lattice.has(at, classes_.family);
}

void NameFinder::mark_words(const Document::Data& document, Lattice& lattice, Line& line) const {
  const Sentence& sentence = document.sentences[line.sentence];
  line.first = sentence.first;
  line.part_ends.assign(sentence.last - sentence.first, 0);
  line.dateline = dateline_end(lattice);
  line.label = label_end(lattice);
  std::uint32_t words = 0, capitals = 0, uppers = 0, smalls = 0;
  for (std::uint32_t i = std::max(sentence.first, line.dateline); i < sentence.last; ++i) {
    const Token& token = document.tokens[i];
    if (token.type != TokenType::word || token.end - token.begin < 4) continue;
    ++words;
    if (token.letters == LetterCase::capital || token.letters == LetterCase::mixed) ++capitals;
    if (token.letters == LetterCase::upper) ++uppers;
    if (token.letters == LetterCase::lower && token.end - token.begin > 4) ++smalls;
  }
  const std::string_view closing = lattice.str(sentence.last - 1);
  // A headline may ask; it does not end as a sentence of a text does, unless words like "that" have capitals in it.
  const bool stops = closing == "." || closing == "!";
  line.headline = (capitals + uppers) * 10 >= words * 8 &&
                  (stops ? words >= 6 && smalls == 0 && has_capital_functions(lattice) : words >= 3);
  line.shouted = words >= 2 && uppers * 10 >= words * 6;
  std::uint32_t office_end = 0;
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (lattice.begins_chunk(i)) {
      const Chunk* office = lattice.longest(i, classes_.title);
      if (office != nullptr && office->last > i + 2) office_end = std::max(office_end, office->last);
      // "Coast Guard [Rear Admiral] Marlowe": none of the office is a part of a name.
      if (office != nullptr && office->last > i + 1 && office->last < sentence.last &&
          has_capital(document.tokens[i]) && has_capital(document.tokens[office->last]) &&
          is_somebody(lattice, office->last)) {
        i = office->last - 1;
        continue;
      }
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
    const bool common =
        has_capital(token) && lattice.token_has(i, classes_.sentence_word) && !lattice.token_has(i, classes_.not_name);
    if (common && classes_.common_word != 0) lattice.add({i, i + 1, classes_.common_word, nullptr, 0});
    if (end == 0) continue;
    if (token.letters == LetterCase::upper && token.word == 0 && is_dotted(lattice.str(i))) {
      lattice.add({i, end, classes_.initials, nullptr, 0});
    }
    for (std::uint32_t k = i; k < end; ++k) line.part_ends[k - line.first] = end;
    // "anti-Drusk": a name, but no part of one that goes on.
    if (!is_behind_prefix(lattice, i)) lattice.add({i, end, classes_.name_word, nullptr, 0});
    // "Jean-Paul", of a given name.
    if (end > i + 2 && lattice.token_has(i, classes_.given) && lattice.token_has(i + 2, classes_.given))
      lattice.add({i, end, classes_.given, nullptr, 0});
    i = end - 1;
  }
}

}  // namespace dateline
