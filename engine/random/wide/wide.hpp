// The wide loops of one level of the processor.
#pragma once
#include "engine/random/wide/uniform_block.hpp"

#include <cstddef>

namespace entente {

struct WideLoops {
  void (*exp)(double* values, std::size_t count);
  void (*uniform)(const UniformAddress& first, double* out, std::size_t count);
};

extern const WideLoops wide_plain, wide_avx2, wide_avx512;

} // namespace entente
