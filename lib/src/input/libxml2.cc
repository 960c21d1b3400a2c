// The functions of libxml2 that the library calls; see model/late_library.h.
#include <libxml/HTMLparser.h>
#include <libxml/entities.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "model/late_library.h"

namespace {
constexpr dateline::LateLibrary kLibrary(DATELINE_LIBXML2, "pages and feeds cannot be read");

// Its parsers may be made in any thread once it has been prepared in one.
void prepare() {
  static const bool kDone = [] {
    kLibrary.real(&xmlInitParser, "xmlInitParser")();
    return true;
  }();
  static_cast<void>(kDone);
}

}  // namespace

extern "C" {

htmlParserCtxtPtr htmlCreateMemoryParserCtxt(const char* text, int size) {
  prepare();
  DATELINE_HAND_OVER(htmlCreateMemoryParserCtxt, text, size);
}
int htmlCtxtUseOptions(htmlParserCtxtPtr parser, int options) {
  DATELINE_HAND_OVER(htmlCtxtUseOptions, parser, options);
}
const htmlEntityDesc* htmlEntityLookup(const xmlChar* name) { DATELINE_HAND_OVER(htmlEntityLookup, name); }
void htmlFreeParserCtxt(htmlParserCtxtPtr parser) { DATELINE_HAND_OVER(htmlFreeParserCtxt, parser); }
int htmlParseDocument(htmlParserCtxtPtr parser) { DATELINE_HAND_OVER(htmlParseDocument, parser); }
xmlParserCtxtPtr xmlCreatePushParserCtxt(xmlSAXHandlerPtr handler, void* self, const char* chunk, int size,
                                         const char* file) {
  prepare();
  DATELINE_HAND_OVER(xmlCreatePushParserCtxt, handler, self, chunk, size, file);
}
int xmlCtxtUseOptions(xmlParserCtxtPtr parser, int options) { DATELINE_HAND_OVER(xmlCtxtUseOptions, parser, options); }
void xmlFreeDoc(xmlDocPtr document) { DATELINE_HAND_OVER(xmlFreeDoc, document); }
void xmlFreeParserCtxt(xmlParserCtxtPtr parser) { DATELINE_HAND_OVER(xmlFreeParserCtxt, parser); }
xmlEntityPtr xmlGetPredefinedEntity(const xmlChar* name) { DATELINE_HAND_OVER(xmlGetPredefinedEntity, name); }
int xmlParseChunk(xmlParserCtxtPtr parser, const char* chunk, int size, int last) {
  DATELINE_HAND_OVER(xmlParseChunk, parser, chunk, size, last);
}
int xmlSwitchEncoding(xmlParserCtxtPtr parser, xmlCharEncoding encoding) {
  DATELINE_HAND_OVER(xmlSwitchEncoding, parser, encoding);
}

}  // extern "C"
