// Times each stage of the analysis on one core: MB/s and nanoseconds a byte, and the whole against `wc -w`.
//
//   stages [--megabytes N] [FILE|FOLDER ...]     the project's own articles without any; each file is one document
//
// The documents are read over and over until N megabytes (default 20) have gone through each stage; the best of three
// rounds counts, since whatever else the machine does can only slow a round down.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include "article/publication.h"
#include "article/zones.h"
#include "dateline/analyzer.h"
#include "dateline/output.h"
#include "extract/names.h"
#include "model/document_data.h"
#include "syntax/sentences.h"

namespace fs = std::filesystem;
using namespace dateline;

namespace {

struct Corpus {
  std::vector<std::string> texts;
  std::size_t bytes = 0;
};

void add_file(const fs::path& path, Corpus& corpus) {
  std::ifstream in(path, std::ios::binary);
  corpus.texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  corpus.bytes += corpus.texts.back().size();
}

Corpus read_corpus(const std::vector<std::string>& paths) {
  Corpus corpus;
  for (const std::string& path : paths) {
    if (!fs::is_directory(path)) {
      add_file(path, corpus);
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
      if (entry.is_regular_file() && entry.path().extension() == ".txt") add_file(entry.path(), corpus);
    }
  }
  return corpus;
}

double seconds_of(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// A stage works on documents that the stages before it have prepared; only its own work is timed.
struct Stage {
  const char* name;
  std::function<void(Document&)> prepare;
  std::function<void(Document&)> work;
};

// Returns the best time for `rounds` passes over the corpus, in seconds.
double time_stage(const Stage& stage, const Corpus& corpus, int rounds) {
  double best = 1e300;
  for (int attempt = 0; attempt < 3; ++attempt) {
    double total = 0;
    for (int round = 0; round < rounds; ++round) {
      std::vector<Document> documents;
      documents.reserve(corpus.texts.size());
      for (const std::string& text : corpus.texts) {
        documents.emplace_back(text, "bench");
        stage.prepare(documents.back());
      }
      total += seconds_of([&] {
        for (Document& d : documents) stage.work(d);
      });
    }
    best = std::min(best, total);
  }
  return best;
}

double time_wc(const Corpus& corpus, int rounds) {
  const fs::path path = fs::temp_directory_path() / fmt::format("dateline-bench-{}.txt", std::rand());
  {
    std::ofstream out(path, std::ios::binary);
    for (int i = 0; i < rounds; ++i) {
      for (const std::string& text : corpus.texts) out << text;
    }
  }
  const std::string command = fmt::format("LC_ALL=C.UTF-8 wc -w '{}' > /dev/null", path.string());
  double best = 1e300;
  for (int attempt = 0; attempt < 3; ++attempt) {
    best = std::min(best, seconds_of([&] {
                      if (std::system(command.c_str()) != 0) fmt::print(stderr, "wc failed\n");
                    }));
  }
  fs::remove(path);
  return best;
}

std::vector<Stage> stages(const Language::Data& language, const Analyzer& analyzer, const NameReader& names) {
  const auto cut = [&language](Document& d) {
    d.data().tokens.reserve(d.text().size() / 5 + 8);
    language.cutter.cut(d.text(), 0, static_cast<std::uint32_t>(d.text().size()), d.data().tokens);
  };
  const auto look_up = [&language](Document& d) { language.lexicon.look_up(d.text(), d.data().tokens); };
  const auto zones = [&language](Document& d) {
    find_zones(language, false, d.data());
    find_publication(language, d.data());
  };
  const auto sentences = [&language](Document& d) { find_sentences(language, d.data()); };
  const auto read_names = [&names, &language](Document& d) {
    static const AnalyzerOptions kOptions;
    static Lattice lattice;
    lattice.start(language.lexicon, d.text(), d.data().tokens);
    for (const Sentence& sentence : d.sentences()) {
      lattice.enter(sentence.first, sentence.last);
      lattice.lay_phrases();
    }
    const std::vector<bool> all(d.sentences().size(), true);
    d.data().annotations = names.read(d.data(), kOptions, all, lattice);
  };
  const auto rest = [&analyzer](Document& d) { analyzer.analyze(d, kFigures | kDates); };
  const auto upto = [=, &analyzer](int n) {
    return [=, &analyzer](Document& d) {
      if (n > 0) cut(d);
      if (n > 1) look_up(d);
      if (n > 2) zones(d);
      if (n > 3) sentences(d);
      if (n > 4) analyzer.analyze(d, kEntities);
    };
  };
  const auto records = [](Document& d) {
    static const Writer kWriter([] {
      OutputOptions options;
      options.parts = kEntities | kFigures | kDates;
      return options;
    }());
    static std::string out;
    out.clear();
    kWriter.append(d, out);
  };
  const auto whole = [&analyzer](Document& d) { analyzer.analyze(d, kEntities | kFigures | kDates); };
  return {{"words", upto(0), cut},
          {"look-up", upto(1), look_up},
          {"zones, publication", upto(2), zones},
          {"sentences", upto(3), sentences},
          {"names", upto(4), read_names},
          {"figures and dates, after all else", upto(5), rest},
          {"records out", whole, records},
          {"whole analysis", upto(0), whole}};
}

}  // namespace

int main(int argc, char** argv) {
  double megabytes = 20;
  std::vector<std::string> paths;
  for (int i = 1; i < argc; ++i) {
    if (std::string(argv[i]) == "--megabytes" && i + 1 < argc) {
      megabytes = std::atof(argv[++i]);
    } else {
      paths.emplace_back(argv[i]);
    }
  }
  if (paths.empty()) paths.emplace_back(DATELINE_SOURCE_DIR "/corpus/articles");
  const Corpus corpus = read_corpus(paths);
  if (corpus.bytes == 0) {
    fmt::print(stderr, "stages: no text found\n");
    return 2;
  }
  const int rounds = std::max(1, static_cast<int>(megabytes * 1e6 / static_cast<double>(corpus.bytes)));
  const double bytes = static_cast<double>(corpus.bytes) * rounds;

  const auto language = Language::load("en");
  const auto gazetteers = Gazetteer::open_default();
  const Analyzer analyzer(language, gazetteers);
  const NameReader names(language->data(), gazetteers);
  fmt::print("{} documents, {:.1f} MB read {} times, one core\n\n", corpus.texts.size(),
             static_cast<double>(corpus.bytes) / 1e6, rounds);
  fmt::print("{:<36} {:>9} {:>9}\n", "stage", "MB/s", "ns/byte");
  double whole = 0;
  for (const Stage& stage : stages(language->data(), analyzer, names)) {
    whole = time_stage(stage, corpus, rounds);
    fmt::print("{:<36} {:>9.1f} {:>9.2f}\n", stage.name, bytes / whole / 1e6, whole / bytes * 1e9);
  }
  const double wc = time_wc(corpus, rounds);
  fmt::print("{:<36} {:>9.1f} {:>9.2f}\n", "LC_ALL=C.UTF-8 wc -w", bytes / wc / 1e6, wc / bytes * 1e9);
  fmt::print("\nthe whole analysis goes at {:.2f} times the speed of wc -w\n", wc / whole);
  return 0;
}
