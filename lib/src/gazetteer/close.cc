// Names that are spelled much like another, in whatever script.
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <unordered_map>

#include "dateline/error.h"
#include "gazetteer/fields.h"
#include "gazetteer/gazetteer_data.h"
#include "gazetteer/listed.h"
#include "gazetteer/normalise.h"
#include "model/utf8.h"

namespace dateline {

namespace {

constexpr std::size_t kLongest = 64;  // bytes of a skeleton: the distance is counted in one machine word

// What is compared: a name's key in small Latin letters without gaps.
class Skeletons {
 public:
  Skeletons() {
    UErrorCode status = U_ZERO_ERROR;
    // Cyrillic as the press writes it ("zh", "ya"); what that leaves, and other scripts, as Unicode does.
    latin_.reset(
        icu::Transliterator::createInstance("Russian-Latin/BGN; Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
    if (U_FAILURE(status)) throw Error(std::string("transliteration: ") + u_errorName(status));
  }

  // Returns an empty view where the name is too long to compare. Valid until the next call, as are the others.
  std::string_view of(std::string_view name) {
    make_key(name, key_);
    return is_latin() ? without_gaps() : transliterated(name);
  }

  // The same where the name is in Latin letters, else a guess, letter by letter: context changes some of them, but it
  // costs a hundredth.
  std::string_view guess(std::string_view name, bool& sure) {
    make_key(name, key_);
    sure = is_latin();
    if (sure) return without_gaps();
    out_.clear();
    const std::string_view key = key_.view();
    for (std::size_t at = 0; at < key.size();) {
      const std::size_t begin = at;
      const char32_t c = next_character(key, at);
      if (c < 0x80) {
        if (c != ' ') out_ += static_cast<char>(c);
        continue;
      }
      const auto [letter, is_new] = letters_.try_emplace(c);
      if (is_new) {
        NameKey one;
        make_key(latin(key.substr(begin, at - begin)), one);
        letter->second = one.view();
      }
      out_ += letter->second;
    }
    return out_.size() > kLongest ? std::string_view() : std::string_view(out_);
  }

 private:
  bool is_latin() const {
    const std::string_view key = key_.view();
    return std::all_of(key.begin(), key.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  }

  std::string latin(std::string_view name) const {
    icu::UnicodeString text = icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())});
    latin_->transliterate(text);
    std::string bytes;
    return text.toUTF8String(bytes);
  }

  std::string_view transliterated(std::string_view name) {
    make_key(latin(name), key_);
    return without_gaps();
  }

  std::string_view without_gaps() {
    out_.clear();
    for (const char c : key_.view()) {
      if (c != ' ') out_ += c;
    }
    return out_.size() > kLongest ? std::string_view() : std::string_view(out_);
  }

  std::unique_ptr<icu::Transliterator> latin_;
  std::unordered_map<char32_t, std::string> letters_;
  NameKey key_;
  std::string out_;
};

// The number of letters to put in, take out, change or swap with their neighbour (Hyyrö's bit-parallel form of the
// Damerau-Levenshtein distance, without edits inside what was swapped).
class Distance {
 public:
  // Requires: 1 to kLongest bytes.
  explicit Distance(std::string_view pattern) : size_(pattern.size()) {
    for (std::size_t i = 0; i < size_; ++i) bits_[static_cast<unsigned char>(pattern[i])] |= std::uint64_t{1} << i;
  }

  std::size_t to(std::string_view text) const {
    std::uint64_t plus = ~std::uint64_t{0}, minus = 0, diagonal = 0, last = 0;
    const std::uint64_t end = std::uint64_t{1} << (size_ - 1);
    std::size_t distance = size_;
    for (const char c : text) {
      const std::uint64_t match = bits_[static_cast<unsigned char>(c)];
      diagonal = (((~diagonal) & match) << 1) & last;
      diagonal |= (((match & plus) + plus) ^ plus) | match | minus;
      std::uint64_t right_plus = minus | ~(diagonal | plus);
      std::uint64_t right_minus = plus & diagonal;
      if (right_plus & end) ++distance;
      if (right_minus & end) --distance;
      right_plus = (right_plus << 1) | 1;
      right_minus <<= 1;
      plus = right_minus | ~(diagonal | right_plus);
      minus = right_plus & diagonal;
      last = match;
    }
    return distance;
  }

 private:
  std::size_t size_;
  std::array<std::uint64_t, 256> bits_{};
};

}  // namespace

std::vector<CloseEntity> Gazetteer::look_up_close(std::string_view name, std::size_t most) const {
  std::vector<CloseEntity> out;
  if (invalid_byte(name) != std::string_view::npos) return out;
  Skeletons skeletons;
  const std::string wanted(skeletons.of(name));
  if (wanted.empty()) return out;
  // One letter of five, and no more than three.
  const std::size_t allowed = std::min<std::size_t>(3, (wanted.size() + 1) / 5);
  const Distance distance(wanted);
  struct Found {
    std::size_t distance;
    std::uint32_t offset;
    std::string_view spelling;
  };
  std::vector<Found> found;
  ByteReader names(data_->sections[gazetteer_section::names]);
  NameRecord record;
  NameEntry entry;
  while (!names.done() && Data::read_name(names, record)) {
    ByteReader offsets(record.offsets);
    const std::uint32_t first = offsets.u32();
    std::string_view spelling = record.spelling;
    if (spelling.empty() && data_->read_entry(first, entry)) spelling = entry.name;
    bool sure = false;
    std::string_view skeleton = skeletons.guess(spelling, sure);
    if (!sure) {
      if (distance.to(skeleton) > allowed + wanted.size() / 2) continue;
      skeleton = skeletons.of(spelling);
    }
    if (skeleton.empty() || skeleton.size() + allowed < wanted.size() || skeleton.size() > wanted.size() + allowed)
      continue;
    const std::size_t far = distance.to(skeleton);
    if (far > allowed) continue;
    found.push_back({far, first, spelling});
    while (!offsets.done()) found.push_back({far, offsets.u32(), spelling});
  }
  for (const Found& one : found) {
    if (!data_->read_entry(one.offset, entry)) continue;
    CloseEntity close;
    static_cast<ListedEntity&>(close) = listed(entry);
    close.spelling = one.spelling;
    close.distance = static_cast<unsigned>(one.distance);
    out.push_back(std::move(close));
  }
  // Each thing by its closest spelling.
  std::stable_sort(out.begin(), out.end(), [](const CloseEntity& a, const CloseEntity& b) {
    if (a.distance != b.distance) return a.distance < b.distance;
    return a.weight != b.weight ? a.weight > b.weight : a.id < b.id;
  });
  std::vector<CloseEntity> kept;
  for (CloseEntity& one : out) {
    if (kept.size() == most) break;
    const bool told = std::any_of(kept.begin(), kept.end(), [&](const CloseEntity& k) {
      return k.id == one.id && k.name == one.name && k.lat == one.lat && k.lon == one.lon;
    });
    if (!told) kept.push_back(std::move(one));
  }
  return kept;
}

}  // namespace dateline
