// Header fields as WARC, HTTP and mail have them: "Name: value", one a line, up to an empty line.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

class Headers {
 public:
  // Takes the next line, without its end. A line that begins with a blank goes on with the field before it.
  // Returns false where it is no header line; the field is left out then.
  bool add(std::string_view line);
  // The value of the first field of that name (lower case); empty where there is none.
  std::string_view value(std::string_view name) const;
  bool has(std::string_view name) const;
  bool empty() const { return fields_.empty(); }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;  // names in lower case
};

// Reads the header at the beginning of `text` and removes it, with the empty line. Returns false where a line is none.
bool take_headers(std::string_view& text, Headers& headers);

// "text/html; charset=utf-8": the type in lower case, and a parameter of it.
std::string media_type(std::string_view value);
std::string media_parameter(std::string_view value, std::string_view name);

// ASCII alone.
std::string lower_case(std::string_view s);
std::string_view stripped(std::string_view s);
// Trimmed, each stretch of white space one space.
std::string one_line(std::string_view s);

}  // namespace dateline
