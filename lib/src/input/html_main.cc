#include "input/html_main.h"

#include <algorithm>

namespace dateline {

namespace {

constexpr std::uint16_t kSmallCues =
    kCueHeadline | kCueDeck | kCueByline | kCueDate | kCueCaption | kCueQuote | kCueUpdated | kCuePublished;

// Sums over an element and all in it.
struct Sums {
  std::uint32_t words = 0, running = 0, linked = 0, bytes = 0;
  double weight = 0;
};

std::uint8_t heading_level(HtmlTag tag) {
  if (tag < HtmlTag::h1 || tag > HtmlTag::h6) return 0;
  return static_cast<std::uint8_t>(static_cast<int>(tag) - static_cast<int>(HtmlTag::h1) + 1);
}

class MainFinder {
 public:
  MainFinder(const HtmlPage& page, std::uint32_t title, const std::vector<std::int8_t>& said)
      : page_(page), said_(said), title_(title), sums_(page.elements.size()), places_(page.elements.size()) {}

  MainText find() {
    count();
    inherit();
    MainText main;
    main.places.reserve(page_.blocks.size());
    for (const HtmlBlock& block : page_.blocks) main.places.push_back(places_[block.element]);
    weigh(main.places);
    choose(main);
    return main;
  }

 private:
  void count() {
    for (const HtmlBlock& block : page_.blocks) {
      Sums& sums = sums_[block.element];
      sums.words += block.words;
      sums.bytes += block.span.size();
      sums.linked += block.bytes_linked;
      if (is_running_text(block)) sums.running += block.words;
    }
    for (std::size_t i = sums_.size(); i-- > 1;) {
      Sums& parent = sums_[page_.elements[i].parent];
      parent.words += sums_[i].words;
      parent.bytes += sums_[i].bytes;
      parent.linked += sums_[i].linked;
      parent.running += sums_[i].running;
    }
  }

  // Whether a name is to be believed: what holds the article is none of its side dishes, whatever it is called.
  bool counts(std::uint32_t e) const {
    const HtmlElement& element = page_.elements[e];
    const Sums& sums = sums_[e];
    if (element.tag == HtmlTag::html || element.tag == HtmlTag::body || element.tag == HtmlTag::main) return false;
    if ((element.cues & kCueBody) != 0) return false;
    if (title_ != kNoBlock && page_.is_inside(page_.blocks[title_].element, e)) return false;
    const std::uint32_t all = sums_[0].running;
    const auto below = [&](std::uint32_t percent) {
      return std::uint64_t{sums.running} * 100 <= std::uint64_t{all} * percent;
    };
    switch (element.chrome) {
      case ChromeName::none:
        return false;
      case ChromeName::comments:
      case ChromeName::navigation:
      case ChromeName::footer:
      case ChromeName::consent:
        return below(95);
      case ChromeName::tags:
      case ChromeName::label:
        return sums.words <= 40;
      case ChromeName::share:
        return sums.running <= 40;
      case ChromeName::newsletter:
        return sums.running <= 150;
      case ChromeName::author:
        return sums.words <= 200;
      case ChromeName::aside:
        return below(30);
      case ChromeName::widget:
        return below(15);
      default:
        return below(60);
    }
  }

  void inherit() {
    for (std::uint32_t e = 0; e < page_.elements.size(); ++e) {
      const HtmlElement& element = page_.elements[e];
      BlockPlace& place = places_[e];
      if (e > 0) place = places_[element.parent];
      if (place.chrome == ChromeName::none && counts(e)) place.chrome = element.chrome;
      if (sums_[e].words <= 120) place.cues |= element.cues & kSmallCues;
      if (const std::uint8_t level = heading_level(element.tag)) place.heading = level;
      place.quote = place.quote || element.tag == HtmlTag::blockquote;
      place.list = place.list || element.tag == HtmlTag::li;
      place.figure = place.figure || element.tag == HtmlTag::figure;
      place.table = place.table || element.tag == HtmlTag::table;
      place.verbatim = place.verbatim || element.tag == HtmlTag::pre;
    }
  }

  // What a block says for or against the article being around it, in words.
  double weight_of(const HtmlBlock& block, const BlockPlace& place, std::int8_t said) const {
    const auto words = static_cast<double>(std::min<std::uint32_t>(block.words, 400));
    if (said > 0) return words * 2 + 2;
    if (place.chrome != ChromeName::none) return -1 - words / 2;
    const bool caption = (place.cues & kCueCaption) != 0 || place.figure;
    if (place.verbatim) return 0;
    if (caption || (place.cues & (kCueByline | kCueDate)) != 0) return words <= 40 ? 0 : 2;
    if (said < 0) return -words / 4;
    if (is_running_text(block)) return words;
    if (block.bytes_linked * 2 >= block.span.size()) return -3 - words;
    if (place.heading > 0) return -1;
    return place.list || place.table ? -1 : -2 - words / 4;
  }

  void weigh(const std::vector<BlockPlace>& places) {
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      const std::int8_t said = said_.empty() ? std::int8_t{0} : said_[i];
      sums_[page_.blocks[i].element].weight += weight_of(page_.blocks[i], places[i], said);
    }
    for (std::size_t i = sums_.size(); i-- > 1;) sums_[page_.elements[i].parent].weight += sums_[i].weight;
  }

  void choose(MainText& main) const {
    double best = 0;
    for (std::uint32_t e = 0; e < page_.elements.size(); ++e) {
      const HtmlElement& element = page_.elements[e];
      double weight = sums_[e].weight;
      if ((element.cues & kCueBody) != 0 || element.tag == HtmlTag::article || element.tag == HtmlTag::main) {
        weight *= 1.1;
      }
      if (weight <= 0 || weight < best) continue;
      best = weight;
      main.element = e;
    }
    if (best < 20) return;
    main.element = one_article(main.element);
    // Its blocks stand together: elements hold stretches of the page.
    const auto& blocks = page_.blocks;
    std::uint32_t first = kNoBlock, last = 0;
    for (std::uint32_t i = 0; i < blocks.size(); ++i) {
      if (!page_.is_inside(blocks[i].element, main.element)) continue;
      if (first == kNoBlock) first = i;
      last = i + 1;
    }
    if (first == kNoBlock) return;
    main.first = first;
    main.last = last;
  }

  // Of several whole articles one below the other, the one with the page's headline.
  std::uint32_t one_article(std::uint32_t outer) const {
    constexpr double kWhole = 60;
    if (title_ == kNoBlock) return outer;
    std::uint32_t mine = page_.blocks[title_].element;
    while (mine > outer && page_.elements[mine].tag != HtmlTag::article) mine = page_.elements[mine].parent;
    if (mine <= outer || !page_.is_inside(mine, outer) || sums_[mine].weight < kWhole) return outer;
    for (std::uint32_t e = outer + 1; e < page_.elements[outer].end; ++e) {
      const bool other = page_.elements[e].tag == HtmlTag::article && !page_.is_inside(e, mine) &&
                         !page_.is_inside(mine, e) && sums_[e].weight >= kWhole;
      if (other) return mine;
    }
    return outer;
  }

  const HtmlPage& page_;
  const std::vector<std::int8_t>& said_;
  std::uint32_t title_;
  std::vector<Sums> sums_;
  std::vector<BlockPlace> places_;
};

// Hashes of so many words in a row: two texts that share most of them are one.
constexpr std::size_t kRow = 5;

// Calls `take` with the hash of every row of words; a text shorter than a row has one hash.
template <typename Take>
std::size_t for_rows(std::string_view text, Take take) {
  std::uint64_t words[kRow] = {};
  std::size_t count = 0, rows = 0;
  std::uint64_t word = 0;
  const auto finish_word = [&] {
    if (word == 0) return;
    words[count++ % kRow] = word;
    word = 0;
    if (count < kRow) return;
    std::uint64_t hash = 0;
    for (std::size_t i = count - kRow; i < count; ++i) hash = (hash ^ words[i % kRow]) * 0x9E3779B97F4A7C15U;
    take(hash);
    ++rows;
  };
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const unsigned char lower = byte >= 'A' && byte <= 'Z' ? static_cast<unsigned char>(byte + 32) : byte;
    const bool letter = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
    if (letter) {
      word = (word ^ lower) * 0x100000001B3U + 0x51ED270B;
    } else {
      finish_word();
    }
  }
  finish_word();
  return rows;
}

}  // namespace

bool is_running_text(const HtmlBlock& block) {
  if (block.bytes_linked * 2 >= block.span.size()) return false;
  if (block.words >= 25 && block.stops + block.commas > 0) return true;
  return block.words >= 8 && block.ends_stop;
}

MainText find_main(const HtmlPage& page, std::uint32_t title, const std::vector<std::int8_t>& said) {
  return MainFinder(page, title, said).find();
}

std::vector<std::int8_t> compare_with(const HtmlPage& page, std::string_view body) {
  std::vector<std::int8_t> said;
  if (body.size() < 400) return said;
  std::vector<std::uint64_t> rows;
  rows.reserve(body.size() / 5);
  for_rows(body, [&](std::uint64_t hash) { rows.push_back(hash); });
  std::sort(rows.begin(), rows.end());
  said.resize(page.blocks.size(), 0);
  std::size_t shown = 0;  // rows of the page's own copy that are visible
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    std::size_t hits = 0;
    const std::size_t all = for_rows(page.str(page.blocks[i]), [&](std::uint64_t hash) {
      hits += std::binary_search(rows.begin(), rows.end(), hash) ? 1 : 0;
    });
    if (all < 2) continue;
    said[i] = hits * 2 >= all ? std::int8_t{1} : std::int8_t{-1};
    shown += hits;
  }
  // A copy cut short, or of something else, proves nothing.
  if (shown * 10 < rows.size() * 6) said.clear();
  return said;
}

}  // namespace dateline
