// Any bytes as an input: reading ends, gives documents in valid UTF-8 and errors with a message, and the same twice
// over.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "dateline/input.h"
#include "model/utf8.h"

using namespace dateline;

namespace {

[[noreturn]] void broken(const char* what) {
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::uint32_t size = valid_character(text, at);
    if (size == 0) return false;
    at += size;
  }
  return true;
}

std::string read(const std::string& path) {
  ReaderOptions options;
  options.paths = {path};
  options.max_size = std::uint64_t{1} << 20;
  Reader reader(options);
  std::string out;
  for (InputItem item; reader.next(item);) {
    if (const auto* document = std::get_if<Document>(&item)) {
      const ArticleInfo& info = document->info();
      for (const std::string_view text : {document->text(), std::string_view(document->name())}) {
        if (!is_utf8(text)) broken("a document's text or name is not UTF-8");
      }
      out.append(document->name()).append("|").append(document->text()).append("|").append(info.title);
      out.append("|").append(info.date).append("|").append(info.author).append("\n");
    } else if (const auto* error = std::get_if<InputError>(&item)) {
      if (error->message.empty() || error->doc.empty()) broken("an error that says nothing");
      out.append(error->doc).append("|").append(error->where).append("|").append(error->message).append("\n");
    }
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string kPath =
      (std::filesystem::temp_directory_path() / ("dateline-inputs-" + std::to_string(getpid()))).string();
  std::ofstream(kPath, std::ios::binary).write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  const std::string once = read(kPath), twice = read(kPath);
  std::filesystem::remove(kPath);
  if (once != twice) broken("two readings differ");
  return 0;
}
