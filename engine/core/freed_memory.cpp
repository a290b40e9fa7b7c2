#include "engine/core/freed_memory.hpp"

#include <cstdlib> // defines __GLIBC__ where that is so

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace entente {

void keep_freed_memory() {
#ifdef __GLIBC__
  constexpr int kept = 64 << 20, mapped_alone_from = 1 << 20; // bytes
  mallopt(M_TRIM_THRESHOLD, kept);
  mallopt(M_MMAP_THRESHOLD, mapped_alone_from);
#endif
}

} // namespace entente
