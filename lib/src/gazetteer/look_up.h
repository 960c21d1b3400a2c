// What one gazetteer has under a key.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "gazetteer/match.h"
#include "gazetteer/normalise.h"

namespace dateline {

// A name as a text writes it, and what it must meet besides its key.
class Writing {
 public:
  Writing(std::string_view text, std::uint64_t key_hash) : written(text), hash(key_hash) {}

  // Made when it is first asked for: most names are listed just as they are written.
  const NameKey& key() {
    if (!key_) make_key(written, key_.emplace());
    return *key_;
  }

  std::string_view written;
  std::uint64_t hash;
  bool clitic = false;
  bool has_dot = false;  // a dot follows, or ends it

 private:
  std::optional<NameKey> key_;
};

// Appends the entries of all records with this key that allow the writing. Returns whether there is one; sets
// `takes_dot` where a record of it ends with a dot.
bool collect(const Gazetteer::Data& data, Writing& writing, bool ignore_case, std::vector<NameEntry>& found,
             bool& takes_dot);

}  // namespace dateline
