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

bool names_make(const DateWords& words, const Passage& passage, const Match& match) {
  const Lattice& lattice = passage.lattice;
  if (match.captures.size() != 1 || match.captures.front().name != words.year || match.last >= lattice.last())
    return false;
  // "a 1989 Mercedes", "her stolen 1989 Mercury"; not "in 1989 Mercedes opened a plant".
  if (!lattice.stands_before(match.first, words.determiner, 2) &&
      !lattice.stands_before(match.first, words.possessive, 2))
    return false;
  const Chunk* name = lattice.longest(match.last, class_of(Builtin::name));
  const Token& next = lattice.token(match.last);
  if (name == nullptr) return next.letters == LetterCase::capital && next.gap == Gap::space;
  if (name->payload >= passage.document.annotations.size()) return false;
  const auto* entity = std::get_if<Entity>(&passage.document.annotations[name->payload].value);
  return entity != nullptr && (entity->type == EntityType::product || entity->type == EntityType::org);
}

void follow_entry(const DateExpression& expression, const DateBase& base, const DateContext& context,
                  DateAnchor& anchor, ResolvedDate& resolved) {
  constexpr int kMostDays = 180;  // from one entry to the next; more, and the chronicle runs backwards
  const auto before = parse_timex(anchor.entry);
  const auto last = before ? days_of(*before) : std::nullopt;
  const Timex& said = expression.said;
  if (last && said.year == kOpen && said.month != kOpen && said.day != kOpen && expression.direction == kOpen) {
    DateExpression dated = expression;
    dated.said.year = before->year;
    auto day = make_day(dated.said.year, said.month, said.day);
    if (day && *day < last->first) day = make_day(++dated.said.year, said.month, said.day);
    const bool near = day && *day <= add_days(last->first, kMostDays);
    if (near && !(base.published && *base.published < *day)) {
      resolved = resolve_date(dated, base, context);
      resolved.value.anchor = anchor.entry;
      resolved.value.implied = true;
    }
  }
  if (resolved.timex && resolved.timex->grain == Grain::day && days_of(*resolved.timex))
    anchor.entry = timex_value(*resolved.timex);
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
