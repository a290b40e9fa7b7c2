// The loops behind exp_each and uniform_block; included once per level of the processor, in a namespace of
// its own.
#pragma once
#include "engine/random/elementary.hpp"
#include "engine/random/open_unit.hpp"
#include "engine/random/philox.hpp"
#include "engine/random/wide/registers.hpp"
#include "engine/random/wide/wide.hpp"
#if defined(__SSE2__)
#include "engine/random/wide/philox_lanes.hpp"
#endif

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace entente::ENTENTE_LEVEL {

constexpr std::size_t register_doubles = register_bytes / sizeof(double);

[[gnu::always_inline]] inline void exp_register(double* values) {
  for (std::size_t i = 0; i < register_doubles; ++i)
    values[i] = exp(values[i]);
}

// One register after the other; the last few are computed among copies of nothing.
inline void exp_loop(double* values, std::size_t count) {
  for (; count >= register_doubles; values += register_doubles, count -= register_doubles)
    exp_register(values);
  if (count == 0)
    return;
  double rest[register_doubles]{};
  for (std::size_t i = 0; i < count; ++i)
    rest[i] = values[i];
  exp_register(rest);
  for (std::size_t i = 0; i < count; ++i)
    values[i] = rest[i];
}

#if defined(__SSE2__)
inline void uniform_loop(const UniformAddress& address, double* out, std::size_t count) {
  constexpr std::size_t lanes = word_lanes;
  const PhiloxKey key{{address.key[0], address.key[1]}};
  const std::size_t half = address.second_half ? 2 : 0;
  for (std::size_t begin = 0; begin < count; begin += lanes) {
    WordLanes words[4];
    for (int word = 0; word < 4; ++word)
      words[word] = same_word(address.counter[word]);
    words[address.counting] =
        counting_from(address.counter[address.counting] + static_cast<std::uint32_t>(begin));
    philox_lanes(words, key);
    const auto low = std::bit_cast<std::array<std::uint32_t, lanes>>(words[half]),
               high = std::bit_cast<std::array<std::uint32_t, lanes>>(words[half + 1]);
    const std::size_t here = count - begin < lanes ? count - begin : lanes;
    for (std::size_t i = 0; i < here; ++i)
      out[begin + i] = open_unit(low[i], high[i]);
  }
}
#else
// One counter after the other: products of whole registers are slow in browsers.
inline void uniform_loop(const UniformAddress& address, double* out, std::size_t count) {
  constexpr std::size_t lanes = 16;
  const PhiloxKey key{{address.key[0], address.key[1]}};
  PhiloxCounter first{{address.counter[0], address.counter[1], address.counter[2], address.counter[3]}};
  std::uint32_t step[4]{};
  step[address.counting] = 1;
  const std::size_t half = address.second_half ? 2 : 0;
  alignas(64) std::uint32_t words[4][lanes];
  for (std::size_t begin = 0; begin < count; begin += lanes) {
    for (std::uint32_t lane = 0; lane < lanes; ++lane) {
      PhiloxCounter mine = first;
      for (int word = 0; word < 4; ++word)
        mine.word[word] += lane * step[word];
      const auto block = philox(mine, key);
      for (std::size_t word = 0; word < 4; ++word)
        words[word][lane] = block[word];
    }
    const std::size_t here = count - begin < lanes ? count - begin : lanes;
    for (std::size_t i = 0; i < here; ++i)
      out[begin + i] = open_unit(words[half][i], words[half + 1][i]);
    first.word[address.counting] += static_cast<std::uint32_t>(lanes);
  }
}
#endif

} // namespace entente::ENTENTE_LEVEL
