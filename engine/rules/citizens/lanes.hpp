// Vector of sixteen lanes: sixteen arms side by side: a value that behaves like a float and is sixteen of
// them, in registers as wide as the level of the processor this file is compiled for. Element by element the
// same operations as one float, hence the same bits. Compiled once per level; ENTENTE_LEVEL keeps the copies
// apart, so that no program ever mixes them.
#pragma once
#include "engine/random/elementary_float.hpp"
#include "engine/random/wide/registers.hpp"

#include <cstdint>
#include <cstring>

namespace entente::ENTENTE_LEVEL {

constexpr int lane_width = 16;
constexpr int native_width = register_bytes / static_cast<int>(sizeof(float));
constexpr int natives = lane_width / native_width;

typedef float NativeFloat __attribute__((vector_size(register_bytes)));
typedef std::int32_t NativeInt __attribute__((vector_size(register_bytes)));

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
// Register by register and never by memcpy: GCC 12 copies more than 16 bytes in pieces by way of the stack,
// which the processor cannot read back as one before they are in the cache.
typedef float UnalignedFloat __attribute__((vector_size(register_bytes), aligned(sizeof(float)), may_alias));
typedef std::int32_t UnalignedInt __attribute__((vector_size(register_bytes), aligned(4), may_alias));
ENTENTE_INLINE NativeFloat load_native(const float* from) {
  return *reinterpret_cast<const UnalignedFloat*>(from);
}
ENTENTE_INLINE NativeInt load_native(const std::int32_t* from) {
  return *reinterpret_cast<const UnalignedInt*>(from);
}
ENTENTE_INLINE Lanes load(const float* from) {
  Lanes result;
  for (int n = 0; n < natives; ++n)
    result.part[n] = load_native(from + n * native_width);
  return result;
}
ENTENTE_INLINE void store(const Lanes& value, float* to) {
  for (int n = 0; n < natives; ++n)
    *reinterpret_cast<UnalignedFloat*>(to + n * native_width) = value.part[n];
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
ENTENTE_INLINE IntLanes operator&(const IntLanes& a, const IntLanes& b) {
  IntLanes result;
  for (int n = 0; n < natives; ++n)
    result.part[n] = a.part[n] & b.part[n];
  return result;
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
#elif defined(__AVX2__)
  return (NativeFloat)_mm256_max_ps(_mm256_set1_ps(least), (__m256)x);
#elif defined(__SSE2__)
  return (NativeFloat)_mm_max_ps(_mm_set1_ps(least), (__m128)x);
#elif defined(__wasm_simd128__)
  return __builtin_wasm_pmax_f32x4(x, NativeFloat{} + least);
#else
  return x < least ? NativeFloat{} + least : x;
#endif
}
ENTENTE_INLINE NativeFloat at_most(float most, NativeFloat x) {
#if defined(__AVX512F__)
  constexpr __mmask16 all = 0xffff;
  return (NativeFloat)_mm512_maskz_min_ps(all, _mm512_set1_ps(most), (__m512)x);
#elif defined(__AVX2__)
  return (NativeFloat)_mm256_min_ps(_mm256_set1_ps(most), (__m256)x);
#elif defined(__SSE2__)
  return (NativeFloat)_mm_min_ps(_mm_set1_ps(most), (__m128)x);
#elif defined(__wasm_simd128__)
  return __builtin_wasm_pmin_f32x4(x, NativeFloat{} + most);
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

// Element by element: yes where choice is not 0, else no.
ENTENTE_INLINE Lanes either(const Lanes& choice, const Lanes& yes, const Lanes& no) {
  Lanes result;
  for (int n = 0; n < natives; ++n)
    result.part[n] = choice.part[n] != 0.0F ? yes.part[n] : no.part[n];
  return result;
}
// -1 in the first lanes.
ENTENTE_INLINE IntLanes first_lanes(std::uint32_t count) {
  IntLanes result;
  for (int n = 0; n < natives; ++n) {
    NativeInt lane;
    for (int i = 0; i < native_width; ++i)
      lane[i] = n * native_width + i;
    result.part[n] = lane < static_cast<std::int32_t>(count);
  }
  return result;
}
ENTENTE_INLINE void store_first(std::uint32_t count, const Lanes& values, float* to) {
  if (count == lane_width)
    return store(values, to);
  float all[lane_width];
  store(values, all);
  for (std::uint32_t lane = 0; lane < count; ++lane)
    to[lane] = all[lane];
}
// row[lane] += values[lane].
ENTENTE_INLINE void add(const IntLanes& values, std::int64_t* row) {
  constexpr int halves = 2 * natives, half_width = native_width / 2;
  typedef std::int32_t Half __attribute__((vector_size(register_bytes / 2)));
  typedef std::int64_t Long __attribute__((vector_size(register_bytes)));
  for (int h = 0; h < halves; ++h) {
    Half half;
    Long sum;
    std::memcpy(&half, reinterpret_cast<const char*>(&values) + static_cast<std::size_t>(h) * sizeof half,
                sizeof half);
    std::memcpy(&sum, row + h * half_width, sizeof sum);
    sum += __builtin_convertvector(half, Long);
    std::memcpy(row + h * half_width, &sum, sizeof sum);
  }
}
ENTENTE_INLINE std::int64_t sum_of(const IntLanes& values) {
  std::int32_t one[lane_width];
  std::memcpy(one, &values, sizeof one);
  std::int64_t sum = 0;
  for (const std::int32_t value : one)
    sum += value;
  return sum;
}

#undef ENTENTE_INLINE

} // namespace entente::ENTENTE_LEVEL
