// The inside of a Document, for the library's stages.
#pragma once

#include <string>
#include <vector>

#include "dateline/document.h"

namespace dateline {

// A record that came in with a document and goes out again as it was, in its place.
struct PassedRecord {
  Span span;            // where it stands; {0,0} where it has no place
  bool placed = false;  // has start and end
  std::string kind;
  std::string line;  // the JSON object as read, without line end
};

// What the markup of a page says that a stretch of its text is.
struct OutlineZone {
  Span span;
  ZoneRole role = ZoneRole::body;
  bool sure = true;         // what the text itself looks like changes nothing
  std::string_view reason;  // static
};

// A line that stands in many files of the folder that the document's file lies in.
struct RepeatedLine {
  Span span;          // without the blanks around it
  bool most = false;  // in half of these files, or more
};

struct Document::Data {
  std::string name;
  std::string text;
  ArticleInfo info;
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<Zone> zones;
  std::vector<std::string> zone_reasons;  // one a zone, only when asked to explain
  std::vector<OutlineZone> outline;    // in order, over all lines; empty where there is no markup or no article in it
  std::vector<RepeatedLine> repeated;  // in text order; set where a file of a folder is read
  std::vector<Annotation> annotations;
  Parts made = 0;  // done, by us or upstream

  // Of a document read from a record stream:
  Parts given = 0;                          // the parts that its records brought along
  std::vector<PassedRecord> passed;         // every record but `doc`, in input order
  std::vector<std::string> made_elsewhere;  // members of its `made` that are no Part
  std::string extra;                        // unknown keys of its `doc` record: ,"key":value,...  as written
};

}  // namespace dateline
