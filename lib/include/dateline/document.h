// An article in hand: its text, what is known of it, and what was found in it.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/annotation.h"
#include "dateline/export.h"
#include "dateline/token.h"

namespace dateline {

// The steps of an analysis; `made` in the record stream. A set of them is a bitwise or.
enum Part : std::uint8_t {
  kZones = 1,
  kSentences = 2,
  kTokens = 4,
  kEntities = 8,
  kFigures = 16,
  kDates = 32,
};
using Parts = std::uint8_t;

// What is known of an article besides its text: the keys of the `doc` record. Empty means unknown.
struct ArticleInfo {
  std::string lang;  // BCP 47
  std::string title;
  std::string date;       // YYYY-MM-DD, with Thh:mm and zone where they are said
  std::string date_from;  // option metadata header dateline url filename warc
  std::string source;     // agency or outlet
  std::string author;     // names joined by "; "
  std::string url;
  std::string charset;
  std::string issue;
  std::string reprint_of;  // name of the article that it is a copy of, where copies were looked for
};

// Owns the text and all that points into it. Moved, never copied. Belongs to one thread at a time.
class DATELINE_API Document {
 public:
  // Takes the text over. Bytes of `text` that belong to no valid UTF-8 character become one '?' each, so
  // that offsets stay those of the input; info().issue then says "invalid-utf8".
  // Throws Error when the text is 4 GiB or longer.
  explicit Document(std::string text = {}, std::string name = {});
  ~Document();
  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;

  // The name it goes by in records: a path, "x.warc.gz:17", "-".
  const std::string& name() const;
  std::string_view text() const;
  // Requires: span within the text.
  std::string_view text(Span span) const;

  const ArticleInfo& info() const;
  ArticleInfo& info();

  std::span<const Token> tokens() const;
  std::span<const Sentence> sentences() const;
  std::span<const Zone> zones() const;
  // Sorted by begin, longer first, entity before figure before date.
  std::span<const Annotation> annotations() const;

  // What has been done to it, by Analyzer::analyze or before the record stream that it was read from.
  Parts made() const;

  // For the library's own stages.
  struct Data;
  Data& data();
  const Data& data() const;

 private:
  std::unique_ptr<Data> data_;
};

}  // namespace dateline
