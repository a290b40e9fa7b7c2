// Elementary functions: our own exp and log, so that every compiler, flag set and machine gives the same
// bits. No libm in the state path. Only + - * / and bit operations, in a fixed order; the build forbids fused
// multiply-adds
// (-ffp-contract=off). Always inlined: a loop compiled for a newer processor must never lend its copy to code
// that runs on any processor.
#pragma once
#include <bit>
#include <cstdint>
#include <limits>

namespace entente {

namespace elementary_constants {
constexpr double log2_e = 0x1.71547652b82fep+0;
constexpr double ln2_high = 0x1.62e42feep-1; // 32 bits: its product with any exponent is exact
constexpr double ln2_low = 0x1.a39ef35793c76p-33;
constexpr double round_to_integer = 0x1.8p+52; // added and taken away again, it leaves the nearest integer
constexpr int mantissa_bits = 52;
constexpr std::uint64_t exponent_bias = 1023;
constexpr std::uint64_t half_square_root_bits = 0x3fe6a09e667f3bcd; // sqrt(1/2)
constexpr double exp_lowest = -708.0;                               // below: 0
constexpr double exp_highest = 709.0;                               // above: infinity
} // namespace elementary_constants

// e^x, relative error below 3e-16. 0 below -708 and infinity above 709 (no subnormal results).
// x = k ln 2 + r with |r| <= ln(2)/2, then the Taylor series of e^r to degree 13 (remainder 5e-18).
[[gnu::always_inline]] constexpr double exp(double x) {
  using namespace elementary_constants;
  const double shifted = x * log2_e + round_to_integer; // the low bits now hold k
  const double k = shifted - round_to_integer;
  const double r = (x - k * ln2_high) - k * ln2_low;
  const double r2 = r * r;
  const double r4 = r2 * r2;
  const double low = (1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120));
  const double middle = (1.0 / 720 + r * (1.0 / 5040)) + r2 * (1.0 / 40320 + r * (1.0 / 362880));
  const double high =
      (1.0 / 3628800 + r * (1.0 / 39916800)) + r2 * (1.0 / 479001600 + r * (1.0 / 6227020800));
  const double series = 1.0 + (r + r2 * (low + r4 * (middle + r4 * high)));
  const double scale =
      std::bit_cast<double>((std::bit_cast<std::uint64_t>(shifted) + exponent_bias) << mantissa_bits);
  const double bounded_above = x > exp_highest ? std::numeric_limits<double>::infinity() : series * scale;
  return x < exp_lowest ? 0.0 : bounded_above;
}

// Natural logarithm of x > 0, relative error below 6e-16. Zero, negative and not-a-number give not-a-number.
// x = 2^k m with m in [sqrt(1/2), sqrt(2)), s = (m - 1)/(m + 1), then log m = 2 artanh s = 2 (s + s^3/3 +
// ...) to s^21 (remainder 1e-18 of the whole).
[[gnu::always_inline]] constexpr double log(double x) {
  using namespace elementary_constants;
  const auto bits = std::bit_cast<std::uint64_t>(x);
  const auto exponent = static_cast<std::int64_t>(bits - half_square_root_bits) >> mantissa_bits;
  const auto k = static_cast<double>(static_cast<std::int32_t>(exponent));
  const auto mantissa = std::bit_cast<double>(bits - (static_cast<std::uint64_t>(exponent) << mantissa_bits));
  const double above_one = mantissa - 1.0;
  const double s = above_one / (2.0 + above_one);
  const double z = s * s;
  const double z2 = z * z;
  const double z4 = z2 * z2;
  const double low = (2.0 / 3 + z * (2.0 / 5)) + z2 * (2.0 / 7 + z * (2.0 / 9));
  const double middle = (2.0 / 11 + z * (2.0 / 13)) + z2 * (2.0 / 15 + z * (2.0 / 17));
  const double high = 2.0 / 19 + z * (2.0 / 21);
  const double series = z * (low + z4 * (middle + z4 * high));
  const double result = k * ln2_high + (2.0 * s + (s * series + k * ln2_low));
  return x > 0.0 ? result : std::numeric_limits<double>::quiet_NaN();
}

// base^exponent for base > 0: exp(exponent * log(base)), so its relative error grows with |exponent *
// log(base)|.
[[gnu::always_inline]] constexpr double power(double base, double exponent) {
  return exp(exponent * log(base));
}

// log of the gamma function, x > 0; absolute error below 2e-14 times the larger of 1 and the result.
double log_gamma(double x);

// 1 - exp(-x): what a hazard does in a month, what a signal does to a distance.
[[gnu::always_inline]] constexpr double saturation(double x) {
  return 1.0 - exp(-x);
}

} // namespace entente
