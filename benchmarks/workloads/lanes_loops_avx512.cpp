#define ENTENTE_LEVEL level_avx512
#include "benchmarks/workloads/lanes_loops.hpp"

namespace entente::workloads {
extern const LanesLoops lanes_loops_avx512;
const LanesLoops lanes_loops_avx512{&level_avx512::banded_step, &level_avx512::hits_step,
                                    &level_avx512::rows_step, &level_avx512::ensemble_step};
} // namespace entente::workloads
