// Scripts whose words ICU finds: Han, kana, Thai and its kin, Hebrew, emoji.
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>

#include "text/scanner.h"

namespace dateline {
namespace {

// ICU counts in 32 bits and looks far ahead: it is shown a window, and its borders near the window's end are not taken.
constexpr std::uint32_t kWindow = 1U << 16, kMargin = 1U << 12;

icu::BreakIterator* word_iterator() {
  // Making one costs a millisecond, and one must not be shared.
  thread_local const std::unique_ptr<icu::BreakIterator> iterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    return U_SUCCESS(status) ? std::move(made) : nullptr;
  }();
  return iterator.get();
}

}  // namespace

void WordScanner::take_complex(std::uint32_t begin) {
  std::uint32_t limit = size() - begin > kWindow ? begin + kWindow : size();
  while (limit < size() && (static_cast<unsigned char>(text_[limit]) & 0xC0) == 0x80) --limit;
  const std::uint32_t trusted = limit < size() ? limit - kMargin : size();
  UErrorCode status = U_ZERO_ERROR;
  UText view = UTEXT_INITIALIZER;
  utext_openUTF8(&view, text_.data() + begin, limit - begin, &status);
  icu::BreakIterator* const iterator = word_iterator();
  if (iterator != nullptr) iterator->setText(&view, status);
  at_ = begin;
  do {
    // Without ICU's data each character is a word.
    std::uint32_t end = read_character(text_, at_).end;
    if (iterator != nullptr && U_SUCCESS(status)) {
      const std::int32_t border = iterator->next();
      if (border != icu::BreakIterator::DONE) end = std::max(end, begin + static_cast<std::uint32_t>(border));
    }
    add_read(at_, end);
    at_ = end;
  } while (at_ < trusted && read_character(text_, at_).cls == CharClass::complex);
  utext_close(&view);
}

}  // namespace dateline
