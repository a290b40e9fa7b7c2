// Hardware concurrency: how many threads this process may use.
#pragma once
#include <string_view>

namespace entente {

// Processors that the affinity mask, hence also a control group's set of processors, leaves to this process;
// at least 1.
int hardware_threads();

// What a control group's quota leaves of `available` processors, rounded up, at least 1. `cpu_max` is the
// first line of the group's file cpu.max ("quota period" in microseconds, or "max period"; Linux,
// admin-guide/cgroup-v2.rst), read by the program, since the engine opens no file. Anything else means no
// quota.
int processors_within_quota(std::string_view cpu_max, int available);

} // namespace entente
