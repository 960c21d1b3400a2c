// How one number is read from one place: the inside of NumberComposer.
#pragma once

#include <optional>
#include <string>

#include "extract/number.h"

namespace dateline {

// What a scale multiplies: digits, words below a thousand, a fraction. below > 1 only for fractions.
struct NumberGroup {
  std::uint32_t end = 0;
  Decimal above;
  Decimal below = Decimal(1);
  bool digits = false;
  bool grown = false;    // a scale is part of the token: "EUR50m"
  bool grouped = false;  // "1,200", "1 200 000"
  const Sense* sign = nullptr;
  bool large = false;        // its sign is one only before digits in groups or a scale: "K9.4 million"
  bool needs_scale = false;  // "a", "half", "quarter of a": no number of its own
};

// Reads one number from one place. Looks ahead only, and never over a token twice but for a few at borders.
class NumberRun {
 public:
  using At = std::uint32_t;

  NumberRun(const Lattice& lattice, const NumberComposer::Classes& classes, char group, char decimal)
      : lattice_(lattice), c_(classes), group_(group), decimal_(decimal) {}

  // Sets `number` to what begins at `at`. `stop`: how far the run of number words goes, whether they make a number or
  // not.
  bool read(At at, Number& number, At& stop);
  // "second", "19th", "twenty-first".
  bool read_ordinal(At at, Number& number) const;
  // "half", "two-thirds", "1/2", "½".
  bool read_fraction(At at, Number& number) const;
  // Reading starts at `at`: there the gap before the token does not matter.
  void begin(At at) { begin_ = at; }
  // Returns where the number words end that begin with a sign at `at`; `at` where no sign stands there.
  At skip_sign(At at) const;

 private:
  const Sense* word(At at, ClassId cls) const {
    if (at >= lattice_.last()) return nullptr;
    const Token& token = lattice_.token(at);
    return token.word == 0 || (token.gap == Gap::paragraph && at != begin_) ? nullptr : lattice_.sense(at, cls);
  }
  bool is_digits(At at) const { return at < lattice_.last() && lattice_.token(at).type == TokenType::number; }
  bool is_grown(At at) const {
    if (at >= lattice_.last()) return false;
    const Token& token = lattice_.token(at);
    return token.type == TokenType::word && (token.flags & Token::kDigits) && !(token.flags & Token::kAddress);
  }
  bool glued(At at) const { return at < lattice_.last() && lattice_.token(at).gap == Gap::glued; }
  At skip_hyphen(At at) const { return glued(at) && glued(at + 1) && word(at, c_.hyphen) ? at + 1 : at; }

  At skip_any_hyphen(At at) const;
  bool either_sign(At at) const;

  std::optional<NumberGroup> read_group(At at) const;
  std::optional<int> read_exponent(At& at) const;
  void read_power(At at, NumberGroup& group) const;
  std::optional<NumberGroup> read_digits(At at) const;
  std::optional<NumberGroup> read_grown(At at) const;
  std::optional<Decimal> read_decimal_comma(std::string_view text) const;
  bool scale_or_percent(At at) const;
  bool priced(At at) const;
  std::optional<NumberGroup> read_words(At at) const;
  std::optional<NumberGroup> read_fraction_of(At at) const;
  std::optional<NumberGroup> read_digit_fraction(At at) const;
  std::optional<NumberGroup> read_fraction_group(At at) const;
  std::optional<NumberGroup> read_digit_pair(At at) const;
  std::optional<NumberGroup> read_below_line(At at, std::int64_t above) const;
  std::optional<NumberGroup> read_proper_fraction(At at) const;
  At read_denominator(At at, std::int64_t& value, bool& plural) const;
  At read_hundreds(At at, std::int64_t& value) const;
  At read_below_hundred(At at, std::int64_t& value) const;
  void read_mixed(NumberGroup& group) const;
  void read_spelled_decimals(NumberGroup& group) const;
  At space_groups(At at, std::string& digits) const;
  bool measures(At at, At end) const;
  bool read_part_of_scale(At& end, const Decimal& scale, Decimal& total, bool& rounded) const;
  At read_scales(At at, bool digits, Decimal& product, bool& weak, bool& fits) const;
  bool begins_words(At at) const;
  bool left_over(At at, bool spelled) const;
  At skip_words(At at) const;

  const Lattice& lattice_;
  const NumberComposer::Classes& c_;
  char group_, decimal_;
  At begin_ = 0;
};

}  // namespace dateline
