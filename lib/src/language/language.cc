#include "dateline/language.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <unordered_map>

#include "dateline/error.h"
#include "language/language_data.h"
#include "language/resources.h"

namespace dateline {

namespace fs = std::filesystem;

namespace {

constexpr const char* kSettings = "settings.conf";

std::string_view trimmed_line(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

void read_settings(const std::string& place, std::string_view content, Language::Data& data) {
  for (int number = 1; !content.empty(); ++number) {
    const std::size_t end = content.find('\n');
    const std::string_view line = trimmed_line(content.substr(0, end));
    content.remove_prefix(end == std::string_view::npos ? content.size() : end + 1);
    if (line.empty() || line[0] == '#') continue;
    const std::size_t equals = line.find('=');
    const std::string_view key = trimmed_line(line.substr(0, equals));
    if (equals == std::string_view::npos || key.empty()) throw Error(place, number, "a setting is key = value");
    if (!data.settings.emplace(key, trimmed_line(line.substr(equals + 1))).second) {
      throw Error(place, number, fmt::format("setting {} is given twice", key));
    }
  }
}

std::string languages_folder(const std::string& data) { return (fs::path(resource_folder(data)) / "lang").string(); }

// Codes become paths: "../x" is none.
bool is_code(std::string_view code) {
  return !code.empty() && std::all_of(code.begin(), code.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

bool has_resources(const fs::path& folder) {
  std::error_code error;
  return fs::is_regular_file(folder / kSettings, error);
}

// Places in messages are relative to the resource folder.
std::string place_of(std::string_view code, const std::string& path) {
  return "lang/" + std::string(code) + "/" + fs::path(path).filename().string();
}

void check_rule_ids(const Language::Data& data) {
  std::unordered_map<std::string_view, const Rule*> seen;
  for (const auto& [name, grammar] : data.grammars) {
    for (const Rule& rule : grammar->rules()) {
      const auto [it, is_new] = seen.emplace(rule.id, &rule);
      if (is_new) continue;
      throw Error(rule.file, rule.line,
                  fmt::format("rule {} stands already in {}:{}", rule.id, it->second->file, it->second->line));
    }
  }
}

}  // namespace

Language::Language() : data_(std::make_unique<Data>()) {}
Language::~Language() = default;
const std::string& Language::code() const { return data_->code; }
const Language::Data& Language::data() const { return *data_; }

const Grammar& Language::Data::grammar(std::string_view name) const {
  const auto found = grammars.find(name);
  return found == grammars.end() ? no_rules : *found->second;
}

std::string_view Language::Data::setting(std::string_view key) const {
  const auto found = settings.find(key);
  return found == settings.end() ? std::string_view() : std::string_view(found->second);
}

std::vector<std::string> Language::available(const std::string& data) {
  std::vector<std::string> out;
  std::error_code error;
  for (fs::directory_iterator it(languages_folder(data), error), end; !error && it != end; it.increment(error)) {
    if (has_resources(it->path())) out.push_back(it->path().filename().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::shared_ptr<const Language> Language::load(std::string_view code, const std::string& data) {
  const std::string folder = languages_folder(data);
  if (!is_code(code) || !has_resources(fs::path(folder) / code)) {
    std::string there;
    for (const std::string& known : available(data)) there += " " + known;
    throw Error(fmt::format("no language resources for {} in {} (there are:{})", code, folder,
                            there.empty() ? " none" : there));
  }
  std::shared_ptr<Language> language(new Language());
  Data& out = *language->data_;
  out.code = code;
  out.folder = (fs::path(folder) / code).string();
  const std::string settings = (fs::path(out.folder) / kSettings).string();
  read_settings(place_of(code, settings), read_resource(settings), out);
  for (const std::string& path : list_resources(out.folder, ".words")) {
    out.lexicon.read_table(place_of(code, path), read_resource(path));
  }
  for (const std::string& path : list_resources(out.folder, ".rules")) {
    auto& grammar = out.grammars[fs::path(path).stem().string()];
    grammar = std::make_unique<Grammar>();
    grammar->read_rules(place_of(code, path), read_resource(path), out.lexicon);
  }
  out.cutter = out.lexicon.cutter();
  out.lexicon.compile();
  for (const auto& [name, grammar] : out.grammars) grammar->compile(out.lexicon);
  out.no_rules.compile(out.lexicon);
  check_rule_ids(out);
  return language;
}

}  // namespace dateline
