// How many threads this process may use.
#pragma once
#include <string_view>

namespace entente {

// Processors that the affinity mask and the control group's quota leave to this process; at least 1.
int hardware_threads();

// Processors granted by a `cpu.max` file ("quota period" in microseconds, or "max period"), rounded up and at
// most `available`; `available` when there is no quota. Linux, Documentation/admin-guide/cgroup-v2.rst.
int processors_within_quota(std::string_view cpu_max, int available);

} // namespace entente
