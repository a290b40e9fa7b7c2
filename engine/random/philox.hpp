// Philox4x32-10: a block of four random words as a pure function of a 128-bit counter and a 64-bit key.
// Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3", SC '11.
// Always inlined: a loop compiled for a newer processor must never lend its copy to code that runs on any
// processor.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

namespace entente {

struct PhiloxCounter {
  std::uint32_t word[4];
};

struct PhiloxKey {
  std::uint32_t word[2];
};

namespace philox_constants {
constexpr int rounds = 10;
constexpr std::uint64_t multiplier[2] = {0xD2511F53, 0xCD9E8D57};
constexpr std::uint32_t weyl[2] = {0x9E3779B9, 0xBB67AE85}; // golden ratio; sqrt(3) - 1
} // namespace philox_constants

// The four words of one counter.
[[gnu::always_inline]] constexpr std::array<std::uint32_t, 4> philox(PhiloxCounter counter, PhiloxKey key) {
  auto [c0, c1, c2, c3] = counter.word;
  auto [k0, k1] = key.word;
#pragma GCC unroll 10
  for (int round = 0; round < philox_constants::rounds; ++round) {
    const std::uint64_t left = philox_constants::multiplier[0] * c0;
    const std::uint64_t right = philox_constants::multiplier[1] * c2;
    c0 = static_cast<std::uint32_t>(right >> 32) ^ c1 ^ k0;
    c1 = static_cast<std::uint32_t>(right);
    c2 = static_cast<std::uint32_t>(left >> 32) ^ c3 ^ k1;
    c3 = static_cast<std::uint32_t>(left);
    k0 += philox_constants::weyl[0];
    k1 += philox_constants::weyl[1];
  }
  return {c0, c1, c2, c3};
}

// The words of `Lanes` counters at once: lane i takes first.word[0] + i (modulo 2^32) and shares the other
// three. word[w][i] is word w of lane i; the same bits as `philox`, in loops that compilers turn into vector
// code.
template<std::size_t Lanes>
struct PhiloxBlock {
  alignas(64) std::uint32_t word[4][Lanes];
};

template<std::size_t Lanes>
[[gnu::always_inline]] inline void philox_block(PhiloxCounter first, PhiloxKey key,
                                                PhiloxBlock<Lanes>& block) {
  for (std::uint32_t lane = 0; lane < Lanes; ++lane) {
    PhiloxCounter counter = first;
    counter.word[0] += lane;
    const auto words = philox(counter, key);
    for (std::size_t word = 0; word < words.size(); ++word)
      block.word[word][lane] = words[word];
  }
}

} // namespace entente
