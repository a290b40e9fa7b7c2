#define ENTENTE_LEVEL level_plain
#include "engine/random/wide/wide.hpp"
#include "engine/random/wide/wide_loops.hpp"

namespace entente {
const WideLoops wide_plain{&level_plain::exp_loop, &level_plain::uniform_loop};
} // namespace entente
