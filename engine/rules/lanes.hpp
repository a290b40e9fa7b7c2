// Sixteen arms side by side: a value that behaves like a float and is sixteen of them, in registers as wide
// as the level of the processor this file is compiled for. Element by element the same operations as one
// float, hence the same bits. Compiled once per level; ENTENTE_LEVEL keeps the copies apart, so that no
// program ever mixes them.
#pragma once
#include "engine/random/elementary_float.hpp"

#include <cstdint>
#include <cstring>
#if defined(__SSE2__)
#include <immintrin.h>
#endif

#ifndef ENTENTE_LEVEL
#error "define ENTENTE_LEVEL, the namespace of this level, before including lanes.hpp"
#endif

namespace entente::ENTENTE_LEVEL {

constexpr int lane_width = 16;
#if defined(__AVX512F__)
constexpr int native_width = 16;
#elif defined(__AVX__)
constexpr int native_width = 8;
#else
constexpr int native_width = 4;
#endif
constexpr int natives = lane_width / native_width;

typedef float NativeFloat __attribute__((vector_size(native_width * sizeof(float))));
typedef std::int32_t NativeInt __attribute__((vector_size(native_width * sizeof(std::int32_t))));

struct IntLanes {
  NativeInt part[natives];
};

struct Lanes {
  NativeFloat part[natives];
};

#define ENTENTE_INLINE [[gnu::always_inline]] inline

ENTENTE_INLINE Lanes spread(float x) {
  Lanes result;
  for (int n = 0; n < natives; ++n)
    result.part[n] = NativeFloat{} + x;
  return result;
}
ENTENTE_INLINE Lanes load(const float* from) {
  Lanes result;
  std::memcpy(&result, from, sizeof result);
  return result;
}
ENTENTE_INLINE void store(const Lanes& value, float* to) {
  std::memcpy(to, &value, sizeof value);
}

#define ENTENTE_ELEMENTWISE(symbol)                                                                          \
  ENTENTE_INLINE Lanes operator symbol(const Lanes& a, const Lanes& b) {                                     \
    Lanes result;                                                                                            \
    for (int n = 0; n < natives; ++n)                                                                        \
      result.part[n] = a.part[n] symbol b.part[n];                                                           \
    return result;                                                                                           \
  }                                                                                                          \
  ENTENTE_INLINE Lanes operator symbol(const Lanes& a, float b) {                                            \
    return a symbol spread(b);                                                                               \
  }                                                                                                          \
  ENTENTE_INLINE Lanes operator symbol(float a, const Lanes& b) {                                            \
    return spread(a) symbol b;                                                                               \
  }
ENTENTE_ELEMENTWISE(+)
ENTENTE_ELEMENTWISE(-)
ENTENTE_ELEMENTWISE(*)
ENTENTE_ELEMENTWISE(/)
#undef ENTENTE_ELEMENTWISE

// -1 where true.
ENTENTE_INLINE IntLanes operator>(const Lanes& a, float b) {
  IntLanes result;
  for (int n = 0; n < natives; ++n)
    result.part[n] = a.part[n] > b;
  return result;
}
ENTENTE_INLINE IntLanes& operator+=(IntLanes& a, const IntLanes& b) {
  for (int n = 0; n < natives; ++n)
    a.part[n] += b.part[n];
  return a;
}
ENTENTE_INLINE IntLanes& operator-=(IntLanes& a, const IntLanes& b) {
  for (int n = 0; n < natives; ++n)
    a.part[n] -= b.part[n];
  return a;
}
ENTENTE_INLINE IntLanes truncated(const Lanes& a) {
  IntLanes result;
  for (int n = 0; n < natives; ++n)
    result.part[n] = __builtin_convertvector(a.part[n], NativeInt);
  return result;
}
// x < least ? least : x and x > most ? most : x in one instruction each, which compilers do not see in the
// conditional form; the same for zeros of either sign and for what is not a number.
ENTENTE_INLINE NativeFloat at_least(float least, NativeFloat x) {
#if defined(__AVX512F__)
  constexpr __mmask16 all = 0xffff; // without a mask GCC 12 warns of its own undefined register
  return (NativeFloat)_mm512_maskz_max_ps(all, _mm512_set1_ps(least), (__m512)x);
#elif defined(__AVX__)
  return (NativeFloat)_mm256_max_ps(_mm256_set1_ps(least), (__m256)x);
#elif defined(__SSE2__)
  return (NativeFloat)_mm_max_ps(_mm_set1_ps(least), (__m128)x);
#else
  return x < least ? NativeFloat{} + least : x;
#endif
}
ENTENTE_INLINE NativeFloat at_most(float most, NativeFloat x) {
#if defined(__AVX512F__)
  constexpr __mmask16 all = 0xffff;
  return (NativeFloat)_mm512_maskz_min_ps(all, _mm512_set1_ps(most), (__m512)x);
#elif defined(__AVX__)
  return (NativeFloat)_mm256_min_ps(_mm256_set1_ps(most), (__m256)x);
#elif defined(__SSE2__)
  return (NativeFloat)_mm_min_ps(_mm_set1_ps(most), (__m128)x);
#else
  return x > most ? NativeFloat{} + most : x;
#endif
}
ENTENTE_INLINE Lanes unit(const Lanes& a) {
  Lanes result;
  for (int n = 0; n < natives; ++n)
    result.part[n] = at_most(1.0F, at_least(0.0F, a.part[n]));
  return result;
}
ENTENTE_INLINE Lanes response(const Lanes& x) {
  Lanes result;
  for (int n = 0; n < natives; ++n)
    result.part[n] = 1.0F - exp_bounded(at_least(least_exponent, -x.part[n]));
  return result;
}

#undef ENTENTE_INLINE

} // namespace entente::ENTENTE_LEVEL
