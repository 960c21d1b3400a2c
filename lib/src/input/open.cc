#include <string>

#include "dateline/error.h"
#include "input/format.h"
#include "input/gzip_members.h"

namespace dateline {

namespace {

// Archives within archives, compression within compression: more of either is no user's doing.
constexpr unsigned kMostDepth = 3, kMostLayers = 3;
// What one article may have that comes out of compression; of plain files only the user may say.
constexpr std::uint64_t kUsualLimit = std::uint64_t{256} << 20;

// The bytes that decide. A line of JSON says enough; what follows it may be long in coming.
std::string_view head_of(Source& source) {
  const std::string_view head = source.chunk();
  return head.starts_with('{') && head.find('\n') != std::string_view::npos ? head : source.peek(kSniffed);
}

bool holds_warc(std::string_view head) { return inflated_head(head, 5) == "WARC/"; }

}  // namespace

std::unique_ptr<FormatReader> open_input(std::unique_ptr<Source> source, Origin origin) {
  const std::uint64_t chosen = origin.options->max_size;
  const auto limit = [&](bool contained) {
    return chosen > 0 ? chosen : contained || origin.depth > 0 ? kUsualLimit : UINT64_MAX;
  };
  source->set_limit(limit(false));
  if (origin.depth > kMostDepth) throw Error("archives within archives, too deep to read");
  for (unsigned layers = 0; looks_compressed(source->peek(6)); ++layers) {
    if (layers == kMostLayers) throw Error("compressed too many times over");
    if (holds_warc(source->peek(kSniffed))) {
      source->set_limit(limit(true));
      return read_warc(std::move(source), std::move(origin), true);
    }
    source = std::make_unique<Source>(decompress(std::move(source), origin.budget));
    source->set_limit(limit(true));
  }
  const InputFormat format = sniff(head_of(*source));
  switch (format) {
    case InputFormat::binary:
      throw Error("binary data");
    case InputFormat::json:
      return read_json(std::move(source), std::move(origin.name), *origin.options);
    case InputFormat::feed:
      return read_feed(std::move(source), std::move(origin.name));
    case InputFormat::mail:
      return read_mail(std::move(source), std::move(origin.name));
    case InputFormat::mbox:
      return read_mbox(std::move(source), std::move(origin.name));
    case InputFormat::warc:
      source->set_limit(limit(true));
      return read_warc(std::move(source), std::move(origin), false);
    case InputFormat::archive:
      return read_archive(std::move(source), std::move(origin));
    case InputFormat::html:
    case InputFormat::text:
      break;
  }
  return read_single(std::move(source), {{}, std::move(origin.name), format, {}, {}});
}

}  // namespace dateline
