#define ENTENTE_LEVEL level_avx512
#include "engine/random/exp_each_loop.hpp"

namespace entente {
extern void (*const exp_each_avx512)(double*, std::size_t);
void (*const exp_each_avx512)(double*, std::size_t) = &level_avx512::exp_loop;
} // namespace entente
