// What mail wraps text in (RFC 2045-2047): parts, transfer encodings, words in headers.
#pragma once

#include <string>
#include <string_view>

#include "input/headers.h"

namespace dateline {

struct MailText {
  std::string bytes;    // transfer encoding undone, in `charset`
  std::string charset;  // empty where the part does not say
  bool html = false;
};

// The text of a message, of which `headers` and what follows them are given: its plain part, or the HTML one where
// there is no plain part worth it. Empty where there is none.
MailText text_of_mail(const Headers& headers, std::string_view body);

// A header's value as UTF-8 on one line: "=?utf-8?Q?caf=C3=A9?=" is "café".
std::string decoded_header(std::string_view value);

std::string from_base64(std::string_view s);
// `header`: an underscore is a space.
std::string from_quoted_printable(std::string_view s, bool header);

}  // namespace dateline
