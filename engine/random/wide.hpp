// The wide loops of one level of the processor.
#pragma once
#include <cstddef>
#include <cstdint>

namespace entente {

struct WideLoops {
  void (*exp)(double* values, std::size_t count);
  void (*uniform)(const std::uint32_t* counter, const std::uint32_t* key, double* out, std::size_t count);
};

extern const WideLoops wide_plain, wide_avx2, wide_avx512;

} // namespace entente
