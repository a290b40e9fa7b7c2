#define ENTENTE_LEVEL level_avx2
#include "engine/random/wide/wide.hpp"
#include "engine/random/wide/wide_loops.hpp"

namespace entente {
const WideLoops wide_avx2{&level_avx2::exp_loop, &level_avx2::uniform_loop};
} // namespace entente
