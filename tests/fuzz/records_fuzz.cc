// Any bytes as a record stream: reading gives documents and errors; what is written is read back as the same.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "dateline/input.h"
#include "dateline/output.h"

using namespace dateline;

namespace {

void write_file(const std::string& path, const std::string& content) {
  std::ofstream(path, std::ios::binary) << content;
}

std::string read_and_write(const std::string& path) {
  OutputOptions options;
  options.parts = kZones | kEntities | kFigures | kDates;
  const Writer writer(options);
  ReaderOptions from;
  from.paths = {path};
  Reader reader(from);
  std::string out;
  for (InputItem item; reader.next(item);) {
    if (const auto* document = std::get_if<Document>(&item)) writer.append(*document, out);
    if (const auto* loose = std::get_if<LooseRecord>(&item)) writer.append(*loose, out);
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string kPath =
      (std::filesystem::temp_directory_path() / ("dateline-fuzz-" + std::to_string(getpid()))).string();
  write_file(kPath, "{\"kind\":\"doc\",\"doc\":\"seed\",\"text\":\"Norway paid $9 million.\"}\n" +
                        std::string(reinterpret_cast<const char*>(data), size));
  const std::string once = read_and_write(kPath);
  // What looks like binary data is refused as a whole; nothing is no stream of records.
  if (once.empty()) return 0;
  write_file(kPath, once);
  const std::string twice = read_and_write(kPath);
  std::filesystem::remove(kPath);
  if (once != twice) {
    std::fprintf(stderr, "read(write(r)) differs:\n%s---\n%s", once.c_str(), twice.c_str());
    std::abort();
  }
  return 0;
}
