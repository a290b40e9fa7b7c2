#include "engine/parallel/parallel.hpp"
#include "tests/catch.hpp"

#include <cstdint>
#include <memory>
#include <numeric>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace entente;

namespace {

const std::vector<int> thread_counts = {1, 2, 7};

std::vector<std::pair<std::size_t, std::size_t>> blocks_of(const Threads& threads, std::size_t count,
                                                           std::size_t block_size) {
  std::vector<std::pair<std::size_t, std::size_t>> blocks((count + block_size - 1) / block_size);
  for_each_block(threads, count, block_size, [&](std::size_t begin, std::size_t end) {
    blocks.at(begin / block_size) = {begin, end};
  });
  return blocks;
}

// Takes a while that differs from item to item, so that items end out of order.
std::uint64_t slow_square(std::size_t i) {
  volatile std::uint64_t sink = 0;
  for (std::size_t step = 0; step < (i * 7919 % 13) * 500; ++step)
    sink = sink + step;
  return std::uint64_t{i} * i;
}

} // namespace

TEST_CASE("Blocks have the same borders for any number of threads and cover everything once") {
  using Blocks = std::vector<std::pair<std::size_t, std::size_t>>;
  for (const int n : thread_counts) {
    const Threads threads(n);
    CHECK(blocks_of(threads, 10, 4) == Blocks{{0, 4}, {4, 8}, {8, 10}});
    CHECK(blocks_of(threads, 8, 4) == Blocks{{0, 4}, {4, 8}});
    CHECK(blocks_of(threads, 3, 4) == Blocks{{0, 3}});
    CHECK(blocks_of(threads, 0, 4).empty());
  }
}

TEST_CASE("Every index is visited exactly once") {
  for (const int n : thread_counts) {
    std::vector<std::atomic<int>> visits(5000);
    for_each_index(Threads(n), visits.size(), [&](std::size_t i) { ++visits[i]; });
    CHECK(std::all_of(visits.begin(), visits.end(), [](const auto& v) { return v == 1; }));
  }
}

TEST_CASE("No thread is used but the caller's when there is one") {
  const auto caller = std::this_thread::get_id();
  bool same = true;
  const auto look = [&] { same = same && std::this_thread::get_id() == caller; };
  const Threads one(1);
  for_each_block(one, 100, 3, [&](std::size_t, std::size_t) { look(); });
  for_each_index(one, 100, [&](std::size_t) { look(); });
  ordered_pipeline(
      one, 100,
      [&](std::size_t i) {
        look();
        return i;
      },
      [&](std::size_t, std::size_t) { look(); });
  CHECK(same);
  CHECK(Threads(0).count() == 1);
  CHECK(Threads(-3).count() == 1);
}

TEST_CASE("A pipeline consumes every item in order, for any number of threads and tokens") {
  for (const int n : thread_counts)
    for (const int tokens : {0, 1, 3, 1000}) {
      const Threads threads(n);
      std::vector<std::uint64_t> seen;
      const std::size_t consumed = ordered_pipeline(threads, 500, slow_square,
                                                    [&](std::size_t i, std::uint64_t value) {
                                                      CHECK(i == seen.size());
                                                      seen.push_back(value);
                                                    },
                                                    {.tokens = tokens});
      REQUIRE(consumed == 500);
      for (std::size_t i = 0; i < seen.size(); ++i)
        REQUIRE(seen[i] == i * i);
    }
}

TEST_CASE("A pipeline of nothing, or of one item, is no special case") {
  for (const int n : thread_counts)
    for (const std::size_t count : {0U, 1U}) {
      std::size_t calls = 0;
      CHECK(ordered_pipeline(Threads(n), count, slow_square, [&](std::size_t, std::uint64_t) { ++calls; }) ==
            count);
      CHECK(calls == count);
    }
}

TEST_CASE("Items that can only be moved travel through a pipeline") {
  std::string text;
  ordered_pipeline(
      Threads(2), 5, [](std::size_t i) { return std::make_unique<std::string>(std::to_string(i)); },
      [&](std::size_t, std::unique_ptr<std::string>&& item) { text += *item; });
  CHECK(text == "01234");
}

TEST_CASE("No more items are in flight than there are tokens") {
  constexpr int tokens = 3;
  for (const int n : thread_counts) {
    std::atomic<int> in_flight = 0;
    std::atomic<int> most = 0;
    ordered_pipeline(
        Threads(n), 300,
        [&](std::size_t i) {
          const int now = ++in_flight;
          for (int seen = most; seen < now && !most.compare_exchange_weak(seen, now);) {
          }
          return slow_square(i);
        },
        [&](std::size_t, std::uint64_t) { --in_flight; }, {.tokens = tokens});
    CHECK(most <= tokens);
    CHECK(in_flight == 0);
  }
}

TEST_CASE("A consumer can end a pipeline, at the same item for any number of threads") {
  for (const int n : thread_counts) {
    std::size_t last = 0;
    const std::size_t consumed =
        ordered_pipeline(Threads(n), 10'000, slow_square, [&](std::size_t i, std::uint64_t) {
          last = i;
          return i < 123;
        });
    CHECK(consumed == 124);
    CHECK(last == 123);
  }
}

TEST_CASE("A stop flag ends a pipeline early and what was started is still consumed") {
  for (const int n : thread_counts) {
    std::atomic<bool> stop = false;
    std::atomic<std::size_t> produced = 0;
    std::vector<std::size_t> seen;
    const std::size_t consumed = ordered_pipeline(
        Threads(n), 1'000'000,
        [&](std::size_t i) {
          ++produced;
          if (i == 200)
            stop = true;
          return slow_square(i);
        },
        [&](std::size_t i, std::uint64_t) { seen.push_back(i); }, {.stop = &stop});
    CHECK(consumed == produced);
    CHECK(consumed >= 201);
    CHECK(consumed < 1'000'000);
    std::vector<std::size_t> in_order(consumed);
    std::iota(in_order.begin(), in_order.end(), std::size_t{0});
    CHECK(seen == in_order);
  }
}

TEST_CASE("An exception from any function reaches the caller, and the threads can be used again") {
  const auto fail_at = [](std::size_t bad) {
    return [bad](std::size_t i) {
      if (i == bad)
        throw std::runtime_error("item " + std::to_string(i));
      return i;
    };
  };
  for (const int n : thread_counts) {
    const Threads threads(n);
    CHECK_THROWS_WITH(for_each_index(threads, 100, [&](std::size_t i) { fail_at(61)(i); }), "item 61");
    CHECK_THROWS_WITH(
        for_each_block(threads, 100, 10, [&](std::size_t begin, std::size_t) { fail_at(30)(begin); }),
        "item 30");
    std::vector<std::size_t> seen;
    const auto note = [&](std::size_t i, std::size_t) { seen.push_back(i); };
    CHECK_THROWS_WITH(ordered_pipeline(threads, 100, fail_at(50), note), "item 50");
    REQUIRE(seen.size() <= 50);
    for (std::size_t i = 0; i < seen.size(); ++i)
      CHECK(seen[i] == i);
    CHECK_THROWS_WITH(ordered_pipeline(
                          threads, 100, [](std::size_t i) { return i; },
                          [&](std::size_t i, std::size_t) { fail_at(20)(i); }),
                      "item 20");
    CHECK(ordered_pipeline(
              threads, 100, [](std::size_t i) { return i; }, [](std::size_t, std::size_t) {}) == 100);
  }
}

TEST_CASE("Blocks within an item of a pipeline neither block it nor change what comes out") {
  for (const int n : thread_counts) {
    const Threads threads(n);
    std::vector<std::uint64_t> sums;
    ordered_pipeline(
        threads, 60,
        [&](std::size_t i) {
          std::vector<std::uint64_t> parts(50);
          for_each_block(threads, 1000, 20, [&](std::size_t begin, std::size_t end) {
            for (std::size_t k = begin; k < end; ++k)
              parts[begin / 20] += slow_square(k % 10) + i;
          });
          return std::accumulate(parts.begin(), parts.end(), std::uint64_t{0});
        },
        [&](std::size_t, std::uint64_t sum) { sums.push_back(sum); });
    REQUIRE(sums.size() == 60);
    for (std::size_t i = 0; i < sums.size(); ++i)
      CHECK(sums[i] == 100 * 285 + 1000 * i); // 285 = 0 + 1 + 4 + ... + 81
  }
}

TEST_CASE("A thread that waits for inner work starts no outer item on top of its own") {
  for (const int n : thread_counts) {
    const Threads threads(n);
    std::atomic<bool> nested = false;
    ordered_pipeline(
        threads, 200,
        [&](std::size_t i) {
          thread_local int depth = 0;
          nested = nested || depth > 0;
          ++depth;
          for_each_index(threads, 8, [](std::size_t k) { slow_square(k + 5); });
          --depth;
          return i;
        },
        [](std::size_t, std::size_t) {});
    CHECK_FALSE(nested);
  }
}

TEST_CASE("Copies of threads may be kept after the first is gone") {
  auto first = std::make_unique<Threads>(2);
  const Threads copy = *first;
  first.reset();
  std::atomic<int> calls = 0;
  for_each_index(copy, 10, [&](std::size_t) { ++calls; });
  CHECK(calls == 10);
}

TEST_CASE("A quota of the control group bounds the threads, rounded up") {
  CHECK(processors_within_quota("max 100000", 8) == 8);
  CHECK(processors_within_quota("200000 100000", 8) == 2);
  CHECK(processors_within_quota("150000 100000", 8) == 2);
  CHECK(processors_within_quota("1000 100000", 8) == 1);
  CHECK(processors_within_quota("1600000 100000", 8) == 8);
  CHECK(processors_within_quota("", 8) == 8);
  CHECK(processors_within_quota("100000", 8) == 8);
  CHECK(processors_within_quota("nonsense", 8) == 8);
  CHECK(hardware_threads() >= 1);
}
