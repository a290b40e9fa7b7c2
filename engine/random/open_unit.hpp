// Uniform numbers in the open interval (0, 1) from two random words. Always inlined, like everything that
// kernels share.
#pragma once
#include <bit>
#include <cstdint>

namespace entente {

// The top 52 of 64 bits, x, become (x + 1/2) 2^-52. Written as a number in [1, 2) less (1 - 2^-53), which is
// exact.
[[gnu::always_inline]] inline double open_unit(std::uint32_t low, std::uint32_t high) {
  constexpr auto bits_of_one = std::bit_cast<std::uint64_t>(1.0);
  constexpr double one_less_half_a_step = 1.0 - 0x1p-53;
  const std::uint64_t bits = static_cast<std::uint64_t>(high) << 32 | low;
  return std::bit_cast<double>(bits_of_one | bits >> 12) - one_less_half_a_step;
}

} // namespace entente
