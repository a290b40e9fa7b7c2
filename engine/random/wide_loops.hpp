// The loops behind exp_each and uniform_block; included once per level of the processor, in a namespace of
// its own.
#pragma once
#include "engine/random/elementary.hpp"
#include "engine/random/open_unit.hpp"
#include "engine/random/philox.hpp"

#include <cstddef>

namespace entente::ENTENTE_LEVEL {

inline void exp_loop(double* values, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    values[i] = exp(values[i]);
}

inline void uniform_loop(const std::uint32_t* counter, const std::uint32_t* key, double* out,
                         std::size_t count) {
  constexpr std::size_t lanes = 16;
  const PhiloxKey both{{key[0], key[1]}};
  PhiloxCounter first{{counter[0], counter[1], counter[2], counter[3]}};
  alignas(64) std::uint32_t low[lanes], high[lanes];
  for (std::size_t begin = 0; begin < count; begin += lanes) {
    for (std::uint32_t lane = 0; lane < lanes; ++lane) {
      PhiloxCounter mine = first;
      mine.word[0] += lane;
      const auto words = philox(mine, both);
      low[lane] = words[0];
      high[lane] = words[1];
    }
    const std::size_t here = count - begin < lanes ? count - begin : lanes;
    for (std::size_t i = 0; i < here; ++i)
      out[begin + i] = open_unit(low[i], high[i]);
    first.word[0] += static_cast<std::uint32_t>(lanes);
  }
}

} // namespace entente::ENTENTE_LEVEL
