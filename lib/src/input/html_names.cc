#include "input/html_names.h"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

using namespace std::string_view_literals;

struct TagName {
  std::string_view name;
  HtmlTag tag;
};

// Sorted by name.
constexpr std::array kTags{
    TagName{"a", HtmlTag::a},
    TagName{"abbr", HtmlTag::inline_text},
    TagName{"acronym", HtmlTag::inline_text},
    TagName{"amp-img", HtmlTag::inline_text},
    TagName{"article", HtmlTag::article},
    TagName{"aside", HtmlTag::aside},
    TagName{"audio", HtmlTag::unseen},
    TagName{"b", HtmlTag::inline_text},
    TagName{"bdi", HtmlTag::inline_text},
    TagName{"bdo", HtmlTag::inline_text},
    TagName{"big", HtmlTag::inline_text},
    TagName{"blockquote", HtmlTag::blockquote},
    TagName{"body", HtmlTag::body},
    TagName{"br", HtmlTag::br},
    TagName{"button", HtmlTag::button},
    TagName{"canvas", HtmlTag::unseen},
    TagName{"cite", HtmlTag::inline_text},
    TagName{"code", HtmlTag::inline_text},
    TagName{"data", HtmlTag::inline_text},
    TagName{"datalist", HtmlTag::unseen},
    TagName{"del", HtmlTag::inline_text},
    TagName{"dfn", HtmlTag::inline_text},
    TagName{"dialog", HtmlTag::dialog},
    TagName{"em", HtmlTag::inline_text},
    TagName{"figcaption", HtmlTag::figcaption},
    TagName{"figure", HtmlTag::figure},
    TagName{"font", HtmlTag::inline_text},
    TagName{"footer", HtmlTag::footer},
    TagName{"form", HtmlTag::form},
    TagName{"h1", HtmlTag::h1},
    TagName{"h2", HtmlTag::h2},
    TagName{"h3", HtmlTag::h3},
    TagName{"h4", HtmlTag::h4},
    TagName{"h5", HtmlTag::h5},
    TagName{"h6", HtmlTag::h6},
    TagName{"head", HtmlTag::head},
    TagName{"header", HtmlTag::header},
    TagName{"html", HtmlTag::html},
    TagName{"i", HtmlTag::inline_text},
    TagName{"iframe", HtmlTag::unseen},
    TagName{"img", HtmlTag::inline_text},
    TagName{"input", HtmlTag::inline_text},
    TagName{"ins", HtmlTag::inline_text},
    TagName{"kbd", HtmlTag::inline_text},
    TagName{"label", HtmlTag::inline_text},
    TagName{"li", HtmlTag::li},
    TagName{"link", HtmlTag::link},
    TagName{"main", HtmlTag::main},
    TagName{"mark", HtmlTag::inline_text},
    TagName{"meta", HtmlTag::meta},
    TagName{"nav", HtmlTag::nav},
    TagName{"nobr", HtmlTag::inline_text},
    TagName{"noscript", HtmlTag::unseen},
    TagName{"object", HtmlTag::unseen},
    TagName{"ol", HtmlTag::ol},
    TagName{"p", HtmlTag::p},
    TagName{"picture", HtmlTag::inline_text},
    TagName{"pre", HtmlTag::pre},
    TagName{"q", HtmlTag::inline_text},
    TagName{"s", HtmlTag::inline_text},
    TagName{"samp", HtmlTag::inline_text},
    TagName{"script", HtmlTag::script},
    TagName{"section", HtmlTag::section},
    TagName{"select", HtmlTag::unseen},
    TagName{"small", HtmlTag::inline_text},
    TagName{"source", HtmlTag::inline_text},
    TagName{"span", HtmlTag::inline_text},
    TagName{"strike", HtmlTag::inline_text},
    TagName{"strong", HtmlTag::inline_text},
    TagName{"style", HtmlTag::unseen},
    TagName{"sub", HtmlTag::inline_text},
    TagName{"sup", HtmlTag::inline_text},
    TagName{"svg", HtmlTag::unseen},
    TagName{"table", HtmlTag::table},
    TagName{"td", HtmlTag::td},
    TagName{"template", HtmlTag::unseen},
    TagName{"textarea", HtmlTag::unseen},
    TagName{"th", HtmlTag::th},
    TagName{"time", HtmlTag::time},
    TagName{"title", HtmlTag::title},
    TagName{"tt", HtmlTag::inline_text},
    TagName{"u", HtmlTag::inline_text},
    TagName{"ul", HtmlTag::ul},
    TagName{"var", HtmlTag::inline_text},
    TagName{"video", HtmlTag::unseen},
    TagName{"wbr", HtmlTag::inline_text},
};

// What one word of a name says. `part` and `whole` of two words make the article's text: "entry-content".
enum class Word : std::uint8_t { chrome, cue, part, whole, negation };

struct NameWord {
  std::string_view word;  // a "*" at its end: and what begins so
  Word kind;
  ChromeName chrome = ChromeName::none;
  std::uint16_t cues = 0;
};

constexpr NameWord chrome(std::string_view word, ChromeName name) { return {word, Word::chrome, name, 0}; }
constexpr NameWord cue(std::string_view word, std::uint16_t cues) { return {word, Word::cue, ChromeName::none, cues}; }
constexpr NameWord plain(std::string_view word, Word kind) { return {word, kind, ChromeName::none, 0}; }

// Markup speaks the English of its standards and frameworks, whatever the language of the page. Sorted by word.
constexpr std::array kWords{
    chrome("ad", ChromeName::advert),
    chrome("addthis", ChromeName::share),
    chrome("addtoany", ChromeName::share),
    chrome("ads", ChromeName::advert),
    chrome("adsbygoogle", ChromeName::advert),
    chrome("advert*", ChromeName::advert),
    plain("article", Word::part),
    cue("articlebody", kCueBody),
    chrome("aside", ChromeName::aside),
    cue("author*", kCueByline),
    chrome("banner", ChromeName::widget),
    chrome("bio", ChromeName::author),
    chrome("biography", ChromeName::author),
    plain("blog", Word::part),
    plain("body", Word::whole),
    chrome("bookmark*", ChromeName::share),
    chrome("breadcrumb*", ChromeName::navigation),
    cue("byline*", kCueByline),
    cue("caption*", kCueCaption),
    chrome("carousel*", ChromeName::widget),
    chrome("categories", ChromeName::tags),
    chrome("category", ChromeName::label),
    chrome("colophon", ChromeName::footer),
    chrome("comment", ChromeName::comments),
    chrome("commentlist", ChromeName::comments),
    chrome("comments*", ChromeName::comments),
    chrome("consent*", ChromeName::consent),
    plain("content", Word::whole),
    chrome("contentinfo", ChromeName::footer),
    plain("contents", Word::whole),
    cue("contributor*", kCueByline),
    chrome("cookie*", ChromeName::consent),
    plain("copy", Word::whole),
    chrome("copyright", ChromeName::footer),
    cue("credit*", kCueCaption),
    cue("date", kCueDate),
    cue("datecreated", kCueDate),
    cue("dateline", kCueDate),
    cue("datemodified", kCueDate | kCueUpdated),
    cue("datepublished", kCueDate | kCuePublished),
    cue("datetime", kCueDate),
    cue("deck", kCueDeck),
    cue("dek", kCueDeck),
    plain("detail*", Word::whole),
    chrome("disclaimer*", ChromeName::widget),
    chrome("disqus*", ChromeName::comments),
    chrome("donat*", ChromeName::newsletter),
    plain("entry", Word::part),
    cue("entrycontent", kCueBody),
    cue("excerpt", kCueDeck),
    chrome("eyebrow", ChromeName::label),
    plain("field", Word::part),
    cue("figcaption*", kCueCaption),
    chrome("footer*", ChromeName::footer),
    chrome("gdpr*", ChromeName::consent),
    plain("has", Word::negation),
    cue("headline*", kCueHeadline),
    plain("hide", Word::negation),
    chrome("kicker", ChromeName::label),
    chrome("latest*", ChromeName::related),
    cue("lede", kCueDeck),
    chrome("legal", ChromeName::footer),
    cue("legend", kCueCaption),
    chrome("login*", ChromeName::form),
    plain("main", Word::part),
    chrome("masthead", ChromeName::navigation),
    chrome("menu*", ChromeName::navigation),
    chrome("modal", ChromeName::widget),
    cue("modified", kCueDate | kCueUpdated),
    chrome("mostread", ChromeName::related),
    chrome("nav", ChromeName::navigation),
    chrome("navbar", ChromeName::navigation),
    chrome("navigation", ChromeName::navigation),
    plain("news", Word::part),
    chrome("newsletter*", ChromeName::newsletter),
    plain("no", Word::negation),
    plain("node", Word::part),
    plain("non", Word::negation),
    plain("not", Word::negation),
    chrome("onetrust*", ChromeName::consent),
    chrome("outbrain*", ChromeName::related),
    chrome("overline", ChromeName::label),
    chrome("pager", ChromeName::navigation),
    chrome("pagination", ChromeName::navigation),
    chrome("paywall", ChromeName::widget),
    chrome("player*", ChromeName::widget),
    chrome("popular*", ChromeName::related),
    chrome("popup", ChromeName::widget),
    plain("post", Word::part),
    cue("postbody", kCueBody),
    cue("postcontent", kCueBody),
    chrome("print*", ChromeName::share),
    chrome("promo*", ChromeName::widget),
    cue("prose", kCueBody),
    cue("pubdate", kCueDate | kCuePublished),
    cue("published", kCueDate | kCuePublished),
    cue("pullquote", kCueQuote),
    chrome("rail", ChromeName::sidebar),
    chrome("recirc*", ChromeName::related),
    chrome("recommend*", ChromeName::related),
    chrome("related*", ChromeName::related),
    chrome("respond", ChromeName::comments),
    cue("richtext", kCueBody),
    chrome("search", ChromeName::form),
    chrome("share*", ChromeName::share),
    chrome("sharing*", ChromeName::share),
    plain("show", Word::negation),
    chrome("sidebar*", ChromeName::sidebar),
    chrome("signup*", ChromeName::newsletter),
    chrome("similar*", ChromeName::related),
    chrome("skip", ChromeName::navigation),
    chrome("social*", ChromeName::share),
    chrome("sponsor*", ChromeName::advert),
    cue("standfirst*", kCueDeck),
    plain("story", Word::part),
    cue("storybody", kCueBody),
    cue("strapline", kCueDeck),
    cue("subhead", kCueDeck),
    cue("subheading", kCueDeck),
    cue("subheadline", kCueDeck),
    chrome("subscri*", ChromeName::widget),
    cue("subtitle", kCueDeck),
    chrome("suggest*", ChromeName::related),
    cue("summary", kCueDeck),
    chrome("taboola*", ChromeName::related),
    chrome("tag", ChromeName::tags),
    chrome("taglist", ChromeName::tags),
    chrome("tags", ChromeName::tags),
    chrome("teaser*", ChromeName::widget),
    plain("text", Word::whole),
    cue("time", kCueDate),
    cue("timestamp*", kCueDate),
    cue("title", kCueHeadline),
    chrome("toolbar", ChromeName::share),
    chrome("tools", ChromeName::share),
    chrome("topics", ChromeName::tags),
    chrome("trending*", ChromeName::related),
    cue("updated", kCueDate | kCueUpdated),
    chrome("video*", ChromeName::widget),
    chrome("widget*", ChromeName::widget),
    plain("with", Word::negation),
    plain("without", Word::negation),
    cue("writer", kCueByline),
};

constexpr bool comes_before(const NameWord& a, const NameWord& b) { return a.word < b.word; }
constexpr bool tag_before(const TagName& a, const TagName& b) { return a.name < b.name; }
static_assert(std::is_sorted(kTags.begin(), kTags.end(), tag_before));
static_assert(std::is_sorted(kWords.begin(), kWords.end(), comes_before));

bool stands_for(const NameWord& known, std::string_view word) {
  if (!known.word.ends_with('*')) return known.word == word;
  return word.starts_with(known.word.substr(0, known.word.size() - 1));
}

const NameWord* find_word(std::string_view word) {
  if (word.size() < 2) return nullptr;
  // The entry that begins the word stands before the word itself, and others with the same beginning may lie between.
  auto at = std::upper_bound(kWords.begin(), kWords.end(), word,
                             [](std::string_view w, const NameWord& known) { return w < known.word; });
  for (int steps = 0; at != kWords.begin() && steps < 4; ++steps) {
    --at;
    if (stands_for(*at, word)) return &*at;
  }
  // "share*" comes after "share" itself.
  at = std::lower_bound(kWords.begin(), kWords.end(), word,
                        [](const NameWord& known, std::string_view w) { return known.word < w; });
  return at != kWords.end() && stands_for(*at, word) ? &*at : nullptr;
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

// The words of one name, one after the other: "entryContent_share-bar".
class NameJudge {
 public:
  explicit NameJudge(NameMeaning& meaning) : meaning_(meaning) {}

  void word(std::string_view str) {
    ++words_;
    const NameWord* known = find_word(str);
    if (known == nullptr) return;
    switch (known->kind) {
      case Word::negation:
        negated_ = negated_ || words_ == 1;
        break;
      case Word::part:
        part_ = true;
        break;
      case Word::whole:
        whole_ = true;
        break;
      case Word::cue:
        cues_ = static_cast<std::uint16_t>(cues_ | known->cues);
        break;
      case Word::chrome:
        if (chrome_ == ChromeName::none) chrome_ = known->chrome;
        break;
    }
  }

  void finish(int most) {
    if (negated_ || words_ > most) return;
    if (part_ && whole_ && cues_ == 0 && chrome_ == ChromeName::none) cues_ = kCueBody;
    // "author-bio" is a box, "bio" in it or not.
    if (chrome_ == ChromeName::label && cues_ != 0) chrome_ = ChromeName::none;
    if (chrome_ != ChromeName::none && (cues_ & kCueBody) == 0) {
      if (meaning_.chrome == ChromeName::none || is_weak(meaning_.chrome)) meaning_.chrome = chrome_;
      return;
    }
    meaning_.cues = static_cast<std::uint16_t>(meaning_.cues | cues_);
  }

 private:
  NameMeaning& meaning_;
  int words_ = 0;
  bool negated_ = false, part_ = false, whole_ = false;
  std::uint16_t cues_ = 0;
  ChromeName chrome_ = ChromeName::none;
};

constexpr std::size_t kLongestWord = 24;

}  // namespace

HtmlTag html_tag(std::string_view name) {
  const auto at = std::lower_bound(kTags.begin(), kTags.end(), name,
                                   [](const TagName& known, std::string_view n) { return known.name < n; });
  return at != kTags.end() && at->name == name ? at->tag : HtmlTag::other;
}

std::string_view chrome_reason(ChromeName name) {
  constexpr std::array kReasons{""sv,
                                "a menu"sv,
                                "a share bar"sv,
                                "related stories"sv,
                                "a newsletter box"sv,
                                "a consent notice"sv,
                                "comments"sv,
                                "an advertisement"sv,
                                "the page's foot"sv,
                                "a side bar"sv,
                                "a form"sv,
                                "tags"sv,
                                "about the author"sv,
                                "a section's name"sv,
                                "an aside"sv,
                                "a box of the page"sv};
  return kReasons[static_cast<std::size_t>(name)];
}

bool is_author_address(std::string_view href) {
  constexpr std::array kFolders{"/author/"sv,      "/authors/"sv,      "/autor/"sv,  "/autoren/"sv,
                                "/auteur/"sv,      "/by/"sv,           "/byline/"sv, "/staff/"sv,
                                "/contributor/"sv, "/contributors/"sv, "/profile/"sv};
  return std::any_of(kFolders.begin(), kFolders.end(), [&](std::string_view folder) {
    const std::size_t at = href.find(folder);
    return at != std::string_view::npos && at + folder.size() < href.size();
  });
}

void judge_names(std::string_view names, NameMeaning& meaning, int most) {
  std::size_t at = 0;
  while (at < names.size()) {
    while (at < names.size() && is_space(names[at])) ++at;
    NameJudge judge(meaning);
    std::array<char, kLongestWord> word{};
    std::size_t length = 0;
    const auto flush = [&] {
      if (length > 0) judge.word({word.data(), std::min(length, kLongestWord)});
      length = 0;
    };
    for (; at < names.size() && !is_space(names[at]); ++at) {
      const char c = names[at];
      const bool border = is_upper(c) && at > 0 && is_lower(names[at - 1]);
      if (border || (!is_lower(c) && !is_upper(c))) flush();
      if (!is_lower(c) && !is_upper(c)) continue;
      if (length < kLongestWord) word[length] = is_upper(c) ? static_cast<char>(c + 32) : c;
      ++length;
    }
    flush();
    judge.finish(most);
  }
}

}  // namespace dateline
