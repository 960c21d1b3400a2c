#include "dateline/output.h"

#include <algorithm>
#include <bit>

#include "model/document_data.h"
#include "model/names.h"
#include "output/format.h"

namespace dateline {

struct Writer::Data {
  OutputOptions options;
  std::unique_ptr<Format> format;

  // The items that the program is there to make, of the types asked for.
  std::vector<Item> wanted(const Document& document) const {
    if (!options.documents) return {};
    std::vector<Item> items = items_of(document, options.parts);
    if (!options.types.empty()) {
      std::erase_if(items, [&](const Item& item) {
        const std::string_view type = type_of(document, item);
        const std::string_view kind = kPartNames[static_cast<std::size_t>(std::countr_zero(unsigned{item.part}))].kind;
        return std::none_of(options.types.begin(), options.types.end(),
                            [&](const std::string& asked) { return asked == type || asked == kind; });
      });
    }
    return items;
  }
};

namespace {

std::unique_ptr<Format> make_format(const OutputOptions& options) {
  switch (options.format) {
    case OutputFormat::jsonl:
      break;
    case OutputFormat::tsv:
    case OutputFormat::csv:
      return columns_format(options);
    case OutputFormat::table:
      return table_format(options);
    case OutputFormat::ann:
      return ann_format(options);
  }
  return jsonl_format(options);
}

}  // namespace

Writer::Writer(OutputOptions options) : data_(std::make_unique<Data>()) {
  data_->options = std::move(options);
  data_->format = make_format(data_->options);
}
Writer::~Writer() = default;
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;

std::string Writer::header() const { return data_->format->header(); }

std::size_t Writer::append(const Document& document, std::string& out) const {
  const std::vector<Item> items = data_->wanted(document);
  data_->format->append(document, items, out);
  return items.size();
}

void Writer::append(const Event& event, std::string& out) const { data_->format->append(event, out); }
void Writer::append(const InputError& error, std::string& out) const { data_->format->append(error, out); }
void Writer::append(const LooseRecord& record, std::string& out) const { data_->format->append(record, out); }

void Writer::append_explanations(const Document& document, std::string& out) const {
  for (const Item& item : data_->wanted(document)) {
    for (const std::string& reason : reasons_of(document, item)) {
      out.append(document.name()).append(":").append(std::to_string(item.span.begin)).append("-");
      out.append(std::to_string(item.span.end)).append(": ").append(reason).append("\n");
    }
  }
}

std::string Writer::lay_out(std::string appended) { return data_->format->lay_out(std::move(appended)); }
std::string Writer::finish() { return data_->format->finish(); }

std::string_view Writer::extension(OutputFormat format) {
  constexpr std::string_view kExtensions[] = {"jsonl", "tsv", "csv", "txt", "ann"};
  return kExtensions[static_cast<std::size_t>(format)];
}

std::vector<std::string> reasons_of(const Document& document, const Item& item) {
  const Document::Data& data = document.data();
  if (item.part == kZones) {
    if (item.index < data.zone_reasons.size() && !data.zone_reasons[item.index].empty()) {
      return {data.zone_reasons[item.index]};
    }
    return {};
  }
  if (item.part < kEntities || data.annotations[item.index].given) return {};
  const Annotation& annotation = data.annotations[item.index];
  std::vector<std::string> out;
  if (!annotation.rule.empty()) out.push_back("rule " + annotation.rule);
  const auto* date = std::get_if<DateValue>(&annotation.value);
  if (date && !date->anchor.empty()) {
    const bool published = data.info.date.starts_with(date->anchor);
    out.push_back("anchor " + date->anchor +
                  (published ? ", published, from " + data.info.date_from : ", spoken of before"));
  }
  out.insert(out.end(), annotation.explain.begin(), annotation.explain.end());
  return out;
}

}  // namespace dateline
