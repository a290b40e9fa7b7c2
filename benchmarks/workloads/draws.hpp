// Where the random words of the reference workloads are addressed. Sixty-four agents share sixteen counters
// of Philox: agent 64 b + 16 w + i takes word w of counter 16 b + i.
#pragma once
#include "engine/random/philox.hpp"
#include "engine/random/purpose.hpp"

#include <cstdint>

namespace entente::workloads {

constexpr std::uint32_t agents_per_batch = 64, counters_per_batch = 16;

// An agent is hit when its word is below this: with probability 0.02.
constexpr std::uint32_t hit_below = 85'899'346;

[[gnu::always_inline]] inline std::uint32_t last_word(Purpose purpose, std::uint32_t step) {
  return static_cast<std::uint32_t>(purpose) << 16 | step;
}

// A word as a number in [0, 1).
[[gnu::always_inline]] inline float share(std::uint32_t word) {
  return static_cast<float>(word >> 8) * 0x1p-24F;
}

} // namespace entente::workloads
