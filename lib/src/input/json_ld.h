// What a page says of its article in JSON-LD, the vocabulary of schema.org.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Empty means not said.
struct JsonLd {
  bool article = false;  // an object of an article's type was found
  std::string headline, published, modified, publisher, lang, url, body;
  std::vector<std::string> authors;
};

// Reads one script; what an earlier one has said stays. Scripts that are no JSON are read as far as single
// `"key": "value"` pairs go.
void read_json_ld(std::string_view script, JsonLd& out);

}  // namespace dateline
