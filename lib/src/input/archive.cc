#include <archive_entry.h>
#include <locale.h>

#include "dateline/error.h"
#include "input/archive_handle.h"
#include "input/format.h"
#include "input/walk.h"

namespace dateline {

namespace {

// The member at hand of an archive; the next one ends it.
class MemberStream : public ByteStream {
 public:
  MemberStream(ArchiveHandle& archive, Budget& budget) : archive_(archive), budget_(budget) {}
  std::size_t read(char* out, std::size_t size) override {
    const std::size_t got = archive_.read(out, size);
    budget_.spend(got);
    return got;
  }

 private:
  ArchiveHandle& archive_;
  Budget& budget_;
};

// libarchive wants names of members in the thread's locale and loses what that cannot say: for a while it is UTF-8.
class Utf8Locale {
 public:
  Utf8Locale() : locale_(newlocale(LC_CTYPE_MASK, "C.UTF-8", locale_t{})) {
    if (locale_) before_ = uselocale(locale_);
  }
  ~Utf8Locale() {
    if (!locale_) return;
    uselocale(before_);
    freelocale(locale_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  locale_t locale_;
  locale_t before_{};
};

// The members of a zip or tar file, each judged by its content, in the order they are stored in.
class ArchiveReader : public FormatReader {
 public:
  ArchiveReader(std::unique_ptr<Source> source, Origin origin)
      : archive_(std::move(source)), origin_(std::move(origin)) {
    archive_read_support_format_zip_streamable(archive_.get());
    archive_read_support_format_tar(archive_.get());
    archive_.open();
  }

  bool next(FetchedItem& item) override {
    for (;;) {
      try {
        if (member_ && member_->next(item)) return true;
        member_.reset();
        if (!next_member()) return false;
      } catch (const Error& error) {
        // The members behind a damaged one may be whole; libarchive knows when asked for the next.
        member_.reset();
        failed_ = true;
        item = InputError{name_, "", error.reason()};
        return true;
      }
    }
  }

 private:
  // Opens the next file. Returns false at the end.
  bool next_member() {
    const Utf8Locale locale;
    name_ = origin_.name;
    for (archive_entry* entry = nullptr; !ended_;) {
      const int status = archive_read_next_header(archive_.get(), &entry);
      ended_ = status == ARCHIVE_EOF || status == ARCHIVE_FATAL;
      if (status == ARCHIVE_EOF) break;
      if (status == ARCHIVE_FATAL && failed_) return false;
      if (status == ARCHIVE_FATAL) archive_.fail();
      if (status == ARCHIVE_RETRY || status == ARCHIVE_FAILED || archive_entry_filetype(entry) != AE_IFREG) continue;
      const std::string path = path_of(entry);
      if (is_hidden(path)) continue;
      found_ = true;
      name_ = origin_.name + ":" + name_of_path(path);
      Origin origin = origin_;
      origin.name = name_;
      ++origin.depth;
      auto source = std::make_unique<Source>(std::make_unique<MemberStream>(archive_, *origin_.budget));
      member_ = open_input(std::move(source), std::move(origin));
      return true;
    }
    if (!found_) {
      found_ = true;
      throw Error("no articles in this archive");
    }
    return false;
  }

  static std::string path_of(archive_entry* entry) {
    const char* path = archive_entry_pathname_utf8(entry);
    if (!path) path = archive_entry_pathname(entry);
    return path ? path : "";
  }

  // As in folders, and what archivers of one system put beside each file.
  static bool is_hidden(const std::string& path) {
    return path.starts_with("__MACOSX/") || path.find("/.") != std::string::npos ||
           (path.starts_with('.') && !path.starts_with("./")) || path.starts_with("./.");
  }

  ArchiveHandle archive_;
  Origin origin_;
  std::unique_ptr<FormatReader> member_;
  std::string name_;  // for messages
  bool ended_ = false, found_ = false, failed_ = false;
};

}  // namespace

std::unique_ptr<FormatReader> read_archive(std::unique_ptr<Source> source, Origin origin) {
  return std::make_unique<ArchiveReader>(std::move(source), std::move(origin));
}

}  // namespace dateline
