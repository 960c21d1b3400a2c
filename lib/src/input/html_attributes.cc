#include "input/html_attributes.h"

namespace dateline {

HtmlAttributes::HtmlAttributes(const char* const* attributes) {
  for (; attributes && *attributes; attributes += 2) take(attributes[0], attributes[1] ? attributes[1] : "");
}

void HtmlAttributes::take(std::string_view key, std::string_view value) {
  if (key == "id") {
    judge_names(value, meaning, 3);
  } else if (key == "class" || key == "data-testid" || key == "data-component" || key == "data-module" ||
             key == "data-qa" || key == "data-type") {
    judge_names(value, meaning);
  } else if (key == "itemprop") {
    itemprop = value;
    judge_names(value, meaning);
  } else if (key == "role") {
    role = value;
    judge_role();
  } else if (key == "name") {
    name = value;
  } else if (key == "property") {
    property = value;
  } else if (key == "content") {
    content = value;
  } else if (key == "datetime") {
    datetime = value;
  } else if (key == "href") {
    href = value;
  } else if (key == "rel") {
    rel = value;
  } else if (key == "type") {
    type = value;
  } else if (key == "lang") {
    lang = value;
  } else if (key == "hidden") {
    hidden = true;
  } else if (key == "aria-hidden") {
    hidden = hidden || value == "true";
  } else if (key == "style") {
    const std::size_t at = value.find("display");
    if (at != std::string_view::npos) {
      const std::string_view rest = value.substr(at + 7, 8);
      hidden = hidden || rest.find("none") != std::string_view::npos;
    }
  } else if (key == "pubdate") {
    pubdate = true;
  }
}

void HtmlAttributes::judge_role() {
  if (role == "navigation" || role == "banner" || role == "menu" || role == "menubar") {
    meaning.chrome = ChromeName::navigation;
  } else if (role == "complementary") {
    meaning.chrome = ChromeName::sidebar;
  } else if (role == "contentinfo") {
    meaning.chrome = ChromeName::footer;
  } else if (role == "search" || role == "dialog" || role == "alertdialog") {
    meaning.chrome = ChromeName::form;
  }
}

ChromeName chrome_of(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::nav:
      return ChromeName::navigation;
    case HtmlTag::footer:
      return ChromeName::footer;
    case HtmlTag::aside:
      return ChromeName::aside;
    case HtmlTag::form:
    case HtmlTag::button:
    case HtmlTag::dialog:
      return ChromeName::form;
    default:
      return ChromeName::none;
  }
}

std::string bare(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') {
      out += static_cast<char>(c + 32);
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0) {
      out += c;
    }
  }
  return out;
}

}  // namespace dateline
