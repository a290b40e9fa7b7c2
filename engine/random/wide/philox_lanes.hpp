// Philox4x32-10 of sixteen counters at once, in registers as wide as the level of the processor this file is
// compiled for; the same words as `philox`. For x86-64. Compiled once per level; ENTENTE_LEVEL keeps the
// copies apart.
#pragma once
#include "engine/random/philox.hpp"
#include "engine/random/wide/registers.hpp"

#include <cstdint>

namespace entente::ENTENTE_LEVEL {

constexpr int word_lanes = 16;
constexpr int words_per_register = register_bytes / static_cast<int>(sizeof(std::uint32_t));
constexpr int word_registers = word_lanes / words_per_register;

typedef std::uint32_t NativeWords __attribute__((vector_size(register_bytes)));
typedef std::uint64_t NativeWide __attribute__((vector_size(register_bytes)));

struct WordLanes {
  NativeWords part[word_registers];
};

// The product of the low halves of every pair.
[[gnu::always_inline]] inline NativeWide product_of_low(NativeWide a, NativeWide b) {
#if defined(__AVX512F__)
  constexpr __mmask8 all = 0xff; // without a mask GCC 12 warns of its own undefined register
  return (NativeWide)_mm512_maskz_mul_epu32(all, (__m512i)a, (__m512i)b);
#elif defined(__AVX2__)
  return (NativeWide)_mm256_mul_epu32((__m256i)a, (__m256i)b);
#else
  return (NativeWide)_mm_mul_epu32((__m128i)a, (__m128i)b);
#endif
}

// One round of as many counters as a register has pairs; only low halves are read and right.
[[gnu::always_inline]] inline void philox_round(NativeWide (&c)[4], std::uint32_t k0, std::uint32_t k1) {
  const NativeWide left = product_of_low(c[0], NativeWide{} + philox_constants::multiplier[0]);
  const NativeWide right = product_of_low(c[2], NativeWide{} + philox_constants::multiplier[1]);
  c[0] = (right >> 32) ^ c[1] ^ (NativeWide{} + k0);
  c[1] = right;
  c[2] = (left >> 32) ^ c[3] ^ (NativeWide{} + k1);
  c[3] = left;
}

// counter[w] is word w of the sixteen counters, and becomes word w of what they give. All registers take a
// round before any takes the next: a round waits for the one before.
[[gnu::always_inline]] inline void philox_lanes(WordLanes (&counter)[4], PhiloxKey key) {
  NativeWide even[word_registers][4], odd[word_registers][4];
  for (int n = 0; n < word_registers; ++n)
    for (int word = 0; word < 4; ++word) {
      even[n][word] = (NativeWide)counter[word].part[n];
      odd[n][word] = even[n][word] >> 32;
    }
  std::uint32_t k0 = key.word[0], k1 = key.word[1];
#pragma GCC unroll 10
  for (int round = 0; round < philox_constants::rounds; ++round) {
    for (int n = 0; n < word_registers; ++n) {
      philox_round(even[n], k0, k1);
      philox_round(odd[n], k0, k1);
    }
    k0 += philox_constants::weyl[0];
    k1 += philox_constants::weyl[1];
  }
  for (int n = 0; n < word_registers; ++n)
    for (int word = 0; word < 4; ++word)
      counter[word].part[n] = (NativeWords)((even[n][word] & 0xffffffffU) | (odd[n][word] << 32));
}

[[gnu::always_inline]] inline WordLanes same_word(std::uint32_t word) {
  WordLanes all;
  for (int n = 0; n < word_registers; ++n)
    all.part[n] = NativeWords{} + word;
  return all;
}

// first, first + 1, ... modulo 2^32.
[[gnu::always_inline]] inline WordLanes counting_from(std::uint32_t first) {
  WordLanes all = same_word(first);
  for (int n = 0; n < word_registers; ++n) {
    NativeWords place{};
    for (int i = 0; i < words_per_register; ++i)
      place[i] = static_cast<std::uint32_t>(n * words_per_register + i);
    all.part[n] += place;
  }
  return all;
}

} // namespace entente::ENTENTE_LEVEL
