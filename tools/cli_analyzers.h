// The analyzer for each language, loaded when the first document needs it.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "cli_options.h"
#include "dateline/analyzer.h"

namespace dateline::cli {

// Any number of threads may ask.
class Analyzers {
 public:
  Analyzers(const Tool& tool, const Options& options) : tool_(tool), options_(options) {}

  // Returns the analyzer for a BCP 47 code, nullptr where there are no resources for that language.
  // Throws Error where resources are missing or malformed.
  const Analyzer* find(const std::string& lang);

 private:
  void load_shared();

  const Tool& tool_;
  const Options& options_;
  std::mutex mutex_;
  bool loaded_ = false;
  std::vector<std::string> available_;
  std::vector<std::shared_ptr<const Gazetteer>> gazetteers_;
  std::map<std::string, std::unique_ptr<Analyzer>> analyzers_;
};

}  // namespace dateline::cli
