#include "engine/parallel/hardware.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>
#ifndef ENTENTE_SERIAL
#include <thread>
#endif
#ifdef __linux__
#include <sched.h>
#endif

namespace entente {

int hardware_threads() {
#ifdef __linux__
  cpu_set_t mask;
  CPU_ZERO(&mask);
  if (sched_getaffinity(0, sizeof mask, &mask) == 0)
    return std::max(1, CPU_COUNT(&mask));
#endif
#ifdef ENTENTE_SERIAL
  return 1;
#else
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
#endif
}

int processors_within_quota(std::string_view cpu_max, int available) {
  const char* const end = cpu_max.data() + cpu_max.size();
  long long quota = 0;
  long long period = 0;
  const auto read = std::from_chars(cpu_max.data(), end, quota);
  if (read.ec != std::errc{} || read.ptr == end || *read.ptr != ' ')
    return available;
  if (std::from_chars(read.ptr + 1, end, period).ec != std::errc{} || quota <= 0 || period <= 0)
    return available;
  const long long whole = quota / period + (quota % period == 0 ? 0 : 1);
  return static_cast<int>(std::min<long long>(available, whole));
}

} // namespace entente
