#include "language/rule_parser.h"

#include <fmt/format.h>

#include <map>

#include "dateline/error.h"
#include "language/rule_lines.h"

namespace dateline {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_name(char c) { return is_upper(c) || is_lower(c) || is_digit(c) || c == '_'; }

using Fragments = std::map<std::string, PatternPtr, std::less<>>;

// Reads one line by recursive descent.
class LineParser {
 public:
  LineParser(const std::string& path, const RuleLine& line, Lexicon& lexicon, Fragments& fragments,
             std::deque<Pattern>& patterns)
      : path_(path), line_(line), text_(line.text), lexicon_(lexicon), fragments_(fragments), patterns_(patterns) {}

  bool is_fragment() const { return text_[0] == '<'; }

  void read_fragment() {
    const std::string name = read_fragment_name();
    skip_space();
    if (!take('=')) fail(fmt::format("\"=\" is missing behind <{}>", name));
    const PatternPtr pattern = read_choice();
    if (at_ < text_.size()) fail(not_understood());
    if (!fragments_.emplace(name, pattern).second) fail(fmt::format("fragment <{}> is defined twice", name));
  }

  ParsedRule read_rule() {
    ParsedRule out;
    out.rule.file = path_;
    out.rule.line = line_.line_of(0);
    out.rule.id = read_id();
    while (const auto context = read_context("before")) out.before.push_back(*context);
    out.pattern = read_sequence();
    if (peek() == '|') fail("alternatives stand in ( ), as in ( A | B )");
    while (const auto context = read_context("after")) out.after.push_back(*context);
    read_values(out.rule);
    return out;
  }

 private:
  [[noreturn]] void fail(const std::string& reason) const { throw Error(path_, line_.line_of(at_), reason); }

  std::string not_understood() const { return fmt::format("\"{}\" is not understood here", text_.substr(at_, 1)); }

  void skip_space() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }
  char peek() {
    skip_space();
    return at_ < text_.size() ? text_[at_] : '\0';
  }
  bool take(char c) {
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool sees(std::string_view what) const { return text_.substr(at_, what.size()) == what; }

  std::string read_id() {
    while (at_ < text_.size() && (is_name(text_[at_]) || text_[at_] == '.' || text_[at_] == '-')) ++at_;
    if (at_ == 0 || (at_ < text_.size() && !is_space(text_[at_]))) {
      fail("a rule begins with its id: letters, digits, \".\", \"-\", \"_\"");
    }
    return std::string(text_.substr(0, at_));
  }

  std::string read_fragment_name() {
    const std::size_t begin = ++at_;
    while (at_ < text_.size() && (is_name(text_[at_]) || text_[at_] == '-')) ++at_;
    const std::string name(text_.substr(begin, at_ - begin));
    if (name.empty() || !take('>')) fail("a fragment is named as <name>");
    return name;
  }

  std::string read_quoted() {
    std::string out;
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
      out += text_[at_];
    }
    if (!take('"')) fail("a quotation mark is not closed");
    return out;
  }

  // A sequence ends at ")", "]", "|", "->", after() or the line's end.
  bool ends_sequence() {
    const char c = peek();
    return c == '\0' || c == ')' || c == ']' || c == '|' || sees("->") || sees("after(") || sees("!after(");
  }

  PatternPtr read_choice() {
    const PatternPtr first = read_sequence();
    if (peek() != '|') return first;
    Pattern& out = patterns_.emplace_back();
    out.kind = Pattern::Kind::choice;
    out.parts.push_back(first);
    while (peek() == '|' && take('|')) out.parts.push_back(read_sequence());
    return &out;
  }

  PatternPtr read_sequence() {
    if (ends_sequence()) fail("a pattern is missing here");
    const PatternPtr first = read_repeat();
    if (ends_sequence()) return first;
    Pattern& out = patterns_.emplace_back();
    out.kind = Pattern::Kind::sequence;
    out.parts.push_back(first);
    while (!ends_sequence()) out.parts.push_back(read_repeat());
    return &out;
  }

  PatternPtr read_repeat() {
    const PatternPtr atom = read_atom();
    if (at_ < text_.size() && (text_[at_] == '*' || text_[at_] == '+')) {
      if (atom->kind == Pattern::Kind::glue) fail("~ cannot be repeated");
      Pattern* out = &patterns_.emplace_back();
      out->kind = Pattern::Kind::repeat;
      out->least = text_[at_++] == '+' ? 1 : 0;
      out->parts.push_back(atom);
      return out;
    }
    return atom;
  }

  PatternPtr read_atom() {
    const char c = peek();
    Pattern* out = &patterns_.emplace_back();
    if (c == '~') {
      ++at_;
      out->kind = Pattern::Kind::glue;
    } else if (c == '(' || c == '[') {
      ++at_;
      out->kind = c == '[' ? Pattern::Kind::optional : Pattern::Kind::sequence;
      out->parts.push_back(read_choice());
      if (peek() != (c == '(' ? ')' : ']')) fail(c == '(' ? "\")\" is missing" : "\"]\" is missing");
      ++at_;
    } else if (c == '<') {
      const std::string name = read_fragment_name();
      const auto found = fragments_.find(name);
      if (found == fragments_.end()) fail(fmt::format("unknown fragment <{}>: it must be defined above", name));
      out->kind = Pattern::Kind::sequence;
      out->parts.push_back(found->second);
    } else if (is_lower(c)) {
      const std::string_view name = read_word();
      if (!take(':')) unknown_word(name);
      if (is_space(peek_raw())) fail(fmt::format("an element must follow \"{}:\"", name));
      const PatternPtr named = read_atom();
      if (named->kind == Pattern::Kind::glue) fail("~ cannot be named");
      *out = *named;
      out->name = name;
    } else {
      out->element = read_element();
    }
    return out;
  }

  char peek_raw() const { return at_ < text_.size() ? text_[at_] : ' '; }

  [[noreturn]] void unknown_word(std::string_view word) const {
    if (word == "before") fail("before() stands only at a rule's beginning");
    if (word == "after") fail("after() stands only at a rule's end");
    fail(fmt::format("\"{}\" is no class; literal words stand in quotation marks", word));
  }

  std::string_view read_word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_name(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  // CLASS, CLASS=value or "literal words".
  PatternElement read_element() {
    PatternElement out;
    const char c = peek();
    if (c == '"') {
      const std::string literal = read_quoted();
      out.literal = lexicon_.intern_literal(literal);
      if (out.literal.empty()) fail("an empty literal");
      return out;
    }
    if (!is_upper(c)) {
      if (c == '!') fail("\"!\" stands only before before() and after()");
      fail(c == '\0' ? "the line ends too early" : not_understood());
    }
    const std::string_view name = read_word();
    out.cls = lexicon_.class_named(name);
    if (out.cls == 0) fail(fmt::format("unknown class {}", name));
    if (!in_context_ && is_border(out.cls)) fail(fmt::format("{} stands only in before() and after()", name));
    if (take('=')) {
      out.has_value = true;
      out.value = peek_raw() == '"' ? read_quoted() : read_plain_value();
    }
    return out;
  }

  static bool is_border(ClassId cls) {
    return cls == class_of(Builtin::sentence_start) || cls == class_of(Builtin::sentence_end);
  }

  std::string read_plain_value() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && !is_space(text_[at_]) &&
           std::string_view("()[]|*+~\"").find(text_[at_]) == std::string_view::npos)
      ++at_;
    if (at_ == begin) fail("a value is missing behind \"=\"");
    return std::string(text_.substr(begin, at_ - begin));
  }

  // Returns nothing where no before() or after() stands next.
  std::optional<PatternContext> read_context(std::string_view which) {
    skip_space();
    const std::size_t begin = at_;
    PatternContext out;
    out.negated = take('!');
    if (!sees(which) || text_.substr(at_ + which.size(), 1) != "(") {
      at_ = begin;
      return std::nullopt;
    }
    at_ += which.size() + 1;
    in_context_ = true;
    do {
      out.any.push_back(read_element());
    } while (peek() == '|' && take('|'));
    in_context_ = false;
    if (peek() != ')') fail(fmt::format("\")\" is missing: {}() holds classes and literals divided by |", which));
    ++at_;
    return out;
  }

  void read_values(Rule& rule) {
    skip_space();
    if (!sees("->")) {
      if (at_ == text_.size()) fail("\"->\" is missing");
      fail(not_understood());
    }
    at_ += 2;
    skip_space();
    rule.kind = read_key();
    if (rule.kind.empty()) fail("a kind must follow \"->\"");
    for (skip_space(); at_ < text_.size(); skip_space()) {
      const std::string key = read_key();
      if (key.empty() || !take('=')) fail("key=value is missing behind the kind");
      for (const auto& other : rule.values) {
        if (other.first == key) fail(fmt::format("key {} is given twice", key));
      }
      std::string value;
      if (peek_raw() == '"') {
        value = read_quoted();
      } else {
        while (!is_space(peek_raw())) value += text_[at_++];
      }
      rule.values.emplace_back(key, value);
    }
  }

  std::string read_key() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && (is_name(text_[at_]) || text_[at_] == '-')) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  const std::string& path_;
  const RuleLine& line_;
  std::string_view text_;
  Lexicon& lexicon_;
  Fragments& fragments_;
  std::deque<Pattern>& patterns_;
  std::size_t at_ = 0;
  bool in_context_ = false;
};

}  // namespace

std::vector<ParsedRule> parse_rules(const std::string& path, std::string_view content, Lexicon& lexicon,
                                    std::deque<Pattern>& patterns) {
  std::vector<ParsedRule> out;
  Fragments fragments;
  std::map<std::string, int, std::less<>> lines;
  for (const RuleLine& line : split_rule_lines(path, content)) {
    LineParser parser(path, line, lexicon, fragments, patterns);
    if (parser.is_fragment()) {
      parser.read_fragment();
      continue;
    }
    ParsedRule parsed = parser.read_rule();
    const auto [it, is_new] = lines.emplace(parsed.rule.id, parsed.rule.line);
    if (!is_new) {
      throw Error(path, parsed.rule.line, fmt::format("rule {} stands already in line {}", parsed.rule.id, it->second));
    }
    out.push_back(std::move(parsed));
  }
  return out;
}

}  // namespace dateline
