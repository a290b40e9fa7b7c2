// The reference workloads: however fast, the same bits.
#include "benchmarks/workloads/small_world.hpp"
#include "benchmarks/workloads/worlds.hpp"
#include "engine/world/network/network_order.hpp"
#include "tests/catch.hpp"

#include <algorithm>

using namespace entente;
using namespace entente::workloads;

namespace {

const Threads alone(1), two(2);

std::vector<rules::Level> levels_of_this_processor() {
  std::vector<rules::Level> levels;
  for (const rules::Level level : {rules::Level::plain, rules::Level::avx2, rules::Level::avx512})
    if (level <= rules::best_level())
      levels.push_back(level);
  return levels;
}

} // namespace

TEST_CASE("The fast form of the reference workload gives the bits of the plain loop, level by level") {
  constexpr std::uint32_t steps = 7;
  for (const std::uint32_t agents : {11U, 64U, 1000U, 20'000U}) {
    const Network network = small_world(agents, 5, 1, {}, alone);
    PlainWorld oracle(network, 5, 1);
    oracle.advance(steps, rules::Level::plain, alone);
    for (const rules::Level level : levels_of_this_processor()) {
      CAPTURE(agents, rules::name_of(level));
      PlainWorld plain(network, 5, 1), rows(network, 5, 1, PlainWorld::Loop::sixteen_rows);
      BandedWorld fast(network, 5, 1, {}, two);
      plain.advance(steps, level, two);
      rows.advance(steps, level, two);
      fast.advance(steps, level, two);
      CHECK(plain.confidence() == oracle.confidence());
      CHECK(rows.confidence() == oracle.confidence());
      CHECK(std::equal(oracle.confidence().begin(), oracle.confidence().end(), fast.confidence().begin(),
                       fast.confidence().end()));
    }
  }
}

TEST_CASE("Repeated ties count each time in the fast form, too") {
  Network network;
  network.offsets = {0, 3, 5, 6, 6};
  network.neighbours = {1, 1, 2, 0, 0, 0};
  PlainWorld plain(network, 2, 0);
  BandedWorld fast(network, 2, 0, {}, alone);
  plain.advance(3, rules::best_level(), alone);
  fast.advance(3, rules::best_level(), alone);
  CHECK(std::equal(plain.confidence().begin(), plain.confidence().end(), fast.confidence().begin()));
}

TEST_CASE("Rows longer than what is read ahead are added all the same") {
  constexpr std::uint32_t agents = 150, ties = 160;
  Network network;
  for (std::uint32_t i = 0; i < agents; ++i) {
    for (std::uint32_t tie = 0; tie < ties; ++tie)
      network.neighbours.push_back((i + tie / 2) % agents);
    network.offsets.push_back(static_cast<std::uint32_t>(network.neighbours.size()));
  }
  for (const rules::Level level : levels_of_this_processor()) {
    PlainWorld plain(network, 2, 0), rows(network, 2, 0, PlainWorld::Loop::sixteen_rows);
    plain.advance(3, level, alone);
    rows.advance(3, level, two);
    CHECK(plain.confidence() == rows.confidence());
  }
}

TEST_CASE("An ensemble has the same mean in lanes and one run after the other") {
  const Ensemble ensemble{.runs = 35, .agents = 200, .seed = 3};
  const double mean = plain_ensemble(ensemble, rules::Level::plain, alone);
  for (const rules::Level level : levels_of_this_processor())
    CHECK(lanes_ensemble(ensemble, level, two) == mean);
}

TEST_CASE("Every correct program of the reference workload ends near a mean confidence of 0.125") {
  const Ensemble ensemble{.runs = 32, .agents = 1000, .seed = 1};
  CHECK(lanes_ensemble(ensemble, rules::best_level(), two) == Approx(0.125).margin(0.002));
}

TEST_CASE("A shuffled small world put in order lives the same lives") {
  constexpr std::uint32_t agents = 3000;
  const Network network = small_world(agents, 4, 0, shuffled(agents, 4), alone);
  PlainWorld plain(network, 4, 0);
  BandedWorld ordered = ordered_world(network, 4, 0, two);
  plain.advance(20, rules::best_level(), alone);
  ordered.advance(20, rules::best_level(), two);
  // Neighbours are added in another order.
  CHECK(ordered.mean_confidence() == Approx(plain.mean_confidence()).margin(1e-5));
}

TEST_CASE("A small world has five ties a place, one in ten led elsewhere") {
  constexpr std::uint32_t agents = 10'000;
  const Network network = small_world(agents, 9, 0, {}, alone);
  CHECK(network.neighbours.size() == std::size_t{agents} * 2 * ties_each);
  std::size_t near = 0;
  for (std::uint32_t i = 0; i < agents; ++i)
    for (const std::uint32_t j : network.of(i)) {
      const std::uint32_t apart = i < j ? j - i : i - j;
      near += std::min(apart, agents - apart) <= ties_each;
    }
  CHECK(static_cast<double>(near) / static_cast<double>(network.neighbours.size()) ==
        Approx(0.9).margin(0.01));
  CHECK(small_world(agents, 9, 0, {}, two) == network);
}
