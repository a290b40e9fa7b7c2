#include "engine/parallel/hardware.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <string>
#include <thread>
#ifdef __linux__
#include <sched.h>
#endif

namespace entente {
namespace {

int processors_by_affinity() {
#ifdef __linux__
  cpu_set_t mask;
  CPU_ZERO(&mask);
  if (sched_getaffinity(0, sizeof mask, &mask) == 0)
    return std::max(1, CPU_COUNT(&mask));
#endif
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

std::string first_line(const std::string& path) {
  std::string line;
  std::ifstream file(path);
  std::getline(file, line);
  return line;
}

// This process's place in the version 2 hierarchy ("0::/user.slice/..."), empty at the root or without one.
std::string control_group() {
  constexpr std::string_view version_two = "0::";
  std::ifstream file("/proc/self/cgroup");
  for (std::string line; std::getline(file, line);)
    if (line.starts_with(version_two))
      return line.substr(version_two.size());
  return {};
}

// A quota anywhere above limits what is below it.
int processors_by_quota(int available) {
  std::string group = control_group();
  for (;;) {
    available = processors_within_quota(first_line("/sys/fs/cgroup" + group + "/cpu.max"), available);
    const auto slash = group.rfind('/');
    if (slash == std::string::npos)
      return available;
    group.resize(slash);
  }
}

} // namespace

int processors_within_quota(std::string_view cpu_max, int available) {
  const char* const end = cpu_max.data() + cpu_max.size();
  long long quota = 0;
  long long period = 0;
  const auto read = std::from_chars(cpu_max.data(), end, quota);
  if (read.ec != std::errc{} || read.ptr == end)
    return available;
  if (std::from_chars(read.ptr + 1, end, period).ec != std::errc{} || quota <= 0 || period <= 0)
    return available;
  const long long whole = quota / period + (quota % period == 0 ? 0 : 1);
  return static_cast<int>(std::min<long long>(available, whole));
}

int hardware_threads() {
  return processors_by_quota(processors_by_affinity());
}

} // namespace entente
