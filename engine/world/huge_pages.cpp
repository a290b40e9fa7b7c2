#include "engine/world/huge_pages.hpp"

#include <cstdint>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace entente {

#ifdef __linux__
void prefer_huge_pages(void* begin, std::size_t bytes) {
  constexpr std::uintptr_t huge_page = std::uintptr_t{1} << 21;
  constexpr std::size_t worth_asking = 4 * huge_page;
  if (bytes < worth_asking)
    return;
  const auto address = reinterpret_cast<std::uintptr_t>(begin);
  const std::uintptr_t first = (address + huge_page - 1) / huge_page * huge_page;
  const std::uintptr_t last = (address + bytes) / huge_page * huge_page;
  madvise(reinterpret_cast<void*>(first), last - first, MADV_HUGEPAGE); // advice: refusal changes nothing
}
#else
void prefer_huge_pages(void*, std::size_t) {}
#endif

} // namespace entente
