#include "cli.h"

int main(int argc, char** argv) {
  return dateline::cli::run({.name = "extract-figures",
                             .summary = "Find amounts of money, counts, percentages and measures in articles",
                             .makes = dateline::kFigures,
                             .types = {"money", "count", "percent", "measure"},
                             .currency = true},
                            argc, argv);
}
