// A record stream into documents: one line after the other.
#pragma once

#include <string>
#include <string_view>

#include "dateline/document.h"
#include "input/json.h"

namespace dateline {

// Makes a document of a `doc` record: its text, what is known of it, what is made. Keys that are not known go to
// `extra`. Returns false, with `reason`, where the record is broken.
bool document_of(const JsonObject& record, Document& document, std::string& reason);

// Keeps a record of the document, and what it says where its kind is known and `made` says that the kind is complete.
// Returns false, with `reason`, where it does not fit the document's text: then nothing is kept.
bool add_record(const JsonObject& record, std::string_view line, Document& document, std::string& reason);

// To be called once all records are there: sorts what came out of order, tells sentences which tokens are theirs.
void finish_document(Document& document);

// Gives a document another name, in the records that it passes on as well.
void rename_document(Document& document, const std::string& name);

}  // namespace dateline
