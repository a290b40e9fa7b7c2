// What a Store holds; only its own source files see it.
#pragma once
#include "engine/store/database.hpp"
#include "engine/store/store.hpp"

#include <algorithm>
#include <chrono>

namespace entente {

struct Store::Inside {
  Database database;
  StoreHead head;
  std::string path; // empty: temporary

  // Between commits.
  bool in_batch = false;
  std::size_t rows_in_batch = 0;
  std::chrono::steady_clock::time_point batch_begin{};
  std::int64_t last_run = 0;
  Statement insert_run{}, insert_failure{}, insert_series{}, insert_event{}, insert_accord{},
      insert_monthly{};

  void prepare_to_write();
  void begin_batch();
  std::int64_t add_run(std::size_t strategy, const Unit& unit, const Outcomes& outcomes);
  void add_failure(std::int64_t run, std::size_t strategy, const Unit& unit, const Breach& breach);
  void add_accords(std::int64_t run, const Outcomes& outcomes);
  void add_course(std::int64_t run, const Outcomes& outcomes);
};

// Blobs hold numbers as they lie in memory, which on every supported machine is little-endian.
template<class Number>
std::span<const std::byte> as_blob(const std::vector<Number>& numbers) {
  return std::as_bytes(std::span(numbers));
}

template<class Number>
std::vector<Number> from_blob(std::span<const std::byte> blob) {
  std::vector<Number> numbers(blob.size() / sizeof(Number));
  std::copy_n(blob.data(), numbers.size() * sizeof(Number), reinterpret_cast<std::byte*>(numbers.data()));
  return numbers;
}

} // namespace entente
