#define ENTENTE_LEVEL level_avx512
#include "engine/random/wide/wide.hpp"
#include "engine/random/wide/wide_loops.hpp"

namespace entente {
const WideLoops wide_avx512{&level_avx512::exp_loop, &level_avx512::uniform_loop};
} // namespace entente
