#include "dateline/document.h"

#include <limits>
#include <utility>

#include "dateline/error.h"
#include "model/document_data.h"
#include "model/utf8.h"

namespace dateline {

Document::Document(std::string text, std::string name) : data_(std::make_unique<Data>()) {
  if (text.size() >= std::numeric_limits<std::uint32_t>::max()) {
    throw Error(name, "longer than 4 GiB");
  }
  data_->name = std::move(name);
  data_->text = std::move(text);
  if (make_valid_utf8(data_->text)) data_->info.issue = "invalid-utf8";
}

Document::~Document() = default;
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;

const std::string& Document::name() const { return data_->name; }
std::string_view Document::text() const { return data_->text; }
std::string_view Document::text(Span span) const {
  return std::string_view(data_->text).substr(span.begin, span.size());
}
const ArticleInfo& Document::info() const { return data_->info; }
ArticleInfo& Document::info() { return data_->info; }
std::span<const Token> Document::tokens() const { return data_->tokens; }
std::span<const Sentence> Document::sentences() const { return data_->sentences; }
std::span<const Zone> Document::zones() const { return data_->zones; }
std::span<const Annotation> Document::annotations() const { return data_->annotations; }
Parts Document::made() const { return data_->made; }
Document::Data& Document::data() { return *data_; }
const Document::Data& Document::data() const { return *data_; }

}  // namespace dateline
