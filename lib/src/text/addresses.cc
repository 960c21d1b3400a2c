#include "text/addresses.h"

#include <algorithm>
#include <array>

#include "text/characters.h"

namespace dateline {
namespace {

using namespace std::literals;

// The generic domains that are met in practice; sorted.
constexpr std::array kDomains = {"aero"sv, "app"sv,  "biz"sv,    "blog"sv, "com"sv,  "coop"sv, "dev"sv,    "edu"sv,
                                 "gov"sv,  "info"sv, "int"sv,    "jobs"sv, "mil"sv,  "mobi"sv, "museum"sv, "name"sv,
                                 "net"sv,  "news"sv, "online"sv, "org"sv,  "shop"sv, "site"sv, "tv"sv,     "xyz"sv};

// ISO 3166 country codes in use as domains, two letters each; sorted.
constexpr std::string_view kCountries =
    "acadaeafagaialamaoaqarasatauawaxazbabbbdbebfbgbhbibjbmbnbobrbsbtbwbybzcacccdcfcgchcickclcmcncocrcucvcwcxcyczdedjdk"
    "dmdodzeceeegereseteufifjfkfmfofrgagdgegfggghgiglgmgngpgqgrgsgtgugwgyhkhmhnhrhthuidieiliminioiqirisitjejmjojpkekgkh"
    "ki"
    "kmknkpkrkwkykzlalblclilklrlsltlulvlymamcmdmemgmhmkmlmmmnmompmqmrmsmtmumvmwmxmymznancnenfngninlnonpnrnunzompapepfpg"
    "ph"
    "pkplpmpnprpsptpwpyqarerorsrurwsasbscsdsesgshsiskslsmsnsosrssstsusvsxsysztctdtftgthtjtktltmtntotrtttvtwtzuaugukusuy"
    "uz"
    "vavcvevgvivnvuwfwsyeytzazmzw";

// Endings of file names; sorted.
constexpr std::array kFiles = {"avi"sv,  "bmp"sv, "csv"sv,   "doc"sv, "docx"sv, "eps"sv,  "epub"sv, "exe"sv,
                               "flac"sv, "gif"sv, "gz"sv,    "htm"sv, "html"sv, "jpeg"sv, "jpg"sv,  "js"sv,
                               "json"sv, "log"sv, "mkv"sv,   "mov"sv, "mp3"sv,  "mp4"sv,  "mpg"sv,  "odt"sv,
                               "pdf"sv,  "php"sv, "png"sv,   "ppt"sv, "pptx"sv, "psd"sv,  "py"sv,   "rar"sv,
                               "rss"sv,  "rtf"sv, "shtml"sv, "svg"sv, "tar"sv,  "tif"sv,  "tiff"sv, "tsv"sv,
                               "txt"sv,  "wav"sv, "webp"sv,  "wmv"sv, "xls"sv,  "xlsx"sv, "xml"sv,  "zip"sv};

constexpr std::size_t kLongestEnding = 6, kLongestDomain = 255;

constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_word(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }
constexpr bool starts_bytes(std::string_view text, std::uint32_t at, std::string_view what) {
  return text.substr(at, what.size()) == what;
}

bool is_country(std::string_view word) {
  for (std::size_t i = 0; i < kCountries.size(); i += 2) {
    if (kCountries.substr(i, 2) == word) return true;
  }
  return false;
}

// Returns the end of the stretch from `at` that a URL can consist of.
std::uint32_t url_characters(std::string_view text, std::uint32_t at) {
  while (at < text.size()) {
    const char c = text[at];
    if (static_cast<unsigned char>(c) >= 0x80) {
      const Character character = read_character(text, at);
      if (!is_letter(character.cls) && character.cls != CharClass::digit && character.cls != CharClass::mark) break;
      at = character.end;
    } else if (c <= ' ' || c == 0x7F || "<>\"|{}\\^`"sv.find(c) != std::string_view::npos) {
      break;
    } else {
      ++at;
    }
  }
  return at;
}

// Takes stops, quotes and brackets without their opening part off the end.
std::uint32_t trim_url(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  std::int64_t round = 0, square = 0;  // closing minus opening
  for (std::uint32_t i = begin; i < end; ++i) {
    round += text[i] == ')' ? 1 : text[i] == '(' ? -1 : 0;
    square += text[i] == ']' ? 1 : text[i] == '[' ? -1 : 0;
  }
  for (; end > begin; --end) {
    const char c = text[end - 1];
    if (c == ')' && round > 0) {
      --round;
    } else if (c == ']' && square > 0) {
      --square;
    } else if (".,;:!?'*([_"sv.find(c) == std::string_view::npos) {
      break;
    }
  }
  return end;
}

}  // namespace

std::uint32_t find_url_end(std::string_view text, std::uint32_t at) {
  std::uint32_t host = at;
  if (starts_bytes(text, at, "www.") || starts_bytes(text, at, "WWW.")) {
    host = at + 4;
  } else {
    while (host < text.size() && is_ascii_word(text[host]) && host - at <= 8) ++host;
    if (host - at < 2 || !starts_bytes(text, host, "://")) return 0;
    host += 3;
  }
  const std::uint32_t end = url_characters(text, host);
  if (end == host || !(is_ascii_word(text[host]) || static_cast<unsigned char>(text[host]) >= 0x80)) return 0;
  return trim_url(text, host, end);
}

std::uint32_t find_path_end(std::string_view text, std::uint32_t at) {
  std::uint32_t path = at;
  if (path < text.size() && text[path] == ':') {
    std::uint32_t port = path + 1;
    while (port < text.size() && is_ascii_digit(text[port]) && port - path <= 5) ++port;
    if (port > path + 1) path = port;
  }
  if (path >= text.size() || (text[path] != '/' && text[path] != '?')) return 0;
  if (text[path] == '?' && (path + 1 >= text.size() || !is_ascii_word(text[path + 1]))) return 0;
  const std::uint32_t end = trim_url(text, path + 1, url_characters(text, path + 1));
  return end > path + 1 || text[path] == '/' ? end : 0;
}

std::uint32_t find_domain_end(std::string_view text, std::uint32_t at) {
  std::uint32_t end = at, dots = 0;
  while (end < text.size() && end - at < kLongestDomain) {
    const char c = text[end];
    const bool joins = (c == '.' || c == '-') && end > at && end + 1 < text.size() && is_ascii_word(text[end + 1]);
    if (!is_ascii_word(c) && !joins) break;
    dots += c == '.';
    ++end;
  }
  if (dots == 0) return 0;
  const std::size_t last = text.substr(at, end - at).rfind('.') + 1 + at;
  return end - last >= 2 && is_ascii_letter(text[last]) ? end : 0;
}

std::uint32_t find_handle_end(std::string_view text, std::uint32_t at) {
  if (at >= text.size() || !(is_ascii_letter(text[at]) || text[at] == '_')) return 0;
  std::uint32_t end = at;
  while (end < text.size() && (is_ascii_word(text[end]) || text[end] == '_')) ++end;
  return end;
}

bool is_local_part(char c) { return is_ascii_word(c) || "._-+%"sv.find(c) != std::string_view::npos; }

NameEnding name_ending(std::string_view word) {
  if (word.size() < 2 || word.size() > kLongestEnding) return NameEnding::none;
  if (word.size() == 2 && is_country(word)) return NameEnding::domain;
  std::array<char, kLongestEnding> lower{};
  for (std::size_t i = 0; i < lower.size() && i < word.size(); ++i) {
    lower[i] = word[i] >= 'A' && word[i] <= 'Z' ? static_cast<char>(word[i] + 32) : word[i];
  }
  const std::string_view folded(lower.data(), word.size());
  if (std::binary_search(kFiles.begin(), kFiles.end(), folded)) return NameEnding::file;
  // "ended.News" is a missing space, "Example.COM" and "Example.Com" are not.
  const bool usual = folded == "com" || folded == "org" || folded == "net";
  if ((usual || folded == word) && std::binary_search(kDomains.begin(), kDomains.end(), folded))
    return NameEnding::domain;
  return NameEnding::none;
}

}  // namespace dateline
