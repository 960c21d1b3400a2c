// What an element's attributes say.
#pragma once

#include <string>
#include <string_view>

#include "input/html_names.h"

namespace dateline {

// The attributes that anything is done about, taken in one pass. Views point into what was given.
struct HtmlAttributes {
  std::string_view name, property, itemprop, content, datetime, href, rel, type, lang, role;
  bool hidden = false, pubdate = false;
  NameMeaning meaning;  // of its class, id, role and the like

  // Takes names and values in turns, a null pointer behind the last, as libxml2 has them; a value may be null.
  explicit HtmlAttributes(const char* const* attributes);

 private:
  void take(std::string_view key, std::string_view value);
  void judge_role();
};

// Letters and digits alone, ASCII ones small: how names and headlines of a page are compared.
std::string bare(std::string_view text);

// What an element is by its tag alone, where that is no part of the article.
ChromeName chrome_of(HtmlTag tag);

}  // namespace dateline
