#include "engine/statistics/design/morris.hpp"

#include "engine/statistics/inference/draws.hpp"
#include "engine/statistics/inference/moments.hpp"

#include <cassert>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <utility>

namespace entente {

namespace {

std::vector<std::size_t> random_order(const AddressedRng& rng, std::uint32_t trajectory,
                                      std::size_t factors) {
  std::vector<std::size_t> order(factors);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t left = factors; left > 1; --left) {
    const auto position = static_cast<std::uint32_t>(left - 1);
    std::swap(order[left - 1],
              order[analysis_choice(rng, AnalysisDraw::morris_order, trajectory, position, left)]);
  }
  return order;
}

} // namespace

Matrix morris_design(const AddressedRng& rng, std::size_t trajectories, std::size_t factors,
                     std::size_t levels) {
  assert(levels >= 2 && levels % 2 == 0);
  const double steps = static_cast<double>(levels - 1);
  const double jump = static_cast<double>(levels) / 2.0 / steps;
  Matrix design(trajectories * (factors + 1), factors);
  for (std::size_t t = 0; t < trajectories; ++t) {
    const auto trajectory = static_cast<std::uint32_t>(t);
    std::vector<double> at(factors);
    std::vector<double> then(factors);
    for (std::size_t j = 0; j < factors; ++j) {
      const auto factor = static_cast<std::uint32_t>(j);
      // The lower half of the levels, so that a jump up stays inside; going down starts where going up ends.
      const double low = static_cast<double>(analysis_choice(rng, AnalysisDraw::morris_start, trajectory,
                                                             factor, levels / 2)) /
                         steps;
      const bool up = analysis_uniform(rng, AnalysisDraw::morris_direction, trajectory, factor) < 0.5;
      at[j] = up ? low : low + jump;
      then[j] = up ? low + jump : low;
    }
    const std::vector<std::size_t> order = random_order(rng, trajectory, factors);
    for (std::size_t step = 0; step <= factors; ++step) {
      if (step > 0)
        at[order[step - 1]] = then[order[step - 1]];
      for (std::size_t j = 0; j < factors; ++j)
        design(t * (factors + 1) + step, j) = at[j];
    }
  }
  return design;
}

std::vector<ElementaryEffects> elementary_effects(const Matrix& design, std::span<const double> output) {
  assert(design.rows == output.size() && design.rows % (design.columns + 1) == 0);
  std::vector<std::vector<double>> effects(design.columns);
  for (std::size_t i = 1; i < design.rows; ++i) {
    if (i % (design.columns + 1) == 0)
      continue; // a new trajectory starts
    for (std::size_t j = 0; j < design.columns; ++j) {
      const double moved = design(i, j) - design(i - 1, j);
      if (moved != 0.0)
        effects[j].push_back((output[i] - output[i - 1]) / moved);
    }
  }
  std::vector<ElementaryEffects> result;
  for (const std::vector<double>& mine : effects) {
    std::vector<double> absolute;
    for (const double effect : mine)
      absolute.push_back(std::fabs(effect));
    result.push_back({mean(mine), mean(absolute), standard_deviation(mine), monte_carlo_error(absolute)});
  }
  return result;
}

} // namespace entente
