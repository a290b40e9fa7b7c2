// The same interface with std::thread alone, for the thread sanitizer: simple, not fast. Every call starts
// its threads anew, and a call made from within another runs on its caller.
#ifdef ENTENTE_PLAIN_THREADS
#include "engine/parallel/parallel.hpp"
#include "engine/parallel/serial.hpp"

#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

namespace entente {

struct Threads::Pool {};

Threads::Threads(int count)
    : count_(std::max(1, count)), pool_(count > 1 ? std::make_shared<Pool>() : nullptr) {}

namespace {

thread_local bool inside = false;

bool on_caller(const Threads& threads, std::size_t pieces) {
  return threads.count() == 1 || pieces <= 1 || inside;
}

// The first exception of several threads.
class Failure {
 public:
  void keep() {
    const std::lock_guard lock(mutex_);
    if (!first_)
      first_ = std::current_exception();
    any_ = true;
  }
  bool any() const { return any_; }
  void rethrow() const {
    if (first_)
      std::rethrow_exception(first_);
  }

 private:
  std::mutex mutex_;
  std::exception_ptr first_;
  std::atomic<bool> any_ = false;
};

// `worker` on so many threads, the caller among them, until all have returned.
void run_on(std::size_t count, FunctionRef<void()> worker) {
  const auto marked = [worker] {
    inside = true;
    worker();
    inside = false;
  };
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < count; ++i)
    others.emplace_back(marked);
  marked();
  for (std::thread& other : others)
    other.join();
}

// The state that the threads of one pipeline share, all of it behind one lock.
class Pipeline {
 public:
  Pipeline(std::size_t count, std::size_t tokens, const std::atomic<bool>* stop,
           FunctionRef<void(std::size_t)> produce, FunctionRef<bool(std::size_t)> consume)
      : count_(count), stop_(stop), produce_(produce), consume_(consume), made_(tokens, 0) {}

  void work() {
    std::unique_lock lock(mutex_);
    for (;;) {
      // Read once a round: were it to change between the questions below, a thread could wait for nobody.
      stopping_ = stopping_ || (stop_ != nullptr && stop_->load());
      if (over())
        break;
      if (may_consume())
        consume_one(lock);
      else if (may_start())
        produce_one(lock);
      else
        changed_.wait(lock);
    }
    changed_.notify_all();
  }

  std::size_t consumed() const {
    failure_.rethrow();
    return consumed_;
  }

 private:
  bool no_more() const { return started_ == count_ || stopping_; }
  bool over() const { return failure_.any() || finished_ || (no_more() && consumed_ == started_); }
  bool may_consume() const {
    return !consuming_ && consumed_ < started_ && made_[consumed_ % made_.size()] != 0;
  }
  bool may_start() const { return !no_more() && started_ - consumed_ < made_.size(); }

  void produce_one(std::unique_lock<std::mutex>& lock) {
    const std::size_t item = started_++;
    unlocked(lock, [&] { produce_(item); });
    made_[item % made_.size()] = 1;
    changed_.notify_all();
  }

  void consume_one(std::unique_lock<std::mutex>& lock) {
    consuming_ = true;
    const std::size_t item = consumed_;
    bool more = true;
    unlocked(lock, [&] { more = consume_(item); });
    made_[item % made_.size()] = 0;
    ++consumed_;
    finished_ = !more;
    consuming_ = false;
    changed_.notify_all();
  }

  template<class Action>
  void unlocked(std::unique_lock<std::mutex>& lock, Action&& action) {
    lock.unlock();
    try {
      action();
    } catch (...) {
      failure_.keep();
    }
    lock.lock();
  }

  const std::size_t count_;
  const std::atomic<bool>* const stop_;
  const FunctionRef<void(std::size_t)> produce_;
  const FunctionRef<bool(std::size_t)> consume_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<char> made_; // by place: produced and not yet consumed
  std::size_t started_ = 0;
  std::size_t consumed_ = 0;
  bool consuming_ = false;
  bool finished_ = false;
  bool stopping_ = false;
  Failure failure_;
};

} // namespace

void for_each_block(const Threads& threads, std::size_t count, std::size_t block_size,
                    FunctionRef<void(std::size_t, std::size_t)> body) {
  if (on_caller(threads, count <= block_size ? 1 : 2))
    return serial::for_each_block(count, block_size, body);
  const std::size_t blocks = (count - 1) / block_size + 1;
  for_each_index(threads, blocks, [&](std::size_t block) {
    const std::size_t begin = block * block_size;
    body(begin, begin + std::min(block_size, count - begin));
  });
}

void for_each_index(const Threads& threads, std::size_t count, FunctionRef<void(std::size_t)> body) {
  if (on_caller(threads, count))
    return serial::for_each_block(count, 1, [&](std::size_t i, std::size_t) { body(i); });
  Failure failure;
  std::atomic<std::size_t> next = 0;
  run_on(std::min(count, static_cast<std::size_t>(threads.count())), [&] {
    try {
      for (std::size_t i = next++; i < count && !failure.any(); i = next++)
        body(i);
    } catch (...) {
      failure.keep();
    }
  });
  failure.rethrow();
}

std::size_t run_ordered(const Threads& threads, std::size_t count, std::size_t tokens,
                        const std::atomic<bool>* stop, FunctionRef<void(std::size_t)> produce,
                        FunctionRef<bool(std::size_t)> consume) {
  if (on_caller(threads, count))
    return serial::run_ordered(count, stop, produce, consume);
  Pipeline pipeline(count, tokens, stop, produce, consume);
  run_on(static_cast<std::size_t>(threads.count()), [&] { pipeline.work(); });
  return pipeline.consumed();
}

} // namespace entente
#endif
