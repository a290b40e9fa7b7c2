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

} // namespace entente
