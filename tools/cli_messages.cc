#include "cli_messages.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace dateline::cli {

namespace {

constexpr std::chrono::milliseconds kPatience{2000}, kBetween{250};

std::string line_of(std::string_view tool, std::string_view place, std::string_view reason) {
  return place.empty() ? fmt::format("{}: {}\n", tool, reason) : fmt::format("{}: {}: {}\n", tool, place, reason);
}

}  // namespace

// Where standard output is the terminal too, the results show that the work goes on.
Messages::Messages(std::string tool)
    : tool_(std::move(tool)),
      watched_(isatty(STDERR_FILENO) && !isatty(STDOUT_FILENO)),
      started_(std::chrono::steady_clock::now()),
      shown_(started_) {}

Messages::~Messages() { clear_progress(); }

void Messages::say(std::string_view line) {
  clear_progress();
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void Messages::error(std::string_view place, std::string_view reason) {
  failed_ = true;
  say(line_of(tool_, place, reason));
}

void Messages::warning(std::string_view place, std::string_view reason) {
  if (!quiet_) say(line_of(tool_, place, fmt::format("warning: {}", reason)));
}

void Messages::explanation(std::string_view lines) {
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    say(fmt::format("{}: {}\n", tool_, lines.substr(0, end)));
    lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
  }
}

void Messages::progress(std::uint64_t documents, std::uint64_t bytes) {
  if (!watched_ || quiet_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - started_ < kPatience || now - shown_ < kBetween) return;
  shown_ = now;
  progress_shown_ = true;
  const double seconds = std::chrono::duration<double>(now - started_).count();
  const double megabytes = static_cast<double>(bytes) / 1e6;
  fmt::print(stderr, "\r{}: {} articles, {:.1f} MB read, {:.1f} MB/s\x1B[K", tool_, documents, megabytes,
             megabytes / seconds);
  std::fflush(stderr);
}

void Messages::clear_progress() {
  if (progress_shown_) std::fputs("\r\x1B[K", stderr);
  progress_shown_ = false;
}

}  // namespace dateline::cli
