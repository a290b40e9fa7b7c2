#define ENTENTE_LEVEL level_avx2
#include "engine/random/exp_each_loop.hpp"

namespace entente {
extern void (*const exp_each_avx2)(double*, std::size_t);
void (*const exp_each_avx2)(double*, std::size_t) = &level_avx2::exp_loop;
} // namespace entente
