#include "input/charset.h"
#include "input/format.h"

namespace dateline {

namespace {

// A plain text file: one document, its text the file byte for byte.
class TextReader : public FormatReader {
 public:
  TextReader(std::unique_ptr<Source> source, std::string name) : source_(std::move(source)), name_(std::move(name)) {}

  bool next(InputItem& item) override {
    if (!source_) return false;
    Decoded decoded = decode(source_->rest());
    source_.reset();
    Document document(std::move(decoded.text), std::move(name_));
    document.info().charset = std::move(decoded.charset);
    item = std::move(document);
    return true;
  }

 private:
  std::unique_ptr<Source> source_;
  std::string name_;
};

}  // namespace

std::unique_ptr<FormatReader> read_text(std::unique_ptr<Source> source, std::string name) {
  return std::make_unique<TextReader>(std::move(source), std::move(name));
}

}  // namespace dateline
