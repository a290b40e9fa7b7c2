#define ENTENTE_LEVEL level_avx2
#include "benchmarks/workloads/lanes_loops.hpp"

namespace entente::workloads {
extern const LanesLoops lanes_loops_avx2;
const LanesLoops lanes_loops_avx2{&level_avx2::banded_step, &level_avx2::hits_step, &level_avx2::rows_step,
                                  &level_avx2::ensemble_step};
} // namespace entente::workloads
