// Building, opening and matching gazetteers of growing size, over names that a generator makes.
//
// bench-gazetteer [NAMES...]    default: 10000 200000 1000000

#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "dateline/gazetteer.h"
#include "gazetteer/match.h"
#include "text/words.h"

using namespace dateline;

namespace {

// Of this process, so that a busy machine does not count.
double seconds_since(std::clock_t begin) { return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC; }

std::string word(std::mt19937_64& random, bool capital) {
  static constexpr const char* kOnsets[] = {"b", "k", "m", "t", "l", "sh", "r", "v",
                                            "d", "g", "p", "s", "y", "tr", "n", "z"};
  static constexpr const char* kRimes[] = {"a", "or", "i", "en", "u", "o", "in", "e", "ar", "el", "an", "ek"};
  std::string out;
  const std::size_t parts = 2 + random() % 3;
  for (std::size_t i = 0; i < parts; ++i) out.append(kOnsets[random() % 16]).append(kRimes[random() % 12]);
  if (capital) out[0] = static_cast<char>(out[0] - 32);
  return out;
}

void write_source(const std::string& path, std::size_t count) {
  std::mt19937_64 random(7);
  std::ofstream out(path);
  out << "name\ttype\tid\tcountry\tlat\tlon\tweight\n";
  for (std::size_t i = 0; i < count; ++i) {
    std::string name = word(random, true);
    for (std::size_t more = random() % 3; more > 0; --more) name += " " + word(random, true);
    out << name << "\tGPE\tgen:" << 1000000 + i << '\t' << static_cast<char>('A' + i % 26)
        << static_cast<char>('A' + i % 7) << '\t' << static_cast<int>(i % 90) << '.' << i % 99991 << '\t'
        << static_cast<int>(i % 180) << '.' << i % 99989 << '\t' << random() % 100000 << '\n';
  }
}

std::string text_of(std::size_t bytes) {
  std::mt19937_64 random(11);
  std::string out;
  while (out.size() < bytes) {
    out += word(random, random() % 6 == 0);
    out += random() % 12 == 0 ? ". " : " ";
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::size_t> sizes;
  for (int i = 1; i < argc; ++i) sizes.push_back(std::stoull(argv[i]));
  if (sizes.empty()) sizes = {10000, 200000, 1000000};
  const std::string folder = std::filesystem::temp_directory_path() / ("bench-gazetteer." + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  const std::string text = text_of(std::size_t{8} << 20);
  std::vector<Token> tokens;
  WordCutter().cut(text, 0, static_cast<std::uint32_t>(text.size()), tokens);
  std::printf("%10s %8s %8s %8s %8s %8s %10s\n", "names", "build s", "MiB", "B/name", "open ms", "MB/s", "found");
  for (const std::size_t size : sizes) {
    write_source(folder + "/a.tsv", size);
    auto begin = std::clock();
    Gazetteer::build({folder + "/a.tsv"}, folder + "/a.gaz");
    const double build = seconds_since(begin);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    begin = std::clock();
    const auto gazetteer = Gazetteer::open(folder + "/a.gaz");
    const double open = seconds_since(begin);
    const NameMatcher matcher({gazetteer});
    NameMatch match;
    std::size_t found = 0;
    double best = 1e9;
    for (int round = 0; round < 3; ++round) {
      found = 0;
      begin = std::clock();
      for (std::uint32_t i = 0; i < tokens.size(); ++i) found += matcher.find(text, tokens, i, match) ? 1 : 0;
      best = std::min(best, seconds_since(begin));
    }
    std::printf("%10zu %8.2f %8ld %8.1f %8.2f %8.0f %10zu\n", size, build, usage.ru_maxrss / 1024,
                static_cast<double>(gazetteer->bytes()) / static_cast<double>(size), open * 1e3,
                static_cast<double>(text.size()) / best / 1e6, found);
  }
  std::filesystem::remove_all(folder);
}
