#include "extract/short_forms.h"

#include <algorithm>

namespace dateline {

namespace {

bool is_east(std::string_view value) { return value == "east" || value == "chinese"; }

}  // namespace

void append_key(std::string_view text, std::string& key) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 'A' && byte <= 'Z') {
      key += static_cast<char>(byte + 32);
    } else if (byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) {
      key += c;
    }
  }
}

PersonIndex::PersonIndex(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes)
    : document_(document), lexicon_(lexicon), classes_(classes) {}

// The parts of a name: particles and articles belong to what follows ("van der Bellen" has the part "bellen").
std::vector<std::string> PersonIndex::words_of(const NameCandidate& candidate) const {
  std::vector<std::string> out;
  for (std::uint32_t i = candidate.first; i < candidate.last; ++i) {
    const Token& token = document_.tokens[i];
    if (token.type != TokenType::word || token.letters == LetterCase::lower) {
      // "Jong-un": what follows a hyphen in small letters belongs to the part.
      if (token.type == TokenType::word && token.gap == Gap::glued && !out.empty() && i > candidate.first + 1) {
        append_key({document_.text.data() + token.begin, token.end - token.begin}, out.back());
      }
      continue;
    }
    std::string word;
    append_key({document_.text.data() + token.begin, token.end - token.begin}, word);
    if (!word.empty()) out.push_back(std::move(word));
  }
  return out;
}

std::int32_t PersonIndex::enter(const NameCandidates& all, std::uint32_t number) {
  const NameCandidate& candidate = all.list[number];
  const std::uint32_t begin = document_.tokens[candidate.first].begin;
  const std::uint32_t end = document_.tokens[candidate.last - 1].end;
  const std::string_view text(document_.text.data() + begin, end - begin);
  std::string key;
  std::string name(text);
  if (candidate.known >= 0) {
    const KnownName& known = all.known[static_cast<std::size_t>(candidate.known)];
    name = std::string(all.entries[known.first_entry].name);
  }
  append_key(name, key);
  const auto [it, is_new] = by_key_.emplace(key, static_cast<std::int32_t>(persons_.size()));
  if (!is_new) {
    FullName& person = persons_[static_cast<std::size_t>(it->second)];
    if (person.known < 0) person.known = candidate.known;
    // In text order, though those that only their surroundings tell come later.
    person.mentions.insert(std::upper_bound(person.mentions.begin(), person.mentions.end(), number), number);
    return it->second;
  }
  FullName person;
  person.words = words_of(candidate);
  // "King Abdullah" is not "King" for short.
  const Sense* office = lexicon_.sense(document_.tokens[candidate.first].word, classes_.title);
  if (office != nullptr && office->value != "occupation" && person.words.size() > 1) {
    person.words.erase(person.words.begin());
  }
  person.name = std::move(name);
  person.key = std::move(key);
  person.known = candidate.known;
  const Sense* family = lexicon_.sense(document_.tokens[candidate.first].word, classes_.family);
  const Sense* given = lexicon_.sense(document_.tokens[candidate.first].word, classes_.given);
  person.male = given != nullptr && !given->option("male").empty();
  person.mentions.push_back(number);
  // "Kim Min-woo" is east, "Kim Novak" need not be: three parts, or a hyphen in the second.
  const bool eastern_shape =
      person.words.size() == 3 || (person.words.size() == 2 && candidate.last - candidate.first > 2);
  person.east = family != nullptr && is_east(family->value) && (given == nullptr || eastern_shape);
  const std::int32_t index = it->second;
  if (!person.words.empty()) {
    const bool east = person.east && person.words.size() > 1;
    by_family_[east ? person.words.front() : person.words.back()].push_back(index);
    if (person.words.size() > 1) by_given_[east ? person.words.back() : person.words.front()].push_back(index);
    if (person.words.size() > 2 && !east) by_given_[person.words[person.words.size() - 2]].push_back(index);
  }
  persons_.push_back(std::move(person));
  return index;
}

const std::vector<std::int32_t>* PersonIndex::having(const std::string& word, bool given) const {
  const auto& map = given ? by_given_ : by_family_;
  const auto it = map.find(word);
  return it == map.end() ? nullptr : &it->second;
}

// "Mrs Pell" is not Arthur Pell.
bool PersonIndex::is_addressed_as_woman(const NameCandidate& candidate) const {
  const std::uint32_t begin = document_.sentences[candidate.sentence].first;
  if (candidate.first == begin) return false;
  std::uint32_t at = candidate.first - 1;
  if (at > begin && document_.tokens[at].type == TokenType::punctuation) --at;  // "Mrs."
  const Sense* title = lexicon_.sense(document_.tokens[at].word, classes_.title);
  return title != nullptr && title->value == "female";
}

std::int32_t PersonIndex::find(const NameCandidates& all, std::uint32_t number, bool given) const {
  if (persons_.empty()) return -1;
  const std::vector<std::string> words = words_of(all.list[number]);
  if (words.empty()) return -1;
  std::string key;
  for (const std::string& word : words) key += word;
  if (const auto it = by_key_.find(key); it != by_key_.end()) return it->second;
  const std::vector<std::int32_t>* found = having(words.back(), false);
  if (found == nullptr && words.size() > 1) found = having(words.front(), false);
  if (found == nullptr && given && words.size() == 1) found = having(words.back(), true);
  if (found == nullptr) return -1;
  const bool woman = is_addressed_as_woman(all.list[number]);
  std::int32_t before = -1, behind = -1;
  std::uint32_t nearest = 0;
  for (const std::int32_t index : *found) {
    const FullName& person = persons_[static_cast<std::size_t>(index)];
    if (woman && person.male && words.size() == 1) continue;
    if (words.size() > 1) {
      // "Han Sung Min" is not "Han Jae Min": every part must be one of the person's, or an initial of one.
      const bool all_in = std::all_of(words.begin(), words.end(), [&](const std::string& word) {
        return std::any_of(person.words.begin(), person.words.end(), [&](const std::string& other) {
          return word == other || (word.size() == 1 && other[0] == word[0]) ||
                 (other.size() == 1 && other[0] == word[0]);
        });
      });
      if (!all_in) continue;
    }
    const auto next = std::lower_bound(person.mentions.begin(), person.mentions.end(), number);
    if (next != person.mentions.begin() && (before < 0 || *(next - 1) >= nearest)) {
      before = index;
      nearest = *(next - 1);
    }
    if (next != person.mentions.end() && behind < 0) behind = index;
  }
  return before >= 0 ? before : behind;
}

}  // namespace dateline
