// Whether what stands around a sign, a code or a currency's name lets it be money.
#include <algorithm>
#include <string_view>

#include "extract/figure_context.h"

namespace dateline {

// "$5 million Canadian", "$75 U.S. a barrel": a sign that may mean that nation's money, and no "$5 million Canadian
// film".
bool FigureContext::of_nation(const Match& match, const Capture& nation, const Figure& figure) const {
  const Capture* sign = match.find(d_.sign_name);
  if (!sign || !sign->sense || token(nation.first).letters == LetterCase::lower) return false;
  if (sign->sense->option("candidates").find(nation.sense->value) == std::string_view::npos) return false;
  const bool ends = figure.bound != Bound::range && figure.per.empty();
  if (!ends || !inside(last_)) return true;
  if (glued(last_)) return stops(last_) && !is(last_, d_.hyphen);
  return !word(last_) || !d_.phrases.is_open(lattice_, match.last);
}

bool FigureContext::money(const Match& match, const Figure& figure) const {
  const Capture* number = match.find(d_.number_name);
  // "A-$5" and "5-$10" have no sign of what is less than nothing.
  if (figure.value && figure.value->is_negative() && glued(first_) && inside(first_ - 1) && !punctuation(first_ - 1))
    return false;
  for (const std::uint16_t name : {d_.unit_name, d_.sign_name}) {
    const Capture* unit = match.find(name);
    if (!unit || !unit->sense) continue;
    if (!unit->sense->option("grown").empty()) return false;
    const bool code = unit->cls == d_.currency_code;
    if (unit->cls == d_.currency_nation && !of_nation(match, *unit, figure)) return false;
    // "250,000 Bitcoin trades"
    if (!unit->sense->option("attributive").empty() && unit->last == match.last &&
        d_.counted_after(lattice_, match.last)) {
      return false;
    }
    // A sign behind the number belongs to the next one: "the 50 $20 notes".
    if (unit->cls == d_.currency_sign && name == d_.unit_name && unit->last == match.last && digits(last_) &&
        glued(last_)) {
      return false;
    }
    // "A $5 million grant": the letter of a sign is grown together with it.
    if (unit->cls == d_.currency_sign && unit->last - unit->first > 1 && str(unit->first).size() == 1 &&
        word(unit->first) && !glued(At{unit->first} + 1)) {
      return false;
    }
    // "COP 27" is a conference.
    if (const std::string_view least = unit->sense->option("least"); !least.empty()) {
      const auto& amount = figure.value ? figure.value : figure.high ? figure.high : figure.low;
      if (!amount || *amount < Decimal::parse(least).value_or(Decimal(0))) return false;
    }
    // "kr", "R" and the like inside words; letters glued before or behind.
    if (unit->first == match.first && glued(unit->first) && word(At{unit->first} - 1) && code) return false;
    if (unit->sense->option("weak").empty()) continue;
    // "#62.5 million": pounds where the sign is a number sign's; "#5" is a number in a series.
    if (unit->sense->option("weak") == "scaled") {
      const Capture* least = number ? number : match.find(d_.high_name);
      if (!least || !passage_.numbers[least->payload].scaled) return false;
      continue;
    }
    if (code) {
      // An ordinary word in capitals among others in capitals: "ALL 50 STATES".
      if (letters(first_ - 1, LetterCase::upper) || letters(last_, LetterCase::upper)) return false;
      continue;
    }
    const Number* amount = number ? &passage_.numbers[number->payload] : nullptr;
    const bool large = (figure.value && *figure.value >= Decimal(100000)) ||
                       (figure.low && *figure.low >= Decimal(100000)) || (amount && amount->scaled);
    if (is(unit->first, d_.unit)) {  // "pounds": weight unless large, or sterling is spoken of near by
      if (large) continue;
      const std::string_view text = lattice_.text();
      const std::size_t from = token(first_).begin > 2000 ? token(first_).begin - 2000 : 0;
      const std::string_view near = text.substr(from, 4000);
      if (near.find("£") == std::string_view::npos && !money_told(match)) return false;
      continue;
    }
    if (unit->cls == d_.currency_minor) {
      if (!glued(unit->first) && !match.find(d_.per_name)) return false;  // "7.2 p a share"
      continue;
    }
    if (!large && figure.value && *figure.value < Decimal(50)) return false;
    // "340 real estate agents"
    if (!large && word(last_) && d_.phrases.is_open(lattice_, match.last) && !is(last_, d_.verb)) return false;
    if (!large && word(last_) && !stops(last_) && is(last_, d_.determiner)) return false;
  }
  if (glued(first_) && (word(first_ - 1) || digits(first_ - 1))) return false;
  return !(glued(last_) && (digits(last_) || (word(last_) && !is(last_, d_.clitic))));
}

// "paid 5,000 pounds", "a fine of 500 pounds", and no "paid for 5,000 pounds of rice", "a 50-pound fish".
bool FigureContext::money_told(const Match& match) const {
  constexpr At kBefore = 8, kBehind = 3;
  bool told = false;
  if (is(last_, d_.of) || is(At{match.last} - 2, d_.hyphen)) return is(last_, d_.money_cue);
  for (At at = std::max<At>(first_ - kBefore, lattice_.first()); inside(at) && at < last_ + kBehind; ++at) {
    if (is(at, d_.weight_cue)) return false;
    told = told || lattice_.has(static_cast<std::uint32_t>(at), d_.money_cue);
  }
  return told;
}

}  // namespace dateline
