#include "syntax/sentences.h"

#include <array>

#include "syntax/line_shape.h"
#include "syntax/list_marker.h"
#include "syntax/stops.h"

namespace dateline {
namespace {

class SentenceFinder {
 public:
  SentenceFinder(const Lexicon& lexicon, Document::Data& document)
      : document_(document),
        text_(document.text),
        tokens_(document.tokens),
        stops_(lexicon, document.text, document.tokens) {}

  void run();

 private:
  std::uint32_t size() const { return static_cast<std::uint32_t>(tokens_.size()); }
  std::string_view str(std::uint32_t i) const {
    return text_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin);
  }

  void close(std::uint32_t at);
  // Returns whether a zone begins between the tokens at - 1 and at.
  bool zone_begins(std::uint32_t at);
  // Returns whether the single line break before the token ends a sentence that no stop ends.
  bool line_ends_sentence(std::uint32_t at);
  // Returns whether the token begins the next item of the list that the paragraph has begun.
  bool item_begins(std::uint32_t at);

  Document::Data& document_;
  std::string_view text_;
  const std::vector<Token>& tokens_;
  const StopReader stops_;
  std::uint32_t first_ = 0;      // of the current sentence
  std::uint32_t paragraph_ = 0;  // first token of the current paragraph
  std::size_t zone_ = 0;         // the zone of the last token asked for
  LineShape shape_;
  ListMarker item_;  // the last one seen of the current list
};

void SentenceFinder::close(std::uint32_t at) {
  if (at == first_) return;
  document_.sentences.push_back({{tokens_[first_].begin, tokens_[at - 1].end}, first_, at});
  first_ = at;
  if (at >= size()) return;
  if (const ListMarker marker = list_marker_at(text_, tokens_, at)) item_ = marker;
}

bool SentenceFinder::zone_begins(std::uint32_t at) {
  const std::vector<Zone>& zones = document_.zones;
  bool begins = false;
  while (zone_ < zones.size() && zones[zone_].span.begin <= tokens_[at].begin) {
    begins = begins || zones[zone_].span.begin >= tokens_[at - 1].end;
    ++zone_;
  }
  return begins;
}

bool SentenceFinder::line_ends_sentence(std::uint32_t at) {
  const std::string_view token = str(at);
  const std::uint32_t next = at + 1;
  const bool apart = next < size() && tokens_[next].gap == Gap::space;
  if (apart && (token == "-" || token == "*" || token == "\u2013" || token == "\u2014")) return true;
  if (list_marker_at(text_, tokens_, at)) return true;
  if (tokens_[at].type == TokenType::punctuation && !stops_.is_opener(at)) return false;
  if (shape_.end <= tokens_[at].begin) shape_ = shape_of_lines(text_, tokens_[paragraph_].begin);
  if (shape_.is_list() || (item_ && !stops_.begins_small(at))) return true;
  if (stops_.begins_small(at) || stops_.goes_on(at - 1)) return false;
  return text_[tokens_[at].begin - 1] == '\t' ||
         fits_line_before(text_, shape_, tokens_[at - 1].end, tokens_[at].begin);
}

bool SentenceFinder::item_begins(std::uint32_t at) {
  const Token& token = tokens_[at];
  if (token.gap == Gap::glued || token.end - token.begin > 4) return false;
  const ListMarker marker = list_marker_at(text_, tokens_, at);
  return marker && marker.continues(item_);
}

void SentenceFinder::run() {
  document_.sentences.clear();
  const std::uint32_t count = size();
  if (count == 0) return;
  item_ = list_marker_at(text_, tokens_, 0);
  const bool zones = !document_.zones.empty();
  for (std::uint32_t at = 0; at < count;) {
    const Token& token = tokens_[at];
    if (token.gap == Gap::paragraph) {
      item_ = {};
      close(at);
      if (at == 0 || first_ == at) item_ = list_marker_at(text_, tokens_, at);
      paragraph_ = at;
      if (const std::uint32_t behind = stops_.skip_date_line(at); behind != at) {
        at = behind;
        close(at);
      }
    } else if (at > first_) {
      if (token.gap == Gap::line && !stops_.is_stop(at - 1) && line_ends_sentence(at)) close(at);
      if (item_ && at > first_ && item_begins(at)) close(at);
    }
    if (zones && at > 0 && zone_begins(at)) close(at);
    if (!stops_.may_matter(text_[token.end - 1])) {
      ++at;
      continue;
    }
    if (at > first_ && is_bullet(str(at))) close(at);
    if (str(at) == ":" && at > first_ + 1 && stops_.is_credit(at - 1)) close(at - 1);
    if (stops_.is_rule(at)) {
      close(at);
      if (++at < count) close(at);
      continue;
    }
    if (!stops_.is_stop(at)) {
      ++at;
      continue;
    }
    const Stop stop = stops_.read(first_, at);
    std::uint32_t next = at + 1;
    while (next < stop.next && !(zones && zone_begins(next))) ++next;
    at = next;
    if (next < stop.next) {
      close(next);
    } else if (at < count && tokens_[at].gap != Gap::paragraph && stops_.ends_sentence(first_, stop)) {
      close(at);
    }
  }
  close(count);
}

}  // namespace

void find_sentences(const Language::Data& language, Document::Data& document) {
  SentenceFinder(language.lexicon, document).run();
}

}  // namespace dateline
