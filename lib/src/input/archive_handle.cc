#include "input/archive_handle.h"

#include <string>

#include "dateline/error.h"

namespace dateline {

void ArchiveHandle::open() {
  if (archive_read_open(archive_, this, nullptr, &ArchiveHandle::supply, nullptr) != ARCHIVE_OK) fail();
}

void ArchiveHandle::fail() const {
  const char* reason = archive_error_string(archive_);
  throw Error(std::string("damaged archive: ") + (reason ? reason : "cannot be read"));
}

std::size_t ArchiveHandle::read(char* out, std::size_t size) {
  const la_ssize_t got = archive_read_data(archive_, out, size);
  if (got < 0) fail();
  return static_cast<std::size_t>(got);
}

la_ssize_t ArchiveHandle::supply(archive* a, void* self, const void** data) {
  auto* handle = static_cast<ArchiveHandle*>(self);
  try {
    handle->inner_->skip(handle->lent_);
    handle->lent_ = 0;
    const std::string_view chunk = handle->inner_->chunk();
    *data = chunk.data();
    handle->lent_ = chunk.size();
    return static_cast<la_ssize_t>(chunk.size());
  } catch (const Error& error) {
    archive_set_error(a, ARCHIVE_FATAL, "%s", error.reason().c_str());
    return -1;
  }
}

}  // namespace dateline
