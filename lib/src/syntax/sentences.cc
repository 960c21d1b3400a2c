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
  std::uint32_t skip_plain(std::uint32_t at) const;
  std::uint32_t step(std::uint32_t at);
  std::uint32_t begin_paragraph(std::uint32_t at);
  std::uint32_t take_stop(std::uint32_t at);
  // Returns whether a zone begins between the tokens at - 1 and at.
  bool zone_begins(std::uint32_t at);
  // Returns whether the token cannot begin a sentence: small letters, a comma.
  bool goes_on_at(std::uint32_t at) const;
  // Returns whether the single line break before the token ends a sentence that no stop ends.
  bool line_ends_sentence(std::uint32_t at);
  // Returns whether the token begins the next item of the list that the paragraph has begun.
  bool item_begins(std::uint32_t at);

  Document::Data& document_;
  std::string_view text_;
  const std::vector<Token>& tokens_;
  const StopReader stops_;
  std::uint32_t first_ = 0;        // of the current sentence
  std::uint32_t paragraph_ = ~0U;  // first token of the current paragraph
  std::size_t zone_ = 0;           // the first zone behind the last token asked for
  std::uint32_t next_zone_ = ~0U;  // where it begins
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
    begins = begins || (at > 0 && zones[zone_].span.begin >= tokens_[at - 1].end);
    ++zone_;
  }
  next_zone_ = zone_ < zones.size() ? zones[zone_].span.begin : ~0U;
  if (!begins || zone_ < 2 || tokens_[at].gap != Gap::line) return begins;
  // Zones are judged by their lines; a line that goes on in small letters belongs to the one before it all the same.
  const auto is_prose = [](const Zone& zone) { return zone.role == ZoneRole::body || zone.role == ZoneRole::heading; };
  return !is_prose(zones[zone_ - 2]) || !is_prose(zones[zone_ - 1]) || !goes_on_at(at);
}

bool SentenceFinder::goes_on_at(std::uint32_t at) const {
  return stops_.begins_small(at) || (tokens_[at].type == TokenType::punctuation && !stops_.is_opener(at));
}

bool SentenceFinder::line_ends_sentence(std::uint32_t at) {
  const std::string_view token = str(at);
  const std::uint32_t next = at + 1;
  const bool apart = next < size() && tokens_[next].gap == Gap::space;
  if (apart && (token == "-" || token == "*" || token == "\u2013" || token == "\u2014")) return true;
  if (list_marker_at(text_, tokens_, at) || stops_.is_rule(at) || stops_.is_rule(at - 1)) return true;
  if (goes_on_at(at) && !stops_.begins_small(at)) return false;
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

// Takes the first token of a paragraph, or the date line that it begins with. Returns the token behind.
std::uint32_t SentenceFinder::begin_paragraph(std::uint32_t at) {
  close(at);
  paragraph_ = at;
  item_ = list_marker_at(text_, tokens_, at);
  return stops_.skip_date_line(at);
}

// Takes a token that may end or begin a sentence. Returns the token behind it and what belongs to it.
std::uint32_t SentenceFinder::step(std::uint32_t at) {
  const Token& token = tokens_[at];
  if (token.gap == Gap::paragraph && paragraph_ != at) {
    if (const std::uint32_t behind = begin_paragraph(at); behind != at) {
      close(behind);
      return behind;
    }
  } else if (at > first_) {
    if (token.gap == Gap::line && !stops_.is_stop(at - 1) && line_ends_sentence(at)) close(at);
    // Nothing stands in an item of two tokens: "J. K. Rowling".
    if (item_ && at > first_ + 2 && item_begins(at)) close(at);
  }
  if (token.begin >= next_zone_ && zone_begins(at)) close(at);
  const char last = text_[token.end - 1];
  if (!StopReader::may_matter(last)) return at + 1;
  if (last == ':') {
    if (at > first_ + 1 && stops_.is_credit(at - 1)) close(at - 1);
    return at + 1;
  }
  if (static_cast<unsigned char>(last) >= 0x80 && is_bullet(str(at))) {
    close(at);
    return at + 1;
  }
  if (last != '.' && stops_.is_rule(at)) {
    close(at);
    if (at + 1 < size()) close(at + 1);
    return at + 1;
  }
  return stops_.is_stop(at) ? take_stop(at) : at + 1;
}

std::uint32_t SentenceFinder::take_stop(std::uint32_t at) {
  const Stop stop = stops_.read(first_, at);
  for (++at; at < stop.next; ++at) {
    if (tokens_[at].begin < next_zone_ || !zone_begins(at)) continue;
    close(at);
    return at;
  }
  if (at < size() && tokens_[at].gap != Gap::paragraph && stops_.ends_sentence(first_, stop)) close(at);
  return at;
}

// Most tokens neither end nor begin a sentence: their gap and last byte say so.
std::uint32_t SentenceFinder::skip_plain(std::uint32_t at) const {
  const Token* const tokens = tokens_.data();
  const char* const text = text_.data();
  const std::uint32_t count = size(), zone = next_zone_;
  while (at < count && tokens[at].gap < Gap::line && tokens[at].begin < zone &&
         !StopReader::may_matter(text[tokens[at].end - 1]))
    ++at;
  return at;
}

void SentenceFinder::run() {
  document_.sentences.clear();
  const std::uint32_t count = size();
  if (count == 0) return;
  if (!document_.zones.empty()) next_zone_ = document_.zones[0].span.begin;
  item_ = list_marker_at(text_, tokens_, 0);
  for (std::uint32_t at = 0; at < count;) {
    at = item_ ? at : skip_plain(at);
    if (at < count) at = step(at);
  }
  close(count);
}

}  // namespace

void find_sentences(const Language::Data& language, Document::Data& document) {
  SentenceFinder(language.lexicon, document).run();
}

}  // namespace dateline
