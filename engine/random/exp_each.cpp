#include "engine/random/exp_each.hpp"

namespace entente {

extern void (*const exp_each_plain)(double*, std::size_t);
extern void (*const exp_each_avx2)(double*, std::size_t);
extern void (*const exp_each_avx512)(double*, std::size_t);

namespace {

using Loop = void (*)(double*, std::size_t);

Loop best_loop() {
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"))
    return exp_each_avx512;
  return __builtin_cpu_supports("avx2") ? exp_each_avx2 : exp_each_plain;
}

} // namespace

void exp_each(double* values, std::size_t count) {
  static const Loop loop = best_loop();
  loop(values, count);
}

} // namespace entente
