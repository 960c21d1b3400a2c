// gazetteer: compiles lists of names, looks names up, verifies compiled files.
#include <fmt/format.h>

#include <boost/program_options.hpp>
#include <cstdio>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "dateline/error.h"
#include "dateline/gazetteer.h"

namespace {

namespace options = boost::program_options;
using dateline::Gazetteer;

constexpr const char* kUsage =
    "usage: gazetteer build -o OUT.gaz SOURCE.tsv...\n"
    "       gazetteer lookup [-ei] [-g FILE.gaz]... NAME...\n"
    "       gazetteer info FILE.gaz...\n"
    "       gazetteer check FILE.gaz...\n"
    "\n"
    "  -o, --output FILE     write the compiled file here, all or nothing\n"
    "  -g, --gazetteer FILE  look in this file instead of those that ship; may be repeated\n"
    "  -i, --ignore-case     find the name in whatever case it is given\n"
    "  -e, --exit-status     end with 1 where a name is in none of the files\n"
    "  -h, --help            this text\n"
    "  -V, --version         the version\n";

constexpr const char* kTypes[] = {"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "PRODUCT"};

options::variables_map parse(const options::options_description& known, const std::vector<std::string>& words) {
  options::options_description all = known;
  all.add_options()("operand", options::value<std::vector<std::string>>()->default_value({}, ""));
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

std::vector<std::string> operands_of(const options::variables_map& map, const char* what) {
  const auto& operands = map["operand"].as<std::vector<std::string>>();
  if (operands.empty()) throw dateline::Error(fmt::format("no {} given", what));
  return operands;
}

int build(const std::vector<std::string>& words) {
  options::options_description known;
  known.add_options()("output,o", options::value<std::string>()->required());
  const options::variables_map map = parse(known, words);
  Gazetteer::build(operands_of(map, "source"), map["output"].as<std::string>());
  return 0;
}

int look_up(const std::vector<std::string>& words) {
  options::options_description known;
  known.add_options()("gazetteer,g", options::value<std::vector<std::string>>()->default_value({}, ""));
  known.add_options()("ignore-case,i", "")("exit-status,e", "");
  const options::variables_map map = parse(known, words);
  std::vector<std::shared_ptr<const Gazetteer>> gazetteers;
  for (const std::string& path : map["gazetteer"].as<std::vector<std::string>>())
    gazetteers.push_back(Gazetteer::open(path));
  if (gazetteers.empty()) gazetteers = Gazetteer::open_default();
  bool missing = false;
  for (const std::string& name : operands_of(map, "name")) {
    bool found = false;
    for (const auto& gazetteer : gazetteers) {
      for (const dateline::Entity& e : gazetteer->look_up(name, map.count("ignore-case") > 0)) {
        found = true;
        fmt::print("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", name, kTypes[static_cast<int>(e.type)], e.id, e.name, e.country,
                   e.lat, e.lon);
      }
    }
    if (!found) missing = true;
  }
  return missing && map.count("exit-status") > 0 ? 1 : 0;
}

int info(const std::vector<std::string>& words) {
  for (const std::string& path : operands_of(parse({}, words), "file")) {
    const auto g = Gazetteer::open(path);
    fmt::print("{}: {} names of {} entries, {} bytes\n", path, g->names(), g->entries(), g->bytes());
  }
  return 0;
}

int check(const std::vector<std::string>& words) {
  for (const std::string& path : operands_of(parse({}, words), "file")) Gazetteer::open(path)->check();
  return 0;
}

int run(const std::vector<std::string>& words) {
  const std::string command = words.empty() ? "" : words[0];
  const std::vector<std::string> rest(words.begin() + (words.empty() ? 0 : 1), words.end());
  if (command == "build") return build(rest);
  if (command == "lookup") return look_up(rest);
  if (command == "info") return info(rest);
  if (command == "check") return check(rest);
  if (command == "-h" || command == "--help") return std::fputs(kUsage, stdout), 0;
  if (command == "-V" || command == "--version") return fmt::print("gazetteer {}\n", DATELINE_VERSION), 0;
  throw dateline::Error(command.empty() ? "no command given; try gazetteer --help" : "unknown command " + command);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const int status = run(std::vector<std::string>(argv + 1, argv + argc));
    if (std::fflush(stdout) != 0 || std::ferror(stdout)) throw dateline::Error("write error");
    return status;
  } catch (const std::exception& e) {
    fmt::print(stderr, "gazetteer: {}\n", e.what());
    return 2;
  }
}
