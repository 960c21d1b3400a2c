// Speed of reading, each format beside the least that any reader has to do: counting lines as wc does, a bare parse by
// libxml2, inflating as zcat does. By hand: build/tests/bench-reading [MEGABYTES]
#include <libxml/HTMLparser.h>
#include <zlib.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include "dateline/input.h"
#include "temporary.h"

using namespace dateline;

namespace {

// Processor time, the least of three rounds: whatever else the machine does can only add to it.
double seconds(const std::function<void()>& work) {
  double least = 1e9;
  for (int round = 0; round < 3; ++round) {
    const std::clock_t begin = std::clock();
    work();
    least = std::min(least, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  return least;
}

void report(const char* what, std::uint64_t bytes, std::uint64_t items, double time) {
  std::printf("%-44s %9.1f MB/s %12.0f items/s\n", what, static_cast<double>(bytes) / 1e6 / time,
              static_cast<double>(items) / time);
}

std::string content_of(const std::string& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

std::vector<std::string> articles() {
  std::vector<std::string> out;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(DATELINE_SOURCE_DIR "/corpus/articles")) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) out.push_back(content_of(path.string()));
  return out;
}

// An article in a page of the usual kind: as much around it as in it.
std::string page_of(const std::string& article) {
  std::string out =
      "<!DOCTYPE html><html lang=\"en\"><head><title>News</title><style>p{margin:0}</style></head><body><nav><ul>";
  for (int i = 0; i < 40; ++i)
    out += "<li class=\"menu-item\"><a href=\"/section/" + std::to_string(i) + "\">Section</a></li>";
  out += "</ul></nav><article>";
  std::istringstream lines(article);
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty()) out += "<p class=\"text\">" + line + "</p>\n";
  }
  out += "</article><aside>";
  for (int i = 0; i < 20; ++i)
    out += "<div class=\"teaser\"><a href=\"/story/" + std::to_string(i) + "\">Another story</a></div>";
  return out + "</aside></body></html>\n";
}

std::string record_of(const std::string& page, std::size_t number) {
  const std::string http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page;
  return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/" + std::to_string(number) +
         "\r\nWARC-Date: 2024-04-01T12:00:00Z\r\nContent-Length: " + std::to_string(http.size()) + "\r\n\r\n" + http +
         "\r\n\r\n";
}

std::string gzipped(const std::string& bytes) {
  z_stream zlib{};
  deflateInit2(&zlib, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&zlib, bytes.size()) + 32, '\0');
  zlib.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  zlib.avail_in = static_cast<uInt>(bytes.size());
  zlib.next_out = reinterpret_cast<Bytef*>(out.data());
  zlib.avail_out = static_cast<uInt>(out.size());
  deflate(&zlib, Z_FINISH);
  out.resize(out.size() - zlib.avail_out);
  deflateEnd(&zlib);
  return out;
}

struct Counts {
  std::uint64_t items = 0, bytes = 0;
};

Counts read_all(const std::string& path, bool parse) {
  Counts out;
  ReaderOptions options;
  options.paths = {path};
  Reader reader(options);
  for (RawItem raw; reader.next(raw);) {
    ++out.items;
    if (!parse) continue;
    const InputItem item = raw.read();
    if (const auto* document = std::get_if<Document>(&item)) out.bytes += document->text().size();
  }
  return out;
}

void measure(const char* what, const std::string& path, std::uint64_t bytes, bool parse) {
  Counts counts;
  const double time = seconds([&] { counts = read_all(path, parse); });
  report(what, bytes, counts.items, time);
}

void bare_parse(const std::vector<std::string>& pages) {
  for (const std::string& page : pages) {
    xmlFreeDoc(htmlReadMemory(page.data(), static_cast<int>(page.size()), nullptr, "UTF-8",
                              HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET));
  }
}

std::uint64_t bare_inflate(const std::string& path) {
  const gzFile in = gzopen(path.c_str(), "rb");
  std::vector<char> block(std::size_t{1} << 16);
  std::uint64_t bytes = 0;
  for (int got; (got = gzread(in, block.data(), static_cast<unsigned>(block.size()))) > 0;)
    bytes += static_cast<std::uint64_t>(got);
  gzclose(in);
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t wanted = (argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 64) << 20;
  const std::vector<std::string> sources = articles();
  const Temporary folder;
  std::string text;
  for (std::size_t i = 0; text.size() < wanted; ++i) text += sources[i % sources.size()];
  const std::string text_path = folder.file("a.txt", text);
  std::uint64_t lines = 0;
  report("text: count lines (wc)", text.size(), 1, seconds([&] {
           const std::string bytes = content_of(text_path);
           lines = static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '\n'));
         }));
  measure("text: read", text_path, text.size(), true);

  std::vector<std::string> pages;
  std::uint64_t html = 0;
  for (std::size_t i = 0; html < wanted; ++i) html += pages.emplace_back(page_of(sources[i % sources.size()])).size();
  report("HTML: bare libxml2 parse", html, pages.size(), seconds([&] { bare_parse(pages); }));
  {
    std::ofstream warc(folder.path() + "/a.warc", std::ios::binary),
        packed(folder.path() + "/a.warc.gz", std::ios::binary);
    for (std::size_t i = 0; i < pages.size(); ++i) {
      const std::string record = record_of(pages[i], i);
      warc << record;
      packed << gzipped(record);
    }
  }
  const std::string warc = folder.path() + "/a.warc", packed = folder.path() + "/a.warc.gz";
  const std::uint64_t size = std::filesystem::file_size(warc);
  measure("HTML in WARC: read and parse", warc, size, true);
  measure("WARC: fetch alone", warc, size, false);
  report("WARC in gzip: inflate (zcat)", size, pages.size(), seconds([&] { bare_inflate(packed); }));
  measure("WARC in gzip: fetch alone", packed, size, false);
  measure("WARC in gzip: read and parse", packed, size, true);
  return lines > 0 ? 0 : 1;
}
