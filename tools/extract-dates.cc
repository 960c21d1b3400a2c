#include "cli.h"

int main(int argc, char** argv) {
  return dateline::cli::run({.name = "extract-dates",
                             .summary = "Find dates, times and durations in articles and say which days they mean",
                             .makes = dateline::kDates,
                             .types = {"DATE", "TIME", "DURATION", "SET"},
                             .fiscal = true},
                            argc, argv);
}
