// gazetteer: compiles lists of names, takes those of other programs, looks names up, verifies compiled files.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <boost/program_options.hpp>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "dateline/error.h"
#include "dateline/gazetteer.h"
#include "dateline/gazetteer_import.h"

namespace {

namespace options = boost::program_options;
using dateline::Error;
using dateline::Gazetteer;
using Strings = std::vector<std::string>;

constexpr const char* kUsage =
    "Usage: gazetteer build -o FILE [SOURCE]...\n"
    "       gazetteer import FORMAT [option]... [FILE]...\n"
    "       gazetteer lookup [option]... [NAME]...\n"
    "       gazetteer info [--types] FILE...\n"
    "       gazetteer check FILE...\n"
    "Compile lists of names, and look names up.\n"
    "Where no source, file or name is given they are read from standard input; - is that too.\n"
    "\n"
    "build: sources into one file, all or nothing\n"
    "  -o, --output FILE          the file to write\n"
    "\n"
    "import: a list of another program, written as a source to standard output\n"
    "  -t, --type TYPE            of rows that name none\n"
    "  -m, --map WORD=TYPE        what their word for a kind means, or - to leave it out; may be repeated\n"
    "  -c, --column OURS=THEIRS   csv, tsv: which of their columns is ours; may be repeated\n"
    "      --alias-separator C    csv, tsv: what parts aliases (|)\n"
    "      --alternate-names FILE geonames: take other names from alternateNamesV2.txt\n"
    "      --language CODE        wikidata, alternate names: a language to take names of (en, mul); * for all\n"
    "      --lang CODE            write names weak that are ordinary words of it (en for ftm, geonames, wikidata; "
    "none)\n"
    "      --weak-words FILE      write these weak too, one a line; may be repeated\n"
    "      --id-prefix TEXT       put this before every id\n"
    "      --min-weight N         leave out what has less weight, as places of fewer people\n"
    "      --merge                make rows of one id one row with all their names\n"
    "      --title-case           read names in capitals alone as titles: BANK OF SNOW as Bank of Snow\n"
    "  -k, --keep-going           skip broken lines instead of ending at the first\n"
    "  -v, --verbose              say of everything that is left out where it stands and why, not of ten things\n"
    "  -q, --quiet                do not say it\n"
    "\n"
    "lookup: what names may mean\n"
    "  -g, --gazetteer FILE       look in this file instead of those that ship; earlier ones win; may be repeated\n"
    "  -a, --all                  look in every file, not in the first that has the name\n"
    "  -i, --ignore-case          find the name in whatever case it is given\n"
    "      --close                find what is spelled much like it too, in any script; how it is listed and how many\n"
    "                             letters differ stand in two more columns\n"
    "  -e, --exit-status          exit with 1 where a name is in none of the files\n"
    "\n"
    "info: how many names, things named and bytes; check: verifies a whole file\n"
    "      --types                count by type\n"
    "\n"
    "  -h, --help                 print this and exit\n"
    "  -V, --version              print the version and exit\n"
    "\n"
    "Types: PERSON ORG GPE LOC NORP FAC EVENT PRODUCT\n"
    "Exit status: 0 done; 1 a name not found (lookup -e only); 2 an error.\n"
    "See gazetteer(1), dateline(5).\n";

constexpr const char* kTypes[] = {"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "PRODUCT"};
constexpr std::uint64_t kToldSkips = 10;

void write(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size())
    throw Error("standard output", std::strerror(errno));
}

options::variables_map parse(const options::options_description& known, const Strings& words) {
  options::options_description all = known;
  all.add_options()("operand", options::value<Strings>()->default_value({}, ""));
  options::positional_options_description operands;
  operands.add("operand", -1);
  namespace style = options::command_line_style;
  options::variables_map map;
  options::store(options::command_line_parser(words)
                     .options(all)
                     .positional(operands)
                     .style(style::unix_style & ~style::allow_guessing)
                     .run(),
                 map);
  options::notify(map);
  return map;
}

options::typed_value<Strings>* list() { return options::value<Strings>()->default_value({}, ""); }

Strings operands_of(const options::variables_map& map) { return map["operand"].as<Strings>(); }

Strings files_of(const options::variables_map& map) {
  const Strings files = operands_of(map);
  if (files.empty()) throw Error("no file given; try gazetteer --help");
  return files;
}

Strings files_or_stdin(const options::variables_map& map) {
  Strings files = operands_of(map);
  if (files.empty()) files.emplace_back("-");
  return files;
}

int build(const Strings& words) {
  options::options_description known;
  known.add_options()("output,o", options::value<std::string>()->required());
  const options::variables_map map = parse(known, words);
  Gazetteer::build(files_or_stdin(map), map["output"].as<std::string>());
  return 0;
}

std::vector<std::pair<std::string, std::string>> pairs_of(const options::variables_map& map, const char* option) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const std::string& one : map[option].as<Strings>()) {
    const std::size_t sign = one.find('=');
    if (sign == 0 || sign == std::string::npos || sign + 1 == one.size())
      throw Error(fmt::format("--{} takes A=B, not {}", option, one));
    out.emplace_back(one.substr(0, sign), one.substr(sign + 1));
  }
  return out;
}

int import(const Strings& words) {
  options::options_description known;
  known.add_options()("type,t", options::value<std::string>())("map,m", list())("column,c", list())(
      "alias-separator", options::value<std::string>()->default_value("|"))(
      "alternate-names", options::value<std::string>())("language", list())("lang", options::value<std::string>())(
      "weak-words", list())("id-prefix", options::value<std::string>())("min-weight", options::value<std::uint32_t>())(
      "merge", "")("title-case", "")("keep-going,k", "")("verbose,v", "")("quiet,q", "");
  const options::variables_map map = parse(known, words);
  Strings files = operands_of(map);
  const std::string formats = fmt::format("{}", fmt::join(dateline::gazetteer_formats(), ", "));
  if (files.empty()) throw Error("no format given: " + formats);
  dateline::GazetteerImport how;
  how.format = files.front();
  files.erase(files.begin());
  if (files.empty()) files.emplace_back("-");
  const auto text = [&](const char* option) {
    return map.count(option) > 0 ? map[option].as<std::string>() : std::string();
  };
  how.type = text("type");
  how.types = pairs_of(map, "map");
  how.columns = pairs_of(map, "column");
  if (text("alias-separator").size() != 1) throw Error("--alias-separator takes one character");
  how.alias_separator = text("alias-separator")[0];
  how.alternate_names = text("alternate-names");
  if (const Strings languages = map["language"].as<Strings>(); !languages.empty()) how.languages = languages;
  how.lang = text("lang");
  how.weak_words = map["weak-words"].as<Strings>();
  how.id_prefix = text("id-prefix");
  if (map.count("min-weight") > 0) how.least_weight = map["min-weight"].as<std::uint32_t>();
  how.merge = map.count("merge") > 0;
  how.title_case = map.count("title-case") > 0;
  how.keep_going = map.count("keep-going") > 0;

  const bool quiet = map.count("quiet") > 0, verbose = map.count("verbose") > 0;
  std::uint64_t told = 0;
  const auto skip = [&](std::string_view place, std::string_view reason) {
    if (!quiet && (verbose || told < kToldSkips)) fmt::print(stderr, "gazetteer: {}: {}\n", place, reason);
    ++told;
  };
  const dateline::ImportCount count = dateline::import_gazetteer(how, files, write, skip);
  if (count.skipped > 0 && !quiet) {
    fmt::print(stderr, "gazetteer: {} left out; {} rows with {} names written\n", count.skipped, count.rows,
               count.names);
  }
  return 0;
}

std::string columns(const std::string& name, const dateline::ListedEntity& e) {
  return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}", name, kTypes[static_cast<int>(e.type)], e.id, e.name,
                     e.country, e.region, e.lat, e.lon, e.weight > 0 ? std::to_string(e.weight) : std::string(), e.from,
                     e.to);
}

int look_up(const Strings& words) {
  options::options_description known;
  known.add_options()("gazetteer,g", list())("all,a", "")("ignore-case,i", "")("close", "")("exit-status,e", "");
  const options::variables_map map = parse(known, words);
  std::vector<std::shared_ptr<const Gazetteer>> gazetteers;
  for (const std::string& path : map["gazetteer"].as<Strings>()) gazetteers.push_back(Gazetteer::open(path));
  if (gazetteers.empty()) gazetteers = Gazetteer::open_default();
  bool missing = false;
  const auto tell = [&](const std::string& name) {
    bool found = false;
    for (const auto& gazetteer : gazetteers) {
      if (map.count("close") > 0) {
        for (const dateline::CloseEntity& e : gazetteer->look_up_close(name)) {
          found = true;
          write(fmt::format("{}\t{}\t{}\n", columns(name, e), e.spelling, e.distance));
        }
        continue;
      }
      for (const dateline::ListedEntity& e : gazetteer->look_up(name, map.count("ignore-case") > 0)) {
        found = true;
        write(columns(name, e) + "\n");
      }
      if (found && map.count("all") == 0) break;
    }
    missing = missing || !found;
  };
  const Strings names = operands_of(map);
  for (const std::string& name : names) tell(name);
  if (names.empty()) {
    for (std::string line; std::getline(std::cin, line);) tell(line);
  }
  return missing && map.count("exit-status") > 0 ? 1 : 0;
}

int info(const Strings& words) {
  options::options_description known;
  known.add_options()("types", "");
  const options::variables_map map = parse(known, words);
  for (const std::string& path : files_of(map)) {
    const auto g = Gazetteer::open(path);
    write(fmt::format("{}: {} names of {} entries, {} bytes\n", path, g->names(), g->entries(), g->bytes()));
    if (map.count("types") == 0) continue;
    const auto counts = g->count_types();
    for (std::size_t type = 0; type < counts.size(); ++type) {
      const dateline::TypeCount& n = counts[type];
      if (n.entries > 0)
        write(fmt::format("{}\t{} names of {} entries, {} with coordinates, {} with dates\n", kTypes[type], n.names,
                          n.entries, n.placed, n.dated));
    }
  }
  return 0;
}

int check(const Strings& words) {
  for (const std::string& path : files_of(parse({}, words))) Gazetteer::open(path)->check();
  return 0;
}

int run(const Strings& words) {
  const std::string command = words.empty() ? "" : words[0];
  const Strings rest(words.begin() + (words.empty() ? 0 : 1), words.end());
  for (const std::string& word : words) {
    if (word == "--") break;
    if (word == "-h" || word == "--help") return write(kUsage), 0;
    if (word == "-V" || word == "--version")
      return write(fmt::format("gazetteer (Dateline) {}\n", DATELINE_VERSION)), 0;
  }
  if (command == "build") return build(rest);
  if (command == "import") return import(rest);
  if (command == "lookup") return look_up(rest);
  if (command == "info") return info(rest);
  if (command == "check") return check(rest);
  throw Error(command.empty() ? "no command given; try gazetteer --help" : "unknown command " + command);
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_DFL);  // a reader that has enough ends this program without a word
  try {
    const int status = run(Strings(argv + 1, argv + argc));
    if (std::fflush(stdout) != 0 || std::ferror(stdout)) throw Error("standard output", std::strerror(errno));
    return status;
  } catch (const options::error& e) {
    fmt::print(stderr, "gazetteer: {}; try gazetteer --help\n", e.what());
  } catch (const std::exception& e) {
    fmt::print(stderr, "gazetteer: {}\n", e.what());
  }
  std::fflush(stdout);
  return 2;
}
