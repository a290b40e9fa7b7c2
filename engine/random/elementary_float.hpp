// Elementary functions in single precision: exp for citizens, for one number or a whole vector of them: one
// source, the same bits per element. Always inlined: a loop compiled for a newer processor must never lend
// its copy to code that runs on any processor.
#pragma once
#include <bit>
#include <cstdint>

namespace entente {

namespace elementary_float_detail {

// The integers as wide as Real: a comparison of two GNU vectors is a vector of such integers.
template<class Real>
struct BitsOf {
  using type = decltype(Real{} < Real{});
};

template<>
struct BitsOf<float> {
  using type = std::int32_t;
};

} // namespace elementary_float_detail

// Never called, so how vectors wider than the processor's registers would be passed is no concern.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpsabi"

constexpr float least_exponent = -80.0F;

// e^x for x in [-80, 0], relative error below 2e-7. exp(0) is 1. Real is float or a GNU vector of float
// (`typedef float Lanes __attribute__((vector_size(64)))`). Branch-free. x = k ln 2 + r with |r| <= ln(2)/2;
// the polynomial interpolates (e^r - 1 - r)/r^2 at five Chebyshev nodes.
template<class Real>
[[gnu::always_inline]] inline Real exp_bounded(const Real& x) {
  using Bits = typename elementary_float_detail::BitsOf<Real>::type;
  constexpr float log2_e = 0x1.715476p+0F;
  constexpr float ln2_high = 0x1.62e4p-1F; // 16 bits: its product with k is exact
  constexpr float ln2_low = 0x1.7f7d1cp-20F;
  constexpr float round_to_integer = 0x1.8p+23F; // added and taken away again, it leaves the nearest integer
  constexpr int mantissa_bits = 23;
  const Real shifted = x * log2_e + round_to_integer; // the low bits now hold k
  const Real k = shifted - round_to_integer;
  const Real r = (x - k * ln2_high) - k * ln2_low;
  const Real tail =
      0.5F + r * (0x1.5554dcp-3F + r * (0x1.55551ap-5F + r * (0x1.120ba2p-7F + r * 0x1.6d113cp-10F)));
  const Real series = 1.0F + (r + (r * r) * tail);
  return std::bit_cast<Real>(std::bit_cast<Bits>(series) + (std::bit_cast<Bits>(shifted) << mantissa_bits));
}

// The same for x <= 0; below -80 it stays at exp(-80) = 2e-35.
template<class Real>
[[gnu::always_inline]] inline Real exp_nonpositive(const Real& argument) {
  const Real lowest = Real{} + least_exponent;
  return exp_bounded<Real>(argument < lowest ? lowest : argument);
}

#pragma GCC diagnostic pop

} // namespace entente
