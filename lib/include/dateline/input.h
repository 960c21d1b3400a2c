// Files, folders and streams into documents.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "dateline/document.h"
#include "dateline/export.h"

namespace dateline {

// Something that could not be read, or not as a whole: an `error` record. The rest of the input goes on.
struct InputError {
  std::string doc;    // the file or document
  std::string where;  // the place in it: "line 17"; empty: all of it
  std::string message;
};

// A record that belongs to no document at hand (`error`, `event`, kinds that are not known), as read, without line end.
struct LooseRecord {
  std::string kind;
  std::string json;
};

using InputItem = std::variant<Document, InputError, LooseRecord>;

// An item as fetched: a page or a text still in its bytes, anything else ready. What is left to do is most of the work
// of reading; any thread may do it.
class DATELINE_API RawItem {
 public:
  RawItem();
  ~RawItem();
  RawItem(RawItem&&) noexcept;
  RawItem& operator=(RawItem&&) noexcept;

  // Its number among the items of all input, from 1.
  std::uint64_t number() const;
  // The address that its container knows it by; empty where that says nothing.
  const std::string& url() const;
  // Gives the item and leaves nothing behind. Does not throw.
  InputItem read();

 private:
  friend class Reader;
  struct Data;
  std::unique_ptr<Data> data_;
};

struct ReaderOptions {
  // Files, folders (walked in byte order of their paths, hidden files left out), "-" for standard input.
  std::vector<std::string> paths = {};
  // A file that names further inputs, one a line ("-": standard input); by NUL bytes where `nul_separated`.
  std::string files_from = {};
  bool nul_separated = false;
  // Keys of JSON articles besides the usual ones, which they go before: {"title", "kop"}. The first is one of text,
  // title, date, url, author, source and lang.
  std::vector<std::pair<std::string, std::string>> fields = {};
  // The most bytes that one article may have before it is decoded; 0: 256 MiB of what is compressed or in an archive.
  std::uint64_t max_size = 0;
  // So many items at the beginning are left out: those of an earlier run.
  std::uint64_t skip = 0;
  // Of all items the `shard`th, from 1, and every `shards`th behind it. All shards together give what the whole gives.
  std::uint64_t shard = 1, shards = 1;
  // Called before a read that may have to wait; for what should be seen meanwhile.
  std::function<void()> before_wait = {};
};

// Reads documents one by one; memory holds the one in hand. What an input is, its content says: a record stream,
// articles in JSON Lines or a JSON array, HTML, RSS and Atom, mail and mbox, plain text in any encoding; each also in
// gzip, bzip2, xz, zstd, zip or tar; web archives (WARC).
// dateline(5), "Input", says how documents are named.
//
//   Reader reader({.paths = {"news/"}});
//   for (InputItem item; reader.next(item);) {
//     if (auto* document = std::get_if<Document>(&item)) ...
//   }
//
// Belongs to one thread at a time.
class DATELINE_API Reader {
 public:
  // With neither paths nor files_from, standard input is read.
  explicit Reader(ReaderOptions options);
  ~Reader();
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;

  // Returns false at the end. Input that cannot be read gives an InputError, it does not throw.
  bool next(InputItem& item);
  // The same in two steps: RawItem::read() gives the item.
  bool next(RawItem& item);

  // How many bytes of input (before decompression) have been read so far.
  std::uint64_t bytes_read() const;

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

}  // namespace dateline
