#include "cli.h"

int main(int argc, char** argv) {
  return dateline::cli::run({.name = "timeline",
                             .summary = "Gather the dated statements of many articles into events, in order of time",
                             .makes = dateline::kEntities | dateline::kFigures | dateline::kDates,
                             .types = {"century", "decade", "year", "half", "season", "quarter", "month", "week", "day",
                                       "part", "hour", "minute", "second"},
                             .currency = true,
                             .fiscal = true,
                             .events = true},
                            argc, argv);
}
