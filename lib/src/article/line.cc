#include "article/line.h"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view token, const std::array<std::string_view, N>& signs) {
  return std::find(signs.begin(), signs.end(), token) != signs.end();
}

constexpr std::array<std::string_view, 6> kStops = {".", "!", "?", "…", "...", "。"};
constexpr std::array<std::string_view, 15> kClosing = {"\"", "'", "”", "’", "“",  "‘", "«", "»",
                                                       "„",  ")", "]", "}", "''", "›", "‹"};
constexpr std::array<std::string_view, 8> kOpeningQuotes = {"\"", "'", "“", "‘", "«", "„", "``", "‹"};
// Agencies write the underscore for a dash, too.
constexpr std::array<std::string_view, 6> kDashes = {"-", "--", "–", "—", "―", "_"};
constexpr std::array<std::string_view, 6> kBars = {"|", "•", "·", "»", "¦", "●"};

// Longer lines are nobody's wrapping.
constexpr std::uint32_t kWidestColumn = 132;

void count(const Token& token, std::string_view str, Line& line) {
  switch (token.type) {
    case TokenType::number:
      ++line.numbers;
      break;
    case TokenType::word:
      if (str.size() < 2) {
        ++line.letters;
        break;
      }
      ++line.words;
      if (token.letters == LetterCase::capital || token.letters == LetterCase::upper) ++line.capitals;
      if (token.letters == LetterCase::lower) ++line.lowers;
      if (token.word != 0) ++line.known;
      break;
    case TokenType::punctuation:
    case TokenType::symbol:
      if (is_stop(str)) ++line.stops;
      if (is_bar(str)) ++line.bars;
      break;
  }
}

// What can be said once the line is whole.
void finish(const Document::Data& document, Line& line) {
  const std::string_view text = document.text;
  const auto str = [&](std::uint32_t at) {
    const Span s = document.tokens[at].span();
    return text.substr(s.begin, s.size());
  };
  line.span = {document.tokens[line.first].begin, document.tokens[line.last - 1].end};
  std::uint32_t at = line.last;
  while (at > line.first && is_closing(str(at - 1))) --at;
  if (at > line.first) {
    const std::string_view ending = str(at - 1);
    // An acronym keeps its stop: "in the U.S."
    line.ends_stop = is_stop(ending) || (ending.size() > 1 && ending.back() == '.');
    line.ends_exclaiming = ending == "!";
    line.ends_colon = ending == ":";
  }
  const Token& begin = document.tokens[line.first];
  line.starts_lower = begin.letters == LetterCase::lower;
  line.starts_bullet = line.last - line.first > 1 && begin.type != TokenType::word && begin.type != TokenType::number &&
                       (is_bar(str(line.first)) || is_dash(str(line.first)) || str(line.first) == "*");
}

void add(Line& line, const Line& more) {
  line.last = more.last;
  line.span.end = more.span.end;
  line.words += more.words;
  line.capitals += more.capitals;
  line.lowers += more.lowers;
  line.known += more.known;
  line.numbers += more.numbers;
  line.letters += more.letters;
  line.stops += more.stops;
  line.bars += more.bars;
  line.wides += more.wides;
  line.ends_stop = more.ends_stop;
  line.ends_exclaiming = more.ends_exclaiming;
  line.ends_colon = more.ends_colon;
}

// Whether the next line's first word had no place on this one: then a machine broke the line there, not a writer.
bool is_broken_by_width(const Document::Data& document, const Line& line, const Line& next, std::uint32_t width) {
  if (next.paragraph || next.starts_bullet) return false;
  const std::uint32_t word = document.tokens[next.first].end - document.tokens[next.first].begin;
  return line.span.size() + 1 + word > width;
}

// Returns the column that the text is wrapped at; 0 where it is not.
std::uint32_t wrap_width(const Document::Data& document, const std::vector<Line>& lines) {
  std::uint32_t width = 0;
  for (const Line& line : lines) width = std::max(width, line.span.size());
  if (width > kWidestColumn || width < 40) return 0;
  // Most breaks inside paragraphs must be forced ones; else the lines are a list or a poem.
  std::size_t forced = 0, free = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i + 1].paragraph) continue;
    // A little slack: the widest line need not be full.
    (is_broken_by_width(document, lines[i], lines[i + 1], width - width / 12) ? forced : free) += 1;
  }
  return forced >= 3 && forced >= 2 * free ? width - width / 12 : 0;
}

std::vector<Line> join_wrapped(const Document::Data& document, const std::vector<Line>& lines) {
  const std::uint32_t width = wrap_width(document, lines);
  std::vector<Line> joined;
  joined.reserve(lines.size());
  Line before;  // the last physical line
  for (const Line& line : lines) {
    const bool goes_on = !joined.empty() && !line.paragraph && !line.starts_bullet && !joined.back().ends_stop &&
                         !joined.back().ends_colon && line.starts_lower && joined.back().words > 3;
    if (!joined.empty() && (goes_on || (width != 0 && is_broken_by_width(document, before, line, width)))) {
      add(joined.back(), line);
    } else {
      joined.push_back(line);
    }
    before = line;
  }
  return joined;
}

}  // namespace

bool is_stop(std::string_view token) { return is_one_of(token, kStops); }
bool is_closing(std::string_view token) { return is_one_of(token, kClosing); }
bool is_opening_quote(std::string_view token) { return is_one_of(token, kOpeningQuotes); }
bool is_dash(std::string_view token) { return is_one_of(token, kDashes); }
bool is_bar(std::string_view token) { return is_one_of(token, kBars); }

bool Line::is_prose() const {
  if (words >= 20 && lowers * 2 >= words) return true;
  return words >= 6 && ends_stop && !ends_exclaiming && lowers * 5 >= words * 2;
}

std::vector<Line> find_lines(const Document::Data& document) {
  const std::string_view text = document.text;
  std::vector<Line> lines;
  const auto count_of = static_cast<std::uint32_t>(document.tokens.size());
  for (std::uint32_t at = 0; at < count_of; ++at) {
    const Token& token = document.tokens[at];
    if (at == 0 || token.gap == Gap::line || token.gap == Gap::paragraph) {
      if (!lines.empty()) finish(document, lines.back());
      Line line;
      line.first = at;
      line.paragraph = at == 0 || token.gap == Gap::paragraph;
      lines.push_back(line);
    }
    Line& line = lines.back();
    if (line.first < at && token.begin > document.tokens[at - 1].end + 1) ++line.wides;
    line.last = at + 1;
    count(token, text.substr(token.begin, token.end - token.begin), line);
  }
  if (!lines.empty()) finish(document, lines.back());
  return join_wrapped(document, lines);
}

}  // namespace dateline
