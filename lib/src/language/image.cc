#include "language/image.h"

namespace dateline {

namespace {

// The name says of which processors' numbers, too: read on others it is another name.
constexpr std::uint64_t kImageMagic = 0x0A0D676E616C4C44;  // "DLlang\r\n" where the low byte comes first

struct Header {
  std::uint64_t magic = kImageMagic;
  std::uint64_t key = 0;
  std::uint64_t sum = 0;     // of all behind the header
  std::uint64_t fields = 0;  // bytes; the texts come behind them
};
static_assert(kIsBytes<Header> && sizeof(Header) % 8 == 0);

constexpr std::uint64_t kSecrets[4] = {0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB};

// Both halves of the product.
std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = Wide{a} * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

std::uint64_t block_at(const char* at) {
  std::uint64_t block;
  std::memcpy(&block, at, sizeof block);
  return block;
}

}  // namespace

// Two sums side by side: neither waits for the other.
std::uint64_t hash_of_bytes(std::string_view bytes, std::uint64_t seed) {
  constexpr std::size_t kStep = 32;
  std::uint64_t first = seed, second = ~seed;
  const auto take = [&](const char* at) {
    first = mixed(first ^ block_at(at) ^ kSecrets[0], block_at(at + 8) ^ kSecrets[1]);
    second = mixed(second ^ block_at(at + 16) ^ kSecrets[2], block_at(at + 24) ^ kSecrets[3]);
  };
  const char* at = bytes.data();
  std::size_t left = bytes.size();
  for (; left >= kStep; at += kStep, left -= kStep) take(at);
  char rest[kStep] = {};
  if (left > 0) std::memcpy(rest, at, left);
  take(rest);
  return mixed(first ^ bytes.size(), second ^ kSecrets[0]);
}

void ImageWriter::view(std::string_view text) {
  const auto [place, is_new] = places_.try_emplace(std::string(text), static_cast<std::uint32_t>(texts_.size()));
  if (is_new) texts_ += text;
  field(place->second);
  size(text.size());
}

std::string ImageWriter::image(std::uint64_t key) const {
  Header header;
  header.key = key;
  header.fields = out_.size();
  const std::string behind = out_ + texts_;
  header.sum = hash_of_bytes(behind);
  return std::string(reinterpret_cast<const char*>(&header), sizeof header) + behind;
}

ImageReader::ImageReader(std::string_view image, std::uint64_t key) {
  Header header;
  if (image.size() < sizeof header) return;
  std::memcpy(&header, image.data(), sizeof header);
  image.remove_prefix(sizeof header);
  if (header.magic != kImageMagic || header.key != key || header.fields > image.size()) return;
  if (header.sum != hash_of_bytes(image)) return;
  at_ = image.data();
  end_ = at_ + header.fields;
  texts_ = image.substr(header.fields);
  ok_ = true;
}

}  // namespace dateline
