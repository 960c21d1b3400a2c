// The members of a gzip file, one after the other, past damaged ones.
#pragma once

#include <zlib.h>

#include <memory>
#include <string>

#include "input/source.h"

namespace dateline {

// Gives one member, then ends; next_member() begins the next. A damaged member ends where the damage is.
class GzipMembers : public ByteStream {
 public:
  GzipMembers(std::unique_ptr<Source> inner, std::shared_ptr<Budget> budget);
  ~GzipMembers() override;
  GzipMembers(const GzipMembers&) = delete;
  GzipMembers& operator=(const GzipMembers&) = delete;

  std::size_t read(char* out, std::size_t size) override;

  // Goes on to the next member, over what is left of this one and over bytes that are none; returns false where there
  // is none. `lost` is set where bytes were passed over.
  bool next_member(bool& lost);
  // What is wrong with the member at hand; empty while nothing is.
  const std::string& damage() const { return damage_; }

 private:
  bool find_member();

  std::unique_ptr<Source> inner_;
  std::shared_ptr<Budget> budget_;
  z_stream zlib_{};
  bool ended_ = true;  // the member at hand
  std::string damage_;
};

// Returns the first bytes, up to `size`, of what a gzip file's head holds.
std::string inflated_head(std::string_view head, std::size_t size);

}  // namespace dateline
