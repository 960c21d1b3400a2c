// What the names in a page's markup - of tags, classes, ids, properties - say of an element.
#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

// The tags that anything is done about.
enum class HtmlTag : std::uint8_t {
  other,
  a,
  article,
  aside,
  blockquote,
  body,
  br,
  button,
  dialog,
  figcaption,
  figure,
  footer,
  form,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  head,
  header,
  html,
  li,
  link,
  main,
  meta,
  nav,
  ol,
  p,
  pre,
  script,
  section,
  table,
  td,
  th,
  time,
  title,
  ul,
  unseen,       // no text to a reader of the page: style, template, svg, ...
  inline_text,  // stands in a line with its neighbours: b, span, ...
};

// Takes the name in lower case.
HtmlTag html_tag(std::string_view name);

// Parts of a page that are not the article, by what their names say. Behind `form` come those that a page's makers use
// loosely: they count only where the text looks it.
enum class ChromeName : std::uint8_t {
  none,
  navigation,
  share,
  related,
  newsletter,
  consent,
  comments,
  advert,
  footer,
  sidebar,
  form,
  tags,    // topics and categories
  author,  // a box about who wrote it
  label,   // a section's name above the title
  aside,
  widget,  // promotions, boxes, modules of any kind
};
constexpr bool is_weak(ChromeName name) { return name > ChromeName::form; }
// For people: "share bar", "related stories".
std::string_view chrome_reason(ChromeName name);

// What an element is by its names where it is of the article.
enum NameCue : std::uint16_t {
  kCueBody = 1,       // the article's text
  kCueHeadline = 2,   // its title
  kCueDeck = 4,       // what stands between title and text
  kCueByline = 8,     // who wrote it
  kCueDate = 16,      // when it was published, or any other date
  kCueCaption = 32,   // below a picture
  kCueQuote = 64,     // a pull quote
  kCueUpdated = 128,  // when it was changed
  kCuePublished = 256,
};

// Whether a link's address is one that sites give to their authors' pages: ".../author/jane-doe/".
bool is_author_address(std::string_view href);

struct NameMeaning {
  ChromeName chrome = ChromeName::none;
  std::uint16_t cues = 0;
};

// Judges the names of a class, id or similar attribute: "entry-content share_bar". Adds to `meaning`; the first chrome
// found stays. Names of more words than `most` are made from a heading's text, "sharing-a-flat-with-friends", and say
// nothing.
void judge_names(std::string_view names, NameMeaning& meaning, int most = 7);

}  // namespace dateline
