#include "article/detect.h"

// The header of CLD2 uses FILE without including it.
#include <cstdio>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <array>

namespace dateline {
namespace {

// An article shows its language early; the rest is not worth the time.
constexpr std::size_t kMostBytes = std::size_t{24} << 10;
// Below this the statistics of letter groups mean little.
constexpr int kLeastLetters = 40;
constexpr int kLeastPercent = 55;

}  // namespace

std::string detect_language(std::string_view text) {
  std::size_t size = std::min(text.size(), kMostBytes);
  while (size < text.size() && size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;

  CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  int letters = 0;
  bool reliable = false;
  int valid = 0;
  const CLD2::Language best =
      CLD2::ExtDetectLanguageSummaryCheckUTF8(text.data(), static_cast<int>(size), true, &hints, 0, languages.data(),
                                              percents.data(), scores.data(), nullptr, &letters, &reliable, &valid);
  if (!reliable || best == CLD2::UNKNOWN_LANGUAGE || best != languages[0]) return {};
  if (letters < kLeastLetters || percents[0] < kLeastPercent) return {};
  std::string code = CLD2::LanguageCode(best);
  // CLD2 writes some codes that BCP 47 has replaced.
  if (code == "iw") return "he";
  if (code == "jw") return "jv";
  if (code == "un" || code == "xxx") return {};
  return code;
}

}  // namespace dateline
