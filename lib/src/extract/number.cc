#include "extract/number.h"

#include <algorithm>

#include "extract/number_run.h"

namespace dateline {

namespace {

void lay(Lattice& lattice, Builtin cls, const Number& number, std::vector<Number>& out) {
  lattice.add({number.first, number.last, class_of(cls), nullptr, static_cast<std::uint32_t>(out.size())});
  out.push_back(number);
}

}  // namespace

NumberComposer::NumberComposer(const Language::Data& language) {
  const auto cls = [&](std::string_view name) { return language.lexicon.class_named(name); };
  classes_ = {cls("CARDINAL"),      cls("TENS"),
              cls("HUNDRED"),       cls("SCALE"),
              cls("SCALE_SHORT"),   cls("DOZEN"),
              cls("ORDINAL_WORD"),  cls("ORDINAL_ENDING"),
              cls("FRACTION_WORD"), cls("FRACTION_SIGN"),
              cls("NUMBER_AND"),    cls("NUMBER_A"),
              cls("NUMBER_OF"),     cls("NUMBER_POINT"),
              cls("NEGATIVE"),      cls("HYPHEN"),
              cls("MINUS_SIGN"),    cls("SLASH"),
              cls("DECIMAL_POINT"), cls("CURRENCY_SIGN"),
              cls("CURRENCY_CODE"), cls("CURRENCY_COUNTRY"),
              cls("PERCENT"),       cls("UNIT"),
              cls("EITHER_SIGN")};
  Features starts, signs, plain, goes_on;
  for (const ClassId c : {classes_.cardinal, classes_.tens, classes_.ordinal, classes_.fraction, classes_.fraction_sign,
                          classes_.article, classes_.negative, classes_.minus, classes_.decimal_point}) {
    if (c != 0) starts.add(c);
    const bool is_sign = c == classes_.minus || c == classes_.decimal_point;
    if (c != 0 && is_sign) signs.add(c);
    if (c != 0 && !is_sign && c != classes_.article) plain.add(c);
  }
  for (const ClassId c : {classes_.fraction, classes_.scale, classes_.dozen, classes_.hundred, classes_.hyphen}) {
    if (c != 0) goes_on.add(c);
  }
  for (const Features& set : language.lexicon.feature_sets()) {
    of_set_.push_back(static_cast<std::uint8_t>((set.meets(starts) ? kStarts : 0) | (set.meets(goes_on) ? kGoesOn : 0) |
                                                (set.meets(signs) ? kSign : 0) | (set.meets(plain) ? kPlain : 0)));
  }
  if (const std::string_view group = language.setting("number_group"); !group.empty()) group_ = group.front();
  if (const std::string_view point = language.setting("number_decimal"); !point.empty()) decimal_ = point.front();
}

bool NumberComposer::begins(const Lattice& lattice, std::uint32_t at) const {
  const Token& token = lattice.token(at);
  if (token.type == TokenType::number || (token.type == TokenType::word && (token.flags & Token::kDigits) != 0)) {
    return true;
  }
  const std::uint8_t bits = of_set_[lattice.token_set(at)];
  if ((bits & kStarts) == 0) return at == lattice.first() && lattice.sense(at, classes_.hundred);
  if ((bits & kPlain) != 0) return true;
  if (at + 1 == lattice.last()) return false;
  // Nearly every "a" is an article and no more, nearly every "." a full stop.
  const Token& next = lattice.token(at + 1);
  if ((bits & kSign) != 0 && next.type == TokenType::number) return true;
  return (of_set_[lattice.token_set(at + 1)] & kGoesOn) != 0;
}

void NumberComposer::compose(Lattice& lattice, std::vector<Number>& out) const {
  NumberRun run(lattice, classes_, group_, decimal_);
  for (std::uint32_t at = lattice.first(); at < lattice.last();) {
    if (!begins(lattice, at)) {
      ++at;
      continue;
    }
    run.begin(at);
    Number number;
    std::uint32_t end = at;
    if (run.read_ordinal(at, number)) {
      lay(lattice, Builtin::ordinal, number, out);
      end = number.last;
    }
    const std::uint32_t sign = run.skip_sign(at);
    Number fraction;
    if (run.read_fraction(sign, fraction)) {
      if (sign > at) fraction.value = fraction.value.negated();
      fraction.first = at;
      lay(lattice, Builtin::fraction, fraction, out);
      // "a twentieth century town": the ordinal is read for itself, too.
      const bool ordinal = lattice.sense(at, classes_.article) && lattice.sense(fraction.last - 1, classes_.ordinal);
      if (!ordinal) end = std::max(end, fraction.last);
    }
    std::uint32_t stop = sign;
    Number amount;
    if (run.read(sign, amount, stop) && amount.last > end) {
      if (sign > at) amount.value = amount.value.negated();
      amount.first = at;
      if (amount.weak) {
        const auto bare = Decimal::ratio(amount.value, amount.scale, nullptr);
        Number plain = amount;
        --plain.last;
        plain.weak = plain.scaled = false;
        plain.scale = Decimal(1);
        if (bare) plain.value = *bare;
        lay(lattice, Builtin::number, plain, out);
      }
      lay(lattice, Builtin::number, amount, out);
    }
    at = std::max(at + 1, std::max(end, stop));
  }
}

void compose_numbers(const Language::Data& language, Lattice& lattice, std::vector<Number>& out) {
  NumberComposer(language).compose(lattice, out);
}

}  // namespace dateline
