// Self-test of the random numbers: does this build give the bits that every other build gives? Asked by
// `entente doctor` and by the tests.
#pragma once
#include <cstdint>

namespace entente {

// FNV-1a over the bits of exp, log, their single-precision form and the normal quantile on a fixed grid.
std::uint64_t elementary_digest();

// What elementary_digest returns wherever the bits are right.
constexpr std::uint64_t expected_elementary_digest = 0x04d166defd6ac8fd;

// True if Philox4x32-10 gives the published answers to the three published questions, alone and in blocks.
bool generator_known_answers();

} // namespace entente
