// The loop behind exp_each; included once per level of the processor, in a namespace of its own.
#pragma once
#include "engine/random/elementary.hpp"

#include <cstddef>

namespace entente::ENTENTE_LEVEL {

inline void exp_loop(double* values, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    values[i] = exp(values[i]);
}

} // namespace entente::ENTENTE_LEVEL
