#include "input/http.h"

#include <zlib.h>

#include <algorithm>
#include <charconv>

#include "dateline/error.h"

namespace dateline {

namespace {

// Undoes `Transfer-Encoding: chunked`. Returns false where the body does not begin with a chunk.
bool unchunk(std::string_view body, std::string& out) {
  bool any = false;
  while (!body.empty()) {
    std::size_t size = 0;
    const char* end = body.data() + std::min<std::size_t>(body.size(), 16);
    const auto [at, error] = std::from_chars(body.data(), end, size, 16);
    if (error != std::errc{}) break;
    const std::size_t line = body.find('\n');
    const std::string_view behind = body.substr(static_cast<std::size_t>(at - body.data()), 1);
    if (line == std::string_view::npos || (behind != "\r" && behind != "\n" && behind != ";" && behind != " ")) break;
    any = true;
    body.remove_prefix(line + 1);
    if (size == 0) break;
    out.append(body.substr(0, size));
    body.remove_prefix(std::min(size, body.size()));
    if (body.starts_with('\r')) body.remove_prefix(1);
    if (body.starts_with('\n')) body.remove_prefix(1);
  }
  return any;
}

// `bits`: zlib's window bits, which choose between gzip, zlib and bare deflate.
bool inflate_all(std::string_view body, int bits, std::uint64_t most, std::string& out) {
  z_stream zlib{};
  if (inflateInit2(&zlib, bits) != Z_OK) return false;
  zlib.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
  zlib.avail_in = static_cast<uInt>(std::min<std::size_t>(body.size(), UINT32_MAX));
  int status = Z_OK;
  out.clear();
  while (status == Z_OK && out.size() <= most) {
    const std::size_t have = out.size();
    out.resize(have + std::max<std::size_t>(have, std::size_t{1} << 16));
    zlib.next_out = reinterpret_cast<Bytef*>(out.data() + have);
    zlib.avail_out = static_cast<uInt>(std::min<std::size_t>(out.size() - have, UINT32_MAX));
    const uInt room = zlib.avail_out;
    status = inflate(&zlib, Z_NO_FLUSH);
    out.resize(have + room - zlib.avail_out);
    if (status == Z_BUF_ERROR && zlib.avail_in > 0) status = Z_OK;
  }
  inflateEnd(&zlib);
  if (out.size() > most) throw Error("larger than the limit of " + std::to_string(most) + " bytes");
  return status == Z_STREAM_END;
}

}  // namespace

bool read_response(std::string_view bytes, HttpResponse& response) {
  if (!bytes.starts_with("HTTP/")) return false;
  const std::size_t size = bytes.size();
  const std::size_t line = bytes.find('\n'), space = bytes.find(' ');
  if (line == std::string_view::npos || space >= line) return false;
  std::from_chars(bytes.data() + space + 1, bytes.data() + line, response.status);
  bytes.remove_prefix(line + 1);
  take_headers(bytes, response.headers);
  response.header_size = size - bytes.size();
  return true;
}

std::string response_body(const HttpResponse& response, std::string_view body, std::uint64_t most) {
  std::string unchunked;
  const std::string transfer = lower_case(response.headers.value("transfer-encoding"));
  if (transfer.find("chunked") != std::string::npos && unchunk(body, unchunked)) body = unchunked;
  const std::string encoding = lower_case(response.headers.value("content-encoding"));
  std::string out;
  if (body.starts_with("\x1F\x8B") && encoding.find("gzip") != std::string::npos) {
    if (!inflate_all(body, 15 + 16, most, out)) throw Error("the body's gzip data is damaged");
    return out;
  }
  if (encoding == "deflate" && (inflate_all(body, 15, most, out) || inflate_all(body, -15, most, out))) return out;
  // Compressed in another way, and not undone by who stored it: no markup shows.
  const bool unknown = !encoding.empty() && encoding != "identity" && encoding.find("gzip") == std::string::npos &&
                       encoding != "deflate";
  if (unknown && body.substr(0, 1024).find('<') == std::string_view::npos) {
    throw Error("the body is compressed in a way that is not known: " + encoding);
  }
  return std::string(body);
}

}  // namespace dateline
