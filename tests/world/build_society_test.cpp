#include "tests/world/society_by_hand.hpp"
#include "tests/world/society_plans.hpp"

#include "engine/core/error.hpp"
#include "tests/catch.hpp"

#include <cmath>

using namespace entente;

namespace {

const AddressedRng society_rng{20240917, 3, 0};

Society built(const SocietyPlan& plan, int threads = 1) {
  return build_society(plan, society_rng, Threads(threads));
}

bool ties_are_mutual(const Network& network) {
  for (std::uint32_t citizen = 0; citizen < network.citizens(); ++citizen)
    for (const std::uint32_t other : network.of(citizen)) {
      const auto row = network.of(citizen), back = network.of(other);
      if (std::count(row.begin(), row.end(), other) != std::count(back.begin(), back.end(), citizen))
        return false;
    }
  return true;
}

bool rows_ascend_without_oneself(const Network& network) {
  for (std::uint32_t citizen = 0; citizen < network.citizens(); ++citizen) {
    const auto row = network.of(citizen);
    if (!std::is_sorted(row.begin(), row.end()) || std::count(row.begin(), row.end(), citizen) > 0)
      return false;
  }
  return true;
}

std::size_t longest_row(const Network& network) {
  std::size_t longest = 0;
  for (std::size_t citizen = 0; citizen < network.citizens(); ++citizen)
    longest = std::max(longest, network.of(citizen).size());
  return longest;
}

std::vector<const Cell*> cell_of_citizens(const Society& society) {
  std::vector<const Cell*> all(society.citizens());
  for (const Cell& cell : society.cells)
    std::fill(all.begin() + cell.begin, all.begin() + cell.end, &cell);
  return all;
}

// The share of ties that join two citizens for whom alike(cell, cell) holds.
template<class Alike>
double share_of_ties(const Society& society, Alike alike) {
  const std::vector<const Cell*> cell = cell_of_citizens(society);
  std::size_t count = 0;
  for (std::size_t citizen = 0; citizen < society.citizens(); ++citizen)
    for (const std::uint32_t other : society.network.of(citizen))
      count += alike(*cell[citizen], *cell[other]);
  return static_cast<double>(count) / static_cast<double>(society.network.neighbours.size());
}

bool same_identity(const Cell& a, const Cell& b) {
  return a.identity == b.identity;
}

bool same_region(const Cell& a, const Cell& b) {
  return a.region == b.region;
}

// Five standard errors of a share of independent ties, and the ties that are missing because they were drawn
// to oneself: at most one in the size of the smallest cell.
double tolerance_of_share(const Society& society, double share) {
  double ties = static_cast<double>(society.network.neighbours.size()) / 2.0;
  std::uint32_t smallest = society.cells.front().size();
  for (const Cell& cell : society.cells)
    smallest = std::min(smallest, cell.size());
  return 5.0 * std::sqrt(share * (1.0 - share) / ties) + 1.0 / smallest;
}

// Each citizen draws `ties`; a draw is lost when it leads to oneself.
double expected_ties(const Society& society, const SocietyPlan& plan) {
  const double own_cell =
      plan.homophily * (plan.locality + (1.0 - plan.locality) / static_cast<double>(plan.regions));
  double lost = 0.0;
  for (const Cell& cell : society.cells)
    lost += cell.size() > 0 ? plan.ties * own_cell : 0.0; // size x ties x own_cell / size
  return static_cast<double>(plan.citizens) * plan.ties - lost;
}

} // namespace

TEST_CASE("a small society is what the model says, bit for bit") {
  for (std::uint32_t replicate = 0; replicate < 20; ++replicate) {
    const AddressedRng rng{7, replicate, 0};
    const SocietyPlan plan = ordinary_plan(300);
    CHECK(build_society(plan, rng, Threads(1)) == SocietyByHand(plan, rng).build());
  }
}

TEST_CASE("a society of several blocks and groups is what the model says, for any number of threads") {
  const SocietyPlan plan =
      ordinary_plan(140000); // three groups of rows, two blocks of ties and of identities
  const Society by_hand = SocietyByHand(plan, society_rng).build();
  for (const int threads : {1, 2, 5})
    CHECK(built(plan, threads) == by_hand);
}

TEST_CASE("three identities and odd numbers of regions are drawn as the model says") {
  SocietyPlan plan = ordinary_plan(4999);
  plan.regions = 7;
  plan.composition.assign(7, {0.5, 0.3, 0.2});
  CHECK(built(plan, 2) == SocietyByHand(plan, society_rng).build());
  plan.composition.assign(7, {0.5, 0.0, 0.5});
  CHECK(built(plan, 2) == SocietyByHand(plan, society_rng).build());
}

TEST_CASE("where everybody has one identity all ties are drawn to it") {
  SocietyPlan plan = ordinary_plan(5000);
  plan.composition.assign(plan.regions, {1.0});
  const Society society = built(plan);
  CHECK(society == SocietyByHand(plan, society_rng).build());
  CHECK(society.network.neighbours.size() > 9 * plan.citizens);
}

TEST_CASE("ties are mutual, rows ascend, nobody is tied to oneself") {
  for (const SocietyPlan& plan : {ordinary_plan(20000), poisson_plan(20000)}) {
    const Society society = built(plan);
    CHECK(ties_are_mutual(society.network));
    CHECK(rows_ascend_without_oneself(society.network));
  }
}

TEST_CASE("a citizen has ten ties on average: five drawn and five received") {
  for (const SocietyPlan& plan : {ordinary_plan(30000), poisson_plan(30000)}) {
    const Society society = built(plan);
    const double ties = static_cast<double>(society.network.neighbours.size()) / 2.0;
    const double expected = expected_ties(society, plan);
    // Drawn ties vary only by the few lost ones, Poisson ties by the root of their number.
    const bool poisson = plan.model == NetworkSource::Model::poisson_blocks;
    const double variance = poisson ? expected : static_cast<double>(plan.citizens) * plan.ties - expected;
    CHECK(std::fabs(ties - expected) <= 5.0 * std::sqrt(variance));
  }
}

TEST_CASE("homophily and locality are the shares of ties that stay") {
  for (const SocietyPlan& plan : {ordinary_plan(60000), poisson_plan(60000)}) {
    const Society society = built(plan);
    CHECK(share_of_ties(society, same_identity) ==
          Approx(plan.homophily).margin(tolerance_of_share(society, plan.homophily)));
    const double stay = plan.locality + (1.0 - plan.locality) / static_cast<double>(plan.regions);
    CHECK(share_of_ties(society, same_region) == Approx(stay).margin(tolerance_of_share(society, stay)));
  }
}

TEST_CASE("no citizen has more ties than the maximum, and what is refused is what comes too late") {
  SocietyPlan plan = ordinary_plan(400);
  plan.maximum_ties = 9;
  CHECK(longest_row(SocietyByHand(plan, society_rng).build().network) == 9);
  CHECK(built(plan, 2) == SocietyByHand(plan, society_rng).build());
  plan.citizens = 150000;
  plan.maximum_ties = 16;
  CHECK(built(plan, 2) == SocietyByHand(plan, society_rng).build());
  plan = poisson_plan(400);
  plan.maximum_ties = 9;
  CHECK(longest_row(built(plan).network) == 9);
  CHECK(built(plan) == built(plan, 3));
}

TEST_CASE("a maximum of zero leaves everybody alone") {
  SocietyPlan plan = ordinary_plan(300);
  plan.maximum_ties = 0;
  CHECK(built(plan).network.neighbours.empty());
}

TEST_CASE("citizens stand in the order of region, identity and number") {
  const SocietyPlan plan = ordinary_plan(5000);
  const Society society = built(plan);
  std::uint32_t next = 0;
  for (const Cell& cell : society.cells) {
    CHECK(cell.begin == next);
    next = cell.end;
    CHECK(std::is_sorted(society.number.begin() + cell.begin, society.number.begin() + cell.end));
    for (std::uint32_t citizen = cell.begin; citizen < cell.end; ++citizen)
      REQUIRE(society.number[citizen] % plan.regions == index(cell.region));
  }
  CHECK(next == plan.citizens);
}

TEST_CASE("Poisson societies are the same for any number of threads") {
  SocietyPlan plan = poisson_plan(150000);
  for (const int settlement : {0, 2000}) {
    plan.settlement = settlement;
    const Society one = built(plan, 1);
    CHECK(built(plan, 2) == one);
    CHECK(built(plan, 5) == one);
  }
}

TEST_CASE("with settlements a share of local ties stays within a stretch of neighbouring ids") {
  for (SocietyPlan plan : {ordinary_plan(96000), poisson_plan(96000)}) {
    plan.settlement = 2000; // 8,000 a region: four settlements
    const Society society = built(plan, 2);
    CHECK(built(plan, 5) == society);
    const std::vector<const Cell*> cell = cell_of_citizens(society);
    const auto quarter = [&](std::uint32_t citizen) {
      return 4 * (citizen - cell[citizen]->begin) / cell[citizen]->size();
    };
    std::size_t within = 0;
    for (std::uint32_t citizen = 0; citizen < society.citizens(); ++citizen)
      for (const std::uint32_t other : society.network.of(citizen))
        within += cell[citizen]->region == cell[other]->region && quarter(citizen) == quarter(other);
    const double share = static_cast<double>(within) / static_cast<double>(society.network.neighbours.size());
    const double l = plan.locality;
    const double expected = l * l + (l * (1.0 - l) + (1.0 - l) / 12.0) / 4.0;
    // Nobody is a neighbour of oneself: of a quarter of the smallest cell one in its size is missing.
    CHECK(share == Approx(expected).margin(4.0 * tolerance_of_share(society, expected)));
  }
}

TEST_CASE("settlements change no tie that leaves the region and no trait") {
  SocietyPlan plan = ordinary_plan(24000);
  const Society without = built(plan);
  plan.settlement = 500;
  const Society with = built(plan);
  CHECK(with.number == without.number);
  CHECK(with.leaning == without.leaning);
  const std::vector<const Cell*> cell = cell_of_citizens(without);
  const auto far_ties = [&](const Network& network, std::uint32_t citizen) {
    std::vector<std::uint32_t> far;
    for (const std::uint32_t other : network.of(citizen))
      if (cell[citizen]->region != cell[other]->region)
        far.push_back(other);
    return far;
  };
  for (std::uint32_t citizen = 0; citizen < plan.citizens; ++citizen)
    REQUIRE(far_ties(with.network, citizen) == far_ties(without.network, citizen));
}

TEST_CASE("a network too large for its offsets is refused before anything is drawn") {
  SocietyPlan plan = ordinary_plan(1000000000);
  CHECK_THROWS_AS(built(plan), ScenarioError);
}
