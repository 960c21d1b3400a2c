#include <algorithm>
#include <charconv>
#include <utility>

#include "dateline/error.h"
#include "input/articles.h"
#include "input/format.h"
#include "input/gzip_members.h"
#include "input/headers.h"
#include "input/http.h"

namespace dateline {

namespace {

// Enough to see what a record holds before the whole of it is read.
constexpr std::size_t kSeen = std::size_t{1} << 16;
constexpr std::string_view kVersion = "WARC/1.";

constexpr std::size_t kVersionLine = kVersion.size() + 3;  // "WARC/1.0\r\n"

// Where a record begins in what may be the middle of another: in a record cut short, not at a line's beginning.
std::size_t find_record(std::string_view s) {
  for (std::size_t at = s.find(kVersion); at != std::string_view::npos; at = s.find(kVersion, at + 1)) {
    const std::string_view behind = s.substr(at + kVersion.size(), 3);
    if (behind.size() == 3 && behind[0] >= '0' && behind[0] <= '9' && behind.substr(1) == "\r\n") return at;
  }
  return std::string_view::npos;
}

struct Record {
  std::uint64_t number = 0;  // from 1, of all records
  Headers headers;
  std::uint64_t length = 0;
};

// Pages of crawls, by what the server said they are. What a crawl holds besides is no article and no error.
bool is_page(const std::string& type, std::string_view url) {
  if (type == "text/html" || type == "application/xhtml+xml") return true;
  return type == "text/plain" && !url.ends_with("/robots.txt");
}

// The pages of a web archive, plain or in gzip by record. A broken record is passed over: reading goes on at the next
// member or line that begins a record.
class WarcReader : public FormatReader {
 public:
  WarcReader(std::unique_ptr<Source> source, Origin origin, bool compressed)
      : origin_(std::move(origin)), limit_(source->limit()) {
    if (compressed) {
      auto members = std::make_unique<GzipMembers>(std::move(source), origin_.budget);
      members_ = members.get();
      source_ = std::make_unique<Source>(std::move(members));
    } else {
      source_ = std::move(source);
    }
  }

  bool next(FetchedItem& item) override {
    for (;;) {
      try {
        if (!begin_record()) return false;
        if (read_record(item)) return true;
      } catch (const Error& error) {
        item = InputError{origin_.name, "record " + std::to_string(record_.number), error.reason()};
        return true;
      }
    }
  }

 private:
  // Goes to where the next record begins. Returns false at the end.
  bool begin_record() {
    for (;;) {
      while (source_->peek(1) == "\r" || source_->peek(1) == "\n") source_->skip(1);
      const std::string_view head = source_->peek(kVersion.size());
      if (head == kVersion) return true;
      if (head.empty()) {
        if (!next_segment()) return false;
        continue;
      }
      // One error for all bytes that are lost between two records.
      ++record_.number;
      find_version();
      throw Error("no record begins where the one before it ends");
    }
  }

  bool next_segment() {
    if (!members_) return false;
    const std::string damage = members_->damage();
    bool lost = false;
    const bool more = members_->next_member(lost);
    source_->reopen();
    const bool began = std::exchange(began_, false), said = std::exchange(said_, false);
    if ((!damage.empty() || lost) && !said) {
      if (damage.empty() || !began) ++record_.number;
      throw Error(damage.empty() ? "data between records that is no gzip" : damage);
    }
    return more;
  }

  // Skips to the next beginning of a record, or to the segment's end.
  void find_version() {
    for (;;) {
      const std::string_view have = source_->peek(kSeen);
      const std::size_t at = find_record(have);
      if (at != std::string_view::npos) return source_->skip(at);
      if (have.size() < kSeen) return source_->skip(have.size());
      source_->skip(have.size() - kVersionLine);
    }
  }

  void read_header() {
    record_.headers = Headers();
    std::string_view seen = source_->peek(kSeen / 16);
    if (seen.find("\n\r\n") == std::string_view::npos) seen = source_->peek(kSeen);
    const std::size_t size = seen.size();
    seen.remove_prefix(std::min(seen.find('\n'), size - 1) + 1);
    const bool right = take_headers(seen, record_.headers);
    source_->skip(size - seen.size());
    if (!right) fail("a broken line in the record's header");
    const std::string_view length = record_.headers.value("content-length");
    const auto [at, error] = std::from_chars(length.data(), length.data() + length.size(), record_.length);
    if (length.empty() || error != std::errc{} || at != length.data() + length.size()) {
      fail("a record without a valid Content-Length");
    }
  }

  // Reading goes on at the next record.
  [[noreturn]] void fail(const std::string& reason) {
    find_version();
    said_ = true;
    throw Error(members_ && !members_->damage().empty() ? members_->damage() : reason);
  }

  // Returns whether it gives an item.
  bool read_record(FetchedItem& item) {
    ++record_.number;
    said_ = false;
    began_ = true;
    read_header();
    const Headers& headers = record_.headers;
    const std::string type = lower_case(headers.value("warc-type"));
    const bool response = type == "response", resource = type == "resource" || type == "conversion";
    std::string_view head = source_->peek(static_cast<std::size_t>(std::min<std::uint64_t>(record_.length, kSeen)));
    HttpResponse http;
    std::string_view url = headers.value("warc-target-uri");
    if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
    std::string_view content_type = headers.value("content-type");
    if (response) {
      if (media_type(content_type) == "application/http" || head.starts_with("HTTP/")) {
        if (!read_response(head, http)) return pass_over();
        content_type = http.headers.value("content-type");
      }
      if (http.status != 200 && http.status != 0) return pass_over();
    }
    if (!(response || resource) || !is_page(media_type(content_type), url)) return pass_over();
    if (record_.length > limit_) {
      pass_over();
      throw Error("larger than the limit of " + std::to_string(limit_) + " bytes");
    }
    return take_page(http, std::string(url), std::string(content_type), item);
  }

  // The record's end has to be where its length says.
  bool pass_over() {
    if (source_->discard(record_.length) < record_.length) fail_short();
    return false;
  }

  [[noreturn]] void fail_short() {
    said_ = true;
    throw Error(members_ && !members_->damage().empty() ? members_->damage() : "the record ends in the middle");
  }

  // Returns false where the record holds no text, whatever its type.
  bool take_page(const HttpResponse& http, std::string url, const std::string& content_type, FetchedItem& item) {
    const auto length = static_cast<std::size_t>(record_.length);
    const std::string_view seen = source_->peek(length + 4 + kVersion.size());
    check_end(seen, length);
    RawPage page;
    page.name = origin_.name + ":" + std::to_string(record_.number);
    page.format = media_type(content_type) == "text/plain" ? InputFormat::text : InputFormat::html;
    page.charset = media_parameter(content_type, "charset");
    page.info.url = std::move(url);
    page.info.date = normal_date(std::string(record_.headers.value("warc-date")));
    if (!page.info.date.empty()) page.info.date_from = "warc";
    const std::string_view body = seen.substr(http.header_size, length - http.header_size);
    try {
      page.bytes = response_body(http, body, limit_);
    } catch (const Error&) {
      source_->skip(length);
      throw;
    }
    const bool last = seen.size() < length + 4 + kVersion.size();
    source_->skip(length);
    // Of a member that fails its check sum nothing can be believed, however well the record ends.
    if (last && members_ && !members_->damage().empty()) fail_short();
    if (sniff(std::string_view(page.bytes).substr(0, kSniffed)) == InputFormat::binary) return false;
    item = std::move(page);
    return true;
  }

  // Throws where the record is shorter than it says, and goes to the record that begins within it.
  void check_end(std::string_view seen, std::size_t length) {
    if (seen.size() < length) {
      source_->skip(std::min(find_record(seen), seen.size()));
      fail_short();
    }
    const std::string_view behind = seen.substr(length);
    for (const std::string_view end : {std::string_view("\r\n\r\n"), std::string_view("\n\n"), kVersion}) {
      if (behind.starts_with(end)) return;
    }
    if (behind.find_first_not_of("\r\n") == std::string_view::npos) return;
    find_version();
    said_ = true;
    throw Error("the record does not end where its Content-Length says");
  }

  Origin origin_;
  std::uint64_t limit_;
  GzipMembers* members_ = nullptr;  // within source_
  std::unique_ptr<Source> source_;
  Record record_;
  bool said_ = false;   // what is wrong with the record at hand
  bool began_ = false;  // a record, in the member at hand
};

}  // namespace

std::unique_ptr<FormatReader> read_warc(std::unique_ptr<Source> source, Origin origin, bool compressed) {
  return std::make_unique<WarcReader>(std::move(source), std::move(origin), compressed);
}

}  // namespace dateline
