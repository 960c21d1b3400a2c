#include "extract/name_divisions.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace dateline {

namespace {

constexpr std::uint8_t kStrength = 5;

bool is_division(const NameEntry& entry) {
  return entry.id_prefix.starts_with("geonames-admin:") ||
         (entry.id_prefix.starts_with("iso3166:") && !entry.region.empty());
}

class DivisionTeller {
 public:
  DivisionTeller(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes,
                 const NameMatcher& matcher, NameCandidates& all)
      : document_(document), lexicon_(lexicon), classes_(classes), matcher_(matcher), all_(all) {}

  void run() {
    for (std::size_t i = 0; i < all_.list.size(); ++i) {
      const NameCandidate& c = all_.list[i];
      if (!may_be_division(c)) continue;
      tell_river(i);
      if (!may_be_division(c)) continue;
      tell_by_noun_behind(i);
      tell_by_noun_before(i);
    }
    if (!lasting_.empty()) tell_later_ones();
  }

 private:
  const NameEntry& first_entry(const NameCandidate& c) const {
    return all_.entries[all_.known[static_cast<std::size_t>(c.known)].first_entry];
  }
  // A place that a list knows and that is no country.
  bool may_be_division(const NameCandidate& c) const {
    return !c.silent && !c.headline && !c.open && c.known >= 0 && c.type == EntityType::gpe &&
           !is_country(first_entry(c)) && document_.tokens[c.first].letters != LetterCase::lower;
  }
  const Sense* noun_at(const NameCandidate& c, std::uint32_t at) const {
    const Sentence& sentence = document_.sentences[c.sentence];
    return at >= sentence.first && at < sentence.last
               ? lexicon_.sense(document_.tokens[at].word, classes_.division_noun)
               : nullptr;
  }

  // "Velmar prefecture"; "Oske, Drusk and Velmar provinces".
  void tell_by_noun_behind(std::size_t number) {
    const Sense* noun = noun_at(all_.list[number], all_.list[number].last);
    if (noun == nullptr || document_.tokens[all_.list[number].last].gap != Gap::space) return;
    std::size_t first = number;
    if (!noun->option("many").empty()) {
      while (first > 0 && is_in_row(all_.list[first - 1], all_.list[first])) --first;
      // "Texas counties" are those of Texas.
      if (first == number || are_states(first, number + 1)) return;
    }
    tell_row(first, number + 1, *noun, true);
  }
  // "the county of Velmar"; "the counties of Oske, Drusk and Velmar".
  void tell_by_noun_before(std::size_t number) {
    const NameCandidate& c = all_.list[number];
    if (c.first < document_.sentences[c.sentence].first + 2) return;
    const bool next = is_of(c.first - 1);
    const Sense* noun = next ? noun_at(c, c.first - 2) : noun_before_row(c);
    if (noun == nullptr || noun->option("of").empty()) return;
    std::size_t last = number + 1;
    if (!noun->option("many").empty()) {
      while (last < all_.list.size() && is_in_row(all_.list[last - 1], all_.list[last])) ++last;
      if (last == number + 1) return;
    }
    tell_row(number, last, *noun, next);
  }
  // "counties such as Oske and Velmar", "the provinces there include Oske and Velmar".
  const Sense* noun_before_row(const NameCandidate& c) const {
    constexpr std::uint32_t kFarthest = 8;  // tokens
    const Token& opener = document_.tokens[c.first - 1];
    if (!lexicon_.features(opener.word).has(classes_.row_opener) && document_.text[opener.begin] != ':') return nullptr;
    for (std::uint32_t back = 2; back < kFarthest && back <= c.first; ++back) {
      const Sense* noun = noun_at(c, c.first - back);
      if (noun != nullptr) return noun->option("many").empty() ? nullptr : noun;
    }
    return nullptr;
  }
  // "the Indus, Jhelum and Chenab": beside what nature made, and called as such is.
  void tell_river(std::size_t number) {
    NameCandidate& c = all_.list[number];
    const bool beside =
        (number > 0 && is_nature(all_.list[number - 1]) && is_in_row(all_.list[number - 1], c)) ||
        (number + 1 < all_.list.size() && is_nature(all_.list[number + 1]) && is_in_row(c, all_.list[number + 1]));
    if (!beside) return;
    KnownName known = all_.known[static_cast<std::size_t>(c.known)];
    while (known.first_entry < known.last_entry && all_.entries[known.first_entry].type != EntityType::loc) {
      ++known.first_entry;
    }
    if (known.first_entry == known.last_entry) return;
    known.last_entry = known.first_entry + 1;
    c.known = static_cast<std::int32_t>(all_.known.size());
    c.type = EntityType::loc;
    c.weak = false;
    all_.known.push_back(known);
  }
  bool are_states(std::size_t first, std::size_t last) const {
    while (first < last &&
           (!may_be_division(all_.list[first]) || first_entry(all_.list[first]).id_prefix.starts_with("iso3166:"))) {
      ++first;
    }
    return first == last;
  }

  // Candidates [first, last). Those of one row lie in one state, where there is one that has them all.
  void tell_row(std::size_t first, std::size_t last, const Sense& noun, bool next) {
    // From further off the noun speaks of them only where all are such: "states with offices in Oske and Velmar".
    if (!next && !are_listed(first, last, noun)) return;
    const std::size_t before = all_.known.size();
    for (std::size_t i = first; i < last; ++i) tell(i, noun, next);
    if (all_.known.size() < before + 2) return;
    const KnownName& front = all_.known[before];
    for (std::uint32_t e = front.first_entry; e < front.last_entry; ++e) {
      const std::string_view region = all_.entries[e].region;
      if (!is_common(region, before)) continue;
      for (std::size_t k = before; k < all_.known.size(); ++k) keep_one(region, all_.known[k]);
      return;
    }
  }
  bool are_listed(std::size_t first, std::size_t last, const Sense& noun) {
    const std::size_t before = all_.entries.size();
    bool listed = true;
    for (std::size_t i = first; i < last && listed; ++i) {
      const std::size_t size = all_.entries.size();
      if (!may_be_division(all_.list[i])) continue;
      gather(all_.list[i], noun);
      listed = all_.entries.size() > size;
    }
    all_.entries.resize(before);
    return listed;
  }
  bool is_common(std::string_view region, std::size_t known) const {
    return !region.empty() &&
           std::all_of(all_.known.begin() + static_cast<std::ptrdiff_t>(known), all_.known.end(),
                       [&](const KnownName& name) { return find_in(region, name) != name.last_entry; });
  }
  std::uint32_t find_in(std::string_view region, const KnownName& name) const {
    std::uint32_t e = name.first_entry;
    while (e < name.last_entry && all_.entries[e].region != region) ++e;
    return e;
  }
  void keep_one(std::string_view region, KnownName& name) {
    name.first_entry = find_in(region, name);
    name.last_entry = name.first_entry + 1;
  }

  // "of", which belongs to the noun right before it.
  bool is_of(std::uint32_t at) const {
    const Sense* opener = lexicon_.sense(document_.tokens[at].word, classes_.row_opener);
    return opener != nullptr && !opener->value.empty();
  }
  // Two places, and a comma, a conjunction or both between them.
  bool is_in_row(const NameCandidate& left, const NameCandidate& right) const {
    if (!is_member(left) || !is_member(right) || left.sentence != right.sentence) return false;
    if (right.first <= left.last || right.first > left.last + 2) return false;
    const bool comma = text_of(document_, left.last, left.last + 1) == ",";
    const bool joined = lexicon_.features(document_.tokens[right.first - 1].word).has(classes_.conjunction);
    return right.first == left.last + 1 ? comma || joined : comma && joined;
  }

  // Among others: a river is called as its county is, and no list has them all.
  bool is_member(const NameCandidate& c) const {
    return may_be_division(c) || (!c.silent && !c.headline && (c.open || is_nature(c)));
  }
  static bool is_nature(const NameCandidate& c) { return !c.open && c.known >= 0 && c.type == EntityType::loc; }

  // `next`: the noun stands beside the row, so that no town is meant whatever the lists have.
  void tell(std::size_t number, const Sense& noun, bool next) {
    NameCandidate& c = all_.list[number];
    if (!may_be_division(c) && !is_nature(c)) return;
    const std::uint32_t before = static_cast<std::uint32_t>(all_.entries.size());
    gather(c, noun);
    const bool found = all_.entries.size() > before;
    if (!found && (is_nature(c) || !next)) return;
    c.type = EntityType::gpe;
    if (c.weak && (!found || !noun.option("loose").empty())) return;
    // Around a town there is a region, whatever its borders; and "Velmar district attorney".
    if (!found && (is_division(first_entry(c)) || !noun.option("loose").empty() || is_before_office(c))) {
      return;
    }
    c.weak = false;
    c.strength = std::max(c.strength, kStrength);
    if (found) {
      KnownName known = all_.known[static_cast<std::size_t>(c.known)];
      known.first_entry = before;
      known.last_entry = static_cast<std::uint32_t>(all_.entries.size());
      c.known = static_cast<std::int32_t>(all_.known.size());
      all_.known.push_back(known);
    } else {
      c.known = -1;
    }
    if (!noun.option("lasts").empty()) lasting_.emplace(text_of(document_, c), number);
  }

  bool is_before_office(const NameCandidate& c) const {
    return c.last + 1 < document_.sentences[c.sentence].last &&
           lexicon_.features(document_.tokens[c.last + 1].word).has(classes_.title);
  }

  // The divisions of that kind, in full or by the name alone, go to the end of the entries.
  void gather(const NameCandidate& c, const Sense& noun) {
    std::vector<NameEntry> found;
    std::string name(text_of(document_, c));
    const std::size_t size = name.size();
    // Kinds that are not told apart in English: "Region/Oblast".
    for (std::string_view kinds = noun.value; !kinds.empty();) {
      const std::size_t end = std::min(kinds.find('/'), kinds.size());
      name.resize(size);
      name.append(" ").append(kinds.substr(0, end));
      matcher_.look_up(name, false, found);
      kinds.remove_prefix(std::min(end + 1, kinds.size()));
    }
    if (noun.option("full").empty()) {
      const KnownName known = all_.known[static_cast<std::size_t>(c.known)];
      for (std::uint32_t e = known.first_entry; e < known.last_entry; ++e) found.push_back(all_.entries[e]);
    }
    for (NameEntry& entry : found) {
      if (entry.type != EntityType::gpe || !is_division(entry)) continue;
      entry.weak = false;
      all_.entries.push_back(entry);
    }
  }

  // "Velmar prefecture … Velmar"; but "the town of Velmar".
  void tell_later_ones() {
    std::unordered_set<std::string_view> towns;
    for (std::size_t i = 0; i < all_.list.size(); ++i) {
      const NameCandidate& c = all_.list[i];
      if (c.silent || c.open || c.known < 0 || c.type != EntityType::gpe) continue;
      // What the article speaks of before it speaks of the division may be the town.
      const auto it = lasting_.find(text_of(document_, c));
      const bool earlier = it != lasting_.end() && i < it->second && !c.headline;
      if (earlier || is_town(c)) towns.insert(text_of(document_, c));
    }
    for (std::size_t i = 0; i < all_.list.size(); ++i) {
      NameCandidate& c = all_.list[i];
      if (c.silent || c.open || c.known < 0 || c.type != EntityType::gpe) continue;
      const auto it = lasting_.find(text_of(document_, c));
      if (it == lasting_.end() || it->second >= i || towns.count(it->first) != 0) continue;
      c.known = all_.list[it->second].known;
      c.weak = false;
    }
  }
  bool is_town(const NameCandidate& c) const {
    const Sentence& sentence = document_.sentences[c.sentence];
    const auto is_other_noun = [&](std::uint32_t at) {
      const Features& features = lexicon_.features(document_.tokens[at].word);
      return features.has(classes_.region_noun) && !features.has(classes_.division_noun);
    };
    return (c.last < sentence.last && is_other_noun(c.last)) ||
           (c.first > sentence.first && is_other_noun(c.first - 1)) ||
           (c.first > sentence.first + 1 && is_of(c.first - 1) && is_other_noun(c.first - 2));
  }

  const Document::Data& document_;
  const Lexicon& lexicon_;
  const NameClasses& classes_;
  const NameMatcher& matcher_;
  NameCandidates& all_;
  std::unordered_map<std::string_view, std::size_t> lasting_;  // the candidate that told it
};

}  // namespace

void tell_divisions(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes,
                    const NameMatcher& matcher, NameCandidates& all) {
  DivisionTeller(document, lexicon, classes, matcher, all).run();
}

}  // namespace dateline
