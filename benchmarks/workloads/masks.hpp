// Sixteen bits that choose among sixteen lanes. Compiled once per level.
#pragma once
#include "engine/random/wide/philox_lanes.hpp"
#include "engine/rules/citizens/lanes.hpp"

#include <bit>

namespace entente::ENTENTE_LEVEL {

#define ENTENTE_INLINE [[gnu::always_inline]] inline

#if !defined(__AVX512F__)
// All ones in the lanes that the mask names.
ENTENTE_INLINE NativeInt chosen(std::uint16_t mask, int part) {
  NativeInt bits;
  for (int i = 0; i < native_width; ++i)
    bits[i] = 1 << (part * native_width + i);
  return ((NativeInt{} + static_cast<std::int32_t>(mask)) & bits) != 0;
}
#endif

// The values where the mask says so, else 0.
ENTENTE_INLINE Lanes<lane_width> only(std::uint16_t mask, const Lanes<lane_width>& values) {
#if defined(__AVX512F__)
  return {{(NativeFloat)_mm512_maskz_mov_ps(mask, (__m512)values.part[0])}};
#else
  Lanes<lane_width> result;
  for (int n = 0; n < natives; ++n)
    result.part[n] = (NativeFloat)((NativeInt)values.part[n] & chosen(mask, n));
  return result;
#endif
}

#if defined(__AVX2__) && !defined(__AVX512F__)
// For every eight bits: the how-manieth of them, from 0, each one is.
struct Ranks {
  alignas(8) std::uint8_t of[256][8]{};
  constexpr Ranks() {
    for (int mask = 0; mask < 256; ++mask)
      for (int lane = 0, rank = 0; lane < 8; ++lane)
        if (mask >> lane & 1)
          of[mask][lane] = static_cast<std::uint8_t>(rank++);
  }
};
inline constexpr Ranks ranks;
#endif

// The first values behind `from`, one for each lane that the mask names, in ascending order; else 0. Sixteen
// values are readable.
ENTENTE_INLINE Lanes<lane_width> spread_out(std::uint16_t mask, const float* from) {
#if defined(__AVX512F__)
  return {{(NativeFloat)_mm512_maskz_expand_ps(mask, _mm512_loadu_ps(from))}};
#elif defined(__AVX2__)
  Lanes<lane_width> result;
  for (int n = 0; n < natives; ++n) {
    const auto named = static_cast<std::uint8_t>(mask >> n * native_width);
    const __m128i rank = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(ranks.of[named]));
    const __m256 values = _mm256_permutevar8x32_ps(_mm256_loadu_ps(from), _mm256_cvtepu8_epi32(rank));
    result.part[n] = (NativeFloat)((NativeInt)values & chosen(mask, n));
    from += std::popcount(named);
  }
  return result;
#else
  float values[lane_width];
  for (int lane = 0; lane < lane_width; ++lane) {
    const bool named = mask >> lane & 1;
    values[lane] = named ? *from : 0.0F;
    from += named;
  }
  return load<lane_width>(values);
#endif
}

// value in the lanes whose word is below a limit, else 0.
ENTENTE_INLINE Lanes<lane_width> where_below(const WordLanes& words, std::uint32_t limit, float value) {
  Lanes<lane_width> result;
  for (int n = 0; n < natives; ++n) {
    const NativeInt below = words.part[n] < limit;
    result.part[n] = (NativeFloat)(below & (NativeInt)(NativeFloat{} + value));
  }
  return result;
}

ENTENTE_INLINE std::uint16_t mask_below(const WordLanes& words, std::uint32_t limit) {
#if defined(__AVX512F__)
  return _mm512_cmplt_epu32_mask((__m512i)words.part[0], _mm512_set1_epi32(static_cast<int>(limit)));
#elif defined(__AVX2__)
  unsigned mask = 0;
  for (int n = 0; n < natives; ++n) {
    const NativeInt below = words.part[n] < limit;
    mask |= static_cast<unsigned>(_mm256_movemask_ps((__m256)below)) << n * native_width;
  }
  return static_cast<std::uint16_t>(mask);
#else
  std::uint32_t each[lane_width], mask = 0;
  std::memcpy(each, &words, sizeof each);
  for (int lane = 0; lane < lane_width; ++lane)
    mask |= static_cast<std::uint32_t>(each[lane] < limit) << lane;
  return static_cast<std::uint16_t>(mask);
#endif
}

// Sixteen small whole numbers.
ENTENTE_INLINE Lanes<lane_width> load_small(const std::uint8_t* from) {
  typedef std::uint8_t Bytes __attribute__((vector_size(native_width)));
  Lanes<lane_width> result;
  for (int n = 0; n < natives; ++n) {
    Bytes bytes;
    std::memcpy(&bytes, from + n * native_width, sizeof bytes);
    result.part[n] = __builtin_convertvector(bytes, NativeFloat);
  }
  return result;
}

#undef ENTENTE_INLINE

} // namespace entente::ENTENTE_LEVEL
