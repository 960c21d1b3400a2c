#include "input/gzip_members.h"

#include <algorithm>

#include "dateline/error.h"

namespace dateline {

namespace {

constexpr int kGzip = 15 + 16;  // window bits; 16 asks for a gzip header
constexpr std::string_view kMagic = "\x1F\x8B\x08";

Bytef* bytes(const char* data) { return reinterpret_cast<Bytef*>(const_cast<char*>(data)); }

// Whether a gzip member begins here: its magic number, no reserved flag, and data that can be inflated.
bool begins_member(std::string_view head) {
  return head.size() > 10 && head.starts_with(kMagic) && (static_cast<unsigned char>(head[3]) & 0xE0) == 0 &&
         !inflated_head(head, 1).empty();
}

}  // namespace

std::string inflated_head(std::string_view head, std::size_t size) {
  z_stream zlib{};
  if (inflateInit2(&zlib, kGzip) != Z_OK) return {};
  std::string out(size, '\0');
  zlib.next_in = bytes(head.data());
  zlib.avail_in = static_cast<uInt>(head.size());
  zlib.next_out = bytes(out.data());
  zlib.avail_out = static_cast<uInt>(size);
  inflate(&zlib, Z_SYNC_FLUSH);
  out.resize(size - zlib.avail_out);
  inflateEnd(&zlib);
  return out;
}

GzipMembers::GzipMembers(std::unique_ptr<Source> inner, std::shared_ptr<Budget> budget)
    : inner_(std::move(inner)), budget_(std::move(budget)) {
  if (inflateInit2(&zlib_, kGzip) != Z_OK) throw Error("no memory for zlib");
}

GzipMembers::~GzipMembers() { inflateEnd(&zlib_); }

std::size_t GzipMembers::read(char* out, std::size_t size) {
  if (ended_) return 0;
  zlib_.next_out = bytes(out);
  zlib_.avail_out = static_cast<uInt>(std::min<std::size_t>(size, UINT32_MAX));
  const uInt room = zlib_.avail_out;
  while (zlib_.avail_out == room && !ended_) {
    const std::string_view chunk = inner_->chunk();
    if (chunk.empty()) {
      damage_ = "gzip data ends in the middle";
      ended_ = true;
      break;
    }
    zlib_.next_in = bytes(chunk.data());
    zlib_.avail_in = static_cast<uInt>(std::min<std::size_t>(chunk.size(), UINT32_MAX));
    const uInt had = zlib_.avail_in;
    const int status = inflate(&zlib_, Z_NO_FLUSH);
    inner_->skip(had - zlib_.avail_in);
    if (status == Z_STREAM_END) {
      ended_ = true;
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      damage_ = std::string("damaged gzip data: ") + (zlib_.msg ? zlib_.msg : "cannot be inflated");
      ended_ = true;
    }
  }
  const std::size_t got = room - zlib_.avail_out;
  budget_->spend(got);
  return got;
}

bool GzipMembers::next_member(bool& lost) {
  lost = false;
  if (damage_.empty()) {
    // What nobody wanted of this member has to be gone through: only so its end is found.
    char sink[1 << 14];
    while (!ended_ && read(sink, sizeof sink) > 0) {
    }
  }
  // A file may be filled up with zeros.
  while (damage_.empty() && inner_->peek(1).starts_with('\0')) inner_->skip(1);
  if (damage_.empty() && inner_->peek(1).empty()) return false;
  if (!damage_.empty() || !inner_->peek(kMagic.size()).starts_with(kMagic)) {
    lost = true;
    damage_.clear();
    if (!find_member()) {
      inner_->discard(UINT64_MAX);
      return false;
    }
  }
  ended_ = false;
  return inflateReset(&zlib_) == Z_OK;
}

bool GzipMembers::find_member() {
  for (;;) {
    // A member's head has to be in sight as a whole.
    std::string_view head = inner_->peek(1 << 14);
    if (head.size() <= 10) return false;
    const std::size_t at = head.find(kMagic);
    if (at == std::string_view::npos) {
      inner_->skip(head.size() - std::min<std::size_t>(head.size(), kMagic.size() - 1));
      if (inner_->peek(1 << 14).size() < kMagic.size()) return false;
      continue;
    }
    inner_->skip(at);
    if (begins_member(inner_->peek(1 << 12))) return true;
    inner_->skip(1);
  }
}

}  // namespace dateline
