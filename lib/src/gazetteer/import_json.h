// JSON lines, one value each.
#pragma once

#include <simdjson.h>

#include <string>
#include <string_view>

#include "gazetteer/import.h"

namespace dateline {

// Calls read(object) for each line that is a JSON object, `trailing` cut off its end; any other line is broken.
template <typename Read>
void for_each_object(LineReader& lines, ImportSink& sink, std::string_view trailing, Read read) {
  simdjson::dom::parser parser;
  for (std::string_view line; lines.next(line);) {
    while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
    if (line.ends_with(trailing)) line.remove_suffix(trailing.size());
    if (line.empty() || (!trailing.empty() && (line == "[" || line == "]"))) continue;
    simdjson::dom::element value;
    if (const auto error = parser.parse(line.data(), line.size(), false).get(value)) {
      sink.broken(std::string("broken line: ") + simdjson::error_message(error));
    } else if (!value.is_object()) {
      sink.broken("broken line: not a JSON object");
    } else {
      read(value);
    }
  }
}

// The string at the key; empty where there is none.
inline std::string_view string_at(simdjson::dom::element value, std::string_view key) {
  std::string_view out;
  return value[key].get(out) ? std::string_view() : out;
}

}  // namespace dateline
