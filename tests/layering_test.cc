// Data flows one way: a file includes files of its own stage and of earlier ones; public headers name no dependency.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

#include "catch.h"

namespace fs = std::filesystem;

namespace {

const std::vector<std::string> kStages = {"model",   "text",   "language", "gazetteer", "calendar", "input",
                                          "article", "syntax", "extract",  "timeline",  "output"};

// The paths that a file includes, as written, without quotes or brackets.
std::vector<std::string> includes_of(const fs::path& file) {
  static const std::regex kInclude(R"(^\s*#\s*include\s*["<]([^">]+)[">])");
  std::vector<std::string> out;
  std::ifstream in(file);
  std::smatch m;
  for (std::string line; std::getline(in, line);) {
    if (std::regex_search(line, m, kInclude)) out.push_back(m[1]);
  }
  return out;
}

std::vector<fs::path> sources_below(const fs::path& folder) {
  std::vector<fs::path> out;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".cc" || entry.path().extension() == ".h") out.push_back(entry.path());
  }
  return out;
}

std::ptrdiff_t stage_index(const std::string& name) {
  const auto at = std::find(kStages.begin(), kStages.end(), name);
  return at == kStages.end() ? -1 : at - kStages.begin();
}

}  // namespace

TEST_CASE("no file includes one of a later stage") {
  const fs::path root = fs::path(DATELINE_SOURCE_DIR) / "lib/src";
  std::size_t checked = 0;
  for (const fs::path& file : sources_below(root)) {
    const std::string stage = fs::relative(file, root).begin()->string();
    INFO(file.string());
    REQUIRE(stage_index(stage) >= 0);
    for (const std::string& include : includes_of(file)) {
      const std::string other = include.substr(0, include.find('/'));
      if (other == "dateline" || stage_index(other) < 0) continue;
      INFO("includes " << include);
      CHECK(stage_index(other) <= stage_index(stage));
      ++checked;
    }
  }
  CHECK(checked > 20);
}

TEST_CASE("public headers include the standard library and each other alone") {
  const fs::path root = fs::path(DATELINE_SOURCE_DIR) / "lib/include/dateline";
  for (const fs::path& file : sources_below(root)) {
    for (const std::string& include : includes_of(file)) {
      INFO(file.string() << " includes " << include);
      const bool own = include.starts_with("dateline/");
      const bool standard = include.find_first_of("./") == std::string::npos;
      CHECK((own || standard));
    }
  }
}

TEST_CASE("tools see the library through its public headers alone") {
  const fs::path root = fs::path(DATELINE_SOURCE_DIR) / "tools";
  for (const fs::path& file : sources_below(root)) {
    for (const std::string& include : includes_of(file)) {
      INFO(file.string() << " includes " << include);
      CHECK(stage_index(include.substr(0, include.find('/'))) < 0);
    }
  }
}

TEST_CASE("every source file has its stage's folder and no file is called utils") {
  const fs::path root = fs::path(DATELINE_SOURCE_DIR);
  for (const char* folder : {"lib", "tools", "tests"}) {
    for (const fs::path& file : sources_below(root / folder)) {
      INFO(file.string());
      CHECK(file.stem().string().find("util") == std::string::npos);
    }
  }
}
