// The estimate of memory against what a society really holds.
#include "engine/world/build/memory.hpp"
#include "tests/catch.hpp"
#include "tests/worlds.hpp"

using namespace entente;
using namespace entente::test;

namespace {

template<class Values>
std::size_t bytes(const Values& values) {
  return values.size() * sizeof(values[0]);
}

std::size_t held(const World& world) {
  const Society& society = *world.society;
  return bytes(society.number) + bytes(society.susceptibility) + bytes(society.disposition) +
         bytes(society.leaning) + bytes(society.network.offsets) + bytes(society.network.neighbours) +
         bytes(world.citizens.confidence) + bytes(world.citizens.cynicism) +
         bytes(world.citizens.next_confidence);
}

} // namespace

TEST_CASE("A living world holds what was estimated, for one arm and for sixteen lanes") {
  constexpr std::size_t citizens = 20'000, ties = 5;
  Scenario scenario = ordinary_scenario(1, citizens);
  scenario.structure.network.ties = constant(ties);
  for (const std::size_t arms : {1U, 2U}) {
    scenario.strategies.resize(arms, {"baseline", "", {}});
    const std::vector<std::uint32_t> replicates(arms, 0);
    const World world = build_world(scenario, 3, replicates, Threads(1));
    const double estimated =
        static_cast<double>(memory_of_world(citizens, padded_lanes(arms), ties).resident);
    CHECK(static_cast<double>(held(world)) == Approx(estimated).epsilon(0.02)); // ties with oneself drop out
  }
}

TEST_CASE("A whole country of one arm stays within its hundred bytes a citizen, and the estimate is linear") {
  constexpr std::size_t country = 50'000'000;
  CHECK(memory_of_world(country, 1, 5).resident <= country * 100);
  CHECK(memory_of_world(2 * country, 1, 5).peak() == 2 * memory_of_world(country, 1, 5).peak());
  CHECK(memory_of_world(1'000'000'000, 16, 5).peak() > 200'000'000'000);
}
