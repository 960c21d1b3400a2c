#include "dateline/error.h"
#include "input/format.h"
#include "model/document_data.h"

namespace dateline {

namespace {

// A file or stream that is one article.
class SingleReader : public FormatReader {
 public:
  SingleReader(std::unique_ptr<Source> source, RawPage page) : source_(std::move(source)), page_(std::move(page)) {}

  bool next(FetchedItem& item) override {
    if (!source_) return false;
    page_.bytes = source_->rest();
    source_.reset();
    item = std::move(page_);
    return true;
  }

 private:
  std::unique_ptr<Source> source_;
  RawPage page_;
};

void complete(ArticleInfo& own, ArticleInfo&& given) {
  if (!given.date.empty() && (own.date.empty() || given.date_from != "warc")) {
    own.date = std::move(given.date);
    own.date_from = std::move(given.date_from);
  }
  for (std::string ArticleInfo::*const member :
       {&ArticleInfo::lang, &ArticleInfo::title, &ArticleInfo::source, &ArticleInfo::author, &ArticleInfo::url}) {
    if (!(given.*member).empty()) own.*member = std::move(given.*member);
  }
}

}  // namespace

std::unique_ptr<FormatReader> read_single(std::unique_ptr<Source> source, RawPage page) {
  return std::make_unique<SingleReader>(std::move(source), std::move(page));
}

InputItem read_page(RawPage page) {
  const std::string name = page.name;
  try {
    const std::shared_ptr<const RepeatedLines> repeated =
        page.format == InputFormat::text ? std::move(page.repeated) : nullptr;
    const auto read = page.format == InputFormat::html ? read_html : read_text;
    InputItem item = read(std::move(page.bytes), std::move(page.name), page.charset);
    if (auto* document = std::get_if<Document>(&item)) {
      complete(document->info(), std::move(page.info));
      if (repeated) document->data().repeated = repeated->find(document->text());
    }
    return item;
  } catch (const Error& error) {
    return InputError{name, "", error.reason()};
  } catch (const std::bad_alloc&) {
    return InputError{name, "", "too large for the memory there is"};
  }
}

}  // namespace dateline
