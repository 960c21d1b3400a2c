// Building, opening and matching lists of growing size, over names and texts that a generator makes, beside grep -F -f.
//
// bench-gazetteer [--grep] [--text FILE]... [NAMES]...    default: 10000 200000 1000000
//
// Each step runs in a process of its own, so that its peak memory is its own. Times of building and opening are wall
// clock, of matching processor time, the best of three. Texts: "news" repeats words and names as news does (Zipf), a
// name of the list every ten words; "random" names something new each time: nothing is in a cache; FILE: as it is.

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include "dateline/gazetteer.h"
#include "gazetteer/match.h"
#include "text/words.h"

using namespace dateline;

namespace {

constexpr std::size_t kTextSize = std::size_t{16} << 20;
constexpr std::size_t kNamesInNews = 10000;  // the first of the list
constexpr rlim_t kMostMemory = rlim_t{16} << 30;
constexpr unsigned kMostSeconds = 600;

double seconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}
double processor_seconds_since(std::clock_t begin) {
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

struct Usage {
  double seconds = 0;  // wall clock
  long mebibytes = 0;  // peak
  bool good = false;
};

// Runs the step in a process of its own.
Usage in_process(const std::function<void()>& step) {
  std::fflush(stdout);
  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) {
    const rlimit memory{kMostMemory, kMostMemory};
    setrlimit(RLIMIT_AS, &memory);
    alarm(kMostSeconds);
    step();
    std::fflush(stdout);
    _exit(0);
  }
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  return {seconds_since(begin), usage.ru_maxrss / 1024, WIFEXITED(status) && WEXITSTATUS(status) < 2};
}

// SplitMix64: cheap to seed anew for every name.
struct Random {
  std::uint64_t state;
  explicit Random(std::uint64_t seed) : state(seed * 0x9E3779B97F4A7C15ULL) {}
  std::uint64_t operator()() {
    std::uint64_t z = state += 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
};

std::string word(Random& random, bool capital, std::size_t least = 2) {
  static constexpr const char* kOnsets[] = {"b", "k", "m", "t", "l", "sh", "r", "v",
                                            "d", "g", "p", "s", "y", "tr", "n", "z"};
  static constexpr const char* kRimes[] = {"a", "or", "i", "en", "u", "o", "in", "e", "ar", "el", "an", "ek"};
  std::string out;
  const std::size_t parts = least + random() % (5 - least);
  for (std::size_t i = 0; i < parts; ++i) out.append(kOnsets[random() % 16]).append(kRimes[random() % 12]);
  if (capital) out[0] = static_cast<char>(out[0] - 32);
  return out;
}

// The n-th name: one to three words. Every tenth is that of an earlier one, as there are many Springfields: of 12
// million the commonest some forty times.
std::string name(std::size_t n) {
  Random random(n);
  if (n > 0 && random() % 10 == 0) {
    const double power = 0.5 + static_cast<double>(random() % 1000) / 2000;
    return name(static_cast<std::size_t>(std::pow(static_cast<double>(n), power)) - 1);
  }
  const std::size_t more = random() % 3;
  std::string out = word(random, true, more == 0 ? 3 : 2);
  for (std::size_t i = 0; i < more; ++i) out += " " + word(random, true);
  return out;
}

// The rows are the same whatever their number.
void write_source(const std::string& source, const std::string& names, std::size_t count) {
  Random random(7);
  std::ofstream out(source), list(names);
  out << "name\ttype\tid\tcountry\tlat\tlon\tweight\n";
  for (std::size_t i = 0; i < count; ++i) {
    const std::string one = name(i);
    list << one << '\n';
    out << one << "\tGPE\tgen:" << 1000000 + i << '\t' << static_cast<char>('A' + i % 26)
        << static_cast<char>('A' + i % 7) << '\t' << static_cast<int>(i % 90) << '.' << i % 99991 << '\t'
        << static_cast<int>(i % 180) << '.' << i % 99989 << '\t' << random() % 100000 << '\n';
  }
}

// Numbers below `count`, the first ones most often, as words are by Zipf's law.
std::size_t zipf(Random& random, std::size_t count) {
  const double u = static_cast<double>(random() >> 11) / 9007199254740992.0;
  return static_cast<std::size_t>(std::pow(static_cast<double>(count), u)) - 1;
}

std::string news_text() {
  Random random(13);
  std::vector<std::string> words, known;
  for (int i = 0; i < 50000; ++i) words.push_back(word(random, false));
  for (std::size_t i = 0; i < kNamesInNews; ++i) known.push_back(name(i));
  std::string out;
  for (bool begins = true; out.size() < kTextSize; begins = random() % 20 == 0) {
    if (begins && !out.empty()) out.insert(out.size() - 1, ".");
    std::string next = words[zipf(random, words.size())];
    if (random() % 10 == 0) {
      next = known[zipf(random, known.size())];
    } else if (begins || random() % 20 == 0) {
      next[0] = static_cast<char>(next[0] - 32);
    }
    out += next + " ";
  }
  return out;
}

std::string random_text() {
  Random random(11);
  std::string out;
  while (out.size() < kTextSize) {
    out += word(random, random() % 6 == 0);
    out += random() % 12 == 0 ? ". " : " ";
  }
  return out;
}

struct Text {
  std::string label, path;
};

void print_match(const NameMatcher& matcher, const Text& text) {
  std::ifstream in(text.path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const WordCutter cutter;
  std::vector<Token> tokens;
  NameMatch match;
  double cutting = 1e9, matching = 1e9;
  std::size_t found = 0;
  for (int round = 0; round < 3; ++round) {
    tokens.clear();
    auto begin = std::clock();
    cutter.cut(bytes, 0, static_cast<std::uint32_t>(bytes.size()), tokens);
    cutting = std::min(cutting, processor_seconds_since(begin));
    found = 0;
    begin = std::clock();
    for (std::uint32_t i = 0; i < tokens.size();) {
      const bool is_name = matcher.find(bytes, tokens, i, match);
      found += is_name ? 1 : 0;
      i = is_name ? match.last : i + 1;
    }
    matching = std::min(matching, processor_seconds_since(begin));
  }
  const double megabytes = static_cast<double>(bytes.size()) / 1e6;
  std::printf("  %-10s %6.0f MB/s look-up, %5.0f MB/s with cutting into words; %zu names in %.1f MB\n",
              text.label.c_str(), megabytes / matching, megabytes / (matching + cutting), found, megabytes);
}

void print_grep(const std::string& names, const Text& text) {
  const Usage usage = in_process([&] {
    setenv("LC_ALL", "C", 1);
    if (!std::freopen("/dev/null", "w", stdout)) _exit(2);
    execlp("grep", "grep", "-c", "-F", "-f", names.c_str(), text.path.c_str(), static_cast<char*>(nullptr));
    _exit(2);
  });
  const double megabytes = static_cast<double>(std::filesystem::file_size(text.path)) / 1e6;
  if (usage.good) {
    std::printf("  grep -F -f, %s: %.2f s, %ld MiB, %.1f MB/s\n", text.label.c_str(), usage.seconds, usage.mebibytes,
                megabytes / usage.seconds);
  } else {
    std::printf("  grep -F -f, %s: not done after %.0f s and %ld MiB\n", text.label.c_str(), usage.seconds,
                usage.mebibytes);
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::size_t> sizes;
  const std::string folder = std::filesystem::temp_directory_path() / ("bench-gazetteer." + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  std::vector<Text> texts = {{"news", folder + "/news.txt"}, {"random", folder + "/random.txt"}};
  std::ofstream(texts[0].path) << news_text();
  std::ofstream(texts[1].path) << random_text();
  bool grep = false;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--grep") {
      grep = true;
    } else if (argument == "--text" && i + 1 < argc) {
      texts.push_back({std::filesystem::path(argv[i + 1]).filename(), argv[i + 1]});
      ++i;
    } else {
      sizes.push_back(std::stoull(argument));
    }
  }
  if (sizes.empty()) sizes = {10000, 200000, 1000000};
  const std::string source = folder + "/a.tsv", names = folder + "/names.txt", compiled = folder + "/a.gaz";
  for (const std::size_t size : sizes) {
    write_source(source, names, size);
    const Usage build = in_process([&] { Gazetteer::build({source}, compiled); });
    const double bytes = static_cast<double>(std::filesystem::file_size(compiled));
    std::printf("%zu names: built in %.2f s, %ld MiB at most; %.1f bytes a name\n", size, build.seconds,
                build.mebibytes, bytes / static_cast<double>(size));
    const Usage match = in_process([&] {
      const auto begin = std::chrono::steady_clock::now();
      const auto gazetteer = Gazetteer::open(compiled);
      std::printf("  opened in %.2f ms\n", seconds_since(begin) * 1e3);
      const NameMatcher matcher({gazetteer});
      for (const Text& text : texts) print_match(matcher, text);
    });
    std::printf("  %ld MiB at most, of which the file's pages are shared\n", match.mebibytes);
    if (grep) {
      for (const Text& text : texts) print_grep(names, text);
    }
    std::fflush(stdout);
  }
  std::filesystem::remove_all(folder);
}
