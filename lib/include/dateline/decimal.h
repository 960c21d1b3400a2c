// Exact decimal numbers: what amounts are made of.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "dateline/export.h"

namespace dateline {

// An exact decimal number of up to 38 significant digits: coefficient x 10^exponent, kept normalised
// (no trailing zeros in the coefficient), so that equal numbers are equal member by member.
// A value type; never rounds in silence: operations that would need more digits return nothing.
//
//   Decimal::parse("1200.50")->str()                          == "1200.5"
//   Decimal::parse("1.2")->times(Decimal(1'000'000))->str()   == "1200000"
class DATELINE_API Decimal {
 public:
  constexpr Decimal() = default;
  explicit Decimal(std::int64_t whole);

  // Reads "-12", "3.50", ".5": ASCII digits with at most one point and a leading sign; no separators and
  // no exponent. Returns nothing for anything else, and for more than 38 significant digits.
  static std::optional<Decimal> parse(std::string_view digits);

  // Returns numerator / denominator; where that has no finite decimal of 38 digits, the nearest decimal of
  // 12 significant digits with *rounded set (RECORDS.md: "issue":"rounded"). Nothing when denominator is 0.
  static std::optional<Decimal> ratio(const Decimal& numerator, const Decimal& denominator, bool* rounded);

  std::optional<Decimal> plus(const Decimal& other) const;
  std::optional<Decimal> minus(const Decimal& other) const;
  std::optional<Decimal> times(const Decimal& other) const;
  Decimal negated() const;

  bool is_zero() const;
  bool is_negative() const;
  bool is_whole() const;
  // The number as an integer, where it is one and fits.
  std::optional<std::int64_t> whole() const;

  // No exponent, no separators, no trailing zeros: "1200000000", "0.1", "-3".
  std::string str() const;

  friend DATELINE_API std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
  friend DATELINE_API bool operator==(const Decimal& a, const Decimal& b);

 private:
  __extension__ typedef __int128 Coefficient;
  static std::optional<Decimal> normalised(Coefficient coefficient, std::int64_t exponent);

  Coefficient coefficient_ = 0;
  std::int32_t exponent_ = 0;
};

}  // namespace dateline
