// What the judges of lines say, each of the lines it knows about.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "article/cues.h"
#include "article/line.h"

namespace dateline {

struct Verdict {
  bool decided = false;
  ZoneRole role = ZoneRole::body;
  std::string_view reason;          // shown with --explain
  ChromeCue cue = ChromeCue::none;  // the cue that made it chrome
  std::uint32_t dateline_end = 0;   // token behind a dateline at the line's beginning; 0 where there is none

  void decide(ZoneRole r, std::string_view why) {
    decided = true;
    role = r;
    reason = why;
  }
};

// What the judges look at. `lines` and `verdicts` go in step.
struct Page {
  const Language::Data& language;
  const Document::Data& document;
  Cues& cues;
  const std::vector<Line>& lines;
  std::vector<Verdict>& verdicts;

  // The first line, at `from` or behind it, of undecided running text; lines.size() where there is none.
  std::size_t next_prose(std::size_t from) const;
};

// The lines [first, last) of the article itself, its header not counted.
struct Story {
  std::size_t first = 0, last = 0;
  bool in_page = false;  // the text has a page's menus and buttons around it
};
// After judge_chrome. Where the text is no page, the story begins with the first running text and goes to the end.
Story find_story(const Page& page);

// Menus, cookie notices, share bars, adverts, blocks in another language: lines that are chrome wherever they stand.
void judge_chrome(Page& page);
// What a line's cue phrases alone say of it. Returns whether they made it chrome.
bool judge_by_cues(Page& page, const Line& line, Verdict& verdict);
// "By Jane Doe in Lagos", "Author: Jane Doe"; not "By Monday the water had gone."
bool is_byline(Page& page, const Line& line);
// Instead of judge_chrome, judge_header and what is between them: takes what the markup says, and of what it is not
// sure of, what the language's cues say.
void judge_by_outline(Page& page);
// Lines that are chrome because of what stands before them: page feet, comments, links to other articles.
void judge_chrome_regions(Page& page);
// Title, byline, publication line, section labels.
void judge_header(Page& page, const Story& story);
// Runs of links above the header and below the story of a page.
void judge_outside_story(Page& page, const Story& story);
// "SEOUL, Feb 7 (Reuters) —" at the beginning of running text.
void judge_datelines(Page& page);
// Whether a line is a dateline and nothing else; the text begins on the next.
bool is_dateline_alone(Page& page, const Line& line);
// Captions, headings, pull quotes; the rest is body.
void judge_body(Page& page);

// A line that gives a date and little else, and so dates the article rather than tells of something.
enum class DateLineKind : std::uint8_t {
  none,
  bare,    // "5 March 2021", "5 March 2021 - Anna Lind - Commentary"
  cued,    // "Published: 5 March 2021"
  placed,  // "Varmouth, March 5, 2021 (Norpress)"
};
DateLineKind date_line_kind(Page& page, const Line& line);

}  // namespace dateline
