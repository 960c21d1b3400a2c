#include "extract/names.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "extract/name_candidates.h"
#include "extract/name_companies.h"
#include "extract/name_doubt.h"
#include "extract/name_evidence.h"
#include "extract/name_neighbours.h"
#include "extract/name_places.h"
#include "extract/name_rows.h"
#include "extract/name_setting.h"
#include "extract/short_forms.h"

namespace dateline {

namespace {

constexpr std::uint32_t kLargePlace = 500'000;

// Reads one article; lives as long as that takes.
class ArticleReader {
 public:
  ArticleReader(const Document::Data& document, const Lexicon& lexicon, const NameFinder& finder)
      : document_(document), lexicon_(lexicon), finder_(finder), persons_(document, lexicon, finder.classes()) {}

  std::vector<Annotation> read(const std::vector<bool>& wanted, Lattice& lattice) {
    NameFinder::Found found;
    finder_.find(document_, wanted, lattice, all_, found);
    std::array<std::size_t, 3> next{};
    for (std::uint32_t i = 0; i < document_.sentences.size(); ++i) {
      sorted_.clear();
      for (std::size_t k = 0; k < found.size(); ++k) {
        while (next[k] < found[k].size() && found[k][next[k]].sentence == i) sorted_.push_back(found[k][next[k]++]);
      }
      if (!sorted_.empty()) select();
    }
    countries_.count(all_);
    settle_bodies(document_, lexicon_, finder_.classes(), countries_, all_);
    link_acronyms();
    link_companies();
    gather_persons();
    join_neighbours(document_, lexicon_, finder_.classes(), persons_, all_);
    doubt_towns(document_, lexicon_, finder_.classes(), all_);
    read_rows(document_, lexicon_, finder_.classes(), persons_, all_);
    settle_open();
    join_persons();
    drop_doubtful();
    return annotations();
  }

 private:
  std::string_view text_of(const NameCandidate& c) const {
    const std::uint32_t begin = document_.tokens[c.first].begin;
    return std::string_view(document_.text).substr(begin, document_.tokens[c.last - 1].end - begin);
  }

  // Of the sentence's candidates that overlap, keeps the longest, of equally long ones the strongest; what a run of
  // capitals has left over stays open.
  void select() {
    const std::size_t from = all_.list.size();
    std::vector<NameCandidate>& sorted = sorted_;
    std::stable_sort(sorted.begin(), sorted.end(), [](const NameCandidate& a, const NameCandidate& b) {
      if (a.open != b.open) return b.open;
      if ((a.strength < 2) != (b.strength < 2)) return b.strength < 2;
      const std::uint32_t length_a = a.last - a.first, length_b = b.last - b.first;
      if (length_a != length_b) return length_a > length_b;
      return a.strength > b.strength;
    });
    const Sentence& sentence = document_.sentences[sorted[0].sentence];
    taken_.assign(sentence.last - sentence.first, 0);
    sure_.assign(sentence.last - sentence.first, 0);
    for (std::uint32_t k = 0; k < sorted.size(); ++k) {
      const NameCandidate& c = sorted[k];
      if (c.known < 0 || c.weak || c.type == EntityType::person) continue;
      for (std::uint32_t i = c.first; i < c.last; ++i) sure_[i - sentence.first] = k + 1;
    }
    for (const NameCandidate& c : sorted) {
      if (!loses_to_known(c, sorted, sentence.first)) keep(c, sentence.first);
    }
    std::stable_sort(all_.list.begin() + static_cast<std::ptrdiff_t>(from), all_.list.end(),
                     [](const NameCandidate& a, const NameCandidate& b) { return a.first < b.first; });
  }

  // "North Korea May": what only looks like a person does not take a known place's words; and in a headline, where
  // everything has a capital, only what is sure counts.
  bool loses_to_known(const NameCandidate& c, const std::vector<NameCandidate>& all, std::uint32_t base) const {
    if (c.open || c.known >= 0 || c.silent) return false;
    if (c.headline && c.strength <= 4) return true;
    // "[Massachusetts Institute of Technology] and Colorado State University".
    if (c.type == EntityType::org && sure_[c.first - base] != 0) {
      const NameCandidate& other = all[sure_[c.first - base] - 1];
      if (other.first < c.first && other.last < c.last) return true;
    }
    if (c.type != EntityType::person) return false;
    // "the deputy Russian foreign minister"; but "Mr French".
    if (c.last == c.first + 1 && c.first > base && sure_[c.first - base] != 0 &&
        all[sure_[c.first - base] - 1].type == EntityType::norp &&
        document_.tokens[c.first - 1].letters == LetterCase::lower) {
      return true;
    }
    if (c.strength >= 7) return false;
    for (std::uint32_t i = c.first; i < c.last; ++i) {
      const std::uint32_t at = sure_[i - base];
      if (at == 0) continue;
      const NameCandidate& other = all[at - 1];
      if (other.last - other.first >= c.last - c.first) continue;
      // "Christian Sandler": a given name as well. "Nora German": a family name behind one.
      const bool given = lexicon_.features(document_.tokens[c.first].word).has(finder_.classes().given);
      const bool beside_given = other.first == c.first || (other.last == c.last && !c.weak);
      const bool one_word = other.last == other.first + 1;
      if (other.type == EntityType::norp && one_word && beside_given && given) continue;
      if (!one_word || other.type == EntityType::norp) return true;
      const KnownName& known = all_.known[static_cast<std::size_t>(other.known)];
      // "Kenya Moses Wanyonyi", "U.N. Trygve Lie": hardly a given name.
      const bool upper = document_.tokens[c.first].letters == LetterCase::upper;
      if (other.first == c.first && !given && (upper || is_country(all_.entries[known.first_entry]))) return true;
      if (c.weak && all_.entries[known.first_entry].weight >= kLargePlace) return true;
    }
    return false;
  }

  void keep(NameCandidate c, std::uint32_t base) {
    const auto free = [&](std::uint32_t at) { return taken_[at - base] == 0; };
    if (c.open) {
      for (std::uint32_t i = c.first; i < c.last; ++i) {
        if (!free(i) || document_.tokens[i].type == TokenType::punctuation) continue;
        NameCandidate rest = c;
        rest.first = i;
        while (i < c.last && free(i)) taken_[i++ - base] = kOpen;
        rest.last = i;
        rest.starts = c.starts && rest.first == c.first;
        while (rest.last > rest.first && document_.tokens[rest.last - 1].type == TokenType::punctuation) --rest.last;
        if (rest.last > rest.first) all_.list.push_back(rest);
      }
      return;
    }
    for (std::uint32_t i = c.first; i < c.last; ++i) {
      if (!free(i)) return merge(c, taken_[c.first - base]);
    }
    all_.list.push_back(c);
    for (std::uint32_t i = c.first; i < c.last; ++i) {
      taken_[i - base] = static_cast<std::uint32_t>(all_.list.size());
    }
  }

  // Another reading of the same stretch: a rule's type and a gazetteer's identity belong together.
  void merge(const NameCandidate& c, std::uint32_t taken) {
    if (taken == 0 || taken == kOpen) return;
    NameCandidate& kept = all_.list[taken - 1];
    if (kept.first != c.first || kept.last != c.last) return;
    if (kept.known < 0 && c.known >= 0 && (kept.type == c.type || c.strength >= kept.strength)) {
      kept.known = c.known;
      kept.weak = false;
    } else if (kept.weak && kept.known >= 0 && kept.type == c.type) {
      kept.weak = false;
      kept.strength = std::max(kept.strength, c.strength);
    }
  }

  // "National Intelligence Service (NIS)": the letters in brackets name what stands before them.
  void link_acronyms() {
    std::unordered_map<std::string, std::uint32_t> initials;  // of organisations, for letters without brackets
    for (std::size_t i = 0; i + 1 < all_.list.size(); ++i) {
      // Or the letters stand first, and the brackets explain them.
      const std::size_t inside = i + 1, letters_at = is_acronym(all_.list[i]) ? i : inside,
                        full_at = 2 * i + 1 - letters_at;
      NameCandidate& full = all_.list[full_at];
      const NameCandidate& acronym = all_.list[letters_at];
      const std::uint32_t end = all_.list[i].last;
      if (full.sentence != acronym.sentence || all_.list[inside].first != end + 1 ||
          document_.text[document_.tokens[end].begin] != '(') {
        continue;
      }
      const std::string_view letters = text_of(acronym);
      if (is_acronym(acronym) ? !is_acronym_of(letters, full) : !is_short_name_of(acronym, full)) continue;
      if (full.open || (full.type == EntityType::event && full_at == inside)) {
        full.open = false;
        full.type = EntityType::org;
        full.strength = 6;
        full.rule = "acronym.full";
      }
      acronyms_[std::string(letters)] = static_cast<std::uint32_t>(full_at);
    }
    for (std::uint32_t i = 0; i < all_.list.size(); ++i) {
      const NameCandidate& c = all_.list[i];
      if (!c.open && !c.silent && c.type == EntityType::org && c.last > c.first + 2)
        initials.emplace(initials_of(c), i);
    }
    for (NameCandidate& c : all_.list) {
      if (c.last != c.first + 1 || c.silent) continue;
      const std::string letters(text_of(c));
      auto it = acronyms_.find(letters);
      if (it == acronyms_.end()) {
        if (!c.open || !is_acronym(c) || letters.size() < 3) continue;
        it = initials.find(letters);
        if (it == initials.end()) continue;
      }
      const NameCandidate& full = all_.list[it->second];
      c.open = c.weak = false;
      c.type = full.type;
      c.strength = std::max<std::uint8_t>(full.strength, 5);
      c.rule = "acronym";
      c.known = full.known;
      if (full.known < 0) names_[static_cast<std::size_t>(&c - all_.list.data())] = std::string(text_of(full));
    }
  }

  void link_companies() {
    for (const CompanyLink& link : settle_companies(document_, lexicon_, finder_.classes(), all_)) {
      const NameCandidate& full = all_.list[link.full];
      all_.list[link.mention].known = full.known;
      if (full.known < 0) names_[link.mention] = std::string(text_of(full));
    }
  }

  std::string initials_of(const NameCandidate& full) const {
    std::string out;
    for (std::uint32_t i = full.first; i < full.last; ++i) {
      const Token& t = document_.tokens[i];
      if (t.letters != LetterCase::lower && t.type == TokenType::word) out += document_.text[t.begin];
    }
    return out;
  }

  bool is_acronym_of(std::string_view letters, const NameCandidate& full) const {
    std::string initials = initials_of(full);
    std::size_t hits = 0;
    for (const char letter : letters) {
      const std::size_t at = initials.find(letter);
      if (at == std::string::npos) continue;
      initials[at] = ' ';
      ++hits;
    }
    return initials.size() >= 2 && hits * 3 >= letters.size() * 2;
  }

  // "Demographic Center (Celade)": a word of no table, alone in brackets behind an organisation, that begins as one of
  // its words does.
  bool is_short_name_of(const NameCandidate& c, const NameCandidate& full) const {
    if (!c.open || c.last != c.first + 1 || full.open || full.silent || full.type != EntityType::org) return false;
    const Token& token = document_.tokens[c.first];
    if (token.word != 0 || full.last < full.first + 3 || c.last >= document_.tokens.size()) return false;
    return document_.text[document_.tokens[c.last].begin] == ')' &&
           initials_of(full).find(document_.text[token.begin]) != std::string::npos;
  }

  const Token& token_of(const NameCandidate& c) const { return document_.tokens[c.first]; }

  // One word of two letters or more, all capitals.
  bool is_acronym(const NameCandidate& c) const {
    const Token& token = document_.tokens[c.first];
    return c.last == c.first + 1 && token.letters == LetterCase::upper && token.end - token.begin > 1;
  }

  std::uint32_t words(const NameCandidate& c) const {
    std::uint32_t out = 0;
    for (std::uint32_t i = c.first; i < c.last; ++i) {
      out += document_.tokens[i].type == TokenType::word && document_.tokens[i].gap != Gap::glued;
    }
    return out;
  }

  void gather_persons() {
    for (std::uint32_t i = 0; i < all_.list.size(); ++i) {
      NameCandidate& c = all_.list[i];
      if (c.silent || c.open || c.type != EntityType::person) continue;
      if (c.known < 0 && (words(c) < 2 || c.strength < 5)) continue;
      if (c.weak && c.known < 0 && c.starts) continue;
      if (c.known < 0) c.weak = c.weak && c.headline;
      c.person = persons_.enter(all_, i);
    }
    for (std::uint32_t i = 0; i < all_.list.size(); ++i) {
      NameCandidate& c = all_.list[i];
      if (c.silent || c.person >= 0 || c.headline) continue;
      // Those that only the words around them tell are entered too, behind the sure ones.
      if (!c.open || words(c) < 2) continue;
      if (persons_.find(all_, i, false) >= 0) continue;
      const NameGuess guess = guess_name(document_, lexicon_, finder_.classes(), c);
      if (guess.strength == 0) continue;
      c.open = false;
      c.type = guess.type;
      c.strength = guess.strength;
      c.rule = guess.rule;
      if (c.type == EntityType::person) c.person = persons_.enter(all_, i);
    }
  }

  // Mentions that were left open: short forms, names typed elsewhere in the article, and what their surroundings say.
  void settle_open() {
    std::unordered_map<std::string_view, std::uint32_t> typed;
    for (std::uint32_t i = 0; i < all_.list.size(); ++i) {
      const NameCandidate& c = all_.list[i];
      if (!c.open && !c.silent && c.strength >= 2 && !c.weak && !c.headline) typed.emplace(text_of(c), i);
    }
    for (std::uint32_t i = 0; i < all_.list.size(); ++i) {
      NameCandidate& c = all_.list[i];
      if (c.silent || c.person >= 0) continue;
      if (c.type == EntityType::person && !c.open) {
        c.person = persons_.find(all_, i, true);
        if (c.weak && c.known < 0) c.weak = c.person < 0 && (c.starts || c.headline);
        continue;
      }
      if (!c.open && !c.weak) {
        if (may_be_person(c)) link_person(i);
        continue;
      }
      if (link_person(i)) continue;
      if (const auto it = typed.find(text_of(c)); it != typed.end()) {
        adopt(i, it->second);
        continue;
      }
      if (c.weak) {
        settle_weak(i);
        continue;
      }
      const NameGuess guess = guess_name(document_, lexicon_, finder_.classes(), c);
      c.open = guess.strength == 0;
      c.type = guess.type;
      c.strength = guess.strength;
      c.rule = guess.rule;
      if (!c.open && !c.headline && c.type != EntityType::gpe) typed.emplace(text_of(c), i);
    }
    // What one mention tells holds for those before it.
    for (std::uint32_t i = 0; i < all_.list.size(); ++i) {
      if (!all_.list[i].open || all_.list[i].silent) continue;
      if (const auto it = typed.find(text_of(all_.list[i])); it != typed.end()) adopt(i, it->second);
    }
  }

  // "Montalvo" is a town, but in an article about Daniel Montalvo it is he: unless a place is what the words before it
  // ask for, or it is a large one.
  bool may_be_person(const NameCandidate& c) const {
    if (c.known < 0 || words(c) != 1 || c.type == EntityType::norp || c.type == EntityType::person) return false;
    const Token& token = document_.tokens[c.first];
    if (token.letters == LetterCase::upper && !c.headline) return false;
    const NameEntry& entry = all_.entries[all_.known[static_cast<std::size_t>(c.known)].first_entry];
    if (entry.type == EntityType::gpe || entry.type == EntityType::loc) {
      if (is_country(entry)) return false;
      if (!is_small_place(c) && is_cued_anywhere(c)) return false;
    }
    return !is_cued(c);
  }

  static bool is_country(const NameEntry& entry) {
    return entry.id_prefix.starts_with("iso3166:") && entry.region.empty();
  }
  bool is_small_place(const NameCandidate& c) const {
    const NameEntry& entry = all_.entries[all_.known[static_cast<std::size_t>(c.known)].first_entry];
    return c.type == EntityType::gpe && entry.weight < kLargePlace && !entry.id_prefix.starts_with("iso3166:");
  }

  bool has_before(const NameCandidate& c, ClassId cls) const {
    return c.first > document_.sentences[c.sentence].first &&
           lexicon_.features(document_.tokens[c.first - 1].word).has(cls);
  }
  bool is_cued(const NameCandidate& c) const { return has_before(c, finder_.classes().place_cue); }
  bool is_cued_anywhere(const NameCandidate& c) const {
    return std::any_of(all_.list.begin(), all_.list.end(), [&](const NameCandidate& other) {
      return other.known >= 0 && other.type == c.type && is_cued(other) && text_of(other) == text_of(c);
    });
  }

  bool is_given_name(const NameCandidate& c) const {
    const std::uint32_t word = document_.tokens[c.first].word;
    const Sense* sense = lexicon_.sense(word, finder_.classes().given);
    return sense != nullptr && sense->option("weak").empty() &&
           !lexicon_.features(word).has(finder_.classes().sentence_word);
  }

  bool link_person(std::uint32_t number) {
    NameCandidate& c = all_.list[number];
    if (!c.headline && is_acronym(c)) return false;
    const bool told = !c.starts || c.known >= 0 || is_given_name(c);
    const std::int32_t person = persons_.find(all_, number, words(c) == 1 && told);
    if (person < 0) return false;
    const bool heading = c.headline && words(c) == 1;
    if (heading && lexicon_.features(document_.tokens[c.first].word).has(finder_.classes().sentence_word)) return false;
    c.person = person;
    c.open = c.weak = false;
    c.type = EntityType::person;
    c.strength = 4;
    c.known = -1;
    c.rule = "short-form";
    return true;
  }

  void adopt(std::uint32_t number, std::uint32_t source) {
    NameCandidate& c = all_.list[number];
    const NameCandidate& from = all_.list[source];
    c.open = c.weak = false;
    c.type = from.type;
    c.strength = 3;
    if (c.known < 0 || from.known < 0) c.known = from.known;
    c.rule = "same-name";
    if (const auto it = names_.find(source); it != names_.end()) names_[number] = it->second;
  }

  // "Mobile, Alabama": a comma and a place that is sure.
  bool is_in_place(std::uint32_t number) const {
    const NameCandidate& c = all_.list[number];
    if (number + 1 >= all_.list.size() || (c.type != EntityType::gpe && c.type != EntityType::loc)) return false;
    const NameCandidate& next = all_.list[number + 1];
    return next.sentence == c.sentence && next.first == c.last + 1 && next.type == EntityType::gpe && next.known >= 0 &&
           !next.weak && document_.text[document_.tokens[c.last].begin] == ',';
  }

  // An ordinary word that is a name in some list: only where it has a capital that the sentence does not explain.
  void settle_weak(std::uint32_t number) {
    NameCandidate& c = all_.list[number];
    if (c.type == EntityType::person && c.known < 0) {
      c.weak = c.starts || c.headline;
      return;
    }
    if (c.known < 0) return;
    const NameEntry& entry = all_.entries[all_.known[static_cast<std::size_t>(c.known)].first_entry];
    bool spoken_of = is_country(entry) && countries_.speaks_of(entry.country);
    if (words(c) == 1 && lexicon_.features(document_.tokens[c.first].word).has(finder_.classes().direction)) {
      // "the North" is a country in an article about it, "Central" hardly a district.
      if (!has_before(c, finder_.classes().determiner)) return;
      spoken_of = is_country(entry) && countries_.leads(entry.country);
      if (!spoken_of) return;
    }
    if (is_in_place(number) || (spoken_of && !c.headline && token_of(c).letters != LetterCase::lower)) {
      c.weak = false;
      c.strength = 3;
      return;
    }
    if (c.headline || c.starts) return;
    if (token_of(c).letters == LetterCase::lower) return;
    const bool place = c.type == EntityType::gpe || c.type == EntityType::loc;
    if (!place || is_cued(c)) {
      c.weak = false;
      c.strength = 3;
    }
  }

  // "[García] [Davish]": parts of one person side by side.
  void join_persons() {
    for (std::uint32_t i = 0; i + 1 < all_.list.size(); ++i) {
      NameCandidate& a = all_.list[i];
      NameCandidate& b = all_.list[i + 1];
      if (a.person < 0 || a.person != b.person || a.last != b.first || a.sentence != b.sentence) continue;
      if (!is_wanted(a) || !is_wanted(b)) continue;
      b.first = a.first;
      a.silent = true;
    }
  }

  // "Phoenix" in an article on Phoenix Marlowe is hardly the city, unless it is once told as a place.
  void drop_doubtful() {
    if (all_.doubtful.empty()) return;
    for (NameCandidate& c : all_.list) {
      if (c.known < 0 || c.type != EntityType::gpe || c.open || c.silent) continue;
      if (is_country(all_.entries[all_.known[static_cast<std::size_t>(c.known)].first_entry])) continue;
      const auto& names = all_.doubtful;
      const bool doubtful = std::find(names.begin(), names.end(), text_of(c)) != names.end();
      if (doubtful && !is_cued_anywhere(c)) c.silent = true;
    }
  }

  void fill_known(Annotation& annotation, const NameEntry& entry, const KnownName& known) {
    Entity& entity = std::get<Entity>(annotation.value);
    entity.type = entry.type;
    entity.id = entry.id();
    entity.name = std::string(entry.name);
    entity.country = std::string(entry.country);
    if (entry.placed) {
      entity.lat = entry.lat();
      entity.lon = entry.lon();
    }
    for (std::uint32_t e = known.first_entry; e < known.last_entry && entity.candidates.size() < 9; ++e) {
      std::string id = all_.entries[e].id();
      if (!id.empty() && id != entity.id) entity.candidates.push_back(std::move(id));
    }
  }

  static bool is_wanted(const NameCandidate& c) { return !c.open && !c.silent && !c.weak && c.strength >= 2; }

  std::vector<Annotation> annotations() {
    std::vector<PlaceMention> places;
    for (std::uint32_t i = 0; i < all_.list.size(); ++i) {
      const NameCandidate& c = all_.list[i];
      if (is_wanted(c) && c.known >= 0 && (c.type == EntityType::gpe || c.type == EntityType::loc)) {
        places.push_back({i, 0});
      }
    }
    choose_places(document_, all_, places);
    std::vector<Annotation> out;
    out.reserve(static_cast<std::size_t>(std::count_if(all_.list.begin(), all_.list.end(), is_wanted)));
    std::size_t place = 0;
    for (std::uint32_t i = 0; i < all_.list.size(); ++i) {
      while (place < places.size() && places[place].candidate < i) ++place;
      const bool chosen = place < places.size() && places[place].candidate == i;
      if (is_wanted(all_.list[i])) out.push_back(annotation(i, chosen ? &places[place] : nullptr));
    }
    return out;
  }

  Annotation annotation(std::uint32_t number, const PlaceMention* place) {
    const NameCandidate& c = all_.list[number];
    Annotation out;
    out.span = {document_.tokens[c.first].begin, document_.tokens[c.last - 1].end};
    out.sentence = c.sentence;
    out.rule = std::string(c.rule);
    Entity entity;
    entity.type = c.type;
    entity.name = std::string(text_of(c));
    out.value = std::move(entity);
    std::int32_t known = c.known;
    if (c.person >= 0) {
      const FullName& person = persons_.persons()[static_cast<std::size_t>(c.person)];
      std::get<Entity>(out.value).name = person.name;
      known = person.known;
    } else if (const auto it = names_.find(number); it != names_.end()) {
      std::get<Entity>(out.value).name = it->second;
    }
    if (known >= 0 && (place == nullptr || !place->unknown)) {
      const KnownName& k = all_.known[static_cast<std::size_t>(known)];
      std::uint32_t entry = place != nullptr ? place->chosen : k.first_entry;
      if (place == nullptr) {
        for (std::uint32_t e = k.first_entry; e < k.last_entry; ++e) {
          if (all_.entries[e].type != c.type) continue;
          entry = e;
          break;
        }
      }
      fill_known(out, all_.entries[entry], k);
    }
    return out;
  }

  const Document::Data& document_;
  const Lexicon& lexicon_;
  const NameFinder& finder_;
  PersonIndex persons_;
  CountryCount countries_;
  NameCandidates all_;
  std::vector<NameCandidate> sorted_;  // those of the sentence in hand
  // One a token of the sentence in hand: the candidate that has it (its index and one), kOpen for a run; and the sure
  // name of a gazetteer that covers it.
  static constexpr std::uint32_t kOpen = 0xFFFFFFFF;
  std::vector<std::uint32_t> taken_, sure_;
  std::unordered_map<std::string, std::uint32_t> acronyms_;
  std::unordered_map<std::size_t, std::string> names_;  // of candidates whose name is not their own text
};

}  // namespace

struct NameReader::Data {
  const Language::Data& language;
  NameFinder finder;
};

NameReader::NameReader(const Language::Data& language, std::vector<std::shared_ptr<const Gazetteer>> gazetteers)
    : data_(new Data{language, NameFinder(language, std::move(gazetteers))}) {}

NameReader::~NameReader() = default;

std::vector<Annotation> NameReader::read(const Document::Data& document, const AnalyzerOptions&,
                                         const std::vector<bool>& wanted, Lattice& lattice) const {
  ArticleReader reader(document, data_->language.lexicon, data_->finder);
  return reader.read(wanted, lattice);
}

}  // namespace dateline
