#define ENTENTE_LEVEL level_plain
#include "benchmarks/workloads/lanes_loops.hpp"

namespace entente::workloads {
extern const LanesLoops lanes_loops_plain;
const LanesLoops lanes_loops_plain{&level_plain::banded_step, &level_plain::hits_step,
                                   &level_plain::rows_step, &level_plain::ensemble_step};
} // namespace entente::workloads
