// The form of engine/parallel that programs use: oneTBB.
#if !defined(ENTENTE_PLAIN_THREADS) && !defined(ENTENTE_SERIAL)
#include "engine/parallel/parallel.hpp"
#include "engine/parallel/serial.hpp"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

namespace entente {

// oneTBB makes no more workers than the machine has processors unless told that more are allowed.
struct Threads::Pool {
  explicit Pool(int count)
      : allowed(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(count)), arena(count) {
  }

  tbb::global_control allowed;
  tbb::task_arena arena;
};

Threads::Threads(int count)
    : count_(std::max(1, count)), pool_(count > 1 ? std::make_shared<Pool>(count) : nullptr) {}

namespace {

// Isolated: a thread that waits for inner work never starts an outer item meanwhile, on top of its own.
template<class Work>
void run_in(const Threads& threads, Work&& work) {
  threads.pool()->arena.execute([&] { tbb::this_task_arena::isolate(work); });
}

} // namespace

void for_each_block(const Threads& threads, std::size_t count, std::size_t block_size,
                    FunctionRef<void(std::size_t, std::size_t)> body) {
  if (threads.pool() == nullptr || count <= block_size)
    return serial::for_each_block(count, block_size, body);
  const std::size_t blocks = (count - 1) / block_size + 1;
  run_in(threads, [&] {
    tbb::parallel_for(std::size_t{0}, blocks, [&](std::size_t block) {
      const std::size_t begin = block * block_size;
      body(begin, begin + std::min(block_size, count - begin));
    });
  });
}

void for_each_index(const Threads& threads, std::size_t count, FunctionRef<void(std::size_t)> body) {
  if (threads.pool() == nullptr || count <= 1)
    return serial::for_each_block(count, 1, [&](std::size_t i, std::size_t) { body(i); });
  run_in(threads, [&] { tbb::parallel_for(std::size_t{0}, count, body, tbb::simple_partitioner()); });
}

std::size_t run_ordered(const Threads& threads, std::size_t count, std::size_t tokens,
                        const std::atomic<bool>* stop, FunctionRef<void(std::size_t)> produce,
                        FunctionRef<bool(std::size_t)> consume) {
  if (threads.pool() == nullptr || count <= 1)
    return serial::run_ordered(count, stop, produce, consume);
  std::size_t next = 0;
  std::size_t consumed = 0;
  std::atomic<bool> finished = false;
  const auto start = [&](tbb::flow_control& flow) {
    if (next == count || finished || (stop != nullptr && stop->load()))
      flow.stop();
    return next++;
  };
  const auto make = [&](std::size_t item) {
    if (!finished)
      produce(item);
    return item;
  };
  const auto take = [&](std::size_t item) {
    if (finished)
      return;
    finished = !consume(item);
    ++consumed;
  };
  run_in(threads, [&] {
    tbb::parallel_pipeline(tokens,
                           tbb::make_filter<void, std::size_t>(tbb::filter_mode::serial_in_order, start) &
                               tbb::make_filter<std::size_t, std::size_t>(tbb::filter_mode::parallel, make) &
                               tbb::make_filter<std::size_t, void>(tbb::filter_mode::serial_in_order, take));
  });
  return consumed;
}

} // namespace entente
#endif
