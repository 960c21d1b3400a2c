#include <sys/stat.h>

#include <optional>

#include "dateline/error.h"
#include "dateline/input.h"
#include "input/format.h"
#include "input/names_seen.h"
#include "input/records.h"
#include "input/walk.h"

namespace dateline {

struct Reader::Data {
  ReaderOptions options;
  std::size_t next_path = 0;
  std::unique_ptr<Source> list;  // --files-from
  std::uint64_t bytes = 0;
  std::optional<Walk> walk;
  std::string folder;                             // that `walk` walks
  std::string sampled;                            // the folder of the last file, with its slash
  std::shared_ptr<const RepeatedLines> repeated;  // its lines
  std::unique_ptr<FormatReader> input;
  std::string name;  // of the input at hand
  NamesSeen names;
  std::uint64_t items = 0;

  bool next(FetchedItem& item);
  bool next_given(std::string& path);
  bool next_listed(std::string& path);
  bool open_next(FetchedItem& item, bool& gave);
  void name_item(FetchedItem& item);
  void open(const std::string& path);
  void sample_folder_of(const std::string& path);
};

namespace {

bool is_folder(const std::string& path) {
  struct stat info {};
  return path != "-" && stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

}  // namespace

// Takes the next entry of files_from.
bool Reader::Data::next_listed(std::string& path) {
  std::string_view line;
  if (!options.nul_separated) {
    while (list->line(line)) {
      if (line.empty()) continue;
      path = line;
      return true;
    }
    return false;
  }
  path.clear();
  for (std::string_view chunk = list->chunk(); !chunk.empty(); chunk = list->chunk()) {
    const std::size_t at = chunk.find('\0');
    path.append(chunk.substr(0, at));
    list->skip(at == std::string_view::npos ? chunk.size() : at + 1);
    if (at != std::string_view::npos && !path.empty()) return true;
  }
  return !path.empty();
}

bool Reader::Data::next_given(std::string& path) {
  if (next_path < options.paths.size()) {
    path = options.paths[next_path++];
    return true;
  }
  return list && next_listed(path);
}

void Reader::Data::open(const std::string& path) {
  name = name_of_path(path);
  auto source = std::make_unique<Source>(open_file(path, &bytes, options.before_wait));
  // An empty stream holds no document; an empty file is an empty one.
  if (path == "-" && source->chunk().empty()) return;
  input = open_input(std::move(source), {name, &options, std::make_shared<Budget>(&bytes), 0});
}

void Reader::Data::sample_folder_of(const std::string& path) {
  std::string own = path.substr(0, path.rfind('/') + 1);
  if (repeated && own == sampled) return;
  repeated = std::make_shared<RepeatedLines>(own);
  sampled = std::move(own);
}

// Opens the next file. Returns false where there is none; sets `gave` where `item` is what came of it instead.
bool Reader::Data::open_next(FetchedItem& item, bool& gave) {
  std::string path;
  InputError error;
  gave = false;
  if (walk) {
    if (walk->next(path, error, gave)) {
      if (gave) item = std::move(error);
      if (!gave) {
        sample_folder_of(path);
        open(path);
      }
      return true;
    }
    if (!walk->found()) {
      item = InputError{name_of_path(folder), "", "no articles in this folder"};
      gave = true;
    }
    walk.reset();
    return true;
  }
  if (!next_given(path)) return false;
  if (is_folder(path)) {
    folder = path;
    walk.emplace(path);
  } else {
    open(path);
  }
  return true;
}

bool Reader::Data::next(FetchedItem& item) {
  for (;;) {
    try {
      if (input) {
        if (input->next(item)) {
          if (auto* page = std::get_if<RawPage>(&item); page && walk && !page->repeated) page->repeated = repeated;
          return true;
        }
        input.reset();
      }
      bool gave = false;
      if (!open_next(item, gave)) return false;
      if (gave) return true;
    } catch (const Error& error) {
      input.reset();
      item = InputError{name, "", error.reason()};
      return true;
    } catch (const std::bad_alloc&) {
      input.reset();
      item = InputError{name, "", "too large for the memory there is"};
      return true;
    }
  }
}

Reader::Reader(ReaderOptions options) : data_(std::make_unique<Data>()) {
  if (options.paths.empty() && options.files_from.empty()) options.paths.push_back("-");
  if (!options.files_from.empty()) {
    data_->list = std::make_unique<Source>(open_file(options.files_from, nullptr, options.before_wait));
  }
  data_->options = std::move(options);
}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

struct RawItem::Data {
  FetchedItem item;
  std::uint64_t number = 0;
};

RawItem::RawItem() : data_(std::make_unique<Data>()) {}
RawItem::~RawItem() = default;
RawItem::RawItem(RawItem&&) noexcept = default;
RawItem& RawItem::operator=(RawItem&&) noexcept = default;

std::uint64_t RawItem::number() const { return data_->number; }

const std::string& RawItem::url() const {
  if (const RawPage* page = std::get_if<RawPage>(&data_->item)) return page->info.url;
  const auto& item = std::get<InputItem>(data_->item);
  static const std::string kNone;
  const auto* document = std::get_if<Document>(&item);
  return document ? document->info().url : kNone;
}

InputItem RawItem::read() {
  FetchedItem item = std::move(data_->item);
  if (auto* page = std::get_if<RawPage>(&item)) return read_page(std::move(*page));
  return std::move(std::get<InputItem>(item));
}

// Gives an item its name: names go on counting over items that are left out, so that a part of the input gives what
// the whole gives of it.
void Reader::Data::name_item(FetchedItem& item) {
  if (auto* page = std::get_if<RawPage>(&item)) {
    page->name = names.unique(page->name);
  } else if (auto* document = std::get_if<Document>(&std::get<InputItem>(item))) {
    std::string unique = names.unique(document->name());
    if (unique != document->name()) rename_document(*document, unique);
  }
}

bool Reader::next(RawItem& item) {
  FetchedItem& fetched = item.data_->item;
  const ReaderOptions& options = data_->options;
  while (data_->next(fetched)) {
    const auto* ready = std::get_if<InputItem>(&fetched);
    // A loose record goes where the item before it goes.
    if (!ready || !std::holds_alternative<LooseRecord>(*ready) || data_->items == 0) ++data_->items;
    data_->name_item(fetched);
    if (data_->items <= options.skip || (data_->items - 1) % options.shards != options.shard - 1) continue;
    item.data_->number = data_->items;
    return true;
  }
  return false;
}

bool Reader::next(InputItem& item) {
  RawItem raw;
  if (!next(raw)) return false;
  item = raw.read();
  return true;
}

std::uint64_t Reader::bytes_read() const { return data_->bytes; }

}  // namespace dateline
