// A lock that costs nothing in a build without threads (ENTENTE_SERIAL).
#pragma once
#ifndef ENTENTE_SERIAL
#include <mutex>
#endif

namespace entente {

#ifndef ENTENTE_SERIAL
using Mutex = std::mutex;
using Lock = std::lock_guard<std::mutex>;
#else
struct Mutex {};
class [[maybe_unused]] Lock {
 public:
  explicit Lock(Mutex&) {}
};
#endif

} // namespace entente
