#include "extract/name_acronyms.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dateline {

namespace {

class Acronyms {
 public:
  Acronyms(const Document::Data& document, NameCandidates& all) : document_(document), all_(all) {}

  std::vector<NameLink> link() {
    std::vector<NameLink> links;
    std::unordered_map<std::string, std::uint32_t> acronyms;
    std::unordered_map<std::string, std::uint32_t> initials;  // of organisations, for letters without brackets
    for (std::size_t i = 0; i + 1 < all_.list.size(); ++i) {
      // Or the letters stand first, and the brackets explain them.
      const std::size_t inside = i + 1, letters_at = is_acronym(document_, all_.list[i]) ? i : inside,
                        full_at = 2 * i + 1 - letters_at;
      NameCandidate& full = all_.list[full_at];
      const NameCandidate& acronym = all_.list[letters_at];
      const std::uint32_t end = all_.list[i].last;
      if (full.sentence != acronym.sentence || all_.list[inside].first != end + 1 ||
          document_.text[document_.tokens[end].begin] != '(') {
        continue;
      }
      const std::string_view letters = text_of(document_, acronym);
      if (is_acronym(document_, acronym)) {
        if (!is_acronym_of(letters, full) && !is_of_another(acronym, full, letters_at == inside)) continue;
      } else if (!is_short_name_of(acronym, full)) {
        continue;
      }
      if (full.open || (full.type == EntityType::event && full_at == inside)) {
        full.open = false;
        full.type = EntityType::org;
        full.strength = 6;
        full.rule = "acronym.full";
      }
      acronyms[std::string(letters)] = static_cast<std::uint32_t>(full_at);
    }
    for (std::uint32_t i = 0; i < all_.list.size(); ++i) {
      const NameCandidate& c = all_.list[i];
      if (!c.open && !c.silent && c.type == EntityType::org && c.last > c.first + 2) note_initials(c, i, initials);
    }
    for (NameCandidate& c : all_.list) {
      if (c.last != c.first + 1 || c.silent) continue;
      const std::string letters(text_of(document_, c));
      auto it = acronyms.find(letters);
      if (it == acronyms.end()) {
        if (!c.open || !is_acronym(document_, c) || letters.size() < 3) continue;
        it = initials.find(letters);
        if (it == initials.end()) continue;
      }
      const NameCandidate& full = all_.list[it->second];
      c.open = c.weak = false;
      c.type = full.type;
      c.strength = std::max<std::uint8_t>(full.strength, 5);
      c.rule = "acronym";
      links.push_back({static_cast<std::uint32_t>(&c - all_.list.data()), it->second});
    }
    return links;
  }

 private:
  // "U.S. Coastal Survey" is the UCS and the CS.
  void note_initials(const NameCandidate& c, std::uint32_t number,
                     std::unordered_map<std::string, std::uint32_t>& initials) const {
    std::string letters = initials_of(c);
    const Token& front = document_.tokens[c.first];
    const std::string_view word = std::string_view(document_.text).substr(front.begin, front.end - front.begin);
    const bool land = front.letters == LetterCase::upper && word.find('.') != std::string_view::npos;
    if (land && letters.size() > 1) initials.emplace(letters.substr(1), number);
    initials.emplace(std::move(letters), number);
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

  // "Development Bank of Velmar (CAF)": letters in brackets that a list knows as another's stand for the body before
  // them, in the language of whose name they are.
  bool is_of_another(const NameCandidate& c, const NameCandidate& full, bool inside) const {
    if (!inside || c.known < 0 || c.type != EntityType::org || full.type != EntityType::org) return false;
    if (full.open || full.silent || full.known >= 0 || full.last < full.first + 3) return false;
    return c.last < document_.tokens.size() && document_.text[document_.tokens[c.last].begin] == ')';
  }

  // "Rainfall Survey (Rasur)": a word of no table, alone in brackets behind an organisation, that begins as one of
  // its words does.
  bool is_short_name_of(const NameCandidate& c, const NameCandidate& full) const {
    if (!c.open || c.last != c.first + 1 || full.open || full.silent || full.type != EntityType::org) return false;
    const Token& token = document_.tokens[c.first];
    if (token.word != 0 || full.last < full.first + 3 || c.last >= document_.tokens.size()) return false;
    return document_.text[document_.tokens[c.last].begin] == ')' &&
           initials_of(full).find(document_.text[token.begin]) != std::string::npos;
  }

  const Document::Data& document_;
  NameCandidates& all_;
};

}  // namespace

bool is_acronym(const Document::Data& document, const NameCandidate& c) {
  const Token& token = document.tokens[c.first];
  return c.last == c.first + 1 && token.letters == LetterCase::upper && token.end - token.begin > 1;
}

std::vector<NameLink> link_acronyms(const Document::Data& document, NameCandidates& all) {
  return Acronyms(document, all).link();
}

}  // namespace dateline
