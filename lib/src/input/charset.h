// Bytes of any encoding into UTF-8.
#pragma once

#include <string>

namespace dateline {

struct Decoded {
  std::string text;     // UTF-8, or nearly: bytes that are not valid are left for Document to replace
  std::string charset;  // the encoding it was in; empty for UTF-8
};

// Takes the bytes as they are where they are UTF-8; converts UTF-16 and UTF-32 by their byte order mark; where they are
// neither, asks ICU's detector and believes it when it is sure. `declared`: an encoding that the input names itself,
// believed before the detector.
Decoded decode(std::string bytes, const std::string& declared = {});

}  // namespace dateline
