#include "extract/date_list.h"

#include <algorithm>
#include <utility>

#include "extract/date_expression.h"

namespace dateline {
namespace {

constexpr int kHalfDay = 12, kMinutes = 60;

int minutes_of(int hour, int minute) { return hour * kMinutes + std::max(minute, 0); }

// One of the captures before the last date, as far as it says itself.
class Item {
 public:
  Item(const Passage& passage, const Capture& capture) {
    if (capture.cls == class_of(Builtin::ordinal)) {
      const auto value = passage.numbers[capture.payload].value.whole();
      day_ = value && *value > 0 && *value < 32 ? static_cast<int>(*value) : 0;
      return;
    }
    const DateShape& shape = passage.shapes[capture.payload];
    day_ = shape.day;
    hour_ = shape.hour >= 0 ? shape.hour : shape.month;
    minute_ = shape.minute;
  }

  int day() const { return day_; }

  // "6" in "6 to 10 p.m." is p.m., "10" in "10 to 2 p.m." is a.m.: the hour within half a day before.
  bool is_before(const Timex& end) const {
    return hour_ >= 0 && hour_ <= kHalfDay && minutes_of(hour_ % kHalfDay, minute_) < minutes_of(end.hour, end.minute);
  }
  void put_before(const Timex& end, Timex& time) const {
    const int hour = hour_ % kHalfDay;
    const bool afternoon = minutes_of(hour + kHalfDay, minute_) < minutes_of(end.hour, end.minute);
    time.hour = afternoon ? hour + kHalfDay : hour;
    time.minute = std::max(minute_, 0);
  }

 private:
  int day_ = -1, hour_ = -1, minute_ = -1;
};

}  // namespace

bool is_in_order(const DateWords& words, const Passage& passage, const Match& match) {
  const Timex end = read_expression(words, passage, match).said;
  int day = 0;
  for (const Capture& capture : match.captures) {
    if (capture.name != words.first) continue;
    const Item item(passage, capture);
    if (end.hour != kOpen) {
      if (!item.is_before(end)) return false;
      continue;
    }
    if (item.day() <= day) return false;
    day = item.day();
  }
  return end.hour != kOpen || end.day > day;
}

std::vector<Annotation> resolve_list(const DateWords& words, const Passage& passage, const Match& match,
                                     const DateBase& base, const DateContext& context, Annotation& annotation,
                                     ResolvedDate& last) {
  const Lattice& lattice = passage.lattice;
  DateExpression whole = read_expression(words, passage, match);
  last = resolve_date(whole, base, context);
  const bool times = whole.said.hour != kOpen;
  if (!times && last.timex) whole.said.year = last.timex->year;
  std::vector<Annotation> out;
  std::uint32_t begin = match.first;
  for (const Capture& capture : match.captures) {
    if (capture.name != words.first) continue;
    DateExpression one = whole;
    const Item item(passage, capture);
    if (times) {
      item.put_before(whole.said, one.said);
    } else {
      one.said.day = item.day();
    }
    Annotation& added = out.emplace_back(annotation);
    added.span = {lattice.token(out.size() == 1 ? match.first : capture.first).begin,
                  lattice.token(capture.last - 1).end};
    DateValue value = resolve_date(one, base, context).value;
    value.anchor = last.value.anchor;
    value.implied = last.value.implied;
    if (times && match.rule->value("as") == "stretch" && !value.edtf.empty())
      value.interval = last.value.interval = value.edtf + "/" + last.value.edtf;
    added.value = std::move(value);
    begin = capture.last + 1;  // behind "to"
    if (lattice.token(capture.last).type == TokenType::punctuation && lattice.token_has(begin, words.conjunction))
      ++begin;  // "7, and 8 p.m."
  }
  if (const Capture* day = times ? nullptr : match.find(words.day)) begin = day->first;
  Annotation& end = out.emplace_back(annotation);
  end.span.begin = lattice.token(begin).begin;
  end.value = last.value;
  annotation = std::move(out.front());
  out.erase(out.begin());
  return out;
}

void add_behind(std::vector<Annotation> more, std::size_t& at, Readings& readings) {
  for (Annotation& one : more) {
    Reading added = readings.list[at];
    added.annotation = &readings.annotations.add(std::move(one));
    readings.list.insert(readings.list.begin() + static_cast<std::ptrdiff_t>(++at), added);
  }
}

}  // namespace dateline
