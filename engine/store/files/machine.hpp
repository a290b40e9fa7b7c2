// Machine resources: processors and memory that are left to us.
#pragma once
#include <cstdint>
#include <string>

namespace entente {

// Processors, by affinity and by the control group's quota; at least 1.
int usable_threads();

// How this program was called, quoted as a shell would need it.
std::string command_line();

struct MemoryLimit {
  std::uint64_t bytes = 0; // the smallest of free memory and what control group and shell allow; 0 = unknown
  std::string from;        // which of them it is, in words
};
MemoryLimit usable_memory();

} // namespace entente
