// From what a rule captured to the amount: number, range, bound, unit, rate.
#include <algorithm>
#include <utility>

#include "extract/figure_context.h"

namespace dateline {

bool age_unit(std::string_view unit) { return unit == "a" || unit == "mo" || unit == "wk" || unit == "d"; }

Figure* figure_of(const Reading& reading) {
  const bool gives = reading.kind == ReadingKind::figure && !reading.silent;
  return gives ? &std::get<Figure>(reading.annotation->value) : nullptr;
}

Bound bound_named(std::string_view name) {
  if (name == "about") return Bound::about;
  if (name == "at-least") return Bound::at_least;
  if (name == "more-than") return Bound::more_than;
  if (name == "at-most") return Bound::at_most;
  if (name == "less-than") return Bound::less_than;
  return Bound::exact;
}

void put_amount(Figure& figure, Decimal amount, Bound bound) {
  figure.bound = bound;
  if (bound != Bound::range) figure.value = figure.low = figure.high = std::nullopt;
  switch (bound) {
    case Bound::exact:
      figure.value = figure.low = figure.high = amount;
      break;
    case Bound::about:
      figure.value = amount;
      break;
    case Bound::at_least:
    case Bound::more_than:
      figure.low = amount;
      break;
    case Bound::at_most:
    case Bound::less_than:
      figure.high = amount;
      break;
    case Bound::range:
      break;
  }
}

namespace {

using At = std::int64_t;

bool is_lower(Bound bound) { return bound == Bound::at_least || bound == Bound::more_than; }
bool is_upper(Bound bound) { return bound == Bound::at_most || bound == Bound::less_than; }

std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> out;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    out.emplace_back(list.substr(0, comma));
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return out;
}

// "fell to 5 degrees": where the sentence speaks of warmth they are no angles, unless they lie north or south.
void settle_candidates(const FigureContext& context, const Match& match, const Sense& unit, Figure& figure) {
  const std::string_view where = unit.option("where");
  if (where.empty() || context.directed(match.last) || !context.unit_told(where)) return;
  figure.candidates = split(unit.option("then"));
  const auto& amount = figure.value ? figure.value : figure.low ? figure.low : figure.high;
  const auto turn = Decimal::parse(unit.option("turn"));
  const bool hot = amount && turn && *amount >= *turn && figure.candidates.size() > 1;
  figure.unit = figure.candidates[hot ? 1 : 0];
}

bool scale_all(Figure& figure, const Decimal& by, const Decimal& divisor) {
  for (std::optional<Decimal>* part : {&figure.value, &figure.low, &figure.high}) {
    if (!*part) continue;
    const auto product = (*part)->times(by);
    bool rounded = false;
    const auto quotient = product ? Decimal::ratio(*product, divisor, &rounded) : std::nullopt;
    if (!quotient) return false;
    if (rounded) figure.issue = "rounded";
    *part = *quotient;
  }
  return true;
}

// "1.2-2.3 billion": the scale of the higher end is the lower one's too, where that leaves it the lower one.
std::optional<Decimal> shared_low(const Number& low, const Number& high, bool dash) {
  // "3-4,000" are thousands.
  if (dash && high.grouped && !low.grouped && !low.scaled && !high.scaled && low.value.is_whole()) {
    const auto own = low.value.times(Decimal(1000));
    const auto thousands = Decimal::ratio(high.value, Decimal(1000), nullptr);
    if (own && *own < high.value && !low.value.is_negative() && low.value >= Decimal(1) && thousands &&
        thousands->is_whole()) {
      return own;
    }
  }
  // "five to six hundred thousand": so of the hundred.
  const Decimal ten(10), hundred(100);
  const auto top = Decimal::ratio(high.value, high.scaled ? high.scale : Decimal(1), nullptr);
  const auto hundreds = top && high.spelled ? Decimal::ratio(*top, hundred, nullptr) : std::nullopt;
  if (low.spelled && !low.scaled && low.value < ten && hundreds && hundreds->is_whole() && low.value < *hundreds &&
      *hundreds < ten) {
    const auto own = low.value.times(hundred);
    return own ? own->times(high.scaled ? high.scale : Decimal(1)) : own;
  }
  if (low.scaled || !high.scaled) return low.value;
  const auto mantissa = Decimal::ratio(high.value, high.scale, nullptr);
  if (!mantissa || !(low.value < *mantissa)) return low.value;
  return low.value.times(high.scale);
}

// "from 5.2 to 4.9 billion": the same where the first is the greater one; nothing where it is not, or by far.
std::optional<Decimal> shared_start(const Number& first, const Number& second) {
  auto start = std::optional<Decimal>(first.value);
  if (!first.scaled && second.scaled) start = first.value.times(second.scale);
  const auto most = second.value.times(Decimal(30));
  if (!start || !most || !(second.value < *start) || !(*start < *most)) return std::nullopt;
  return start;
}

}  // namespace

std::optional<Figure> FigureReader::Data::compose(const Passage& passage, const Match& match,
                                                  const FigureRule& rule) const {
  Figure figure;
  figure.type = rule.type;
  Bound bound = rule.bound;
  if (const Sense* before = sense_of(match, bound_name)) bound = bound_named(before->value);
  if (const Sense* behind = sense_of(match, post_name)) bound = bound_named(behind->value);

  bool rounded = false;
  if (rule.value) {
    put_amount(figure, *rule.value, bound);
  } else if (rule.plural) {
    Decimal low(2);
    for (const Capture& capture : match.captures) {
      if (capture.name != plural_name && capture.name != scale_name) continue;
      const auto product = capture.sense ? low.times(Decimal(capture.sense->number)) : std::nullopt;
      if (!product) return std::nullopt;
      low = *product;
    }
    figure.low = low;
    figure.bound = Bound::at_least;
  } else if (rule.both) {
    const Number* first = number(passage, match, low_name);
    const Number* second = number(passage, match, high_name);
    const Sense* bound2 = sense_of(match, bound2_name);
    if (!first || !second || !bound2) return std::nullopt;
    Bound other = bound_named(bound2->value);
    if (is_lower(other)) std::swap(first, second), std::swap(bound, other);
    if (!is_lower(bound) || !is_upper(other) || !(first->value < second->value)) return std::nullopt;
    figure.low = first->value;
    figure.high = second->value;
    figure.bound = Bound::range;
  } else if (rule.ratio) {
    const Number* part = number(passage, match, low_name);
    const Number* whole = number(passage, match, high_name);
    const Sense* between = sense_of(match, ratio_name);
    const bool proper = !between || between->value.empty();  // "3 over 2" is none
    if (!part || !whole || whole->value.is_zero() || (proper && !(part->value < whole->value))) return std::nullopt;
    const auto quotient = Decimal::ratio(part->value, whole->value, &rounded);
    if (!quotient) return std::nullopt;
    put_amount(figure, *quotient, bound);
  } else if (rule.fold && !rule.range) {
    const Number* times = number(passage, match, number_name);
    const Sense* sense = sense_of(match, fold_name);
    if (!times && !sense) return std::nullopt;
    put_amount(figure, times ? times->value : Decimal(sense->number), bound);
  } else if (rule.range) {
    const Number* low = number(passage, match, low_name);
    const Number* high = number(passage, match, high_name);
    if (!low || !high) return std::nullopt;
    const At behind = match.find(low_name)->last;
    const bool dash = is(passage.lattice, behind, range_dash) && behind + 1 == At{match.find(high_name)->first};
    const auto from = shared_low(*low, *high, dash);
    const bool pair = is(passage.lattice, match.first, level);
    if (const auto start = pair ? shared_start(*low, *high) : std::nullopt) {
      figure.low = high->value;
      figure.high = *start;
      figure.change = Change::down;  // "from 12 to 9 percent"
    } else if (from && *from < high->value) {
      figure.low = *from;
      figure.high = high->value;
    } else if (low->value.is_negative() && high->value.is_negative() && high->value < low->value) {
      figure.low = high->value;  // "-5 to -10 degrees" goes away from zero, as "5 to 10" does
      figure.high = low->value;
    } else {
      return std::nullopt;
    }
    figure.bound = bound == Bound::about ? Bound::about : Bound::range;
    rounded = low->rounded || high->rounded;
  } else {
    const Number* amount = number(passage, match, number_name);
    if (!amount) amount = number(passage, match, fraction_name);
    if (!amount) return std::nullopt;
    rounded = amount->rounded;
    Decimal value = amount->value;
    if (const Sense* scale = sense_of(match, scale_name)) {
      const auto scaled = value.times(Decimal(scale->number));
      if (!scaled) return std::nullopt;
      value = *scaled;
    }
    if (rule.negative) {
      if (value.is_negative()) return std::nullopt;
      value = value.negated();
    }
    put_amount(figure, value, bound);
  }
  if (rounded) figure.issue = "rounded";

  const Sense* unit_sense = nullptr;
  for (const std::uint16_t name : {sign_name, unit_name, percent_name}) {
    const Sense* sense = sense_of(match, name);
    // "$9 million USD": of a sign and a code the plain one counts.
    if (sense && (!unit_sense || !unit_sense->option("assumed").empty())) unit_sense = sense;
  }
  if (rule.glued) {
    const Number* amount = number(passage, match, number_name);
    if (!amount || !amount->sign) return std::nullopt;
    unit_sense = amount->sign;
  }
  if (!rule.unit.empty()) {
    figure.unit = rule.unit;
  } else if (unit_sense) {
    figure.unit = std::string(unit_sense->value);
    if (!unit_sense->option("assumed").empty()) {
      figure.assumed = true;
      figure.candidates = split(unit_sense->option("candidates"));
      // In words, "three degrees" may be a graduate's.
      const Number* degrees = number(passage, match, number_name);
      if (!degrees || !degrees->spelled)
        settle_candidates(FigureContext(*this, passage, match), match, *unit_sense, figure);
    }
    if (const std::string_view per = unit_sense->option("per"); !per.empty()) {
      const auto divisor = Decimal::parse(per);
      if (!divisor || !scale_all(figure, Decimal(1), *divisor)) return std::nullopt;
    }
  } else if (rule.type == FigureType::money || rule.type == FigureType::percent || rule.age) {
    return std::nullopt;
  }
  if (rule.type == FigureType::measure && figure.unit.empty()) return std::nullopt;

  // "5 dollars and 50 cents"; "5 ft 2 in", in the first unit.
  if (const Number* cents = number(passage, match, cents_name)) {
    const auto part = Decimal::ratio(cents->value, Decimal(100), nullptr);
    const auto sum = part && figure.value ? figure.value->plus(*part) : std::nullopt;
    if (!sum) return std::nullopt;
    put_amount(figure, *sum, figure.bound);
  }
  if (const Number* inches = number(passage, match, inches_name)) {
    bool inexact = false;
    const auto feet = figure.value ? figure.value->times(Decimal(12)) : std::nullopt;
    const auto total = feet ? feet->plus(inches->value) : std::nullopt;
    const auto sum = total ? Decimal::ratio(*total, Decimal(12), &inexact) : std::nullopt;
    if (!sum || !(inches->value < Decimal(12))) return std::nullopt;
    put_amount(figure, *sum, figure.bound);
    if (inexact) figure.issue = "rounded";
  }
  // "12 st 4 lb", "7 pounds 3 ounces": in the first unit.
  if (const Number* part = number(passage, match, part_name)) {
    const Sense* smaller = sense_of(match, unit2_name);
    const auto by = smaller ? Decimal::parse(smaller->option("by")) : std::nullopt;
    if (!by || !figure.value || smaller->option("to") != figure.unit || !(part->value < *by)) return std::nullopt;
    bool inexact = false;
    const auto rest = Decimal::ratio(part->value, *by, &inexact);
    const auto sum = rest ? figure.value->plus(*rest) : std::nullopt;
    if (!sum) return std::nullopt;
    put_amount(figure, *sum, figure.bound);
    if (inexact) figure.issue = "rounded";
  }
  const Sense* per = sense_of(match, per_name);
  if (!per) per = sense_of(match, rate_name);
  if (per) figure.per = std::string(per->value);
  if (!per && unit_sense) figure.per = std::string(unit_sense->option("rate"));  // "5,000 bpd"

  if (figure.type == FigureType::money && figure.assumed && !passage.options.currency.empty()) {
    // Sterling is no reading of "kr", whatever the option says.
    const auto& all = figure.candidates;
    const bool possible = std::find(all.begin(), all.end(), passage.options.currency) != all.end();
    if (passage.options.currency == "none") {
      figure.assumed = false;
      figure.unit.clear();
      figure.issue = "currency-ambiguous";
    } else if (possible) {
      figure.assumed = false;
      figure.unit = passage.options.currency;
      figure.candidates.clear();
    }
  }
  return figure;
}

}  // namespace dateline
