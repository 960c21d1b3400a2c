#include "dateline/language.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <unordered_map>

#include "dateline/error.h"
#include "language/image.h"
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

namespace {

// To be changed with everything that changes what the same texts are compiled to, or how that is written.
constexpr std::uint64_t kImageFormat = 4;

// A file of a language's folder.
struct Text {
  std::string name;   // without its ending: "figures"
  std::string place;  // for messages
  std::string content;
};

struct Texts {
  std::vector<Text> words, rules;

  std::uint64_t key() const {
    std::uint64_t key = kImageFormat;
    for (const auto* list : {&words, &rules}) {
      for (const Text& text : *list) key = hash_of_bytes(text.content, hash_of_bytes(text.place, key));
    }
    return key;
  }
};

std::vector<Text> read_texts(std::string_view code, const std::string& folder, std::string_view ending) {
  std::vector<Text> out;
  for (const std::string& path : list_resources(folder, ending)) {
    out.push_back({fs::path(path).stem().string(), place_of(code, path), read_resource(path)});
  }
  return out;
}

// Returns a language with its settings, that is to be filled from the texts.
std::unique_ptr<Language::Data> open_language(std::string_view code, const std::string& data, Texts& texts) {
  const std::string folder = languages_folder(data);
  if (!is_code(code) || !has_resources(fs::path(folder) / code)) {
    std::string there;
    for (const std::string& known : Language::available(data)) there += " " + known;
    throw Error(fmt::format("no language resources for {} in {} (there are:{})", code, folder,
                            there.empty() ? " none" : there));
  }
  auto out = std::make_unique<Language::Data>();
  out->code = code;
  out->folder = (fs::path(folder) / code).string();
  const std::string settings = (fs::path(out->folder) / kSettings).string();
  read_settings(place_of(code, settings), read_resource(settings), *out);
  texts.words = read_texts(code, out->folder, ".words");
  texts.rules = read_texts(code, out->folder, ".rules");
  for (const Text& text : texts.rules) {
    out->grammars[text.name] = std::make_unique<Grammar>();
  }
  return out;
}

void compile(Texts& texts, Language::Data& out) {
  for (Text& text : texts.words) out.lexicon.read_table(text.place, std::move(text.content));
  for (const Text& text : texts.rules) {
    out.grammars[text.name]->read_rules(text.place, text.content, out.lexicon);
  }
  out.lexicon.compile();
  for (const auto& [name, grammar] : out.grammars) grammar->compile(out.lexicon);
  out.no_rules.compile(out.lexicon);
  check_rule_ids(out);
}

// Returns the bytes of the image, which may be of other texts; nothing where there is none that can be read: it is a
// help, and the texts are there.
MappedFile map_image(const std::string& data, std::string_view code) {
  try {
    return MappedFile(fmt::format("{}/compiled/{}.image", resource_folder(data), code), true);
  } catch (const Error&) {
    return {};
  }
}

}  // namespace

std::shared_ptr<const Language> Language::load(std::string_view code, const std::string& data) {
  std::shared_ptr<Language> language(new Language());
  Texts texts;
  language->data_ = open_language(code, data, texts);
  MappedFile image = map_image(data, code);
  ImageReader reader(image.bytes(), texts.key());
  if (reader.ok()) {
    language->data_->mapped = std::move(image);
    language->data_->exchange(reader);
    // Its fields are not those of this library, for all that its key says.
    if (!reader.done()) language->data_ = open_language(code, data, texts);
  }
  if (!reader.done()) compile(texts, *language->data_);
  language->data_->cutter = language->data_->lexicon.cutter();
  return language;
}

void write_language_image(std::string_view code, const std::string& data, const std::string& path) {
  Texts texts;
  const auto language = open_language(code, data, texts);
  const std::uint64_t key = texts.key();
  compile(texts, *language);
  ImageWriter writer;
  language->exchange(writer);
  const std::string part = path + ".part";
  std::ofstream out(part, std::ios::binary);
  out << writer.image(key);
  out.close();
  if (out && std::rename(part.c_str(), path.c_str()) == 0) return;
  const int reason = errno;
  std::remove(part.c_str());
  throw Error(path, std::strerror(reason));
}

}  // namespace dateline
