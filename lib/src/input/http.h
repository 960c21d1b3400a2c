// The body of an HTTP response as it was stored.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "input/headers.h"

namespace dateline {

struct HttpResponse {
  int status = 0;
  Headers headers;
  std::size_t header_size = 0;  // bytes before the body
};

// Reads status line and header. Returns false where `bytes` does not begin like a response.
bool read_response(std::string_view bytes, HttpResponse& response);

// Undoes chunks and compression (gzip, deflate). A body that is not what its header says, as archives have them that
// undid both and kept the header, is taken as it is. Throws Error for other compression, for damage, and where the body
// has more bytes than `most`.
std::string response_body(const HttpResponse& response, std::string_view body, std::uint64_t most);

}  // namespace dateline
