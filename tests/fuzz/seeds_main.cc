// Runs a fuzz target over its seeds and over some bytes changed in each, so that it is an ordinary test as well.
//
//   TARGET FILE|FOLDER ...
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

// A fixed sequence: the same mutations in every run.
std::uint32_t next_random(std::uint32_t& state) { return state = state * 1664525U + 1013904223U; }

void run_mutated(std::string bytes, std::uint32_t state) {
  static constexpr char kBytes[] = "\x00\xFF\xC3\xE2\n\r\t .,-/$%:'\"\\09aZ{}[]";
  for (int round = 0; round < 8 && !bytes.empty(); ++round) {
    for (int change = 0; change < 4; ++change) {
      bytes[next_random(state) % bytes.size()] = kBytes[(next_random(state) >> 8) % (sizeof kBytes - 1)];
    }
    run(bytes.substr(0, bytes.size() - (next_random(state) >> 8) % bytes.size()));
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<fs::path> files;
  for (int i = 1; i < argc; ++i) {
    if (!fs::is_directory(argv[i])) {
      files.emplace_back(argv[i]);
      continue;
    }
    for (const auto& entry : fs::directory_iterator(argv[i])) files.push_back(entry.path());
  }
  run("");
  std::uint32_t state = 1;
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(in), {});
    run(bytes);
    run_mutated(bytes, state++);
  }
  std::printf("%zu seeds\n", files.size());
  return files.empty() ? 1 : 0;
}
