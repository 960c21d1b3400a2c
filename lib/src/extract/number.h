// Numbers composed from digits, number words and scales.
#pragma once

#include <cstdint>
#include <vector>

#include "dateline/decimal.h"
#include "language/language_data.h"
#include "language/lattice.h"

namespace dateline {

// One composed number, over the tokens [first, last): "2.5 million", "twenty-five", "half a million", "19th",
// "two-thirds".
struct Number {
  std::uint32_t first = 0, last = 0;
  Decimal value;
  bool spelled = false;         // has no digits at all: "twenty-five", "a dozen"
  bool scaled = false;          // ends in a scale: "2.5 million", "$9m"
  bool grouped = false;         // its digits are set in groups: "1,200", "1 200 000"
  bool rounded = false;         // a fraction without a finite decimal
  bool weak = false;            // its scale is a letter that may be a unit: "9m", "10k"; "9" alone is then a number too
  Decimal scale = Decimal(1);   // what its scale multiplies by; what a range shares: "1.2-2.3 billion"
  const Sense* sign = nullptr;  // the currency that is grown together with the digits: "RM23.50"
};

// What composing numbers needs of a language, looked up once. Immutable; any number of threads.
class NumberComposer {
 public:
  explicit NumberComposer(const Language::Data& language);

  // Composes the numbers of the lattice's stretch: appends them to `out` and lays chunks of the classes number, ordinal
  // and fraction over the lattice, their payload the index into `out`. Linear in the tokens. What cannot be held
  // exactly, or is put together like no number ("five five five"), is none.
  void compose(Lattice& lattice, std::vector<Number>& out) const;

  // Ids of the classes of numbers.words.
  struct Classes {
    ClassId cardinal, tens, hundred, scale, scale_short, dozen, ordinal, ordinal_ending, fraction, fraction_sign,
        conjunction, article, of, point, negative, hyphen, minus, slash, decimal_point, currency_sign, currency_code,
        currency_country, percent, unit, either_sign;
  };

 private:
  Classes classes_;
  // By number of a set of classes, what a word of these can do in a number: begin it, go on behind an article, be a
  // sign that digits must follow, begin it whatever follows.
  enum : std::uint8_t { kStarts = 1, kGoesOn = 2, kSign = 4, kPlain = 8 };
  bool begins(const Lattice& lattice, std::uint32_t at) const;
  std::vector<std::uint8_t> of_set_;
  char group_ = ',', decimal_ = '.';
};

// The same, for a single use.
void compose_numbers(const Language::Data& language, Lattice& lattice, std::vector<Number>& out);

}  // namespace dateline
