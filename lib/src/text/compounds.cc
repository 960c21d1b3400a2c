// Words and numbers with more than ASCII letters or digits in them.
#include <algorithm>

#include "text/addresses.h"
#include "text/scanner.h"

namespace dateline {
namespace {

constexpr char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// Whether U+2019 stands there, or the sign that is often taken for it, U+2018.
bool is_curly_apostrophe(std::string_view text) {
  return text.size() >= 3 && text.substr(0, 2) == "\xE2\x80" && (text[2] == '\x99' || text[2] == '\x98');
}

// Where the last apostrophe stands; npos where there is none.
std::size_t last_apostrophe(std::string_view word) {
  for (std::size_t at = word.size(); at-- > 0;) {
    if (word[at] == '\'' || is_curly_apostrophe(word.substr(at))) return at;
  }
  return std::string_view::npos;
}

// Compares a form of the tailoring with text, in any case; a typewriter's apostrophe in the form stands for any.
// Returns the bytes of text that the form covers, or 0.
std::uint32_t match_form(std::string_view form, std::string_view text) {
  std::size_t at = 0;
  for (const char c : form) {
    if (c == '\'' && is_curly_apostrophe(text.substr(std::min(at, text.size())))) {
      at += 3;
    } else if (at < text.size() && lower_ascii(text[at]) == c) {
      ++at;
    } else {
      return 0;
    }
  }
  return static_cast<std::uint32_t>(at);
}

// A capital before a domain name is another word: "ex-Example.com".
bool is_domain_part(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; }
bool is_file_name_part(char c) { return is_domain_part(lower_ascii(c)); }

bool joins_words(CharClass c) {
  return is_letter(c) || c == CharClass::digit || c == CharClass::connector || c == CharClass::mark;
}

}  // namespace

// A word as far as it is read.
struct WordScanner::Compound {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t piece = 0;  // behind the last stop
  CharClass first = CharClass::none;
  CharClass last = CharClass::none;
  bool letters = false;
  bool connectors = false;
  bool stops = false;
  bool apostrophes = false;
  bool complex = false;  // goes on in a script that ICU has to cut
  bool file = false;
};

void WordScanner::take_compound() {
  Compound word;
  const Character first = read_character(text_, at_);
  word.begin = word.piece = at_;
  word.end = skip_marks(first.end);
  word.first = word.last = first.cls;
  word.letters = is_letter(first.cls);
  word.connectors = first.cls == CharClass::connector;
  if (word.letters) {
    if (const std::uint32_t url = find_url_end(text_, at_); url != 0) return add_address(out_.size(), at_, url);
    if (const std::uint32_t acronym = acronym_end(at_, first); acronym != 0) {
      add_read(at_, acronym);
      at_ = acronym;
      return;
    }
  }
  while (extend(word)) {
  }
  if (word.complex) return take_complex(word.begin);
  finish(word);
}

// Takes the next character, or the next two where a sign joins them, into the word. Returns false at its end.
bool WordScanner::extend(Compound& word) const {
  const Character next = read_character(text_, word.end);
  if (next.cls == CharClass::complex) {
    word.complex = true;
    return false;
  }
  if (is_letter(next.cls) || next.cls == CharClass::digit || next.cls == CharClass::connector) {
    if (is_letter(next.cls) && word.last == CharClass::digit && word.first == CharClass::digit && !word.letters &&
        !word.connectors) {
      if (const std::uint32_t ending = number_ending(word.end); ending != 0) word.end = ending;
      return false;
    }
    word.letters |= is_letter(next.cls);
    word.connectors |= next.cls == CharClass::connector;
    word.last = next.cls;
    word.end = skip_marks(next.end);
    return true;
  }
  if (next.cls == CharClass::none || is_white(next.cls)) {
    // The narrow no-break space of French thousands.
    if (slice(word.end, next.end) != "\xE2\x80\xAF" || word.last != CharClass::digit) return false;
  }
  const std::uint32_t after = skip_marks(next.end);
  const Character beyond = read_character(text_, after);
  const bool mid = next.cls >= CharClass::mid_letter && next.cls <= CharClass::apostrophe;
  if (mid && beyond.cls == CharClass::complex && word.last != CharClass::connector) {
    word.complex = true;
    return false;
  }
  if (!joins(word, next, after, beyond)) return false;
  if (text_[word.end] == '.') {
    word.stops = true;
    word.file |= !is_letter(word.last) && is_letter(beyond.cls);
    word.piece = after;
  }
  word.apostrophes |= next.cls == CharClass::apostrophe;
  word.last = beyond.cls;
  word.letters |= is_letter(beyond.cls);
  word.end = skip_marks(beyond.end);
  return true;
}

bool WordScanner::joins(const Compound& word, const Character& mid, std::uint32_t after,
                        const Character& beyond) const {
  const char sign = text_[word.end];
  if (is_letter(word.last) && is_letter(beyond.cls)) {
    if (sign == '&') return ampersand_joins(word) && beyond.cls == CharClass::upper;
    if (sign == '.' || slice(word.end, mid.end) == "\xEF\xBC\x8E") return stop_joins(word, after, beyond);
    // "S:t" is a word, "said:He" and "AP:x" are two.
    if (sign == ':') return skip_marks(read_character(text_, word.piece).end) == word.end;
    return mid.cls == CharClass::mid_letter || mid.cls == CharClass::mid_both || mid.cls == CharClass::apostrophe;
  }
  if (word.last == CharClass::digit && beyond.cls == CharClass::digit) {
    if (mid.cls == CharClass::mid_number || mid.cls == CharClass::mid_both) return true;
    // 1'000 is a number, 5'10 a height.
    if (mid.cls != CharClass::apostrophe && mid.cls != CharClass::space) return false;
    std::uint32_t end = after;
    while (end < size() && end - after < 4 && text_[end] >= '0' && text_[end] <= '9') ++end;
    return end - after == 3;
  }
  if (sign == '.' && is_letter(beyond.cls) && (word.last == CharClass::digit || word.last == CharClass::connector)) {
    return name_ending(slice(after, skip_alphanumeric(after, 7))) == NameEnding::file;
  }
  return false;
}

// UAX #29 joins letters at a stop; a small letter before and a capital behind it are a missing space
// ("underway.Belarus").
bool WordScanner::stop_joins(const Compound& word, std::uint32_t after, const Character& beyond) const {
  if (beyond.cls != CharClass::upper || word.last != CharClass::lower) return true;
  bool all_lower = true;
  std::uint32_t letters = 0;
  for (std::uint32_t at = word.piece; at < word.end; ++letters) {
    const Character c = read_character(text_, at);
    all_lower = all_lower && c.cls == CharClass::lower;
    at = skip_marks(c.end);
  }
  if (letters < 2) return true;
  const bool capitalised = read_character(text_, skip_marks(beyond.end)).cls == CharClass::lower;
  if (!all_lower && !capitalised) return true;
  return name_ending(slice(after, skip_alphanumeric(after, 7))) != NameEnding::none;
}

// AT&T, R&D: capitals alone on the left side, one on the right.
bool WordScanner::ampersand_joins(const Compound& word) const {
  if (word.end - word.begin > 8) return false;
  for (std::uint32_t at = word.begin; at < word.end;) {
    const Character c = read_character(text_, at);
    if (c.cls != CharClass::upper && text_[at] != '&') return false;
    at = c.end;
  }
  return true;
}

// Returns the end of single letters with stops, the last stop with them: "U.N.", "a.m.", "J." before a name; 0 where
// none begins here.
std::uint32_t WordScanner::acronym_end(std::uint32_t begin, const Character& first) const {
  std::uint32_t pairs = 0, end = begin;
  Character next = first;
  for (;;) {
    const std::uint32_t stop = skip_marks(next.end);
    if (!is_letter(next.cls) || stop >= size() || text_[stop] != '.') break;
    ++pairs;
    end = stop + 1;
    next = read_character(text_, end);
  }
  if (pairs == 0 || next.cls == CharClass::mark || next.cls == CharClass::complex) return 0;
  if (is_letter(next.cls)) {
    const Character second = read_character(text_, skip_marks(next.end));
    if (!joins_words(second.cls))
      return pairs == 1 && second.cls == CharClass::complex ? 0 : skip_marks(next.end);  // "U.S-led"
    // "U.S.Army", "J.Smith"; not "M.Sc", nor "a.word".
    if (pairs > 1) return end;
    const Character third = read_character(text_, skip_marks(second.end));
    const bool name = first.cls == CharClass::upper && next.cls == CharClass::upper && second.cls == CharClass::lower;
    return name && third.cls == CharClass::lower ? end : 0;
  }
  if (pairs > 1) return end;
  if (first.cls != CharClass::upper) return 0;
  if (next.cls != CharClass::space && !(end < size() && text_[end] == '-')) return 0;
  return read_character(text_, next.end).cls == CharClass::upper ? end : 0;
}

std::uint32_t WordScanner::number_ending(std::uint32_t at) const {
  for (const std::string& form : tailoring_.number_endings) {
    const std::uint32_t length = match_form(form, text_.substr(at, form.size() * 3));
    if (length == 0) continue;
    const CharClass behind = read_character(text_, at + length).cls;
    if (!joins_words(behind) && behind != CharClass::complex) return at + length;
  }
  return 0;
}

std::uint32_t WordScanner::clitic_end(std::uint32_t at) const {
  for (const std::string& form : tailoring_.clitic_endings) {
    const std::uint32_t length = match_form(form, text_.substr(at, form.size() * 3));
    if (length == 0) continue;
    const CharClass behind = read_character(text_, at + length).cls;
    if (!joins_words(behind) && behind != CharClass::complex) return at + length;
  }
  return 0;
}

std::uint32_t WordScanner::clitic_beginning(std::uint32_t begin, std::uint32_t end) const {
  for (const std::string& form : tailoring_.clitic_beginnings) {
    const std::uint32_t length = match_form(form, slice(begin, end));
    if (length != 0 && begin + length < end) return length;
  }
  return 0;
}

std::uint32_t WordScanner::skip_alphanumeric(std::uint32_t at, std::uint32_t most) const {
  const std::uint32_t begin = at;
  auto is_alphanumeric = [](char c) {
    return (lower_ascii(c) >= 'a' && lower_ascii(c) <= 'z') || (c >= '0' && c <= '9');
  };
  while (at < size() && at - begin < most && is_alphanumeric(text_[at])) ++at;
  return at;
}

void WordScanner::finish(const Compound& word) {
  const std::uint32_t begin = word.begin;
  std::uint32_t end = word.end;
  if (word.stops) {
    const NameEnding ending =
        word.letters && word.end - word.piece <= 7 ? name_ending(slice(word.piece, word.end)) : NameEnding::none;
    if (ending != NameEnding::none) return finish_name(begin, end, ending == NameEnding::file);
    // "Ph.D.": the stop belongs to a single letter at the end.
    const Character last = read_character(text_, word.piece);
    if (last.cls == CharClass::upper && skip_marks(last.end) == end && end < size() && text_[end] == '.' &&
        !is_letter(read_character(text_, end + 1).cls)) {
      end = skip_marks(end + 1);
    }
  }
  std::uint32_t from = begin, to = end;
  if (word.apostrophes) {
    if (const std::uint32_t length = clitic_beginning(from, to); length != 0) {
      add_read(from, from + length);
      from += length;
    }
    const std::size_t last = last_apostrophe(slice(from, to));
    if (last != std::string_view::npos && last > 0 && clitic_end(from + static_cast<std::uint32_t>(last)) == to) {
      to = from + static_cast<std::uint32_t>(last);
    }
  }
  add_read(from, to);
  if (to < end) add_read(to, end);
  at_ = end;
}

// A domain or file name, with what is glued to it: "new-site.com/news", "photo-1.jpg".
void WordScanner::finish_name(std::uint32_t begin, std::uint32_t end, bool file) {
  std::size_t first = out_.size();
  if (gap_ == Gap::glued && (file || is_domain_part(text_[begin]))) {
    first = glued_before(begin, file ? is_file_name_part : is_domain_part);
  }
  if (first < out_.size()) begin = out_[first].begin;
  if (!file) {
    if (const std::uint32_t path = find_path_end(text_, end); path != 0) end = path;
  }
  add_address(first, begin, end);
}

}  // namespace dateline
