#include "article/verdict.h"
#include "calendar/date_line.h"

namespace dateline {
namespace {

// A dateline is short: place, country, date, agency.
constexpr std::uint32_t kMostTokens = 24;

bool is_upper_word(const Token& token) {
  return token.type == TokenType::word && token.letters == LetterCase::upper && token.end - token.begin >= 3;
}

struct Opening {
  bool upper = false;   // a place in capitals
  bool agency = false;  // a name in brackets
  bool date = false;
  std::uint32_t end = 0;  // behind the dash or colon; 0 where there is none
  bool colon = false;
  bool stop = false;         // "Nairobi, 29 October 2023.", "CAIRO, 25 July 2022:", "CAIRO - 25 July 2022:"
  std::uint32_t others = 0;  // words in lower case
};

// "(AP)", "(Reuters)": returns the token behind the bracket, or `at`.
std::uint32_t skip_agency(const Page& page, std::uint32_t at, std::uint32_t last) {
  if (page.cues.str(at) != "(") return at;
  for (std::uint32_t to = at + 1; to < last && to < at + 6; ++to) {
    if (page.cues.str(to) == ")") return to > at + 1 ? to + 1 : at;
    const Token& token = page.cues.token(to);
    if (token.type == TokenType::word && token.letters == LetterCase::lower) return at;
  }
  return at;
}

// Whether the tokens end with a date that has a year.
bool is_whole_date(Page& page, std::uint32_t first, std::uint32_t last) {
  const std::string_view str = page.cues.str(first, last);
  const auto date = read_date_line(page.language.lexicon, str);
  return date && date->span.end == str.size() && !date->value().empty();
}

// Behind the dash after a place: "- 25 July 2022:". Returns the token behind the sign that closes the date, or 0.
std::uint32_t date_end(Page& page, std::uint32_t first, const Line& line) {
  constexpr std::uint32_t kDate = 6;
  for (std::uint32_t at = first + 1; at < line.last && at <= first + kDate; ++at) {
    const std::string_view str = page.cues.str(at);
    const bool closes = str == ":" || (is_dash(str) && page.cues.token(at).gap != Gap::glued);
    if (closes) return is_whole_date(page, first, at) ? at + 1 : 0;
  }
  return 0;
}

Opening read(Page& page, const Line& line) {
  Opening opening;
  Cues& cues = page.cues;
  bool comma = false;
  for (std::uint32_t at = line.first; at < line.last && at < line.first + kMostTokens; ++at) {
    const Token& token = cues.token(at);
    const std::string_view str = cues.str(at);
    comma = comma || str == ",";
    if (const std::uint32_t behind = skip_agency(page, at, line.last); behind != at) {
      opening.agency = true;
      at = behind - 1;
    } else if (is_dash(str) && token.gap != Gap::glued && at > line.first) {
      const std::uint32_t end = date_end(page, at + 1, line);
      opening.stop = end != 0;
      opening.end = opening.stop ? end : at + 1;
      return opening;
    } else if (is_dash(str) && (str == "—" || str == "--" || str == "_") && at > line.first) {
      opening.end = at + 1;
      return opening;
    } else if (is_dash(str) && at > line.first && cues.str(at - 1) == "." && at + 1 < line.last &&
               cues.token(at + 1).gap != Gap::glued) {
      opening.end = at + 1;  // "Sevilla, 11 jul (Iberia).- ": agencies of the Spanish world
      return opening;
    } else if (str == "." && comma && token.gap == Gap::glued && is_whole_date(page, line.first, at)) {
      opening.end = at + 1;
      opening.stop = true;
      return opening;
    } else if (str == ":") {
      opening.end = at + 1;
      opening.stop = comma && is_whole_date(page, line.first, at);
      opening.colon = !opening.stop;
      return opening;
    } else if (cues.is(cues.month, at)) {
      opening.date = true;
    } else if (token.type == TokenType::word) {
      if (cues.is(cues.no_place, at)) return {};
      opening.upper = opening.upper || (at < line.first + 4 && is_upper_word(token));
      if (token.letters == LetterCase::lower && ++opening.others > 1) return {};  // "de", "al"
    } else if (token.type != TokenType::number && str != "," && str != "." && str != "/" && str != "-" && str != "'") {
      return {};
    }
  }
  return {};
}

bool is_dateline(Page& page, const Line& line, const Opening& opening) {
  if (opening.end == 0) return false;
  const std::uint32_t length = opening.end - line.first;
  // A colon is much else, too: "UPDATE:", "Smith:".
  if (opening.colon) {
    return opening.upper && length <= 4 && is_upper_word(page.cues.token(line.first)) && opening.others == 0 &&
           line.words >= 12;
  }
  if (opening.stop) {
    const Lexicon& lexicon = page.language.lexicon;
    const Token& first = page.cues.token(line.first);
    // "On Friday, 5 March 2021." is a sentence's rest.
    return opening.others == 0 && first.type == TokenType::word && !page.cues.is(page.cues.weekday, line.first) &&
           lexicon.sense(first.word, lexicon.class_named("PREPOSITION")) == nullptr;
  }
  if (opening.upper && is_upper_word(page.cues.token(line.first)))
    return length <= 12 || opening.agency || opening.date;
  return opening.agency && opening.others == 0 && page.cues.token(line.first).letters != LetterCase::lower;
}

}  // namespace

bool is_dateline_alone(Page& page, const Line& line) {
  const Opening opening = read(page, line);
  return !opening.colon && opening.end == line.last && is_dateline(page, line, opening);
}

void judge_datelines(Page& page) {
  // A dateline opens the text; a second story on the page may have one, too, but later ones are lists and interviews.
  std::size_t seen = 0;
  for (std::size_t i = page.next_prose(0); i < page.lines.size() && seen < 3; i = page.next_prose(i + 1), ++seen) {
    const Line& line = page.lines[i];
    const Opening opening = read(page, line);
    if (!is_dateline(page, line, opening)) continue;
    page.verdicts[i].dateline_end = opening.end;
    return;
  }
}

}  // namespace dateline
