#include <algorithm>
#include <string_view>

#include "dateline/detect.h"
#include "input/charset.h"
#include "input/format.h"
#include "input/html_date.h"
#include "input/html_metadata.h"
#include "input/html_outline.h"
#include "input/html_page.h"
#include "model/document_data.h"
#include "model/utf8.h"

namespace dateline {

namespace {

using namespace std::string_view_literals;

// The encoding that a page names in its first bytes; "" where it names none.
std::string declared_charset(std::string_view page) {
  page = page.substr(0, 2048);
  for (const std::string_view key : {"charset="sv, "encoding="sv}) {
    std::size_t at = page.find(key);
    if (at == std::string_view::npos) continue;
    at += key.size();
    while (at < page.size() && (page[at] == '"' || page[at] == '\'' || page[at] == ' ')) ++at;
    const std::size_t end = page.find_first_of("\"' ;/>?", at);
    if (end != std::string_view::npos) return std::string(page.substr(at, end - at));
  }
  return {};
}

// The visible headline where it is known for one, else the page's own word for it without the site's name.
std::string title_of(const HtmlPage& page, const HtmlMetadata& metadata, const HtmlOutline& outline) {
  if (outline.title != kNoBlock) {
    const std::string shown = collapsed(page.str(page.blocks[outline.title]));
    // A section's name may stand in the heading: "Opinion | A headline".
    for (const std::string& title : metadata.titles) {
      const std::string cut = without_site(title, metadata);
      const bool inside =
          cut.size() < shown.size() && cut.size() + 20 >= shown.size() && cut.size() * 2 >= shown.size();
      if (inside && shown.ends_with(cut) && shown[shown.size() - cut.size() - 1] == ' ') return cut;
    }
    return shown;
  }
  for (const std::string& title : metadata.titles) {
    if (!title.empty()) return without_site(title, metadata);
  }
  return {};
}

// The language of the article. Where a page says English, that may be its template's.
std::string language_of(const HtmlPage& page, const HtmlMetadata& metadata, const HtmlOutline& outline) {
  constexpr std::size_t kEnough = 8000;
  const bool english = metadata.lang == "en" || metadata.lang.starts_with("en-");
  if (!metadata.lang.empty() && !english) return metadata.lang;
  std::string text;
  for (std::uint32_t i = outline.main.first; i < outline.main.last && text.size() < kEnough; ++i) {
    if (is_running_text(page.blocks[i])) text.append(page.str(page.blocks[i])).append("\n");
  }
  if (text.empty()) return metadata.lang;
  const std::string found = detect_language(text);
  return found.empty() || (english && found == "en") ? metadata.lang : found;
}

Document document_of(HtmlPage page, std::string name) {
  HtmlMetadata metadata = read_metadata(page);
  HtmlOutline outline = outline_of(page, metadata);
  metadata.lang = language_of(page, metadata, outline);
  if (metadata.authors.empty() && outline.main.first < outline.main.last) {
    constexpr std::uint32_t kNear = 6;
    const std::uint32_t top = std::min(outline.title, outline.main.first);
    metadata.authors = linked_authors(page, top > kNear ? top - kNear : 0, outline.main.first + 3);
  }
  const HtmlDate date = date_of(page, metadata, outline);
  ArticleInfo info;
  info.lang = metadata.lang;
  info.title = title_of(page, metadata, outline);
  info.date = date.value;
  info.date_from = date.from;
  info.source = metadata.site;
  info.url = metadata.url;
  for (const std::string& author : metadata.authors) {
    if (!info.author.empty()) info.author += "; ";
    info.author += author;
  }
  if (page.too_deep) info.issue = "too-deep";
  Document out(std::move(page.text), std::move(name));
  out.info() = std::move(info);
  out.data().outline = std::move(outline.zones);
  return out;
}

// libxml2 counts in int.
constexpr std::size_t kMostBytes = std::size_t{1} << 30;

}  // namespace

InputItem read_html(std::string bytes, std::string name, const std::string& charset) {
  const std::string declared = charset.empty() ? declared_charset(bytes) : charset;
  Decoded decoded = decode(std::move(bytes), declared);
  const bool invalid = make_valid_utf8(decoded.text);
  if (decoded.text.find('\0') != std::string::npos) std::replace(decoded.text.begin(), decoded.text.end(), '\0', ' ');
  if (decoded.text.size() > kMostBytes) return InputError{name, "", "an HTML page of more than 1 GiB"};
  Document document = document_of(parse_html(decoded.text), std::move(name));
  document.info().charset = std::move(decoded.charset);
  if (decoded.belied && document.info().issue.empty()) document.info().issue = "wrong-charset";
  if (invalid) document.info().issue = "invalid-utf8";
  return document;
}

}  // namespace dateline
