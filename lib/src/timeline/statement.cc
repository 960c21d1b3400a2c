#include "timeline/statement.h"

#include <algorithm>

#include "article/reprint.h"

namespace dateline {
namespace {

// A sentence must say something besides its date.
constexpr std::uint32_t kLeastWords = 4;
// Bytes: what is longer is a table or a list that no stop has ended, and says nothing of one happening.
constexpr std::uint32_t kLongest = 4000;

bool tells(ZoneRole role) {
  return role == ZoneRole::title || role == ZoneRole::heading || role == ZoneRole::body || role == ZoneRole::caption ||
         role == ZoneRole::quote;
}

// Whether the date says which days are meant: a day, a month, an anchored stretch; no habit and no open duration.
bool dates(const DateValue& date) { return date.type != DateType::set && !date.from.empty() && !date.to.empty(); }

// The text on one line: a sentence may stand on wrapped lines.
std::string one_line(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return out;
}

void add_once(std::vector<std::string>& list, std::string item) {
  if (!item.empty() && std::find(list.begin(), list.end(), item) == list.end()) list.push_back(std::move(item));
}

class StatementReader {
 public:
  StatementReader(const Document::Data& document, std::uint32_t article, std::vector<Statement>& out)
      : document_(document), article_(article), out_(out) {}

  void read() {
    const auto& all = document_.annotations;
    // Annotations are sorted by where they begin, and so by sentence.
    for (std::size_t i = 0; i < all.size();) {
      std::size_t end = i + 1;
      while (end < all.size() && all[end].sentence == all[i].sentence) ++end;
      if (all[i].sentence < document_.sentences.size()) read_sentence(i, end);
      i = end;
    }
  }

 private:
  std::string_view str(Span span) const { return std::string_view(document_.text).substr(span.begin, span.size()); }

  bool in_story(const Sentence& sentence) {
    while (zone_ < document_.zones.size() && document_.zones[zone_].span.end <= sentence.span.begin) ++zone_;
    return zone_ >= document_.zones.size() || tells(document_.zones[zone_].role);
  }

  void read_sentence(std::size_t first, std::size_t last) {
    const auto dated = [](const Annotation& a) {
      const auto* date = std::get_if<DateValue>(&a.value);
      return date != nullptr && dates(*date);
    };
    const auto& all = document_.annotations;
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first),
               end = all.begin() + static_cast<std::ptrdiff_t>(last);
    if (std::none_of(begin, end, dated)) return;
    const Sentence& sentence = document_.sentences[all[first].sentence];
    if (sentence.span.size() > kLongest || !in_story(sentence)) return;
    Statement common = describe(sentence, first, last);
    if (common.words < kLeastWords) return;
    const std::size_t start = out_.size();
    const auto count = std::count_if(begin, end, dated);
    for (auto a = begin; a != end; ++a) {
      if (!dated(*a)) continue;
      const auto& date = std::get<DateValue>(a->value);
      // "agreed in 2017 to leave by 2019": the sentence is of the first; a term is no happening.
      if (count > 1 && date.edtf.substr(0, 3) == "../") continue;
      const bool told = std::any_of(out_.begin() + static_cast<std::ptrdiff_t>(start), out_.end(),
                                    [&](const Statement& s) { return s.from == date.from && s.to == date.to; });
      if (told) continue;
      Statement statement = common;
      statement.value = date.value;
      statement.from = date.from;
      statement.to = date.to;
      statement.grain = date.grain;
      statement.rule = a->rule;
      out_.push_back(std::move(statement));
    }
  }

  Statement describe(const Sentence& sentence, std::size_t first, std::size_t last) const {
    Statement s;
    s.article = article_;
    s.span = sentence.span;
    s.sentence = document_.annotations[first].sentence;
    s.text = std::string(str(sentence.span));
    std::vector<Span> times;
    for (std::size_t i = first; i < last; ++i) {
      const Annotation& a = document_.annotations[i];
      if (const auto* entity = std::get_if<Entity>(&a.value)) {
        add_entity(*entity, a.span, s);
      } else if (const auto* figure = std::get_if<Figure>(&a.value)) {
        add_figure(*figure, a.span, s);
      } else {
        times.push_back(a.span);
      }
    }
    add_words(sentence, times, s);
    std::sort(s.features.begin(), s.features.end());
    s.features.erase(std::unique(s.features.begin(), s.features.end()), s.features.end());
    return s;
  }

  void add_entity(const Entity& entity, Span span, Statement& s) const {
    const std::string name = entity.name.empty() ? one_line(str(span)) : entity.name;
    s.features.push_back(folded_hash("entity:" + (entity.id.empty() ? name : entity.id)));
    add_once(s.entities, name);
  }

  void add_figure(const Figure& figure, Span span, Statement& s) const {
    // "11" alone says little; "11 workers" does. The counted thing is shown where it follows at once.
    constexpr std::uint32_t kNear = 2;
    Span shown = span;
    if (figure.object && figure.object->span.begin >= span.end && figure.object->span.begin <= span.end + kNear) {
      shown.end = std::max(span.end, figure.object->span.end);
    }
    add_once(s.figures, one_line(str(shown)));
    std::string key = "figure:" + figure.unit;
    for (const auto* number : {&figure.value, &figure.low, &figure.high}) {
      key += ':';
      if (*number) key += (*number)->str();
    }
    s.features.push_back(folded_hash(key));
  }

  // The sentence's words but for its dates: that two sentences both say "on Monday" makes them no more alike.
  void add_words(const Sentence& sentence, const std::vector<Span>& times, Statement& s) const {
    std::size_t time = 0;
    for (std::uint32_t at = sentence.first; at < sentence.last; ++at) {
      const Token& token = document_.tokens[at];
      if (token.type != TokenType::word && token.type != TokenType::number) continue;
      while (time < times.size() && times[time].end <= token.begin) ++time;
      if (time < times.size() && times[time].overlaps(token.span())) continue;
      ++s.words;
      s.features.push_back(folded_hash(str(token.span())));
    }
  }

  const Document::Data& document_;
  std::uint32_t article_;
  std::vector<Statement>& out_;
  std::size_t zone_ = 0;
};

}  // namespace

void find_statements(const Document::Data& document, std::uint32_t article, std::vector<Statement>& out) {
  StatementReader(document, article, out).read();
}

}  // namespace dateline
