// What the programs share: options, messages, the run over all input, exit status.
#pragma once

#include <string>
#include <vector>

#include "dateline/document.h"

namespace dateline::cli {

// The three ways a program ends.
enum ExitStatus : int { kDone = 0, kNothingFound = 1, kFailed = 2 };

// What tells one program from the others.
struct Tool {
  std::string name;
  std::string summary;             // what it does, one line
  Parts makes = 0;                 // the parts it is named for
  std::vector<std::string> types;  // what -t takes
  bool currency = false;           // takes --currency
  bool fiscal = false;             // takes --fiscal
  bool events = false;             // gathers events from what it makes
  bool reading = false;            // reads articles of any language
};

// Runs a program that reads documents, analyses them and writes records. Never throws.
int run(const Tool& tool, int argc, char** argv);

}  // namespace dateline::cli
