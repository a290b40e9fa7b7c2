#include "engine/core/each_set.hpp"
#include "tests/catch.hpp"

#include <vector>

using namespace entente;

TEST_CASE("Each member of a set is visited once, in ascending order, and nobody else") {
  const auto visited = [](const std::bitset<40>& set) {
    std::vector<std::size_t> members;
    each_set(set, [&](std::size_t member) { members.push_back(member); });
    return members;
  };
  CHECK(visited({}).empty());
  CHECK(visited(std::bitset<40>{}.set(39).set(0).set(7)) == std::vector<std::size_t>{0, 7, 39});
  CHECK(visited(~std::bitset<40>{}).size() == 40);
}
