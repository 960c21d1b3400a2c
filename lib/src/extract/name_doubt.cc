#include "extract/name_doubt.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace dateline {

namespace {

constexpr std::uint32_t kLargeTown = 300'000;  // inhabitants; so large a place is meant wherever the article plays
constexpr std::uint32_t kEnough = 4;           // mentions that say in which countries an article plays
constexpr std::uint32_t kSome = 2;             // mentions that at least give a hint of it
// Of so many people a place is known abroad: one of several called so, and the only one.
constexpr std::uint32_t kOneOfMany = 100'000, kOnlyOne = 20'000;

constexpr std::uint32_t kReadings = 40;                                   // of one name that are looked at
constexpr std::uint32_t kMetropolis = 1'500'000, kGreatLand = 3'000'000;  // inhabitants

class Doubter {
 public:
  Doubter(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes, const CountryCount& sure,
          NameCandidates& all)
      : document_(document), lexicon_(lexicon), classes_(classes), sure_(sure), all_(all) {}

  void run() {
    for (NameCandidate& c : all_.list) {
      if (is_company(c)) name_company(c);
    }
    gather_countries();
    if (mentions_ < kSome) return;
    gather_told();
    for (std::size_t i = 0; i < all_.list.size(); ++i) {
      NameCandidate& c = all_.list[i];
      const bool far = is_far(c);
      if (far && is_sure(c) && told_.count(text_of(document_, c)) == 0 && mentions_ >= kEnough) {
        reopen(i);
      } else {
        c.elsewhere = (far && is_unheard_of(c)) || is_undecided(c) || is_chance(c);
      }
    }
  }

 private:
  const NameEntry& first_entry(const NameCandidate& c) const {
    return all_.entries[all_.known[static_cast<std::size_t>(c.known)].first_entry];
  }
  static bool is_sure(const NameCandidate& c) { return c.known >= 0 && !c.open && !c.silent && !c.weak; }
  static bool is_state(const NameEntry& entry) { return entry.id_prefix.starts_with("iso3166:"); }

  // Countries that the article names by themselves, their people, their regions or their cities, in any reading.
  void gather_countries() {
    for (const NameCandidate& c : all_.list) {
      if (!is_sure(c) || (c.type != EntityType::gpe && c.type != EntityType::norp)) continue;
      const KnownName& known = all_.known[static_cast<std::size_t>(c.known)];
      bool tells = false;
      for (std::uint32_t e = known.first_entry; e < known.last_entry; ++e) {
        const NameEntry& entry = all_.entries[e];
        if (entry.country.empty()) continue;
        if (entry.type != EntityType::norp && !is_state(entry) && entry.weight < kLargeTown) continue;
        tells = true;
        if (!speaks_of(entry.country)) countries_.push_back(entry.country);
      }
      mentions_ += tells;
    }
    gather_towns();
  }
  // Two small towns of one country, each of which lies nowhere else, speak for it and for one another.
  void gather_towns() {
    std::vector<std::pair<std::string_view, std::string_view>> towns;  // country, name
    for (const NameCandidate& c : all_.list) {
      if (!is_sure(c) || c.type != EntityType::gpe) continue;
      const KnownName& known = all_.known[static_cast<std::size_t>(c.known)];
      const std::string_view country = all_.entries[known.first_entry].country, name = text_of(document_, c);
      if (country.empty() || speaks_of(country)) continue;
      const bool one = std::all_of(all_.entries.begin() + known.first_entry, all_.entries.begin() + known.last_entry,
                                   [&](const NameEntry& e) { return e.country == country; });
      if (!one) continue;
      const auto it = std::find_if(towns.begin(), towns.end(), [&](const auto& t) { return t.first == country; });
      if (it == towns.end()) {
        towns.emplace_back(country, name);
      } else if (it->second != name) {
        countries_.push_back(country);
      }
    }
  }
  bool speaks_of(std::string_view country) const {
    return std::find(countries_.begin(), countries_.end(), country) != countries_.end();
  }

  // "the company Himalaya": a business, whatever is called so.
  bool is_company(const NameCandidate& c) const {
    if (!is_sure(c) || c.headline || (c.type != EntityType::gpe && c.type != EntityType::loc)) return false;
    if (c.first == document_.sentences[c.sentence].first || document_.tokens[c.first].gap != Gap::space) return false;
    return has(c.first - 1, classes_.business) && !is_country(first_entry(c));
  }
  static void name_company(NameCandidate& c) {
    c.type = EntityType::org;
    c.known = -1;
    c.strength = 3;
    c.rule = "guess.company";
  }

  bool is_far(const NameCandidate& c) const {
    if (c.known < 0 || c.open || c.silent || c.type != EntityType::gpe || c.headline ||
        has(c.last - 1, classes_.region_head))
      return false;
    const KnownName& known = all_.known[static_cast<std::size_t>(c.known)];
    for (std::uint32_t e = known.first_entry; e < known.last_entry; ++e) {
      const NameEntry& entry = all_.entries[e];
      if (is_state(entry) || entry.weight >= kLargeTown || speaks_of(entry.country)) return false;
    }
    return true;
  }

  // "San Marcos", in an article on none of the countries that have one, where no one of these is far the largest.
  bool is_undecided(const NameCandidate& c) const {
    if (c.known < 0 || c.open || c.silent || c.type != EntityType::gpe || c.headline) return false;
    const KnownName& known = all_.known[static_cast<std::size_t>(c.known)];
    if (known.last_entry < known.first_entry + 3 || is_great(first_entry(c))) return false;
    const NameEntry* largest = &all_.entries[known.first_entry];
    for (std::uint32_t e = known.first_entry; e < known.last_entry; ++e) {
      const NameEntry& entry = all_.entries[e];
      if (entry.type != EntityType::gpe || is_country(entry) || is_named(entry.country)) return false;
      if (entry.weight > largest->weight) largest = &entry;
    }
    // Its own region is no rival: the canton of a town is called as the town is.
    std::uint64_t rivals = 0;
    for (std::uint32_t e = known.first_entry; e < known.last_entry; ++e) {
      if (all_.entries[e].region != largest->region) rivals += all_.entries[e].weight;
    }
    return largest->weight < 2 * rivals;
  }

  // A city or a province meant by its name alone.
  static bool is_great(const NameEntry& entry) { return entry.weight >= (is_state(entry) ? kLargePlace : kMetropolis); }
  // Where the article names a country for sure, that alone counts.
  bool is_named(std::string_view country) const { return sure_.empty() ? speaks_of(country) : sure_.names(country); }

  // A place it is, though a small one of that name at the other end of the world is hardly the one.
  bool is_unheard_of(const NameCandidate& c) const {
    const KnownName& known = all_.known[static_cast<std::size_t>(c.known)];
    std::uint32_t most = 0;
    for (std::uint32_t e = known.first_entry; e < known.last_entry; ++e) {
      most = std::max(most, all_.entries[e].weight);
    }
    return most < (known.last_entry - known.first_entry > 1 ? kOneOfMany : kOnlyOne);
  }

  // A province of a foreign land, a city under another spelling of its name, a name of people before a verb of theirs:
  // where no other name speaks for the country, hardly the place.
  bool is_chance(const NameCandidate& c) {
    if (!is_sure(c) || c.type != EntityType::gpe || c.headline || c.dateline) return false;
    const NameEntry& entry = first_entry(c);
    if (is_country(entry) || c.last > c.first + 1 || told_.count(text_of(document_, c)) != 0) return false;
    if (entry.weight >= (is_state(entry) ? kGreatLand : kMetropolis)) return false;
    const bool somebody = has(c.first, classes_.given) && c.last < document_.sentences[c.sentence].last &&
                          has(c.last, classes_.report_verb);
    const bool chance = is_state(entry) || !is_spelled_so(entry.name, text_of(document_, c));
    if (!somebody && !(chance && mentions_ >= kEnough)) return false;
    return is_alone(c);
  }

  // "Zurich" is Zürich, "Frankfurt" Frankfurt am Main.
  static bool is_spelled_so(std::string_view name, std::string_view text) {
    if (name.find(text) != std::string_view::npos) return true;
    std::size_t at = 0;
    for (const char byte : name) {
      if ((static_cast<unsigned char>(byte) & 0x80U) != 0) continue;
      at = text.find(byte, at);
      if (at == std::string_view::npos) return false;
      ++at;
    }
    return true;
  }

  // No other name of the article lies in a country of its readings.
  bool is_alone(const NameCandidate& c) {
    if (speakers_.empty()) {
      for (const NameCandidate& other : all_.list) {
        if (other.known < 0 || other.open || other.silent || other.weak) continue;
        const KnownName& known = all_.known[static_cast<std::size_t>(other.known)];
        const std::uint32_t last = std::min(known.last_entry, known.first_entry + kReadings);
        for (std::uint32_t e = known.first_entry; e < last; ++e) {
          const auto [it, fresh] = speakers_.try_emplace(all_.entries[e].country, text_of(document_, other));
          if (!fresh && it->second != text_of(document_, other)) it->second = {};
        }
      }
    }
    const KnownName& known = all_.known[static_cast<std::size_t>(c.known)];
    for (std::uint32_t e = known.first_entry; e < known.last_entry; ++e) {
      const auto it = speakers_.find(all_.entries[e].country);
      if (it == speakers_.end() || it->second != text_of(document_, c)) return false;
    }
    return true;
  }

  bool has(std::uint32_t at, ClassId cls) const { return lexicon_.features(document_.tokens[at].word).has(cls); }
  char mark(std::uint32_t at) const { return document_.text[document_.tokens[at].begin]; }

  // "in Sumi", "Sumi district", "Sumi, Ukraine", "Rotterdam and Sumi"; or the place where the article was written.
  bool is_told(std::size_t number) const {
    const NameCandidate& c = all_.list[number];
    const Sentence& sentence = document_.sentences[c.sentence];
    const bool marked =
        c.last < sentence.last && document_.tokens[c.last].type == TokenType::punctuation && mark(c.last) != ',';
    if (c.starts && (marked || document_.tokens[c.first].letters == LetterCase::upper)) return true;
    if (c.first > sentence.first && (has(c.first - 1, classes_.place_cue) || has(c.first - 1, classes_.place_hint))) {
      return true;
    }
    if (c.first > sentence.first + 1 && has(c.first - 2, classes_.region_noun)) return true;
    if (c.last < sentence.last && has(c.last, classes_.region_noun)) return true;
    if (number + 1 < all_.list.size()) {
      const NameCandidate& next = all_.list[number + 1];
      if (is_beside(c, next) && (mark(c.last) == ',' || mark(c.last) == '(')) return true;
    }
    return number > 0 && is_beside(all_.list[number - 1], c);
  }
  // One token apart, and the other one is a place for sure.
  bool is_beside(const NameCandidate& a, const NameCandidate& b) const {
    const auto is_place = [](const NameCandidate& c) {
      return !c.open && !c.silent && !c.weak &&
             (c.type == EntityType::gpe || c.type == EntityType::loc || c.type == EntityType::fac);
    };
    return a.sentence == b.sentence && b.first == a.last + 1 && is_place(a) && is_place(b);
  }
  void gather_told() {
    for (std::size_t i = 0; i < all_.list.size(); ++i) {
      const NameCandidate& c = all_.list[i];
      if (c.known >= 0 && c.type == EntityType::gpe && is_told(i)) told_.insert(text_of(document_, c));
    }
  }

  // A run of capitals, with those right beside it.
  void reopen(std::size_t number) {
    NameCandidate* c = &all_.list[number];
    c->open = true;
    c->known = -1;
    c->strength = 0;
    c->type = EntityType::org;
    c->rule = "run";
    const auto is_open_beside = [&](const NameCandidate& a, const NameCandidate& b) {
      return a.open && b.open && !a.silent && !b.silent && a.sentence == b.sentence && a.last == b.first &&
             document_.tokens[b.first].gap == Gap::space;
    };
    if (number > 0 && is_open_beside(all_.list[number - 1], *c)) {
      NameCandidate& before = all_.list[number - 1];
      before.last = c->last;
      c->silent = true;
      c = &before;
    }
    if (number + 1 < all_.list.size() && is_open_beside(*c, all_.list[number + 1])) {
      c->last = all_.list[number + 1].last;
      all_.list[number + 1].silent = true;
    }
  }

  const Document::Data& document_;
  const Lexicon& lexicon_;
  const NameClasses& classes_;
  const CountryCount& sure_;
  NameCandidates& all_;
  std::vector<std::string_view> countries_;
  std::unordered_map<std::string_view, std::string_view>
      speakers_;                               // by country: the name that is of it, empty of several
  std::unordered_set<std::string_view> told_;  // names that some mention tells to be places
  std::uint32_t mentions_ = 0;
};

}  // namespace

void doubt_towns(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes,
                 const CountryCount& countries, NameCandidates& all) {
  Doubter(document, lexicon, classes, countries, all).run();
}

}  // namespace dateline
