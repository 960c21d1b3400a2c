// Numbers composed from digits, number words and scales.
#pragma once

#include <cstdint>
#include <vector>

#include "dateline/decimal.h"
#include "language/lattice.h"
#include "language/language_data.h"

namespace dateline {

// One composed number, over the tokens [first, last): "2.5 million", "twenty-five", "half a million", "19th", "two-thirds".
struct Number {
  std::uint32_t first = 0, last = 0;
  Decimal value;
  bool spelled = false;  // has no digits at all: "twenty-five", "a dozen"
  bool scaled = false;   // ends in a scale: "2.5 million", "$9m"
  bool rounded = false;  // a fraction without a finite decimal
};

// Composes the numbers of the lattice's stretch: appends them to `out` and lays chunks of the classes number, ordinal and
// fraction over the lattice, their payload the index into `out`. Linear in the tokens. What cannot be held exactly is no number.
void compose_numbers(const Language::Data& language, Lattice& lattice, std::vector<Number>& out);

}  // namespace dateline
