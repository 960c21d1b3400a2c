// Reads the notation of word tables; see lexicon.h.
#include <fmt/format.h>

#include <charconv>

#include "language/lexicon_data.h"
#include "model/utf8.h"

namespace dateline {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

namespace {

using Options = std::vector<std::pair<std::string_view, std::string_view>>;

bool is_class_name(std::string_view name) {
  if (name.empty() || name[0] < 'A' || name[0] > 'Z') return false;
  for (const char c : name) {
    if (!((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_')) return false;
  }
  return true;
}

bool is_key(std::string_view key) {
  if (key.empty()) return false;
  for (const char c : key) {
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-')) return false;
  }
  return true;
}

// Appends "key=value key="a b"" to `out`. Returns what is wrong with it, or "".
std::string read_options(std::string_view text, Options& out) {
  for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
    const std::size_t equals = text.find('=');
    const std::string_view key = text.substr(0, equals);
    if (equals == std::string_view::npos || !is_key(key)) {
      return fmt::format("bad option \"{}\": it is no key=value", text.substr(0, text.find_first_of(" \t")));
    }
    for (const auto& [other, value] : out) {
      if (other == key) return fmt::format("option {} is given twice", key);
    }
    text.remove_prefix(equals + 1);
    const bool quoted = !text.empty() && text[0] == '"';
    if (quoted) text.remove_prefix(1);
    const std::size_t end = quoted ? text.find('"') : text.find_first_of(" \t");
    if (quoted && end == std::string_view::npos) return "a quotation mark is not closed";
    out.emplace_back(key, text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + (quoted ? 1 : 0));
  }
  return "";
}

// Reads one file line by line.
class TableReader {
 public:
  TableReader(Lexicon& lexicon, Lexicon::Data& data, std::uint32_t file)
      : lexicon_(lexicon), data_(data), file_(file) {}

  void read(std::string_view content) {
    while (!content.empty()) {
      const std::size_t end = content.find('\n');
      ++number_;
      read_line(content.substr(0, end));
      content.remove_prefix(end == std::string_view::npos ? content.size() : end + 1);
    }
  }

 private:
  [[noreturn]] void fail(std::string_view reason) const { throw Error(data_.files[file_], number_, reason); }

  void read_line(std::string_view line) {
    if (trimmed(line).empty() || line[0] == '#') return;
    check_utf8(line);
    if (line[0] == '[') return read_header(trimmed(line));
    if (line[0] == ' ' || line[0] == '\t') fail("a line begins with white space");
    if (cls_ == 0) fail("a form stands before the first [CLASS]");
    const std::size_t tab = line.find('\t');
    const std::string_view forms = trimmed(line.substr(0, tab));
    if (forms.find("  ") != std::string_view::npos) fail("two spaces in a form; a tab divides forms from value");
    std::string_view rest = tab == std::string_view::npos ? std::string_view() : line.substr(tab + 1);
    const std::size_t next = rest.find('\t');
    const std::string_view value = trimmed(rest.substr(0, next));
    rest = next == std::string_view::npos ? std::string_view() : rest.substr(next + 1);

    Sense& sense = data_.senses.emplace_back();
    sense.cls = cls_;
    sense.value = data_.unescaped(value);
    std::from_chars(sense.value.data(), sense.value.data() + sense.value.size(), sense.number);
    if (!is_whole(sense.value)) sense.number = 0;
    if (const std::string wrong = read_options(rest, sense.options); !wrong.empty()) fail(wrong);
    for (const auto& option : defaults_) {
      if (sense.option(option.first).empty()) sense.options.push_back(option);
    }
    data_.lines.push_back({&sense, forms, file_, number_});
  }

  void read_header(std::string_view line) {
    const std::size_t close = line.find(']');
    if (close == std::string_view::npos || close + 1 != line.size()) fail("a class is named as [CLASS key=value ...]");
    const std::string_view inside = trimmed(line.substr(1, close - 1));
    const std::size_t space = inside.find(' ');
    const std::string_view name = inside.substr(0, space);
    if (!is_class_name(name)) fail(fmt::format("bad class name \"{}\": capitals, digits and _ only", name));
    const ClassId known = lexicon_.class_named(name);
    if ((known != 0 && known < kBuiltinClasses) || name == "NONE") {
      fail(fmt::format("the class {} is the engine's own", name));
    }
    defaults_.clear();
    if (space != std::string_view::npos) {
      if (const std::string wrong = read_options(inside.substr(space), defaults_); !wrong.empty()) fail(wrong);
    }
    cls_ = lexicon_.declare_class(name);
    if (cls_ == 0) fail("too many classes");
  }

  void check_utf8(std::string_view line) const {
    for (std::size_t at = 0; at < line.size();) {
      if (static_cast<unsigned char>(line[at]) < 0x80) {
        ++at;
        continue;
      }
      const std::uint32_t size = valid_character(line, at);
      if (size == 0) fail("invalid UTF-8");
      at += size;
    }
  }

  static bool is_whole(std::string_view value) {
    if (!value.empty() && value[0] == '-') value.remove_prefix(1);
    return !value.empty() && value.find_first_not_of("0123456789") == std::string_view::npos;
  }

  Lexicon& lexicon_;
  Lexicon::Data& data_;
  std::uint32_t file_;
  int number_ = 0;
  ClassId cls_ = 0;
  Options defaults_;
};

}  // namespace

std::string_view Lexicon::Data::unescaped(std::string_view field) {
  if (field.find('\\') == std::string_view::npos) return field;
  std::string& out = strings.emplace_back();
  for (std::size_t i = 0; i < field.size(); ++i) {
    if (field[i] != '\\' || i + 1 == field.size()) {
      out += field[i];
    } else {
      ++i;
      out += field[i] == 't' ? '\t' : field[i];
    }
  }
  return out;
}

void Lexicon::Data::read(const std::string& path, std::string_view content, Lexicon& lexicon) {
  files.push_back(path);
  TableReader(lexicon, *this, static_cast<std::uint32_t>(files.size() - 1)).read(contents.emplace_back(content));
}

}  // namespace dateline
