// A compiled language in a file: the tables' and rules' texts need not be read anew each time a program starts.
//
// An image holds what compiling gives, field by field in the order of the exchange() members; numbers are as this kind
// of processor has them. It carries the hash of the texts it was made from and of the format's number: where either
// is another, or a byte is damaged, it is not used, and the texts are. So nothing that a linguist edits can be missed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dateline {

// 64 bits of any bytes, eight at a time.
std::uint64_t hash_of_bytes(std::string_view bytes, std::uint64_t seed = 0);

// What may be copied byte for byte: no padding, no pointers. Pointers have no place in an image.
template <typename T>
inline constexpr bool kIsBytes = std::has_unique_object_representations_v<T> && !std::is_pointer_v<T>;

// The fields that are made of others, read and written alike. `Image` is who derives from it.
template <typename Image>
class CompoundFields {
 protected:
  template <typename A, typename B>
  void compound(std::pair<A, B>& pair) {
    image().field(pair.first);
    image().field(pair.second);
  }
  template <typename T>
  void compound(T& value) {
    value.exchange(image());
  }

 private:
  Image& image() { return static_cast<Image&>(*this); }
};

// Fields in the order they are given: field(x) appends x.
class ImageWriter : public CompoundFields<ImageWriter> {
 public:
  static constexpr bool kReads = false;

  template <typename T>
  requires kIsBytes<T>
  void field(const T& value) { out_.append(reinterpret_cast<const char*>(&value), sizeof value); }
  template <typename T>
  requires(!kIsBytes<T>) void field(T& value) { this->compound(value); }
  void field(std::string& text) { view(text); }
  // The text is kept once, however often it is asked for.
  void view(std::string_view text);
  template <typename T>
  void field(std::vector<T>& list) {
    size(list.size());
    if constexpr (kIsBytes<T>) {
      out_.resize((out_.size() + alignof(T) - 1) / alignof(T) * alignof(T));
      out_.append(reinterpret_cast<const char*>(list.data()), list.size() * sizeof(T));
    } else {
      for (T& one : list) field(one);
    }
  }
  void size(std::size_t count) { field(static_cast<std::uint32_t>(count)); }

  // The whole image, for texts and a library of that key.
  std::string image(std::uint64_t key) const;

 private:
  std::string out_;
  std::string texts_;
  std::unordered_map<std::string, std::uint32_t> places_;  // of texts
};

// Reads what ImageWriter has written, field by field. An image that is not what its sum says is never begun; one that
// ends too early (its writer had other fields) gives zeros, and is not ok().
class ImageReader : public CompoundFields<ImageReader> {
 public:
  static constexpr bool kReads = true;

  // The bytes must live as long as the views that are taken. Not ok() where it is no image for that key.
  ImageReader(std::string_view image, std::uint64_t key);

  bool ok() const { return ok_; }
  // Everything was read, and nothing is left.
  bool done() const { return ok_ && at_ == end_; }

  template <typename T>
  requires kIsBytes<T>
  void field(T& value) {
    if (const char* at = take(sizeof value)) std::memcpy(&value, at, sizeof value);
  }
  template <typename T>
  requires(!kIsBytes<T>) void field(T& value) { this->compound(value); }
  void field(std::string& text) {
    std::string_view v;
    view(v);
    text.assign(v);
  }
  void view(std::string_view& text) {
    std::uint32_t first = 0, size = 0;
    field(first);
    field(size);
    text = first <= texts_.size() && size <= texts_.size() - first ? texts_.substr(first, size) : std::string_view();
  }
  template <typename T>
  void field(std::vector<T>& list) {
    const std::size_t count = size(kIsBytes<T> ? sizeof(T) : 1);
    if constexpr (kIsBytes<T>) {
      // Not resize(): what is overwritten need not be cleared.
      take(-reinterpret_cast<std::uintptr_t>(at_) % alignof(T));
      const T* first = reinterpret_cast<const T*>(take(count * sizeof(T)));
      list.assign(first, first + (first == nullptr ? 0 : count));
    } else {
      list.resize(count);
      for (T& one : list) field(one);
    }
  }
  // Returns how many elements of at least so many bytes follow; 0 where there is no room for them.
  std::size_t size(std::size_t least) {
    std::uint32_t count = 0;
    field(count);
    if (count <= static_cast<std::size_t>(end_ - at_) / least) return count;
    ok_ = false;
    return 0;
  }

 private:
  const char* take(std::size_t size) {
    if (static_cast<std::size_t>(end_ - at_) < size) {
      ok_ = false;
      at_ = end_;
      return nullptr;
    }
    return std::exchange(at_, at_ + size);
  }

  const char* at_ = nullptr;
  const char* end_ = nullptr;
  std::string_view texts_;
  bool ok_ = false;
};

}  // namespace dateline
