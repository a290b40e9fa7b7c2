#include "tests/catch.hpp"
#include "tests/world/known_networks.hpp"

#include "engine/core/error.hpp"

using namespace entente;

TEST_CASE("ties become rows from both ends, ascending, repeats kept") {
  const Network network = network_of(4, {{2, 0}, {0, 1}, {2, 0}, {3, 2}});
  CHECK(network.offsets == std::vector<std::uint32_t>{0, 3, 4, 7, 8});
  CHECK(network.neighbours == std::vector<std::uint32_t>{1, 2, 2, 0, 0, 0, 3, 2});
}

TEST_CASE("a tie with oneself is no tie") {
  CHECK(network_of(2, {{0, 0}, {1, 1}}).neighbours.empty());
}

TEST_CASE("no citizens and no ties are a network too") {
  CHECK(network_of(0, {}).citizens() == 0);
  CHECK(network_of(3, {}).offsets == std::vector<std::uint32_t>{0, 0, 0, 0});
}

TEST_CASE("ties are kept in the order of the list while both ends have room") {
  // 0 has room for two: its third tie is refused, so 3 still has room for both of its later ones.
  const Network network = network_of(5, {{0, 1}, {2, 0}, {0, 3}, {3, 4}, {3, 1}, {3, 2}}, 2);
  CHECK(network.offsets == std::vector<std::uint32_t>{0, 2, 4, 5, 7, 8});
  CHECK(network.neighbours == std::vector<std::uint32_t>{1, 2, 0, 3, 0, 1, 4, 3});
}

TEST_CASE("long rows ascend as well") {
  const Network network = network_of(100000, star(100000));
  CHECK(network.of(0).size() == 99999);
  CHECK(std::is_sorted(network.of(0).begin(), network.of(0).end()));
  CHECK(network == network_of(100000, star(100000), 0xffffffff, 3));
}

TEST_CASE("more ties than the offsets can count are refused") {
  CHECK_NOTHROW(require_room_for(2147483647));
  CHECK_THROWS_AS(require_room_for(2147483648), ScenarioError);
}
