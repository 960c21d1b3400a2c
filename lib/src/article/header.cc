#include <algorithm>
#include <string>

#include "article/verdict.h"
#include "calendar/date_line.h"

namespace dateline {
namespace {

// The header's lines are looked for among the first so many.
constexpr std::size_t kHeaderLines = 24;

// Letters and digits alone, ASCII ones folded: how a title is compared with another writing of it.
std::string bare(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') {
      out += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0) {
      out += c;
    }
  }
  return out;
}

// "Ahmed Emam": a few capitalised words and nothing else.
bool is_name_like(Page& page, const Line& line) {
  if (line.words < 2 || line.words > 4 || line.capitals != line.words || line.numbers != 0 || line.ends_stop)
    return false;
  if (line.last - line.first > line.words + 2 || line.ends_colon) return false;
  for (std::uint32_t at = line.first; at < line.last; ++at) {
    if (page.cues.is(page.cues.month, at) || page.cues.is(page.cues.weekday, at) ||
        page.cues.is(page.cues.no_author, at)) {
      return false;
    }
    if (page.cues.token(at).type != TokenType::word && page.cues.str(at) != "." && page.cues.str(at) != "-")
      return false;
  }
  return true;
}

// "By Jane Doe in Lagos", "Author: Jane Doe"; not "By Monday the water had gone."
bool is_byline(Page& page, const Line& line) {
  const std::uint32_t length = page.cues.length(page.cues.byline, line.first, line.last);
  if (length == 0 || line.words > 24) return false;
  std::uint32_t at = line.first + length;
  while (at < line.last && page.cues.token(at).type == TokenType::punctuation) ++at;
  if (at >= line.last) return line.words <= 3;
  const Token& name = page.cues.token(at);
  if (name.letters != LetterCase::capital && name.letters != LetterCase::upper && name.letters != LetterCase::mixed)
    return false;
  if (page.cues.is(page.cues.month, at) || page.cues.is(page.cues.weekday, at)) return false;
  // Names rather than a sentence that begins like one.
  if (line.is_prose() && line.lowers * 2 > line.words) return false;
  return (line.capitals + length) * 2 >= line.words && (!line.ends_stop || line.capitals * 3 >= line.words * 2);
}

bool is_masthead(Page& page, const Line& line) {
  return page.cues.length(page.cues.masthead, line.first, line.last) != 0 && line.words <= 9 && !line.ends_stop &&
         line.capitals * 3 >= line.words * 2;
}

struct DateLines {
  std::vector<std::size_t> cued, bare;
};

DateLines find_date_lines(Page& page) {
  DateLines found;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    bool has_cue = false;
    const Verdict& verdict = page.verdicts[i];
    if (verdict.decided && verdict.cue != ChromeCue::none) continue;
    if (!is_date_line(page, page.lines[i], has_cue)) continue;
    (has_cue ? found.cued : found.bare).push_back(i);
  }
  return found;
}

void judge_dates(Page& page, std::size_t first_prose) {
  const DateLines found = find_date_lines(page);
  for (const std::size_t i : found.cued) page.verdicts[i].decide(ZoneRole::published, "publication cue and date");
  // Many bare dates head the entries of a chronology.
  const bool chronology = found.bare.size() >= 3;
  for (const std::size_t i : found.bare) {
    const bool near = i < kHeaderLines && i <= first_prose + 4;
    if (chronology || !near) {
      page.verdicts[i].decide(ZoneRole::heading, "a date of its own");
    } else {
      page.verdicts[i].decide(ZoneRole::published, "a date line near the top");
    }
  }
}

bool has_address(Page& page, const Line& line) {
  for (std::uint32_t at = line.first; at < line.last; ++at) {
    if ((page.cues.token(at).flags & Token::kAddress) != 0) return true;
  }
  return false;
}

std::size_t find_title(Page& page, std::size_t end) {
  const std::string known = bare(page.document.info.title);
  std::size_t best = end;
  std::uint32_t best_score = 0;
  for (std::size_t i = 0; i < end; ++i) {
    const Line& line = page.lines[i];
    if (page.verdicts[i].decided || page.verdicts[i].cue != ChromeCue::none) continue;
    const std::string_view str = std::string_view(page.document.text).substr(line.span.begin, line.span.size());
    if (!known.empty() && line.words <= 40 && bare(str) == known) return i;
    if (line.words < 2 || line.words > 30 || line.ends_colon || line.starts_bullet) continue;
    if (page.cues.length(page.cues.caption, line.first, line.last) != 0 || has_address(page, line)) continue;
    const std::uint32_t score = line.words >= 4 ? 2 : 1;
    if (score > best_score) {
      best = i;
      best_score = score;
    }
  }
  return best;
}

void judge_above_title(Page& page, std::size_t title) {
  // Three short lines and more above a title are a menu; one may be a kicker that says something.
  std::size_t run = 0;
  for (std::size_t i = 0; i < title; ++i) {
    const bool shortish = !page.verdicts[i].decided && page.lines[i].is_label(3) && page.lines[i].numbers == 0;
    if (page.verdicts[i].cue == ChromeCue::label && !page.verdicts[i].decided) {
      page.verdicts[i].decide(ZoneRole::chrome, "section label");
    }
    run = shortish ? run + 1 : 0;
    if (run < 3) continue;
    for (std::size_t j = i + 1 - run; j <= i; ++j) {
      if (!page.verdicts[j].decided) page.verdicts[j].decide(ZoneRole::chrome, "menu above the title");
    }
  }
}

}  // namespace

bool is_date_line(Page& page, const Line& line, bool& has_cue) {
  Cues& cues = page.cues;
  if (line.numbers == 0 || line.words > 20 || line.last - line.first > 48 || line.is_prose()) return false;
  const std::string_view str = std::string_view(page.document.text).substr(line.span.begin, line.span.size());
  const auto date = read_date_line(page.language.lexicon, str);
  if (!date) return false;
  const Span span = {line.span.begin + date->span.begin, line.span.begin + date->span.end};
  has_cue = false;
  bool separated = false;
  std::uint32_t before = 0, behind = 0;  // words outside the date
  for (std::uint32_t at = line.first; at < line.last; ++at) {
    const Token& token = cues.token(at);
    if (token.span().overlaps(span)) continue;
    const std::uint32_t cue = cues.length(cues.published, at, line.last);
    if (cue != 0) {
      has_cue = true;
      at += cue - 1;
    } else if (token.type != TokenType::word) {
      separated = separated || is_bar(cues.str(at)) || is_dash(cues.str(at));
    } else if (token.end - token.begin > 1) {
      ++(token.begin < span.begin ? before : behind);
    }
  }
  if (date->value().empty() && !has_cue) return false;
  if (before + behind == 0) return true;
  return separated && before + behind <= 7 && before <= (has_cue ? 4U : 0U);
}

void judge_header(Page& page) {
  const std::size_t first_prose = page.next_prose(0);
  const std::size_t count = page.lines.size();
  if (count < 2) return;
  for (std::size_t i = 0; i < count; ++i) {
    Verdict& verdict = page.verdicts[i];
    if (verdict.decided) continue;
    if (is_byline(page, page.lines[i])) {
      verdict.decide(ZoneRole::byline, "byline cue");
    } else if (i < kHeaderLines && is_dateline_alone(page, page.lines[i])) {
      verdict.decide(ZoneRole::dateline, "place, date or agency before a dash");
    } else if (i < kHeaderLines && i < first_prose && is_masthead(page, page.lines[i])) {
      verdict.decide(ZoneRole::chrome, "masthead");
    }
  }
  judge_dates(page, first_prose);
  if (first_prose == count || first_prose > kHeaderLines) return;
  const std::size_t title = find_title(page, first_prose);
  if (title != first_prose) {
    page.verdicts[title].decide(ZoneRole::title, "first heading of the page");
    judge_above_title(page, title);
  }
  for (std::size_t i = 0; i < first_prose; ++i) {
    if (page.verdicts[i].decided) continue;
    const bool beside_date = (i > 0 && page.verdicts[i - 1].role == ZoneRole::published) ||
                             (i + 1 < count && page.verdicts[i + 1].role == ZoneRole::published);
    if (beside_date && i > title && is_name_like(page, page.lines[i])) {
      page.verdicts[i].decide(ZoneRole::byline, "a name beside the date line");
    } else if (page.verdicts[i].cue == ChromeCue::label) {
      page.verdicts[i].decide(ZoneRole::chrome, "section label");
    }
  }
}

}  // namespace dateline
