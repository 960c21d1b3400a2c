// libdateline: names, amounts and dates from news, each with its bytes and its rule.
//
// A TOUR
//
// Load a language and the gazetteers once; they are immutable and shared between threads:
//
//   using namespace dateline;
//   Analyzer analyzer(Language::load("en"), Gazetteer::open_default());
//
// Give it documents. A Document owns its text; everything found points into it:
//
//   Document document("Norway paid $9 million on 3 March 2024.", "example");
//   analyzer.analyze(document, kEntities | kFigures | kDates);
//
//   for (const Annotation& a : document.annotations()) {
//     std::cout << document.text(a.span) << "  by rule " << a.rule << "\n";
//     if (auto* figure = std::get_if<Figure>(&a.value)) std::cout << figure->value->str() << " " << figure->unit;
//   }
//
// SPANS are half-open ranges of bytes into the document's text, on borders of UTF-8 characters (span.h).
//
// VALUES are exact: amounts are Decimals (decimal.h), dates TIMEX3 and EDTF strings with a first and a last day
// (annotation.h). What is ambiguous is said to be: `issue`, `candidates`, `assumed`.
//
// RELATIVE DATES are resolved against the document's publication date: set `document.info().date`, or let the analysis
// look for it in the text. Without one they stay open. The clock is never read.
//
// READING AND WRITING: input.h reads files, folders and record streams into Documents; output.h writes records;
// timeline.h gathers events over many documents. The tools are short programs over these.
//
// THREADS: Language, Gazetteer and Analyzer are immutable. A Document belongs to one thread at a time.
//
// ERRORS: bad resources, unreadable input and wrong use throw dateline::Error (error.h). A text never does: any bytes
// give a document and annotations. The library never prints, never exits, and never reads the clock or the time zone.
#pragma once

#include "dateline/analyzer.h"
#include "dateline/annotation.h"
#include "dateline/decimal.h"
#include "dateline/document.h"
#include "dateline/error.h"
#include "dateline/gazetteer.h"
#include "dateline/input.h"
#include "dateline/language.h"
#include "dateline/output.h"
#include "dateline/reprint.h"
#include "dateline/span.h"
#include "dateline/timeline.h"
#include "dateline/token.h"
