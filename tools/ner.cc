#include "cli.h"

int main(int argc, char** argv) {
  return dateline::cli::run({.name = "ner",
                             .summary = "Find the names of people, organisations and places in articles",
                             .makes = dateline::kEntities,
                             .types = {"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "PRODUCT"}},
                            argc, argv);
}
