#include "input/html_outline.h"

#include <algorithm>
#include <string_view>

#include "input/html_attributes.h"

namespace dateline {

namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n-\xC2", at), text.size());
    if (std::string word = bare(text.substr(at, end - at)); !word.empty()) words.push_back(std::move(word));
    at = end + 1;
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

// One of the page's own writings of its title.
struct Known {
  std::string bare;
  std::vector<std::string> words;
};

// How well a heading agrees with it: 1 the same, 0 nothing in common. Site names may stand around the page's own.
double likeness(std::string_view heading, const Known& known) {
  const std::string letters = bare(heading);
  if (letters.empty() || known.bare.empty()) return 0;
  if (letters == known.bare) return 1;
  const std::vector<std::string> words = words_of(heading);
  if (words.size() >= 3 && known.bare.find(letters) != std::string::npos) return 0.95;
  if (known.words.size() >= 3 && letters.find(known.bare) != std::string::npos) return 0.9;
  std::vector<std::string> both;
  std::set_intersection(words.begin(), words.end(), known.words.begin(), known.words.end(), std::back_inserter(both));
  const double share =
      static_cast<double>(both.size()) / static_cast<double>(std::max(words.size(), known.words.size()));
  return words.size() < 3 ? share * 0.8 : share;
}

std::uint32_t find_title(const HtmlPage& page, const HtmlMetadata& metadata) {
  std::vector<Known> known;
  for (const std::string& title : metadata.titles) {
    const std::string cut = without_site(title, metadata);
    known.push_back({bare(cut), words_of(cut)});
  }
  std::uint32_t best = kNoBlock;
  double most = 0;
  for (std::uint32_t i = 0; i < page.blocks.size(); ++i) {
    const HtmlBlock& block = page.blocks[i];
    if (block.words > 60 || block.span.size() > 400) continue;
    std::uint8_t level = 0;
    bool headline = false, aside = false;
    std::uint32_t element = block.element;
    // The heading is near: what is further out holds more than it.
    for (int up = 0; up < 6; ++up, element = page.elements[element].parent) {
      const HtmlElement& e = page.elements[element];
      if (e.tag >= HtmlTag::h1 && e.tag <= HtmlTag::h6 && level == 0) {
        level = static_cast<std::uint8_t>(static_cast<int>(e.tag) - static_cast<int>(HtmlTag::h1) + 1);
      }
      headline = headline || (up < 2 && (e.cues & kCueHeadline) != 0);
      aside = aside || (e.chrome != ChromeName::none && !is_weak(e.chrome));
      if (element == 0) break;
    }
    // Text that is no heading must be the title to a letter.
    const bool heading = level > 0 || headline;
    const std::size_t size = block.span.size();
    const bool possible = std::any_of(known.begin(), known.end(), [&](const Known& one) {
      return one.bare.size() <= size && size <= 2 * one.bare.size() + 8;
    });
    if (!heading && !possible) continue;
    double score = 0;
    const std::string_view text = page.str(block);
    for (const Known& one : known) score = std::max(score, likeness(text, one) * 10);
    if (!heading && score < 9) continue;
    if (level == 1) {
      score += 4;
    } else if (level == 2 || headline) {
      score += 2;
    } else if (level == 0) {
      score -= 2;
    }
    if (aside) score -= 3;
    const bool link = block.bytes_linked >= block.span.size();
    if (link) score -= 2;  // the site's own name, or another article
    // A lower heading may be any part's: it must have most of the title's words.
    const double least = known.empty() ? 3 : level == 1 ? 4.5 : 6.5;
    if (score >= least && score > most) {
      most = score;
      best = i;
    }
  }
  return best;
}

class Outliner {
 public:
  Outliner(const HtmlPage& page, HtmlOutline& out, const std::vector<std::int8_t>& said)
      : page_(page), out_(out), main_(out.main), said_(said) {}

  void draw() {
    out_.zones.resize(page_.blocks.size());
    for (std::uint32_t i = 0; i < page_.blocks.size(); ++i) out_.zones[i].span = page_.blocks[i].span;
    const std::uint32_t title = out_.title;
    const bool known = title != kNoBlock && title < main_.last;
    header_ = known ? title + 1 : main_.first;
    for (std::uint32_t i = 0; i < page_.blocks.size(); ++i) {
      if (i == title) {
        put(i, ZoneRole::title, "the headline");
      } else if (i < header_) {
        before(i);
      } else if (i < main_.first) {
        header(i);
      } else if (i < main_.last) {
        inside(i);
      } else {
        behind(i);
      }
    }
    repeated_title();
    lone_headings();
  }

 private:
  void put(std::uint32_t i, ZoneRole role, std::string_view reason, bool sure = true) {
    OutlineZone& zone = out_.zones[i];
    zone.role = role;
    zone.reason = reason;
    zone.sure = sure;
  }

  const HtmlBlock& block(std::uint32_t i) const { return page_.blocks[i]; }
  bool is_link(std::uint32_t i) const { return block(i).bytes_linked * 10 >= block(i).span.size() * 8; }

  // By class or tag a byline, date or caption. Returns false where it is none.
  bool small_part(std::uint32_t i) {
    const BlockPlace& place = main_.places[i];
    const std::uint32_t words = block(i).words;
    if ((place.cues & kCueCaption) != 0 && words <= 120) {
      put(i, ZoneRole::caption, "below a picture");
    } else if ((place.cues & kCueByline) != 0 && words <= 40 && !is_running_text(block(i))) {
      // In the midst of the text it is somebody's who is quoted, or a box.
      const bool border = i < main_.first + 6 || i + 6 > main_.last;
      put(i, border ? ZoneRole::byline : ZoneRole::chrome, "named as the author's");
    } else if ((place.cues & kCueDate) != 0 && words <= 20 && !is_running_text(block(i))) {
      put(i, ZoneRole::published, "named as a date");
    } else {
      return false;
    }
    return true;
  }

  void before(std::uint32_t i) {
    // Sections, dates and names may stand above a headline.
    const bool near = i + 8 > header_;
    if (near && main_.places[i].chrome == ChromeName::none && small_part(i)) return;
    put(i, ZoneRole::chrome, "above the article", !near);
  }

  // Between the headline and the text.
  void header(std::uint32_t i) {
    const BlockPlace& place = main_.places[i];
    if (place.chrome != ChromeName::none) return put(i, ZoneRole::chrome, chrome_reason(place.chrome));
    if (small_part(i)) return;
    if ((place.cues & kCueDeck) != 0 && block(i).words >= 4) {
      put(i, ZoneRole::heading, "named as what stands below the headline", false);
    } else if (!is_link(i) && (is_running_text(block(i)) || (place.heading > 1 && block(i).words >= 4))) {
      put(i, ZoneRole::heading, "between headline and text", false);
    } else {
      put(i, ZoneRole::chrome, "between headline and text", false);
    }
  }

  void inside(std::uint32_t i) {
    const BlockPlace& place = main_.places[i];
    const HtmlBlock& b = block(i);
    const std::int8_t said = said_.empty() ? std::int8_t{0} : said_[i];
    if (said > 0 && !is_link(i)) return body(i);
    if (place.chrome != ChromeName::none) return put(i, ZoneRole::chrome, chrome_reason(place.chrome));
    if (small_part(i)) return;
    if (place.figure) return put(i, ZoneRole::caption, "with a picture");
    if (b.words == 0) return put(i, ZoneRole::chrome, "no words");
    if (is_link(i)) {
      // A link alone is a way to another page.
      if (place.heading > 0 && b.words < 4) return put(i, ZoneRole::heading, "a heading", false);
      return put(i, ZoneRole::chrome, "a link alone");
    }
    if (b.bytes_linked * (place.list ? 5 : 4) >= b.span.size() * 2 && !b.ends_stop) {
      return put(i, ZoneRole::chrome, "mostly links");
    }
    body(i);
  }

  void body(std::uint32_t i) {
    const BlockPlace& place = main_.places[i];
    if (place.heading > 0 && block(i).words <= 24) return put(i, ZoneRole::heading, "a heading", false);
    if (place.quote || (place.cues & kCueQuote) != 0) return put(i, ZoneRole::quote, "a block quotation");
    put(i, ZoneRole::body, is_running_text(block(i)) ? "running text" : "within the article", false);
  }

  void behind(std::uint32_t i) {
    if (i < main_.last + 6 && main_.places[i].chrome == ChromeName::none && small_part(i)) return;
    put(i, ZoneRole::chrome, "behind the article");
  }

  // The headline stands once.
  void repeated_title() {
    if (out_.title == kNoBlock) return;
    const std::string title = bare(page_.str(block(out_.title)));
    for (std::uint32_t i = 0; i < page_.blocks.size(); ++i) {
      if (i == out_.title || block(i).words > 60 || out_.zones[i].role == ZoneRole::chrome) continue;
      if (block(i).span.size() < title.size() || is_running_text(block(i))) continue;
      // "Share A headline"
      const std::string text = bare(page_.str(block(i)));
      if (text.size() <= title.size() + 14 && text.find(title) != std::string::npos)
        put(i, ZoneRole::chrome, "the headline again");
    }
  }

  // A heading that no text follows heads something that is no text.
  void lone_headings() {
    bool text = false;
    for (std::uint32_t i = main_.last; i-- > main_.first;) {
      const ZoneRole role = out_.zones[i].role;
      const bool links = i + 1 < page_.blocks.size() && out_.zones[i + 1].role == ZoneRole::chrome && is_link(i + 1);
      if (role == ZoneRole::body && links && !text && block(i).words <= 8 && !block(i).ends_stop) {
        put(i, ZoneRole::chrome, "heads links");
      } else if (role == ZoneRole::body || role == ZoneRole::quote) {
        text = true;
      } else if (role == ZoneRole::chrome) {
        text = false;
      } else if (role == ZoneRole::heading && !text && i >= header_) {
        put(i, ZoneRole::chrome, "heads no text");
      }
    }
  }

  const HtmlPage& page_;
  HtmlOutline& out_;
  const MainText& main_;
  const std::vector<std::int8_t>& said_;
  std::uint32_t header_ = 0;  // the first block behind the headline
};

}  // namespace

HtmlOutline outline_of(const HtmlPage& page, const HtmlMetadata& metadata) {
  HtmlOutline out;
  if (page.blocks.empty()) return out;
  out.title = find_title(page, metadata);
  const std::vector<std::int8_t> said = compare_with(page, metadata.json.body);
  out.main = find_main(page, out.title, said);
  if (out.main.first < out.main.last) Outliner(page, out, said).draw();
  return out;
}

}  // namespace dateline
