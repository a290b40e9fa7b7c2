// The same interface for a build without threads (ENTENTE_SERIAL), as for WebAssembly: all runs on the
// caller.
#ifdef ENTENTE_SERIAL
#include "engine/parallel/parallel.hpp"
#include "engine/parallel/serial.hpp"

namespace entente {

struct Threads::Pool {};

Threads::Threads(int) : count_(1) {}

void for_each_block(const Threads&, std::size_t count, std::size_t block_size,
                    FunctionRef<void(std::size_t, std::size_t)> body) {
  serial::for_each_block(count, block_size, body);
}

void for_each_index(const Threads&, std::size_t count, FunctionRef<void(std::size_t)> body) {
  serial::for_each_block(count, 1, [&](std::size_t i, std::size_t) { body(i); });
}

std::size_t run_ordered(const Threads&, std::size_t count, std::size_t, const std::atomic<bool>* stop,
                        FunctionRef<void(std::size_t)> produce, FunctionRef<bool(std::size_t)> consume) {
  return serial::run_ordered(count, stop, produce, consume);
}

} // namespace entente
#endif
