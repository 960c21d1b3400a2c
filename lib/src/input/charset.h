// Bytes of any encoding into UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

struct Decoded {
  std::string text;     // UTF-8, or nearly: bytes that are not valid are left for Document to replace
  std::string charset;  // the encoding it was in; empty for UTF-8
  bool belied = false;  // the declared one cannot be true: read in another
};

// The name of the encoding of two or four bytes a character that an input begins in, by its byte order mark, else by
// characters that only one reading makes sense of; nullptr for others. `head`: the input's first bytes.
const char* wide_charset(std::string_view head);

// Takes the bytes as they are where they are UTF-8; converts UTF-16 and UTF-32 (see wide_charset()); where they are
// neither, asks ICU's detector and believes it when it is sure. `declared`: an encoding that the input names itself,
// believed before the detector.
Decoded decode(std::string bytes, const std::string& declared = {});

}  // namespace dateline
