#include "cli_filter.h"

#include <algorithm>

#include "dateline/error.h"

namespace dateline::cli {

namespace {

char folded(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// A beginning of "YYYY-MM-DD" that ends with one of its parts.
void check_day(const std::string& day) {
  constexpr std::string_view kShape = "0000-00-00";
  bool right = day.size() == 4 || day.size() == 7 || day.size() == 10;
  for (std::size_t i = 0; right && i < day.size(); ++i) {
    right = kShape[i] == '-' ? day[i] == '-' : day[i] >= '0' && day[i] <= '9';
  }
  const auto within = [&](std::size_t at, const char* first, const char* last) {
    const std::string part = day.size() > at ? day.substr(at, 2) : first;
    return part >= first && part <= last;
  };
  right = right && within(5, "01", "12") && within(8, "01", "31");
  if (!right) throw Error("--published: neither YYYY nor YYYY-MM nor YYYY-MM-DD: " + day);
}

// "https://www.example.org:80/a?b": "example.org/a?b".
std::string_view without_scheme(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  if (url.size() > 4 && matches_glob("www.", url.substr(0, 4))) url.remove_prefix(4);
  return url;
}

}  // namespace

bool matches_glob(std::string_view pattern, std::string_view text) {
  std::size_t p = 0, t = 0;
  std::size_t star = std::string_view::npos, tried = 0;  // the last `*`, and how far it has been taken to reach
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      tried = t;
    } else if (p < pattern.size() && (pattern[p] == '?' || folded(pattern[p]) == folded(text[t]))) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++tried;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

Filter::Filter(std::vector<std::string> sites, const std::string& published) : sites_(std::move(sites)) {
  if (published.empty()) return;
  const std::size_t slash = published.find('/');
  from_ = published.substr(0, slash);
  to_ = slash == std::string::npos ? from_ : published.substr(slash + 1);
  for (std::string* const end : {&from_, &to_}) {
    if (*end == "..") end->clear();
    if (!end->empty()) check_day(*end);
  }
  if (from_.empty() && to_.empty()) throw Error("--published: a beginning or an end is needed: " + published);
  const std::size_t common = std::min(from_.size(), to_.size());
  if (from_.compare(0, common, to_, 0, common) > 0) throw Error("--published: ends before it begins: " + published);
}

bool Filter::passes_site(std::string_view url) const {
  if (sites_.empty()) return true;
  if (url.empty()) return false;
  const std::string_view address = without_scheme(url);
  const std::string_view host = address.substr(0, address.find_first_of("/:?#"));
  return std::any_of(sites_.begin(), sites_.end(), [&](const std::string& site) {
    return matches_glob(site, site.find('/') == std::string::npos ? host : address);
  });
}

bool Filter::passes(const ArticleInfo& info) const {
  if (!passes_site(info.url)) return false;
  if (from_.empty() && to_.empty()) return true;
  // A date is as long as what is known of it, and a beginning of a day sorts as the day does.
  const std::string_view date = info.date;
  if (date.empty()) return false;
  return date.substr(0, from_.size()) >= from_ && (to_.empty() || date.substr(0, to_.size()) <= to_);
}

}  // namespace dateline::cli
