// libarchive over a Source.
#pragma once

#include <archive.h>

#include <memory>

#include "input/source.h"

namespace dateline {

// Owns the archive and what it reads. Filters and formats are to be enabled before open(): with all of them on,
// libarchive takes text for archives.
class ArchiveHandle {
 public:
  explicit ArchiveHandle(std::unique_ptr<Source> inner) : inner_(std::move(inner)), archive_(archive_read_new()) {}
  ~ArchiveHandle() { archive_read_free(archive_); }
  ArchiveHandle(const ArchiveHandle&) = delete;
  ArchiveHandle& operator=(const ArchiveHandle&) = delete;

  archive* get() const { return archive_; }
  void open();
  // Throws Error with what libarchive says is wrong.
  [[noreturn]] void fail() const;
  // Reads on in the entry at hand. Throws Error.
  std::size_t read(char* out, std::size_t size);

 private:
  static la_ssize_t supply(archive* a, void* self, const void** data);

  std::unique_ptr<Source> inner_;
  archive* archive_;
  std::size_t lent_ = 0;  // bytes of `inner_` that libarchive is looking at
};

}  // namespace dateline
