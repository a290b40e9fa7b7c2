#include "engine/statistics/design/morris.hpp"
#include "engine/statistics/design/sobol_indices.hpp"
#include "tests/catch.hpp"
#include "tests/statistics/samples.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

using namespace entente;
using test::rng;

namespace {

// Ishigami and Homma 1990 with a = 7, b = 0.1, on (-pi, pi)^3.
double ishigami(std::span<const double> u) {
  const auto x = [u](std::size_t j) { return std::numbers::pi * (2.0 * u[j] - 1.0); };
  return std::sin(x(0)) + 7.0 * std::pow(std::sin(x(1)), 2) + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

// Sobol's g function; Saltelli and Sobol 1995.
const std::vector<double> g_weights = {0, 1, 4.5, 9, 99, 99, 99, 99};

double g_function(std::span<const double> u) {
  double product = 1.0;
  for (std::size_t j = 0; j < g_weights.size(); ++j)
    product *= (std::fabs(4.0 * u[j] - 2.0) + g_weights[j]) / (1.0 + g_weights[j]);
  return product;
}

// Morris 1991, section 5: twenty inputs; coefficients Morris drew at random are (-1)^i and (-1)^(i+j), as in
// Saltelli, Chan and Scott 2000.
double morris_function(std::span<const double> u) {
  double w[20];
  for (std::size_t i = 0; i < 20; ++i) {
    const bool bent = i == 2 || i == 4 || i == 6;
    w[i] = bent ? 2.0 * (1.1 * u[i] / (u[i] + 0.1) - 0.5) : 2.0 * (u[i] - 0.5);
  }
  const auto sign = [](std::size_t i) { return i % 2 == 0 ? 1.0 : -1.0; };
  double y = 0.0;
  for (std::size_t i = 0; i < 20; ++i) {
    y += (i < 10 ? 20.0 : sign(i + 1)) * w[i];
    for (std::size_t j = i + 1; j < 20; ++j) {
      y += (j < 6 ? -15.0 : sign(i + j)) * w[i] * w[j];
      for (std::size_t k = j + 1; k < 5; ++k) {
        y += -10.0 * w[i] * w[j] * w[k];
        for (std::size_t l = k + 1; l < 4; ++l)
          y += 5.0 * w[i] * w[j] * w[k] * w[l];
      }
    }
  }
  return y;
}

template<class Function>
std::vector<double> evaluate(const Matrix& design, Function function) {
  std::vector<double> output(design.rows);
  for (std::size_t i = 0; i < design.rows; ++i)
    output[i] = function(design.row(i));
  return output;
}

} // namespace

TEST_CASE("A Morris trajectory moves every factor once, by the same jump, on the grid") {
  const Matrix design = morris_design(rng, 5, 6, 4);
  REQUIRE(design.rows == 35);
  for (std::size_t t = 0; t < 5; ++t) {
    std::vector<int> moves(6, 0);
    for (std::size_t step = 1; step <= 6; ++step)
      for (std::size_t j = 0; j < 6; ++j) {
        const double moved = std::fabs(design(t * 7 + step, j) - design(t * 7 + step - 1, j));
        if (moved > 0.0) {
          ++moves[j];
          CHECK(moved == Approx(2.0 / 3.0));
        }
      }
    CHECK(moves == std::vector<int>(6, 1));
  }
  for (const double value : design.values) {
    CHECK(value * 3.0 == Approx(std::round(value * 3.0)).margin(1e-12));
    CHECK((value >= 0.0 && value <= 1.0));
  }
}

TEST_CASE("More trajectories extend a Morris design") {
  const Matrix few = morris_design(rng, 2, 6);
  const Matrix many = morris_design(rng, 9, 6);
  CHECK(std::equal(few.values.begin(), few.values.end(), many.values.begin()));
}

TEST_CASE("Elementary effects of a straight function are its slopes, without spread") {
  const Matrix design = morris_design(rng, 10, 3);
  const std::vector<double> output =
      evaluate(design, [](std::span<const double> x) { return 5.0 + 2.0 * x[0] - 3.0 * x[1]; });
  const std::vector<ElementaryEffects> effects = elementary_effects(design, output);
  CHECK(effects[0].mean == Approx(2.0));
  CHECK(effects[1].mean == Approx(-3.0));
  CHECK(effects[1].mean_absolute == Approx(3.0));
  CHECK(effects[1].deviation == Approx(0.0).margin(1e-12));
  CHECK(effects[2].mean_absolute == 0.0);
}

TEST_CASE("A product spreads the effects of both factors over the levels of the other") {
  // x_1 x_2: the effect of x_1 is x_2, on the levels 0, 1/3, 2/3, 1: mean 1/2, variance 5/36.
  const Matrix design = morris_design(rng, 2000, 2);
  const std::vector<double> output = evaluate(design, [](std::span<const double> x) { return x[0] * x[1]; });
  for (const ElementaryEffects& effect : elementary_effects(design, output)) {
    CHECK(effect.mean == Approx(0.5).margin(4.0 * std::sqrt(5.0 / 36.0 / 2000.0)));
    CHECK(effect.deviation == Approx(std::sqrt(5.0 / 36.0)).epsilon(0.05));
    CHECK(effect.importance_error == Approx(std::sqrt(5.0 / 36.0 / 2000.0)).epsilon(0.05));
  }
}

TEST_CASE("Morris' function of twenty inputs shows ten that matter, three of them straight") {
  const Matrix design = morris_design(rng, 100, 20);
  const std::vector<ElementaryEffects> effects =
      elementary_effects(design, evaluate(design, morris_function));
  const auto importance = [](const ElementaryEffects& a, const ElementaryEffects& b) {
    return a.mean_absolute < b.mean_absolute;
  };
  const auto bend = [](const ElementaryEffects& a, const ElementaryEffects& b) {
    return a.deviation < b.deviation;
  };
  const double least_of_ten =
      std::min_element(effects.begin(), effects.begin() + 10, importance)->mean_absolute;
  const double most_of_rest =
      std::max_element(effects.begin() + 10, effects.end(), importance)->mean_absolute;
  CHECK(least_of_ten > 3.0 * most_of_rest);
  // Inputs 8 to 10 act almost straight with slope 40; inputs 1 to 7 bend or act together.
  const double most_straight = std::max_element(effects.begin() + 7, effects.begin() + 10, bend)->deviation;
  const double least_bent = std::min_element(effects.begin(), effects.begin() + 7, bend)->deviation;
  CHECK(least_bent > 1.5 * most_straight);
  for (std::size_t i = 7; i < 10; ++i)
    CHECK(effects[i].mean == Approx(40.0).margin(3.0));
}

TEST_CASE("A Saltelli design exchanges one column at a time and extends with more base points") {
  const Matrix design = saltelli_design(rng, 4, 3);
  REQUIRE(design.rows == 20);
  for (std::size_t i = 0; i < 4; ++i)
    for (std::size_t row = 0; row < 3; ++row)
      for (std::size_t j = 0; j < 3; ++j)
        CHECK(design(i * 5 + 2 + row, j) == design(i * 5 + (row == j ? 1 : 0), j));
  const Matrix more = saltelli_design(rng, 8, 3);
  CHECK(std::equal(design.values.begin(), design.values.end(), more.values.begin()));
}

TEST_CASE("Sobol indices of the Ishigami function are the analytic ones") {
  // a = 7, b = 0.1: 0.3139, 0.4424, 0 alone and 0.5576, 0.4424, 0.2437 in all (Saltelli et al. 2008,
  // section 4.7).
  const std::size_t base = 4096;
  const std::vector<double> output = evaluate(saltelli_design(rng, base, 3), ishigami);
  const std::vector<SobolIndex> index = sobol_indices(rng, output, 3, {.resamples = 200});
  const std::vector<double> first = {0.3139, 0.4424, 0.0};
  const std::vector<double> total = {0.5576, 0.4424, 0.2437};
  for (std::size_t j = 0; j < 3; ++j) {
    CHECK(index[j].first == Approx(first[j]).margin(0.01));
    CHECK(index[j].total == Approx(total[j]).margin(0.01));
    CHECK(index[j].first_interval.contains(first[j]));
    CHECK(index[j].total_interval.contains(total[j]));
    CHECK(index[j].total_interval.half_width() < 0.06);
  }
}

TEST_CASE("Sobol indices of the g function are the analytic ones") {
  double everything = 1.0;
  std::vector<double> alone;
  for (const double a : g_weights) {
    alone.push_back(1.0 / (3.0 * (1.0 + a) * (1.0 + a)));
    everything *= 1.0 + alone.back();
  }
  const std::vector<double> output = evaluate(saltelli_design(rng, 4096, 8), g_function);
  const std::vector<SobolIndex> index = sobol_indices(rng, output, 8, {.resamples = 100});
  for (std::size_t j = 0; j < 8; ++j) {
    const double total = alone[j] * everything / (1.0 + alone[j]) / (everything - 1.0);
    CHECK(index[j].first == Approx(alone[j] / (everything - 1.0)).margin(0.01));
    CHECK(index[j].total == Approx(total).margin(0.01));
  }
}

TEST_CASE("The interval of a Sobol index is as wide as the estimate is uncertain") {
  // Over independent scramblings, intervals that take base points as independent cover at least their level.
  int covered = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const std::vector<double> output = evaluate(saltelli_design({.seed = seed}, 256, 3), ishigami);
    if (sobol_indices({.seed = seed}, output, 3, {.resamples = 200})[0].total_interval.contains(0.5576))
      ++covered;
  }
  CHECK(covered >= 54);
}

TEST_CASE("An output that never moves is explained by nobody") {
  const std::vector<SobolIndex> index =
      sobol_indices(rng, std::vector<double>(40, 2.0), 3, {.resamples = 20});
  CHECK(index[1].first == 0.0);
  CHECK(index[1].total == 0.0);
}
