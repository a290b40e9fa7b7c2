#include "engine/statistics/regression/logit.hpp"

#include "engine/statistics/inference/moments.hpp"
#include "engine/statistics/regression/positive_definite.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace entente {

namespace {

double logistic(double x) {
  return x >= 0.0 ? 1.0 / (1.0 + std::exp(-x)) : std::exp(x) / (1.0 + std::exp(x));
}

// log(1 + e^x) without overflow.
double softplus(double x) {
  return x > 0.0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x));
}

double predictor(std::span<const double> row, std::span<const double> coefficients) {
  double sum = 0.0;
  for (std::size_t j = 0; j < row.size(); ++j)
    sum += row[j] * coefficients[j];
  return sum;
}

double log_likelihood(const Matrix& x, std::span<const double> y, std::span<const double> coefficients) {
  double sum = 0.0;
  for (std::size_t i = 0; i < x.rows; ++i) {
    const double log_odds = predictor(x.row(i), coefficients);
    sum += y[i] * log_odds - softplus(log_odds);
  }
  return sum;
}

struct Slope {
  std::vector<double> score;
  Matrix information;
};

Slope slope(const Matrix& x, std::span<const double> y, std::span<const double> coefficients) {
  Slope result{std::vector<double>(x.columns, 0.0), Matrix(x.columns, x.columns)};
  for (std::size_t i = 0; i < x.rows; ++i) {
    const auto row = x.row(i);
    const double rng = logistic(predictor(row, coefficients));
    for (std::size_t j = 0; j < x.columns; ++j) {
      result.score[j] += row[j] * (y[i] - rng);
      for (std::size_t k = 0; k < x.columns; ++k)
        result.information(j, k) += rng * (1.0 - rng) * row[j] * row[k];
    }
  }
  return result;
}

std::vector<double> sum(std::span<const double> a, std::span<const double> b) {
  std::vector<double> result(a.begin(), a.end());
  for (std::size_t j = 0; j < result.size(); ++j)
    result[j] += b[j];
  return result;
}

// Root mean square of each column: brings every coefficient to the scale of log odds.
std::vector<double> column_scales(const Matrix& x) {
  std::vector<double> scales;
  for (std::size_t j = 0; j < x.columns; ++j) {
    double squares = 0.0;
    for (std::size_t i = 0; i < x.rows; ++i)
      squares += x(i, j) * x(i, j);
    scales.push_back(std::sqrt(squares / static_cast<double>(x.rows)));
  }
  return scales;
}

} // namespace

double LogitFit::probability(std::span<const double> row) const {
  assert(row.size() == coefficients.size());
  return logistic(predictor(row, coefficients));
}

std::optional<LogitFit> fit_logit(const Matrix& design, std::span<const double> response) {
  assert(design.rows == response.size());
  if (design.rows == 0 || design.columns == 0)
    return std::nullopt;
  constexpr int most_iterations = 100;
  constexpr int most_halvings = 30;
  constexpr double precision = 1e-11; // of a coefficient times the root mean square of its column
  constexpr double rounding =
      1e-12; // of the likelihood: near the maximum a good step may seem to lose that much
  constexpr double endless = 100.0; // log odds that only separation reaches
  const std::vector<double> scale = column_scales(design);
  if (!(*std::min_element(scale.begin(), scale.end()) > 0.0))
    return std::nullopt;
  Matrix x = design;
  for (std::size_t i = 0; i < x.rows; ++i)
    for (std::size_t j = 0; j < x.columns; ++j)
      x(i, j) /= scale[j];

  std::vector<double> coefficients(x.columns, 0.0);
  double best = log_likelihood(x, response, coefficients);
  for (int iteration = 1; iteration <= most_iterations; ++iteration) {
    const Slope here = slope(x, response, coefficients);
    const std::optional<Matrix> root = cholesky_root(here.information);
    if (!root)
      return std::nullopt;
    std::vector<double> step = solve_with_root(*root, here.score);
    double next = log_likelihood(x, response, sum(coefficients, step));
    const double enough = best - rounding * (1.0 + std::fabs(best));
    for (int halving = 0; halving < most_halvings && !(next >= enough); ++halving) {
      for (double& move : step)
        move *= 0.5;
      next = log_likelihood(x, response, sum(coefficients, step));
    }
    coefficients = sum(coefficients, step);
    best = next;
    if (largest_absolute(coefficients) > endless)
      return std::nullopt;
    if (largest_absolute(step) >= precision)
      continue;

    const Matrix spread = inverse_from_root(*root);
    LogitFit fit;
    fit.log_likelihood = best;
    fit.iterations = iteration;
    for (std::size_t j = 0; j < x.columns; ++j) {
      fit.coefficients.push_back(coefficients[j] / scale[j]);
      fit.errors.push_back(std::sqrt(spread(j, j)) / scale[j]);
    }
    return fit;
  }
  return std::nullopt;
}

} // namespace entente
