#include "article/publication.h"

#include <algorithm>
#include <string>
#include <vector>

#include "article/address_date.h"
#include "article/cues.h"
#include "article/dateline_year.h"
#include "calendar/date_line.h"
#include "calendar/numeric_order.h"

namespace dateline {
namespace {

// Text of a zone on one line.
std::string one_line(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) text.remove_prefix(kByteOrderMark.size());
  std::string out;
  bool space = false;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      space = !out.empty();
      continue;
    }
    if (space) out += ' ';
    space = false;
    out += c;
  }
  return out;
}

// The tokens of a zone; zones and tokens both go in text order.
struct TokenRange {
  std::uint32_t first = 0, last = 0;
};

TokenRange tokens_of(const Document::Data& document, Span zone) {
  const auto before = [](const Token& token, std::uint32_t at) { return token.begin < at; };
  const auto begin = document.tokens.begin(), end = document.tokens.end();
  const auto first = std::lower_bound(begin, end, zone.begin, before);
  const auto last = std::lower_bound(first, end, zone.end, before);
  return {static_cast<std::uint32_t>(first - begin), static_cast<std::uint32_t>(last - begin)};
}

// The names in a byline or behind the date of a date line.
class AuthorReader {
 public:
  AuthorReader(Cues& cues, const Lexicon& lexicon)
      : cues_(cues),
        conjunction_(lexicon.class_named("CONJUNCTION")),
        particle_(lexicon.class_named("NAME_PARTICLE")) {}

  // Returns whether a cue ("By") stood there.
  void read(TokenRange range, bool cued, std::vector<std::string>& names) {
    names_ = &names;
    bool open = !cued;  // before the first cue nothing counts, where there is one
    const bool has_cue = cued || any_cue(range);
    if (!has_cue) open = true;
    for (std::uint32_t at = range.first; at < range.last; ++at) {
      const std::uint32_t cue = cues_.length(cues_.byline, at, range.last);
      if (cue != 0) {
        finish();
        at += cue - 1;
        open = true;
        continue;
      }
      if (open) take(at);
    }
    finish();
  }

 private:
  bool any_cue(TokenRange range) {
    for (std::uint32_t at = range.first; at < range.last; ++at) {
      if (cues_.length(cues_.byline, at, range.last) != 0) return true;
    }
    return false;
  }

  void take(std::uint32_t at) {
    const Token& token = cues_.token(at);
    const std::string_view str = cues_.str(at);
    const bool name = token.type == TokenType::word && token.letters != LetterCase::lower &&
                      (token.flags & Token::kAddress) == 0 && !is_date_word(at);
    if (!name) {
      // A full stop behind an initial and a hyphen inside a name belong to it.
      const bool inside =
          !name_.empty() && token.gap == Gap::glued && (str == "." || str == "-" || str == "’" || str == "'");
      if (inside) {
        name_ += str;
      } else if (token.type == TokenType::word && !name_.empty() && str.size() <= 4 && !cues_.is(conjunction_, at) &&
                 is_particle(at)) {
        name_ += ' ';
        name_ += str;
      } else {
        finish();
        // "in Washington": what follows a preposition is a place.
        if (token.type == TokenType::word && !cues_.is(conjunction_, at)) skip_ = true;
        if (token.type != TokenType::word) skip_ = false;
        if (token.type == TokenType::word && cues_.is(conjunction_, at)) skip_ = false;
      }
      return;
    }
    // "BNN Vilnius": an agency and its office; surnames in capitals come last and are longer.
    const bool agency = name_.empty() && token.letters == LetterCase::upper && str.size() <= 4 &&
                        str.find('.') == std::string_view::npos;
    if (agency || cues_.is(cues_.no_author, at)) doubtful_ = true;
    if (!name_.empty() && token.gap != Gap::glued) name_ += ' ';
    name_ += str;
    ++words_;
  }

  // "Jane Doe Monday 5 May"; but May Doe is a name.
  bool is_date_word(std::uint32_t at) const {
    return !name_.empty() && (cues_.is(cues_.month, at) || cues_.is(cues_.weekday, at));
  }

  // "Ursula von der Leyen": lower-case words between the capitals.
  bool is_particle(std::uint32_t at) const { return cues_.token(at).word == 0 || cues_.is(particle_, at); }

  void finish() {
    while (!name_.empty() && (name_.back() == ' ' || name_.back() == '-')) name_.pop_back();
    constexpr std::size_t kMostAuthors = 20;
    if (words_ >= 2 && words_ <= 5 && names_->size() < kMostAuthors && !doubtful_ && !skip_ &&
        std::find(names_->begin(), names_->end(), name_) == names_->end()) {
      names_->push_back(name_);
    }
    name_.clear();
    words_ = 0;
    doubtful_ = false;
  }

  Cues& cues_;
  ClassId conjunction_, particle_;
  std::vector<std::string>* names_ = nullptr;
  std::string name_;
  int words_ = 0;
  bool doubtful_ = false, skip_ = false;
};

std::string join(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) {
    if (!out.empty()) out += "; ";
    out += name;
  }
  return out;
}

class PublicationReader {
 public:
  PublicationReader(const Language::Data& language, Document::Data& document)
      : language_(language), document_(document), cues_(language, document) {}

  void read() {
    ArticleInfo& info = document_.info;
    if (info.date.empty() || info.date_from == "warc") find_date();
    if (info.title.empty()) find_title();
    info.author.empty() ? find_author() : strip_cues(info.author);
    if (info.source.empty()) find_source();
  }

 private:
  // "By Jane Doe", as some pages have it.
  void strip_cues(std::string& authors) const {
    std::size_t at = 0;
    while (at < authors.size()) {
      const std::size_t word = authors.find(' ', at), next = authors.find("; ", at);
      const std::string_view first = std::string_view(authors).substr(at, word - at);
      if (word < next && language_.lexicon.sense(language_.lexicon.word_number(first), cues_.byline) != nullptr) {
        authors.erase(at, word + 1 - at);
        continue;
      }
      if (next == std::string::npos) return;
      at = next + 2;
    }
  }

  std::string_view str(Span span) const { return std::string_view(document_.text).substr(span.begin, span.size()); }

  bool take(std::string date, std::string_view from) {
    if (date.empty()) return false;
    document_.info.date = std::move(date);
    document_.info.date_from = from;
    return true;
  }

  void find_date() {
    if (take(from_zones(ZoneRole::published), "header") || take(from_zones(ZoneRole::byline), "header")) return;
    if (take(from_zones(ZoneRole::dateline), "dateline")) return;
    if (take(date_in_address(language_.lexicon, document_.info.url), "url")) return;
    take(from_name(), "filename");
  }

  // The first whole date of those zones; one that is said to be of an update only where there is no other.
  std::string from_zones(ZoneRole role) {
    std::string updated;
    for (const Zone& zone : document_.zones) {
      if (zone.role != role) continue;
      auto date = read_date_line(language_.lexicon, str(zone.span));
      if (date && date->ambiguous) date = in_order(zone.span);
      if (date && role == ZoneRole::dateline && date->timex.year == kOpen) return with_year(*date);
      if (!date || date->value().empty()) continue;
      if (!is_update(zone.span)) return date->value();
      if (updated.empty()) updated = date->value();
    }
    return updated;
  }

  // "02/03/2025" in the order that the article's other dates show; nothing where none does.
  std::optional<DateLine> in_order(Span zone) const {
    const DayMonthOrder order = day_month_order(document_.text, std::nullopt);
    if (order == DayMonthOrder::unknown) return std::nullopt;
    return read_date_line(language_.lexicon, str(zone), order == DayMonthOrder::day_first);
  }

  // "SEOUL, Feb 7": the year that the article gives, else "".
  std::string with_year(DateLine date) const {
    if (!is_possible(date.timex)) return {};
    const auto year = dateline_year(language_, document_, date.timex.month, date.timex.day);
    if (year) date.timex.year = *year;
    return date.value();
  }

  bool is_update(Span zone) {
    const TokenRange range = tokens_of(document_, zone);
    if (range.first == range.last) return false;
    const Sense* sense = language_.lexicon.sense(document_.tokens[range.first].word, cues_.published);
    return sense != nullptr && sense->value == "updated";
  }

  std::string from_name() const {
    // "FILE:17" and "x.zip:member": the container's own name dates its members no worse than theirs.
    const std::string_view name = document_.name;
    const std::size_t slash = name.rfind('/');
    const std::string_view base = slash == std::string_view::npos ? name : name.substr(slash + 1);
    std::string date = date_in_address(language_.lexicon, base);
    return date.empty() ? date_in_address(language_.lexicon, name) : date;
  }

  void find_title() {
    for (const Zone& zone : document_.zones) {
      if (zone.role != ZoneRole::title) continue;
      document_.info.title = one_line(str(zone.span));
      return;
    }
  }

  void find_author() {
    std::vector<std::string> names;
    AuthorReader reader(cues_, language_.lexicon);
    for (const Zone& zone : document_.zones) {
      if (zone.role == ZoneRole::byline) reader.read(tokens_of(document_, zone.span), false, names);
    }
    if (names.empty()) {
      for (const Zone& zone : document_.zones) {
        if (zone.role == ZoneRole::published) read_beside_date(zone.span, reader, names);
      }
    }
    document_.info.author = join(names);
  }

  // "September 27, 2016 - Jane Doe - Commentary": the first part beside the date, where it looks like a name.
  void read_beside_date(Span zone, AuthorReader& reader, std::vector<std::string>& names) {
    const auto date = read_date_line(language_.lexicon, str(zone));
    if (!date) return;
    const TokenRange whole = tokens_of(document_, zone);
    for (std::uint32_t at = whole.first; at < whole.last; ++at) {
      if (cues_.length(cues_.byline, at, whole.last) == 0) continue;
      reader.read({at, whole.last}, false, names);
      return;
    }
    const TokenRange all = tokens_of(document_, {zone.begin + date->span.end, zone.end});
    TokenRange part;
    for (std::uint32_t at = all.first; at <= all.last; ++at) {
      const bool border = at == all.last || is_dash(cues_.str(at)) || is_bar(cues_.str(at));
      if (!border) {
        if (part.first == part.last) part.first = at;
        part.last = at + 1;
        continue;
      }
      const std::uint32_t words = part.last - part.first;
      if (words >= 2 && words <= 4 && all_capitals(part)) {
        reader.read(part, false, names);
        return;
      }
      part = {at, at};
    }
  }

  bool all_capitals(TokenRange range) const {
    for (std::uint32_t at = range.first; at < range.last; ++at) {
      const LetterCase letters = document_.tokens[at].letters;
      if (letters == LetterCase::lower || letters == LetterCase::none) return false;
    }
    return true;
  }

  // The agency in a dateline's brackets.
  void find_source() {
    for (const Zone& zone : document_.zones) {
      if (zone.role != ZoneRole::dateline) continue;
      const std::string_view text = str(zone.span);
      const std::size_t open = text.find('('), close = text.find(')', open);
      if (open == std::string_view::npos || close == std::string_view::npos || close < open + 2) return;
      document_.info.source = one_line(text.substr(open + 1, close - open - 1));
      return;
    }
  }

  const Language::Data& language_;
  Document::Data& document_;
  Cues cues_;
};

}  // namespace

void find_publication(const Language::Data& language, Document::Data& document) {
  PublicationReader(language, document).read();
}

}  // namespace dateline
