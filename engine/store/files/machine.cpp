#include "engine/store/files/machine.hpp"

#include "engine/core/text.hpp"
#include "engine/parallel/hardware.hpp"

#include <algorithm>
#include <fstream>
#include <optional>
#include <string_view>
#include <sys/resource.h>
#include <vector>

namespace entente {
namespace {

constexpr std::string_view version_2 = "/sys/fs/cgroup", version_1 = "/sys/fs/cgroup/memory";

std::string first_line(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  return line;
}

std::optional<std::uint64_t> number_in_file(const std::string& path) {
  return number_in<std::uint64_t>(trimmed(first_line(path)));
}

// The folders of our control group and those above it, innermost first (Linux, admin-guide/cgroup-v2.rst and
// cgroup-v1/memory.rst). `controller` is empty for version 2.
std::vector<std::string> control_groups(std::string_view root, std::string_view controller) {
  std::string path;
  std::ifstream file("/proc/self/cgroup");
  for (std::string line; std::getline(file, line);) {
    const std::size_t first = line.find(':'), second = line.find(':', first + 1);
    if (second == std::string::npos)
      continue;
    const std::string_view controllers = std::string_view(line).substr(first + 1, second - first - 1);
    if (controllers == controller)
      path = line.substr(second + 1);
  }
  std::vector<std::string> folders;
  for (; path.size() > 1; path.resize(path.rfind('/')))
    folders.push_back(std::string(root) + path);
  folders.push_back(std::string(root));
  return folders;
}

// MemAvailable of /proc/meminfo, in bytes.
std::uint64_t available_memory() {
  constexpr std::uint64_t kibibyte = 1024;
  std::ifstream file("/proc/meminfo");
  for (std::string word; file >> word;)
    if (word == "MemAvailable:") {
      std::uint64_t kibibytes = 0;
      file >> kibibytes;
      return kibibytes * kibibyte;
    }
  return 0;
}

// What the group allows beyond what it uses; page cache that can be given up is counted as free.
std::optional<std::uint64_t> left_in_group(const std::string& limit, const std::string& usage,
                                           const std::string& statistics) {
  const auto most = number_in_file(limit), used = number_in_file(usage);
  if (!most || !used)
    return std::nullopt;
  std::uint64_t cache = 0;
  std::ifstream file(statistics);
  for (std::string word; file >> word;) {
    std::uint64_t bytes = 0;
    file >> bytes;
    if (word == "inactive_file" || word == "total_inactive_file")
      cache = bytes;
  }
  const std::uint64_t held = *used - std::min(*used, cache);
  return *most - std::min(*most, held);
}

// What `ulimit -v` grants the process; it holds little yet.
std::optional<std::uint64_t> address_space() {
  rlimit limit{};
  if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
    return std::nullopt;
  return limit.rlim_cur;
}

} // namespace

int usable_threads() {
  int threads = hardware_threads();
  for (const std::string& folder : control_groups(version_2, ""))
    threads = processors_within_quota(first_line(folder + "/cpu.max"), threads);
  return threads;
}

MemoryLimit usable_memory() {
  MemoryLimit limit{available_memory(), "free memory"};
  const auto consider = [&](std::optional<std::uint64_t> left,
                            const char* from = "what the control group allows") {
    if (left && (limit.bytes == 0 || *left < limit.bytes))
      limit = {*left, from};
  };
  consider(address_space(), "what the shell allows (ulimit -v)");
  for (const std::string& folder : control_groups(version_2, ""))
    consider(left_in_group(folder + "/memory.max", folder + "/memory.current", folder + "/memory.stat"));
  for (const std::string& folder : control_groups(version_1, "memory"))
    consider(left_in_group(folder + "/memory.limit_in_bytes", folder + "/memory.usage_in_bytes",
                           folder + "/memory.stat"));
  return limit;
}

std::string command_line() {
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:=,+%@";
  std::ifstream file("/proc/self/cmdline", std::ios::binary);
  std::string line;
  for (std::string word; std::getline(file, word, '\0');) {
    line += line.empty() ? "" : " ";
    if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) {
      line += word;
      continue;
    }
    line += '\'';
    for (const char letter : word)
      line += letter == '\'' ? "'\\''" : std::string(1, letter);
    line += '\'';
  }
  return line;
}

} // namespace entente
