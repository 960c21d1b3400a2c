#include <algorithm>
#include <cstdint>

#include "article/verdict.h"

namespace dateline {
namespace {

// So many lines with a page's own phrases, and the text is a page rather than an article alone.
constexpr std::size_t kEvidence = 3;
// So many headlines and links one below the other are a menu or a list of other articles.
constexpr std::size_t kRun = 5;

// What a line says for or against the story being here. Sentences speak for it by their words; a headline of twenty
// words among its like speaks against it.
std::int64_t weight(const Line& line, const Verdict& verdict) {
  if (verdict.decided) return -4;
  if (line.is_prose() && (line.ends_stop || line.words >= 45)) return line.words;
  return -4 - static_cast<std::int64_t>(line.words) / 2;
}

bool is_link(const Line& line) {
  if (!line.ends_stop) return line.words <= 45;
  return line.words <= 25 && line.stops == 1 && !line.is_prose();
}

void mark_runs(Page& page, std::size_t from, std::size_t to) {
  std::size_t begin = from;
  for (std::size_t i = from; i <= to; ++i) {
    const bool goes_on =
        i < to && (is_link(page.lines[i]) || (page.verdicts[i].decided && page.verdicts[i].role == ZoneRole::chrome));
    if (goes_on) continue;
    if (i - begin >= kRun) {
      for (std::size_t j = begin; j < i; ++j) {
        if (!page.verdicts[j].decided) page.verdicts[j].decide(ZoneRole::chrome, "among links");
      }
    }
    begin = i + 1;
  }
}

}  // namespace

Story find_story(const Page& page) {
  // The stretch of lines with the largest sum (Kadane): sentences, with a few headings and captions between them.
  Story best;
  std::int64_t most = 0, sum = 0;
  std::size_t begin = 0;
  std::size_t cues = 0;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    cues += page.verdicts[i].decided && page.verdicts[i].cue != ChromeCue::none ? 1 : 0;
    if (sum <= 0) {
      sum = 0;
      begin = i;
    }
    sum += weight(page.lines[i], page.verdicts[i]);
    if (sum > most) {
      most = sum;
      best.first = begin;
      best.last = i + 1;
    }
  }
  best.in_page = cues >= kEvidence;
  if (most == 0) best.first = best.last = page.lines.size();
  if (!best.in_page) {
    best.first = page.next_prose(0);
    best.last = page.lines.size();
  }
  return best;
}

void judge_outside_story(Page& page, const Story& story) {
  if (!story.in_page || story.first == story.last) return;
  // From the title on, all is of the article.
  std::size_t header = 0;
  while (header < story.first && page.verdicts[header].role != ZoneRole::title) ++header;
  mark_runs(page, 0, header);
  mark_runs(page, story.last, page.lines.size());
}

}  // namespace dateline
