// Run by the build alone: compiles a language's tables to the image that programs start from.
//
//   compile-language CODE RESOURCE-FOLDER FILE
#include <cstdio>

#include "dateline/error.h"
#include "language/language_data.h"

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: compile-language CODE RESOURCE-FOLDER FILE\n");
    return 2;
  }
  try {
    dateline::write_language_image(argv[1], argv[2], argv[3]);
  } catch (const dateline::Error& error) {
    std::fprintf(stderr, "compile-language: %s\n", error.what());
    return 1;
  }
  return 0;
}
