// Philox4x32-10 of sixteen counters at once, in registers as wide as the level of the processor this file is
// compiled for; the same words as `philox`. Compiled once per level; ENTENTE_LEVEL keeps the copies apart.
#pragma once
#include "engine/random/philox.hpp"

#include <cstdint>
#if defined(__SSE2__)
#include <immintrin.h>
#endif

#ifndef ENTENTE_LEVEL
#error "define ENTENTE_LEVEL, the namespace of this level, before including philox_lanes.hpp"
#endif

namespace entente::ENTENTE_LEVEL {

constexpr int word_lanes = 16;
#if defined(__AVX512F__)
constexpr int words_per_register = 16;
#elif defined(__AVX2__)
constexpr int words_per_register = 8;
#else
constexpr int words_per_register = 4;
#endif
constexpr int word_registers = word_lanes / words_per_register;

typedef std::uint32_t NativeWords __attribute__((vector_size(words_per_register * sizeof(std::uint32_t))));
typedef std::uint64_t NativeWide __attribute__((vector_size(words_per_register * sizeof(std::uint32_t))));

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
#elif defined(__SSE2__)
  return (NativeWide)_mm_mul_epu32((__m128i)a, (__m128i)b);
#else
  return (a & 0xffffffffU) * (b & 0xffffffffU);
#endif
}

// Four words of as many counters as a register has pairs; only low halves are read and right.
[[gnu::always_inline]] inline void philox_pairs(NativeWide (&c)[4], PhiloxKey key) {
  const NativeWide first = NativeWide{} + philox_constants::multiplier[0];
  const NativeWide second = NativeWide{} + philox_constants::multiplier[1];
  std::uint32_t k0 = key.word[0], k1 = key.word[1];
#pragma GCC unroll 10
  for (int round = 0; round < philox_constants::rounds; ++round) {
    const NativeWide left = product_of_low(c[0], first), right = product_of_low(c[2], second);
    c[0] = (right >> 32) ^ c[1] ^ (NativeWide{} + k0);
    c[1] = right;
    c[2] = (left >> 32) ^ c[3] ^ (NativeWide{} + k1);
    c[3] = left;
    k0 += philox_constants::weyl[0];
    k1 += philox_constants::weyl[1];
  }
}

// counter[w] is word w of the sixteen counters, and becomes word w of what they give.
[[gnu::always_inline]] inline void philox_lanes(WordLanes (&counter)[4], PhiloxKey key) {
  for (int n = 0; n < word_registers; ++n) {
    NativeWide even[4], odd[4];
    for (int word = 0; word < 4; ++word) {
      even[word] = (NativeWide)counter[word].part[n];
      odd[word] = even[word] >> 32;
    }
    philox_pairs(even, key);
    philox_pairs(odd, key);
    for (int word = 0; word < 4; ++word)
      counter[word].part[n] = (NativeWords)((even[word] & 0xffffffffU) | (odd[word] << 32));
  }
}

[[gnu::always_inline]] inline WordLanes same_word(std::uint32_t word) {
  WordLanes all;
  for (int n = 0; n < word_registers; ++n)
    all.part[n] = NativeWords{} + word;
  return all;
}

// first, first + 1, ... modulo 2^32.
[[gnu::always_inline]] inline WordLanes counting_from(std::uint32_t first) {
  WordLanes all;
  for (int n = 0; n < word_registers; ++n)
    for (int i = 0; i < words_per_register; ++i)
      all.part[n][i] = first + static_cast<std::uint32_t>(n * words_per_register + i);
  return all;
}

} // namespace entente::ENTENTE_LEVEL
