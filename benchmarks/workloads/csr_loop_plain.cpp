#define ENTENTE_LEVEL level_plain
#include "benchmarks/workloads/csr_loop.hpp"

namespace entente::workloads {
extern void (*const plain_step_plain)(const PlainStep&);
void (*const plain_step_plain)(const PlainStep&) = &level_plain::plain_step;
} // namespace entente::workloads
