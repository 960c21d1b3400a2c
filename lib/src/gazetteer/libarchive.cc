// The functions of libarchive that the library calls; see model/late_library.h.
#include <archive.h>
#include <archive_entry.h>

#include <cstdarg>
#include <cstdio>

#include "model/late_library.h"

namespace {
constexpr dateline::LateLibrary kLibrary(DATELINE_LIBARCHIVE, "compressed files and archives cannot be read");
}

extern "C" {

archive* archive_read_new() {
  static auto* const real_one = kLibrary.real(&archive_read_new, "archive_read_new");
  return real_one();
}
int archive_read_free(archive* a) {
  if (!a) return ARCHIVE_OK;
  DATELINE_HAND_OVER(archive_read_free, a);
}
int archive_read_support_filter_gzip(archive* a) { DATELINE_HAND_OVER(archive_read_support_filter_gzip, a); }
int archive_read_support_filter_bzip2(archive* a) { DATELINE_HAND_OVER(archive_read_support_filter_bzip2, a); }
int archive_read_support_filter_xz(archive* a) { DATELINE_HAND_OVER(archive_read_support_filter_xz, a); }
int archive_read_support_filter_zstd(archive* a) { DATELINE_HAND_OVER(archive_read_support_filter_zstd, a); }
int archive_read_support_format_empty(archive* a) { DATELINE_HAND_OVER(archive_read_support_format_empty, a); }
int archive_read_support_format_raw(archive* a) { DATELINE_HAND_OVER(archive_read_support_format_raw, a); }
int archive_read_support_format_tar(archive* a) { DATELINE_HAND_OVER(archive_read_support_format_tar, a); }
int archive_read_support_format_zip_streamable(archive* a) {
  DATELINE_HAND_OVER(archive_read_support_format_zip_streamable, a);
}
int archive_read_open(archive* a, void* self, archive_open_callback* open, archive_read_callback* read,
                      archive_close_callback* close) {
  DATELINE_HAND_OVER(archive_read_open, a, self, open, read, close);
}
int archive_read_open_fd(archive* a, int file, std::size_t block) {
  DATELINE_HAND_OVER(archive_read_open_fd, a, file, block);
}
int archive_read_next_header(archive* a, archive_entry** entry) {
  DATELINE_HAND_OVER(archive_read_next_header, a, entry);
}
la_ssize_t archive_read_data(archive* a, void* out, std::size_t size) {
  DATELINE_HAND_OVER(archive_read_data, a, out, size);
}
const char* archive_error_string(archive* a) { DATELINE_HAND_OVER(archive_error_string, a); }
void archive_set_error(archive* a, int number, const char* format, ...) {
  char text[1024];
  va_list arguments;
  va_start(arguments, format);
  std::vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  DATELINE_HAND_OVER(archive_set_error, a, number, "%s", text);
}
const char* archive_entry_pathname(archive_entry* entry) { DATELINE_HAND_OVER(archive_entry_pathname, entry); }
const char* archive_entry_pathname_utf8(archive_entry* entry) {
  DATELINE_HAND_OVER(archive_entry_pathname_utf8, entry);
}
__LA_MODE_T archive_entry_filetype(archive_entry* entry) { DATELINE_HAND_OVER(archive_entry_filetype, entry); }

}  // extern "C"
