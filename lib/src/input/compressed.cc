#include <archive.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "dateline/error.h"
#include "input/source.h"

namespace dateline {

namespace {

// One compressed file through libarchive's filters; formats are left off, since they take text for archives.
class CompressedStream : public ByteStream {
 public:
  CompressedStream(std::unique_ptr<ByteStream> inner, std::string head, std::string path)
      : inner_(std::move(inner)), head_(std::move(head)), path_(std::move(path)), archive_(archive_read_new()) {
    archive_read_support_filter_gzip(archive_);
    archive_read_support_filter_bzip2(archive_);
    archive_read_support_filter_xz(archive_);
    archive_read_support_filter_zstd(archive_);
    archive_read_support_format_empty(archive_);
    archive_read_support_format_raw(archive_);
    if (archive_read_open(archive_, this, nullptr, &CompressedStream::supply, nullptr) != ARCHIVE_OK) fail();
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(archive_, &entry);
    if (status == ARCHIVE_EOF) {
      ended_ = true;
    } else if (status != ARCHIVE_OK) {
      fail();
    }
  }
  ~CompressedStream() override { archive_read_free(archive_); }
  CompressedStream(const CompressedStream&) = delete;
  CompressedStream& operator=(const CompressedStream&) = delete;

  std::size_t read(char* out, std::size_t size) override {
    if (ended_) return 0;
    const la_ssize_t got = archive_read_data(archive_, out, size);
    if (got < 0) fail();
    if (got == 0) ended_ = true;
    return static_cast<std::size_t>(got);
  }

 private:
  [[noreturn]] void fail() {
    const char* reason = archive_error_string(archive_);
    const std::string message = reason ? reason : "cannot be decompressed";
    archive_read_free(archive_);
    archive_ = nullptr;
    throw Error(path_, "damaged archive: " + message);
  }

  static la_ssize_t supply(archive* a, void* self, const void** data) {
    auto* stream = static_cast<CompressedStream*>(self);
    if (!stream->head_given_) {
      stream->head_given_ = true;
      *data = stream->head_.data();
      return static_cast<la_ssize_t>(stream->head_.size());
    }
    try {
      *data = stream->block_.data();
      return static_cast<la_ssize_t>(stream->inner_->read(stream->block_.data(), stream->block_.size()));
    } catch (const Error& error) {
      archive_set_error(a, ARCHIVE_FATAL, "%s", error.reason().c_str());
      return -1;
    }
  }

  std::unique_ptr<ByteStream> inner_;
  std::string head_;
  std::string path_;
  archive* archive_;
  bool head_given_ = false;
  bool ended_ = false;
  std::array<char, std::size_t{1} << 16> block_;
};

}  // namespace

bool looks_compressed(std::string_view head) {
  using namespace std::string_view_literals;
  for (const std::string_view magic : {"\x1F\x8B\x08"sv, "BZh"sv, "\xFD\x37zXZ\0"sv, "\x28\xB5\x2F\xFD"sv}) {
    if (head.starts_with(magic)) {
      // "BZh" may begin a text; a block size must follow.
      return magic != "BZh"sv ||
             (head.size() > 3 && head[3] >= '1' && head[3] <= '9' && head.size() > 4 && head[4] == '1');
    }
  }
  return false;
}

std::unique_ptr<ByteStream> decompress(std::unique_ptr<ByteStream> inner, std::string head, std::string path) {
  return std::make_unique<CompressedStream>(std::move(inner), std::move(head), std::move(path));
}

}  // namespace dateline
