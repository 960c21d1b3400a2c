#include "dateline/decimal.h"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

__extension__ typedef __int128 Wide;
__extension__ typedef unsigned __int128 UnsignedWide;

constexpr int kDigits = 38;
// Keeps str() short whatever is multiplied: nothing that a text counts needs more.
constexpr std::int64_t kMaxExponent = 1000;
constexpr int kRatioDigits = 12;

constexpr std::array<UnsignedWide, kDigits + 1> kPowers = [] {
  std::array<UnsignedWide, kDigits + 1> powers{};
  powers[0] = 1;
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

UnsignedWide magnitude(Wide coefficient) {
  return coefficient < 0 ? UnsignedWide{0} - static_cast<UnsignedWide>(coefficient)
                         : static_cast<UnsignedWide>(coefficient);
}

int digit_count(UnsignedWide magnitude) {
  return static_cast<int>(std::upper_bound(kPowers.begin(), kPowers.end(), magnitude) - kPowers.begin());
}

// Returns coefficient x 10^shift; nothing where that has more than 38 digits. Requires: shift >= 0.
std::optional<Wide> shifted(Wide coefficient, std::int64_t shift) {
  if (coefficient == 0) return Wide{0};
  if (shift + digit_count(magnitude(coefficient)) > kDigits) return std::nullopt;
  return coefficient * static_cast<Wide>(kPowers[static_cast<std::size_t>(shift)]);
}

UnsignedWide greatest_divisor(UnsignedWide a, UnsignedWide b) {
  while (b != 0) {
    const UnsignedWide rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

// Returns the next decimal of remainder / divisor, and leaves the new remainder. Adds instead of multiplying, since ten
// times a remainder of 38 digits does not fit. Requires: remainder < divisor.
unsigned next_decimal(UnsignedWide& remainder, UnsignedWide divisor) {
  unsigned digit = 0;
  UnsignedWide sum = 0;
  for (int i = 0; i < 10; ++i) {
    sum += remainder;
    if (sum >= divisor) {
      sum -= divisor;
      ++digit;
    }
  }
  remainder = sum;
  return digit;
}

}  // namespace

// As normalised() does, but without the wide divisions: many numbers are made so.
Decimal::Decimal(std::int64_t whole) {
  if (whole == 0) return;
  for (; whole % 10 == 0; whole /= 10) ++exponent_;
  coefficient_ = whole;
}

std::optional<Decimal> Decimal::normalised(Coefficient coefficient, std::int64_t exponent) {
  Decimal out;
  if (coefficient == 0) return out;
  while (coefficient % 10 == 0) {
    coefficient /= 10;
    ++exponent;
  }
  if (magnitude(coefficient) >= kPowers[kDigits] || exponent > kMaxExponent || exponent < -kMaxExponent) {
    return std::nullopt;
  }
  out.coefficient_ = coefficient;
  out.exponent_ = static_cast<std::int32_t>(exponent);
  return out;
}

std::optional<Decimal> Decimal::parse(std::string_view digits) {
  const bool negative = !digits.empty() && digits.front() == '-';
  if (!digits.empty() && (digits.front() == '-' || digits.front() == '+')) digits.remove_prefix(1);
  if (digits.find_first_not_of("0123456789.") != std::string_view::npos) return std::nullopt;
  const std::size_t point = std::min(digits.find('.'), digits.size());
  if (digits.find('.', point + 1) != std::string_view::npos) return std::nullopt;
  if (digits.find_first_not_of('.') == std::string_view::npos) return std::nullopt;

  // Zeros at both ends are no significant digits.
  const std::size_t first = digits.find_first_of("123456789");
  if (first == std::string_view::npos) return Decimal();
  const std::size_t last = digits.find_last_of("123456789");
  if (last - first >= kDigits + 1) return std::nullopt;
  UnsignedWide coefficient = 0;
  int count = 0;
  for (std::size_t i = first; i <= last; ++i) {
    if (i == point) continue;
    if (++count > kDigits) return std::nullopt;
    coefficient = coefficient * 10 + static_cast<unsigned>(digits[i] - '0');
  }
  const std::int64_t exponent =
      last < point ? static_cast<std::int64_t>(point - last) - 1 : -static_cast<std::int64_t>(last - point);
  const Wide value = static_cast<Wide>(coefficient);
  return normalised(negative ? -value : value, exponent);
}

std::optional<Decimal> Decimal::ratio(const Decimal& numerator, const Decimal& denominator, bool* rounded) {
  if (rounded) *rounded = false;
  if (denominator.is_zero()) return std::nullopt;
  if (numerator.is_zero()) return Decimal();
  const bool negative = numerator.is_negative() != denominator.is_negative();
  UnsignedWide above = magnitude(numerator.coefficient_);
  UnsignedWide below = magnitude(denominator.coefficient_);
  const UnsignedWide common = greatest_divisor(above, below);
  above /= common;
  below /= common;
  std::int64_t exponent = std::int64_t{numerator.exponent_} - denominator.exponent_;

  // A decimal is finite when what divides is made of twos and fives. One decimal a step, while there is room.
  UnsignedWide quotient = above / below;
  UnsignedWide rest = above % below;
  while (rest != 0 && quotient < kPowers[kDigits - 1]) {
    quotient = quotient * 10 + next_decimal(rest, below);
    --exponent;
  }
  if (rest != 0) {
    if (rounded) *rounded = true;
    const int extra = digit_count(quotient) - kRatioDigits;
    const UnsignedWide unit = kPowers[static_cast<std::size_t>(extra)];
    quotient = (quotient + unit / 2) / unit;
    exponent += extra;
  }
  const Wide value = static_cast<Wide>(quotient);
  return normalised(negative ? -value : value, exponent);
}

std::optional<Decimal> Decimal::plus(const Decimal& other) const {
  if (is_zero()) return other;
  if (other.is_zero()) return *this;
  const std::int32_t exponent = std::min(exponent_, other.exponent_);
  const auto a = shifted(coefficient_, exponent_ - exponent);
  const auto b = shifted(other.coefficient_, other.exponent_ - exponent);
  Wide sum = 0;
  if (!a || !b || __builtin_add_overflow(*a, *b, &sum)) return std::nullopt;
  return normalised(sum, exponent);
}

std::optional<Decimal> Decimal::minus(const Decimal& other) const { return plus(other.negated()); }

std::optional<Decimal> Decimal::times(const Decimal& other) const {
  Wide product = 0;
  if (__builtin_mul_overflow(coefficient_, other.coefficient_, &product)) return std::nullopt;
  return normalised(product, std::int64_t{exponent_} + other.exponent_);
}

Decimal Decimal::negated() const {
  Decimal out = *this;
  out.coefficient_ = -coefficient_;
  return out;
}

bool Decimal::is_zero() const { return coefficient_ == 0; }
bool Decimal::is_negative() const { return coefficient_ < 0; }
bool Decimal::is_whole() const { return exponent_ >= 0; }

std::optional<std::int64_t> Decimal::whole() const {
  if (exponent_ < 0) return std::nullopt;
  const auto value = shifted(coefficient_, exponent_);
  if (!value || *value > INT64_MAX || *value < INT64_MIN) return std::nullopt;
  return static_cast<std::int64_t>(*value);
}

std::string Decimal::str() const {
  std::string digits;
  for (UnsignedWide rest = magnitude(coefficient_); rest != 0; rest /= 10) {
    digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(rest % 10)));
  }
  if (digits.empty()) return "0";
  if (exponent_ >= 0) {
    digits.append(static_cast<std::size_t>(exponent_), '0');
  } else {
    const auto decimals = static_cast<std::size_t>(-exponent_);
    if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
    digits.insert(digits.size() - decimals, 1, '.');
  }
  return is_negative() ? "-" + digits : digits;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  if (a == b) return std::strong_ordering::equal;
  const auto sign = [](const Decimal& d) { return d.coefficient_ < 0 ? -1 : d.coefficient_ > 0 ? 1 : 0; };
  if (sign(a) != sign(b)) return sign(a) <=> sign(b);
  // Of one sign: first by where the first digit stands, then digit by digit at one exponent, which then fits.
  const auto order = [](const Decimal& d) { return digit_count(magnitude(d.coefficient_)) + d.exponent_; };
  const bool larger = [&] {
    if (order(a) != order(b)) return order(a) > order(b);
    const std::int32_t exponent = std::min(a.exponent_, b.exponent_);
    return magnitude(*shifted(a.coefficient_, a.exponent_ - exponent)) >
           magnitude(*shifted(b.coefficient_, b.exponent_ - exponent));
  }();
  return larger != a.is_negative() ? std::strong_ordering::greater : std::strong_ordering::less;
}

bool operator==(const Decimal& a, const Decimal& b) {
  return a.coefficient_ == b.coefficient_ && a.exponent_ == b.exponent_;
}

}  // namespace dateline
