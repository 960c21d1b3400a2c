#include <algorithm>
#include <string>

#include "article/verdict.h"
#include "calendar/date_line.h"

namespace dateline {
namespace {

// The header's lines are looked for among the first so many.
constexpr std::size_t kHeaderLines = 24;

// Where the article's header may begin: at the top, but in a page just above the story.
std::size_t header_top(const Story& story) {
  constexpr std::size_t kPageHeader = 14;
  return story.in_page && story.first > kHeaderLines ? story.first - kPageHeader : 0;
}

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

// "Joanna Wirth": a few capitalised words and nothing else.
bool is_name_like(Page& page, const Line& line) {
  if (line.words < 2 || line.words > 4 || line.capitals != line.words || line.numbers != 0 || line.ends_stop)
    return false;
  if (line.last - line.first > line.words + 2 || line.ends_colon) return false;
  for (std::uint32_t at = line.first; at < line.last; ++at) {
    if (page.cues.is(page.cues.month, at) || page.cues.is(page.cues.weekday, at)) return false;
    if (page.cues.token(at).type != TokenType::word && page.cues.str(at) != "." && page.cues.str(at) != "-")
      return false;
  }
  return true;
}

}  // namespace

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

namespace {

bool is_masthead(Page& page, const Line& line) {
  return page.cues.length(page.cues.masthead, line.first, line.last) != 0 && line.words <= 9 && !line.ends_stop &&
         line.capitals * 3 >= line.words * 2;
}

void judge_dates(Page& page, const Story& story) {
  // The lists of other articles on a page have dates of their own.
  const std::size_t from = header_top(story),
                    to = story.in_page ? std::min(story.last + 6, page.lines.size()) : page.lines.size();
  std::vector<std::size_t> uncued;
  std::vector<DateLineKind> kinds(page.lines.size(), DateLineKind::none);
  bool known = false;
  for (std::size_t i = from; i < to; ++i) {
    Verdict& verdict = page.verdicts[i];
    if (verdict.decided && verdict.cue != ChromeCue::none) continue;
    kinds[i] = date_line_kind(page, page.lines[i]);
    if (kinds[i] == DateLineKind::cued) {
      verdict.decide(ZoneRole::published, "publication cue and date");
      known = true;
    } else if (kinds[i] != DateLineKind::none) {
      uncued.push_back(i);
    }
  }
  // Many bare dates head the entries of a chronology.
  const bool chronology = uncued.size() >= 3;
  for (const std::size_t i : uncued) {
    const bool near = i < from + kHeaderLines && i <= story.first + 4;
    // A letter or a brief may be dated below.
    const bool last = i + 1 == page.lines.size() && !known && story.first < i;
    if (chronology || (!near && !last)) {
      page.verdicts[i].decide(ZoneRole::heading, "a date of its own");
    } else if (kinds[i] == DateLineKind::placed && near && !last) {
      page.verdicts[i].decide(ZoneRole::dateline, "a place and a date");
    } else {
      page.verdicts[i].decide(ZoneRole::published, near ? "a date line near the top" : "a date line at the end");
    }
    known = true;
  }
}

bool is_dating(const Verdict& verdict) {
  return verdict.decided && (verdict.role == ZoneRole::published || verdict.role == ZoneRole::dateline);
}

bool has_address(Page& page, const Line& line) {
  for (std::uint32_t at = line.first; at < line.last; ++at) {
    if ((page.cues.token(at).flags & Token::kAddress) != 0) return true;
  }
  return false;
}

std::size_t find_title(Page& page, std::size_t begin, std::size_t end, bool in_page) {
  const std::string known = bare(page.document.info.title);
  std::size_t best = end;
  std::uint32_t best_score = 0;
  for (std::size_t i = begin; i < end; ++i) {
    const Line& line = page.lines[i];
    if (page.verdicts[i].decided || page.verdicts[i].cue != ChromeCue::none) continue;
    const std::string_view str = std::string_view(page.document.text).substr(line.span.begin, line.span.size());
    if (!known.empty() && line.words <= 40 && bare(str) == known) return i;
    if (line.words < 2 || line.words > 30 || line.ends_colon || line.starts_bullet) continue;
    if (page.cues.length(page.cues.caption, line.first, line.last) != 0 || has_address(page, line)) continue;
    // Links have few words; the first line with more is the title, what follows its subtitle.
    const std::uint32_t score = line.words >= (in_page ? 6U : 4U) ? 2 : 1;
    if (score > best_score) {
      best = i;
      best_score = score;
    }
  }
  return best;
}

bool is_upper(const Page& page, const Line& line) {
  for (std::uint32_t at = line.first; at < line.last; ++at) {
    const LetterCase letters = page.document.tokens[at].letters;
    if (letters == LetterCase::lower || letters == LetterCase::mixed) return false;
    if (letters == LetterCase::capital && page.document.tokens[at].end - page.document.tokens[at].begin > 1)
      return false;
  }
  return true;
}

// Capitals alone on the first line that is no menu's, above a title that has small letters: the paper's name.
bool is_paper_name(const Page& page, std::size_t i, std::size_t title) {
  const Line& line = page.lines[i];
  if (i >= kHeaderLines) return false;
  for (std::size_t above = 0; above < i; ++above) {
    if (page.verdicts[above].role != ZoneRole::chrome) return false;
  }
  return line.is_label(6) && line.lowers == 0 && line.numbers == 0 && is_upper(page, line) &&
         !is_upper(page, page.lines[title]);
}

void judge_above_title(Page& page, std::size_t title) {
  // Three short lines and more above a title are a menu; one may be a kicker that says something.
  std::size_t run = 0;
  for (std::size_t i = 0; i < title; ++i) {
    Verdict& verdict = page.verdicts[i];
    const bool shortish = !verdict.decided && page.lines[i].is_label(3) && page.lines[i].numbers == 0;
    if (!verdict.decided && (verdict.cue == ChromeCue::label || (shortish && page.lines[i].is_label(1)))) {
      verdict.decide(ZoneRole::chrome, "section label");
    } else if (!verdict.decided && is_paper_name(page, i, title)) {
      verdict.decide(ZoneRole::chrome, "the paper's name");
    }
    run = shortish ? run + 1 : 0;
    if (run < 3) continue;
    for (std::size_t j = run == 3 ? i - 2 : i; j <= i; ++j) {
      if (!page.verdicts[j].decided) page.verdicts[j].decide(ZoneRole::chrome, "menu above the title");
    }
  }
}

}  // namespace

DateLineKind date_line_kind(Page& page, const Line& line) {
  Cues& cues = page.cues;
  if (line.numbers == 0 || line.words > 20 || line.last - line.first > 48) return DateLineKind::none;
  // "Published: 5 March 2021 at 9.48 p.m." ends as a sentence does.
  const bool opens = line.words <= 14 && cues.length(cues.published, line.first, line.last) != 0;
  if (line.is_prose() && !opens) return DateLineKind::none;
  const std::string_view str = cues.str(line.first, line.last);
  const auto date = read_date_line(page.language.lexicon, str);
  if (!date) return DateLineKind::none;
  const Span span = {line.span.begin + date->span.begin, line.span.begin + date->span.end};
  bool has_cue = false, barred = false, brackets = false, comma = false;
  std::uint32_t before = 0, behind = 0, lowers = 0;  // words outside the date
  for (std::uint32_t at = line.first; at < line.last; ++at) {
    const Token& token = cues.token(at);
    if (token.span().overlaps(span)) continue;
    const std::uint32_t cue = cues.length(cues.published, at, line.last);
    if (cue != 0) {
      has_cue = true;
      at += cue - 1;
    } else if (token.type != TokenType::word) {
      barred = barred || is_bar(cues.str(at)) || is_dash(cues.str(at));
      brackets = brackets || cues.str(at) == "(";
      comma = comma || (token.end <= span.begin && cues.str(at) == ",");
    } else if (token.end - token.begin > 1) {
      ++(token.begin < span.begin ? before : behind);
      lowers += token.letters == LetterCase::lower ? 1 : 0;
    }
  }
  if (date->value().empty() && !has_cue) return DateLineKind::none;
  if (has_cue)
    return before <= 4 && behind <= 7 && (before + behind == 0 || barred) ? DateLineKind::cued : DateLineKind::none;
  if (before + behind == 0) return DateLineKind::bare;
  if (barred) return before <= 6 && behind <= 7 ? DateLineKind::bare : DateLineKind::none;
  // "Varmouth, March 5, 2021"; a heading such as "Votes of March 5, 2021" has no comma, a first line is the title.
  if (!comma || before > 4 || (behind > 0 && !(brackets && behind <= 4))) return DateLineKind::none;
  if (lowers > 0) return line.first > 0 ? DateLineKind::bare : DateLineKind::none;
  return DateLineKind::placed;
}

void judge_header(Page& page, const Story& story) {
  const std::size_t first_prose = story.first, top = header_top(story);
  const std::size_t count = page.lines.size();
  if (count < 2) return;
  for (std::size_t i = top; i < count; ++i) {
    Verdict& verdict = page.verdicts[i];
    if (verdict.decided) continue;
    if (is_byline(page, page.lines[i])) {
      verdict.decide(ZoneRole::byline, "byline cue");
    } else if (i < top + kHeaderLines && is_dateline_alone(page, page.lines[i])) {
      verdict.decide(ZoneRole::dateline, "place, date or agency before a dash");
    } else if (i < top + kHeaderLines && i < first_prose && is_masthead(page, page.lines[i])) {
      verdict.decide(ZoneRole::chrome, "masthead");
    }
  }
  judge_dates(page, story);
  if (first_prose == count || first_prose - top > kHeaderLines) return;
  const std::size_t title = find_title(page, top, first_prose, story.in_page && top > 0);
  if (title != first_prose) {
    page.verdicts[title].decide(ZoneRole::title, "first heading of the page");
    judge_above_title(page, title);
  }
  for (std::size_t i = top; i < first_prose; ++i) {
    if (page.verdicts[i].decided) continue;
    const bool beside_date =
        (i > 0 && is_dating(page.verdicts[i - 1])) || (i + 1 < count && is_dating(page.verdicts[i + 1]));
    if (beside_date && i > title && is_name_like(page, page.lines[i])) {
      page.verdicts[i].decide(ZoneRole::byline, "a name beside the date line");
    } else if (page.verdicts[i].cue == ChromeCue::label) {
      page.verdicts[i].decide(ZoneRole::chrome, "section label");
    } else if (title != first_prose && i > title && page.lines[i].is_label(16) && !page.lines[i].starts_bullet) {
      page.verdicts[i].decide(ZoneRole::heading, "between title and text");
    }
  }
}

}  // namespace dateline
