#include "article/zones.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>

#include "article/verdict.h"
#include "model/utf8.h"

namespace dateline {
namespace {

// A caption speaks of its picture: a cue before, a credit behind, or the picture's number.
bool is_caption(Page& page, const Line& line) {
  if (line.words > 80) return false;
  if (line.words <= 60 && page.cues.length(page.cues.caption, line.first, line.last) != 0) return true;
  const Token& last = page.cues.token(line.last - 1);
  if (!line.ends_stop && line.words >= 3 && line.words <= 20 && last.type == TokenType::number &&
      last.end - last.begin >= 8 &&
      page.cues.str(line.last - 1).find_first_not_of("0123456789") == std::string_view::npos) {
    return true;
  }
  const std::uint32_t from = line.last - line.first > 8 ? line.last - 8 : line.first;
  for (std::uint32_t at = from; at < line.last; ++at) {
    if (page.cues.length(page.cues.credit, at, line.last) != 0) return true;
  }
  return false;
}

// A sentence in quotation marks with its speaker's name on a dash below, set apart from the text it is taken from.
bool is_pull_quote(const Page& page, std::size_t i) {
  const Line& line = page.lines[i];
  if (i + 1 >= page.lines.size() || line.words > 60 || line.last - line.first < 4) return false;
  const Line& next = page.lines[i + 1];
  return is_opening_quote(page.cues.str(line.first)) && is_closing(page.cues.str(line.last - 1)) &&
         is_dash(page.cues.str(next.first)) && next.is_label(12) && next.capitals * 2 >= next.words;
}

bool is_heading(const Page& page, std::size_t i) {
  const Line& line = page.lines[i];
  if (line.words == 0 || line.words > 16 || line.starts_bullet || line.starts_lower || line.ends_exclaiming)
    return false;
  if (line.ends_stop && page.cues.str(line.last - 1) != "?") return false;
  // A heading stands apart, above text.
  if (!line.paragraph) return false;
  for (std::size_t next = i + 1; next < page.lines.size() && next <= i + 3; ++next) {
    if (!page.verdicts[next].decided && page.lines[next].is_prose()) return true;
  }
  return false;
}

void emit(const Page& page, bool explain, std::size_t i, std::uint32_t begin, Document::Data& document) {
  const Line& line = page.lines[i];
  const Verdict& verdict = page.verdicts[i];
  Span span = line.span;
  span.begin = begin;
  if (verdict.dateline_end != 0) {
    document.zones.push_back({{span.begin, document.tokens[verdict.dateline_end - 1].end}, ZoneRole::dateline});
    if (explain) document.zone_reasons.emplace_back("place, date or agency before a dash");
    if (verdict.dateline_end == line.last) return;
    span.begin = document.tokens[verdict.dateline_end].begin;
  }
  document.zones.push_back({span, verdict.role});
  if (explain) document.zone_reasons.emplace_back(verdict.reason);
}

// A byte order mark and the like make no token, but zones cover them.
std::uint32_t skip_blanks(std::string_view text, std::uint32_t at) {
  for (std::size_t next = at; next < text.size(); at = static_cast<std::uint32_t>(next)) {
    if (!u_isUWhiteSpace(static_cast<UChar32>(next_character(text, next)))) break;
  }
  return at;
}

}  // namespace

void judge_body(Page& page) {
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    Verdict& verdict = page.verdicts[i];
    if (verdict.decided) continue;
    if (is_caption(page, page.lines[i])) {
      verdict.decide(ZoneRole::caption, "picture cue");
    } else if (is_pull_quote(page, i)) {
      verdict.decide(ZoneRole::quote, "a quotation with its speaker below");
    } else if (is_heading(page, i)) {
      verdict.role = ZoneRole::heading;  // not decided: what stands above it may be one, too
      verdict.reason = "a few words above running text";
    } else {
      verdict.reason = page.lines[i].is_prose() ? "running text" : "nothing speaks against it";
    }
  }
}

void find_zones(const Language::Data& language, bool explain, Document::Data& document) {
  document.zones.clear();
  document.zone_reasons.clear();
  const std::vector<Line> lines = find_lines(document);
  if (lines.empty()) {
    const std::uint32_t begin = skip_blanks(document.text, 0);
    if (begin == document.text.size()) return;
    document.zones.push_back({{begin, static_cast<std::uint32_t>(document.text.size())}, ZoneRole::chrome});
    if (explain) document.zone_reasons.emplace_back("no words");
    return;
  }
  std::vector<Verdict> verdicts(lines.size());
  Cues cues(language, document);
  Page page{language, document, cues, lines, verdicts};
  if (!document.outline.empty()) {
    judge_by_outline(page);
  } else if (lines.size() > 1) {
    // One line alone is what somebody wants read, whatever it looks like.
    judge_chrome(page);
    const Story story = find_story(page);
    judge_header(page, story);
    judge_chrome_regions(page);
    judge_outside_story(page, story);
  }
  judge_datelines(page);
  judge_body(page);
  document.zones.reserve(lines.size() + 1);
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    emit(page, explain, i, std::min(skip_blanks(document.text, at), lines[i].span.begin), document);
    at = lines[i].span.end;
  }
  // Signs that make no token at the very end.
  if (const std::uint32_t rest = skip_blanks(document.text, at); rest < document.text.size()) {
    document.zones.back().span.end = static_cast<std::uint32_t>(document.text.size());
  }
}

}  // namespace dateline
