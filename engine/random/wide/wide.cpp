#include "engine/random/wide/wide.hpp"

#include "engine/random/exp_each.hpp"

namespace entente {
namespace {

const WideLoops& best() {
#ifdef __x86_64__
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"))
    return wide_avx512;
  return __builtin_cpu_supports("avx2") ? wide_avx2 : wide_plain;
#else
  return wide_plain;
#endif
}

const WideLoops& chosen() {
  static const WideLoops loops = best();
  return loops;
}

} // namespace

void exp_each(double* values, std::size_t count) {
  chosen().exp(values, count);
}

void uniform_block(const UniformAddress& first, double* out, std::size_t count) {
  chosen().uniform(first, out, count);
}

} // namespace entente
