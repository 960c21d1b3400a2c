#include "extract/date_told.h"

#include <string_view>

namespace dateline {

Timex without_time(Timex timex) {
  if (timex.grain < Grain::part) return timex;
  timex.grain = Grain::day;
  timex.part = DayPart::none;
  timex.hour = timex.minute = timex.second = timex.zone = kOpen;
  return timex;
}

void tell(const Timex& timex, DateBase& base) {
  if (timex.grain < Grain::day) return;
  base.told = timex;
  base.near_before = false;
  base.near = without_time(timex);
}

bool names_make(const Passage& passage, const Match& match, std::uint16_t year) {
  const Lattice& lattice = passage.lattice;
  if (match.captures.size() != 1 || match.captures.front().name != year || match.last >= lattice.last()) return false;
  const Chunk* name = lattice.longest(match.last, class_of(Builtin::name));
  const Token& next = lattice.token(match.last);
  if (name == nullptr) return next.letters == LetterCase::capital && next.gap == Gap::space;
  if (name->payload >= passage.document.annotations.size()) return false;
  const auto* entity = std::get_if<Entity>(&passage.document.annotations[name->payload].value);
  return entity != nullptr && (entity->type == EntityType::product || entity->type == EntityType::org);
}

bool goes_on_telling(const Passage& passage, const DateAnchor& anchor) {
  constexpr std::uint32_t kReach = 4;
  const std::uint32_t behind = passage.sentence - anchor.told_in;
  if (anchor.told.empty() || behind > kReach) return false;
  if (passage.zone != ZoneRole::body && passage.zone != ZoneRole::quote) return false;
  if (behind == 1) return true;
  const auto& sentences = passage.document.sentences;
  const std::uint32_t begin = sentences[anchor.told_in].span.end, end = sentences[passage.sentence].span.begin;
  const std::string_view between = std::string_view(passage.document.text).substr(begin, end - begin);
  return between.find("\n\n") == std::string_view::npos && between.find("\r\n\r\n") == std::string_view::npos;
}

}  // namespace dateline
