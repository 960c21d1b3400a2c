#include "extract/name_seats.h"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

namespace dateline {

namespace {

bool is_division(const NameEntry& entry) {
  return entry.type == EntityType::gpe && entry.id_prefix.starts_with("iso3166:") && !entry.region.empty();
}

class SeatTeller {
 public:
  SeatTeller(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes,
             const NameMatcher& matcher, std::string_view kinds, NameCandidates& all)
      : document_(document), lexicon_(lexicon), classes_(classes), matcher_(matcher), kinds_(kinds), all_(all) {}

  void run() {
    std::size_t first = 0;
    while (first < all_.list.size()) {
      std::size_t last = first + 1;
      while (last < all_.list.size() && last < first + kLongestRow && is_in_row(all_.list[last - 1], all_.list[last])) {
        ++last;
      }
      if (last - first > 2) tell_row(first, last);
      if (last - first == 2) tell_behind_town(first);
      for (std::size_t i = first; i < last; ++i) {
        if (is_town(all_.list[i]) && has_office(all_.list[i])) set(i, divisions_of(i));
      }
      first = last;
    }
  }

 private:
  static constexpr std::size_t kLongestRow = 24;
  static constexpr std::uint8_t kStrength = 5;

  const KnownName& known_of(const NameCandidate& c) const { return all_.known[static_cast<std::size_t>(c.known)]; }
  const NameEntry& first_entry(const NameCandidate& c) const { return all_.entries[known_of(c).first_entry]; }

  std::uint32_t count_of(const NameCandidate& c) const { return known_of(c).last_entry - known_of(c).first_entry; }

  bool is_place(const NameCandidate& c) const {
    return !c.silent && !c.open && !c.weak && c.known >= 0 && c.type == EntityType::gpe && !is_country(first_entry(c));
  }
  // A place that is no division at first sight.
  bool is_town(const NameCandidate& c) const {
    return is_place(c) && !c.headline && first_entry(c).id_prefix == "geonames:" &&
           document_.tokens[c.first].letters == LetterCase::capital;
  }
  // Two names, and a comma, a conjunction or both between them; not all need be known.
  bool is_in_row(const NameCandidate& left, const NameCandidate& right) const {
    if (left.sentence != right.sentence || left.silent || right.silent) return false;
    if (!(is_place(left) || left.open) || !(is_place(right) || right.open)) return false;
    if (right.first <= left.last || right.first > left.last + 2) return false;
    const bool comma = text_of(document_, left.last, left.last + 1) == ",";
    const bool joined = lexicon_.features(document_.tokens[right.first - 1].word).has(classes_.conjunction);
    return right.first == left.last + 1 ? comma || joined : comma && joined;
  }

  // The divisions of that name, with and without the word for what they are.
  std::vector<NameEntry> divisions_of(std::size_t number) const {
    const NameCandidate& c = all_.list[number];
    std::vector<NameEntry> found;
    const KnownName& known = known_of(c);
    found.assign(all_.entries.begin() + known.first_entry, all_.entries.begin() + known.last_entry);
    std::string name(text_of(document_, c));
    const std::size_t size = name.size();
    for (std::string_view kinds = kinds_; !kinds.empty();) {
      const std::size_t end = std::min(kinds.find('/'), kinds.size());
      name.resize(size);
      name.append(" ").append(kinds.substr(0, end));
      matcher_.look_up(name, false, found);
      kinds.remove_prefix(std::min(end + 1, kinds.size()));
    }
    std::erase_if(found, [](const NameEntry& e) { return !is_division(e); });
    for (NameEntry& e : found) e.weak = false;
    return found;
  }
  void set(std::size_t number, const std::vector<NameEntry>& entries) {
    if (entries.empty()) return;
    NameCandidate& c = all_.list[number];
    KnownName known = known_of(c);
    known.first_entry = static_cast<std::uint32_t>(all_.entries.size());
    all_.entries.insert(all_.entries.end(), entries.begin(), entries.end());
    known.last_entry = static_cast<std::uint32_t>(all_.entries.size());
    c.known = static_cast<std::int32_t>(all_.known.size());
    c.strength = std::max(c.strength, kStrength);
    all_.known.push_back(known);
  }

  // "Velmar governor", "the chief minister of Velmar".
  bool has_office(const NameCandidate& c) const {
    const Sentence& sentence = document_.sentences[c.sentence];
    const auto office = [&](std::uint32_t at) { return begins_office(sentence, at); };
    if (c.last < sentence.last && document_.tokens[c.last].gap == Gap::space && office(c.last)) return true;
    if (c.first < sentence.first + 2) return false;
    const Sense* of = lexicon_.sense(document_.tokens[c.first - 1].word, classes_.row_opener);
    if (of == nullptr || of->value.empty()) return false;
    constexpr std::uint32_t kWords = 2;
    for (std::uint32_t back = 2; back <= kWords + 1 && c.first >= sentence.first + back; ++back) {
      if (office_length(sentence, c.first - back) == back - 1) return true;
    }
    return false;
  }
  bool begins_office(const Sentence& sentence, std::uint32_t at) const { return office_length(sentence, at) != 0; }
  // Of one word or two.
  std::uint32_t office_length(const Sentence& sentence, std::uint32_t at) const {
    const Sense* front = lexicon_.sense(document_.tokens[at].word, classes_.division_office);
    if (front != nullptr && front->value.empty()) return 1;
    const bool two = front != nullptr && at + 1 < sentence.last &&
                     lexicon_.features(document_.tokens[at + 1].word).has(classes_.office_noun);
    return two ? 2 : 0;
  }

  // "Oske, Velmar", and no further name in the row.
  void tell_behind_town(std::size_t number) {
    const NameCandidate& town = all_.list[number];
    const NameCandidate& c = all_.list[number + 1];
    if (!is_town(town) || !is_town(c) || c.first != town.last + 1) return;
    if (text_of(document_, town.last, town.last + 1) != ",") return;
    // One that the lists have by the bare name is chosen later.
    const auto readings = std::span(all_.entries).subspan(known_of(c).first_entry, count_of(c));
    if (std::any_of(readings.begin(), readings.end(), is_division)) return;
    std::vector<NameEntry> found = divisions_of(number + 1);
    const KnownName& known = known_of(town);
    std::erase_if(found, [&](const NameEntry& division) {
      return std::none_of(all_.entries.begin() + known.first_entry, all_.entries.begin() + known.last_entry,
                          [&](const NameEntry& e) { return !is_division(e) && e.region == division.region; });
    });
    set(number + 1, found);
  }

  void tell_row(std::size_t first, std::size_t last) {
    const auto is_known = [&](const NameCandidate& c) { return is_place(c); };
    const auto begin = all_.list.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = all_.list.begin() + static_cast<std::ptrdiff_t>(last);
    if (std::count_if(begin, end, is_known) < 3) return;
    const auto division =
        std::find_if(begin, end, [&](const NameCandidate& c) { return is_place(c) && is_division(first_entry(c)); });
    if (division == end || !std::any_of(begin, end, [&](const NameCandidate& c) { return is_small(c); })) return;
    const std::string_view country = first_entry(*division).country;
    std::vector<std::pair<std::size_t, std::vector<NameEntry>>> told;
    for (std::size_t i = first; i < last; ++i) {
      if (!is_small(all_.list[i])) continue;
      std::vector<NameEntry> found = divisions_of(i);
      std::erase_if(found, [&](const NameEntry& e) { return e.country != country; });
      if (found.empty()) return;
      told.emplace_back(i, std::move(found));
    }
    for (const auto& [i, entries] : told) set(i, entries);
  }
  bool is_small(const NameCandidate& c) const { return is_town(c) && first_entry(c).weight < kLargePlace; }

  const Document::Data& document_;
  const Lexicon& lexicon_;
  const NameClasses& classes_;
  const NameMatcher& matcher_;
  const std::string_view kinds_;
  NameCandidates& all_;
};

}  // namespace

void tell_seats(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes,
                const NameMatcher& matcher, std::string_view kinds, NameCandidates& all) {
  if (!kinds.empty()) SeatTeller(document, lexicon, classes, matcher, kinds, all).run();
}

}  // namespace dateline
