// The loops behind exp_each and uniform_block; included once per level of the processor, in a namespace of
// its own.
#pragma once
#include "engine/random/elementary.hpp"
#include "engine/random/open_unit.hpp"
#include "engine/random/wide/philox_lanes.hpp"
#include "engine/random/wide/wide.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace entente::ENTENTE_LEVEL {

// A whole number of registers at a time; the last few are computed among copies of nothing.
inline void exp_loop(double* values, std::size_t count) {
  constexpr std::size_t lanes = register_bytes / sizeof(double);
  const std::size_t whole = count - count % lanes;
  for (std::size_t i = 0; i < whole; ++i)
    values[i] = exp(values[i]);
  if (whole == count)
    return;
  double rest[lanes]{};
  for (std::size_t i = whole; i < count; ++i)
    rest[i - whole] = values[i];
#pragma GCC unroll 1 // one by one they would not fill registers
  for (double& value : rest)
    value = exp(value);
  for (std::size_t i = whole; i < count; ++i)
    values[i] = rest[i - whole];
}

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

} // namespace entente::ENTENTE_LEVEL
