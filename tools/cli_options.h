// The command line: one table of options, in which a letter means the same in every program.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli.h"
#include "dateline/analyzer.h"
#include "dateline/input.h"
#include "dateline/output.h"

namespace dateline::cli {

struct Options {
  ReaderOptions input;
  AnalyzerOptions analysis;
  std::vector<std::string> gazetteers;
  std::string date;  // "" for none
  std::string lang;
  std::optional<OutputFormat> format;
  std::vector<std::string> types;
  std::string output;      // a file, or with ann a folder; "" for standard output
  std::string output_dir;  // "" for one output
  bool context = false;
  bool text = true;
  bool exit_status = false;
  bool quiet = false;
  bool pass = false;
  unsigned threads = 1;
  std::vector<std::string> sites;  // globs; empty for all
  std::string published;           // "FROM/TO"; "" for any time
  std::string resume;              // the file of the state; "" for none
  bool reprints = false;

  // What a run has to share with one that goes on with it.
  std::string run() const;
};

// Reads the command line. Returns nothing where --help or --version has been answered.
// Throws Error where it is wrong.
std::optional<Options> read_options(const Tool& tool, int argc, char** argv);

// What -h prints.
std::string help_text(const Tool& tool);

}  // namespace dateline::cli
