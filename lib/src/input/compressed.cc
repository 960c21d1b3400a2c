#include "input/archive_handle.h"

namespace dateline {

namespace {

// One compressed file through libarchive's filters.
class CompressedStream : public ByteStream {
 public:
  CompressedStream(std::unique_ptr<Source> inner, std::shared_ptr<Budget> budget)
      : archive_(std::move(inner)), budget_(std::move(budget)) {
    archive_read_support_filter_gzip(archive_.get());
    archive_read_support_filter_bzip2(archive_.get());
    archive_read_support_filter_xz(archive_.get());
    archive_read_support_filter_zstd(archive_.get());
    archive_read_support_format_empty(archive_.get());
    archive_read_support_format_raw(archive_.get());
    archive_.open();
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(archive_.get(), &entry);
    ended_ = status == ARCHIVE_EOF;
    if (!ended_ && status != ARCHIVE_OK) archive_.fail();
  }

  std::size_t read(char* out, std::size_t size) override {
    if (ended_) return 0;
    const std::size_t got = archive_.read(out, size);
    if (got == 0) ended_ = true;
    budget_->spend(got);
    return got;
  }

 private:
  ArchiveHandle archive_;
  std::shared_ptr<Budget> budget_;
  bool ended_ = false;
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

std::unique_ptr<ByteStream> decompress(std::unique_ptr<Source> inner, std::shared_ptr<Budget> budget) {
  return std::make_unique<CompressedStream>(std::move(inner), std::move(budget));
}

}  // namespace dateline
