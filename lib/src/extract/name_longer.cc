#include "extract/name_longer.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace dateline {

namespace {

constexpr std::uint32_t kReach = 6;  // words of a longer name that are looked at

class Pieces {
 public:
  Pieces(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes, NameCandidates& all)
      : document_(document), lexicon_(lexicon), classes_(classes), all_(all) {}

  void read(std::size_t number) {
    NameCandidate& c = all_.list[number];
    if (c.known < 0 || c.open || c.silent || c.weak || c.headline || c.dateline) return;
    if (c.type == EntityType::event && c.last + 1 < end_of(c) && is_capital(c.last + 1) && goes_on(number))
      c.known = -1;
    if (is_theme(c) || is_continent(c)) c.known = -1;
    if (c.known < 0) return;
    if (c.type != EntityType::gpe && c.type != EntityType::loc && c.type != EntityType::norp) return;
    if (is_quarter(number)) {
      ++c.last;
      if (number + 1 < all_.list.size() && all_.list[number + 1].first < c.last) all_.list[number + 1].silent = true;
      c.known = -1;
      c.rule = "longer";
    } else if (goes_on(number) || is_branch(number) || is_firms(number) || is_quoted(c) || is_in_letters(number) ||
               is_bracketed(c) || is_behind_letters(c) || is_paired(number)) {
      c.known = -1;
    }
  }

  // "the Chess World Cup … the World Cup": the same, in short.
  void shorten() {
    constexpr std::size_t kMost = 16;       // longer names that are looked at
    std::vector<std::uint32_t> full, seen;  // of the list
    for (std::uint32_t i = 0; i < all_.list.size(); ++i) {
      NameCandidate& c = all_.list[i];
      if (c.type != EntityType::event || c.silent || c.open || c.weak || c.headline) continue;
      const std::string_view text = text_of(document_, c);
      const auto is_same = [&](std::uint32_t k) { return text_of(document_, all_.list[k]) == text; };
      const bool definite =
          c.first > document_.sentences[c.sentence].first && features(c.first - 1).has(classes_.determiner);
      const bool plain = !definite || std::any_of(seen.begin(), seen.end(), is_same);
      for (const std::uint32_t k : full) {
        const std::string_view longer = text_of(document_, all_.list[k]);
        if (plain || c.known < 0 || all_.list[k].known < 0 || longer.size() < text.size() + 2 ||
            !longer.ends_with(text))
          continue;
        if (longer[longer.size() - text.size() - 1] != ' ') continue;
        c.known = all_.list[k].known;
        break;
      }
      if (full.size() < kMost && c.last > c.first + 2) full.push_back(i);
      if (seen.size() < kMost && c.known >= 0) seen.push_back(i);
    }
  }

 private:
  const Features& features(std::uint32_t at) const { return lexicon_.features(document_.tokens[at].word); }
  // A word with a capital and a space before it.
  bool is_capital(std::uint32_t at) const {
    const Token& token = document_.tokens[at];
    return token.type == TokenType::word && token.letters == LetterCase::capital && token.gap == Gap::space;
  }
  // A common noun that has a capital as part of a name: nobody's name or office, no month.
  bool is_common(std::uint32_t at) const {
    const Features& f = features(at);
    return is_capital(at) && f.has(classes_.sentence_word) && !f.meets(classes_.closed) && !f.has(classes_.title) &&
           !f.has(classes_.given) && !f.has(classes_.family) && !f.has(classes_.month) && !f.has(classes_.weekday) &&
           !f.has(classes_.not_name) && !f.has(classes_.region_noun);
  }
  // Another name, read as one.
  bool is_name(std::size_t number) const {
    if (number >= all_.list.size()) return false;
    const NameCandidate& c = all_.list[number];
    return !c.open && !c.silent && !c.weak && c.strength >= 2;
  }
  bool is_lower_noun(std::uint32_t at, std::uint32_t end) const {
    if (at >= end) return false;
    const Token& token = document_.tokens[at];
    const Features& f = lexicon_.features(token.word);
    return token.type == TokenType::word && token.letters == LetterCase::lower && token.gap == Gap::space &&
           !f.meets(classes_.closed) && !f.has(classes_.verb) && !f.has(classes_.report_verb);
  }
  bool is_land(const NameCandidate& c) const {
    return c.type == EntityType::gpe &&
           is_country(all_.entries[all_.known[static_cast<std::size_t>(c.known)].first_entry]);
  }
  bool is_state(const NameCandidate& c) const {
    return all_.entries[all_.known[static_cast<std::size_t>(c.known)].first_entry].id_prefix.starts_with("iso3166:");
  }
  // Ends with the stop of an abbreviation, which may end the sentence, too.
  bool has_stop(const NameCandidate& c) const { return document_.text[document_.tokens[c.last - 1].end - 1] == '.'; }

  // "Velmar East": a constituency or a part of the town.
  bool is_quarter(std::size_t number) const {
    const NameCandidate& c = all_.list[number];
    const std::uint32_t end = document_.sentences[c.sentence].last;
    if (c.type != EntityType::gpe || is_land(c) || c.last >= end || has_stop(c)) return false;
    if (!is_capital(c.last) || !features(c.last).has(classes_.direction)) return false;
    if (is_name(number + 1) && all_.list[number + 1].first == c.last) return false;
    // "in Velmar South of the river"
    return c.last + 1 >= end || (!is_capital(c.last + 1) && !features(c.last + 1).has(classes_.preposition));
  }

  // "the Velmar Pride", "Home for Aboriginal Girls"; but "Velmar Land Commissioner Nora Marlowe", "British
  // Universities".
  bool goes_on(std::size_t number) const {
    const NameCandidate& c = all_.list[number];
    const std::uint32_t end = document_.sentences[c.sentence].last;
    if (c.last >= end || has_stop(c) || !is_common(c.last)) return false;
    if (c.starts && document_.tokens[c.first].letters == LetterCase::upper) return false;
    if (is_name(number + 1) && all_.list[number + 1].first == c.last) return false;
    // "Velmar South of the river"
    if (features(c.last).has(classes_.direction) && c.last + 1 < end && features(c.last + 1).has(classes_.preposition))
      return false;
    // "the Velmaria House", "Velmaria National …": a body that any country has, and the country's name.
    if (c.type == EntityType::gpe && features(c.last).has(classes_.generic)) return false;
    std::uint32_t last = c.last;
    for (; last < end && last < c.last + kReach && document_.tokens[last].type == TokenType::word; ++last) {
      if (features(last).has(classes_.title) || features(last).has(classes_.law_head)) return false;
      if (!is_capital(last) && !features(last).has(classes_.conjunction)) break;
    }
    if (!is_capital(last - 1)) --last;
    // "in Velmar Follow the latest": a line that ends without a stop.
    if (last == c.last + 1 && last < end && features(c.last).has(classes_.verb) &&
        features(last).has(classes_.determiner)) {
      return false;
    }
    // Several of a kind, by its common name.
    const Token& noun = document_.tokens[c.last];
    const bool several = last == c.last + 1 && document_.text[noun.end - 1] == 's';
    return !several || is_headed(c);
  }
  // "Fund for [Velmarian]".
  bool is_headed(const NameCandidate& c) const {
    const std::uint32_t begin = document_.sentences[c.sentence].first;
    return c.first > begin + 2 && features(c.first - 1).has(classes_.preposition) && is_capital(c.first - 2);
  }

  // "Concern Velmaria", "Six Flags Over Velmar", "West Marlo Nagar": capitals of another use before it, and nothing
  // behind it that it could stand for.
  bool is_branch(std::size_t number) const {
    const NameCandidate& c = all_.list[number];
    const Sentence& sentence = document_.sentences[c.sentence];
    if (c.type == EntityType::norp || c.first < sentence.first + 2 || document_.tokens[c.first].gap != Gap::space)
      return false;
    if (document_.tokens[c.first].letters == LetterCase::upper && c.last > c.first + 1) return false;
    if (is_lower_noun(c.last, sentence.last)) return false;
    const std::uint32_t before = c.first - 1;
    if (number > 0 && all_.list[number - 1].last == c.first) {
      if (is_name(number - 1)) return false;
      const NameCandidate& run = all_.list[number - 1];
      if (run.open && run.sentence == c.sentence && !is_land(c) && !run.starts && !is_state(c) &&
          !features(before).has(classes_.title)) {
        return true;
      }
    }
    if (document_.tokens[before - 1].type != TokenType::word) return false;
    return is_common(before) && !features(before).has(classes_.place_cue) && !features(before).has(classes_.direction);
  }

  // "Marlo Clark Velmaria": what looks like a person, and a country without a comma.
  bool is_firms(std::size_t number) const {
    const NameCandidate& c = all_.list[number];
    if (number == 0 || !is_land(c) || document_.tokens[c.first].gap != Gap::space) return false;
    const NameCandidate& before = all_.list[number - 1];
    if (!is_name(number - 1) || before.type != EntityType::person || before.last != c.first) return false;
    return before.known < 0 && before.last > before.first + 1 && !is_lower_noun(c.last, end_of(c)) &&
           (c.last >= end_of(c) || !features(c.last).has(classes_.title));
  }

  // "known as “Arab Velmo”": a byname or a title.
  bool is_quoted(const NameCandidate& c) const {
    if (c.starts || c.first == document_.sentences[c.sentence].first || c.last >= end_of(c)) return false;
    if (document_.tokens[c.first].gap != Gap::glued || !features(c.first - 1).has(classes_.quote)) return false;
    return is_capital(c.last) && document_.tokens[c.last].word == 0;
  }

  // "Chamber of Trade in Velmaria (CTV)": the brackets say that the place is part of the name.
  bool is_in_letters(std::size_t number) const {
    const NameCandidate& c = all_.list[number];
    if (is_name(number + 1) && all_.list[number + 1].first == c.last + 1 &&
        all_.list[number + 1].type != EntityType::org)
      return false;
    constexpr std::uint32_t kLeast = 3;  // letters
    if (c.last + 2 >= end_of(c) || c.first == document_.sentences[c.sentence].first) return false;
    if (document_.text[document_.tokens[c.last].begin] != '(' ||
        document_.text[document_.tokens[c.last + 2].begin] != ')' || !features(c.first - 1).has(classes_.preposition)) {
      return false;
    }
    const Token& letters = document_.tokens[c.last + 1];
    if (letters.type != TokenType::word || letters.letters == LetterCase::lower || letters.end - letters.begin < kLeast)
      return false;
    const auto small = [](char byte) {
      return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 'a' - 'A') : byte;
    };
    const char initial = small(document_.text[document_.tokens[c.last - 1].begin]);
    return small(document_.text[letters.end - 1]) == initial &&
           small(document_.text[letters.begin]) != small(document_.text[document_.tokens[c.first].begin]);
  }

  // "Theology of Liberation": a common noun with capitals, and no paper's name in another spelling.
  bool is_theme(const NameCandidate& c) const {
    if (c.type != EntityType::org || c.last != c.first + 1 || c.first < document_.sentences[c.sentence].first + 3)
      return false;
    const Sense* of = lexicon_.sense(document_.tokens[c.first - 1].word, classes_.row_opener);
    if (of == nullptr || of->value.empty() || !is_capital(c.first - 2) || !is_capital(c.first)) return false;
    if (features(c.first - 2).has(classes_.title)) return false;
    return all_.entries[all_.known[static_cast<std::size_t>(c.known)].first_entry].name != text_of(document_, c);
  }
  // "the American continent" is more than its one country.
  bool is_continent(const NameCandidate& c) const {
    return c.type == EntityType::norp && c.last < end_of(c) && features(c.last).has(classes_.continent_noun) &&
           !all_.entries[all_.known[static_cast<std::size_t>(c.known)].first_entry].country.empty();
  }

  // "Marlo (Velmaria) Mining"
  bool is_bracketed(const NameCandidate& c) const {
    const std::uint32_t begin = document_.sentences[c.sentence].first;
    if (c.first < begin + 2 || c.last + 1 >= end_of(c) || !is_capital(c.last + 1)) return false;
    if (document_.text[document_.tokens[c.first - 1].begin] != '(' ||
        document_.text[document_.tokens[c.last].begin] != ')') {
      return false;
    }
    const Features& f = features(c.last + 1);
    return document_.tokens[c.first - 2].letters != LetterCase::lower &&
           (f.has(classes_.firm_noun) || f.has(classes_.org_head) || f.has(classes_.org_suffix));
  }

  // "bp Velmaria": a firm that writes its letters small; but "25 bp".
  bool is_behind_letters(const NameCandidate& c) const {
    const std::uint32_t begin = document_.sentences[c.sentence].first;
    if (!is_land(c) || c.first == begin || document_.tokens[c.first].gap != Gap::space) return false;
    const bool counted = c.first > begin + 1 && document_.tokens[c.first - 2].type == TokenType::number;
    return features(c.first - 1).has(classes_.small_firm) &&
           document_.tokens[c.first - 1].letters == LetterCase::lower && !counted;
  }

  // "the Velmaria-Africa Growth Partnership"
  bool is_paired(std::size_t number) const {
    if (number + 1 >= all_.list.size()) return false;
    const NameCandidate& c = all_.list[number];
    const NameCandidate& next = all_.list[number + 1];
    if (next.sentence != c.sentence || next.first != c.last + 1 || next.known < 0 || next.type == EntityType::person)
      return false;
    const Token& hyphen = document_.tokens[c.last];
    return document_.text[hyphen.begin] == '-' && hyphen.gap == Gap::glued &&
           document_.tokens[next.first].gap == Gap::glued && goes_on(number + 1);
  }
  std::uint32_t end_of(const NameCandidate& c) const { return document_.sentences[c.sentence].last; }

  const Document::Data& document_;
  const Lexicon& lexicon_;
  const NameClasses& classes_;
  NameCandidates& all_;
};

}  // namespace

void leave_longer(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes,
                  NameCandidates& all) {
  Pieces pieces(document, lexicon, classes, all);
  pieces.shorten();
  for (std::size_t i = 0; i < all.list.size(); ++i) pieces.read(i);
}

}  // namespace dateline
