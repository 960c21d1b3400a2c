#include "gazetteer/normalise.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <algorithm>
#include <cstring>

#include "model/hash.h"
#include "model/utf8.h"

namespace dateline {

namespace {

constexpr unsigned char kDrop = 0;
constexpr unsigned char kSeparator = ' ';

// What becomes of an ASCII character: itself, its small letter, a separator or nothing.
constexpr std::array<unsigned char, 128> make_ascii() {
  std::array<unsigned char, 128> out{};
  for (int c = 0; c < 128; ++c) {
    unsigned char to = static_cast<unsigned char>(c);
    if (c >= 'A' && c <= 'Z') to = static_cast<unsigned char>(c + 32);
    if (c <= ' ' || c == '-' || c == 0x7F) to = kSeparator;
    if (c == '\'' || c == '`' || c == '.') to = kDrop;
    out[static_cast<std::size_t>(c)] = to;
  }
  return out;
}
constexpr std::array<unsigned char, 128> kAscii = make_ascii();

// Letters that Unicode does not decompose, and what people write for them.
struct Spelling {
  char32_t character;
  const char* ascii;
};
constexpr Spelling kSpellings[] = {
    {0xC6, "ae"}, {0xD0, "d"},  {0xD8, "o"},  {0xDE, "th"}, {0xDF, "ss"},   {0xE6, "ae"},  {0xF0, "d"},
    {0xF8, "o"},  {0xFE, "th"}, {0x110, "d"}, {0x111, "d"}, {0x126, "h"},   {0x127, "h"},  {0x131, "i"},
    {0x138, "k"}, {0x141, "l"}, {0x142, "l"}, {0x14A, "n"}, {0x14B, "n"},   {0x152, "oe"}, {0x153, "oe"},
    {0x166, "t"}, {0x167, "t"}, {0x180, "b"}, {0x18F, "a"}, {0x197, "i"},   {0x19A, "l"},  {0x1B5, "z"},
    {0x1B6, "z"}, {0x1DD, "a"}, {0x1E4, "g"}, {0x1E5, "g"}, {0x1E9E, "ss"}, {0x259, "a"},  {0x268, "i"},
};

// Characters outside ASCII that are no letters but part words, or stand within them.
unsigned char punctuation(char32_t c) {
  switch (c) {
    case 0xA0:
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x202F:
    case 0x3000:
    case 0xB7:
    case 0x30FB:
      return kSeparator;
    case 0xAD:
    case 0xB4:
    case 0x2BB:
    case 0x2BC:
    case 0x2018:
    case 0x2019:
    case 0x2032:
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0x200E:
    case 0x200F:
    case 0x2060:
    case 0xFEFF:
      return kDrop;
    default:
      return c >= 0x2000 && c <= 0x200A ? kSeparator : 1;
  }
}

// The UTF-8 form of a character without its accents, in small letters.
std::string fold_slowly(char32_t c) {
  for (const Spelling& s : kSpellings) {
    if (s.character == c) return s.ascii;
  }
  UErrorCode status = U_ZERO_ERROR;
  static const UNormalizer2* const nfkd = unorm2_getNFKDInstance(&status);
  UChar units[32];
  std::int32_t size = nfkd ? unorm2_getDecomposition(nfkd, static_cast<UChar32>(c), units, 32, &status) : -1;
  std::string out;
  if (size < 0 || U_FAILURE(status)) {
    append_utf8(out, static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT)));
    return out;
  }
  for (std::int32_t i = 0; i < size;) {
    UChar32 part;
    U16_NEXT(units, i, size, part);
    if (part >= 0x300 && part <= 0x36F) continue;
    part = u_foldCase(part, U_FOLD_CASE_DEFAULT);
    if (part < 0x80) {
      const unsigned char to = kAscii[static_cast<std::size_t>(part)];
      if (to != kDrop) out += static_cast<char>(to);
    } else {
      append_utf8(out, static_cast<char32_t>(part));
    }
  }
  return out;
}

// The letters that European names are written with, folded once.
class LatinTable {
 public:
  LatinTable() {
    for (std::size_t i = 0; i < folded_.size(); ++i) {
      const std::string to = fold_slowly(character(i));
      Folded& f = folded_[i];
      f.size = static_cast<unsigned char>(std::min(to.size(), sizeof f.bytes));
      std::memcpy(f.bytes, to.data(), f.size);
    }
  }
  struct Folded {
    char bytes[4];
    unsigned char size;
  };
  const Folded* find(char32_t c) const {
    if (c >= 0x80 && c < 0x600) return &folded_[c - 0x80];
    if (c >= 0x1E00 && c < 0x1F00) return &folded_[c - 0x1E00 + 0x580];
    return nullptr;
  }

 private:
  static char32_t character(std::size_t i) { return static_cast<char32_t>(i < 0x580 ? i + 0x80 : i - 0x580 + 0x1E00); }
  std::array<Folded, 0x680> folded_;
};

const LatinTable::Folded* find_latin(char32_t c) {
  static const LatinTable table;
  return table.find(c);
}

// Calls emit(byte) for each byte of the folded text, with kSeparator for each separator, and dropped() for each
// character that leaves nothing.
template <typename Emit, typename Dropped>
void fold(std::string_view text, Emit emit, Dropped dropped) {
  for (std::size_t at = 0; at < text.size();) {
    const unsigned char byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      ++at;
      unsigned char to = kAscii[byte];
      // The dot of a number tells 8.1 from 81.
      if (byte == '.' && at >= 2 && at < text.size() && text[at - 2] >= '0' && text[at - 2] <= '9' && text[at] >= '0' &&
          text[at] <= '9') {
        to = '.';
      }
      to == kDrop ? dropped() : emit(to);
      continue;
    }
    const char32_t c = next_character(text, at);
    if (c >= 0x300 && c <= 0x36F) continue;
    const unsigned char mark = punctuation(c);
    if (mark != 1) {
      mark == kDrop ? dropped() : emit(mark);
    } else if (const LatinTable::Folded* f = find_latin(c)) {
      for (unsigned i = 0; i < f->size; ++i) emit(static_cast<unsigned char>(f->bytes[i]));
    } else {
      for (const char b : fold_slowly(c)) emit(static_cast<unsigned char>(b));
    }
  }
}

enum class Kind { letter, digit, other };
Kind kind_of(unsigned char byte) {
  if (byte >= '0' && byte <= '9') return Kind::digit;
  return byte >= 0x80 || (byte >= 'a' && byte <= 'z') ? Kind::letter : Kind::other;
}

bool is_word_gap(std::string_view text, std::size_t at) {
  const unsigned char byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return kAscii[byte] == kSeparator;
  return punctuation(next_character(text, at)) == kSeparator;
}

}  // namespace

void KeyHash::add_byte(unsigned char byte) {
  if (pending_) {
    if (!empty_) state_ = hash_step(state_, kSeparator);
    pending_ = false;
  }
  state_ = hash_step(state_, byte);
  empty_ = false;
}

void KeyHash::add(std::string_view token) {
  fold(
      token,
      [this](unsigned char byte) {
        if (byte == kSeparator) {
          pending_ = true;
        } else {
          add_byte(byte);
        }
      },
      [] {});
}

std::uint64_t KeyHash::state() const { return pending_ && !empty_ ? hash_step(state_, kSeparator) : state_; }

std::uint64_t KeyHash::value() const { return mix(state_); }

void make_key(std::string_view name, NameKey& key) {
  key.size = 0;
  key.whole = true;
  bool pending = false;
  fold(
      name,
      [&](unsigned char byte) {
        if (byte == kSeparator) {
          pending = true;
          return;
        }
        if (key.size + 2 > kLongestKey) {
          key.whole = false;
          return;
        }
        if (pending && key.size > 0) key.bytes[key.size++] = ' ';
        pending = false;
        key.bytes[key.size++] = static_cast<char>(byte);
      },
      [] {});
}

KeyBorders::KeyBorders(std::string_view name) {
  std::uint64_t state = 0xCBF29CE484222325ULL;
  bool pending = false, empty = true, first_word = true;
  unsigned char last = 0;
  const auto border = [&] {
    if (!empty && size_ < kMost) borders_[size_++] = {mix(state), first_word};
  };
  fold(
      name,
      [&](unsigned char byte) {
        if (byte == kSeparator) {
          pending = !empty;
          return;
        }
        // A letter outside ASCII may be of a script that is cut within words; a character's later bytes never are.
        const bool starts_character = (byte & 0xC0) != 0x80;
        if (pending || kind_of(byte) != kind_of(last) || kind_of(byte) == Kind::other ||
            (byte >= 0xE0 && starts_character) || (last >= 0x80 && starts_character && byte < 0x80)) {
          border();
        }
        if (pending) {
          state = hash_step(state, kSeparator);
          first_word = false;
          pending = false;
        }
        state = hash_step(state, byte);
        empty = false;
        last = byte;
      },
      [&] { border(); });
  whole_ = mix(state);
}

WordShape next_shape(std::string_view name, std::size_t& at) {
  const auto skip_character = [&] {
    std::size_t next = at;
    next_character(name, next);
    return next;
  };
  while (at < name.size() && is_word_gap(name, at)) at = skip_character();
  WordShape shape;
  int capitals = 0, small = 0;
  while (at < name.size() && !is_word_gap(name, at)) {
    const unsigned char byte = static_cast<unsigned char>(name[at]);
    bool capital, letter;
    if (byte < 0x80) {
      capital = byte >= 'A' && byte <= 'Z';
      letter = capital || (byte >= 'a' && byte <= 'z');
      ++at;
    } else {
      const UChar32 c = static_cast<UChar32>(next_character(name, at));
      capital = u_isupper(c) || u_istitle(c);
      letter = capital || u_islower(c);
    }
    if (!letter) continue;
    if (capitals + small == 0) shape.first_capital = capital;
    ++(capital ? capitals : small);
  }
  shape.any_capital = capitals > 0;
  shape.all_capitals = capitals > 1 && small == 0;
  return shape;
}

bool is_upper(std::string_view text) {
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    const UChar32 c = static_cast<UChar32>(next_character(text, at));
    if (u_islower(c)) return false;
    any = any || u_isupper(c);
  }
  return any;
}

bool is_apostrophe(std::string_view text, std::size_t at) {
  if (text[at] == '\'') return true;
  const std::string_view rest = text.substr(at);
  return rest.starts_with("\xE2\x80\x99") || rest.starts_with("\xE2\x80\x98") || rest.starts_with("\xCA\xBC") ||
         rest.starts_with("\xCA\xBB");
}

bool has_apostrophe(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_apostrophe(text, at)) return true;
  }
  return false;
}

}  // namespace dateline
