#include "engine/statistics/calibration/abc.hpp"

#include "engine/random/distributions.hpp"
#include "engine/statistics/inference/draws.hpp"
#include "engine/statistics/inference/moments.hpp"
#include "engine/statistics/regression/positive_definite.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>

namespace entente {

namespace {

// In these coordinates the kernel's step is standard normal.
Matrix whitened_rows(const Matrix& root, const Matrix& particles) {
  Matrix result(particles.rows, particles.columns);
  for (std::size_t i = 0; i < particles.rows; ++i) {
    const std::vector<double> row = solve_root(root, particles.row(i));
    std::copy(row.begin(), row.end(), result.row(i).begin());
  }
  return result;
}

double squared_distance(std::span<const double> a, std::span<const double> b) {
  double sum = 0.0;
  for (std::size_t j = 0; j < a.size(); ++j)
    sum += (a[j] - b[j]) * (a[j] - b[j]);
  return sum;
}

// log sum w exp(-distance / 2), safe when all terms are tiny.
double log_mixture(std::span<const double> weights, std::span<const double> squared_distances) {
  double largest = -std::numeric_limits<double>::infinity();
  for (std::size_t j = 0; j < weights.size(); ++j)
    if (weights[j] > 0.0)
      largest = std::max(largest, std::log(weights[j]) - 0.5 * squared_distances[j]);
  double sum = 0.0;
  for (std::size_t j = 0; j < weights.size(); ++j)
    if (weights[j] > 0.0)
      sum += std::exp(std::log(weights[j]) - 0.5 * squared_distances[j] - largest);
  return largest + std::log(sum);
}

} // namespace

std::vector<double> Kernel::moved(std::span<const double> from, std::span<const double> normals) const {
  assert(from.size() == root.rows && normals.size() == root.rows);
  std::vector<double> to(from.begin(), from.end());
  for (std::size_t i = 0; i < root.rows; ++i)
    for (std::size_t j = 0; j <= i; ++j)
      to[i] += root(i, j) * normals[j];
  return to;
}

std::optional<Kernel> kernel_of(const Matrix& covariance) {
  std::optional<Matrix> root = cholesky_root(covariance);
  if (!root)
    return std::nullopt;
  return Kernel{std::move(*root)};
}

Matrix weighted_covariance(const Matrix& particles, std::span<const double> weights) {
  assert(particles.rows == weights.size());
  const std::size_t n = particles.columns;
  std::vector<double> centre(n);
  for (std::size_t j = 0; j < n; ++j)
    centre[j] = weighted_mean(particles.column(j), weights);
  double total = 0.0;
  double squares = 0.0;
  Matrix sums(n, n);
  for (std::size_t i = 0; i < particles.rows; ++i) {
    total += weights[i];
    squares += weights[i] * weights[i];
    for (std::size_t j = 0; j < n; ++j)
      for (std::size_t k = 0; k < n; ++k)
        sums(j, k) += weights[i] * (particles(i, j) - centre[j]) * (particles(i, k) - centre[k]);
  }
  const double divisor = total - squares / total;
  for (double& value : sums.values)
    value = divisor > 0.0 ? value / divisor : 0.0;
  return sums;
}

std::vector<double> proposed(const AddressedRng& rng, const Population& population, const Kernel& kernel,
                             std::uint16_t generation, std::uint32_t proposal, std::uint32_t attempt) {
  const AddressedRng address{rng.seed, generation, 0};
  const std::size_t n = population.particles.columns;
  const auto first = static_cast<std::uint32_t>(attempt * (n + 1));
  const double u = analysis_uniform(address, AnalysisDraw::abc_proposal, proposal, first);
  std::vector<double> normals(n);
  for (std::size_t j = 0; j < n; ++j)
    normals[j] = normal_quantile(analysis_uniform(address, AnalysisDraw::abc_proposal, proposal,
                                                  first + 1 + static_cast<std::uint32_t>(j)));
  return kernel.moved(population.particles.row(chosen_by_weight(population.weights, u)), normals);
}

std::vector<double> importance_weights(const Matrix& accepted, std::span<const double> log_prior,
                                       const Population& last, const Kernel& kernel) {
  assert(accepted.rows == log_prior.size() && accepted.columns == last.particles.columns);
  const Matrix here = whitened_rows(kernel.root, accepted);
  const Matrix there = whitened_rows(kernel.root, last.particles);
  std::vector<double> log_weights(accepted.rows);
  std::vector<double> distances(there.rows);
  for (std::size_t i = 0; i < here.rows; ++i) {
    for (std::size_t j = 0; j < there.rows; ++j)
      distances[j] = squared_distance(here.row(i), there.row(j));
    log_weights[i] = log_prior[i] - log_mixture(last.weights, distances);
  }
  // The largest is taken off before exp, and cancels.
  const double largest =
      log_weights.empty() ? 0.0 : *std::max_element(log_weights.begin(), log_weights.end());
  for (double& weight : log_weights)
    weight = std::exp(weight - largest);
  const double total = std::accumulate(log_weights.begin(), log_weights.end(), 0.0);
  for (double& weight : log_weights)
    weight /= total;
  return log_weights;
}

double effective_sample_size(std::span<const double> weights) {
  double total = 0.0;
  double squares = 0.0;
  for (const double weight : weights) {
    total += weight;
    squares += weight * weight;
  }
  return squares > 0.0 ? total * total / squares : 0.0;
}

double next_tolerance(const Population& population, double share) {
  assert(population.distances.size() == population.weights.size() && !population.distances.empty());
  std::vector<std::size_t> order(population.distances.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&population](std::size_t a, std::size_t b) {
    return population.distances[a] < population.distances[b];
  });
  const double total = std::accumulate(population.weights.begin(), population.weights.end(), 0.0);
  double below = 0.0;
  for (const std::size_t i : order) {
    below += population.weights[i];
    if (below >= share * total)
      return population.distances[i];
  }
  return population.distances[order.back()];
}

std::size_t chosen_by_weight(std::span<const double> weights, double u) {
  assert(!weights.empty());
  double below = 0.0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    below += weights[i];
    if (u < below)
      return i;
  }
  // Rounding may leave the sum a hair below u: the last particle that has weight.
  std::size_t last = weights.size() - 1;
  while (last > 0 && weights[last] <= 0.0)
    --last;
  return last;
}

} // namespace entente
