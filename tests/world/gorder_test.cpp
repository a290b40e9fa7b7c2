#include "engine/world/network/network_order.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <numeric>

using namespace entente;

namespace {

// A ring in which place p is citizen p x 7 mod size, tied to the two on either side.
Network hidden_ring(std::uint32_t size) {
  std::vector<std::vector<std::uint32_t>> rows(size);
  const auto citizen = [&](std::uint32_t place) { return place % size * 7 % size; };
  for (std::uint32_t place = 0; place < size; ++place)
    for (const std::uint32_t step : {1U, 2U, size - 1, size - 2})
      rows[citizen(place)].push_back(citizen(place + step));
  Network network;
  for (std::vector<std::uint32_t>& row : rows) {
    std::sort(row.begin(), row.end());
    network.neighbours.insert(network.neighbours.end(), row.begin(), row.end());
    network.offsets.push_back(static_cast<std::uint32_t>(network.neighbours.size()));
  }
  return network;
}

} // namespace

TEST_CASE("The order by company holds every citizen once and finds a hidden ring") {
  constexpr std::uint32_t size = 1000;
  const Network network = hidden_ring(size);
  const std::vector<std::uint32_t> order = gorder(network);
  std::vector<std::uint32_t> sorted = order;
  std::sort(sorted.begin(), sorted.end());
  for (std::uint32_t i = 0; i < size; ++i)
    REQUIRE(sorted[i] == i);

  const Network in_order = reordered(network, order, Threads(1));
  std::size_t near = 0;
  for (std::uint32_t i = 0; i < size; ++i)
    for (const std::uint32_t j : in_order.of(i))
      near += (i < j ? j - i : i - j) <= 8;
  CHECK(near > in_order.neighbours.size() * 9 / 10);
}

TEST_CASE("Renumbering keeps every tie") {
  Network network = hidden_ring(100);
  network.neighbours.resize(network.offsets[99]); // a row of nobody, so that backwards is not the same
  network.offsets[100] = network.offsets[99];
  std::vector<std::uint32_t> backwards(100);
  std::iota(backwards.rbegin(), backwards.rend(), 0U);
  const Network once = reordered(network, backwards, Threads(2));
  CHECK(once != network);
  CHECK(reordered(once, backwards, Threads(1)) == network);
}

TEST_CASE("Citizens without ties and separate circles all find a place in the order by company") {
  Network network;
  network.offsets = {0, 0, 1, 2, 2, 3, 4};
  network.neighbours = {2, 1, 5, 4};
  CHECK(gorder(network).size() == 6);
}
