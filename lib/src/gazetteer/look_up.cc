#include "gazetteer/look_up.h"

#include <algorithm>

#include "gazetteer/gazetteer_data.h"

namespace dateline {

namespace {

constexpr std::size_t kMostEntries = 32;  // of one spelling

bool word_allows(const WordShape& listed, const WordShape& written) {
  if (listed.all_capitals) return written.all_capitals;
  if (listed.first_capital) return written.first_capital;
  return !listed.any_capital || written.any_capital;
}

bool case_allows(CaseRule rule, std::string_view listed, std::string_view written) {
  if (rule == CaseRule::any) return true;
  if (rule == CaseRule::exact) {
    // Case alone is exact: gaps and accents are as for all names.
    std::size_t a = 0, b = 0;
    while (a < listed.size() && b < written.size()) {
      const WordShape left = next_shape(listed, a), right = next_shape(written, b);
      if (left.first_capital != right.first_capital || left.any_capital != right.any_capital ||
          left.all_capitals != right.all_capitals) {
        return false;
      }
    }
    return true;
  }
  if (rule == CaseRule::upper) return is_upper(written);
  std::size_t a = 0, b = 0;
  while (a < listed.size() && b < written.size()) {
    const WordShape left = next_shape(listed, a);
    if (!word_allows(left, next_shape(written, b))) return false;
  }
  return true;
}

// Returns whether a name listed like this may be written so.
bool allows(CaseRule rule, std::string_view listed, Writing& writing, bool ignore_case) {
  if (listed == writing.written) return ignore_case || rule != CaseRule::upper || is_upper(listed);
  NameKey key;
  make_key(listed, key);
  if (!writing.key().whole || key.view() != writing.key().view()) return false;
  return ignore_case || case_allows(rule, listed, writing.written);
}

// "NSW" before a full stop is not "N.S.W.", but "Snow Co" there is "Snow Co.".
std::ptrdiff_t dots(std::string_view name) { return std::count(name.begin(), name.end(), '.'); }

}  // namespace

bool collect(const Gazetteer::Data& data, Writing& writing, bool ignore_case, std::vector<NameEntry>& found,
             bool& takes_dot) {
  const std::size_t before = found.size();
  ByteReader reader(data.bucket(writing.hash));
  NameRecord record;
  while (!reader.done() && Gazetteer::Data::read_name(reader, record)) {
    if (record.print != print_of(writing.hash)) continue;
    if ((record.flags & name_flag::needs_dot) && !writing.has_dot) continue;
    if (writing.clitic && !(record.flags & name_flag::apostrophe)) continue;
    ByteReader offsets(record.offsets);
    NameEntry entry;
    bool first = true;
    const std::size_t most = found.size() + kMostEntries;
    while (!offsets.done() && found.size() < most && data.read_entry(offsets.u32(), entry)) {
      if (first) {
        const std::string_view listed = record.spelling.empty() ? entry.name : record.spelling;
        if (!allows(record.rule(), listed, writing, ignore_case)) break;
        if (record.flags & name_flag::ends_dot) takes_dot = takes_dot || dots(listed) == dots(writing.written) + 1;
        first = false;
      }
      entry.weak = record.flags & name_flag::weak;
      found.push_back(entry);
    }
  }
  // The heaviest first, then as they stand in the file. An entry may be named by two spellings of one key; that it is
  // weak by one of them alone says nothing.
  const auto begin = found.begin() + static_cast<std::ptrdiff_t>(before);
  const auto same = [](const NameEntry& a, const NameEntry& b) { return a.name.data() == b.name.data(); };
  if (found.end() - begin > 1) {
    std::sort(begin, found.end(), [](const NameEntry& a, const NameEntry& b) {
      if (a.weight != b.weight) return a.weight > b.weight;
      if (a.name.data() != b.name.data()) return a.name.data() < b.name.data();
      return a.weak < b.weak;
    });
    found.erase(std::unique(begin, found.end(), same), found.end());
  }
  return found.size() > before;
}

void look_up_name(const Gazetteer::Data& data, std::string_view name, bool ignore_case, std::vector<NameEntry>& found) {
  KeyHash hash;
  hash.add(name);
  Writing writing(name, hash.value());
  if (writing.key().size == 0 || !writing.key().whole) return;
  writing.has_dot = name.ends_with('.');
  bool takes_dot = false;
  collect(data, writing, ignore_case, found, takes_dot);
}

}  // namespace dateline
