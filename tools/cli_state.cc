#include "cli_state.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "dateline/error.h"

namespace dateline::cli {

namespace {

constexpr std::chrono::milliseconds kBetween{500};

// FNV-1a: the same on every machine.
std::uint64_t hash_of(const std::string& s) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : s) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash;
}

}  // namespace

State::State(std::string path, const std::string& run)
    : path_(std::move(path)), run_(fmt::format("{:016x}", hash_of(run))), saved_(std::chrono::steady_clock::now()) {
  if (!path_.empty() && std::filesystem::exists(path_)) load();
}

void State::load() {
  std::ifstream in(path_);
  std::string first, run;
  std::uint64_t failed = 0;
  std::string word;
  std::getline(in, first);
  in >> word >> run >> word >> items_ >> word >> output_ >> word >> failed;
  if (!in || first != "dateline state 1") throw Error(path_, "not a state that --resume has written");
  if (run != run_) throw Error(path_, "the state of another run: other inputs, filters or output");
  failed_ = failed != 0;
}

bool State::is_due() const { return !path_.empty() && std::chrono::steady_clock::now() - saved_ >= kBetween; }

void State::save(std::uint64_t items, std::uint64_t output, bool failed) {
  if (path_.empty()) return;
  saved_ = std::chrono::steady_clock::now();
  const std::string fresh = path_ + ".new";
  std::FILE* out = std::fopen(fresh.c_str(), "w");
  bool right = out != nullptr;
  if (right) {
    fmt::print(out, "dateline state 1\nrun {}\nitems {}\noutput {}\nfailed {}\n", run_, items, output, failed ? 1 : 0);
    right = std::fclose(out) == 0;
  }
  if (!right || std::rename(fresh.c_str(), path_.c_str()) != 0) throw Error(path_, std::strerror(errno));
}

}  // namespace dateline::cli
