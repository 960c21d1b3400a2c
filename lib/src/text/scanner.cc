#include "text/scanner.h"

#include <array>
#include <bit>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "text/addresses.h"

namespace dateline {
namespace {

// Kinds of bytes, for the fast path.
enum ByteKind : std::uint8_t {
  kLower = 1,
  kUpper = 2,
  kDigit = 4,
  kBlank = 8,          // white space and controls
  kJoinsLetters = 16,  // may stand inside a word
  kJoinsDigits = 32,   // may stand inside a number
  kHigh = 64,          // not ASCII
  kLetter = kLower | kUpper,
};

constexpr std::array<std::uint8_t, 256> make_kinds() {
  std::array<std::uint8_t, 256> kinds{};
  for (unsigned b = 0; b < 256; ++b) {
    std::uint8_t kind = 0;
    if (b >= 'a' && b <= 'z') kind = kLower | kJoinsDigits;
    if (b >= 'A' && b <= 'Z') kind = kUpper | kJoinsDigits;
    if (b >= '0' && b <= '9') kind = kDigit | kJoinsLetters;
    if (b <= ' ' || b == 0x7F) kind = kBlank;
    if (b >= 0x80) kind = kHigh | kJoinsLetters | kJoinsDigits;
    if (b == '.' || b == '\'' || b == '_') kind = kJoinsLetters | kJoinsDigits;
    if (b == ':' || b == '&') kind = kJoinsLetters;
    if (b == ',') kind = kJoinsDigits;
    kinds[b] = kind;
  }
  return kinds;
}
constexpr std::array<std::uint8_t, 256> kKinds = make_kinds();

constexpr bool is_ascii_symbol(char c) {
  return c == '$' || c == '+' || c == '<' || c == '=' || c == '>' || c == '^' || c == '`' || c == '|' || c == '~';
}

// A run of one of these is one sign: a dash, a rule, emphasis.
constexpr bool is_run_sign(char c) {
  return c == '-' || c == '=' || c == '*' || c == '!' || c == '?' || c == '~' || c == '<' || c == '>';
}

// By what is seen: bit 0 the first letter is a capital, bit 1 small letters behind it, bit 2 capitals behind it.
constexpr std::array<LetterCase, 8> kCases = {LetterCase::lower,   LetterCase::capital, LetterCase::lower,
                                              LetterCase::capital, LetterCase::mixed,   LetterCase::upper,
                                              LetterCase::mixed,   LetterCase::mixed};

constexpr LetterCase letter_case(bool first_upper, bool lower, bool upper) {
  return kCases[(first_upper ? 1U : 0U) | (lower ? 2U : 0U) | (upper ? 4U : 0U)];
}

}  // namespace

void WordScanner::run() {
  while (at_ < size()) {
    take_plain();
    if (at_ >= size()) break;
    const std::uint8_t kind = kKinds[static_cast<unsigned char>(text_[at_])];
    if (kind & kLetter) {
      take_letters();
    } else if (kind & kBlank) {
      if (text_[at_] == ' ') {
        if (gap_ == Gap::glued) gap_ = Gap::space;
        ++at_;
      } else {
        take_white(read_character(text_, at_));
      }
    } else if (kind & kDigit) {
      take_digits();
    } else if (kind & kHigh) {
      take_other();
    } else {
      take_ascii_sign();
    }
  }
}

// What most of a text is: ASCII words of letters, apart by spaces. Sixteen bytes are compared at once, so that the
// length of a word costs no mispredicted branch. Stops before anything else; taking nothing is right as well.
void WordScanner::take_plain() {
#ifdef __SSE2__
  const char* const s = text_.data();
  const std::uint32_t last = size() < 18 ? 0 : size() - 17;
  std::uint32_t at = at_;
  Gap gap = gap_;
  while (at < last) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(s + at));
    const __m128i folded = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    const __m128i letters =
        _mm_and_si128(_mm_cmpgt_epi8(folded, _mm_set1_epi8('a' - 1)), _mm_cmplt_epi8(folded, _mm_set1_epi8('z' + 1)));
    const auto others = static_cast<std::uint32_t>(_mm_movemask_epi8(letters)) ^ 0xFFFFU;
    const auto small =
        static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_slli_epi16(bytes, 2)));  // bit 0x20 of each byte
    if (others == 0) break;
    const auto length = static_cast<std::uint32_t>(std::countr_zero(others));
    if (length == 0) {
      if (s[at] != ' ') break;
      if (gap == Gap::glued) gap = Gap::space;
      ++at;
      continue;
    }
    const std::uint32_t end = at + length;
    if ((kKinds[static_cast<unsigned char>(s[end])] & kJoinsLetters) && !is_plain_stop(end, length)) break;
    const std::uint32_t behind = ((1U << length) - 1) & ~1U;
    const LetterCase written = letter_case((small & 1U) == 0, (small & behind) != 0, (~small & behind) != 0);
    out_.push_back({at, end, 0, TokenType::word, written, gap, Token::kAscii});
    const bool space = s[end] == ' ';
    at = end + (space ? 1 : 0);
    gap = space ? Gap::space : Gap::glued;
  }
  at_ = at;
  gap_ = gap;
#endif
}

// A stop behind two letters or more that no letter follows is the usual case, and joins nothing.
bool WordScanner::is_plain_stop(std::uint32_t at, std::uint32_t length) const {
  if (text_[at] != '.' || length < 2) return false;
  return at + 1 >= size() || !(kKinds[static_cast<unsigned char>(text_[at + 1])] & (kLetter | kHigh));
}

void WordScanner::take_letters() {
  const char* const s = text_.data();
  const std::uint32_t end = size();
  const std::uint8_t first = kKinds[static_cast<unsigned char>(s[at_])];
  std::uint8_t seen = 0, kind = kBlank;
  std::uint32_t p = at_ + 1;
  for (; p < end; ++p) {
    kind = kKinds[static_cast<unsigned char>(s[p])];
    if (!(kind & kLetter)) break;
    seen |= kind;
  }
  if (p < end && (kind & kJoinsLetters) && !is_plain_stop(p, p - at_)) return take_compound();
  add(at_, p, TokenType::word, letter_case(first & kUpper, seen & kLower, seen & kUpper), Token::kAscii);
  at_ = p;
}

void WordScanner::take_digits() {
  const char* const s = text_.data();
  const std::uint32_t end = size();
  auto is_digit = [&](std::uint32_t i) { return i < end && s[i] >= '0' && s[i] <= '9'; };
  std::uint32_t p = at_ + 1;
  while (is_digit(p) || (p < end && (s[p] == ',' || s[p] == '.') && is_digit(p + 1))) ++p;
  if (p < end && (kKinds[static_cast<unsigned char>(s[p])] & kJoinsDigits)) {
    const bool plain_stop = (s[p] == '.' || s[p] == ',') &&
                            (p + 1 == end || !(kKinds[static_cast<unsigned char>(s[p + 1])] & (kLetter | kHigh)));
    if (!plain_stop) return take_compound();
  }
  add(at_, p, TokenType::number, LetterCase::none, Token::kAscii | Token::kDigits);
  at_ = p;
}

void WordScanner::take_ascii_sign() {
  const char c = text_[at_];
  std::uint32_t end = at_ + 1;
  if (c == '_') return take_compound();
  if (c == '@') return take_at_sign();
  if (c == '\'') return take_apostrophe(end);
  if (is_run_sign(c)) {
    while (end < size() && text_[end] == c) ++end;
  }
  if (end < size() && static_cast<unsigned char>(text_[end]) >= 0x80) return take_sign(end);
  add(at_, end, is_ascii_symbol(c) ? TokenType::symbol : TokenType::punctuation, LetterCase::none, Token::kAscii);
  at_ = end;
}

void WordScanner::take_other() {
  const Character c = read_character(text_, at_);
  switch (c.cls) {
    case CharClass::space:
    case CharClass::newline:
    case CharClass::control:
      return take_white(c);
    case CharClass::mark:
      return take_lone_marks();
    case CharClass::complex:
      return take_complex(at_);
    case CharClass::apostrophe:
      return take_apostrophe(c.end);
    case CharClass::mid_letter:
    case CharClass::mid_number:
    case CharClass::mid_both:
    case CharClass::punctuation:
    case CharClass::symbol:
      return take_sign(c.end);
    default:
      return take_compound();
  }
}

void WordScanner::take_white(const Character& white) {
  std::uint32_t end = white.end;
  if (white.cls == CharClass::newline) {
    const bool separator = slice(at_, end) == "\xE2\x80\xA9";  // U+2029
    if (text_[at_] == '\r' && end < size() && text_[end] == '\n') ++end;
    gap_ = separator || gap_ >= Gap::line ? Gap::paragraph : Gap::line;
  } else if (gap_ == Gap::glued) {
    gap_ = Gap::space;
  }
  at_ = end;
}

void WordScanner::take_sign(std::uint32_t end) {
  end = skip_marks(end);
  if (at_zero_width_joiner(end)) return take_complex(at_);
  add_read(at_, end);
  at_ = end;
}

// Marks behind white space stand alone; behind a control character they make it seen.
void WordScanner::take_lone_marks() {
  std::uint32_t begin = at_;
  const std::uint32_t end = skip_marks(at_);
  if (begin > 0 && static_cast<unsigned char>(text_[begin - 1]) < ' ' &&
      (out_.size() == first_ || out_.back().end < begin) &&
      read_character(text_, begin - 1).cls == CharClass::control) {
    --begin;
    if (out_.size() > first_ && out_.back().end == begin) gap_ = Gap::glued;
  }
  if (at_zero_width_joiner(end)) return take_complex(begin);
  add_read(begin, end);
  at_ = end;
}

void WordScanner::take_apostrophe(std::uint32_t end) {
  // "Titanic"'s, U.S.'s, 1990's: the ending of a word that UAX #29 does not join to it.
  if (gap_ == Gap::glued && out_.size() > first_) {
    if (const std::uint32_t clitic = clitic_end(at_); clitic != 0) {
      add_read(at_, clitic);
      at_ = clitic;
      return;
    }
  }
  take_sign(end);
}

std::size_t WordScanner::glued_before(std::uint32_t begin, bool (*accept)(char)) const {
  std::size_t first = out_.size();
  for (std::uint32_t at = begin; first > first_ && out_[first - 1].end == at && begin - out_[first - 1].begin <= 64;
       --first) {
    at = out_[first - 1].begin;
    bool all = true;
    for (const char c : slice(at, out_[first - 1].end)) all = all && accept(c);
    if (!all) break;
  }
  // A name begins with a letter or digit.
  while (first < out_.size() && out_[first].type >= TokenType::punctuation) ++first;
  return first;
}

void WordScanner::take_at_sign() {
  const bool glued = gap_ == Gap::glued && out_.size() > first_;
  const std::size_t first = glued ? glued_before(at_, is_local_part) : out_.size();
  if (first < out_.size()) {
    if (const std::uint32_t end = find_domain_end(text_, at_ + 1); end != 0)
      return add_address(first, out_[first].begin, end);
  } else if (const std::uint32_t end = find_handle_end(text_, at_ + 1); end != 0) {
    // Not behind another sign of its kind: runs of them are no handles.
    if (!glued || text_[at_ - 1] != '@') return add_address(first, at_, end);
  }
  take_sign(at_ + 1);
}

std::uint32_t WordScanner::skip_marks(std::uint32_t at) const {
  while (at < size() && static_cast<unsigned char>(text_[at]) >= 0x80) {
    const Character c = read_character(text_, at);
    if (c.cls != CharClass::mark) break;
    at = c.end;
  }
  return at;
}

void WordScanner::add(std::uint32_t begin, std::uint32_t end, TokenType type, LetterCase letters, std::uint8_t flags) {
  out_.push_back({begin, end, 0, type, letters, gap_, flags});
  gap_ = Gap::glued;
}

void WordScanner::add_address(std::size_t first, std::uint32_t begin, std::uint32_t end) {
  if (first < out_.size()) {
    gap_ = out_[first].gap;
    out_.resize(first);
  }
  add_read(begin, end, Token::kAddress);
  out_.back().type = TokenType::word;
  at_ = end;
}

void WordScanner::add_read(std::uint32_t begin, std::uint32_t end, std::uint8_t flags) {
  std::uint32_t lower = 0, upper = 0, others = 0;
  bool first_upper = false, ascii = true, visible = false;
  CharClass first = CharClass::none;
  for (std::uint32_t at = begin; at < end;) {
    const Character c = read_character(text_, at);
    if (first == CharClass::none) first = c.cls;
    if (c.cls == CharClass::upper && lower + upper + others == 0) first_upper = true;
    lower += c.cls == CharClass::lower;
    upper += c.cls == CharClass::upper;
    others += c.cls == CharClass::letter;
    if (c.cls == CharClass::digit) flags |= Token::kDigits;
    ascii = ascii && c.end == at + 1;
    visible = visible || is_visible(text_, at, c.cls);
    at = c.end;
  }
  if (!visible) return;
  if (ascii) flags |= Token::kAscii;
  const bool letters = lower + upper + others > 0;
  LetterCase written = LetterCase::none;
  if (lower + upper > 0) written = letter_case(first_upper, lower > 0, upper > (first_upper ? 1U : 0U));
  // G20, A320: a capital with digits is written as an acronym is.
  if (written == LetterCase::capital && lower == 0 && (flags & Token::kDigits)) written = LetterCase::upper;
  TokenType type = TokenType::word;
  if (first == CharClass::digit) {
    type = TokenType::number;
  } else if (!letters) {
    type = flags & Token::kDigits ? TokenType::word : sign_type(text_, begin);
  }
  add(begin, end, type, written, flags);
}

}  // namespace dateline
