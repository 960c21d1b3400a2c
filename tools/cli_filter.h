// Which articles are wanted: by their site, by their day.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/document.h"

namespace dateline::cli {

class Filter {
 public:
  // `sites`: globs, one of which has to match. `published`: "FROM/TO", "FROM/", "/TO" or one day, month or year, each
  // YYYY, YYYY-MM or YYYY-MM-DD, both ends included; "" for any. Throws Error where that is malformed.
  Filter(std::vector<std::string> sites, const std::string& published);

  // Whether an article of that address may pass; one without address passes only where no site is asked for.
  bool passes_site(std::string_view url) const;
  // Whether an article passes; one without date passes only where no date is asked for.
  bool passes(const ArticleInfo& info) const;

 private:
  std::vector<std::string> sites_;
  std::string from_, to_;
};

// `*` for any characters, `?` for one; letters count in either case. Time grows with the product of the lengths at
// most.
bool matches_glob(std::string_view pattern, std::string_view text);

}  // namespace dateline::cli
