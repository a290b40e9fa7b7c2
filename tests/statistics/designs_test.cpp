#include "engine/statistics/design/latin_hypercube.hpp"
#include "engine/statistics/design/sobol_points.hpp"
#include "tests/catch.hpp"
#include "tests/statistics/samples.hpp"

#include <cmath>
#include <vector>

using namespace entente;
using test::rng;

namespace {

std::size_t cell(double value, std::size_t cells) {
  return static_cast<std::size_t>(value * static_cast<double>(cells));
}

bool one_in_every_strip(const Matrix& design, std::size_t factor) {
  std::vector<int> hits(design.rows, 0);
  for (std::size_t i = 0; i < design.rows; ++i)
    ++hits[cell(design(i, factor), design.rows)];
  return std::vector<int>(design.rows, 1) == hits;
}

} // namespace

TEST_CASE("A Latin hypercube has one point in every strip of every factor") {
  const Matrix design = latin_hypercube(rng, 50, 7);
  for (std::size_t j = 0; j < 7; ++j)
    CHECK(one_in_every_strip(design, j));
  CHECK(design == latin_hypercube(rng, 50, 7));
  CHECK_FALSE(design == latin_hypercube({.seed = 2}, 50, 7));
}

TEST_CASE("A Latin hypercube integrates an additive function better than chance") {
  // The variance of the mean of x_1 + x_2 is k / (12 n^3) (one uniform of width 1/n a strip), not k / (12 n).
  const std::size_t n = 100;
  const Matrix design = latin_hypercube(rng, n, 2);
  double sum = 0.0;
  for (std::size_t i = 0; i < n; ++i)
    sum += design(i, 0) + design(i, 1);
  CHECK(sum / static_cast<double>(n) == Approx(1.0).margin(4.0 * std::sqrt(2.0 / 12.0 / 1e6)));
}

TEST_CASE("Every power of two of scrambled Sobol points has one point in every strip of every dimension") {
  for (const std::size_t n : {16u, 128u, 1024u}) {
    const Matrix design = sobol_points(rng, n, 12);
    for (std::size_t j = 0; j < 12; ++j)
      CHECK(one_in_every_strip(design, j));
  }
}

TEST_CASE("The first two dimensions have one point in every elementary box: a (0, 2)-sequence") {
  // Sobol 1967: the first two dimensions have quality parameter 0; Owen 1995: scrambling keeps it.
  const std::size_t m = 6;
  const Matrix design = sobol_points(rng, std::size_t{1} << m, 2);
  for (std::size_t a = 0; a <= m; ++a) {
    const std::size_t across = std::size_t{1} << a;
    const std::size_t up = std::size_t{1} << (m - a);
    std::vector<int> hits(design.rows, 0);
    for (std::size_t i = 0; i < design.rows; ++i)
      ++hits[cell(design(i, 0), across) * up + cell(design(i, 1), up)];
    CHECK(hits == std::vector<int>(design.rows, 1));
  }
}

TEST_CASE("More Sobol points extend the design") {
  const Matrix few = sobol_points(rng, 10, 5);
  const Matrix many = sobol_points(rng, 30, 5);
  for (std::size_t i = 0; i < 10; ++i)
    for (std::size_t j = 0; j < 5; ++j)
      CHECK(few(i, j) == many(i, j));
  CHECK_FALSE(few == sobol_points({.seed = 3}, 10, 5));
}

TEST_CASE("Scrambled Sobol points beat independent ones on a smooth product by a wide margin") {
  // Integral of prod (1 + (x_j - 1/2)) is 1; independent points would miss by sqrt((13/12)^8 - 1) /
  // sqrt(4096) = 0.015.
  const Matrix design = sobol_points(rng, 4096, 8);
  double sum = 0.0;
  for (std::size_t i = 0; i < design.rows; ++i) {
    double product = 1.0;
    for (std::size_t j = 0; j < 8; ++j)
      product *= 0.5 + design(i, j);
    sum += product;
  }
  CHECK(sum / 4096.0 == Approx(1.0).margin(0.0015));
}

TEST_CASE("Scrambling makes a single point uniform: over seeds its mean is one half") {
  double sum = 0.0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed)
    sum += sobol_points({.seed = seed}, 1, 1)(0, 0);
  CHECK(sum / 400.0 == Approx(0.5).margin(4.0 / std::sqrt(12.0 * 400.0)));
}

TEST_CASE("Designs reach many dimensions") {
  const Matrix design = sobol_points(rng, 2, 400);
  CHECK(design.columns == 400);
  CHECK((design(0, 399) < 0.5) != (design(1, 399) < 0.5));
}
