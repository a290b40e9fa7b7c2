#include "engine/world/network/huge_pages.hpp"

#include <cstdint>
#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace entente {
namespace {

constexpr std::size_t huge_page = std::size_t{1} << 21;
constexpr std::size_t worth_a_page = huge_page / 2; // bytes

std::size_t rounded_up(std::size_t bytes) {
  return (bytes + huge_page - 1) / huge_page * huge_page;
}

// Advice on whole pages: refusal changes nothing.
void advise([[maybe_unused]] std::uintptr_t first, [[maybe_unused]] std::uintptr_t last) {
#ifdef __linux__
  if (first < last)
    madvise(reinterpret_cast<void*>(first), last - first, MADV_HUGEPAGE);
#endif
}

} // namespace

void prefer_huge_pages(void* begin, std::size_t bytes) {
  constexpr std::size_t worth_asking = 4 * huge_page; // below, too little of it is whole pages
  if (bytes < worth_asking)
    return;
  const auto address = reinterpret_cast<std::uintptr_t>(begin);
  advise(rounded_up(address), (address + bytes) / huge_page * huge_page);
}

void* allocate_large(std::size_t bytes) {
  if (bytes < worth_a_page)
    return ::operator new(bytes);
  const std::size_t whole = rounded_up(bytes);
  void* begin = ::operator new (whole, std::align_val_t{huge_page});
  const auto address = reinterpret_cast<std::uintptr_t>(begin);
  advise(address, address + whole);
  return begin;
}

void free_large(void* begin, std::size_t bytes) noexcept {
  if (bytes < worth_a_page)
    ::operator delete(begin);
  else
    ::operator delete (begin, std::align_val_t{huge_page});
}

} // namespace entente
