#include "cli_analyzers.h"

#include <algorithm>

namespace dateline::cli {

void Analyzers::load_shared() {
  available_ = Language::available();
  // Words and sentences need no names.
  if (tool_.makes & (kEntities | kFigures | kDates)) {
    for (const std::string& path : options_.gazetteers) gazetteers_.push_back(Gazetteer::open(path));
    for (auto& gazetteer : Gazetteer::open_default()) gazetteers_.push_back(std::move(gazetteer));
  }
  loaded_ = true;
}

const Analyzer* Analyzers::find(const std::string& lang) {
  std::string code = lang.substr(0, lang.find_first_of("-_"));
  std::transform(code.begin(), code.end(), code.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const std::lock_guard lock(mutex_);
  if (!loaded_) load_shared();
  const auto known = analyzers_.find(code);
  if (known != analyzers_.end()) return known->second.get();
  std::unique_ptr<Analyzer> made;
  if (std::find(available_.begin(), available_.end(), code) != available_.end()) {
    made = std::make_unique<Analyzer>(Language::load(code), gazetteers_, options_.analysis);
  }
  return analyzers_.emplace(code, std::move(made)).first->second.get();
}

}  // namespace dateline::cli
