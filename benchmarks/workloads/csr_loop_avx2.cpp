#define ENTENTE_LEVEL level_avx2
#include "benchmarks/workloads/csr_loop.hpp"

namespace entente::workloads {
extern void (*const plain_step_avx2)(const PlainStep&);
void (*const plain_step_avx2)(const PlainStep&) = &level_avx2::plain_step;
} // namespace entente::workloads
