// What every form of engine/parallel does with one thread.
#pragma once
#include "engine/parallel/parallel.hpp"

namespace entente::serial {

inline void for_each_block(std::size_t count, std::size_t block_size,
                           FunctionRef<void(std::size_t, std::size_t)> body) {
  for (std::size_t begin = 0; begin < count; begin += std::min(block_size, count - begin))
    body(begin, begin + std::min(block_size, count - begin));
}

inline std::size_t run_ordered(std::size_t count, const std::atomic<bool>* stop,
                               FunctionRef<void(std::size_t)> produce,
                               FunctionRef<bool(std::size_t)> consume) {
  for (std::size_t i = 0; i < count; ++i) {
    if (stop != nullptr && stop->load())
      return i;
    produce(i);
    if (!consume(i))
      return i + 1;
  }
  return count;
}

} // namespace entente::serial
