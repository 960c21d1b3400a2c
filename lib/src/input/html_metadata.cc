#include "input/html_metadata.h"

#include <algorithm>
#include <array>

#include "calendar/date_line.h"
#include "input/articles.h"
#include "input/html_attributes.h"

namespace dateline {

namespace {

using namespace std::string_view_literals;

// Letters alone, so that "article:published_time", "article.published" and "DC.date.issued" are one kind of name.
std::string bare_name(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c >= 'a' && c <= 'z') out += c;
  }
  return out;
}

bool holds(std::string_view name, std::string_view part) { return name.find(part) != std::string_view::npos; }

// 1: surely the day of publication; 2: likely; 0: no.
int publication_rank(const std::string& name) {
  if (holds(name, "modif") || holds(name, "updat") || holds(name, "expir") || holds(name, "publisher") ||
      holds(name, "publication") + holds(name, "name") == 2) {
    return 0;
  }
  const bool when = holds(name, "date") || holds(name, "time") || name.ends_with("published") || name.ends_with("at");
  if (when && (holds(name, "publi") || holds(name, "issued") || holds(name, "original") || holds(name, "pubdate"))) {
    return 1;
  }
  constexpr std::array kLikely{"date"sv,
                               "dcdate"sv,
                               "dctermsdate"sv,
                               "created"sv,
                               "dccreated"sv,
                               "datecreated"sv,
                               "dcdatecreated"sv,
                               "sailthrudate"sv,
                               "releasedate"sv,
                               "daterelease"sv,
                               "citationdate"sv,
                               "dctermscreated"sv,
                               "ogarticletime"sv,
                               "pdate"sv,
                               "dctermsissued"sv,
                               "articlecreated"sv,
                               "citationonlinedate"sv};
  return std::find(kLikely.begin(), kLikely.end(), name) != kLikely.end() ? 2 : 0;
}

bool is_update(const std::string& name) {
  return (holds(name, "modif") || holds(name, "updat")) && !holds(name, "expir");
}

// No title or name is longer; what is compares with others in no time.
constexpr std::size_t kLongest = 600;
constexpr std::size_t kMostAuthors = 40;

void add(std::vector<std::string>& list, const std::string& value) {
  if (!value.empty() && value.size() <= kLongest && std::find(list.begin(), list.end(), value) == list.end())
    list.push_back(value);
}

bool is_address(std::string_view value) {
  return holds(value, "://") || value.starts_with('@') || holds(value, "www.");
}

class MetadataReader {
 public:
  MetadataReader(const HtmlPage& page, HtmlMetadata& out) : page_(page), out_(out) {}

  void read() {
    for (const std::string& script : page_.json_ld) read_json_ld(script, out_.json);
    language();
    names();
    dates();
    authors();
  }

 private:
  std::string meta(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names) {
      for (const HtmlMeta& meta : page_.metas) {
        if (meta.name == name && !meta.content.empty()) return meta.content;
      }
    }
    return {};
  }

  void language() {
    out_.lang = page_.lang;
    if (out_.lang.empty()) out_.lang = meta({"content-language", "language", "dc.language", "inlanguage"});
    if (out_.lang.empty()) out_.lang = meta({"og:locale"});
    if (out_.lang.empty()) out_.lang = out_.json.lang;
    std::replace(out_.lang.begin(), out_.lang.end(), '_', '-');
    const bool plain = std::all_of(out_.lang.begin(), out_.lang.end(), [](char c) {
      return c == '-' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    });
    if (!plain || out_.lang.size() < 2 || out_.lang.size() > 16) out_.lang.clear();
  }

  void names() {
    add(out_.titles, out_.json.headline);
    add(out_.titles, meta({"og:title"}));
    add(out_.titles, meta({"twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title"}));
    add(out_.titles, page_.title);
    out_.site = meta({"og:site_name"});
    if (out_.site.empty()) out_.site = out_.json.publisher;
    if (out_.site.empty()) out_.site = meta({"application-name", "dc.publisher", "publisher"});
    if (is_address(out_.site)) out_.site.clear();
    out_.url = page_.canonical;
    if (!holds(out_.url, "://")) out_.url = meta({"og:url"});
    if (!holds(out_.url, "://")) out_.url = out_.json.url;
    if (!holds(out_.url, "://")) out_.url.clear();
    out_.description = meta({"og:description", "description", "twitter:description"});
  }

  void dates() {
    if (out_.json.article) {
      out_.published = machine_date(out_.json.published, out_.lang);
      out_.modified = machine_date(out_.json.modified, out_.lang);
    }
    std::string likely;
    for (const HtmlMeta& meta : page_.metas) {
      const std::string name = bare_name(meta.name);
      const int rank = publication_rank(name);
      if (rank == 1 && out_.published.empty()) out_.published = machine_date(meta.content, out_.lang);
      if (rank == 2 && likely.empty()) likely = machine_date(meta.content, out_.lang);
      if (out_.modified.empty() && is_update(name)) out_.modified = machine_date(meta.content, out_.lang);
    }
    for (const HtmlTime& time : page_.times) {
      if (time.published && out_.published.empty()) out_.published = machine_date(time.value, out_.lang);
      if (time.modified && out_.modified.empty()) out_.modified = machine_date(time.value, out_.lang);
    }
    if (out_.published.empty()) out_.published = likely;
    // A page's own date is its article's where nothing else is said.
    if (out_.published.empty()) out_.published = machine_date(out_.json.published, out_.lang);
  }

  // Names of one string: "Jane Doe, John Roe", "Jane Doe, Example News", "Jane Doe | Example News".
  void add_author(std::string_view author) {
    if (is_address(author) || author.size() > kLongest) return;
    for (const std::string_view sign : {" | "sv, "<"sv, " ("sv}) author = author.substr(0, author.find(sign));
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at <= author.size();) {
      const std::size_t end = std::min(author.find_first_of(",;", at), author.size());
      std::string_view part = author.substr(at, end - at);
      while (part.starts_with(' ')) part.remove_prefix(1);
      while (part.ends_with(' ')) part.remove_suffix(1);
      if (!part.empty()) parts.push_back(part);
      at = end + 1;
    }
    // "Jane Doe, M.D.", "Doe, Jane": one name.
    const bool several = std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
      return part.find(' ') != std::string_view::npos || is_host(part);
    });
    if (!several) return add_once(author);
    for (const std::string_view part : parts) {
      if (parts.size() > 1 && (is_host(part) || part == out_.site)) continue;
      add_once(part);
    }
  }

  // "example.com"
  static bool is_host(std::string_view part) {
    const std::size_t dot = part.rfind('.');
    return dot != std::string_view::npos && dot > 0 && part.size() - dot > 2 && part.size() - dot < 6 &&
           part.find(' ') == std::string_view::npos && part[dot + 1] >= 'a' && part[dot + 1] <= 'z';
  }

  void add_once(std::string_view name) {
    const std::string letters = bare(name);
    for (const std::string& known : out_.authors) {
      if (bare(known) == letters) return;
    }
    if (!letters.empty() && out_.authors.size() < kMostAuthors) out_.authors.emplace_back(name);
  }

  void authors() {
    for (const std::string& author : out_.json.authors) add_author(author);
    if (!out_.authors.empty()) return;
    for (const HtmlMeta& meta : page_.metas) {
      constexpr std::array kNames{"author"sv,
                                  "authors"sv,
                                  "articleauthor"sv,
                                  "dccreator"sv,
                                  "dctermscreator"sv,
                                  "parselyauthor"sv,
                                  "sailthruauthor"sv,
                                  "ogarticleauthor"sv,
                                  "articleauthorname"sv,
                                  "cxenseparseauthor"sv,
                                  "authorname"sv,
                                  "storyauthor"sv,
                                  "byl"sv,
                                  "citationauthor"sv,
                                  "contentcreator"sv};
      const std::string name = bare_name(meta.name);
      if (std::find(kNames.begin(), kNames.end(), name) != kNames.end()) add_author(meta.content);
    }
  }

  const HtmlPage& page_;
  HtmlMetadata& out_;
};

// "example" of "https://www.example.co.uk/news/1".
std::string host_of(std::string_view url) {
  const std::size_t at = url.find("://");
  if (at == std::string_view::npos) return {};
  url.remove_prefix(at + 3);
  return bare(url.substr(0, url.find('/')));
}

struct Cut {
  std::size_t begin, end;  // of the sign and the blanks around it
};

std::vector<Cut> cuts_of(std::string_view title) {
  std::vector<Cut> cuts;
  for (const std::string_view sign :
       {" | "sv, " - "sv, " – "sv, " — "sv, " :: "sv, " » "sv, " « "sv, " · "sv, " • "sv, " / "sv, " ‹ "sv, " › "sv}) {
    for (std::size_t at = title.find(sign); at != std::string_view::npos; at = title.find(sign, at + 1)) {
      cuts.push_back({at, at + sign.size()});
    }
  }
  std::sort(cuts.begin(), cuts.end(), [](const Cut& a, const Cut& b) { return a.begin < b.begin; });
  return cuts;
}

}  // namespace

HtmlMetadata read_metadata(const HtmlPage& page) {
  HtmlMetadata out;
  MetadataReader(page, out).read();
  return out;
}

std::vector<std::string> linked_authors(const HtmlPage& page, std::uint32_t first, std::uint32_t last) {
  std::vector<std::string> names;
  for (const HtmlAuthorLink& link : page.author_links) {
    if (link.block < first || link.block >= last || link.span.size() > 80 || names.size() >= 8) continue;
    const std::string name = collapsed(std::string_view(page.text).substr(link.span.begin, link.span.size()));
    // A name has two words or a few: "More stories" has a small letter.
    const auto words = 1 + std::count(name.begin(), name.end(), ' ');
    const std::size_t second = name.rfind(' ');
    const bool lower = second != std::string::npos && name[second + 1] >= 'a' && name[second + 1] <= 'z';
    if (words >= 2 && words <= 5 && !lower) add(names, name);
  }
  return names;
}

std::string machine_date(const std::string& value, std::string_view lang) {
  if (value.empty() || value.size() > 80) return {};
  if (std::string date = normal_date(value); !date.empty()) return date;
  const bool digits = std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits && (value.size() == 8 || value.size() == 14)) {
    return normal_date(value.substr(0, 4) + "-" + value.substr(4, 2) + "-" + value.substr(6, 2));
  }
  const DateNames& names = cldr_date_names(lang);
  auto date = read_date_line(names, value);
  if (date && date->ambiguous && writes_day_first(lang).value_or(false)) date = read_date_line(names, value, true);
  return date ? date->value() : std::string();
}

std::string without_site(const std::string& title, const HtmlMetadata& metadata) {
  const std::string site = bare(metadata.site), host = host_of(metadata.url);
  const auto is_site = [&](std::string_view part) {
    const std::string name = bare(part);
    if (name.empty()) return false;
    if (!site.empty() && (name == site || site.find(name) != std::string::npos || name.find(site) == 0)) return true;
    return name.size() >= 3 && host.find(name) != std::string::npos;
  };
  const std::vector<Cut> cuts = cuts_of(title);
  for (const Cut& cut : cuts) {
    if (is_site(std::string_view(title).substr(cut.end))) return title.substr(0, cut.begin);
  }
  if (!cuts.empty() && is_site(std::string_view(title).substr(0, cuts.front().begin))) {
    return title.substr(cuts.front().end);
  }
  return title;
}

}  // namespace dateline
