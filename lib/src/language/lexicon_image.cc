// A lexicon to an image, and back.
#include <map>

#include "language/image.h"
#include "language/lexicon_data.h"

namespace dateline {

namespace {

// The lines of the tables. Many have the options of their class's header: each list of options is written once.
void exchange_senses(ImageWriter& image, std::vector<Sense>& senses, std::pmr::memory_resource&) {
  std::map<const Sense::Option*, std::uint32_t> places;
  std::vector<Sense::Option> options;
  for (const Sense& sense : senses) {
    const auto [place, is_new] = places.try_emplace(sense.options.data(), static_cast<std::uint32_t>(options.size()));
    if (is_new) options.insert(options.end(), sense.options.begin(), sense.options.end());
  }
  image.size(options.size());
  for (const auto& [key, value] : options) {
    image.view(key);
    image.view(value);
  }
  image.size(senses.size());
  for (const Sense& sense : senses) {
    image.field(sense.cls);
    image.view(sense.value);
    image.field(sense.number);
    image.view(sense.form);
    image.size(places[sense.options.data()]);
    image.size(sense.options.size());
  }
}

void exchange_senses(ImageReader& image, std::vector<Sense>& senses, std::pmr::memory_resource& memory) {
  const std::size_t count = image.size(4 * sizeof(std::uint32_t));
  Sense::Option* const options = std::pmr::polymorphic_allocator<Sense::Option>(&memory).allocate(count);
  for (std::size_t i = 0; i < count; ++i) {
    Sense::Option& option = *new (options + i) Sense::Option;
    image.view(option.first);
    image.view(option.second);
  }
  senses.resize(image.size(4 * sizeof(std::uint32_t)));
  for (Sense& sense : senses) {
    image.field(sense.cls);
    image.view(sense.value);
    image.field(sense.number);
    image.view(sense.form);
    std::uint32_t first = 0, size = 0;
    image.field(first);
    image.field(size);
    if (first <= count && size <= count - first) sense.options = {options + first, size};
  }
}

}  // namespace

static_assert(kIsBytes<Lexicon::Data::Range>);

template <typename Image>
void Lexicon::Data::exchange(Image& image) {
  exchange_senses(image, senses, options);
  image.field(class_names);
  WordTailoring tailoring;
  if (cutter) tailoring = cutter->tailoring();
  image.field(tailoring.number_endings);
  image.field(tailoring.clitic_endings);
  image.field(tailoring.clitic_beginnings);
  if constexpr (Image::kReads) cutter.emplace(std::move(tailoring));
  image.field(words);
  image.field(phrases);
  image.field(second_words);
  image.field(feature_sets);
  image.field(set_of_word);
  image.field(ranges);
  image.field(by_case);
}

void Lexicon::exchange(ImageWriter& image) {
  data_->exchange(image);
  std::vector<std::uint32_t> numbers;
  numbers.reserve(data_->senses_by_entry.size());
  for (const Sense* sense : data_->senses_by_entry) {
    numbers.push_back(static_cast<std::uint32_t>(sense - data_->senses.data()));
  }
  image.field(numbers);
}

void Lexicon::exchange(ImageReader& image) {
  data_->exchange(image);
  std::vector<std::uint32_t> numbers;
  image.field(numbers);
  if (!image.ok()) return;
  data_->senses_by_entry.reserve(numbers.size());
  for (const std::uint32_t number : numbers) data_->senses_by_entry.push_back(&data_->senses[number]);
  data_->phrases.join(data_->senses);
  for (std::size_t cls = data_->classes.size() + 1; cls < data_->class_names.size(); ++cls) {
    data_->classes.emplace(data_->class_names[cls], static_cast<ClassId>(cls));
  }
  show();
}

}  // namespace dateline
