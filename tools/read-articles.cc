#include "cli.h"

int main(int argc, char** argv) {
  return dateline::cli::run(
      {.name = "read-articles",
       .summary = "Read what articles come in and say what they are: title, date, author, zones",
       .makes = dateline::kZones,
       .types = {"zone", "title", "byline", "published", "dateline", "heading", "body", "caption", "quote", "chrome"},
       .reading = true},
      argc, argv);
}
