#include <algorithm>
#include <string_view>

#include "article/verdict.h"
#include "calendar/date_line.h"

namespace dateline {
namespace {

// A byline or a date that no tag names stands so near to the headline, in lines.
constexpr std::size_t kNear = 10;

// What each line has from the markup; the lines that the markup is not sure of stay open.
std::vector<const OutlineZone*> take_outline(Page& page) {
  const auto& outline = page.document.outline;
  std::vector<const OutlineZone*> said(page.lines.size());
  std::size_t zone = 0;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    while (zone + 1 < outline.size() && outline[zone].span.end <= page.lines[i].span.begin) ++zone;
    said[i] = &outline[zone];
    if (said[i]->sure) page.verdicts[i].decide(said[i]->role, said[i]->reason);
  }
  return said;
}

// "Dec 20, 2023 6 min read"
bool is_short_date(const Page& page, const Line& line) {
  if (line.numbers < 2 || line.words > 8 || line.is_prose()) return false;
  const auto date = read_date_line(page.language.lexicon, page.cues.str(line.first, line.last));
  return date && !date->value().empty();
}

// Who wrote it and when, around the headline or, where there is none, above the text.
void judge_beside_title(Page& page, std::size_t title, std::size_t text) {
  const std::size_t count = page.lines.size();
  const std::size_t from = title > kNear ? title - kNear : 0;
  const std::size_t to = std::min(count, std::max(title, text) + 4);
  for (std::size_t i = from; i < to; ++i) {
    Verdict& verdict = page.verdicts[i];
    if (verdict.decided) continue;
    if (is_byline(page, page.lines[i])) {
      verdict.decide(ZoneRole::byline, "byline cue");
    } else if (const DateLineKind kind = date_line_kind(page, page.lines[i]);
               kind == DateLineKind::cued || kind == DateLineKind::bare || is_short_date(page, page.lines[i])) {
      verdict.decide(ZoneRole::published, "a date line near the headline");
    }
  }
}

// Where one of the authors' names stands in a line: its end, 0 where none does.
std::size_t find_author(const Page& page, const Line& line, std::size_t within) {
  const std::string_view text = std::string_view(page.document.text).substr(line.span.begin, line.span.size());
  std::string_view authors = page.document.info.author;
  while (!authors.empty()) {
    const std::size_t end = std::min(authors.find(';'), authors.size());
    const std::string_view name = authors.substr(0, end);
    // One word may be anybody's name, or a paper's.
    if (name.find(' ') != std::string_view::npos) {
      const std::size_t at = text.substr(0, name.size() + within).find(name);
      if (at != std::string_view::npos) return at + name.size();
    }
    authors.remove_prefix(std::min(authors.size(), end + 2));
  }
  return 0;
}

bool has_mail_address(const Page& page, const Line& line) {
  for (std::uint32_t at = line.first; at < line.last; ++at) {
    const bool address = (page.cues.token(at).flags & Token::kAddress) != 0;
    if (address && page.cues.str(at).find('@') != std::string_view::npos) return true;
  }
  return false;
}

// Of the author, in the third person: "Jane Doe covers courts", "She can be reached at jdoe@example.com", and a name
// alone with the office below.
bool is_about_author(const Page& page, const Line& line) {
  if (line.words > 110) return false;
  const std::size_t begun = find_author(page, line, 4);
  if (begun != 0) return true;
  return line.words <= 70 && find_author(page, line, 60) != 0 && has_mail_address(page, line);
}

void judge_authors(Page& page, std::size_t title) {
  constexpr std::size_t kLines = 6;
  const std::size_t count = page.lines.size();
  std::size_t seen = 0;
  const auto judge = [&](std::size_t i) {
    if (page.verdicts[i].decided) return;
    ++seen;
    if (!is_about_author(page, page.lines[i])) return;
    page.verdicts[i].decide(ZoneRole::byline, "about the author");
    const bool alone = page.lines[i].is_label(5);
    if (alone && i + 1 < count && !page.verdicts[i + 1].decided && page.lines[i + 1].is_label(6)) {
      page.verdicts[i + 1].decide(ZoneRole::byline, "below the author's name");
    }
  };
  // Not the first line of the text: what is told may begin with a name.
  for (std::size_t i = title + 1; i < count && seen < 2; ++i) judge(i);
  seen = 0;
  for (std::size_t i = count; i-- > title + 3 && seen < kLines;) judge(i);
}

}  // namespace

void judge_by_outline(Page& page) {
  const std::vector<const OutlineZone*> said = take_outline(page);
  const std::size_t count = page.lines.size();
  std::size_t title = 0, text = count;
  for (std::size_t i = count; i-- > 0;) {
    if (said[i]->role == ZoneRole::title) title = i;
    if (said[i]->role == ZoneRole::body && page.lines[i].is_prose()) text = i;
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (!page.verdicts[i].decided) judge_by_cues(page, page.lines[i], page.verdicts[i]);
  }
  judge_beside_title(page, title, text == count ? title : text);
  judge_authors(page, title);
  judge_chrome_regions(page);
  for (std::size_t i = 0; i < count; ++i) {
    Verdict& verdict = page.verdicts[i];
    if (verdict.decided || said[i]->role == ZoneRole::body) continue;
    verdict.decide(said[i]->role, said[i]->reason);
  }
}

}  // namespace dateline
