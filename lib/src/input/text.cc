#include "input/charset.h"
#include "input/format.h"

namespace dateline {

InputItem read_text(std::string bytes, std::string name, const std::string& charset) {
  Decoded decoded = decode(std::move(bytes), charset);
  Document document(std::move(decoded.text), std::move(name));
  document.info().charset = std::move(decoded.charset);
  if (decoded.belied && document.info().issue.empty()) document.info().issue = "wrong-charset";
  return document;
}

}  // namespace dateline
