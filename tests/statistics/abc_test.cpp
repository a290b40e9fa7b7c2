#include "engine/statistics/calibration/abc.hpp"

#include "engine/random/addressed_rng.hpp"
#include "engine/statistics/calibration/prior.hpp"
#include "engine/statistics/inference/moments.hpp"
#include "tests/catch.hpp"
#include "tests/statistics/samples.hpp"

#include <cmath>
#include <vector>

using namespace entente;
using test::rng;

namespace {} // namespace

TEST_CASE("Priors turn shares into values and back") {
  const Prior even = prior_between(2.0, 5.0);
  CHECK(even.shape == Prior::Shape::uniform);
  CHECK(even.quantile(0.5) == Approx(3.5));
  CHECK(even.share(4.25) == Approx(0.75));
  const Prior wide = prior_between(1.0, 100.0);
  CHECK(wide.shape == Prior::Shape::log_uniform);
  CHECK(wide.quantile(0.5) == Approx(10.0));
  CHECK(wide.share(wide.quantile(0.3)) == Approx(0.3));
  CHECK(prior_between(-1.0, 9.0).shape == Prior::Shape::uniform);
  CHECK(wide.quantile(1.0) == 100.0);
}

TEST_CASE("Effective sample size is n for equal weights and 1 for a single one") {
  CHECK(effective_sample_size(std::vector<double>(50, 0.02)) == Approx(50.0));
  CHECK(effective_sample_size(std::vector<double>{0.0, 1.0, 0.0}) == Approx(1.0));
  CHECK(effective_sample_size(std::vector<double>{0.5, 0.25, 0.25}) == Approx(1.0 / 0.375));
}

TEST_CASE("Weighted covariance with equal weights is the sample covariance") {
  Matrix particles(5, 2);
  particles.values = {1, 2, 2, 1, 3, 5, 4, 4, 5, 8};
  const Matrix equal = weighted_covariance(particles, std::vector<double>(5, 0.2));
  CHECK(equal(0, 0) == Approx(variance(particles.column(0))));
  CHECK(equal(0, 1) == Approx(covariance(particles.column(0), particles.column(1))));
  CHECK(equal(0, 1) == equal(1, 0));
}

TEST_CASE("A kernel steps with the covariance it was made from") {
  Matrix covariance(2, 2);
  covariance.values = {4.0, 1.2, 1.2, 1.0};
  const auto kernel = kernel_of(covariance);
  REQUIRE(kernel);
  // root = [[2, 0], [0.6, 0.8]] by hand.
  CHECK(kernel->root.values == std::vector<double>{2.0, 0.0, 0.6, 0.8});
  CHECK(kernel->moved(std::vector<double>{1.0, 1.0}, std::vector<double>{1.0, -1.0}) ==
        std::vector<double>{3.0, 1.0 + 0.6 - 0.8});
  covariance.values = {1.0, 2.0, 2.0, 1.0};
  CHECK_FALSE(kernel_of(covariance));
}

TEST_CASE("The next tolerance is the weighted quantile of the distances") {
  Population population;
  population.distances = {4.0, 1.0, 3.0, 2.0};
  population.weights = {0.1, 0.1, 0.2, 0.6};
  CHECK(next_tolerance(population, 0.5) == 2.0);
  CHECK(next_tolerance(population, 0.85) == 3.0);
  CHECK(next_tolerance(population, 1.0) == 4.0);
}

TEST_CASE("Choosing by weight covers the particles in proportion") {
  const std::vector<double> weights = {0.2, 0.0, 0.5, 0.3};
  CHECK(chosen_by_weight(weights, 0.1) == 0);
  CHECK(chosen_by_weight(weights, 0.2) == 2);
  CHECK(chosen_by_weight(weights, 0.69) == 2);
  CHECK(chosen_by_weight(weights, 0.999999) == 3);
}

TEST_CASE("Importance weights turn what the kernel proposes into what the prior says") {
  // One particle at 0.5 and a step of variance 2 propose N(0.5, 2); the prior is N(0, 1).
  Population last;
  last.particles = Matrix(1, 1, 0.5);
  last.weights = {1.0};
  last.distances = {0.0};
  const auto kernel = kernel_of(Matrix(1, 1, 2.0));
  REQUIRE(kernel);
  const std::size_t n = 20000;
  Matrix proposals(n, 1);
  std::vector<double> log_prior(n);
  for (std::uint32_t i = 0; i < n; ++i) {
    proposals(i, 0) = proposed(rng, last, *kernel, 1, i)[0];
    log_prior[i] = -0.5 * proposals(i, 0) * proposals(i, 0);
  }
  const std::vector<double> weights = importance_weights(proposals, log_prior, last, *kernel);
  double total = 0.0;
  for (const double weight : weights)
    total += weight;
  CHECK(total == Approx(1.0));
  const double error = 1.0 / std::sqrt(effective_sample_size(weights));
  CHECK(weighted_mean(proposals.column(0), weights) == Approx(0.0).margin(4.0 * error));
  CHECK(weighted_covariance(proposals, weights)(0, 0) == Approx(1.0).margin(6.0 * error));
}

TEST_CASE("Sequential ABC finds the known posterior of the mixture of Sisson, Fan and Tanaka") {
  // theta uniform on (-10, 10); x is N(theta, 1) or N(theta, 0.01) with equal chance; x = 0 was seen. As the
  // tolerance goes to 0 the posterior is half N(0, 1), half N(0, 0.01) (Sisson, Fan and Tanaka 2007):
  // variance 0.505.
  const std::uint32_t size = 1000;
  const Prior prior{.low = -10.0, .high = 10.0};
  const auto simulated = [](double theta, std::uint32_t who, std::uint32_t attempt,
                            std::uint16_t generation) {
    const AddressedRng rng{.seed = 77, .replicate = generation};
    const bool broad = rng.uniform(Purpose::analysis, who, 2 * attempt) < 0.5;
    return theta + (broad ? 1.0 : 0.1) * rng.normal(Purpose::workload_start, who, attempt);
  };
  Population population{Matrix(size, 1), std::vector<double>(size, 1.0 / size), std::vector<double>(size)};
  for (std::uint32_t i = 0; i < size; ++i) {
    population.particles(i, 0) = prior.quantile(rng.uniform(Purpose::uncertain, i));
    population.distances[i] = std::fabs(simulated(population.particles(i, 0), i, 0, 0));
  }
  double tolerance = next_tolerance(population, 0.5);
  for (std::uint16_t generation = 1; tolerance > 0.02; ++generation) {
    Matrix step = weighted_covariance(population.particles, population.weights);
    for (double& value : step.values)
      value *= 2.0; // as Beaumont, Cornuet, Marin and Robert 2009
    const auto kernel = kernel_of(step);
    REQUIRE(kernel);
    Population next{Matrix(size, 1), {}, std::vector<double>(size)};
    for (std::uint32_t i = 0; i < size; ++i)
      for (std::uint32_t attempt = 0;; ++attempt) {
        const double theta = proposed(rng, population, *kernel, generation, i, attempt)[0];
        if (!prior.contains(theta))
          continue;
        const double distance = std::fabs(simulated(theta, i, attempt, generation));
        if (distance > tolerance)
          continue;
        next.particles(i, 0) = theta;
        next.distances[i] = distance;
        break;
      }
    next.weights = importance_weights(next.particles, std::vector<double>(size, 0.0), population, *kernel);
    population = std::move(next);
    tolerance = next_tolerance(population, 0.5);
  }
  const double worth = effective_sample_size(population.weights);
  CHECK(worth > 300.0);
  // Fourth moment (3 + 3e-4) / 2, so the error of the variance is sqrt((1.5 - 0.505^2) / worth).
  CHECK(weighted_mean(population.particles.column(0), population.weights) ==
        Approx(0.0).margin(4.0 * std::sqrt(0.505 / worth)));
  CHECK(weighted_covariance(population.particles, population.weights)(0, 0) ==
        Approx(0.505).margin(4.0 * std::sqrt(1.25 / worth)));
}
