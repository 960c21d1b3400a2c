// What an input is, and the one interface behind which each format stands.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "dateline/input.h"
#include "input/repeated_lines.h"
#include "input/source.h"

namespace dateline {

enum class InputFormat : std::uint8_t { text, html, json, feed, mail, mbox, warc, archive, binary };

// Judges an input by its first bytes: the one place that does.
InputFormat sniff(std::string_view head);
// How much of an input sniff() wants to see.
inline constexpr std::size_t kSniffed = 4096;

// An article in its bytes, and what the container it comes in says of it.
struct RawPage {
  std::string bytes;
  std::string name;
  InputFormat format = InputFormat::text;         // text or html
  std::string charset;                            // that it is said to be in, outside its bytes
  std::shared_ptr<const RepeatedLines> repeated;  // those of its folder, where it is a file of one
  ArticleInfo info;                               // wins over what the page says of itself, but for a date from "warc"
};

// Decodes and parses. Safe in any thread. Never throws but for want of memory.
InputItem read_page(RawPage page);

// What read_page() does for each format; `charset` as in RawPage.
InputItem read_text(std::string bytes, std::string name, const std::string& charset);
InputItem read_html(std::string bytes, std::string name, const std::string& charset);

using FetchedItem = std::variant<InputItem, RawPage>;

// Reads one opened input: gives its items one by one. Throws Error where it cannot go on; what it gave before counts.
class FormatReader {
 public:
  virtual ~FormatReader() = default;
  virtual bool next(FetchedItem& item) = 0;
};

// What is known of an input before it is opened.
struct Origin {
  std::string name;
  const ReaderOptions* options = nullptr;
  std::shared_ptr<Budget> budget;
  unsigned depth = 0;  // archives around it
};

// Judges an input by its content and gives the reader for it; compression is undone first. Throws Error for binary data
// and for what cannot be opened.
std::unique_ptr<FormatReader> open_input(std::unique_ptr<Source> source, Origin origin);

// One function a format. `name` is the document's name, or the first part of it.
std::unique_ptr<FormatReader> read_single(std::unique_ptr<Source> source, RawPage page);
// A record stream, JSON Lines or a JSON array: the first line decides.
std::unique_ptr<FormatReader> read_json(std::unique_ptr<Source> source, std::string name, const ReaderOptions& options);
// The items of an RSS or Atom feed.
std::unique_ptr<FormatReader> read_feed(std::unique_ptr<Source> source, std::string name);
// One message, or a file of many.
std::unique_ptr<FormatReader> read_mail(std::unique_ptr<Source> source, std::string name);
std::unique_ptr<FormatReader> read_mbox(std::unique_ptr<Source> source, std::string name);
// The pages of a web archive; `compressed`: in gzip.
std::unique_ptr<FormatReader> read_warc(std::unique_ptr<Source> source, Origin origin, bool compressed);
// The files of a zip or tar file.
std::unique_ptr<FormatReader> read_archive(std::unique_ptr<Source> source, Origin origin);

}  // namespace dateline
