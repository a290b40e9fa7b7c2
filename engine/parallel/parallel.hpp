// Parallel loops: work spread over threads so that its result cannot depend on their number: blocks have
// fixed borders, and what comes out of order is put in order before anybody sees it. With one thread
// everything runs on the caller. An exception from any of the functions passed in reaches the caller, after
// the others have come to rest. Calls may be nested; an inner call uses the threads that the outer one has.
#pragma once
#include "engine/parallel/function_ref.hpp"
#include "engine/parallel/hardware.hpp"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace entente {

// At most `count` threads at once, the caller among them. Copies share the same threads.
class Threads {
 public:
  explicit Threads(int count); // less than 1 counts as 1
  int count() const { return count_; }

  struct Pool;
  Pool* pool() const { return pool_.get(); } // none for one thread

 private:
  int count_;
  std::shared_ptr<Pool> pool_;
};

// body(begin, end) for [0, block_size), [block_size, 2 block_size), ... up to count; in any order, at the
// same time.
void for_each_block(const Threads& threads, std::size_t count, std::size_t block_size,
                    FunctionRef<void(std::size_t begin, std::size_t end)> body);

// body(i) for every i below count; in any order, at the same time. Each is handed out alone: for long pieces
// of work.
void for_each_index(const Threads& threads, std::size_t count, FunctionRef<void(std::size_t)> body);

struct PipelineLimits {
  int tokens = 0;                          // items in flight; 0 = four for every thread
  const std::atomic<bool>* stop = nullptr; // once true no new item starts; those in flight are still consumed
};

// How ordered_pipeline works underneath: item i may use place i % tokens between its two calls.
// Returns how many items were consumed.
std::size_t run_ordered(const Threads& threads, std::size_t count, std::size_t tokens,
                        const std::atomic<bool>* stop, FunctionRef<void(std::size_t item)> produce,
                        FunctionRef<bool(std::size_t item)> consume);

// consume(i, produce(i)) for i = 0, 1, ... below count: produce in parallel, consume strictly in order and
// one at a time (on any thread). What is consumed is always a run of items from the first; consume may return
// false to end there, at the same item for any number of threads. Returns how many items were consumed.
template<class Produce, class Consume>
std::size_t ordered_pipeline(const Threads& threads, std::size_t count, Produce&& produce, Consume&& consume,
                             PipelineLimits limits = {}) {
  using Item = std::invoke_result_t<Produce&, std::size_t>;
  constexpr int tokens_per_thread = 4;
  const int tokens = limits.tokens > 0 ? limits.tokens : tokens_per_thread * threads.count();
  std::vector<std::optional<Item>> places(std::min(static_cast<std::size_t>(tokens), count));
  const auto make = [&](std::size_t i) { places[i % places.size()].emplace(produce(i)); };
  const auto take = [&](std::size_t i) {
    std::optional<Item> item = std::exchange(places[i % places.size()], std::nullopt);
    if constexpr (std::is_same_v<std::invoke_result_t<Consume&, std::size_t, Item&&>, bool>) {
      return consume(i, std::move(*item));
    } else {
      consume(i, std::move(*item));
      return true;
    }
  };
  return run_ordered(threads, count, places.size(), limits.stop, make, take);
}

} // namespace entente
