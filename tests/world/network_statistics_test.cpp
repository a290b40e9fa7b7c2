#include "tests/world/network_statistics.hpp"

#include "tests/catch.hpp"
#include "tests/world/known_networks.hpp"
#include "tests/world/society_plans.hpp"

using namespace entente;

namespace {
NetworkStatistics described(const Society& society, int threads = 1) {
  return describe(society, Threads(threads));
}
} // namespace

TEST_CASE("a cycle is one component of citizens with two ties and no triangle") {
  const NetworkStatistics cycle = described(society_with(50, ring(50)));
  CHECK(cycle.mean_degree == 2.0);
  CHECK(cycle.maximum_degree == 2);
  CHECK(cycle.clustering == 0.0);
  CHECK(cycle.degree_assortativity == 0.0);
  CHECK(cycle.components == 1);
  CHECK(cycle.largest_component == 1.0);
}

TEST_CASE("in a complete network all friends are friends") {
  const NetworkStatistics complete = described(society_with(9, everybody_knows_everybody(9)));
  CHECK(complete.mean_degree == 8.0);
  CHECK(complete.clustering == 1.0);
  CHECK(complete.degree_assortativity == 0.0);
}

TEST_CASE("repeated ties count for degree and once for clustering") {
  Pairs pairs = everybody_knows_everybody(5);
  pairs.insert(pairs.end(), {{0, 1}, {0, 1}, {2, 3}});
  const NetworkStatistics statistics = described(society_with(5, pairs));
  CHECK(statistics.mean_degree == Approx(26.0 / 5.0).epsilon(1e-15));
  CHECK(statistics.clustering == 1.0);
}

TEST_CASE("in a star unlike degrees meet") {
  const NetworkStatistics wheel = described(society_with(12, star(12)));
  CHECK(wheel.maximum_degree == 11);
  CHECK(wheel.degree_assortativity == Approx(-1.0).epsilon(1e-12));
  CHECK(wheel.clustering == 0.0);
}

TEST_CASE("components are counted with those who know nobody") {
  Pairs pairs = ring(6);
  pairs.insert(pairs.end(), {{6, 7}, {7, 8}, {8, 6}});
  const NetworkStatistics statistics = described(society_with(10, pairs));
  CHECK(statistics.components == 3);
  CHECK(statistics.largest_component == 0.6);
  CHECK(statistics.clustering == Approx(0.3).epsilon(1e-15)); // the triangle's three of ten citizens
}

TEST_CASE("a lattice where each knows two to either side has clustering one half") {
  CHECK(described(society_with(100, ring(100, 2))).clustering == Approx(0.5).epsilon(1e-14));
}

TEST_CASE("in a large network clustering is measured on a sample") {
  const std::uint32_t citizens = 1500000;
  REQUIRE(citizens > clustering_sample);
  const Society society = society_with(citizens, ring(citizens, 2));
  CHECK(described(society, 2).clustering == Approx(0.5).epsilon(1e-12));
}

TEST_CASE("identities that only meet their own have assortativity one, strangers minus one") {
  CHECK(described(society_with(6, {{0, 1}, {1, 2}, {3, 4}, {4, 5}}, 3)).identity_assortativity == 1.0);
  CHECK(described(society_with(6, {{0, 3}, {1, 4}, {2, 5}}, 3)).identity_assortativity == -1.0);
  CHECK(described(society_with(6, {{0, 3}, {1, 4}}, 6)).identity_assortativity == 0.0);
  CHECK(described(society_with(6, {})).identity_assortativity == 0.0);
}

TEST_CASE("homophily raises identity assortativity, and threads change nothing") {
  SocietyPlan plan = ordinary_plan(150000);
  const AddressedRng rng{5, 0, 0};
  const NetworkStatistics strong = described(build_society(plan, rng, Threads(2)));
  plan.homophily = 0.6;
  const Society society = build_society(plan, rng, Threads(2));
  const NetworkStatistics weak = described(society);
  CHECK(strong.identity_assortativity > weak.identity_assortativity);
  CHECK(strong.region_assortativity > 0.5);
  const NetworkStatistics again = described(society, 5);
  CHECK(again.identity_assortativity == weak.identity_assortativity);
  CHECK(again.degree_assortativity == weak.degree_assortativity);
  CHECK(again.clustering == weak.clustering);
}
