#include "cli_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/program_options.hpp>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <thread>

#include "dateline/error.h"

namespace dateline::cli {

namespace po = boost::program_options;

namespace {

enum class Only : std::uint8_t { everywhere, currency, fiscal, events, reading };

struct Option {
  const char* name;
  char letter;           // '\0' for none
  const char* argument;  // nullptr for a switch
  const char* help;
  Only only = Only::everywhere;
  bool repeated = false;
};

constexpr std::array kOptions{
    Option{"format", 'f', "FORMAT", "jsonl, tsv, csv, table or ann (table on a terminal, else jsonl)"},
    Option{"type", 't', "TYPE", "write findings of this type only; may be repeated", Only::everywhere, true},
    Option{"output", 'o', "FILE", "write to FILE; with -f ann to the folder FILE"},
    Option{"output-dir", '\0', "DIR", "write one file an article into DIR"},
    Option{"context", '\0', nullptr, "add the sentence that a finding stands in"},
    Option{"no-text", '\0', nullptr, "leave the text out of doc records"},
    Option{"explain", 'x', nullptr, "say why: rule, anchor, readings that lost"},
    Option{"date", 'd', "DATE", "publication date of all input: YYYY-MM-DD, Thh:mm and zone may follow"},
    Option{"lang", '\0', "CODE", "language of all input (else each document says, or it is detected)"},
    Option{"gazetteer", 'g', "FILE", "names of your own, made by `gazetteer build`; may be repeated", Only::everywhere,
           true},
    Option{"currency", '\0', "CODE", "what a bare $ means: an ISO 4217 code, or none for no guess", Only::currency},
    Option{"fiscal", '\0', "COUNTRY", "whose fiscal years are meant: us, in, jp, ...", Only::fiscal},
    Option{"all-zones", '\0', nullptr, "look in menus, adverts and footers too"},
    Option{"pass", '\0', nullptr, "write the whole stream, not events alone", Only::events},
    Option{"site", '\0', "GLOB", "articles of this site only: *.example.org, example.org/world/*; may be repeated",
           Only::reading, true},
    Option{"published", '\0', "FROM/TO", "articles of these days, months or years only; either end may be left out",
           Only::reading},
    Option{"field", '\0', "NAME=KEY", "in JSON articles, text, title, date, ... stands under KEY; may be repeated",
           Only::reading, true},
    Option{"shard", '\0', "I/N", "read the Ith of every N articles; all N shards are the whole", Only::reading},
    Option{"resume", '\0', "STATE", "go on where the run that wrote the file STATE ended, and keep it up",
           Only::reading},
    Option{"reprints", '\0', nullptr, "say of each copy of an earlier article which one it is of", Only::reading},
    Option{"max-size", '\0', "SIZE", "most bytes of one article, as 500k, 64M, 2G (256M of compressed input)"},
    Option{"files-from", '\0', "FILE", "read the names of inputs from FILE, one a line"},
    Option{"null", '0', nullptr, "these names end with NUL bytes"},
    Option{"threads", 'j', "N", "analyse N documents at a time (1; 0: as many as there are processors)"},
    Option{"exit-status", 'e', nullptr, "exit with 1 where nothing was found"},
    Option{"quiet", 'q', nullptr, "no warnings, no progress"},
    Option{"help", 'h', nullptr, "print this and exit"},
    Option{"version", 'V', nullptr, "print the version and exit"},
};

bool belongs(const Option& option, const Tool& tool) {
  switch (option.only) {
    case Only::currency:
      return tool.currency;
    case Only::fiscal:
      return tool.fiscal;
    case Only::events:
      return tool.events;
    case Only::reading:
      return tool.reading;
    case Only::everywhere:
      break;
  }
  return true;
}

po::variables_map parse(const Tool& tool, int argc, char** argv) {
  po::options_description all;
  for (const Option& option : kOptions) {
    if (!belongs(option, tool)) continue;
    std::string name = option.name;
    if (option.letter) name.append(",").append(1, option.letter);
    if (!option.argument) {
      all.add_options()(name.c_str(), "");
    } else if (option.repeated) {
      all.add_options()(name.c_str(), po::value<std::vector<std::string>>()->composing(), "");
    } else {
      all.add_options()(name.c_str(), po::value<std::string>(), "");
    }
  }
  all.add_options()("input", po::value<std::vector<std::string>>(), "");
  po::positional_options_description positional;
  positional.add("input", -1);
  namespace style = po::command_line_style;
  po::variables_map out;
  po::store(po::command_line_parser(argc, argv)
                .options(all)
                .positional(positional)
                .style(style::unix_style & ~style::allow_guessing)
                .run(),
            out);
  po::notify(out);
  return out;
}

std::string value_of(const po::variables_map& values, const char* name) {
  return values.count(name) ? values[name].as<std::string>() : std::string();
}

std::vector<std::string> values_of(const po::variables_map& values, const char* name) {
  return values.count(name) ? values[name].as<std::vector<std::string>>() : std::vector<std::string>();
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool has_shape(std::string_view s, std::string_view shape) {
  if (s.size() != shape.size()) return false;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (shape[i] == '0' ? !is_digit(s[i]) : s[i] != shape[i]) return false;
  }
  return true;
}

// Throws Error unless the date is one that `doc` records may have.
void check_date(const std::string& date) {
  const auto number = [&](std::size_t at) { return (date[at] - '0') * 10 + date[at + 1] - '0'; };
  bool right = date.size() >= 10 && has_shape(date.substr(0, 10), "0000-00-00");
  if (right) {
    const int year = number(0) * 100 + number(2), month = number(5), day = number(8);
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    right = month >= 1 && month <= 12 && day >= 1 && day <= kDays[month - 1] + (month == 2 && leap);
  }
  if (right && date.size() > 10) {
    const std::string zone = date.size() > 16 ? date.substr(16) : "Z";
    right = date.size() >= 16 && has_shape(date.substr(10, 6), "T00:00") && number(11) < 24 && number(14) < 60 &&
            (zone == "Z" || has_shape(zone, "+00:00") || has_shape(zone, "-00:00"));
  }
  if (!right) throw Error("--date: not a date (YYYY-MM-DD, then perhaps Thh:mm and Z or +hh:mm): " + date);
}

OutputFormat format_named(const std::string& name) {
  constexpr std::array kNames{"jsonl", "tsv", "csv", "table", "ann"};
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (name == kNames[i]) return static_cast<OutputFormat>(i);
  }
  throw Error("--format: no such format: " + name + " (there are: jsonl tsv csv table ann)");
}

std::vector<std::string> read_types(const Tool& tool, const std::vector<std::string>& given) {
  std::vector<std::string> out;
  for (const std::string& list : given) {
    for (std::size_t at = 0; at <= list.size();) {
      const std::size_t end = std::min(list.find(',', at), list.size());
      std::string type = list.substr(at, end - at);
      if (std::find(tool.types.begin(), tool.types.end(), type) == tool.types.end()) {
        throw Error(fmt::format("--type: no such type: {} (there are: {})", type, fmt::join(tool.types, " ")));
      }
      out.push_back(std::move(type));
      at = end + 1;
    }
  }
  return out;
}

unsigned read_threads(const std::string& value) {
  if (value.empty()) return 1;
  if (value.size() > 4 || !std::all_of(value.begin(), value.end(), is_digit))
    throw Error("--threads: not a number: " + value);
  const unsigned threads = static_cast<unsigned>(std::stoul(value));
  return threads > 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
}

std::string read_currency(const std::string& value) {
  const bool code =
      value.size() == 3 && std::all_of(value.begin(), value.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!value.empty() && value != "none" && !code)
    throw Error("--currency: neither an ISO 4217 code nor none: " + value);
  return value;
}

// "64M": 64 MiB.
std::uint64_t read_size(const std::string& value) {
  if (value.empty()) return 0;
  std::uint64_t size = 0;
  const auto [at, error] = std::from_chars(value.data(), value.data() + value.size(), size);
  const std::string unit(at, static_cast<std::size_t>(value.data() + value.size() - at));
  const std::size_t power = std::string_view(" kMG").find(unit.empty() ? " " : unit);
  if (error != std::errc{} || size == 0 || size > (std::uint64_t{1} << 32) || unit == " " || unit.size() > 1 ||
      power == std::string_view::npos) {
    throw Error("--max-size: not a size (bytes, or with k, M, G): " + value);
  }
  return size << (10 * power);
}

void read_shard(const std::string& value, ReaderOptions& input) {
  if (value.empty()) return;
  const char* const end = value.data() + value.size();
  const auto first = std::from_chars(value.data(), end, input.shard);
  bool right = first.ec == std::errc{} && first.ptr != end && *first.ptr == '/';
  if (right) {
    const auto second = std::from_chars(first.ptr + 1, end, input.shards);
    right = second.ec == std::errc{} && second.ptr == end && input.shard >= 1 && input.shard <= input.shards;
  }
  if (!right) throw Error("--shard: not I/N with I from 1 to N: " + value);
}

std::vector<std::pair<std::string, std::string>> read_fields(const std::vector<std::string>& given) {
  constexpr std::array<std::string_view, 7> kNames{"text", "title", "date", "url", "author", "source", "lang"};
  std::vector<std::pair<std::string, std::string>> out;
  for (const std::string& field : given) {
    const std::size_t equals = field.find('=');
    const std::string name = field.substr(0, equals);
    if (equals == std::string::npos || equals + 1 == field.size() ||
        std::find(kNames.begin(), kNames.end(), name) == kNames.end()) {
      throw Error(fmt::format("--field: not NAME=KEY with a NAME of: {}: {}", fmt::join(kNames, " "), field));
    }
    out.emplace_back(name, field.substr(equals + 1));
  }
  return out;
}

// What can only be said of several options together.
void check_together(const Tool& tool, Options& options) {
  if (options.format == OutputFormat::ann) {
    if (tool.events) throw Error("--format: ann has no place for events");
    if (options.output_dir.empty()) options.output_dir = options.output;
    if (options.output_dir.empty()) throw Error("--format: ann needs a folder: -o DIR");
    options.output.clear();
  }
  if (!options.output_dir.empty() && tool.events) throw Error("--output-dir: events are of many articles; use -o FILE");
  if (!options.output_dir.empty() && !options.output.empty()) throw Error("--output and --output-dir: one of them");
  // Copies are told by what went before: neither a part of the input nor the rest of a run has that.
  if (options.reprints && options.input.shards > 1) throw Error("--reprints and --shard: one of them");
  if (options.reprints && !options.resume.empty()) throw Error("--reprints and --resume: one of them");
  if (options.input.nul_separated && options.input.files_from.empty()) throw Error("--null: goes with --files-from");
}

Options read_values(const Tool& tool, const po::variables_map& values) {
  Options out;
  out.input.paths = values_of(values, "input");
  out.input.files_from = value_of(values, "files-from");
  out.input.nul_separated = values.count("null") > 0;
  out.analysis.currency = read_currency(value_of(values, "currency"));
  out.analysis.fiscal = value_of(values, "fiscal");
  out.analysis.all_zones = values.count("all-zones") > 0;
  out.analysis.explain = values.count("explain") > 0;
  out.gazetteers = values_of(values, "gazetteer");
  out.date = value_of(values, "date");
  if (!out.date.empty()) check_date(out.date);
  out.lang = value_of(values, "lang");
  if (values.count("format")) out.format = format_named(value_of(values, "format"));
  out.types = read_types(tool, values_of(values, "type"));
  out.output = value_of(values, "output");
  out.output_dir = value_of(values, "output-dir");
  out.context = values.count("context") > 0;
  out.text = values.count("no-text") == 0;
  out.exit_status = values.count("exit-status") > 0;
  out.quiet = values.count("quiet") > 0;
  out.pass = values.count("pass") > 0;
  out.threads = read_threads(value_of(values, "threads"));
  out.input.max_size = read_size(value_of(values, "max-size"));
  read_shard(value_of(values, "shard"), out.input);
  out.input.fields = read_fields(values_of(values, "field"));
  out.sites = values_of(values, "site");
  out.published = value_of(values, "published");
  out.resume = value_of(values, "resume");
  out.reprints = values.count("reprints") > 0;
  check_together(tool, out);
  return out;
}

}  // namespace

std::string Options::run() const {
  std::string out =
      fmt::format("{}\n{}\n{}\n{}\n{}/{} {} {}\n", fmt::join(input.paths, "\n"), input.files_from,
                  fmt::join(sites, "\n"), published, input.shard, input.shards, input.max_size, input.nul_separated);
  for (const auto& [name, key] : input.fields) out.append(name).append("=").append(key).append("\n");
  out.append(output).append("\n").append(output_dir).append("\n").append(date).append("\n").append(lang).append("\n");
  return out + fmt::format("{} {}", fmt::join(types, " "), format ? static_cast<int>(*format) : -1);
}

std::string help_text(const Tool& tool) {
  std::string out = fmt::format("Usage: {} [option]... [file | folder]...\n{}.\n", tool.name, tool.summary);
  out +=
      "Reads text, HTML, feeds, mail, JSON Lines, web archives and record streams, compressed and in archives too;\n"
      "standard input where nothing is named, or for -.\n\n";
  for (const Option& option : kOptions) {
    if (!belongs(option, tool)) continue;
    std::string left =
        option.letter ? fmt::format("  -{}, --{}", option.letter, option.name) : fmt::format("      --{}", option.name);
    if (option.argument) left.append(" ").append(option.argument);
    out += fmt::format("{:<28} {}\n", left, option.help);
  }
  out += fmt::format("\nTypes: {}\n", fmt::join(tool.types, " "));
  out += "Exit status: 0 done; 1 nothing found (with -e only); 2 an error.\n";
  out += fmt::format("See {}(1), dateline(5), dateline(7).\n", tool.name);
  return out;
}

std::optional<Options> read_options(const Tool& tool, int argc, char** argv) {
  try {
    const po::variables_map values = parse(tool, argc, argv);
    std::string answer;
    if (values.count("help")) answer = help_text(tool);
    if (values.count("version") && answer.empty())
      answer = fmt::format("{} (Dateline) {}\n", tool.name, DATELINE_VERSION);
    if (!answer.empty()) {
      if (std::fwrite(answer.data(), 1, answer.size(), stdout) != answer.size() || std::fflush(stdout) != 0) {
        throw Error("standard output", std::strerror(errno));
      }
      return {};
    }
    return read_values(tool, values);
  } catch (const po::error& error) {
    throw Error(fmt::format("{}; try {} --help", error.what(), tool.name));
  }
}

}  // namespace dateline::cli
