// Vector of lanes: up to sixteen arms side by side: a value that behaves like a float and is as many of them,
// in registers as wide as the level of the processor this file is compiled for, or as the lanes where these
// are fewer. Element by element the same operations as one float, hence the same bits. Compiled once per
// level; ENTENTE_LEVEL keeps the copies apart, so that no program ever mixes them.
#pragma once
#include "engine/random/elementary_float.hpp"
#include "engine/random/wide/registers.hpp"

#include <cstdint>
#include <cstring>
#include <utility>

namespace entente::ENTENTE_LEVEL {

constexpr int lane_width = 16; // at most
constexpr int register_floats = register_bytes / static_cast<int>(sizeof(float));

// The registers that hold some lanes.
template<int width>
struct RegistersOf {
  static constexpr int floats = width < register_floats ? width : register_floats; // of one register
  static constexpr int count = width / floats;
  static_assert(count * floats == width);
  static constexpr int bytes = floats * static_cast<int>(sizeof(float));

  typedef float Float __attribute__((vector_size(bytes)));
  typedef std::int32_t Int __attribute__((vector_size(bytes)));
  typedef std::int32_t HalfInt __attribute__((vector_size(bytes / 2)));
  typedef std::int64_t Long __attribute__((vector_size(bytes)));
  typedef float UnalignedFloat __attribute__((vector_size(bytes), aligned(4), may_alias));
  typedef std::int32_t UnalignedInt __attribute__((vector_size(bytes), aligned(4), may_alias));
};

// As wide as the processor has them.
using NativeFloat = RegistersOf<lane_width>::Float;
using NativeInt = RegistersOf<lane_width>::Int;
constexpr int native_width = RegistersOf<lane_width>::floats;
constexpr int natives = RegistersOf<lane_width>::count;

template<int width>
struct IntLanes {
  typename RegistersOf<width>::Int part[RegistersOf<width>::count];
};

template<int width>
struct Lanes {
  typename RegistersOf<width>::Float part[RegistersOf<width>::count];
};

#define ENTENTE_INLINE [[gnu::always_inline]] inline

template<int width>
ENTENTE_INLINE Lanes<width> spread(float x) {
  Lanes<width> result;
  for (auto& part : result.part)
    part = x - typename RegistersOf<width>::Float{}; // the same bits, of zero with its sign, too
  return result;
}
// Register by register and never by memcpy: GCC 12 copies more than 16 bytes in pieces by way of the stack,
// which the processor cannot read back as one before they are in the cache.
template<int width = lane_width>
ENTENTE_INLINE typename RegistersOf<width>::Float load_register(const float* from) {
  return *reinterpret_cast<const typename RegistersOf<width>::UnalignedFloat*>(from);
}
ENTENTE_INLINE NativeInt load_register(const std::int32_t* from) {
  return *reinterpret_cast<const RegistersOf<lane_width>::UnalignedInt*>(from);
}
template<int width>
ENTENTE_INLINE Lanes<width> load(const float* from) {
  Lanes<width> result;
  for (int n = 0; n < RegistersOf<width>::count; ++n)
    result.part[n] = load_register<width>(from + n * RegistersOf<width>::floats);
  return result;
}
template<int width>
ENTENTE_INLINE void store(const Lanes<width>& value, float* to) {
  for (int n = 0; n < RegistersOf<width>::count; ++n)
    *reinterpret_cast<typename RegistersOf<width>::UnalignedFloat*>(to + n * RegistersOf<width>::floats) =
        value.part[n];
}

#define ENTENTE_ELEMENTWISE(symbol)                                                                          \
  template<int width>                                                                                        \
  ENTENTE_INLINE Lanes<width> operator symbol(const Lanes<width>& a, const Lanes<width>& b) {                \
    Lanes<width> result;                                                                                     \
    for (int n = 0; n < RegistersOf<width>::count; ++n)                                                      \
      result.part[n] = a.part[n] symbol b.part[n];                                                           \
    return result;                                                                                           \
  }                                                                                                          \
  template<int width>                                                                                        \
  ENTENTE_INLINE Lanes<width> operator symbol(const Lanes<width>& a, float b) {                              \
    return a symbol spread<width>(b);                                                                        \
  }                                                                                                          \
  template<int width>                                                                                        \
  ENTENTE_INLINE Lanes<width> operator symbol(float a, const Lanes<width>& b) {                              \
    return spread<width>(a) symbol b;                                                                        \
  }
ENTENTE_ELEMENTWISE(+)
ENTENTE_ELEMENTWISE(-)
ENTENTE_ELEMENTWISE(*)
ENTENTE_ELEMENTWISE(/)
#undef ENTENTE_ELEMENTWISE

// -1 where true.
template<int width>
ENTENTE_INLINE IntLanes<width> operator>(const Lanes<width>& a, float b) {
  IntLanes<width> result;
  for (int n = 0; n < RegistersOf<width>::count; ++n)
    result.part[n] = a.part[n] > b;
  return result;
}
template<int width>
ENTENTE_INLINE IntLanes<width>& operator+=(IntLanes<width>& a, const IntLanes<width>& b) {
  for (int n = 0; n < RegistersOf<width>::count; ++n)
    a.part[n] += b.part[n];
  return a;
}
template<int width>
ENTENTE_INLINE IntLanes<width>& operator-=(IntLanes<width>& a, const IntLanes<width>& b) {
  for (int n = 0; n < RegistersOf<width>::count; ++n)
    a.part[n] -= b.part[n];
  return a;
}
template<int width>
ENTENTE_INLINE IntLanes<width> operator&(const IntLanes<width>& a, const IntLanes<width>& b) {
  IntLanes<width> result;
  for (int n = 0; n < RegistersOf<width>::count; ++n)
    result.part[n] = a.part[n] & b.part[n];
  return result;
}
template<int width>
ENTENTE_INLINE IntLanes<width> truncated(const Lanes<width>& a) {
  IntLanes<width> result;
  for (int n = 0; n < RegistersOf<width>::count; ++n)
    result.part[n] = __builtin_convertvector(a.part[n], typename RegistersOf<width>::Int);
  return result;
}
// x < least ? least : x and x > most ? most : x in one instruction each, which compilers do not see in the
// conditional form; the same for zeros of either sign and for what is not a number.
template<class Float>
ENTENTE_INLINE Float at_least(float least, Float x) {
#if defined(__AVX512F__)
  if constexpr (sizeof(Float) == 64) {
    constexpr __mmask16 all = 0xffff; // without a mask GCC 12 warns of its own undefined register
    return (Float)_mm512_maskz_max_ps(all, _mm512_set1_ps(least), (__m512)x);
  }
#endif
#if defined(__AVX2__)
  if constexpr (sizeof(Float) == 32)
    return (Float)_mm256_max_ps(_mm256_set1_ps(least), (__m256)x);
#endif
#if defined(__SSE2__)
  if constexpr (sizeof(Float) == 16)
    return (Float)_mm_max_ps(_mm_set1_ps(least), (__m128)x);
#elif defined(__wasm_simd128__)
  return __builtin_wasm_pmax_f32x4(x, Float{} + least);
#endif
  return x < least ? Float{} + least : x;
}
template<class Float>
ENTENTE_INLINE Float at_most(float most, Float x) {
#if defined(__AVX512F__)
  if constexpr (sizeof(Float) == 64) {
    constexpr __mmask16 all = 0xffff;
    return (Float)_mm512_maskz_min_ps(all, _mm512_set1_ps(most), (__m512)x);
  }
#endif
#if defined(__AVX2__)
  if constexpr (sizeof(Float) == 32)
    return (Float)_mm256_min_ps(_mm256_set1_ps(most), (__m256)x);
#endif
#if defined(__SSE2__)
  if constexpr (sizeof(Float) == 16)
    return (Float)_mm_min_ps(_mm_set1_ps(most), (__m128)x);
#elif defined(__wasm_simd128__)
  return __builtin_wasm_pmin_f32x4(x, Float{} + most);
#endif
  return x > most ? Float{} + most : x;
}
template<int width>
ENTENTE_INLINE Lanes<width> unit(const Lanes<width>& a) {
  Lanes<width> result;
  for (int n = 0; n < RegistersOf<width>::count; ++n)
    result.part[n] = at_most(1.0F, at_least(0.0F, a.part[n]));
  return result;
}
template<int width>
ENTENTE_INLINE Lanes<width> response(const Lanes<width>& x) {
  Lanes<width> result;
  for (int n = 0; n < RegistersOf<width>::count; ++n)
    result.part[n] = 1.0F - exp_bounded(at_least(least_exponent, -x.part[n]));
  return result;
}

// Element by element: yes where choice is not 0, else no.
template<int width>
ENTENTE_INLINE Lanes<width> either(const Lanes<width>& choice, const Lanes<width>& yes,
                                   const Lanes<width>& no) {
  Lanes<width> result;
  for (int n = 0; n < RegistersOf<width>::count; ++n)
    result.part[n] = choice.part[n] != 0.0F ? yes.part[n] : no.part[n];
  return result;
}
// Two side by side, and each of them again.
template<int width, int... place>
ENTENTE_INLINE auto joined(typename RegistersOf<width>::Float a, typename RegistersOf<width>::Float b,
                           std::integer_sequence<int, place...>) {
  return __builtin_shufflevector(a, b, place...);
}
template<int width>
ENTENTE_INLINE Lanes<2 * width> joined(const Lanes<width>& a, const Lanes<width>& b) {
  static_assert(RegistersOf<width>::count == 1 && RegistersOf<2 * width>::count == 1);
  return {{joined<width>(a.part[0], b.part[0], std::make_integer_sequence<int, 2 * width>{})}};
}
template<int first, class Register, int... place>
ENTENTE_INLINE auto cut_out(const Register& all, std::integer_sequence<int, place...>) {
  return __builtin_shufflevector(all, all, (first + place)...);
}
template<int which, int width, template<int> class Some, int all>
ENTENTE_INLINE Some<width> part_of(const Some<all>& lanes) {
  if constexpr (width == all)
    return lanes;
  else
    return {{cut_out<which * width>(lanes.part[0], std::make_integer_sequence<int, width>{})}};
}

// -1 in the first lanes.
template<int width>
ENTENTE_INLINE IntLanes<width> first_lanes(std::uint32_t count) {
  IntLanes<width> result;
  for (int n = 0; n < RegistersOf<width>::count; ++n) {
    typename RegistersOf<width>::Int lane;
    for (int i = 0; i < RegistersOf<width>::floats; ++i)
      lane[i] = n * RegistersOf<width>::floats + i;
    result.part[n] = lane < static_cast<std::int32_t>(count);
  }
  return result;
}
template<int width>
ENTENTE_INLINE void store_first(std::uint32_t count, const Lanes<width>& values, float* to) {
  if (count == width)
    return store(values, to);
  float all[width];
  store(values, all);
  for (std::uint32_t lane = 0; lane < count; ++lane)
    to[lane] = all[lane];
}
// row[lane] += values[lane], or = where it is anew.
template<int width>
ENTENTE_INLINE void add(const IntLanes<width>& values, std::int64_t* row, bool anew) {
  constexpr int halves = 2 * RegistersOf<width>::count, half_width = RegistersOf<width>::floats / 2;
  using Half = typename RegistersOf<width>::HalfInt;
  using Long = typename RegistersOf<width>::Long;
  for (int h = 0; h < halves; ++h) {
    Half half;
    Long sum{};
    std::memcpy(&half, reinterpret_cast<const char*>(&values) + static_cast<std::size_t>(h) * sizeof half,
                sizeof half);
    if (!anew)
      std::memcpy(&sum, row + h * half_width, sizeof sum);
    sum += __builtin_convertvector(half, Long);
    std::memcpy(row + h * half_width, &sum, sizeof sum);
  }
}
template<int width>
ENTENTE_INLINE std::int64_t sum_of(const IntLanes<width>& values) {
  std::int32_t one[width];
  std::memcpy(one, &values, sizeof one);
  std::int64_t sum = 0;
  for (const std::int32_t value : one)
    sum += value;
  return sum;
}

#undef ENTENTE_INLINE

} // namespace entente::ENTENTE_LEVEL
