// Large arrays in large pages: fewer page faults while a country is built, fewer translation misses while it
// is read.
#pragma once
#include <cstddef>
#include <vector>

namespace entente {

// Asks the operating system to back untouched memory with large pages; it may decline, and small arrays are
// left alone.
void prefer_huge_pages(void* begin, std::size_t bytes);

// size default values, in large pages where there are many.
template<class Value>
std::vector<Value> large_vector(std::size_t size) {
  std::vector<Value> values;
  values.reserve(size);
  prefer_huge_pages(values.data(), size * sizeof(Value));
  values.resize(size);
  return values;
}

// Memory that begins with a large page and is asked for in large pages, where it is worth one. free_large
// takes the size that was asked for.
void* allocate_large(std::size_t bytes);
void free_large(void* begin, std::size_t bytes) noexcept;

template<class Value>
struct LargeAllocator {
  using value_type = Value;
  LargeAllocator() = default;
  template<class Other>
  LargeAllocator(const LargeAllocator<Other>&) {}
  Value* allocate(std::size_t count) { return static_cast<Value*>(allocate_large(count * sizeof(Value))); }
  void deallocate(Value* begin, std::size_t count) noexcept { free_large(begin, count * sizeof(Value)); }
  bool operator==(const LargeAllocator&) const = default;
};

// Arrays of a few megabytes that are read at random: whole in large pages, as only aligned ones are.
template<class Value>
using LargeVector = std::vector<Value, LargeAllocator<Value>>;

} // namespace entente
