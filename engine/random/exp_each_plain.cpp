#define ENTENTE_LEVEL level_plain
#include "engine/random/exp_each_loop.hpp"

namespace entente {
extern void (*const exp_each_plain)(double*, std::size_t);
void (*const exp_each_plain)(double*, std::size_t) = &level_plain::exp_loop;
} // namespace entente
