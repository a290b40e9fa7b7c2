#include "engine/world/build/build_imported.hpp"

#include "engine/world/network/network_order.hpp"
#include "tests/catch.hpp"
#include "tests/world/known_networks.hpp"
#include "tests/world/society_plans.hpp"

#include <algorithm>
#include <map>

using namespace entente;

namespace {

const AddressedRng rng{99, 0, 0};

ImportedNetwork imported(std::size_t citizens, const Pairs& pairs) {
  ImportedNetwork network;
  network.citizens = citizens;
  for (const auto& [from, to] : pairs)
    network.ties.push_back({from, to});
  return network;
}

Society built(const ImportedNetwork& network, int threads = 1) {
  return build_imported_society(ordinary_plan(0), network, rng, Threads(threads));
}

// The neighbours of each number, as numbers, in the order of the row.
std::map<std::uint32_t, std::vector<std::uint32_t>> rows_by_number(const Society& society) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> rows;
  for (std::size_t citizen = 0; citizen < society.citizens(); ++citizen)
    for (const std::uint32_t other : society.network.of(citizen))
      rows[society.number[citizen]].push_back(society.number[other]);
  return rows;
}

// A ring whose citizens are numbered without any order: i x 5,003 runs through all residues of a prime.
Pairs shuffled_ring(std::uint32_t citizens) {
  Pairs pairs = ring(citizens, 2);
  for (auto& [from, to] : pairs) {
    from = static_cast<std::uint32_t>(std::uint64_t{from} * 5003 % citizens);
    to = static_cast<std::uint32_t>(std::uint64_t{to} * 5003 % citizens);
  }
  return pairs;
}

} // namespace

TEST_CASE("an imported society has the ties of the text and nothing else") {
  const ImportedNetwork network = imported(10, {{0, 1}, {1, 2}, {9, 0}, {0, 1}});
  const Society society = built(network);
  CHECK(society.citizens() == 10);
  auto rows = rows_by_number(society);
  for (auto& [number, row] : rows)
    std::sort(row.begin(), row.end());
  CHECK(rows == std::map<std::uint32_t, std::vector<std::uint32_t>>{
                    {0, {1, 1, 9}}, {1, {0, 0, 2}}, {2, {1}}, {9, {0}}});
  for (std::size_t citizen = 0; citizen < 10; ++citizen)
    CHECK(std::is_sorted(society.network.of(citizen).begin(), society.network.of(citizen).end()));
}

TEST_CASE("given regions and identities are kept, others are those of a drawn society") {
  ImportedNetwork network = imported(5000, ring(5000));
  const Society drawn = build_society(ordinary_plan(5000), rng, Threads(1));
  Society society = built(network);
  for (std::size_t cell = 0; cell < society.cells.size(); ++cell)
    CHECK(society.cells[cell] == drawn.cells[cell]);
  network.region.resize(5000);
  network.identity.resize(5000);
  network.region[17] = RegionId{11};
  network.identity[17] = IdentityId{1};
  society = built(network);
  const Cell& cell = society.cell(RegionId{11}, IdentityId{1});
  CHECK(std::count(society.number.begin() + cell.begin, society.number.begin() + cell.end, 17u) == 1);
  std::vector<std::uint32_t> numbers = society.number;
  std::sort(numbers.begin(), numbers.end());
  CHECK(std::unique(numbers.begin(), numbers.end()) == numbers.end());
}

TEST_CASE("traits belong to the number, whatever the ties") {
  const Society few = built(imported(300, ring(300))), many = built(imported(300, ring(300, 7)));
  std::map<std::uint32_t, float> leaning;
  for (std::size_t i = 0; i < 300; ++i)
    leaning[few.number[i]] = few.leaning[i];
  for (std::size_t i = 0; i < 300; ++i)
    CHECK(many.leaning[i] == leaning[many.number[i]]);
}

TEST_CASE("a citizen without ties changes nobody's row") {
  const Pairs pairs = shuffled_ring(1009);
  const Society before = built(imported(1009, pairs)), after = built(imported(1010, pairs));
  CHECK(after.citizens() == 1010);
  CHECK(rows_by_number(before) == rows_by_number(after));
}

TEST_CASE("imported societies are the same for any number of threads") {
  const ImportedNetwork network = imported(100003, shuffled_ring(100003));
  const Society one = built(network);
  CHECK(built(network, 2) == one);
  CHECK(built(network, 5) == one);
}

TEST_CASE("those who know each other stand close together") {
  const std::uint32_t citizens = 10007;
  const Network network = network_of(citizens, shuffled_ring(citizens));
  const std::vector<std::uint32_t> order = order_by_ties(network);
  std::vector<std::uint32_t> place(citizens);
  for (std::uint32_t i = 0; i < citizens; ++i)
    place[order[i]] = i;
  // Breadth first, a ring with reach two has four new citizens a step.
  for (std::uint32_t citizen = 0; citizen < citizens; ++citizen)
    for (const std::uint32_t other : network.of(citizen))
      REQUIRE(std::max(place[citizen], place[other]) - std::min(place[citizen], place[other]) <= 8);
}

TEST_CASE("the order holds everybody once, in networks of many pieces too") {
  Pairs pairs;
  for (std::uint32_t i = 0; i < 200000; i += 4)
    pairs.push_back({i, i + 1});
  std::vector<std::uint32_t> order = order_by_ties(network_of(200000, pairs));
  CHECK(order.size() == 200000);
  std::sort(order.begin(), order.end());
  for (std::uint32_t i = 0; i < order.size(); ++i)
    REQUIRE(order[i] == i);
}
