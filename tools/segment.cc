#include "cli.h"

int main(int argc, char** argv) {
  return dateline::cli::run(
      {.name = "segment",
       .summary = "Cut articles into zones, sentences and tokens",
       .makes = dateline::kZones | dateline::kSentences | dateline::kTokens,
       .types = {"zone", "sentence", "token", "word", "number", "punctuation", "symbol", "title", "byline", "published",
                 "dateline", "heading", "body", "caption", "quote", "chrome"}},
      argc, argv);
}
