#include "input/repeated_lines.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <unordered_map>

#include "input/format.h"
#include "model/hash.h"

namespace dateline {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFiles = 200;
constexpr std::size_t kMostBytes = std::size_t{1} << 16;
constexpr std::uint32_t kLeastFiles = 5;

// Calls f(span) for each line that has more than blanks, without those around it. A last line without its end counts
// where `whole`.
template <typename F>
void each_line(std::string_view text, bool whole, F f) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t found = text.find('\n', at);
    if (found == std::string_view::npos && !whole) return;
    const std::size_t next = std::min(found, text.size());
    std::size_t begin = at, end = next;
    const auto blank = [&](std::size_t i) { return text[i] == ' ' || text[i] == '\t' || text[i] == '\r'; };
    while (begin < end && blank(begin)) ++begin;
    while (end > begin && blank(end - 1)) --end;
    if (begin < end) f(Span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    at = next + 1;
  }
}

std::uint64_t hash_of(std::string_view line) {
  std::uint64_t hash = kHashOffset;
  for (const char c : line) hash = hash_step(hash, static_cast<unsigned char>(c));
  return mix(hash);
}

std::vector<std::string> files_of(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    std::error_code unknown;
    const std::string name = it->path().filename().string();
    if (!name.starts_with('.') && it->is_regular_file(unknown)) files.push_back(it->path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

RepeatedLines::RepeatedLines(const std::string& folder) {
  const std::vector<std::string> files = files_of(folder);
  if (files.size() < kLeastFiles) return;
  std::unordered_map<std::uint64_t, std::uint32_t> counts;
  std::uint32_t texts = 0;
  std::string bytes;
  std::vector<std::uint64_t> own;
  const std::size_t sample = std::min(files.size(), kMostFiles);
  for (std::size_t i = 0; i < sample; ++i) {
    std::ifstream in(files[i * files.size() / sample], std::ios::binary);
    bytes.resize(kMostBytes);
    in.read(bytes.data(), static_cast<std::streamsize>(kMostBytes));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    if (bytes.empty() || sniff(std::string_view(bytes).substr(0, kSniffed)) != InputFormat::text) continue;
    ++texts;
    own.clear();
    each_line(bytes, bytes.size() < kMostBytes,
              [&](Span line) { own.push_back(hash_of(std::string_view(bytes).substr(line.begin, line.size()))); });
    std::sort(own.begin(), own.end());
    own.erase(std::unique(own.begin(), own.end()), own.end());
    for (const std::uint64_t hash : own) ++counts[hash];
  }
  for (const auto& [hash, count] : counts) {
    if (count >= kLeastFiles && count * 10 >= texts) lines_.push_back({hash, count * 2 >= texts});
  }
  std::sort(lines_.begin(), lines_.end());
}

std::vector<RepeatedLine> RepeatedLines::find(std::string_view text) const {
  std::vector<RepeatedLine> out;
  if (lines_.empty()) return out;
  each_line(text, true, [&](Span line) {
    const Known wanted{hash_of(text.substr(line.begin, line.size())), false};
    const auto known = std::lower_bound(lines_.begin(), lines_.end(), wanted);
    if (known != lines_.end() && known->hash == wanted.hash) out.push_back({line, known->most});
  });
  return out;
}

}  // namespace dateline
