#define ENTENTE_LEVEL level_avx512
#include "benchmarks/workloads/csr_loop.hpp"

namespace entente::workloads {
extern void (*const plain_step_avx512)(const PlainStep&);
void (*const plain_step_avx512)(const PlainStep&) = &level_avx512::plain_step;
} // namespace entente::workloads
