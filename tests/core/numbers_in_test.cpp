#include "engine/core/numbers_in.hpp"
#include "tests/catch.hpp"

#include <vector>

using namespace entente;

namespace {

template<std::size_t Most>
std::vector<std::size_t> numbers(const std::bitset<Most>& set) {
  std::vector<std::size_t> all;
  for (const std::size_t number : numbers_in(set))
    all.push_back(number);
  return all;
}

} // namespace

TEST_CASE("The numbers in a set ascend, the first and the last that it can hold among them") {
  CHECK(numbers(std::bitset<32>{}).empty());
  CHECK(numbers(std::bitset<32>{}.set(31).set(7).set(0)) == std::vector<std::size_t>{0, 7, 31});
  CHECK(numbers(std::bitset<64>{}.set(63)) == std::vector<std::size_t>{63});
  CHECK(numbers(std::bitset<64>{}.set()).size() == 64);
}

TEST_CASE("A loop over a set goes on over what was in it when the loop began") {
  std::bitset<8> set{0b1011};
  int seen = 0;
  for (const std::size_t number : numbers_in(set)) {
    set.reset(number).set(7);
    ++seen;
  }
  CHECK(seen == 3);
}
