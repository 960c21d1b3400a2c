#include <algorithm>

#include "article/detect.h"
#include "article/verdict.h"

namespace dateline {
namespace {

// How much of a line the cues explain.
struct Coverage {
  std::uint32_t covered = 0, other = 0;  // words
  ChromeCue first = ChromeCue::none;     // the cue that the line begins with, bullets aside
  ChromeCue strongest = ChromeCue::none;
  std::string_view form;  // its words in the text
  bool notice = false;    // a sentence of it begins as a notice does
  bool colon = false;     // behind the first cue
};

// Longer lines are looked at only where their sentences begin.
constexpr std::uint32_t kShortLine = 24;

bool begins_sentence(Cues& cues, const Line& line, std::uint32_t at) {
  if (at == line.first) return true;
  const Token& before = cues.token(at - 1);
  if (before.type == TokenType::word || before.type == TokenType::number) return false;
  const std::string_view str = cues.str(at - 1);
  if (is_closing(str)) return str == ")" || str == "]";  // what is quoted is said by somebody else
  return is_stop(str) || is_bar(str) || at == line.first + 1;
}

void note(Coverage& coverage, const Cues::Found& found, std::string_view form, bool first) {
  if (first) coverage.first = found.kind;
  const auto rank = [](ChromeCue cue) {
    return cue == ChromeCue::footer || cue == ChromeCue::comments || cue == ChromeCue::related ? 2
           : cue == ChromeCue::none                                                            ? 0
                                                                                               : 1;
  };
  if (rank(found.kind) > rank(coverage.strongest)) {
    coverage.strongest = found.kind;
    coverage.form = form;
  }
}

Coverage cover(Cues& cues, const Line& line) {
  Coverage coverage;
  const bool whole = line.words <= kShortLine;
  bool first = true;
  for (std::uint32_t at = line.first; at < line.last;) {
    const Token& token = cues.token(at);
    const bool begins = begins_sentence(cues, line, at);
    Cues::Found found;
    if (token.word != 0 && (whole || begins)) found = cues.chrome(at, line.last);
    if (found.kind == ChromeCue::none) {
      if (token.type == TokenType::word) {
        if (token.end - token.begin > 1) ++coverage.other;
        first = false;
      } else if (token.type == TokenType::number) {
        first = false;
      }
      ++at;
      continue;
    }
    const std::string_view form = cues.str(at, at + found.length);
    note(coverage, found, form, first);
    if (begins && (found.kind == ChromeCue::notice || found.kind == ChromeCue::footer)) {
      coverage.notice = coverage.notice || found.kind == ChromeCue::notice;
      coverage.form = form;
    }
    coverage.covered += found.length;
    at += found.length;
    if (first && at < line.last) coverage.colon = cues.str(at) == ":";
    first = false;
  }
  return coverage;
}

// A link's text with its own repetition glued on, "Read OnRead On": the text and the tooltip of a button.
bool is_doubled(std::string_view line) {
  if (line.size() < 6 || line.size() > 80) return false;
  const std::size_t half = line.size() / 2;
  return line.size() % 2 == 0 ? line.substr(0, half) == line.substr(half)
                              : line[half] == ' ' && line.substr(0, half) == line.substr(half + 1);
}

}  // namespace

bool judge_by_cues(Page& page, const Line& line, Verdict& verdict) {
  const Coverage c = cover(page.cues, line);
  if (c.strongest == ChromeCue::none) return false;
  // A button's word begins with a capital; "recommended" below a review is its writer's.
  const bool all = c.other == 0 && c.covered > 0 && !(line.words == 1 && line.starts_lower);
  const bool opens = c.first == ChromeCue::opening || c.first == ChromeCue::footer || c.first == ChromeCue::notice ||
                     (c.first == ChromeCue::related && c.colon);
  const bool only_label = c.strongest == ChromeCue::label;
  if (only_label) {
    // "News" above a title is a menu's; in an article it may be a heading. The header's judge decides.
    if (all) verdict.cue = ChromeCue::label;
    if (!all || line.bars == 0) return false;
  }
  const bool notice = c.notice && (c.first == ChromeCue::notice ? line.words <= 400 : line.words <= 40);
  const bool bar = line.bars >= 1 && c.covered > 0 && !line.is_prose() && line.words <= kShortLine;
  if (!all && !(opens && line.words <= 14) && !notice && !bar) return false;
  verdict.decide(ZoneRole::chrome, c.form.empty() ? std::string_view("cue phrase") : c.form);
  // Only a cue of its own heads a list of headlines; "Related: a headline" is all there is.
  verdict.cue = c.strongest == ChromeCue::related && !all ? ChromeCue::line : c.strongest;
  return true;
}

namespace {

// "Sport | World | Business": links side by side.
bool is_link_bar(Page& page, const Line& line) {
  if (page.cues.length(page.cues.byline, line.first, line.last) != 0) return false;
  const std::uint32_t borders = std::max(line.bars, line.wides);
  return borders >= 2 && line.numbers == 0 && !line.ends_stop && line.words <= 5 * (borders + 1) &&
         line.lowers * 3 <= line.words;
}

// One loud sentence that sells something to the reader.
bool is_pitch(Page& page, const Line& line) {
  if (!line.ends_exclaiming || line.words < 4 || line.words > 30 || is_opening_quote(page.cues.str(line.first))) {
    return false;
  }
  // A headline's capitals without its restraint. That the reader is spoken to counts once.
  if (line.capitals * 2 < line.words) return false;
  std::uint32_t hits = 0;
  bool reader = false;
  for (std::uint32_t at = line.first; at < line.last; ++at) {
    const Sense* sense = page.language.lexicon.sense(page.cues.token(at).word, page.cues.pitch);
    if (sense == nullptr) {
      hits += page.cues.length(page.cues.pitch, at, line.last) != 0 ? 1 : 0;
    } else if (sense->value == "reader") {
      reader = true;
    } else {
      ++hits;
    }
  }
  return hits + (reader ? 1 : 0) >= 2;
}

// Whether a block is written in another language than the article.
bool is_foreign(const Page& page, const Line& line) {
  constexpr std::uint32_t kLeastWords = 8;
  if (line.words < kLeastWords || line.known * 4 >= line.words || line.capitals * 2 >= line.words) return false;
  const std::string_view text =
      std::string_view(page.document.text).substr(line.span.begin, std::min<std::uint32_t>(line.span.size(), 4000));
  const std::string lang = detect_language(text);
  return !lang.empty() && lang != page.language.code;
}

void judge_foreign(Page& page) {
  std::vector<std::size_t> foreign;
  std::uint64_t words = 0, foreign_words = 0;
  for (const Line& line : page.lines) words += line.words;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    if (page.verdicts[i].decided || !is_foreign(page, page.lines[i])) continue;
    foreign.push_back(i);
    foreign_words += page.lines[i].words;
    // Where they are most of the text, it is the article that is in another language.
    if (foreign_words * 2 >= words) return;
  }
  for (const std::size_t i : foreign) {
    page.verdicts[i].decide(ZoneRole::chrome, "another language");
    page.verdicts[i].cue = ChromeCue::notice;  // below the article, its buttons follow
  }
}

}  // namespace

std::size_t Page::next_prose(std::size_t from) const {
  while (from < lines.size() && (verdicts[from].decided || !lines[from].is_prose())) ++from;
  return from;
}

namespace {

// A line that stands in many files of one source is its furniture: running text only where it stands in most. Who wrote
// the article and when is told elsewhere.
bool is_repeated(Page& page, const Line& line) {
  const auto& lines = page.document.repeated;
  auto it = std::upper_bound(lines.begin(), lines.end(), line.span.begin,
                             [](std::uint32_t begin, const RepeatedLine& r) { return begin < r.span.begin; });
  if (it == lines.begin()) return false;
  --it;
  if (line.span.end > it->span.end || (line.is_prose() && !it->most)) return false;
  return !is_byline(page, line) && date_line_kind(page, line) == DateLineKind::none && !is_dateline_alone(page, line);
}

}  // namespace

void judge_chrome(Page& page) {
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const Line& line = page.lines[i];
    Verdict& verdict = page.verdicts[i];
    if (line.words == 0 && line.numbers == 0 && line.letters == 0) {
      verdict.decide(ZoneRole::chrome, "no words");
      continue;
    }
    if (judge_by_cues(page, line, verdict)) continue;
    if (!page.document.repeated.empty() && is_repeated(page, line)) {
      verdict.decide(ZoneRole::chrome, "stands in many files of its folder");
      continue;
    }
    const std::string_view str = std::string_view(page.document.text).substr(line.span.begin, line.span.size());
    if (!line.ends_stop && is_doubled(str)) {
      verdict.decide(ZoneRole::chrome, "a label twice over");
    } else if (is_link_bar(page, line)) {
      verdict.decide(ZoneRole::chrome, "links side by side");
    } else if (is_pitch(page, line)) {
      verdict.decide(ZoneRole::chrome, "sales pitch");
    }
  }
  judge_foreign(page);
}

namespace {

// Marks [from, to) as chrome where nothing better is known; running text stays what it is.
void mark(Page& page, std::size_t from, std::size_t to, bool prose_too, std::string_view why) {
  for (std::size_t i = from; i < to; ++i) {
    if (page.verdicts[i].decided || (!prose_too && page.lines[i].is_prose())) continue;
    page.verdicts[i].decide(ZoneRole::chrome, why);
  }
}

// How many words of undecided running text stand above each line.
std::vector<std::uint64_t> count_prose(const Page& page) {
  std::vector<std::uint64_t> until(page.lines.size() + 1, 0);
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const bool counts = !page.verdicts[i].decided && page.lines[i].is_prose();
    until[i + 1] = until[i] + (counts ? page.lines[i].words : 0);
  }
  return until;
}

}  // namespace

void judge_chrome_regions(Page& page) {
  const std::size_t count = page.lines.size();
  std::size_t last_prose = count;  // none
  for (std::size_t i = 0; i < count; ++i) {
    if (!page.verdicts[i].decided && page.lines[i].is_prose()) last_prose = i;
  }
  if (last_prose == count) return;  // nothing to tell a page's foot from
  const std::vector<std::uint64_t> prose_until = count_prose(page);
  for (std::size_t i = 0; i < count; ++i) {
    if (!page.verdicts[i].decided || page.verdicts[i].role != ZoneRole::chrome) continue;
    const ChromeCue cue = page.verdicts[i].cue;
    if (cue == ChromeCue::related) {
      std::size_t to = i + 1;
      while (to < count && to <= i + 12 && !page.lines[to].is_prose() && !page.lines[to].ends_colon) ++to;
      mark(page, i + 1, to, false, "below a cue of related stories");
    } else if (cue == ChromeCue::comments) {
      // Readers' words, where the article is behind us; a button in its middle says nothing.
      const std::uint64_t before = prose_until[i], after = prose_until[count] - before;
      if (before >= 100 && after * 2 <= before) {
        mark(page, i + 1, count, true, "below a cue of comments");
        break;
      }
    }
    if (i > last_prose && (cue == ChromeCue::footer || cue == ChromeCue::comments || cue == ChromeCue::notice)) {
      mark(page, i + 1, count, false, "in the page's foot");
      break;
    }
  }
}

}  // namespace dateline
