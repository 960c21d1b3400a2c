#include "input/charset.h"

#include <simdjson.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <string_view>

#include "model/utf8.h"

namespace dateline {

namespace {

using namespace std::string_view_literals;

// The detector looks at letter statistics: more than this makes it no surer.
constexpr std::size_t kSample = std::size_t{1} << 16;
constexpr int kLeastConfidence = 40;
// Fewer foreign bytes than this are no evidence: a slip in UTF-8 is likelier than another encoding.
constexpr std::size_t kLeastForeign = 4;
// But for these: no slip makes two of them and nothing else.
constexpr std::size_t kLeastWestern = 2;
// What is looked at for wide characters.
constexpr std::size_t kWideSample = 4096;

const char* charset_of_mark(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return "UTF-32LE";
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32BE";
  if (bytes.starts_with("\xFF\xFE"sv)) return "UTF-16LE";
  if (bytes.starts_with("\xFE\xFF"sv)) return "UTF-16BE";
  return nullptr;
}

// One reading of bytes as wide characters. Only a long run without a single impossible one counts.
class WideReading {
 public:
  WideReading(std::string_view bytes, std::size_t width, bool big_end) : bytes_(bytes), width_(width), big_(big_end) {}

  bool makes_sense() const {
    std::size_t units = 0, usual = 0;
    for (std::size_t at = 0; at + width_ <= bytes_.size(); at += width_, ++units) {
      UChar32 c = unit(at);
      if (U16_IS_LEAD(c) && width_ == 2) {
        at += 2;
        if (at + 2 > bytes_.size()) break;
        const UChar32 trail = unit(at);
        if (!U16_IS_TRAIL(trail)) return false;
        c = U16_GET_SUPPLEMENTARY(c, trail);
      }
      const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      if (!space && (c > UCHAR_MAX_VALUE || !u_isdefined(c) || u_iscntrl(c) || u_charType(c) == U_PRIVATE_USE_CHAR ||
                     U_IS_SURROGATE(c))) {
        return false;
      }
      // White space and the stops of those who write without it.
      usual += space || (c >= 0x3000 && c <= 0x3002);
    }
    return units >= 8 && usual * 200 > units;
  }

 private:
  UChar32 unit(std::size_t at) const {
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < width_; ++i) {
      out = out << 8 | static_cast<unsigned char>(bytes_[at + (big_ ? i : width_ - 1 - i)]);
    }
    return out > UCHAR_MAX_VALUE ? UCHAR_MAX_VALUE + 1 : static_cast<UChar32>(out);
  }

  std::string_view bytes_;
  std::size_t width_;
  bool big_;
};

// Halves of wide characters are full of what no other text holds.
bool holds_controls(std::string_view head) {
  const auto controls = std::count_if(head.begin(), head.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x09 || (byte > 0x0D && byte < 0x20 && byte != 0x1B);
  });
  return static_cast<std::size_t>(controls) * 25 > head.size();
}

bool convert(const std::string& bytes, const char* charset, std::string& out) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(charset, &status);
  if (U_FAILURE(status)) return false;
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  char16_t block[4096];
  icu::UnicodeString rest;  // one half of a surrogate pair may stand at a block's end
  do {
    status = U_ZERO_ERROR;
    char16_t* target = block;
    ucnv_toUnicode(converter, &target, block + 4096, &source, end, nullptr, true, &status);
    rest.append(block, static_cast<int32_t>(target - block));
    const int32_t size = rest.length();
    const int32_t whole =
        size > 0 && U16_IS_LEAD(rest[size - 1]) && status == U_BUFFER_OVERFLOW_ERROR ? size - 1 : size;
    rest.tempSubString(0, whole).toUTF8String(out);
    rest.remove(0, whole);
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  ucnv_close(converter);
  return U_SUCCESS(status);
}

// What speaks for UTF-8 with a few slips, and what against it.
struct Evidence {
  std::size_t characters = 0;  // valid ones beyond ASCII
  std::size_t foreign = 0;     // bytes that belong to none
  std::size_t western = 0;     // of these, what would be a letter in a word or a quotation mark, dash and the like in
                               // windows-1252, ASCII on both sides
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_western(std::string_view bytes, std::size_t at) {
  const char before = at > 0 ? bytes[at - 1] : ' ', after = at + 1 < bytes.size() ? bytes[at + 1] : ' ';
  if (static_cast<signed char>(before) < 0 || static_cast<signed char>(after) < 0) return false;
  const auto byte = static_cast<unsigned char>(bytes[at]);
  if (byte >= 0xC0) return is_letter(before) || is_letter(after);
  return byte == 0x80 || byte == 0x85 || (byte >= 0x91 && byte <= 0x97) || byte == 0xA3;
}

Evidence weigh(std::string_view bytes) {
  Evidence out;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::uint32_t size = valid_character(bytes, at);
    out.characters += size > 1;
    out.foreign += size == 0;
    out.western += size == 0 && is_western(bytes, at);
    at += std::max<std::uint32_t>(size, 1);
  }
  return out;
}

std::string detect(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector* detector = ucsdet_open(&status);
  if (U_FAILURE(status)) return {};
  // From before the first byte beyond ASCII on: all before it says nothing.
  const auto first =
      std::find_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  const std::size_t at = static_cast<std::size_t>(first - bytes.begin());
  const std::size_t begin = at > kSample / 2 ? at - kSample / 2 : 0;
  const std::string_view sample = bytes.substr(begin, kSample);
  ucsdet_setText(detector, sample.data(), static_cast<int32_t>(sample.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector, &status);
  std::string out;
  if (U_SUCCESS(status) && match && ucsdet_getConfidence(match, &status) >= kLeastConfidence) {
    out = ucsdet_getName(match, &status);
  }
  ucsdet_close(detector);
  // Of these, what the Web means by the first is the second.
  if (out == "ISO-8859-1") out = "windows-1252";
  if (out == "ISO-8859-9") out = "windows-1254";
  return out.starts_with("UTF-8") ? std::string() : out;
}

std::string upper_case(std::string s) {
  for (char& c : s) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return s;
}

// The declared encoding as it is to be read; empty where the declaration cannot be true of bytes that are no UTF-8 and
// have been read up to here as ASCII and more.
std::string believable(const std::string& declared) {
  const std::string name = upper_case(declared);
  if (name.starts_with("UTF") || name.starts_with("UCS")) return {};
  // Of these, what the Web means by the first is the second.
  if (name == "ISO-8859-1" || name == "LATIN1" || name == "US-ASCII" || name == "ASCII") return "windows-1252";
  if (name == "ISO-8859-9") return "windows-1254";
  return declared;
}

// Encodings of ASCII bytes alone, told from ASCII by the escapes that shift between alphabets.
bool is_shifting(const std::string& declared, std::string_view bytes) {
  return upper_case(declared).starts_with("ISO-2022") && bytes.find('\x1B') != std::string_view::npos;
}

// Shifts to the alphabets of Japanese in seven bits a byte.
bool shifts_to_japanese(std::string_view bytes) {
  const std::size_t at = bytes.find('\x1B');
  const std::string_view sign = at == std::string_view::npos ? std::string_view() : bytes.substr(at, 3);
  return (sign == "\x1B$B" || sign == "\x1B$@") && bytes.find("\x1B(", at) != std::string_view::npos;
}

}  // namespace

const char* wide_charset(std::string_view head) {
  if (const char* charset = charset_of_mark(head)) return charset;
  head = head.substr(0, std::min(head.size(), kWideSample));
  if (!holds_controls(head)) return nullptr;
  if (WideReading(head, 4, false).makes_sense()) return "UTF-32LE";
  if (WideReading(head, 4, true).makes_sense()) return "UTF-32BE";
  if (WideReading(head, 2, false).makes_sense()) return "UTF-16LE";
  if (WideReading(head, 2, true).makes_sense()) return "UTF-16BE";
  return nullptr;
}

Decoded decode(std::string bytes, const std::string& declared) {
  Decoded out;
  const std::string shifting = is_shifting(declared, bytes) ? declared : shifts_to_japanese(bytes) ? "ISO-2022-JP" : "";
  if (!shifting.empty() && convert(bytes, shifting.c_str(), out.text)) {
    out.charset = shifting;
    return out;
  }
  out.text.clear();
  if (const char* charset = wide_charset(bytes)) {
    if (convert(bytes, charset, out.text)) {
      out.charset = charset;
      if (out.text.starts_with("\xEF\xBB\xBF")) out.text.erase(0, 3);
      return out;
    }
    out.text.clear();
  }
  if (!simdjson::validate_utf8(bytes.data(), bytes.size())) {
    const Evidence evidence = weigh(bytes);
    const std::string named = believable(declared);
    if (!named.empty() && convert(bytes, named.c_str(), out.text)) {
      out.charset = named;
      return out;
    }
    out.text.clear();
    if (evidence.western >= kLeastWestern && evidence.western == evidence.foreign && evidence.characters == 0 &&
        evidence.foreign < kLeastForeign && convert(bytes, "windows-1252", out.text)) {
      out.charset = "windows-1252";
      out.belied = !declared.empty();
      return out;
    }
    out.text.clear();
    if (evidence.foreign >= kLeastForeign && evidence.foreign > evidence.characters) {
      const std::string charset = detect(bytes);
      if (!charset.empty() && convert(bytes, charset.c_str(), out.text)) {
        out.charset = charset;
        out.belied = !declared.empty();
        return out;
      }
      out.text.clear();
    }
  }
  out.text = std::move(bytes);
  return out;
}

}  // namespace dateline
