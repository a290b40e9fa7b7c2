#include "engine/statistics/design/sobol_indices.hpp"

#include "engine/statistics/design/sobol_points.hpp"

#include <cassert>
#include <cstdint>
#include <numeric>

namespace entente {

namespace {

struct Shares {
  std::vector<double> first;
  std::vector<double> total;
};

// The estimators over the base points at the given positions.
Shares shares(std::span<const double> output, std::size_t factors, std::span<const std::uint32_t> positions) {
  const std::size_t block = factors + 2;
  const double n = static_cast<double>(positions.size());
  double sum = 0.0;
  for (const std::uint32_t position : positions)
    sum += output[position * block] + output[position * block + 1];
  const double centre = sum / (2.0 * n);

  double squares = 0.0;
  Shares result{std::vector<double>(factors, 0.0), std::vector<double>(factors, 0.0)};
  for (const std::uint32_t position : positions) {
    const double a = output[position * block] - centre;
    const double b = output[position * block + 1] - centre;
    squares += a * a + b * b;
    for (std::size_t j = 0; j < factors; ++j) {
      const double exchanged = output[position * block + 2 + j] - centre;
      result.first[j] += b * (exchanged - a);
      result.total[j] += (a - exchanged) * (a - exchanged);
    }
  }
  const double variance = squares / (2.0 * n);
  for (std::size_t j = 0; j < factors; ++j) {
    result.first[j] = variance > 0.0 ? result.first[j] / n / variance : 0.0;
    result.total[j] = variance > 0.0 ? result.total[j] / (2.0 * n) / variance : 0.0;
  }
  return result;
}

} // namespace

Matrix saltelli_design(const AddressedRng& rng, std::size_t base, std::size_t factors) {
  const Matrix halves = sobol_points(rng, base, 2 * factors);
  Matrix design(base * (factors + 2), factors);
  for (std::size_t i = 0; i < base; ++i)
    for (std::size_t row = 0; row < factors + 2; ++row)
      for (std::size_t j = 0; j < factors; ++j) {
        const bool from_b = row == 1 || row == j + 2;
        design(i * (factors + 2) + row, j) = halves(i, from_b ? factors + j : j);
      }
  return design;
}

std::vector<SobolIndex> sobol_indices(const AddressedRng& rng, std::span<const double> output,
                                      std::size_t factors, const BootstrapSettings& settings) {
  assert(factors >= 1 && output.size() % (factors + 2) == 0);
  const std::size_t base = output.size() / (factors + 2);
  std::vector<std::uint32_t> everyone(base);
  std::iota(everyone.begin(), everyone.end(), 0u);
  const Shares observed = shares(output, factors, everyone);

  std::vector<std::vector<double>> first(factors);
  std::vector<std::vector<double>> total(factors);
  for (std::size_t b = 0; b < settings.resamples; ++b) {
    const Shares again =
        shares(output, factors, resampled_positions(rng, static_cast<std::uint32_t>(b), base));
    for (std::size_t j = 0; j < factors; ++j) {
      first[j].push_back(again.first[j]);
      total[j].push_back(again.total[j]);
    }
  }
  std::vector<SobolIndex> result;
  for (std::size_t j = 0; j < factors; ++j)
    result.push_back({observed.first[j], percentile_interval(first[j], settings.level), observed.total[j],
                      percentile_interval(total[j], settings.level)});
  return result;
}

} // namespace entente
