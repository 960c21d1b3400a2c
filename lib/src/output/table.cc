// A table for eyes: a few columns of what matters, aligned, cut to the terminal.
#include <unicode/uchar.h>

#include <algorithm>
#include <span>

#include "model/names.h"
#include "model/utf8.h"
#include "output/format.h"

namespace dateline {

namespace {

// Between cells and behind rows on the way from append() to lay_out(): control bytes that no cell keeps.
constexpr char kCellEnd = '\x1F';
constexpr char kRowEnd = '\n';
// Widths are those of the first rows; what is wider later is cut (or moves its row's rest where nothing is).
constexpr std::size_t kMeasuredRows = 500;
constexpr std::size_t kWidest = 60;

std::size_t width_of(char32_t c) {
  if (c < 0x300) return 1;
  const auto character = static_cast<UChar32>(c);
  const int8_t type = u_charType(character);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const int wide = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
  return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) width += width_of(next_character(text, at));
  return width;
}

// As much of the text as fits, with an ellipsis where something is left out.
std::string cut(std::string_view text, std::size_t room) {
  if (width_of(text) <= room) return std::string(text);
  std::size_t width = 0, at = 0;
  while (at < text.size()) {
    std::size_t next = at;
    width += width_of(next_character(text, next));
    if (width + 1 > room) break;
    at = next;
  }
  return std::string(text.substr(0, at)).append(room > 0 ? "…" : "");
}

// Cells show white space and control characters as one space.
void append_cell(std::string& out, std::string_view value) {
  bool space = false;
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7F) {
      space = true;
      continue;
    }
    if (space && !out.empty() && out.back() != kCellEnd && out.back() != kRowEnd) out += ' ';
    space = false;
    out += c;
  }
  out += kCellEnd;
}

std::string amount(const Figure& figure) {
  const auto digits = [](const std::optional<Decimal>& value) { return value ? value->str() : std::string(); };
  const auto signed_digits = [&](const char* sign, const std::optional<Decimal>& value) {
    return std::string(sign).append(digits(value));
  };
  const std::string range = digits(figure.low).append("..").append(digits(figure.high));
  switch (figure.bound) {
    case Bound::exact:
      return digits(figure.value);
    case Bound::about:
      return figure.value ? signed_digits("~", figure.value) : std::string("~").append(range);
    case Bound::at_least:
      return signed_digits(">=", figure.low);
    case Bound::more_than:
      return signed_digits(">", figure.low);
    case Bound::at_most:
      return signed_digits("<=", figure.high);
    case Bound::less_than:
      return signed_digits("<", figure.high);
    case Bound::range:
      break;
  }
  return range;
}

// The same for paths, whose end tells more than their beginning.
std::string cut_front(std::string_view text, std::size_t room) {
  std::size_t width = width_of(text), at = 0;
  if (width <= room) return std::string(text);
  while (at < text.size() && width + 1 > room) width -= width_of(next_character(text, at));
  return std::string(room > 0 ? "…" : "").append(text.substr(at));
}

class Table : public Format {
 public:
  explicit Table(const OutputOptions& options) : Format(options) {
    if (options.events) {
      columns_ = {"FROM", "TO", "TOLD", "WHAT", "DOC"};
      last_ = 3;
    } else {
      why_ = options.explain && options.parts == kZones;
      columns_ = {"DOC", "AT", "TYPE", "TEXT"};
      if (why_) columns_.insert(columns_.end() - 1, "WHY");
      if (options.parts & (kEntities | kFigures | kDates)) columns_.insert(columns_.end(), {"VALUE", "MORE"});
      if (options.context) columns_.emplace_back("CONTEXT");
      last_ = columns_.size() - 1;
    }
    rows_.push_back(columns_);
  }

  void append(const Document& document, const std::vector<Item>& wanted, std::string& out) const override {
    for (const Item& item : wanted) {
      append_cell(out, document.name());
      append_cell(out, std::to_string(item.span.begin));
      const std::string_view type = type_of(document, item);
      append_cell(out, type.empty() ? kPartNames[static_cast<std::size_t>(__builtin_ctz(item.part))].kind : type);
      if (why_) {
        const std::vector<std::string> reasons = reasons_of(document, item);
        append_cell(out, reasons.empty() ? std::string_view() : reasons.front());
      }
      append_cell(out, document.text(item.span));
      if (item.part >= kEntities) {
        std::visit([&](const auto& value) { append_value(value, out); }, document.annotations()[item.index].value);
      } else if (options().parts & (kEntities | kFigures | kDates)) {
        out += kCellEnd;
        out += kCellEnd;
      }
      if (options().context) {
        const bool known = item.has_sentence && item.sentence < document.sentences().size();
        append_cell(out, known ? document.text(document.sentences()[item.sentence].span) : std::string_view());
      }
      out += kRowEnd;
    }
  }

  void append(const Event& event, std::string& out) const override {
    append_cell(out, event.from.empty() ? event.value : event.from);
    append_cell(out, event.to == event.from ? std::string() : event.to);
    append_cell(out, std::to_string(event.articles));
    append_cell(out, event.text);
    append_cell(out, event.doc);
    out += kRowEnd;
  }

  std::string lay_out(std::string appended) override {
    std::string out;
    for (std::size_t at = 0; at < appended.size();) {
      std::vector<std::string> row;
      while (at < appended.size() && appended[at] != kRowEnd) {
        const std::size_t end = appended.find(kCellEnd, at);
        row.push_back(appended.substr(at, end - at));
        at = end + 1;
      }
      ++at;
      if (widths_.empty()) {
        rows_.push_back(std::move(row));
        if (rows_.size() > kMeasuredRows) flush(out);
      } else {
        put_row(row, false, out);
      }
    }
    return out;
  }

  std::string finish() override {
    std::string out;
    if (widths_.empty() && rows_.size() > 1) flush(out);
    return out;
  }

 private:
  static void append_value(const Entity& entity, std::string& out) {
    append_cell(out, entity.name);
    append_cell(out, entity.id);
  }
  static void append_value(const Figure& figure, std::string& out) {
    std::string value = amount(figure);
    if (!figure.unit.empty()) value.append(" ").append(figure.unit);
    if (!figure.per.empty()) value.append(" /").append(figure.per);
    append_cell(out, value);
    std::string more = figure.object ? figure.object->text : figure.about;
    if (figure.assumed) more.append(more.empty() ? "" : "; ").append("unit assumed");
    if (!figure.issue.empty()) more.append(more.empty() ? "" : "; ").append(figure.issue);
    append_cell(out, more);
  }
  static void append_value(const DateValue& date, std::string& out) {
    append_cell(out, date.mod.empty() ? date.value : date.value + " " + date.mod);
    std::string more = date.from;
    if (date.to != date.from) more.append("..").append(date.to);
    if (!date.issue.empty()) more.append(more.empty() ? "" : "; ").append(date.issue);
    append_cell(out, more);
  }

  void flush(std::string& out) {
    widths_.assign(columns_.size(), 0);
    for (const auto& row : rows_) {
      for (std::size_t i = 0; i < row.size() && i < widths_.size(); ++i) {
        widths_[i] = std::max(widths_[i], std::min(width_of(row[i]), kWidest));
      }
    }
    fit();
    for (const auto& row : rows_) put_row(row, &row == &rows_.front(), out);
    rows_.clear();
  }

  // Takes room from the widest columns until a row fits; the column of running text gets what is left.
  void fit() {
    if (options().width == 0) return;
    const std::size_t gaps = 2 * (widths_.size() - 1);
    const auto total = [&] {
      std::size_t sum = gaps;
      for (const std::size_t width : widths_) sum += width;
      return sum;
    };
    while (total() > options().width) {
      const auto widest = std::max_element(widths_.begin(), widths_.end());
      if (*widest <= 4) break;
      --*widest;
    }
    if (total() < options().width) widths_[last_] += options().width - total();
  }

  void put_row(const std::vector<std::string>& row, bool head, std::string& out) const {
    const bool cutting = options().width > 0;
    std::string line;
    for (std::size_t i = 0; i < row.size() && i < widths_.size(); ++i) {
      const bool is_path = columns_[i] == "DOC" && !head;
      const std::string cell = !cutting ? row[i] : is_path ? cut_front(row[i], widths_[i]) : cut(row[i], widths_[i]);
      const std::size_t width = width_of(cell);
      // Dim names of documents, bold heads: what is read first is the finding.
      const char* colour = !options().colour                                ? ""
                           : head                                           ? "\x1B[1m"
                           : columns_[i] == "DOC" || columns_[i] == "AT"    ? "\x1B[2m"
                           : columns_[i] == "TEXT" || columns_[i] == "FROM" ? "\x1B[36m"
                                                                            : "";
      line.append(colour).append(cell).append(*colour ? "\x1B[0m" : "");
      if (i + 1 < row.size()) line.append(width < widths_[i] ? widths_[i] - width + 2 : 2, ' ');
    }
    while (line.ends_with(' ')) line.pop_back();
    out.append(line).append("\n");
  }

  std::vector<std::string> columns_;
  std::size_t last_ = 0;
  bool why_ = false;  // zones come with the reason for each
  std::vector<std::vector<std::string>> rows_;
  std::vector<std::size_t> widths_;
};

}  // namespace

std::unique_ptr<Format> table_format(const OutputOptions& options) { return std::make_unique<Table>(options); }

}  // namespace dateline
