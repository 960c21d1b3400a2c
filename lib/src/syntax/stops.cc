#include "syntax/stops.h"

#include <algorithm>
#include <array>

#include "syntax/list_marker.h"

namespace dateline {
namespace {

using namespace std::literals;

constexpr std::array kOtherStops = {"\u2026"sv, "\u3002"sv, "\uFF01"sv, "\uFF1F"sv, "\uFF0E"sv, "\uFF61"sv, "\u203C"sv,
                                    "\u2047"sv, "\u2048"sv, "\u2049"sv, "\u061F"sv, "\u0964"sv, "\u06D4"sv};
constexpr std::array kQuestions = {"\uFF1F"sv, "\u2047"sv, "\u2048"sv, "\u2049"sv, "\u061F"sv};

// Stand between sentences without a space.
constexpr std::array kWideStops = {"\u3002"sv, "\uFF01"sv, "\uFF1F"sv, "\uFF0E"sv, "\uFF61"sv};

// Those outside ASCII.
constexpr std::array kClosers = {"\u201D"sv, "\u2019"sv, "\u00BB"sv, "\u203A"sv, "\u300D"sv, "\u300F"sv, "\uFF09"sv};
constexpr std::array kOpeners = {"\u201C"sv, "\u2018"sv, "\u201E"sv, "\u00AB"sv,
                                 "\u2039"sv, "\u00BF"sv, "\u00A1"sv, "\u300C"sv};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view what) {
  return std::find(list.begin(), list.end(), what) != list.end();
}

// Returns whether it is one ASCII character of `ascii`, or one of the list.
template <std::size_t N>
bool is_one_of(std::string_view ascii, const std::array<std::string_view, N>& list, std::string_view what) {
  if (static_cast<unsigned char>(what.front()) >= 0x80) return what.size() <= 3 && contains(list, what);
  return what.size() == 1 && ascii.find(what.front()) != std::string_view::npos;
}

bool is_bracket(std::string_view s) { return s == ")" || s == "]" || s == "}" || s == "\uFF09"; }

bool has_vowel(std::string_view word) { return word.find_first_of("aeiouyAEIOUY") != std::string_view::npos; }

bool is_capital(const Token& token) {
  return token.letters == LetterCase::capital || token.letters == LetterCase::upper;
}

}  // namespace

StopReader::StopReader(const Lexicon& lexicon, std::string_view text, const std::vector<Token>& tokens)
    : lexicon_(lexicon),
      text_(text),
      tokens_(tokens),
      never_(lexicon.class_named("ABBREVIATION")),
      may_end_(lexicon.class_named("ABBREVIATION_MAY_END")),
      ends_(lexicon.class_named("ABBREVIATION_ENDS")),
      place_(lexicon.class_named("ABBREVIATION_OF_PLACE")),
      after_time_(lexicon.class_named("AFTER_TIME")),
      before_number_(lexicon.class_named("ABBREVIATION_BEFORE_NUMBER")),
      name_with_stop_(lexicon.class_named("NAME_WITH_STOP")),
      starter_(lexicon.class_named("SENTENCE_STARTER")),
      article_(lexicon.class_named("ARTICLE")),
      preposition_(lexicon.class_named("PREPOSITION")),
      conjunction_(lexicon.class_named("CONJUNCTION")),
      report_verb_(lexicon.class_named("REPORT_VERB")),
      pronoun_(lexicon.class_named("PRONOUN")),
      credit_(lexicon.class_named("CREDIT_CUE")),
      weekday_(lexicon.class_named("WEEKDAY")),
      month_(lexicon.class_named("MONTH")) {}

// "batted .534", "(.534 of them)": the point of a number without its zero.
bool StopReader::is_point(std::uint32_t at) const {
  if (at + 1 >= size() || tokens_[at + 1].type != TokenType::number || tokens_[at + 1].gap != Gap::glued) return false;
  return tokens_[at].gap != Gap::glued || (at > 0 && is_opener(at - 1));
}

bool StopReader::is_stop(std::uint32_t at) const {
  const std::string_view s = str(at);
  if (s == ".") return !is_point(at);
  if (s.back() == '.') return tokens_[at].type != TokenType::number;
  if (s.front() == '!' || s.front() == '?') return true;
  return static_cast<unsigned char>(s.front()) >= 0x80 && s.size() <= 3 && contains(kOtherStops, s);
}

// "Image: Reuters" behind a caption, which mostly has no stop.
bool StopReader::is_credit(std::uint32_t at) const {
  if (at + 2 >= size() || !has(at, credit_) || !is_capital(tokens_[at])) return false;
  if (str(at + 1) != ":" || tokens_[at + 1].gap != Gap::glued) return false;
  return tokens_[at + 2].gap != Gap::glued && is_capital(tokens_[at + 2]);
}

std::uint32_t StopReader::skip_date_line(std::uint32_t at) const {
  bool month = false, year = false;
  std::uint32_t end = at;
  for (; end < size() && end < at + 7 && (end == at || tokens_[end].gap <= Gap::space); ++end) {
    const Token& token = tokens_[end];
    year = token.type == TokenType::number && token.end - token.begin == 4;
    if (has(end, month_)) {
      month = true;
    } else if (token.type != TokenType::number && !has(end, weekday_) && str(end) != ",") {
      break;
    } else if (month && year) {
      ++end;
      break;
    }
  }
  const bool whole = month && year && end < size() && tokens_[end].gap == Gap::space && is_starter(end);
  return whole ? end : at;
}

bool StopReader::is_rule(std::uint32_t at) const {
  const std::string_view s = str(at);
  if (tokens_[at].gap == Gap::glued || (at + 1 < size() && tokens_[at + 1].gap == Gap::glued)) return false;
  return s.size() >= 3 &&
         (s[0] == '=' || s[0] == '*' || s[0] == '_' || s[0] == '~' || (s[0] == '-' && s.size() >= 5)) &&
         s.find_first_not_of(s[0]) == std::string_view::npos;
}

bool StopReader::is_opener(std::uint32_t at) const { return is_one_of("([{\"'`", kOpeners, str(at)); }

bool StopReader::is_closer(std::uint32_t at) const {
  const std::string_view s = str(at);
  if (is_one_of(")]}\"'", kClosers, s)) return true;
  // German and Polish close with what English opens with.
  return s == "\u201C" && tokens_[at].gap == Gap::glued && (at + 1 >= size() || tokens_[at + 1].gap != Gap::glued);
}

std::uint32_t StopReader::skip_openers(std::uint32_t at) const {
  std::uint32_t end = at;
  while (end < size() && end - at < 3 && is_opener(end)) ++end;
  return end < size() ? end : at;
}

bool StopReader::begins_small(std::uint32_t at) const {
  const Token& token = tokens_[skip_openers(at)];
  return token.type == TokenType::word && token.letters == LetterCase::lower;
}

bool StopReader::goes_on(std::uint32_t at) const {
  const std::string_view s = str(at);
  if (s == "," || s == ";" || s == "-" || s == "\u2013" || s == "\u2014" || s == "&" || s == "/" || s == "(")
    return true;
  if (tokens_[at].letters != LetterCase::lower) return false;
  return has(at, article_) || has(at, preposition_) || has(at, conjunction_);
}

bool StopReader::is_starter(std::uint32_t at) const { return is_capital(tokens_[at]) && has(at, starter_); }

// A straight quotation mark with space on both sides closes where one has opened in the sentence.
bool StopReader::is_open_quote(std::uint32_t sentence, std::uint32_t at) const {
  if (str(at) != "\"") return false;
  constexpr std::uint32_t kFar = 400;  // tokens: nobody quotes longer in one sentence
  bool open = false;
  for (std::uint32_t i = at - std::min(at - sentence, kFar); i < at; ++i) open ^= str(i) == "\"";
  return open;
}

// The number of a note behind a stop: "[3]", or digits glued to it ("ends.11").
bool StopReader::skips_note(std::uint32_t& at) const {
  if (at >= size() || tokens_[at].gap != Gap::glued) return false;
  if (str(at) == "[") {
    for (std::uint32_t i = at + 1; i < size() && i < at + 5 && tokens_[i].gap != Gap::paragraph; ++i) {
      if (str(i) != "]") continue;
      if (!(tokens_[at + 1].flags & Token::kDigits) && i > at + 2) return false;
      at = i + 1;
      return true;
    }
    return false;
  }
  if (tokens_[at].type != TokenType::number || tokens_[at].end - tokens_[at].begin > 3) return false;
  std::uint32_t end = at + 1;
  while (end < size() && tokens_[end].type == TokenType::number && tokens_[end].gap == Gap::space &&
         tokens_[end].end - tokens_[end].begin <= 3) {
    ++end;
  }
  if (end >= size() || !is_capital(tokens_[end]) || tokens_[end].gap == Gap::glued) return false;
  at = end;
  return true;
}

// Takes further stops, glued or apart: "?!", ". . .", "!!! !".
void StopReader::take_marks(Stop& stop) const {
  std::uint32_t dots = 0;
  for (; stop.next < size() && is_stop(stop.next); ++stop.next) {
    const std::uint32_t at = stop.next;
    const std::string_view s = str(at);
    if (at > stop.first) {
      if (tokens_[at].gap > Gap::space || s.size() > 3 || (s.back() == '.' && s.size() > 1)) break;
      // "… compounds. . . . The practice": what is left out follows a sentence that is whole.
      const bool apart = tokens_[at].gap == Gap::space;
      if (apart && s == "." && dots == 1 && tokens_[stop.first].gap == Gap::glued) break;
      if (apart && s == "." && stop.strong) break;
    }
    dots += s.back() == '.';
    if (s.front() == '.' || s.back() == '.') continue;
    const bool question = s.front() == '?' || contains(kQuestions, s);
    stop.question |= question;
    stop.strong |= question || s.front() == '!' || s == "\uFF01" || s == "\u203C";
    stop.ellipsis |= s == "\u2026";
  }
  stop.ellipsis |= dots > 1;
}

void StopReader::take_closers(std::uint32_t sentence, Stop& stop) const {
  for (; stop.next < size(); ++stop.next) {
    const std::uint32_t at = stop.next;
    if (!is_closer(at) || tokens_[at].gap > Gap::space) break;
    if (tokens_[at].gap == Gap::space) {
      const bool apart = at + 1 >= size() || tokens_[at + 1].gap != Gap::glued;
      if (!is_bracket(str(at)) && !(apart && is_open_quote(sentence, at))) break;
    }
    (is_bracket(str(at)) ? stop.closed : stop.quoted) = true;
  }
}

Stop StopReader::read(std::uint32_t sentence, std::uint32_t at) const {
  Stop stop;
  stop.first = stop.next = at;
  for (;;) {
    const std::uint32_t before = stop.next;
    take_marks(stop);
    take_closers(sentence, stop);
    if (stop.next == before || stop.next >= size() || tokens_[stop.next].gap != Gap::glued) break;
  }
  while (skips_note(stop.next)) stop.noted = true;
  return stop;
}

// No space behind the stop: none is wanted in scripts without spaces; one is missing where a capital follows
// ("underway.Belarus", "over?They").
bool StopReader::ends_glued(const Stop& stop) const {
  if (str(stop.first).size() == 3 && contains(kWideStops, str(stop.first))) return true;
  const Token& next = tokens_[stop.next];
  if (stop.first == 0 || tokens_[stop.first].gap != Gap::glued) return false;
  if (next.type != TokenType::word || (next.flags & Token::kAddress)) return false;
  if (!stop.strong && !is_dot(stop.first)) return false;  // an acronym
  const Token& before = tokens_[stop.first - 1];
  if (before.type == TokenType::number) return is_starter(stop.next);
  if (before.type != TokenType::word || before.end - before.begin < 2) return false;
  return is_capital(next) && before.letters != LetterCase::upper && !has(stop.first - 1, never_);
}

// Small letters behind a stop: an abbreviation nobody lists, a name like "Yahoo!", or somebody who writes no capitals.
bool StopReader::ends_before_small(const Stop& stop, std::uint32_t next) const {
  if (stop.quoted || stop.closed || stop.ellipsis || stop.first == 0) return false;
  if (next != stop.next) return false;
  const ListMarker marker = list_marker_at(text_, tokens_, next);
  if (marker && (marker.closed || marker.value == 1)) return true;
  if (stop.strong && next + 1 < size() && has(next, starter_) && has(next + 1, report_verb_))
    return false;  // "Stop! he said"
  if (stop.question) return true;
  if (stop.strong) return has(next, starter_) && !has(stop.first - 1, name_with_stop_);
  const std::uint32_t word = stop.first - 1;
  if (!is_dot(stop.first) || is_abbreviation(word) || has(word, before_number_)) return false;
  const Token& token = tokens_[word];
  if (token.type == TokenType::number) return has(next, pronoun_);
  if (token.type != TokenType::word || token.letters != LetterCase::lower || !has_vowel(str(word))) return false;
  const std::uint32_t length = token.end - token.begin;
  return length >= 5 || ((length >= 3 || (length == 2 && has(word, starter_))) && has(next, starter_));
}

// Capitals without stops are abbreviations of titles and the like only among capitals: "MR. SMITH", not "a newer IE.
// Its".
bool StopReader::is_abbreviation(std::uint32_t word) const {
  const Features& features = lexicon_.features(tokens_[word].word);
  if (!features.has(never_) && !features.has(may_end_) && !features.has(ends_)) return false;
  const Token& token = tokens_[word];
  if (token.letters != LetterCase::upper || text_[token.end - 1] == '.' || word + 2 >= size()) return true;
  return tokens_[word + 2].letters == LetterCase::upper || has(word, may_end_);
}

bool StopReader::ends_behind_abbreviation(std::uint32_t word, const Stop& stop, std::uint32_t next) const {
  const bool number =
      tokens_[next].type == TokenType::number || str(next) == "$" || str(next) == "\u20AC" || str(next) == "\u00A3";
  if (has(word, ends_)) return !number && !has(next, after_time_);
  if (number) return false;
  if (stop.quoted) return true;
  if (has(word, never_) && !has(word, may_end_)) return false;
  if (has(word, place_) && word > 0 && str(word - 1) == "," && is_capital(tokens_[next])) return true;
  return is_starter(next);
}

bool StopReader::ends_behind_word(std::uint32_t sentence, const Stop& stop, std::uint32_t next) const {
  const bool own = !is_dot(stop.first);  // the stop is part of the token: "U.S.", "J."
  if (!own && (stop.first == 0 || tokens_[stop.first].gap != Gap::glued)) return true;
  const std::uint32_t word = own ? stop.first : stop.first - 1;
  const Token& token = tokens_[word];
  const bool number = (tokens_[next].flags & Token::kDigits) && tokens_[next].letters != LetterCase::upper;
  if (number && has(word, before_number_)) return false;
  // "1. The first item", "• 9. The ninth", "Q. What is it?", "P.S. Call me"
  const std::uint32_t begin = is_bullet(str(sentence)) ? sentence + 1 : sentence;
  if (word == begin && (own || token.type == TokenType::number || token.end - token.begin == 1)) return false;
  if (word == begin + 1 && list_marker_at(text_, tokens_, begin)) return false;
  if (own || is_abbreviation(word)) return ends_behind_abbreviation(word, stop, next);
  if (token.type != TokenType::word) return true;
  const std::uint32_t length = token.end - token.begin;
  const bool short_form =
      length == 1 || (length <= 4 && token.letters != LetterCase::upper && (token.flags & Token::kAscii) &&
                      !(token.flags & Token::kDigits) && !has_vowel(str(word)));
  return !short_form || ends_behind_abbreviation(word, stop, next);
}

// Returns whether the dots at `at` stand before a new sentence: ". . . The rest".
bool StopReader::capital_behind_dots(std::uint32_t at) const {
  while (at < size() && is_dot(at) && tokens_[at].gap <= Gap::space) ++at;
  return at < size() && tokens_[at].gap <= Gap::space && is_capital(tokens_[at]);
}

bool StopReader::ends_sentence(std::uint32_t sentence, const Stop& stop) const {
  const Token& behind = tokens_[stop.next];
  if (behind.gap == Gap::glued) {
    return stop.noted || ((!stop.closed || stop.quoted) && ends_glued(stop));
  }
  // "... and then": what is left out stands before the sentence.
  if (stop.ellipsis && stop.first == sentence) return false;
  // "[...]" leaves something out of the sentence that may go on.
  if (stop.ellipsis && stop.closed && stop.first > 0 && is_opener(stop.first - 1))
    return !stop.quoted && is_capital(behind);
  if (str(stop.next) == ".") return capital_behind_dots(stop.next);
  if (is_bullet(str(stop.next))) return true;
  const std::uint32_t next = skip_openers(stop.next);
  const Token& token = tokens_[next];
  const std::string_view s = str(next);
  if (token.type == TokenType::word && token.letters == LetterCase::lower && !(token.flags & Token::kAddress))
    return ends_before_small(stop, next);
  if (s == "," || s == ";" || s == ":" || s == ")" || s == "]" || s == "%" || s == "/") return false;
  if (s == "-" || s == "--" || s == "\u2013" || s == "\u2014") {
    // A name behind a quotation is its source.
    return next + 1 < size() && tokens_[next + 1].gap != Gap::glued && is_capital(tokens_[next + 1]) &&
           !stop.ellipsis && !stop.quoted && ends_behind_word(sentence, stop, next + 1);
  }
  if (stop.ellipsis) return s != "I" && (is_capital(token) || next != stop.next);
  if (stop.strong) return stop.first == 0 || !has(stop.first - 1, name_with_stop_) || is_starter(next);
  return ends_behind_word(sentence, stop, next);
}

}  // namespace dateline
