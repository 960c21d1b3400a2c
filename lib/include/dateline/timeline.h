// Dated statements of many articles, gathered into events.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "dateline/document.h"
#include "dateline/export.h"
#include "dateline/span.h"

namespace dateline {

// One dated happening and the articles that tell of it. The field names are those of the record stream, dateline(5).
// An empty string means "not known".
struct Event {
  std::string doc;  // name of the document with the best sentence
  Span span;        // that sentence: bytes into that document's text
  std::uint32_t sentence = 0;
  std::string text;      // exactly the bytes of `span`
  std::string value;     // TIMEX3, of the date that dates it
  std::string from, to;  // first and last calendar day that it can mean, inclusive
  std::string grain;
  std::string status;                 // reported planned alleged denied
  std::string said_by;                // who says so, as written
  std::string title;                  // of that document
  std::uint32_t articles = 1;         // how many articles tell of it
  std::uint32_t independent = 1;      // the same with reprints of one article taken as one
  std::vector<std::string> entities;  // canonical names in its sentences, most often told first
  std::vector<std::string> figures;   // amounts in its sentences as written, most often told first
  std::vector<std::string> sources;   // "DOC:START-END" of every sentence that tells of it, in the order added
  std::string rule;                   // of the date
};

// Takes analysed documents one by one and keeps of each only its dated sentences and a signature of a few hundred
// bytes.
//
//   Timeline timeline;
//   for (Document& document : documents) {
//     analyzer.analyze(document, kZones | kSentences | kTokens | kEntities | kFigures | kDates);
//     timeline.add(document);
//   }
//   for (const Event& event : timeline.events()) ...
//
// The result depends on the documents and their order alone. Belongs to one thread at a time.
class DATELINE_API Timeline {
 public:
  Timeline();
  ~Timeline();
  Timeline(Timeline&&) noexcept;
  Timeline& operator=(Timeline&&) noexcept;

  // Gathers the document's dated statements: sentences outside headers and site chrome with a date that has first and
  // last day. Requires: zones, sentences, tokens, entities, figures and dates made.
  void add(const Document& document);

  // Returns the events of all documents added so far, ordered by from, to, doc, start.
  std::vector<Event> events() const;

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

}  // namespace dateline
