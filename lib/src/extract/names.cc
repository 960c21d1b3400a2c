#include "extract/names.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "extract/name_acronyms.h"
#include "extract/name_candidates.h"
#include "extract/name_companies.h"
#include "extract/name_divisions.h"
#include "extract/name_doubt.h"
#include "extract/name_elsewhere.h"
#include "extract/name_evidence.h"
#include "extract/name_kinds.h"
#include "extract/name_labels.h"
#include "extract/name_longer.h"
#include "extract/name_neighbours.h"
#include "extract/name_places.h"
#include "extract/name_regions.h"
#include "extract/name_rows.h"
#include "extract/name_seats.h"
#include "extract/name_select.h"
#include "extract/name_setting.h"
#include "extract/short_forms.h"

namespace dateline {

namespace {

// Reads one article; lives as long as that takes.
class ArticleReader {
 public:
  ArticleReader(const Document::Data& document, const Lexicon& lexicon, const NameFinder& finder)
      : document_(document), lexicon_(lexicon), finder_(finder), persons_(document, lexicon, finder.classes()) {}

  std::vector<Annotation> read(const std::vector<bool>& wanted, Lattice& lattice) {
    NameFinder::Found found;
    finder_.find(document_, wanted, lattice, all_, found);
    select_names(document_, lexicon_, finder_.classes(), found, all_);
    tell_regions(document_, lexicon_, finder_.classes(), all_);
    tell_divisions(document_, lexicon_, finder_.classes(), finder_.matcher(), all_);
    tell_seats(document_, lexicon_, finder_.classes(), finder_.matcher(), finder_.division_kinds(), all_);
    countries_.count(all_);
    settle_bodies(document_, lexicon_, finder_.classes(), countries_, all_);
    link(link_acronyms(document_, all_));
    link(settle_companies(document_, lexicon_, finder_.classes(), all_));
    link(link_kinds(document_, lexicon_, finder_.classes(), all_));
    gather_persons();
    join_neighbours(document_, lexicon_, finder_.classes(), persons_, all_);
    doubt_towns(document_, lexicon_, finder_.classes(), countries_, all_);
    leave_longer(document_, lexicon_, finder_.classes(), all_);
    tell_elsewhere(document_, lexicon_, finder_.classes(), all_);
    read_rows(document_, lexicon_, finder_.classes(), persons_, all_);
    gather_cued();
    settle_open();
    join_persons();
    drop_doubtful();
    return annotations();
  }

 private:
  // A mention has the identity of the full name, or at least its words.
  void link(const std::vector<NameLink>& links) {
    for (const NameLink& one : links) {
      const NameCandidate& full = all_.list[one.full];
      all_.list[one.mention].known = full.known;
      if (full.known < 0) names_[one.mention] = std::string(text_of(document_, full));
    }
  }

  const Token& token_of(const NameCandidate& c) const { return document_.tokens[c.first]; }

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
      if (c.silent || c.open || c.label || c.type != EntityType::person) continue;
      if (c.known < 0 && (words(c) < 2 || c.strength < 5 || (c.weak && c.starts))) continue;
      if (c.known < 0) c.weak = c.weak && c.headline;
      c.person = persons_.enter(all_, i);
    }
    settle_labels(document_, lexicon_, finder_.classes(), persons_, all_);
    for (std::uint32_t i = 0; i < all_.list.size(); ++i) {
      NameCandidate& c = all_.list[i];
      if (c.silent || c.person >= 0 || c.headline) continue;
      // Those that only the words around them tell are entered too, behind the sure ones.
      if (!c.open || words(c) < 2) continue;
      if (persons_.find(all_, i, false) >= 0) continue;
      const NameGuess guess = guess_name(document_, lexicon_, finder_.classes(), c);
      if (guess.strength == 0) continue;
      take(guess, c);
      if (c.type == EntityType::person) c.person = persons_.enter(all_, i);
    }
  }

  // Mentions that were left open: short forms, names typed elsewhere in the article, and what their surroundings say.
  void settle_open() {
    std::unordered_map<std::string_view, std::uint32_t> typed;
    for (std::uint32_t i = 0; i < all_.list.size(); ++i) {
      const NameCandidate& c = all_.list[i];
      if (c.rule == kKindRule || c.open) continue;
      if (!c.silent && c.strength >= 2 && !c.weak && !c.headline) typed.emplace(text_of(document_, c), i);
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
        // "a spokesman for Velmar" speaks for a person, where the article names one so.
        if (may_be_person(c) || (c.known < 0 && c.perhaps_person && words(c) == 1)) link_person(i);
        continue;
      }
      if (link_person(i)) continue;
      if (const auto it = typed.find(text_of(document_, c)); it != typed.end()) {
        adopt(i, it->second);
        continue;
      }
      if (c.weak) {
        settle_weak(i);
        continue;
      }
      const NameGuess guess = guess_name(document_, lexicon_, finder_.classes(), c);
      take(guess, c);
      if (!c.open && !c.headline && c.type != EntityType::gpe) typed.emplace(text_of(document_, c), i);
    }
    // What one mention tells holds for those before it.
    for (std::uint32_t i = 0; i < all_.list.size(); ++i) {
      if (!all_.list[i].open || all_.list[i].silent) continue;
      if (const auto it = typed.find(text_of(document_, all_.list[i])); it != typed.end()) adopt(i, it->second);
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

  bool is_small_place(const NameCandidate& c) const {
    const NameEntry& entry = all_.entries[all_.known[static_cast<std::size_t>(c.known)].first_entry];
    return c.type == EntityType::gpe && entry.weight < kLargePlace && !entry.id_prefix.starts_with("iso3166:");
  }

  bool has_before(const NameCandidate& c, ClassId cls) const {
    return c.first > document_.sentences[c.sentence].first &&
           lexicon_.features(document_.tokens[c.first - 1].word).has(cls);
  }
  bool has_after(const NameCandidate& c, ClassId cls) const {
    return c.last < document_.sentences[c.sentence].last && lexicon_.features(document_.tokens[c.last].word).has(cls);
  }
  bool is_cued(const NameCandidate& c) const { return has_before(c, finder_.classes().place_cue); }
  bool is_cued_anywhere(const NameCandidate& c) const { return cued_.count({c.type, text_of(document_, c)}) != 0; }
  void gather_cued() {
    for (const NameCandidate& c : all_.list) {
      if (c.known >= 0 && is_cued(c)) cued_.emplace(c.type, text_of(document_, c));
    }
  }

  bool is_given_name(const NameCandidate& c) const {
    const std::uint32_t word = token_of(c).word;
    const Sense* sense = lexicon_.sense(word, finder_.classes().given);
    return sense != nullptr && sense->option("weak").empty() &&
           !lexicon_.features(word).has(finder_.classes().sentence_word);
  }

  // "Oleg DRUSK … DRUSK": an abbreviation it is not.
  bool is_written_so(const NameCandidate& c, std::int32_t person) const {
    constexpr std::size_t kMost = 8;  // the first mentions tell how the article writes
    const std::vector<std::uint32_t>& mentions = persons_.persons()[static_cast<std::size_t>(person)].mentions;
    const auto end = mentions.begin() + static_cast<std::ptrdiff_t>(std::min(mentions.size(), kMost));
    return token_of(c).end - token_of(c).begin > 3 && std::any_of(mentions.begin(), end, [&](auto i) {
             const NameCandidate& full = all_.list[i];
             return full.last > full.first + 1 &&
                    (text_of(document_, full.last - 1, full.last) == text_of(document_, c) ||
                     text_of(document_, full.first, full.first + 1) == text_of(document_, c));
           });
  }

  bool link_person(std::uint32_t number) {
    NameCandidate& c = all_.list[number];
    if (has_before(c, finder_.classes().saint)) return false;
    const bool acronym = !c.headline && is_acronym(document_, c);
    // At the beginning of a sentence no ordinary word: a name, or in no table.
    const bool told = !c.starts || c.known >= 0 || token_of(c).word == 0 || is_given_name(c);
    const std::int32_t person = persons_.find(all_, number, words(c) == 1 && told);
    if (person < 0 || (acronym && !is_written_so(c, person))) return false;
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
    const Features& features = lexicon_.features(token_of(c).word);
    // "security in the Gulf" is of no division called so.
    if (words(c) == 1 && features.has(finder_.classes().place_head) && !is_in_place(number)) return;
    if (words(c) == 1 && features.has(finder_.classes().direction)) {
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
    // "The Sun reported"; but "as follows: Total cases".
    const bool reports = c.type == EntityType::org && has_after(c, finder_.classes().report_verb);
    const bool starts = c.starts || document_.text[document_.tokens[std::max(c.first, 1U) - 1].begin] == ':';
    if (c.headline || (starts && !reports) || token_of(c).letters == LetterCase::lower) return;
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
      if (all_.doubtful.count(text_of(document_, c)) != 0 && !is_cued_anywhere(c)) c.silent = true;
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
    fill_candidates(entity, known);
  }
  void fill_candidates(Entity& entity, const KnownName& known) const {
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
    entity.name = std::string(text_of(document_, c));
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
    } else if (known >= 0 && c.elsewhere) {
      fill_candidates(std::get<Entity>(out.value), all_.known[static_cast<std::size_t>(known)]);
    }
    return out;
  }

  const Document::Data& document_;
  const Lexicon& lexicon_;
  const NameFinder& finder_;
  PersonIndex persons_;
  CountryCount countries_;
  NameCandidates all_;
  std::set<std::pair<EntityType, std::string_view>> cued_;  // names that a place cue stands before, once at least
  std::unordered_map<std::size_t, std::string> names_;      // of candidates whose name is not their own text
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
