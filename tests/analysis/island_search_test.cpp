// Populations of particles on islands, against a posterior that is known.
#include "analysis/calibration/island_search.hpp"
#include "tests/catch.hpp"

#include <cmath>
#include <map>

using namespace entente;

namespace {

// The data are at (0.3, anything): the second coordinate is free.
double from_data(const Proposal& proposal) {
  return std::fabs(proposal.shares[0] - 0.3);
}

IslandPlan plan() {
  IslandPlan plan;
  plan.seed = 5;
  plan.islands = 3;
  plan.particles = 60;
  plan.generations = 5;
  plan.proposals = 2000;
  return plan;
}

double weighted_mean(const Population& population, std::size_t coordinate) {
  double sum = 0.0;
  for (std::size_t i = 0; i < population.weights.size(); ++i)
    sum += population.weights[i] * population.particles(i, coordinate);
  return sum;
}

} // namespace

TEST_CASE("Islands close in on the data in what the data tell and stay spread in what they do not") {
  const IslandSearch search = search_islands(plan(), 2, {}, from_data);
  REQUIRE(search.islands.size() == 3);
  for (const Population& island : search.islands) {
    CHECK(weighted_mean(island, 0) == Approx(0.3).margin(0.02));
    for (std::size_t i = 0; i < island.weights.size(); ++i)
      CHECK(std::fabs(island.particles(i, 0) - 0.3) < 0.1);
    // Uniform: mean 1/2, SD 0.29; some 30 effective particles leave 0.05.
    CHECK(weighted_mean(island, 1) == Approx(0.5).margin(0.2));
    CHECK(std::sqrt(weighted_covariance(island.particles, island.weights)(1, 1)) > 0.2);
  }
}

TEST_CASE("Tolerances fall from one generation to the next, and every generation is told of") {
  const IslandSearch search = search_islands(plan(), 2, {}, from_data);
  CHECK(search.generations.size() == 15);
  std::map<std::size_t, double> last;
  for (const GenerationReport& report : search.generations) {
    if (report.generation > 0)
      CHECK(report.tolerance < last[report.island]);
    last[report.island] = report.tolerance;
    CHECK(report.complete);
    CHECK(report.accepted == 60);
    CHECK(report.effective <= 60.0 + 1e-9);
  }
}

TEST_CASE("No island knows of another: fewer islands are the first of more") {
  IslandPlan fewer = plan();
  fewer.islands = 1;
  const IslandSearch one = search_islands(fewer, 2, {}, from_data),
                     three = search_islands(plan(), 2, {}, from_data);
  CHECK(one.islands[0].particles == three.islands[0].particles);
  CHECK_FALSE(three.islands[0].particles == three.islands[1].particles);
}

TEST_CASE("Begun from points instead of the prior, weights make up for it where particles are many") {
  IslandPlan from_points = plan();
  from_points.islands = 1;
  from_points.particles = 600;
  from_points.generations = 1;
  Matrix start(4, 1);
  start.values = {0.2, 0.3, 0.4, 0.5};
  from_points.step = 8.0; // wide enough to reach everywhere
  const IslandSearch search = search_islands(from_points, 1, start, [](const Proposal&) { return 0.0; });
  CHECK(weighted_mean(search.islands[0], 0) == Approx(0.5).margin(0.06)); // the prior's mean, not the start's
}

TEST_CASE(
    "With starts of their own, islands begin each at its point and step as far as the points lie apart") {
  IslandPlan own = plan();
  own.islands = 3;
  own.particles = 100;
  own.generations = 1;
  own.own_start = true;
  own.step = 0.01;
  const double deviation = 0.1 * std::sqrt(2.0 * 0.3 * 0.3); // a tenth of that of the two points, n - 1
  Matrix start(2, 1);
  start.values = {0.2, 0.8};
  const IslandSearch search = search_islands(own, 1, start, [](const Proposal&) { return 0.0; });
  for (std::size_t island = 0; island < 3; ++island) {
    double mean = 0.0, squares = 0.0;
    for (std::size_t i = 0; i < own.particles; ++i) {
      const double apart = search.islands[island].particles(i, 0) - start(island % 2, 0);
      mean += apart / 100.0, squares += apart * apart / 100.0;
    }
    CHECK(mean == Approx(0.0).margin(5.0 * deviation / 10.0));
    CHECK(std::sqrt(squares) == Approx(deviation).margin(5.0 * deviation / std::sqrt(200.0)));
  }
}

TEST_CASE("An interrupted search says so, and a generation that cannot be filled ends its island") {
  int left = 100;
  const IslandSearch cut = search_islands(plan(), 2, {}, [&](const Proposal& proposal) {
    return left-- > 0 ? std::optional(from_data(proposal)) : std::nullopt;
  });
  CHECK(cut.interrupted);
  IslandPlan hard = plan();
  hard.proposals = 61; // nearly every proposal would have to be accepted
  const IslandSearch ended = search_islands(hard, 2, {}, from_data);
  CHECK_FALSE(ended.interrupted);
  CHECK(ended.generations.size() == 6);
  CHECK_FALSE(ended.generations.back().complete);
  CHECK(ended.islands[0].particles.rows == 60); // of the last complete generation
}
