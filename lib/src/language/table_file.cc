// Reads the notation of word tables; see lexicon.h.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <memory>

#include "language/lexicon_data.h"
#include "model/utf8.h"

namespace dateline {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

namespace {

using Options = std::vector<Sense::Option>;

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
    sense.form = forms;
    sense.value = data_.unescaped(value);
    sense.number = whole(sense.value);
    sense.options = defaults_;
    if (!trimmed(rest).empty()) sense.options = options_of(rest);
    data_.places.push_back({file_, number_});
    data_.form_count += 1 + static_cast<std::size_t>(std::count(forms.begin(), forms.end(), '|'));
  }

  // A line's own options, and those of its header that it does not set.
  std::span<const Sense::Option> options_of(std::string_view text) {
    options_.clear();
    if (const std::string wrong = read_options(text, options_); !wrong.empty()) fail(wrong);
    const std::size_t own = options_.size();
    for (const auto& option : defaults_) {
      const auto is_it = [&](const Sense::Option& other) {
        return other.first == option.first && !other.second.empty();
      };
      if (std::none_of(options_.begin(), options_.begin() + own, is_it)) options_.push_back(option);
    }
    return kept(options_);
  }

  // Copies options to where they live as long as the lexicon.
  std::span<const Sense::Option> kept(const Options& options) {
    if (options.empty()) return {};
    std::pmr::polymorphic_allocator<Sense::Option> allocator(&data_.options);
    Sense::Option* at = allocator.allocate(options.size());
    std::uninitialized_copy(options.begin(), options.end(), at);
    return {at, options.size()};
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
    options_.clear();
    if (space != std::string_view::npos) {
      if (const std::string wrong = read_options(inside.substr(space), options_); !wrong.empty()) fail(wrong);
    }
    defaults_ = kept(options_);
    cls_ = lexicon_.declare_class(name);
    if (cls_ == 0) fail("too many classes");
  }

  void check_utf8(std::string_view line) const {
    for (std::size_t at = ascii_prefix(line); at < line.size();) {
      if (static_cast<unsigned char>(line[at]) < 0x80) {
        ++at;
        continue;
      }
      const std::uint32_t size = valid_character(line, at);
      if (size == 0) fail("invalid UTF-8");
      at += size;
    }
  }

  // How many bytes, in blocks of eight, are ASCII: all of most lines.
  static std::size_t ascii_prefix(std::string_view line) {
    std::size_t at = 0;
    for (std::uint64_t block; at + 8 <= line.size(); at += 8) {
      std::memcpy(&block, line.data() + at, 8);
      if ((block & 0x8080808080808080ULL) != 0) break;
    }
    return at;
  }

  // The value as a whole number, 0 where it is none.
  static std::int64_t whole(std::string_view value) {
    std::int64_t out = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), out);
    return error == std::errc() && end == value.data() + value.size() ? out : 0;
  }

  Lexicon& lexicon_;
  Lexicon::Data& data_;
  std::uint32_t file_;
  int number_ = 0;
  ClassId cls_ = 0;
  std::span<const Sense::Option> defaults_;
  Options options_;
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

void Lexicon::Data::read(const std::string& path, std::string content, Lexicon& lexicon) {
  files.push_back(path);
  TableReader(lexicon, *this, static_cast<std::uint32_t>(files.size() - 1))
      .read(contents.emplace_back(std::move(content)));
}

}  // namespace dateline
