#include <algorithm>
#include <string_view>

#include "article/verdict.h"

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
               kind == DateLineKind::cued || kind == DateLineKind::bare) {
      verdict.decide(ZoneRole::published, "a date line near the headline");
    }
  }
}

bool names_author(const Page& page, const Line& line) {
  const std::string_view text = std::string_view(page.document.text).substr(line.span.begin, line.span.size());
  std::string_view authors = page.document.info.author;
  while (!authors.empty()) {
    const std::size_t end = std::min(authors.find(';'), authors.size());
    const std::string_view name = authors.substr(0, end);
    if (name.size() >= 5 && text.substr(0, name.size() + 40).find(name) != std::string_view::npos) return true;
    authors.remove_prefix(std::min(authors.size(), end + 2));
  }
  return false;
}

// "Jane Doe covers courts; she can be reached at jdoe@example.com": the last lines of an article.
void judge_contacts(Page& page, std::size_t title) {
  constexpr std::size_t kLastLines = 6;
  std::size_t seen = 0;
  for (std::size_t i = page.lines.size(); i-- > title + 1 && seen < kLastLines;) {
    Verdict& verdict = page.verdicts[i];
    if (verdict.decided) continue;
    ++seen;
    const Line& line = page.lines[i];
    if (line.words > 70 || !names_author(page, line)) continue;
    for (std::uint32_t at = line.first; at < line.last; ++at) {
      const bool address =
          (page.cues.token(at).flags & Token::kAddress) != 0 && page.cues.str(at).find('@') != std::string_view::npos;
      if (!address) continue;
      verdict.decide(ZoneRole::byline, "how to reach the author");
      break;
    }
  }
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
  judge_contacts(page, title);
  judge_chrome_regions(page);
  for (std::size_t i = 0; i < count; ++i) {
    Verdict& verdict = page.verdicts[i];
    if (verdict.decided || said[i]->role == ZoneRole::body) continue;
    verdict.decide(said[i]->role, said[i]->reason);
  }
}

}  // namespace dateline
