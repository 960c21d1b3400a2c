// A language's words and rules.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/export.h"

namespace dateline {

// The words and rules of one language, compiled. Immutable once loaded; shared between threads.
class DATELINE_API Language {
 public:
  // Loads DIR/lang/CODE, where DIR is `data`, or the resource folder where `data` is empty: $DATELINE_DATA, else
  // share/dateline beside the library, in the build tree as in an installation.
  // Throws Error ("lang/en/figures.rules:14: unknown class CURENCY") where something is missing or malformed.
  static std::shared_ptr<const Language> load(std::string_view code, const std::string& data = {});

  // The codes of the languages that there are resources for, sorted.
  static std::vector<std::string> available(const std::string& data = {});

  ~Language();
  Language(const Language&) = delete;
  Language& operator=(const Language&) = delete;

  const std::string& code() const;

  // For the library's own stages.
  struct Data;
  const Data& data() const;

 private:
  Language();
  std::unique_ptr<Data> data_;
};

}  // namespace dateline
